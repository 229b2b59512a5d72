package timex

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"gainsay/internal/numeral"
)

// fullDate reads dates with at least a month and a day or a year: "7 December 2023", "Tuesday, December 7", "Sept.
// 2023", "7-9 December", "2023-12-07", "12/07/2023".
func (f *finder) fullDate(i int) (reading, bool) {
	p, end, ok := f.datePartial(i)
	if !ok || !p.valid() {
		return reading{}, false
	}
	return f.resolve(p, i, end), true
}

// datePartial reads a date; bare months and bare years are not for it.
func (f *finder) datePartial(i int) (partial, int, bool) {
	if d, short := numeral.Weekday(f.Lexemes, i); d > 0 {
		j := i + 1
		for j < i+4 && (f.Is(j, ",", "the") || short && f.Is(j, ".")) {
			j++
		}
		p, end, ok := f.datePartial2(j)
		if ok && p.day > 0 {
			p.weekday = d
			return p, end, true
		}
		return partial{}, 0, false
	}
	return f.datePartial2(i)
}

func (f *finder) datePartial2(i int) (partial, int, bool) {
	if i >= len(f.Lexemes) {
		return partial{}, 0, false
	}
	if f.Lexemes[i].Class == numeral.Figure {
		if p, end, ok := f.numericDate(i); ok {
			return p, end, true
		}
		return f.dayMonth(i)
	}
	if m, _ := numeral.Month(f.Lexemes, i); m > 0 {
		return f.monthDay(i, m)
	}
	if _, ok := numeral.Ordinal(f.Lexemes, i); ok {
		return f.dayMonth(i)
	}
	return partial{}, 0, false
}

// monthDay reads "December 7, 2023", "December 7-9", "September 2023".
func (f *finder) monthDay(i, m int) (partial, int, bool) {
	p := partial{month: m}
	j := f.skipStop(i + 1)
	if f.Is(j, "the") {
		if _, ok := numeral.Ordinal(f.Lexemes, j+1); ok {
			j++
		}
	}
	if d, end, ok := f.dayNumber(j); ok && !f.CountedPeople(end) {
		p.day = d
		j = end
		if d2, end2, ok := f.rangeEnd(j); ok && d2 > d {
			p.toDay, j = d2, end2
		} else if m2, d2, end2, ok := f.rangeEndMonth(j); ok {
			p.toMonth, p.toDay, j = m2, d2, end2
		}
		if y, end, ok := f.yearAfter(j); ok {
			p.year, j = y, end
			if p.toMonth > 0 {
				p.year, p.toYear = yearOfStart(p, y), y
			}
		}
		return p, j, true
	}
	if y, end, ok := f.yearAfter(j); ok {
		p.year = y
		return p, end, true
	}
	// "March-May 2020", "March to May": the second month lends its year.
	if m2, end, ok := f.rangeMonth(j); ok {
		p.toMonth = m2
		if y, end2, ok := f.yearAfter(end); ok {
			p.year, p.toYear, end = yearOfStart(p, y), y, end2
		}
		return p, end, true
	}
	return partial{}, 0, false
}

// yearOfStart of a range whose end is in year y: the year before when the end's month is the earlier one.
func yearOfStart(p partial, y int) int {
	if p.toMonth < p.month {
		return y - 1
	}
	return y
}

// dayMonth reads "7 December 2023", "the 7th of December", "7-9 December", "30 December - 2 January".
func (f *finder) dayMonth(i int) (partial, int, bool) {
	d, j, ok := f.dayNumber(i)
	if !ok {
		if n, isOrdinal := numeral.Ordinal(f.Lexemes, i); isOrdinal && n.Value <= 31 && f.Is(n.To, "of") {
			d, j = int(n.Value), n.To
		} else {
			return partial{}, 0, false
		}
	}
	p := partial{day: d}
	if d2, end, ok := f.rangeEnd(j); ok && d2 > d {
		if m, _ := numeral.Month(f.Lexemes, f.skipOf(end)); m > 0 {
			p.toDay, j = d2, end
		}
	}
	j = f.skipOf(j)
	m, short := numeral.Month(f.Lexemes, j)
	if m == 0 {
		return partial{}, 0, false
	}
	p.month = m
	j++
	if short {
		j = f.skipStop(j)
	}
	if p.toDay == 0 {
		if k := f.rangeMark(j); k > j {
			if d2, end, ok := f.dayNumber(k); ok {
				if m2, _ := numeral.Month(f.Lexemes, f.skipOf(end)); m2 > 0 {
					p.toDay, p.toMonth, j = d2, m2, f.skipOf(end)+1
				}
			}
		}
	}
	if y, end, ok := f.yearAfter(j); ok {
		p.year, j = y, end
		if p.toMonth > 0 {
			p.year, p.toYear = yearOfStart(p, y), y
		}
	}
	return p, j, true
}

// dayNumber reads a day of the month in figures, with or without "th".
func (f *finder) dayNumber(i int) (int, int, bool) {
	v, ok := numeral.Plain(f.Lexemes, i)
	if !ok || v < 1 || v > 31 || len(f.Lexemes[i].Text) > 2 {
		return 0, 0, false
	}
	j := i + 1
	if f.Glued(j) {
		switch {
		case numeral.OrdinalSuffix(f.Word(j)):
			j++
		case f.Lexemes[j].Class == numeral.Word, f.Is(j, ":", "%", "/"):
			return 0, 0, false
		}
	}
	if f.Is(j, "percent", "%", "million", "billion", "per", "pm", "am", "o'clock") {
		return 0, 0, false
	}
	return v, j, true
}

// rangeMark is the lexeme after a mark of range ("-", "to", "through", "until"), or i when none stands there.
func (f *finder) rangeMark(i int) int {
	if f.Is(i, "-", "to", "through", "until", "till", "thru") {
		return i + 1
	}
	return i
}

func (f *finder) rangeEnd(i int) (int, int, bool) {
	j := f.rangeMark(i)
	if j == i && f.Is(i, "and", "or") {
		j++
	}
	if j == i {
		return 0, 0, false
	}
	d, end, ok := f.dayNumber(j)
	if !ok || f.CountedPeople(end) {
		return 0, 0, false
	}
	// "from December 7 to 12 members" and "June 5 to 7 percent" were refused; a noun that follows an "and" means
	// that a new phrase begins.
	if f.Is(i, "and", "or") && strings.HasPrefix(f.Tag(end), "NN") && !f.Capital(end) {
		return 0, 0, false
	}
	return d, end, true
}

func (f *finder) rangeEndMonth(i int) (m, d, end int, ok bool) {
	j := f.rangeMark(i)
	if j == i {
		return 0, 0, 0, false
	}
	m, _ = numeral.Month(f.Lexemes, j)
	if m == 0 {
		return 0, 0, 0, false
	}
	d, end, ok = f.dayNumber(f.skipStop(j + 1))
	return m, d, end, ok
}

// rangeMonth reads the second month of "March-May"; "to" needs "from" before the first.
func (f *finder) rangeMonth(i int) (int, int, bool) {
	if !f.Is(i, "-", "through") && !(f.Is(i, "to", "until") && f.Is(i-2, "from")) && !(f.Is(i, "and") && f.Is(i-2, "between")) {
		return 0, 0, false
	}
	m, short := numeral.Month(f.Lexemes, i+1)
	if m == 0 {
		return 0, 0, false
	}
	if _, _, ok := f.dayNumber(i + 2); ok {
		return 0, 0, false
	}
	end := i + 2
	if short {
		end = f.skipStop(end)
	}
	if f.postponed(i - 2) {
		return 0, 0, false
	}
	return m, end, true
}

// postponed reports a verb of moving before "from A to B": that is two dates and no stretch between them.
func (f *finder) postponed(i int) bool {
	for j, n := i, 0; j >= 0 && n < 8; j, n = j-1, n+1 {
		switch f.Word(j) {
		case "moved", "move", "postponed", "postpone", "delayed", "delay", "pushed", "push", "shifted", "shift",
			"rescheduled", "reschedule", "changed", "brought", "extended", "deferred":
			return true
		}
	}
	return false
}

// skipStop steps over the full stop of an abbreviation that is a token of its own, unless the sentence ends there.
func (f *finder) skipStop(i int) int {
	if f.Is(i, ".") && f.Glued(i) && i+1 < len(f.Lexemes) {
		return i + 1
	}
	return i
}

func (f *finder) skipOf(i int) int {
	if f.Is(i, "of") {
		return i + 1
	}
	return i
}

// yearAfter reads the year that ends a date: ", 2023", "2023", "of 2023", "'23", "last year", "of this year".
func (f *finder) yearAfter(i int) (int, int, bool) {
	j := i
	if f.Is(j, ",", "of", "in") {
		j++
	}
	if y, ok := f.YearFigure(j); ok && !f.CountedPeople(j+1) {
		// "December 7, 2000 people": a comma and a round figure before a plural is an amount.
		if f.Is(i, ",") && strings.HasPrefix(f.Tag(j+1), "NNS") && !f.Is(j+1, "elections", "games", "talks") && y%10 == 0 {
			return 0, 0, false
		}
		return y, j + 1, true
	}
	if f.Is(j, "'") && !f.Is(i, "in") {
		if v, ok := numeral.Plain(f.Lexemes, j+1); ok && len(f.Lexemes[j+1].Text) == 2 && f.Glued(j+1) && !f.Is(j+2, "s") {
			return pivot(v), j + 2, true
		}
	}
	if f.dated && !f.Is(i, ",", "in") {
		if f.Is(j+1, "year") {
			switch f.Word(j) {
			case "last":
				return f.anchor.Year() - 1, j + 2, true
			case "this":
				return f.anchor.Year(), j + 2, true
			case "next":
				return f.anchor.Year() + 1, j + 2, true
			}
		}
	}
	return 0, 0, false
}

// pivot widens a year of two digits; ahead of forty it is this century.
func pivot(v int) int {
	if v < 40 {
		return 2000 + v
	}
	return 1900 + v
}

// numericDate reads ISO dates and dates with slashes or full stops. Where day and month could change places only the
// year is known.
func (f *finder) numericDate(i int) (partial, int, bool) {
	if strings.Count(f.Lexemes[i].Text, ".") == 2 {
		parts := strings.Split(f.Lexemes[i].Text, ".")
		d, _ := strconv.Atoi(parts[0])
		m, _ := strconv.Atoi(parts[1])
		y, _ := strconv.Atoi(parts[2])
		if len(parts[2]) == 4 && len(parts[0]) <= 2 && len(parts[1]) <= 2 && y >= 1000 && y < 2200 && 1 <= m && m <= 12 && 1 <= d && d <= 31 {
			return partial{year: y, month: m, day: d}, i + 1, true
		}
		return partial{}, 0, false
	}
	if i+4 >= len(f.Lexemes) || !f.Glued(i+1) || !f.Glued(i+2) || !f.Glued(i+3) || !f.Glued(i+4) || f.Word(i+1) != f.Word(i+3) {
		return partial{}, 0, false
	}
	a, ok1 := numeral.Plain(f.Lexemes, i)
	b, ok2 := numeral.Plain(f.Lexemes, i+2)
	c, ok3 := numeral.Plain(f.Lexemes, i+4)
	if !ok1 || !ok2 || !ok3 {
		return partial{}, 0, false
	}
	end := i + 5
	switch {
	case f.Is(i+1, "-", "/") && len(f.Lexemes[i].Text) == 4 && 1000 <= a && a < 2200 && 1 <= b && b <= 12 && 1 <= c && c <= 31:
		return partial{year: a, month: b, day: c}, end, true
	case f.Is(i+1, "/", "-") && (len(f.Lexemes[i+4].Text) == 4 && 1000 <= c && c < 2200 || f.Is(i+1, "/") && len(f.Lexemes[i+4].Text) == 2):
		if len(f.Lexemes[i+4].Text) == 2 {
			c = pivot(c)
		}
		switch {
		case a > 12 && a <= 31 && 1 <= b && b <= 12:
			return partial{year: c, month: b, day: a}, end, true
		case b > 12 && b <= 31 && 1 <= a && a <= 12, a == b && 1 <= a && a <= 12:
			return partial{year: c, month: a, day: b}, end, true
		case 1 <= a && a <= 12 && 1 <= b && b <= 12:
			return partial{year: c}, end, true
		}
	}
	return partial{}, 0, false
}

// bareMonth reads a month that stands alone: "in September", "last May". Names that are words or given names as well
// need a sign beside them.
func (f *finder) bareMonth(i int) (reading, bool) {
	m, short := numeral.Month(f.Lexemes, i)
	if m == 0 || !f.monthHere(i, short) {
		return reading{}, false
	}
	end := i + 1
	if short && f.Is(end, ".") && f.Glued(end) && end+1 < len(f.Lexemes) {
		end++
	}
	return f.resolve(partial{month: m}, i, end), true
}

// monthHere decides whether the name of a month is one and no person, verb or title.
func (f *finder) monthHere(i int, short bool) bool {
	prev := f.Word(i - 1)
	signed := false
	switch prev {
	case "in", "last", "next", "this", "early", "late", "mid", "since", "until", "till", "during", "throughout", "every",
		"each", "of", "by", "from", "before", "after", "for", "between", "through", "previous", "past", "following",
		"coming", "around", "to", "on", "-", "and", "or", "first", "second", "third", "fourth", "the":
		signed = true
	}
	if short && !f.Is(i+1, ".") {
		return false
	}
	next := i + 1
	w := f.Word(i)
	if w == "may" || w == "march" || w == "august" || w == "april" || w == "june" || w == "jan" {
		if f.personHere(i) {
			return false
		}
	}
	switch w {
	case "may", "march":
		// "May said", "after May resigned", "March on Washington".
		strong := false
		switch prev {
		case "in", "last", "next", "this", "early", "late", "mid", "since", "until", "till", "during", "every", "each", "previous", "throughout":
			strong = true
		}
		if m, _ := numeral.Month(f.Lexemes, i-2); m > 0 && (prev == "and" || prev == "or" || prev == "to" || prev == "-") {
			strong = true
		}
		if m, _ := numeral.Month(f.Lexemes, i+2); m > 0 && f.Is(next, "and", "or", "to", "-") {
			strong = true
		}
		if strong {
			return !(prev == "this" && f.Tag(i) == "MD")
		}
		if !signed || f.First(i) || prev == "the" || prev == "and" || prev == "or" || prev == "to" || prev == "on" || prev == "-" {
			return false
		}
		if f.Is(next, "be", "have", "not", "well", "'s", "said", "says", "has", "was", "is", "and", "will", "had", "to", "would", "on", "or") {
			return false
		}
		if t := f.Tag(next); strings.HasPrefix(t, "VB") || t == "MD" || t == "TO" {
			return false
		}
		return true
	}
	// A capitalised word on the right belongs to a name ("August Wilson", "October Revolution") unless a preposition
	// of time stands before the month.
	if f.Capital(next) && (!signed || f.Is(i-1, "and", "or", "the", "-", "to", "of", "for", "on", "first", "second", "third", "fourth")) {
		if d, _ := numeral.Weekday(f.Lexemes, next); d == 0 {
			return false
		}
	}
	if f.Capital(i-1) && !f.First(i-1) && !signed {
		if d, _ := numeral.Weekday(f.Lexemes, i-1); d == 0 && prev != "last" && !timeWord[prev] {
			// "Black September", "Theresa May"; "On Monday September" is no English.
			return false
		}
	}
	return true
}

var timeWord = map[string]bool{"early": true, "late": true, "mid": true, "last": true, "next": true, "in": true, "since": true}

// personHere reports that a token is inside the name of a person or stands beside a title.
func (f *finder) personHere(i int) bool {
	t := &f.Parsed.Tokens[f.Lexemes[i].Token]
	if t.Name == "person" {
		return true
	}
	switch f.Word(i - 1) {
	case "mr", "mrs", "ms", "dr", "sir", "lady", "lord", "president", "minister", "senator", "theresa", "secretary", "miss", "judge", "professor":
		return true
	}
	return false
}

// bareYear reads a year that stands alone.
func (f *finder) bareYear(i int) (reading, bool) {
	y, ok := f.YearFigure(i)
	if !ok || !f.YearHere(i, y) {
		return reading{}, false
	}
	p := partial{year: y}
	end := i + 1
	// "2010-2015", "1990-95", "2019/20", "from 1990 to 1995", "between 1990 and 1995"
	j := end
	glued := f.Hyphen(j) || f.Is(j, "/") && f.Glued(j) && f.Glued(j+1)
	worded := f.Is(i-1, "from") && f.Is(j, "to", "until", "till", "through") || f.Is(i-1, "between") && f.Is(j, "and") || f.Is(j, "-", "through")
	if (glued || worded) && !f.postponed(i-1) {
		if y2, ok := f.YearFigure(j + 1); ok && y2 > y && y2-y <= 1000 {
			p.toYear, end = y2, j+2
		} else if v, ok := numeral.Plain(f.Lexemes, j+1); ok && glued && len(f.Lexemes[j+1].Text) == 2 && v > y%100 && !f.Glued(j+2) {
			p.toYear, end = y-y%100+v, j+2
		} else if ok && glued && len(f.Lexemes[j+1].Text) == 2 && y%100 == 99 && v == 0 {
			p.toYear, end = y+1, j+2
		}
	}
	r := f.resolve(p, i, end)
	if f.Is(end, "bc", "bce") {
		return reading{}, false
	}
	return r, true
}

// decade reads "the 1970s", "the '70s", "the seventies", "the 1970s and 80s" as two.
func (f *finder) decade(i int) (reading, bool) {
	if v, ok := numeral.Plain(f.Lexemes, i); ok {
		j := i + 1
		if f.Is(j, "'") && f.Glued(j) {
			j++
		}
		if !f.Glued(j) || !f.Is(j, "s", "'s") && !(f.Is(i+1, "'s") && f.Glued(i+1)) {
			return reading{}, false
		}
		if f.Is(i+1, "'s") {
			j = i + 1
		}
		n := len(f.Lexemes[i].Text)
		switch {
		case n == 4 && v%10 == 0 && v >= 1000 && v < 2200:
			if v%100 == 0 && v < 2000 && f.Is(i-1, "the") && !f.Is(i-2, "early", "late") {
				// "the 1800s" is the century.
				return f.stretch(date(v, 1, 1), date(v+100, 1, 1), Century, j+1), true
			}
			return f.stretch(date(v, 1, 1), date(v+10, 1, 1), Decade, j+1), true
		case n == 2 && v%10 == 0:
			// Two digits with an apostrophe before them, or after "the", "early" and "late"; "in his 70s" is an age
			// and "in the low 70s" a temperature.
			apostrophe := f.Is(i-1, "'") && f.Glued(i)
			if !apostrophe && !f.Is(i-1, "the", "early", "late", "mid", "and", "-") || f.Is(i-1, "and") && !f.decadeBefore(i-2) || f.warm(i) {
				return reading{}, false
			}
			if f.Is(i-2, "his", "her", "their", "my", "our", "your") || f.Is(i-3, "his", "her", "their", "my") {
				return reading{}, false
			}
			if f.Is(i-1, "early", "late", "mid", "-") && !f.Is(i-2, "the", "mid") && !f.Is(i-3, "the") {
				return reading{}, false
			}
			y := pivot(v)
			if v < 20 {
				y = 2000 + v
			} else if v == 20 || v == 30 {
				y = 1900 + v
			}
			r := f.stretch(date(y, 1, 1), date(y+10, 1, 1), Decade, j+1)
			if apostrophe {
				r.Span.Start = f.Lexemes[i-1].Start
				r.Span.End = f.Lexemes[j].End
			}
			return r, true
		}
		return reading{}, false
	}
	if tens, ok := decadeWords[f.Word(i)]; ok && f.Is(i-1, "the", "early", "late", "mid", "-", "nineteen") {
		if f.Is(i-2, "his", "her", "their", "my") || f.Is(i-1, "-") && !f.Is(i-2, "mid") || f.warm(i) {
			return reading{}, false
		}
		return f.stretch(date(1900+tens, 1, 1), date(1910+tens, 1, 1), Decade, i+1), true
	}
	return reading{}, false
}

func (f *finder) decadeBefore(i int) bool {
	return f.Is(i, "s") && f.Glued(i)
}

// warm reports that the words before speak of temperatures, ages or scores.
func (f *finder) warm(i int) bool {
	for j := max(0, i-7); j < i; j++ {
		switch f.Word(j) {
		case "temperature", "temperatures", "highs", "lows", "high", "low", "degrees", "aged", "shot", "score", "percent", "upper":
			return true
		}
	}
	return f.Is(i+2, "fahrenheit", "celsius", "f", "degrees", "percent")
}

// century reads "the 21st century", "the nineteenth century".
func (f *finder) century(i int) (reading, bool) {
	n, ok := numeral.Ordinal(f.Lexemes, i)
	if !ok || n.Value < 1 || n.Value > 30 {
		return reading{}, false
	}
	j := n.To
	if f.Hyphen(j) {
		j++
	}
	if !f.Is(j, "century") || f.Is(j+1, "fox", "bc", "bce") || f.Capital(j) && f.Capital(i) {
		return reading{}, false
	}
	first := (int(n.Value)-1)*100 + 1
	return f.stretch(date(first-1, 1, 1), date(first+99, 1, 1), Century, j+1), true
}

// stretch makes a resolved expression of an interval.
func (f *finder) stretch(from, to time.Time, g Granularity, end int) reading {
	r := reading{end: end}
	r.Kind, r.From, r.To, r.Granularity = Date, from, to, g
	r.Normal = normal(from, to, g)
	return r
}

// clock reads a time of day: "5 p.m.", "17:30", "1500 GMT", "noon", "10 o'clock".
func (f *finder) clock(i int) (reading, bool) {
	switch f.Word(i) {
	case "noon", "midday":
		return f.atClock(12*60, 1, "", i+1), true
	case "midnight":
		if f.Capital(i) && !f.First(i) {
			return reading{}, false
		}
		return f.atClock(24*60, 1, "", i+1), true
	}
	h, ok := numeral.Plain(f.Lexemes, i)
	if !ok {
		return f.dottedClock(i)
	}
	j, m, sharp := i+1, 0, false
	if f.Is(j, ":") && f.Glued(j) && f.Glued(j+1) {
		if v, ok := numeral.Plain(f.Lexemes, j+1); ok && len(f.Lexemes[j+1].Text) == 2 && v < 60 && h < 25 && len(f.Lexemes[i].Text) <= 2 {
			m, j, sharp = v, j+2, true
			if f.Is(j, ":") && f.Glued(j) {
				if s, ok := numeral.Plain(f.Lexemes, j+1); ok && s < 60 {
					j += 2
				}
			}
		} else {
			return reading{}, false
		}
	}
	k := j
	if f.Hyphen(k) {
		k++
	}
	switch w := f.Word(k); {
	case (w == "pm" || w == "am" || w == "p" && f.Is(k+1, "m") || w == "a" && f.Is(k+1, "m") && f.Glued(k+1)) && 1 <= h && h <= 12:
		h %= 12
		if w[0] == 'p' {
			h += 12
		}
		if len(w) == 1 {
			k++
		}
		zone, end := f.zone(k + 1)
		return f.atClock(h*60+m, step(sharp), zone, end), true
	case w == "o'clock" && 1 <= h && h <= 12:
		return f.twelve(h, m, k+1)
	case w == "o" && f.Is(k+1, "'") && f.Is(k+2, "clock") && 1 <= h && h <= 12:
		return f.twelve(h, m, k+3)
	}
	zone, end := f.zone(j)
	if sharp {
		if zone == "" && end == j && !f.clockSign(i) {
			return reading{}, false
		}
		return f.atClock(h*60+m, 1, zone, end), true
	}
	if end > j && len(f.Lexemes[i].Text) == 4 && h%100 < 60 && h < 2400 {
		return f.atClock(h/100*60+h%100, 1, zone, end), true
	}
	if f.Is(j, "hours", "hrs") && len(f.Lexemes[i].Text) == 4 && h%100 < 60 && h < 2400 && f.Is(i-1, "at", "by", "from", "until") {
		return f.atClock(h/100*60+h%100, 1, "", j+1), true
	}
	return reading{}, false
}

// clockSign reports that figures with a colon are a time of day and no score, ratio or verse.
func (f *finder) clockSign(i int) bool {
	return f.Is(i-1, "at", "by", "from", "until", "till", "since", "around", "about", "before", "after", "between", "to", "-", "approximately", "on")
}

// dottedClock reads "7.30pm" and "7.30 a.m.".
func (f *finder) dottedClock(i int) (reading, bool) {
	if f.Lexemes[i].Class != numeral.Figure || !f.Is(i+1, "pm", "am") {
		return reading{}, false
	}
	hour, minutes, ok := strings.Cut(f.Lexemes[i].Text, ".")
	h, err1 := strconv.Atoi(hour)
	m, err2 := strconv.Atoi(minutes)
	if !ok || err1 != nil || err2 != nil || len(minutes) != 2 || h < 1 || h > 12 || m > 59 {
		return reading{}, false
	}
	h %= 12
	if f.Word(i + 1)[0] == 'p' {
		h += 12
	}
	zone, end := f.zone(i + 2)
	return f.atClock(h*60+m, 1, zone, end), true
}

func step(sharp bool) int {
	if sharp {
		return 1
	}
	return 60
}

// twelve is an hour of which nobody said whether it is before or after noon: "in the morning" may follow.
func (f *finder) twelve(h, m, end int) (reading, bool) {
	if f.Is(end, "in") && f.Is(end+1, "the") {
		switch f.Word(end + 2) {
		case "morning":
			return f.atClock(h%12*60+m, 60, "", end+3), true
		case "afternoon", "evening":
			return f.atClock((h%12+12)*60+m, 60, "", end+3), true
		}
	}
	if f.Is(end, "at") && f.Is(end+1, "night") {
		return f.atClock((h%12+12)*60+m, 60, "", end+2), true
	}
	r := f.atClock(h%12*60+m, 60, "", end)
	r.Clock.To = r.Clock.From + 12*60 + 60
	r.Reason = "before or after noon is not said"
	r.Normal = ""
	return r, true
}

// zone reads a time zone or "local time" at lexeme i.
func (f *finder) zone(i int) (string, int) {
	j := i
	if f.Is(j, "(") {
		j++
	}
	if f.Is(j, "local") && f.Is(j+1, "time") {
		j += 2
		if f.Is(j, ")") {
			j++
		}
		return "", j
	}
	if z, ok := zones[f.Word(j)]; ok && f.Capital(j) {
		j++
		if f.Is(j, ")") && f.Is(i, "(") {
			j++
		}
		return z, j
	}
	switch f.Word(j) {
	case "eastern", "pacific", "central", "mountain", "moscow", "london", "paris", "beijing":
		if f.Capital(j) && f.Is(j+1, "time", "standard", "daylight") {
			z := f.Lexemes[j].Text
			j += 2
			if f.Is(j, "time") {
				j++
			}
			return z, j
		}
	}
	return "", i
}

// atClock makes a time of day whose day is not said; join gives it the day beside it.
func (f *finder) atClock(minutes, width int, zone string, end int) reading {
	r := reading{end: end}
	r.Kind, r.Granularity, r.Anchor = Date, Minute, Event
	if width == 60 {
		r.Granularity = Hour
	}
	r.Clock = Clock{Known: true, From: minutes, To: minutes + width, Zone: zone}
	r.Reason = "the day is not said"
	r.Normal = fmt.Sprintf("T%02d:%02d", minutes/60, minutes%60)
	return r
}
