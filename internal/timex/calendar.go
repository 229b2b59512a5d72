package timex

import (
	"fmt"
	"strings"
	"time"

	"gainsay/internal/numeral"
)

// season reads "the summer of 2023", "spring 2022", "winter 2020-21"; without a year a season needs "in", "this",
// "the" or the like, since three of the four are verbs or nouns of other things.
func (f *finder) season(i int) (reading, bool) {
	m, ok := seasons[f.Word(i)]
	if !ok {
		return reading{}, false
	}
	if f.Capital(i) && !f.First(i) && f.Capital(i-1) && !f.Is(i-1, "in", "the") {
		return reading{}, false // "Prague Spring"
	}
	j := i + 1
	y, end, ok := 0, 0, false
	if f.Is(j, "of", ",") {
		j++
	}
	if v, isYear := f.YearFigure(j); isYear && !f.CountedPeople(j+1) {
		y, end, ok = v, j+1, true
		if f.Hyphen(end) || f.Is(end, "/") {
			if v2, plain := numeral.Plain(f.Lexemes, end+1); plain && v2 == (v+1)%100 {
				end += 2
			}
		}
	} else if v, e, isYear := f.yearAfter(i + 1); isYear {
		y, end, ok = v, e, true
	}
	if ok {
		r := f.stretch(seasonFrom(y, m), seasonTo(y, m), Season, end)
		r.Normal = seasonName(y, m)
		return r, true
	}
	if !f.Is(i-1, "in", "during", "by", "until", "since", "early", "late", "mid", "-", "throughout") &&
		!(f.Is(i-1, "the") && f.Is(i-2, "in", "during", "by", "until", "since", "over", "of", "for", "through")) {
		return reading{}, false
	}
	if f.Is(i, "fall") && (f.Is(i-1, "-") || f.Is(i+1, "of", "in", "from", "for", "to") || f.Is(i-1, "by", "since") || f.Is(i-2, "since")) {
		return reading{}, false
	}
	if f.Is(i+1, "-") || f.Is(i+1, "of") || strings.HasPrefix(f.Tag(i+1), "NN") {
		return reading{}, false
	}
	r := f.seasonOf(m, 0, i+1)
	if f.dated && f.tense(i) != future && r.From.After(f.anchor) {
		r = f.seasonOf(m, -1, i+1)
	}
	return r, true
}

// A season is padded by three weeks on both sides: nobody says whether by the meteorologist's, the astronomer's or
// the school's calendar.
func seasonFrom(y, m int) time.Time { return date(y, m, -20) }
func seasonTo(y, m int) time.Time   { return date(y, m+3, 22) }

func seasonName(y, m int) string {
	return fmt.Sprintf("%04d-%s", y, map[int]string{3: "SP", 6: "SU", 9: "FA", 12: "WI"}[m])
}

// seasonOf is the season n turns away from the publication: the last that has begun, this year's, the next.
func (f *finder) seasonOf(m int, n float64, end int) reading {
	r := reading{end: end}
	r.Kind, r.Granularity = Date, Season
	if !f.dated {
		r.Anchor, r.Reason = Published, "the document has no date"
		r.OffsetLow, r.OffsetHigh = -366, 366
		if n < 0 {
			r.OffsetHigh = -1
		}
		if n > 0 {
			r.OffsetLow = 1
		}
		r.Normal = strings.Replace(seasonName(0, m), "0000", "XXXX", 1)
		return r
	}
	y := f.anchor.Year()
	if m == 12 && f.anchor.Month() <= 2 {
		y-- // the winter that runs began in December
	}
	inside := !f.anchor.Before(date(y, m, 1)) && f.anchor.Before(date(y, m+3, 1))
	begun := !f.anchor.Before(date(y, m, 1))
	switch {
	case n < 0 && (inside || !begun):
		y--
	case n > 0 && (inside || begun):
		y++
	}
	r.From, r.To = seasonFrom(y, m), seasonTo(y, m)
	r.Normal = seasonName(y, m)
	return r
}

// quarterOf reads "Q1 2023", "the third quarter of 2022", "the first half of last year" is for partOf.
func (f *finder) quarterOf(i int) (reading, bool) {
	w := f.Word(i)
	if len(w) != 2 || (w[0] != 'q' && w[0] != 'h') || w[1] < '1' || w[1] > '4' || w[0] == 'h' && w[1] > '2' {
		return reading{}, false
	}
	y, end, ok := f.yearAfter(i + 1)
	if !ok {
		return reading{}, false
	}
	months := 3
	if w[0] == 'h' {
		months = 6
	}
	n := int(w[1] - '0')
	from := date(y, 1+months*(n-1), 1)
	return f.stretch(from, from.AddDate(0, months, 0), Month, end), true
}

// holiday reads a feast with a date of its own: "Christmas Eve", "Easter Sunday", "Thanksgiving 2019", "9/11".
func (f *finder) holiday(i int) (reading, bool) {
	if f.Is(i, "9") && f.Is(i+1, "/") && f.Is(i+2, "11") && f.Glued(i+1) && f.Glued(i+2) && !f.Is(i+3, "/") {
		return f.stretch(date(2001, 9, 11), date(2001, 9, 12), Day, i+3), true
	}
	if !f.Capital(i) {
		return reading{}, false
	}
	name, end := "", 0
	for n := 5; n >= 1 && name == ""; n-- {
		if candidate, ok := f.joined(i, n); ok {
			if _, fixed := holidays[candidate]; fixed || movable(candidate, 2000) != (time.Time{}) {
				name, end = candidate, i+n
			}
		}
	}
	if name == "" {
		return reading{}, false
	}
	if f.Is(end, "agreement", "accord", "island", "carol", "tree", "market", "rising", "party", "card", "cards", "dinner", "song", "movie", "film", "present", "presents", "lights", "shopping", "parade", "shoppers") {
		return reading{}, false
	}
	if y, e, ok := f.yearAfter(end); ok {
		on := feast(name, y)
		return f.stretch(on, on.AddDate(0, 0, 1), Day, e), true
	}
	if fixed, ok := holidays[name]; ok {
		r := f.resolve(partial{month: fixed[0], day: fixed[1]}, i, end)
		if f.Is(i-1, "last", "next") && f.dated {
			y := f.anchor.Year()
			on := feast(name, y)
			if f.Is(i-1, "last") && !on.Before(f.anchor) {
				on = feast(name, y-1)
			} else if f.Is(i-1, "next") && !on.After(f.anchor) {
				on = feast(name, y+1)
			}
			return f.stretch(on, on.AddDate(0, 0, 1), Day, end), true
		}
		return r, true
	}
	if !f.dated {
		r := reading{end: end}
		r.Kind, r.Granularity, r.Anchor = Date, Day, Published
		r.OffsetLow, r.OffsetHigh = -366, 366
		r.Reason, r.Normal = "the year is not said and the document has no date", name
		return r, true
	}
	y := f.anchor.Year()
	on := feast(name, y)
	if f.tense(i) == future && on.Before(f.anchor) {
		on = feast(name, y+1)
	} else if f.tense(i) != future && on.After(f.anchor.AddDate(0, 3, 0)) {
		on = feast(name, y-1)
	}
	return f.stretch(on, on.AddDate(0, 0, 1), Day, end), true
}

// joined is the text of n lexemes with apostrophes closed up.
func (f *finder) joined(i, n int) (string, bool) {
	if i+n > len(f.Lexemes) {
		return "", false
	}
	var b strings.Builder
	for k := i; k < i+n; k++ {
		if k > i && !f.Lexemes[k].Glued {
			b.WriteByte(' ')
		}
		b.WriteString(f.Lexemes[k].Lower)
	}
	return b.String(), true
}

func feast(name string, y int) time.Time {
	if fixed, ok := holidays[name]; ok {
		return date(y, fixed[0], fixed[1])
	}
	return movable(name, y)
}

// movable is the date of a feast that moves, zero for none that is known.
func movable(name string, y int) time.Time {
	switch name {
	case "easter", "easter sunday":
		return easter(y)
	case "good friday":
		return easter(y).AddDate(0, 0, -2)
	case "palm sunday":
		return easter(y).AddDate(0, 0, -7)
	case "easter monday":
		return easter(y).AddDate(0, 0, 1)
	case "ash wednesday":
		return easter(y).AddDate(0, 0, -46)
	case "pentecost":
		return easter(y).AddDate(0, 0, 49)
	case "thanksgiving", "thanksgiving day":
		return nthWeekday(y, 11, 4, 4)
	case "black friday":
		return nthWeekday(y, 11, 4, 4).AddDate(0, 0, 1)
	case "labor day":
		return nthWeekday(y, 9, 1, 1)
	case "columbus day":
		return nthWeekday(y, 10, 1, 2)
	case "memorial day":
		last := date(y, 5, 31)
		return last.AddDate(0, 0, -(isoWeekday(last) - 1))
	case "martin luther king day":
		return nthWeekday(y, 1, 1, 3)
	}
	return time.Time{}
}

func nthWeekday(y, m, weekday, n int) time.Time {
	first := date(y, m, 1)
	return first.AddDate(0, 0, (weekday-isoWeekday(first)+7)%7+7*(n-1))
}

// easter is the Gregorian Easter Sunday by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return date(y, n/31, n%31+1)
}
