package timex

import (
	"fmt"
	"math"
	"strings"
	"time"

	"gainsay/internal/numeral"
)

// tense is where the verb nearest to an expression points.
type tense int

const (
	unsaid tense = iota
	past
	future
)

// tense looks for the nearest word that decides, within twelve lexemes on the left and then eight on the right: a
// simple past, "will", a word of planning ("due", "scheduled"). It goes by the words alone, so that sentences without
// trees are read alike.
func (f *finder) tense(i int) tense {
	for j, n := i-1, 0; j >= 0 && n < 12; j, n = j-1, n+1 {
		w := f.Word(j)
		if w == ";" || w == "." {
			break
		}
		if ahead[w] && !(w == "set" && !f.Is(j+1, "for", "to")) || w == "until" && 0 < n && n < 7 {
			return future
		}
		if (w == "plans" || w == "plan" || w == "hopes" || w == "intends") && f.Is(j+1, "to") {
			return future
		}
		if w == "'ll" || w == "to" && strings.HasPrefix(f.Tag(j+1), "VB") && f.Is(j-1, "is", "are", "wants", "intends", "hopes", "vowed", "promised", "agreed") {
			return future
		}
		if f.Tag(j) == "VBD" || w == "was" || w == "were" || w == "had" {
			return past
		}
	}
	for j, n := i+1, 0; j < len(f.Lexemes) && n < 8; j, n = j+1, n+1 {
		switch w := f.Word(j); {
		case w == "will" || w == "'ll" || w == "shall" || w == "wo":
			return future
		case f.Tag(j) == "VBD":
			return past
		case w == "." || w == ";":
			return unsaid
		}
	}
	return unsaid
}

// partial is a date as far as it was said; zero means not said.
type partial struct {
	year, month, day       int
	toYear, toMonth, toDay int
	weekday                int
}

// interval of a partial date that has its year.
func (p partial) interval() (from, to time.Time, g Granularity) {
	endYear, endMonth, endDay := p.year, p.month, p.day
	if p.toYear > 0 {
		endYear = p.toYear
	}
	if p.toMonth > 0 {
		endMonth = p.toMonth
		if p.toYear == 0 && p.toMonth < p.month {
			endYear++
		}
	}
	if p.toDay > 0 {
		endDay = p.toDay
	}
	switch {
	case p.month == 0:
		return date(p.year, 1, 1), date(endYear+1, 1, 1), Year
	case p.day == 0:
		return date(p.year, p.month, 1), date(endYear, endMonth+1, 1), Month
	}
	return date(p.year, p.month, p.day), date(endYear, endMonth, endDay+1), Day
}

// valid reports whether the months and days exist.
func (p partial) valid() bool {
	ok := func(y, m, d int) bool {
		if m == 0 {
			return d == 0
		}
		if y == 0 {
			y = 2000
		}
		return m <= 12 && d <= 31 && (d == 0 || date(y, m, d).Day() == d)
	}
	toMonth := p.toMonth
	if toMonth == 0 {
		toMonth = p.month
	}
	toYear := p.toYear
	if toYear == 0 {
		toYear = p.year
	}
	return ok(p.year, p.month, p.day) && ok(toYear, toMonth, p.toDay) && (p.year > 0 || p.month > 0)
}

// resolve turns a partial date into an expression. A year that was not said is taken from the publication date by
// the tense around lexeme i: the last such date for the past, the next for the future.
func (f *finder) resolve(p partial, i, end int) reading {
	r := reading{end: end, open: p, dated: true, closed: p.toYear+p.toMonth+p.toDay > 0}
	r.Kind, r.Weekday = Date, p.weekday
	if p.year == 0 {
		if f.dated {
			p.year = f.yearFor(p, f.tense(i))
		} else {
			r.Anchor, r.Reason = YearOpen, "the year is not said and the document has no date"
		}
	}
	r.From, r.To, r.Granularity = p.interval()
	r.Normal = normal(r.From, r.To, r.Granularity)
	if r.Anchor == YearOpen {
		r.Normal = strings.ReplaceAll("XXXX"+strings.TrimPrefix(r.Normal, "0000"), "/0000", "/XXXX")
	}
	return r
}

// yearFor chooses the year of a month or day: for the future the first that has not ended, for the past the last
// that has begun, else the nearest. With a weekday, the nearest year in which it fits.
func (f *finder) yearFor(p partial, t tense) int {
	y := f.anchor.Year()
	if p.weekday > 0 && p.day > 0 {
		for _, c := range []int{y, y - 1, y + 1} {
			if isoWeekday(date(c, p.month, p.day)) == p.weekday {
				return c
			}
		}
	}
	p.year = y
	from, to, _ := p.interval()
	if t == future {
		if !to.After(f.anchor) {
			return y + 1
		}
		return y
	}
	if t == past {
		// A day of grace for the zones of the world.
		if from.After(f.anchor.AddDate(0, 0, 1)) {
			return y - 1
		}
		return y
	}
	// Where no verb tells, the nearest.
	if from.After(f.anchor) && from.Sub(f.anchor) > f.anchor.Sub(date(y-1, int(from.Month()), from.Day())) {
		return y - 1
	}
	if to.Before(f.anchor) && f.anchor.Sub(from) > date(y+1, int(from.Month()), from.Day()).Sub(f.anchor) {
		return y + 1
	}
	return y
}

// isoWeekday is 1 for Monday to 7 for Sunday.
func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// normal is the compact value of an interval of the calendar.
func normal(from, to time.Time, g Granularity) string {
	switch g {
	case Century:
		return fmt.Sprintf("%02dXX", from.Year()/100)
	case Decade:
		if to.Year()-from.Year() == 10 {
			return fmt.Sprintf("%03dX", from.Year()/10)
		}
		return span(fmt.Sprintf("%04d", from.Year()), fmt.Sprintf("%04d", to.Year()-1))
	case Year:
		last := to.AddDate(0, 0, -1)
		return span(fmt.Sprintf("%04d", from.Year()), fmt.Sprintf("%04d", last.Year()))
	case Month, Season:
		last := to.AddDate(0, 0, -1)
		return span(monthOf(from), monthOf(last))
	case Week:
		if to.Sub(from) <= 8*24*time.Hour {
			// The middle day decides: a week may be read from Sunday or from Monday.
			y, w := from.Add(to.Sub(from) / 2).ISOWeek()
			return fmt.Sprintf("%04d-W%02d", y, w)
		}
		fallthrough
	case Day:
		return span(dayOf(from), dayOf(to.AddDate(0, 0, -1)))
	case DayPart:
		return dayOf(from)
	case Hour, Minute:
		return from.Format("2006-01-02T15:04")
	}
	return ""
}

func span(from, to string) string {
	if from == to {
		return from
	}
	return from + "/" + to
}

func dayOf(t time.Time) string {
	return fmt.Sprintf("%04d-%02d-%02d", t.Year(), int(t.Month()), t.Day())
}

func monthOf(t time.Time) string { return fmt.Sprintf("%04d-%02d", t.Year(), int(t.Month())) }

// around makes the expression of an offset from the publication date, in units; low and high are signed, and an
// offset of one unit or more is as sharp as its unit.
func (f *finder) published(low, high float64, u unit, end int) reading {
	r := reading{end: end}
	r.Kind, r.Granularity = Date, u.granularity
	half := slack(u)
	r.OffsetLow, r.OffsetHigh = low*u.days-half, high*u.days+half
	if u.days < 1 {
		r.OffsetLow, r.OffsetHigh = math.Floor(low*u.days), math.Ceil(high*u.days)
		r.Granularity = Day
	}
	if !f.dated {
		r.Anchor, r.Reason = Published, "the document has no date"
		r.Normal = offsetNormal("published", low, high, u)
		return r
	}
	r.From = f.shift(low, u).AddDate(0, 0, -int(half))
	r.To = f.shift(high, u).AddDate(0, 0, int(half)+1)
	if low == high {
		switch u.granularity {
		case Week, Month, Year, Decade, Century:
			middle := f.shift(low, u)
			switch u.granularity {
			case Month:
				r.Normal = monthOf(middle)
			case Year:
				r.Normal = fmt.Sprintf("%04d", middle.Year())
			case Week:
				y, w := middle.ISOWeek()
				r.Normal = fmt.Sprintf("%04d-W%02d", y, w)
			}
		}
	}
	if r.Normal == "" {
		r.Normal = span(dayOf(r.From), dayOf(r.To.AddDate(0, 0, -1)))
	}
	return r
}

// event makes the expression of an offset from another event of the text.
func (f *finder) event(low, high float64, u unit, end int) reading {
	r := reading{end: end}
	r.Kind, r.Granularity, r.Anchor = Date, u.granularity, Event
	r.Reason = "relative to another event"
	half := slack(u)
	r.OffsetLow, r.OffsetHigh = low*u.days-half, high*u.days+half
	if low == 0 {
		r.OffsetLow = 0
	}
	if high == 0 {
		r.OffsetHigh = 0
	}
	r.Normal = offsetNormal("event", low, high, u)
	return r
}

// slack is how far an offset said in a unit may be off, in days: "two weeks ago" is no day.
func slack(u unit) float64 {
	if u.days <= 1 {
		return 0
	}
	return math.Floor(u.days / 2)
}

func offsetNormal(anchor string, low, high float64, u unit) string {
	letter := strings.ToLower(u.letter)
	scale := multiple(u)
	switch {
	case low == 0 && high == 0:
		return anchor
	case low == high:
		return fmt.Sprintf("%s%+g%s", anchor, low*scale, letter)
	}
	return fmt.Sprintf("%s%+g..%+g%s", anchor, low*scale, high*scale, letter)
}

// multiple is how many of its ISO letter a unit is worth.
func multiple(u unit) float64 {
	switch u.name {
	case "fortnight":
		return 2
	case "quarter":
		return 3
	case "decade":
		return 10
	case "century":
		return 100
	}
	return 1
}

// shift moves the publication date by n units.
func (f *finder) shift(n float64, u unit) time.Time {
	// Nothing in the news is further away than ten thousand years; beyond it dates would overflow.
	n = math.Max(-1e4/math.Max(1, u.days/365), math.Min(n, 1e4/math.Max(1, u.days/365)))
	whole := int(math.Round(n * multiple(u)))
	switch u.letter {
	case "Y":
		return f.anchor.AddDate(whole, 0, 0)
	case "M":
		if !u.clock {
			first := date(f.anchor.Year(), int(f.anchor.Month())+whole, 1)
			last := first.AddDate(0, 1, -1).Day()
			return first.AddDate(0, 0, min(f.anchor.Day(), last)-1)
		}
	}
	return f.anchor.AddDate(0, 0, int(math.Round(n*u.days)))
}

// slice keeps a part of an interval. The thirds overlap a little, since nobody draws the line: early ends and
// mid-month begins on the tenth or the eleventh.
func slice(from, to time.Time, modifier string) (time.Time, time.Time) {
	length := to.Sub(from)
	cut := func(share float64) time.Time {
		t := from.Add(time.Duration(share * float64(length)))
		if length > 48*time.Hour {
			t = date(t.Year(), int(t.Month()), t.Day())
		}
		return t
	}
	switch modifier {
	case "early", "start":
		return from, cut(.37)
	case "mid":
		return cut(.3), cut(.7)
	case "late", "end":
		return cut(.63), to
	case "first half":
		return from, cut(.5)
	case "second half":
		return cut(.5), to
	}
	return from, to
}

// unitAt reads a unit of time at lexeme i.
func (f *finder) unitAt(i int) (u unit, plural, ok bool) {
	if i < 0 || i >= len(f.Lexemes) || f.Lexemes[i].Class != numeral.Word {
		return unit{}, false, false
	}
	w := f.Lexemes[i].Lower
	if u, ok := units[w]; ok {
		return u, false, true
	}
	if s, ok := plurals[w]; ok {
		return units[s], true, true
	}
	return unit{}, false, false
}
