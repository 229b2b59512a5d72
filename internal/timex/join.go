package timex

import (
	"strings"
	"time"

	"gainsay/internal/text"
)

// extend reads the second end of a range in words: "from Monday to Friday", "between March and May 2020", "from late
// March to early April 2020".
func (f *finder) extend(r reading) reading {
	if r.Kind != Date || r.Granularity < DayPart || r.open.toDay+r.open.toMonth+r.open.toYear > 0 {
		return r
	}
	j := r.end
	from, between := f.Is(r.from-1, "from"), f.Is(r.from-1, "between")
	if !(from && f.Is(j, "to", "until", "till", "through") || between && f.Is(j, "and") || f.Hyphen(j) || f.Is(j, "through")) {
		return r
	}
	if f.postponed(r.from - 1) {
		return r
	}
	second, ok := f.at(j + 1)
	if !ok || second.Kind != Date || second.Anchor != r.Anchor && !(r.Anchor == YearOpen && second.Anchor == Resolved) {
		return r
	}
	if second.Granularity != r.Granularity && !(r.Granularity >= Day && second.Granularity >= Day && second.Granularity <= Year) {
		return r
	}
	// The year said with the second end holds for the first.
	if r.dated && second.dated && r.open.year == 0 && second.open.year > 0 && second.open.month > 0 {
		p := r.open
		p.year = second.open.year
		if p.month > second.open.month {
			p.year--
		}
		again := f.resolve(p, r.from, r.end)
		r.From, r.To, r.Anchor, r.Reason = again.From, again.To, Resolved, ""
	}
	switch r.Anchor {
	case Resolved, YearOpen:
		if r.From.IsZero() || second.To.IsZero() && second.Anchor != YearOpen {
			return r
		}
		to := second.To
		if !to.After(r.From) {
			if r.Anchor != YearOpen {
				if r.Weekday > 0 && second.Weekday > 0 && r.Granularity == Day {
					to = to.AddDate(0, 0, 7)
				} else {
					return r
				}
			} else {
				to = to.AddDate(1, 0, 0)
			}
		}
		r.To = to
	case Published, Event:
		r.OffsetLow, r.OffsetHigh = min(r.OffsetLow, second.OffsetLow), max(r.OffsetHigh, second.OffsetHigh)
	default:
		return r
	}
	r.Granularity = max(r.Granularity, second.Granularity)
	if r.Weekday > 0 && second.Weekday > 0 {
		r.Weekday = 0
	}
	r.Normal += "/" + second.Normal
	if r.Anchor == Resolved && r.Granularity >= Day {
		r.Normal = normal(r.From, r.To, r.Granularity)
	}
	r.Span.End = second.Span.End
	r.end = second.end
	r.dated = false
	if between || from {
		r.closed = true
	}
	return r
}

// offset dates "three days before Christmas" and "two weeks after 5 May 2020": a distance from a day that is said.
func (f *finder) offset(r reading) reading {
	if r.Anchor != Event || r.Kind != Date || !f.Is(r.end-1, "before", "after") {
		return r
	}
	day, ok := f.at(r.end)
	if !ok || day.Kind != Date || day.Granularity != Day || day.Anchor != Resolved && day.Anchor != YearOpen {
		return r
	}
	dated, ok := Resolve(r.Expression, day.Expression)
	if !ok {
		return r
	}
	r.Expression = dated
	r.Span.End, r.end = day.Span.End, day.end
	return r
}

// join merges a time of day with the day beside it: "5 p.m. on Tuesday", "Tuesday at 5 p.m.", "Tuesday, 17:30".
func (f *finder) join(a, b reading) (reading, bool) {
	for i := a.end; i < b.from; i++ {
		if i-a.end > 2 || !f.Is(i, "on", "at", ",", "around", "about", "in", "the", "by", "local", "time", "of", "shortly", "after", "before", "from") {
			return reading{}, false
		}
	}
	clock, dayOf := a, b
	if !bareClock(a.Expression) {
		clock, dayOf = b, a
		if f.Is(b.from-1, "after", "before", "from", "by") {
			return reading{}, false
		}
	}
	if !bareClock(clock.Expression) || bareClock(dayOf.Expression) || dayOf.Kind != Date || dayOf.Granularity != Day && dayOf.Granularity != DayPart {
		return reading{}, false
	}
	if dayOf.Anchor == Event && dayOf.OffsetLow == 0 && dayOf.OffsetHigh == 0 && dayOf.Modifier != "" {
		return reading{}, false
	}
	out := dayOf
	out.from, out.end = a.from, b.end
	out.Span = text.Span{Start: a.Start, End: b.End}
	out.Relation = a.Relation
	out.dated = false
	if dayOf.Granularity == DayPart && clock.Clock.To-clock.Clock.From > 12*60 {
		// "11 o'clock on Tuesday night"
		if clock.Clock.From+12*60 >= dayOf.Clock.From && clock.Clock.From < dayOf.Clock.From {
			clock.Clock.From += 12 * 60
		}
		clock.Clock.To = clock.Clock.From + 60
	}
	midnight := dayOf.From
	if dayOf.Granularity == DayPart {
		midnight = midnight.Add(-time.Duration(dayOf.Clock.From) * time.Minute)
	}
	out.Clock, out.Granularity = clock.Clock, clock.Granularity
	if dayOf.Anchor == Resolved || dayOf.Anchor == YearOpen {
		out.From = midnight.Add(time.Duration(clock.Clock.From) * time.Minute)
		out.To = midnight.Add(time.Duration(clock.Clock.To) * time.Minute)
	}
	day, _, _ := strings.Cut(dayOf.Normal, "T")
	out.Normal = day + clock.Normal
	return out, true
}

// bareClock reports a time of day without its day.
func bareClock(e Expression) bool {
	return e.Clock.Known && e.Anchor == Event && e.OffsetLow == 0 && e.OffsetHigh == 0 && e.Granularity <= Hour && e.Granularity != Unknown
}
