package verdict

import (
	"fmt"

	"gainsay/internal/claim"
	"gainsay/internal/timex"
)

// CompareSayings compares when somebody said one thing: a and b are the claims of saying ("Crane said on Monday") beside a
// quotation that both documents have. Words may be repeated, but a text that dates them otherwise and does not know of the
// other day is worth a question.
func (j *Judge) CompareSayings(a, b Side) (Outcome, bool) {
	p := newPair(j.pack, a, b)
	x, y := p.a.saidOn(), p.b.saidOn()
	if x == nil || y == nil || timex.CompareAcross(*x, *y) != timex.Disjoint || !sameSort(x, y) || p.a.tellsDay(y) || p.b.tellsDay(x) {
		return Outcome{}, false
	}
	o := Outcome{Slot: When, Verdict: Diverge, Rule: dates{}.id(), Confidence: .6}
	o.Answers[0], o.Answers[1] = x.Span, y.Span
	o.Why = p.timeNote(fmt.Sprintf("%q and %q exclude each other as the day of the same words", x.Span.Cut(a.Text), y.Span.Cut(b.Text)))
	return o, true
}

// saidOn is the day on which a claim of saying is dated, nil for none.
func (s *Side) saidOn() *timex.Expression {
	e := timeOf(s.Claim)
	if e == nil {
		e = s.looseTime()
	}
	if e == nil || e.Kind != timex.Date || e.Granularity > timex.Day || s.Claim.Modality != claim.Asserted {
		return nil
	}
	return e
}
