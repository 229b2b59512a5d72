package verdict

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"gainsay/internal/claim"
	"gainsay/internal/text"
	"gainsay/internal/timex"
)

// dates compares when: intervals with a granularity and an anchor.
type dates struct{}

func (dates) id() string { return "divergence/when" }

func (d dates) decide(p *pair) (Outcome, bool) {
	if !p.samePredicate() {
		return Outcome{}, false
	}
	x, y := timeOf(p.a.Claim), timeOf(p.b.Claim)
	told := x != nil && y != nil
	if !told && !p.datedOnce() {
		return Outcome{}, false // what a sentence names besides could not part the two; to look for it is dear
	}
	if x == nil {
		x = p.a.looseTime()
	}
	if y == nil {
		y = p.b.looseTime()
	}
	if x == nil || y == nil || !told && timex.CompareAcross(*x, *y) != timex.Disjoint {
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
		a, b := p.a.Claim, p.b.Claim
		if a.Predicate.Lemma != b.Predicate.Lemma || a.Modality != b.Modality || a.Polarity != b.Polarity || !sameSort(x, y) || p.a.pluperfect() != p.b.pluperfect() {
			return Outcome{}, false
		}
		if !(told && p.sameCore()) && !p.happensOnce(claim.Time) || p.a.tellsDay(y) || p.b.tellsDay(x) {
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
	if x.Weekday > 0 && y.Weekday > 0 && x.Weekday != y.Weekday && x.Anchor == y.Anchor {
		return true // "Friday", "Monday night"
	}
	return x.Anchor == y.Anchor && (x.Anchor == timex.Resolved || x.Anchor == timex.YearOpen || x.Weekday > 0 && y.Weekday > 0) && x.Granularity == y.Granularity &&
		x.Normal != y.Normal
}

// looseTime is the one day that the sentence of a claim names, where it hangs below the predicate on a noun ("announced
// her retirement from the board on Tuesday") or stands before the clause; nil where the sentence names another time or
// another predicate may have it.
func (s *Side) looseTime() *timex.Expression {
	tokens := s.Sentence.Tokens
	var found *timex.Expression
	for _, e := range timex.OfEvents(s.Sentence, timex.Find(s.Sentence, s.Text, s.Published)) {
		if e.Kind != timex.Date {
			continue
		}
		if found != nil {
			return nil
		}
		found = &e
	}
	if found == nil || found.Granularity > timex.Day || s.Claim.Predicate.Kind != claim.Verb {
		return nil
	}
	for i := range tokens {
		if !found.Span.Contains(tokens[i].Span) {
			continue
		}
		// Up to the first verb; the walk is as long as the sentence at most.
		at := i
		for n := 0; at >= 0 && n < len(tokens); n++ {
			if tokens[at].Class == "VERB" {
				break
			}
			at = tokens[at].Head
		}
		if at == s.Claim.Predicate.Head {
			return found
		}
		return nil
	}
	return nil
}

// datedOnce reports whether two claims could be parted by days that hang loosely on them: they tell one deed, of the kind
// that has one day, by its verb and in one way.
func (p *pair) datedOnce() bool {
	a, b := p.a.Claim, p.b.Claim
	return a.Predicate.Kind != claim.Noun && b.Predicate.Kind != claim.Noun && a.Predicate.Lemma == b.Predicate.Lemma &&
		a.Modality == b.Modality && a.Polarity == b.Polarity && p.happensOnce(claim.Time)
}

// happensOnce reports whether what both claims tell can have only one filler of a role, given participants that are the
// same in both: one dies once, and a treaty is signed on one day.
func (p *pair) happensOnce(role claim.RoleName) bool {
	for _, f := range p.pack.Functional(p.a.Claim.Predicate.Lemma) {
		if f.Part != "verb" || f.Slot != string(role) {
			continue
		}
		same := true
		for _, given := range f.Given {
			x, y := find(p.a.Claim, claim.RoleName(given)), find(p.b.Claim, claim.RoleName(given))
			same = same && p.sameIn(claim.RoleName(given)) && !p.a.owned(x) && !p.b.owned(y)
		}
		if same && !p.conflicts(claim.Agent) && !p.conflicts(claim.Patient) {
			return true
		}
	}
	return false
}

// tellsDay reports whether the document of a claim names the day that the other document gives, anywhere: then it speaks
// of two days, and which is meant here is not known.
func (s *Side) tellsDay(other *timex.Expression) bool {
	name := ""
	switch {
	case other.Weekday > 0:
		name = time.Weekday(other.Weekday % 7).String()
	case other.Granularity <= timex.Day && !other.From.IsZero() && other.Anchor == timex.Resolved:
		name = other.From.Weekday().String()
	}
	if name != "" && text.ContainsWord(s.Text, name) {
		return true
	}
	if other.Anchor != timex.Resolved || other.From.IsZero() {
		return false
	}
	if other.Granularity == timex.Year {
		return text.ContainsWord(s.Text, strconv.Itoa(other.From.Year()))
	}
	for _, layout := range []string{"January 2", "Jan. 2", "Jan 2", "2 January", "2 Jan"} {
		if text.ContainsWord(s.Text, other.From.Format(layout)) {
			return true
		}
	}
	return false
}
