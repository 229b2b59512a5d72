package timex

import (
	"math"
	"time"
)

// Relation is how one expression stands to another.
type Relation string

// The relations, read from the first expression to the second: Narrower means that the first lies inside the second
// ("in mid-September" inside "in September"), Broader is its converse.
const (
	Same         Relation = "same"
	Narrower     Relation = "narrower"
	Broader      Relation = "broader"
	Overlapping  Relation = "overlapping"
	Disjoint     Relation = "disjoint"
	Incomparable Relation = "incomparable"
)

// Converse is the relation read from the second expression to the first.
func (r Relation) Converse() Relation {
	switch r {
	case Narrower:
		return Broader
	case Broader:
		return Narrower
	}
	return r
}

// Compare relates two expressions as sets of moments. Resolved dates are intervals of the calendar, a date without
// its year is that date in every year, a weekday without its week that day of every week, so that "December 7" holds
// "7 December 2023" and excludes November. Expressions relative to the publication, or to another event, are compared
// by their offsets when both have the same anchor, on the understanding that it is the same publication day or the
// same event; CompareAcross does not assume that. Durations are compared by length. Everything else is incomparable.
func Compare(a, b Expression) Relation {
	if a.Kind != b.Kind {
		return Incomparable
	}
	switch a.Kind {
	case Duration:
		return compareLengths(lengths(a), lengths(b))
	case Set:
		if a.Normal == b.Normal {
			return Same
		}
		return Incomparable
	}
	if a.Granularity == Unknown || b.Granularity == Unknown {
		return Incomparable
	}
	switch {
	case a.Anchor == Resolved && b.Anchor == Resolved, a.Anchor == YearOpen && b.Anchor == YearOpen:
		return compareCalendar(a, b)
	case a.Anchor == YearOpen && b.Anchor == Resolved:
		return compareOpenYear(a, b)
	case a.Anchor == Resolved && b.Anchor == YearOpen:
		return compareOpenYear(b, a).Converse()
	case a.openWeek() && b.Anchor == Resolved:
		return compareOpenWeek(a, b)
	case a.Anchor == Resolved && b.openWeek():
		return compareOpenWeek(b, a).Converse()
	case a.Anchor == b.Anchor:
		return compareOffsets(a, b)
	}
	return Incomparable
}

// CompareAcross is Compare for expressions of two documents. "Yesterday" in one undated document and "two days ago" in
// another cannot be compared, while weekdays and dates without a year can. Offsets from another event ("the following
// day", "within days") may agree or hold each other, but exclude each other only where it is known that they hang on
// the same event, which is for a caller to know who may then ask Compare.
func CompareAcross(a, b Expression) Relation {
	if a.Kind != Date || b.Kind != Date || a.Anchor != b.Anchor {
		return Compare(a, b)
	}
	switch {
	case a.Anchor == Published && !(a.openWeek() && b.openWeek()):
		return Incomparable
	case a.Anchor == Event:
		if r := Compare(a, b); r != Disjoint {
			return r
		}
		return Incomparable
	}
	return Compare(a, b)
}

// openWeek reports a weekday whose week is not known.
func (e Expression) openWeek() bool { return e.Anchor == Published && e.Weekday > 0 }

// stretch is an interval in minutes; the core is what an expression is named after, the whole what it may reach into
// (the hours after midnight of "Tuesday night").
type stretch struct {
	low, high float64 // core
	reach     float64 // high of the whole
}

func (s stretch) inside(t stretch) bool { return t.low <= s.low && s.high <= math.Max(t.high, t.reach) }
func (s stretch) apart(t stretch) bool {
	return math.Max(s.high, s.reach) <= t.low || math.Max(t.high, t.reach) <= s.low
}

func (s stretch) relation(t stretch) Relation {
	in, out := s.inside(t), t.inside(s)
	switch {
	case in && out:
		return Same
	case in:
		return Narrower
	case out:
		return Broader
	case s.apart(t):
		return Disjoint
	}
	return Overlapping
}

const dayMinutes = 24 * 60

func minutes(t time.Time) float64 { return float64(t.Unix()) / 60 }

// calendar is the stretch of an expression with an interval; a night that runs past midnight has its core before it.
func calendar(e Expression) stretch {
	s := stretch{low: minutes(e.From), high: minutes(e.To)}
	s.reach = s.high
	if e.Granularity == DayPart && e.Clock.Known && e.Clock.To > dayMinutes && e.Clock.From < dayMinutes {
		s.high -= float64(e.Clock.To - dayMinutes)
	}
	return s
}

// related applies what the preposition says: before, after, since, until and by open the interval on one side. Where
// only an event of that time is meant, the time itself belongs to either side.
func related(s stretch, e Expression) stretch {
	relation := e.Relation
	if e.Modifier == "some" {
		switch relation {
		case "after":
			relation = "since"
		case "before":
			relation = "until"
		}
	}
	switch relation {
	case "before":
		return stretch{math.Inf(-1), s.low, s.low}
	case "until", "by":
		return stretch{math.Inf(-1), s.high, s.reach}
	case "after":
		return stretch{s.high, math.Inf(1), math.Inf(1)}
	case "since":
		return stretch{s.low, math.Inf(1), math.Inf(1)}
	}
	return s
}

// compareCalendar relates two intervals of the calendar, both with their year or both without.
func compareCalendar(a, b Expression) Relation {
	s, t := calendar(a), calendar(b)
	if a.Clock.Known && b.Clock.Known && a.Granularity <= Hour && b.Granularity <= Hour && a.Clock.Zone != b.Clock.Zone {
		// Times of day in different zones, or one that names none: only the days can be compared, and near
		// midnight not even they.
		if math.Abs(s.low-t.low) < 26*60 {
			return Overlapping
		}
		return Disjoint
	}
	// "Since 2015" and "since 2016" say when something began, "until" when it ended: these are points to compare,
	// not the half-lines.
	if a.Relation == b.Relation && (a.Relation == "since" || a.Relation == "until") && a.Modifier != "some" && b.Modifier != "some" {
		return s.relation(t)
	}
	x, y := related(s, a), related(t, b)
	r := x.relation(y)
	if r == Disjoint && a.Anchor == YearOpen && a.Relation == "" && b.Relation == "" {
		// "30 December to 2 January" runs into the next year.
		const year = 366 * dayMinutes
		for _, shift := range []float64{-year, year} {
			moved := stretch{y.low + shift, y.high + shift, y.reach + shift}
			if again := x.relation(moved); again != Disjoint {
				return again
			}
		}
	}
	return r
}

// compareOpenYear relates a date of any year to a resolved one.
func compareOpenYear(open, b Expression) Relation {
	if open.Relation != "" && open.Relation != "as of" {
		return Overlapping // before or after that day of some year: nothing is excluded
	}
	t := related(calendar(b), b)
	if math.IsInf(t.low, 0) || math.IsInf(t.high, 0) || t.high-t.low > 366*dayMinutes {
		return Overlapping
	}
	result := Disjoint
	length := open.To.Sub(open.From)
	for y := b.From.Year() - 1; y <= b.To.Year()+1; y++ {
		from := time.Date(y, open.From.Month(), open.From.Day(), open.From.Hour(), open.From.Minute(), 0, 0, time.UTC)
		to := from.Add(length)
		if open.Granularity >= Month {
			to = time.Date(y+open.To.Year()-open.From.Year(), open.To.Month(), open.To.Day(), 0, 0, 0, 0, time.UTC)
		}
		if open.From.Month() == time.February && open.From.Day() == 29 && from.Day() != 29 {
			continue
		}
		on := open
		on.From, on.To, on.Anchor = from, to, Resolved
		switch s := calendar(on); {
		case t.inside(s):
			return Broader
		case !s.apart(t):
			result = Overlapping
		}
	}
	return result
}

// compareOpenWeek relates a weekday of any week to a resolved date.
func compareOpenWeek(open, b Expression) Relation {
	if open.Relation != "" && open.Relation != "as of" {
		return Overlapping
	}
	t := related(calendar(b), b)
	if math.IsInf(t.low, 0) || math.IsInf(t.high, 0) || t.high-t.low >= 7*dayMinutes {
		return Overlapping
	}
	result := Disjoint
	start := b.From.AddDate(0, 0, -isoWeekday(b.From)-6) // the Monday of the week before
	monday := minutes(time.Date(start.Year(), start.Month(), start.Day(), 0, 0, 0, 0, time.UTC))
	for week := 0.; week < 5; week++ {
		s := weekly(open)
		shift := monday + week*7*dayMinutes
		s.low, s.high, s.reach = s.low+shift, s.high+shift, s.reach+shift
		switch {
		case t.inside(s):
			return Broader
		case !s.apart(t):
			result = Overlapping
		}
	}
	return result
}

// weekly is a weekday with its part of the day, in minutes since Monday.
func weekly(e Expression) stretch {
	start := float64(e.Weekday-1) * dayMinutes
	if !e.Clock.Known {
		return stretch{start, start + dayMinutes, start + dayMinutes}
	}
	return clockStretch(start, e.Clock)
}

func clockStretch(start float64, c Clock) stretch {
	s := stretch{start + float64(c.From), start + float64(c.To), start + float64(c.To)}
	if c.To > dayMinutes && c.From < dayMinutes {
		s.high = start + dayMinutes
	}
	return s
}

// compareOffsets relates two expressions with the same anchor that is not the calendar.
func compareOffsets(a, b Expression) Relation {
	if a.Weekday > 0 && b.Weekday > 0 && (a.openWeek() || b.openWeek() || a.Anchor == Event) {
		if a.OffsetHigh < b.OffsetLow || b.OffsetHigh < a.OffsetLow {
			return Disjoint // "last Tuesday", "next Tuesday"
		}
		s, t := weekly(a), weekly(b)
		r := s.relation(t)
		if r == Disjoint {
			const week = 7 * dayMinutes
			for _, shift := range []float64{-week, week} {
				if again := s.relation(stretch{t.low + shift, t.high + shift, t.reach + shift}); again != Disjoint {
					return again
				}
			}
		}
		return r
	}
	if a.Relation != b.Relation && (a.Relation == "before" || b.Relation == "before" || a.Relation == "since" || b.Relation == "since" ||
		a.Relation == "after" || b.Relation == "after" || a.Relation == "until" || b.Relation == "until") {
		return Incomparable
	}
	if a.Anchor == Event && (a.OffsetHigh < 0) != (b.OffsetHigh < 0) && a.OffsetHigh != 0 && b.OffsetHigh != 0 && a.OffsetLow*b.OffsetLow <= 0 {
		return Incomparable // one looks back and one ahead: they hang on different events
	}
	s := stretch{a.OffsetLow, a.OffsetHigh, a.OffsetHigh}
	t := stretch{b.OffsetLow, b.OffsetHigh, b.OffsetHigh}
	if a.Weekday != b.Weekday && (s.low < s.high || t.low < t.high) {
		// A weekday narrows its week by days that nobody can count here.
		if s.inside(t) || t.inside(s) || !(s.high < t.low || t.high < s.low) {
			return Overlapping
		}
	}
	// Offsets are whole days with both ends meant, so that touching is sharing.
	if s.high < t.low || t.high < s.low {
		return Disjoint
	}
	r := Overlapping
	switch in, out := s.inside(t), t.inside(s); {
	case in && out:
		r = Same
	case in:
		r = Narrower
	case out:
		r = Broader
	}
	return withClocks(r, a, b)
}

// withClocks refines a relation between days by the times of day.
func withClocks(r Relation, a, b Expression) Relation {
	if a.Clock == b.Clock {
		return r
	}
	clocks := Overlapping
	switch {
	case a.Clock.Known && b.Clock.Known:
		if a.Clock.Zone != b.Clock.Zone && a.Granularity <= Hour && b.Granularity <= Hour {
			return Overlapping
		}
		clocks = clockStretch(0, a.Clock).relation(clockStretch(0, b.Clock))
	case a.Clock.Known:
		clocks = Narrower
	default:
		clocks = Broader
	}
	switch {
	case r == Same:
		return clocks
	case clocks == Same || clocks == r:
		return r
	case clocks == Disjoint && r == Same:
		return Disjoint
	}
	return Overlapping
}

// lengths of a duration in days; within a length means up to it.
func lengths(e Expression) stretch {
	s := stretch{e.OffsetLow, e.OffsetHigh, e.OffsetHigh}
	if e.Relation == "within" {
		s.low = 0
	}
	return s
}

func compareLengths(s, t stretch) Relation {
	// Lengths come in units that do not divide each other evenly (30 days, one month): a hundredth is no difference
	// for exact ones in different units.
	near := func(a, b float64) bool { return math.Abs(a-b) <= .02*math.Max(a, b) }
	if s.low == s.high && t.low == t.high {
		if near(s.low, t.low) {
			return Same
		}
		return Disjoint
	}
	switch in, out := s.inside(t), t.inside(s); {
	case in && out:
		return Same
	case in:
		return Narrower
	case out:
		return Broader
	case s.high < t.low || t.high < s.low:
		return Disjoint
	}
	return Overlapping
}

// Resolve dates an expression that is relative to another event, once that event is dated ("the following day" of a
// resolved day). It reports false when either cannot be placed on the calendar.
func Resolve(e, event Expression) (Expression, bool) {
	if e.Anchor != Event || event.Anchor != Resolved && event.Anchor != YearOpen || event.From.IsZero() && event.Anchor == Resolved || e.Kind != Date {
		return e, false
	}
	from := time.Date(event.From.Year(), event.From.Month(), event.From.Day(), 0, 0, 0, 0, time.UTC)
	last := event.To.Add(-time.Minute)
	to := time.Date(last.Year(), last.Month(), last.Day()+1, 0, 0, 0, 0, time.UTC)
	e.From = from.AddDate(0, 0, int(math.Floor(e.OffsetLow)))
	e.To = to.AddDate(0, 0, int(math.Ceil(e.OffsetHigh)))
	if e.Clock.Known && e.To.Sub(e.From) == 24*time.Hour {
		midnight := e.From
		e.From = midnight.Add(time.Duration(e.Clock.From) * time.Minute)
		e.To = midnight.Add(time.Duration(e.Clock.To) * time.Minute)
	}
	e.Anchor, e.Reason = event.Anchor, event.Reason
	e.Normal = normal(e.From, e.To, max(e.Granularity, Day))
	if e.Clock.Known && e.Granularity <= DayPart {
		e.Normal = dayOf(e.From)
	}
	return e, true
}
