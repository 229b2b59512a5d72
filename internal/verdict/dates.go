package verdict

import (
	"fmt"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/timex"
)

// dates compares when: intervals with a granularity and an anchor.
type dates struct{}

func (dates) id() string { return "divergence/when" }

func (d dates) decide(p *pair) (Outcome, bool) {
	x, y := timeOf(p.a.Claim), timeOf(p.b.Claim)
	if x == nil || y == nil || !p.samePredicate() {
		return Outcome{}, false
	}
	o := Outcome{Slot: When}
	o.Answers[0], o.Answers[1] = x.Span, y.Span
	cutA, cutB := x.Span.Cut(p.a.Text), y.Span.Cut(p.b.Text)
	switch timex.CompareAcross(*x, *y) {
	case timex.Same:
		o.Verdict, o.Rule, o.Confidence = Agree, "agree/when", .8
		o.Why = []string{fmt.Sprintf("%q and %q are the same time", cutA, cutB)}
	case timex.Narrower:
		o.Verdict, o.Rule, o.Confidence = Narrower, "narrower/when", .8
		o.Why = []string{fmt.Sprintf("%q lies within %q", cutA, cutB)}
	case timex.Broader:
		o.Verdict, o.Rule, o.Confidence, o.Swapped = Narrower, "narrower/when", .8, true
		o.Why = []string{fmt.Sprintf("%q lies within %q", cutB, cutA)}
	case timex.Disjoint:
		// Two times are two events more often than two answers: only a shared agent and patient make it one event.
		if strings.EqualFold(cutA, cutB) || p.a.Claim.Predicate.Kind == claim.Noun || p.b.Claim.Predicate.Kind == claim.Noun {
			return Outcome{}, false // "next month" written on both sides of a month's end; times that hang on a noun's neighbour
		}
		if !p.sameCore() || p.a.Claim.Predicate.Lemma != p.b.Claim.Predicate.Lemma || p.a.Claim.Modality != p.b.Claim.Modality || !sameSort(x, y) || p.a.pluperfect() != p.b.pluperfect() {
			return Outcome{}, false
		}
		o.Verdict, o.Confidence = Diverge, .6
		o.Why = p.timeNote(fmt.Sprintf("%q and %q exclude each other", cutA, cutB))
	default:
		return Outcome{}, false
	}
	return o, true
}

// sameSort reports whether two times are told in one way: two days of the calendar, two weekdays, two hours. "42 years
// ago" and "2013", or "tomorrow" and "Wednesday", may well be one.
func sameSort(x, y *timex.Expression) bool {
	return x.Anchor == y.Anchor && (x.Anchor == timex.Resolved || x.Anchor == timex.YearOpen || x.Weekday > 0 && y.Weekday > 0) && x.Granularity == y.Granularity &&
		x.Normal != y.Normal
}
