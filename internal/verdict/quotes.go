package verdict

import (
	"fmt"
	"slices"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/nlp"
)

// quotes compares two quotations of one speaker that are the same words but for those that turn them: a quotation that
// was cut, or changed, so that it says something else.
type quotes struct{}

func (quotes) id() string { return "copy/quote-cut" }

// sharedQuotation is how many words around the predicate two quotations must have in common to be one utterance. Five
// words in a row are rarely said twice; the size of a shingle in near-duplicate detection (Broder 1997).
const sharedQuotation = 5

func (d quotes) decide(p *pair) (Outcome, bool) {
	a, b := p.a.Claim, p.b.Claim
	if a.Predicate.Lemma != b.Predicate.Lemma || p.a.speaker() == "" || p.a.speaker() != p.b.speaker() || plain(a) == plain(b) || a.Predicate.Kind != b.Predicate.Kind || !p.sameParticipants() || p.mirrored() {
		return Outcome{}, false
	}
	x, y := p.a.quotation(), p.b.quotation()
	i, j, n := commonRun(x, y, p.a.predicate().Start, p.b.predicate().Start)
	if n < sharedQuotation && n < min(len(x), len(y)) || n < 3 {
		return Outcome{}, false
	}
	turned, from, run, other := &p.a, i, x, y
	if plain(a) {
		turned, from, run, other = &p.b, j, y, x
	}
	turn := turned.Claim.Negator.Hull(turned.Claim.Modal)
	// What turns the quotation is itself quoted, stands outside what they share, and is nowhere in the other.
	outside := false
	for k, t := range run {
		if !turn.Contains(t.Span) {
			continue
		}
		if k >= from && k < from+n || slices.ContainsFunc(other, func(o *nlp.Token) bool { return wordOf(o) == wordOf(t) }) {
			return Outcome{}, false
		}
		outside = outside || takesBack(t)
	}
	if !outside {
		return Outcome{}, false
	}
	o := Outcome{Slot: Attribution, Verdict: Diverge, Confidence: .8}
	o.Answers[0], o.Answers[1] = answer(&p.a), answer(&p.b)
	o.Question = fmt.Sprintf("Which of the two did %s say: %q or %q?", p.a.speaker(), o.Answers[0].Cut(p.a.Text), o.Answers[1].Cut(p.b.Text))
	o.Why = []string{fmt.Sprintf("two quotations of %s: one asserts what the other takes back with %q", p.a.speaker(), turn.Cut(turned.Text))}
	return o, true
}

// takesBack reports whether a word negates, or makes possible or conditional, what stands beside it. "I think" and "will
// be" do neither.
func takesBack(t *nlp.Token) bool {
	switch w := strings.ToLower(t.Form); w {
	case "if", "unless", "may", "might", "could", "perhaps", "maybe":
		return true
	default:
		return negativeWord(t)
	}
}

// predicate is the token that heads the claim's predicate.
func (s *Side) predicate() *nlp.Token { return &s.Sentence.Tokens[s.Claim.Predicate.Head] }

// quotation is the run of quoted words around the predicate, without punctuation; empty when it is not quoted.
func (s *Side) quotation() []*nlp.Token {
	tokens := s.Sentence.Tokens
	at := s.Claim.Predicate.Head
	if !tokens[at].InQuote {
		return nil
	}
	low, high := at, at
	for low > 0 && tokens[low-1].InQuote {
		low--
	}
	for high+1 < len(tokens) && tokens[high+1].InQuote {
		high++
	}
	var out []*nlp.Token
	for i := low; i <= high; i++ {
		if tokens[i].Class != "PUNCT" {
			out = append(out, &tokens[i])
		}
	}
	return out
}

// commonRun is the longest run of equal words that holds the two predicates, given by the bytes they start at: where it
// starts in each quotation, and its length.
func commonRun(x, y []*nlp.Token, px, py int) (i, j, n int) {
	at := func(list []*nlp.Token, start int) int {
		return slices.IndexFunc(list, func(t *nlp.Token) bool { return t.Start == start })
	}
	i, j = at(x, px), at(y, py)
	if i < 0 || j < 0 || wordOf(x[i]) != wordOf(y[j]) {
		return 0, 0, 0
	}
	end, other := i+1, j+1
	for end < len(x) && other < len(y) && wordOf(x[end]) == wordOf(y[other]) {
		end, other = end+1, other+1
	}
	for i > 0 && j > 0 && wordOf(x[i-1]) == wordOf(y[j-1]) {
		i, j = i-1, j-1
	}
	return i, j, end - i
}

func wordOf(t *nlp.Token) string { return strings.ReplaceAll(strings.ToLower(t.Form), "’", "'") }

// plain reports whether a claim is asserted without reserve.
func plain(c *claim.Claim) bool { return c.Polarity == claim.Positive && c.Modality == claim.Asserted }
