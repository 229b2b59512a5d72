package verdict

import (
	"fmt"

	"gainsay/internal/claim"
	"gainsay/internal/entity"
)

// swapped finds two claims that exchange who did it and to whom, where one deed cannot go both ways: who beat whom, who
// sold to whom. Blows and visits are returned, and are no contradiction.
type swapped struct{}

func (swapped) id() string { return "divergence/swapped-roles" }

func (d swapped) decide(p *pair) (Outcome, bool) {
	lemma := p.a.Claim.Predicate.Lemma
	if lemma != p.b.Claim.Predicate.Lemma || !p.pack.Listed("predicate/one-way", lemma) || !p.bothHold() {
		return Outcome{}, false
	}
	ax, px := find(p.a.Claim, claim.Agent), find(p.a.Claim, claim.Patient)
	ay, py := find(p.b.Claim, claim.Agent), find(p.b.Claim, claim.Patient)
	for _, r := range []*claim.Argument{ax, px, ay, py} {
		if r == nil || r.Inherited || r.Confidence < .8 {
			return Outcome{}, false
		}
	}
	if !p.sureSame(ax, py) || !p.sureSame(px, ay) {
		return Outcome{}, false
	}
	o := Outcome{Slot: Who, Verdict: Diverge, Confidence: .7}
	o.Answers[0], o.Answers[1] = ax.Span, ay.Span
	o.Why = p.timeNote(fmt.Sprintf("%q does it in one, and has it done to it in the other", ax.Span.Cut(p.a.Text)))
	return o, true
}

// sureSame reports whether an argument of a and one of b are named, and the same.
func (p *pair) sureSame(x, y *claim.Argument) bool {
	ex, ey := p.a.entity(x), p.b.entity(y)
	return ex != nil && ey != nil && len(ex.Names) > 0 && len(ey.Names) > 0 && entity.Same(ex, ey) >= entity.SureSame
}
