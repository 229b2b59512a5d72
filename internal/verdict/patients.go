package verdict

import (
	"fmt"

	"gainsay/internal/claim"
)

// patients compares whom, where the predicate holds one at a time: who was appointed, elected, named.
type patients struct{}

func (patients) id() string { return "divergence/whom" }

func (d patients) decide(p *pair) (Outcome, bool) {
	x, y := find(p.a.Claim, claim.Patient), find(p.b.Claim, claim.Patient)
	if x == nil || y == nil || p.a.Claim.Predicate.Lemma != p.b.Claim.Predicate.Lemma || !p.exclusive(claim.Patient) || !p.bothHold() {
		return Outcome{}, false
	}
	if min(x.Confidence, y.Confidence) < .4 || x.Inherited || y.Inherited || x.Amount != nil || y.Amount != nil || p.a.owned(x) || p.b.owned(y) {
		return Outcome{}, false
	}
	// The doer must be the same: a second doer has a second deed.
	ax, ay := find(p.a.Claim, claim.Agent), find(p.b.Claim, claim.Agent)
	if ax == nil || ay == nil || !p.same(ax, ay) || p.conflicts(claim.Place) || p.conflicts(claim.Recipient) || !p.apart(x, y) {
		return Outcome{}, false
	}
	if p.a.entity(x) == nil || p.b.entity(y) == nil {
		return Outcome{}, false
	}
	o := Outcome{Slot: Whom, Verdict: Diverge, Confidence: .65}
	o.Answers[0], o.Answers[1] = x.Span, y.Span
	o.Why = p.timeNote(fmt.Sprintf("%q and %q are two answers where one is expected", x.Span.Cut(p.a.Text), y.Span.Cut(p.b.Text)))
	return o, true
}
