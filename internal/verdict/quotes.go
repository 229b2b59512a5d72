package verdict

import (
	"fmt"

	"gainsay/internal/claim"
)

// quotes compares two quotations of one speaker: one that was cut, or changed, so that it says something else.
type quotes struct{}

func (quotes) id() string { return "copy/quote-cut" }

func (d quotes) decide(p *pair) (Outcome, bool) {
	a, b := p.a.Claim, p.b.Claim
	if a.Predicate.Lemma != b.Predicate.Lemma || p.a.speaker() == "" || p.a.speaker() != p.b.speaker() || !p.a.quoted() || !p.b.quoted() {
		return Outcome{}, false
	}
	if plain(a) == plain(b) || !p.sameParticipants() {
		return Outcome{}, false
	}
	o := Outcome{Slot: Attribution, Verdict: Diverge, Confidence: .8}
	o.Answers[0], o.Answers[1] = answer(&p.a), answer(&p.b)
	turned, doc := a, p.a.Text
	if plain(a) {
		turned, doc = b, p.b.Text
	}
	o.Why = []string{fmt.Sprintf("two quotations of %s: one asserts what the other takes back with %q", p.a.speaker(), turned.Negator.Hull(turned.Modal).Cut(doc))}
	return o, true
}

// plain reports whether a claim is asserted without reserve.
func plain(c *claim.Claim) bool { return c.Polarity == claim.Positive && c.Modality == claim.Asserted }

// quoted reports whether the predicate stands in quotation marks.
func (s *Side) quoted() bool { return s.Sentence.Tokens[s.Claim.Predicate.Head].InQuote }
