package timex_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"gainsay/internal/timex"
)

// one reads the only expression of a text.
func one(t testing.TB, doc, on string) timex.Expression {
	t.Helper()
	found := find(t, doc, on)
	if len(found) != 1 {
		t.Fatalf("%q: %d expressions, want 1: %+v", doc, len(found), found)
	}
	return found[0]
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		rule, a, onA, b, onB string
		want                 timex.Relation
	}{
		{"the day after is within days", "The following day it fell.", "", "Within days it fell.", "", timex.Narrower},
		{"two weeks are not within days", "It fell two weeks later.", "", "Within days it fell.", "", timex.Disjoint},
		{"the middle of a month is inside it", "It fell in mid-September.", "", "It fell in September.", "", timex.Narrower},
		{"early and late do not meet", "It fell in early March 2020.", "", "It fell in late March 2020.", "", timex.Disjoint},
		{"early and mid may", "It fell in early March 2020.", "", "It fell in mid-March 2020.", "", timex.Overlapping},
		{"a day without its year holds the one with it", "It fell on December 7.", "", "It fell on 7 December 2023.", "", timex.Broader},
		{"another day excludes it", "It fell on December 8.", "", "It fell on 7 December 2023.", "", timex.Disjoint},
		{"a month without its year holds its days", "It fell in December.", "", "It fell on 7 December 2023.", "", timex.Broader},
		{"a day without its year may lie in a year", "It fell on December 7.", "", "It fell in 2023.", "", timex.Overlapping},
		{"two days without year", "It fell on December 7.", "", "It fell on December 9.", "", timex.Disjoint},
		{"the same day without year", "It fell on December 7.", "", "It fell on 7 December.", "", timex.Same},
		{"a month holds its days, both without year", "It fell on December 7.", "", "It fell in December.", "", timex.Narrower},
		{"turn of the year", "It fell on January 1.", "", "It fell from December 30 to January 2.", "", timex.Narrower},
		{"day and year", "It fell on 7 December 2023.", "", "It fell in 2023.", "", timex.Narrower},
		{"another year", "It fell in 2022.", "", "It fell in 2023.", "", timex.Disjoint},
		{"decade and year", "It fell in the 1990s.", "", "It fell in 1995.", "", timex.Broader},
		{"century and decade", "It fell in the 20th century.", "", "It fell in the 1990s.", "", timex.Broader},
		{"publication dates make weekdays days", "It fell on Tuesday.", "2023-12-20", "It fell yesterday.", "2023-12-20", timex.Same},
		{"a weekday of no known week fits a date of that day", "It fell on Tuesday.", "", "It fell on 19 December 2023.", "", timex.Broader},
		{"and excludes a date of another day", "It fell on Wednesday.", "", "It fell on 19 December 2023.", "", timex.Disjoint},
		{"and may lie in a month", "It fell on Wednesday.", "", "It fell in December 2023.", "", timex.Overlapping},
		{"two weekdays", "It fell on Monday.", "", "It fell on Wednesday.", "", timex.Disjoint},
		{"the same weekday", "It fell on Monday.", "", "On Monday it fell.", "", timex.Same},
		{"the night runs into the next day", "It fell on Tuesday night.", "", "It fell early on Wednesday.", "", timex.Overlapping},
		{"Sunday night and Monday", "It fell on Sunday night.", "", "It fell early on Monday.", "", timex.Overlapping},
		{"a night belongs to its day", "It fell on Tuesday night.", "2023-12-20", "It fell on Tuesday.", "2023-12-20", timex.Narrower},
		{"morning and evening", "It fell on Tuesday morning.", "2023-12-20", "It fell on Tuesday evening.", "2023-12-20", timex.Disjoint},
		{"an hour of the evening", "It fell at 8 p.m. on Tuesday.", "2023-12-20", "It fell on Tuesday evening.", "2023-12-20", timex.Narrower},
		{"zones that differ decide nothing", "It fell at 17:00 GMT on 7 December 2023.", "", "It fell at 7 pm on 7 December 2023.", "", timex.Overlapping},
		{"before a date", "It fell before May 3, 2020.", "", "It fell on 5 May 2020.", "", timex.Disjoint},
		{"a date before it", "It fell on 1 May 2020.", "", "It fell before May 3, 2020.", "", timex.Narrower},
		{"after a date", "It fell after 3 May 2020.", "", "It fell on 5 May 2020.", "", timex.Broader},
		{"beginnings are compared as points", "It has stood since 2015.", "", "It has stood since 2016.", "", timex.Disjoint},
		{"after an event of the year", "It fell after the 2016 election.", "", "It fell in December 2016.", "", timex.Broader},
		{"after an event of a later year", "It fell after the 2016 election.", "", "It fell in 2015.", "", timex.Disjoint},
		{"by a date and before it", "It must end by June 2020.", "", "It ended in May 2020.", "", timex.Broader},
		{"yesterday and the publication date of another document", "It fell yesterday.", "2023-12-20", "It fell on 19 December 2023.", "", timex.Same},
		{"relative to the publication, undated", "It fell yesterday.", "", "It fell on 19 December 2023.", "", timex.Incomparable},
		{"relative to different things", "It fell yesterday.", "", "The following day it fell.", "", timex.Incomparable},
		{"lengths in two units", "It took three days.", "", "It took 72 hours.", "", timex.Same},
		{"lengths that differ", "It took three days.", "", "It took four days.", "", timex.Disjoint},
		{"a length in a vague one", "It lasted three days.", "", "It lasted for days.", "", timex.Narrower},
		{"a length and a date", "It took three days.", "", "It fell in 2023.", "", timex.Incomparable},
		{"no time is named", "It fell recently.", "", "It fell in 2023.", "", timex.Incomparable},
		{"this month so far", "It fell earlier this month.", "2023-12-20", "It fell on 7 December 2023.", "", timex.Broader},
		{"not after the publication", "It fell earlier this month.", "2023-12-20", "It falls on 28 December 2023.", "", timex.Disjoint},
		{"one event before, one after", "It fell a day earlier.", "", "It fell two days later.", "", timex.Incomparable},
	} {
		a, b := one(t, c.a, c.onA), one(t, c.b, c.onB)
		if got := timex.Compare(a, b); got != c.want {
			t.Errorf("%s: %q, %q: got %s, want %s", c.rule, c.a, c.b, got, c.want)
		}
		if got := timex.Compare(b, a); got != c.want.Converse() {
			t.Errorf("%s, turned round: got %s, want %s", c.rule, got, c.want.Converse())
		}
	}
}

func TestCompareAcrossDocuments(t *testing.T) {
	for _, c := range []struct {
		rule, a, b string
		want       timex.Relation
	}{
		{"undated days cannot be compared", "It fell yesterday.", "It fell two days ago.", timex.Incomparable},
		{"weekdays can", "It fell on Monday.", "It fell on Wednesday.", timex.Disjoint},
		{"dates without a year can", "It fell on May 3.", "It fell on May 5.", timex.Disjoint},
		{"an offset holds another", "The following day it fell.", "Within days it fell.", timex.Narrower},
		{"offsets from unknown events exclude nothing", "The following day it fell.", "It fell two weeks later.", timex.Incomparable},
	} {
		if got := timex.CompareAcross(one(t, c.a, ""), one(t, c.b, "")); got != c.want {
			t.Errorf("%s: got %s, want %s", c.rule, got, c.want)
		}
	}
}

func TestResolveAgainstAnEvent(t *testing.T) {
	event := one(t, "It began on 19 September 2023.", "")
	next, ok := timex.Resolve(one(t, "The following day it ended.", ""), event)
	if !ok || next.Normal != "2023-09-20" || next.Anchor != timex.Resolved {
		t.Errorf("the following day is %q (%v), want 2023-09-20", next.Normal, ok)
	}
	within, ok := timex.Resolve(one(t, "Within days it ended.", ""), event)
	if !ok || timex.Compare(next, within) != timex.Narrower {
		t.Errorf("the following day is %s within days, want narrower", timex.Compare(next, within))
	}
	if _, ok := timex.Resolve(one(t, "It ended in 2023.", ""), event); ok {
		t.Error("a year was resolved against an event")
	}
}

// TestCompareAgainstSets draws intervals of days and checks the relation against the sets of days themselves, and the
// laws that follow: a thing is the same as itself, the converse holds, and what lies inside something apart is apart.
func TestCompareAgainstSets(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	base := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	draw := func() (timex.Expression, map[int]bool) {
		from := random.IntN(30)
		to := from + 1 + random.IntN(10)
		e := timex.Expression{Kind: timex.Date, Granularity: timex.Day, From: base.AddDate(0, 0, from), To: base.AddDate(0, 0, to)}
		days := map[int]bool{}
		low, high := from, to
		switch random.IntN(5) {
		case 0:
			e.Relation, low, high = "before", 0, from
		case 1:
			e.Relation, low, high = "after", to, 60
		}
		for d := low; d < high; d++ {
			days[d] = true
		}
		return e, days
	}
	subset := func(x, y map[int]bool) bool {
		for d := range x {
			if !y[d] {
				return false
			}
		}
		return true
	}
	for range 20000 {
		a, x := draw()
		b, y := draw()
		if len(x) == 0 || len(y) == 0 {
			continue
		}
		// Half-lines reach beyond the window that is counted, on one side each.
		if (a.Relation == "before") != (b.Relation == "before") && (a.Relation == "" && a.From.Equal(base) || b.Relation == "" && b.From.Equal(base)) {
			continue
		}
		shared := 0
		for d := range x {
			if y[d] {
				shared++
			}
		}
		want := timex.Overlapping
		switch in, out := subset(x, y), subset(y, x); {
		case in && out:
			want = timex.Same
		case in:
			want = timex.Narrower
		case out:
			want = timex.Broader
		case shared == 0:
			want = timex.Disjoint
		}
		got := timex.Compare(a, b)
		if got != want {
			t.Fatalf("%v %s..%s and %v %s..%s: got %s, want %s", a.Relation, a.From, a.To, b.Relation, b.From, b.To, got, want)
		}
		if timex.Compare(b, a) != got.Converse() || timex.Compare(a, a) != timex.Same {
			t.Fatalf("%+v and %+v: the converse or the identity fails", a, b)
		}
		c, _ := draw()
		if got == timex.Narrower && timex.Compare(b, c) == timex.Disjoint && timex.Compare(a, c) != timex.Disjoint {
			t.Fatalf("a lies in b and b is apart from c, but a is %s to c", timex.Compare(a, c))
		}
	}
}

// TestCompareLaws checks identity and converse on the expressions of the table, whatever their kinds.
func TestCompareLaws(t *testing.T) {
	var all []timex.Expression
	for _, c := range expressions {
		all = append(all, find(t, c.doc, c.on)...)
	}
	for _, a := range all {
		if got := timex.Compare(a, a); got != timex.Same && !(got == timex.Incomparable && a.Granularity == timex.Unknown) {
			t.Errorf("%+v is %s to itself", a, got)
		}
		for _, b := range all {
			if x, y := timex.Compare(a, b), timex.Compare(b, a); x != y.Converse() {
				t.Errorf("%s [%s] and %s [%s]: %s one way, %s the other", a.Normal, a.Relation, b.Normal, b.Relation, x, y)
			}
		}
	}
}
