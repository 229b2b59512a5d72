package verdict

import (
	"fmt"

	"gainsay/internal/claim"
)

// opposites compares whether by predicates that exclude each other ("arrested", "released").
type opposites struct{}

func (opposites) id() string { return "divergence/opposite" }

func (d opposites) decide(p *pair) (Outcome, bool) {
	a, b := p.a.Claim, p.b.Claim
	pair, ok := p.pack.OppositePair(a.Predicate.Lemma, b.Predicate.Lemma, "")
	if !ok || a.Polarity != b.Polarity || !p.sameParticipants() || !p.shares(claim.Patient) && find(a, claim.Patient) != nil {
		return Outcome{}, false
	}
	if a.Polarity == claim.Negative && pair.Strength != "contradictory" {
		return Outcome{}, false
	}
	if a.Modality != claim.Asserted || b.Modality != claim.Asserted || !p.sameCore() {
		return Outcome{}, false
	}
	if a.Predicate.Kind == claim.Noun || b.Predicate.Kind == claim.Noun {
		return Outcome{}, false // whose victory and whose defeat a noun speaks of is seldom sure
	}
	o := Outcome{Slot: Whether, Verdict: Diverge, Confidence: .7}
	o.Answers[0], o.Answers[1] = answer(&p.a), answer(&p.b)
	if pair.Strength == "sequence" {
		if p.daysApart() != 0 || p.undated() || p.a.Document == p.b.Document {
			return Outcome{}, false
		}
		o.Confidence = .5
	}
	o.Why = p.timeNote(fmt.Sprintf("%q and %q exclude each other", a.Predicate.Lemma, b.Predicate.Lemma))
	return o, true
}
