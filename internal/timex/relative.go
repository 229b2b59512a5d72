package timex

import (
	"fmt"
	"strings"
	"time"

	"gainsay/internal/numeral"
)

// modified reads a modifier with what it modifies: "early March", "mid-September", "late on Tuesday", "earlier in
// September", "later this year".
func (f *finder) modified(i int) (reading, bool) {
	w := f.Word(i)
	if w == "earlier" || w == "later" {
		return f.earlierLater(i, w)
	}
	m, ok := modifiers[w]
	if !ok {
		return reading{}, false
	}
	j := i + 1
	if f.Hyphen(j) || w == "mid" && f.Is(j, "-") {
		j++
	}
	if w == "early" || w == "late" {
		switch {
		case f.Is(j, "on"):
			j++
		case f.Is(j, "in") && f.Is(j+1, "the") && f.Is(j+2, "day", "week", "month", "year", "morning", "afternoon", "evening"):
			if f.Is(j+2, "morning", "afternoon", "evening", "day") {
				return reading{}, false
			}
			r, ok := f.wholeUnit(j + 1)
			if !ok {
				return reading{}, false
			}
			return f.apply(r, m, w), true
		case f.Is(j, "in"):
			j++
		}
	}
	if f.Is(j, "to") && f.Is(j+1, "mid", "late") && w != "late" {
		// "mid to late September": from the earlier part to the later one.
		r, ok := f.stretchAt(f.hyphenTo(j + 2))
		if !ok || r.Modifier != "" || r.Granularity <= Day || r.From.IsZero() && r.Anchor != YearOpen {
			return reading{}, false
		}
		from, _ := slice(r.From, r.To, m)
		_, to := slice(r.From, r.To, modifiers[f.Word(j+1)])
		r.From, r.To, r.Modifier, r.dated = from, to, m, false
		return r, true
	}
	r, ok := f.stretchAt(j)
	if !ok || r.Modifier != "" {
		return reading{}, false
	}
	return f.apply(r, m, w), true
}

// stretchAt reads an expression that has parts: a day, week, month, season, year, decade or century.
func (f *finder) stretchAt(i int) (reading, bool) {
	if i >= len(f.Lexemes) || f.blockedAfterHyphen(i) {
		return reading{}, false
	}
	j := i
	if f.Is(j, "the") {
		j++
	}
	for _, rule := range []func(*finder, int) (reading, bool){
		(*finder).fullDate, (*finder).decade, (*finder).century, (*finder).deictic, (*finder).season,
		(*finder).quarterOf, (*finder).weekday, (*finder).bareMonth, (*finder).bareYear,
	} {
		if r, ok := rule(f, j); ok {
			return r, true
		}
	}
	if j > i {
		return f.deictic(i)
	}
	return reading{}, false
}

// blockedAfterHyphen keeps amounts of money out; a hyphen before the figure is allowed here ("mid-1990s").
func (f *finder) blockedAfterHyphen(i int) bool {
	return f.Lexemes[i].Class == numeral.Figure && f.Is(i-1, "$", "£", "€", "¥")
}

// apply narrows a reading to a part of it.
func (f *finder) apply(r reading, modifier, word string) reading {
	r.Modifier = modifier
	r.dated = false
	if r.Granularity == Day && (word == "early" || word == "late") {
		// "early on Tuesday", "late Tuesday": parts of the day.
		window := [2]int{0, 10 * 60}
		if word == "late" {
			window = [2]int{16 * 60, 27 * 60}
		}
		f.setPart(&r, window, "")
		return r
	}
	if r.Granularity == DayPart {
		return r
	}
	if !r.From.IsZero() || r.Anchor == YearOpen {
		r.From, r.To = slice(r.From, r.To, modifier)
	}
	return r
}

// setPart restricts a day to a part of it.
func (f *finder) setPart(r *reading, window [2]int, name string) {
	r.Granularity = DayPart
	r.Clock = Clock{Known: true, From: window[0], To: window[1]}
	if r.Anchor == Resolved || r.Anchor == YearOpen {
		start := r.From
		r.From = start.Add(time.Duration(window[0]) * time.Minute)
		r.To = start.Add(time.Duration(window[1]) * time.Minute)
	}
	if code, ok := map[string]string{"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}[name]; ok {
		r.Normal += code
	}
}

// earlierLater reads "earlier this month", "later in the day", "earlier in September", "later on Tuesday": inside the
// stretch, before or after the publication, and never the early or late part of it.
func (f *finder) earlierLater(i int, w string) (reading, bool) {
	j := i + 1
	if f.Is(j, "in", "on", "during") {
		j++
		if f.Is(j, "the") {
			switch {
			case f.Is(j+1, "day", "evening", "morning", "afternoon"):
				r := f.event(0, 0, day, j+2)
				r.Modifier = w
				if window, ok := parts[f.Word(j+1)]; ok {
					r.Clock, r.Granularity = Clock{Known: true, From: window[0], To: window[1]}, DayPart
				}
				return r, true
			case f.Is(j+1, "week", "month", "year", "decade", "century", "season", "summer", "winter", "spring", "autumn"):
				r, ok := f.wholeUnit(j)
				if !ok {
					return reading{}, false
				}
				f.clip(&r, w)
				return r, true
			}
		}
	}
	r, ok := f.stretchAt(j)
	if !ok || r.Kind != Date || r.Granularity < DayPart {
		return reading{}, false
	}
	if j == i+1 && !f.Is(j, "this", "that", "today", "last", "tomorrow", "yesterday", "tonight", "next") {
		return reading{}, false
	}
	r.dated = false
	f.clip(&r, w)
	return r, true
}

// clip cuts a stretch that holds the publication date at that date.
func (f *finder) clip(r *reading, w string) {
	r.Modifier = w
	if !f.dated || r.Anchor != Resolved || r.Granularity <= Day {
		return
	}
	if w == "earlier" && r.From.Before(f.anchor.AddDate(0, 0, 1)) && f.anchor.Before(r.To) {
		r.To = f.anchor.AddDate(0, 0, 1)
	}
	if w == "later" && !f.anchor.Before(r.From) && f.anchor.Before(r.To) {
		r.From = f.anchor
	}
}

// partOf reads "the first week of April", "the end of March", "the second half of 2019", "the beginning of the week",
// "the weekend of May 5", "last week of the month".
func (f *finder) partOf(i int) (reading, bool) {
	j := i
	if f.Is(j, "the") {
		j++
	}
	if m, ok := partNouns[f.Word(j)]; ok {
		k := j + 1
		if f.Is(j-1, "weekend", "week", "year", "month") && f.Hyphen(j) {
			return reading{}, false
		}
		if !f.Is(k, "of") {
			return reading{}, false
		}
		k++
		if r, ok := f.wholeUnit(k); ok {
			return f.apply(r, m, m), true
		}
		r, ok := f.stretchAt(k)
		if !ok || r.Kind != Date || r.Granularity < Week {
			return reading{}, false
		}
		return f.apply(r, m, m), true
	}
	n, last, k := 0, false, j
	if f.Is(j, "last", "final", "closing") {
		last, k = true, j+1
	} else if f.Is(j, "opening") {
		n, k = 1, j+1
	} else if o, ok := numeral.Ordinal(f.Lexemes, j); ok && o.Value <= 5 {
		n, k = int(o.Value), o.To
	} else if f.Is(j, "week") && f.Is(j+1, "of") {
		// "the week of April 3"
		r, ok := f.fullDate(j + 2)
		if !ok || r.Granularity != Day {
			return reading{}, false
		}
		r.dated = false
		monday := r.From.AddDate(0, 0, 1-isoWeekday(r.From))
		r.From, r.To, r.Granularity, r.Weekday = monday, monday.AddDate(0, 0, 7), Week, 0
		if r.Anchor == Resolved {
			r.Normal = normal(r.From, r.To, Week)
		}
		return r, true
	} else {
		return reading{}, false
	}
	count := 1
	if c, ok := numeral.Cardinal(f.Lexemes, k); ok && c.Value >= 2 && c.Value <= 31 {
		count, k = int(c.Value), c.To
	} else if f.Is(k, "few", "couple") {
		count, k = 3, k+1
		k = f.skipOf(k)
	}
	what := f.Word(k)
	if !f.Is(k+1, "of") && !f.Is(k+1, "in") {
		return reading{}, false
	}
	r, ok := f.wholeUnit(k + 2)
	if !ok {
		if r, ok = f.stretchAt(k + 2); !ok || r.Kind != Date {
			return reading{}, false
		}
	}
	if r.Granularity < Week || r.Anchor != Resolved && r.Anchor != YearOpen || r.Modifier != "" {
		if r.Anchor == Published && r.Modifier == "" && (what == "week" || what == "half" || what == "days" || what == "weeks") {
			return r, true
		}
		return reading{}, false
	}
	r.dated = false
	open := r.Anchor == YearOpen
	switch what {
	case "half":
		r.From, r.To = slice(r.From, r.To, map[bool]string{true: "first half", false: "second half"}[n == 1])
		r.Modifier = map[bool]string{true: "start", false: "end"}[n == 1]
		return r, true
	case "week", "weeks":
		if r.Granularity > Month {
			return reading{}, false
		}
		// Whether a week begins on the first, or on the Monday after it, nobody says: seven days by count, with
		// three days of play on either side inside the month.
		from, to := r.From, r.To
		if last {
			r.From = to.AddDate(0, 0, -7*count-2)
		} else {
			r.From = later(from, from.AddDate(0, 0, 7*(n-1)-3))
			r.To = sooner(to, from.AddDate(0, 0, 7*(n-1+count)+3))
		}
		r.Granularity = Week
	case "day", "days":
		if r.Granularity < Month {
			return reading{}, false
		}
		if what == "days" && count == 1 {
			count = 4
		}
		if last {
			r.From = r.To.AddDate(0, 0, -count)
		} else {
			r.From = r.From.AddDate(0, 0, n-1)
			r.To = r.From.AddDate(0, 0, count)
		}
		r.Granularity = Day
	case "month", "months":
		if r.Granularity < Year {
			return reading{}, false
		}
		if last {
			r.From = r.To.AddDate(0, -count, 0)
		} else {
			r.From = r.From.AddDate(0, n-1, 0)
			r.To = r.From.AddDate(0, count, 0)
		}
		r.Granularity = Month
	case "quarter":
		if r.Granularity != Year {
			return reading{}, false
		}
		if last {
			n = 4
		}
		r.From = r.From.AddDate(0, 3*(n-1), 0)
		r.To = r.From.AddDate(0, 3, 0)
		r.Granularity = Month
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		if r.Granularity != Month {
			return reading{}, false
		}
		d, _ := numeral.Weekday(f.Lexemes, k)
		if d == 0 {
			return reading{}, false
		}
		if open {
			// Which date it falls on depends on the year.
			r.From = later(r.From, r.From.AddDate(0, 0, 7*(n-1)))
			r.To = r.From.AddDate(0, 0, 7)
			r.Weekday = d
			break
		}
		first := r.From.AddDate(0, 0, (d-isoWeekday(r.From)+7)%7)
		if last {
			t := r.To.AddDate(0, 0, -1)
			first = t.AddDate(0, 0, -((isoWeekday(t) - d + 7) % 7))
			n = 1
		}
		r.From = first.AddDate(0, 0, 7*(n-1))
		r.To, r.Granularity, r.Weekday = r.From.AddDate(0, 0, 1), Day, d
	default:
		return reading{}, false
	}
	r.Normal = normal(r.From, r.To, r.Granularity)
	if open {
		r.Normal = "XXXX" + strings.TrimPrefix(dayOf(r.From), "0000") + "/XXXX" + strings.TrimPrefix(dayOf(r.To.AddDate(0, 0, -1)), "0000")
	}
	return r, true
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func sooner(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// wholeUnit reads "the month", "the year", "the week", "the summer" after "of" or "in": the one that runs now, or that
// of the date that the sentence has named before.
func (f *finder) wholeUnit(i int) (reading, bool) {
	if !f.Is(i, "the") || f.Is(i+2, "of", "'s") {
		return reading{}, false
	}
	if f.told {
		return f.thatUnit(i + 1)
	}
	return f.unitOf("this", i+1)
}

// deictic reads what points at the publication or at another event: "today", "last week", "the following day", "this
// summer", "that night", "the past three days".
func (f *finder) deictic(i int) (reading, bool) {
	switch f.Word(i) {
	case "today":
		if f.Capital(i) && !f.First(i) && f.Capital(i-1) {
			return reading{}, false // a newspaper
		}
		return f.withPart(f.published(0, 0, day, i+1)), true
	case "yesterday":
		return f.withPart(f.published(-1, -1, day, i+1)), true
	case "tomorrow":
		return f.withPart(f.published(1, 1, day, i+1)), true
	case "tonight":
		r := f.published(0, 0, day, i+1)
		f.setPart(&r, parts["night"], "night")
		return r, true
	case "overnight":
		if f.Tag(i) == "JJ" && strings.HasPrefix(f.Tag(i+1), "NN") && f.Is(i+1, "success", "sensation", "stay", "bag") {
			return reading{}, false
		}
		r := f.published(-1, 0, day, i+1)
		r.Granularity = DayPart
		return r, true
	case "last", "past", "next", "this", "coming", "previous", "following", "current", "preceding", "ensuing":
		return f.pointed(i, i)
	case "that", "same":
		return f.pointed(i, i)
	case "the", "these":
		switch f.Word(i + 1) {
		case "last", "past", "next", "coming", "previous", "following", "same", "current", "preceding", "ensuing":
			return f.pointed(i, i+1)
		case "weekend":
			// "over the weekend" is the last one in the past and the next one in the future.
			if f.Is(i-1, "over", "at", "during", "on", "through", "of", "by", "for", "throughout", "in") && !f.Is(i+2, "of", "before", "after") {
				n := 0.
				if f.dated && f.tense(i) != future && isoWeekday(f.anchor) < 6 {
					n = -1
				}
				r := f.weekend(n, i+2)
				if n < 0 && f.dated {
					r.OffsetLow, r.OffsetHigh = -7, 0
				}
				return r, true
			}
		case "day", "night", "week", "month", "year", "morning", "evening":
			if f.Is(i+2, "before", "after", "earlier") {
				return f.dayBefore(i)
			}
		}
	case "recent":
		if u, plural, ok := f.unitAt(i + 1); ok && plural && u.days >= 1 {
			return f.window("past", u.low, u.high, u, i+2, false)
		}
	}
	return reading{}, false
}

// dayBefore reads "the day before yesterday", "the day after (the attack)", "the night before".
func (f *finder) dayBefore(i int) (reading, bool) {
	sign := -1.
	if f.Is(i+2, "after") {
		sign = 1
	}
	u, _, ok := f.unitAt(i + 1)
	window, part := parts[f.Word(i+1)]
	if !ok && !part {
		return reading{}, false
	}
	if !ok {
		u = day
	}
	if f.Is(i+3, "yesterday") && sign < 0 {
		return f.published(-2, -2, day, i+4), true
	}
	if f.Is(i+3, "tomorrow") && sign > 0 {
		return f.published(2, 2, day, i+4), true
	}
	// "the week before Christmas" is left to the event that follows.
	r := f.event(sign, sign, u, i+3)
	if part {
		r.Clock, r.Granularity = Clock{Known: true, From: window[0], To: window[1]}, DayPart
	}
	return r, true
}

// pointed reads a determiner at lexeme d and the unit, part of the day or season behind it; the expression begins at
// lexeme i.
func (f *finder) pointed(i, d int) (reading, bool) {
	w := f.Word(d)
	article := d > i
	j := d + 1
	if (w == "this" || w == "that") && f.Is(j, "past", "coming", "same") {
		w, j = f.Word(j), j+1
	}
	if w == "same" && !article && !f.Is(d-1, "the") {
		return reading{}, false
	}
	if w == "current" && !f.Is(j, "week", "month", "year", "decade", "century", "season") {
		return reading{}, false
	}
	// "the past three days", "the next few weeks"
	if low, high, k, ok := f.countAt(j); ok {
		if u, _, ok := f.unitAt(f.hyphenTo(k)); ok {
			return f.window(w, low, high, u, f.hyphenTo(k)+1, article)
		}
		return reading{}, false
	}
	if u, plural, ok := f.unitAt(j); ok && plural {
		if u.days < 1. || w == "same" || w == "that" || w == "this" || w == "current" {
			if u.days < 1. && (w == "last" || w == "past" || w == "next" || w == "coming") {
				return f.window(w, u.low, u.high, u, j+1, article)
			}
			return reading{}, false
		}
		return f.window(w, u.low, u.high, u, j+1, article)
	}
	switch w {
	case "that", "same":
		return f.thatUnit(j)
	case "following", "previous", "preceding", "ensuing":
		sign := 1.
		if w == "previous" || w == "preceding" {
			sign = -1
		}
		return f.eventUnit(sign, j)
	case "next":
		if article && !f.Is(j, "generation", "step") {
			return f.eventUnit(1, j)
		}
	case "past", "last":
		if article && (f.Is(j, "week", "month", "year", "decade", "century", "day", "hour", "night", "quarter")) && f.Is(i-1, "over", "in", "during", "within", "for", "throughout", "of", "than") {
			if u, _, ok := f.unitAt(j); ok && f.Word(j) != "night" {
				return f.window("past", 1, 1, u, j+1, article)
			}
		}
		if w == "past" {
			if u, _, ok := f.unitAt(j); ok && u.days >= 1 && f.Word(j) != "night" {
				return f.window("past", 1, 1, u, j+1, article)
			}
			if !f.Is(j, "weekend", "summer", "winter", "spring", "autumn", "season") {
				return reading{}, false
			}
			w = "last"
		}
	case "coming":
		w = "next"
	case "current":
		w = "this"
	}
	return f.unitOf(w, j)
}

// hyphenTo steps over a hyphen.
func (f *finder) hyphenTo(i int) int {
	if f.Hyphen(i) {
		return i + 1
	}
	return i
}

// window reads "the past three days" (up to the publication) and "the next two weeks" (from it on).
func (f *finder) window(w string, low, high float64, u unit, end int, article bool) (reading, bool) {
	if f.Is(end, "of") || f.Is(end, "old") {
		return reading{}, false // "the last three days of the war"
	}
	var r reading
	switch w {
	case "last", "past":
		r = f.published(-high, 0, u, end)
		r.OffsetLow, r.OffsetHigh = -high*u.days, 0
		if f.dated {
			r.From, r.To = f.shift(-high, u), f.anchor.AddDate(0, 0, 1)
		}
	case "next", "coming":
		if w == "next" && article && f.tense(end) == past {
			// "The next two years went well": told from the event on.
			r = f.event(0, high, u, end)
			r.OffsetHigh = high * u.days
			break
		}
		r = f.published(0, high, u, end)
		r.OffsetLow, r.OffsetHigh = 0, high*u.days
		if f.dated {
			r.From, r.To = f.anchor, f.shift(high, u).AddDate(0, 0, 1)
		}
	case "following", "ensuing":
		r = f.event(0, high, u, end)
		r.OffsetHigh = high * u.days
	case "previous", "preceding":
		r = f.event(-high, 0, u, end)
		r.OffsetLow = -high * u.days
	default:
		return reading{}, false
	}
	if r.Anchor == Resolved {
		r.Normal = span(dayOf(r.From), dayOf(r.To.AddDate(0, 0, -1)))
	}
	return r, true
}

// thatUnit reads what follows "that" and "the same": "that day", "the same month".
func (f *finder) thatUnit(i int) (reading, bool) {
	if window, ok := parts[f.Word(i)]; ok {
		r := f.event(0, 0, day, i+1)
		r.Clock, r.Granularity = Clock{Known: true, From: window[0], To: window[1]}, DayPart
		return r, true
	}
	u, plural, ok := f.unitAt(i)
	if !ok || plural || u.days < 1 {
		return reading{}, false
	}
	r := f.event(0, 0, u, i+1)
	r.OffsetLow, r.OffsetHigh = -slack(u)*2, slack(u)*2
	return r, true
}

// eventUnit reads the unit after "the following" and "the previous".
func (f *finder) eventUnit(sign float64, i int) (reading, bool) {
	if window, ok := parts[f.Word(i)]; ok {
		r := f.event(sign, sign, day, i+1)
		r.Clock, r.Granularity = Clock{Known: true, From: window[0], To: window[1]}, DayPart
		if f.Word(i) == "evening" || f.Word(i) == "night" {
			// "the following night" may be the one of the same day.
			r.OffsetLow = min(r.OffsetLow, 0)
		}
		return r, true
	}
	if d, _ := numeral.Weekday(f.Lexemes, i); d > 0 {
		r := f.event(sign, 7*sign, day, i+1)
		if sign < 0 {
			r.OffsetLow, r.OffsetHigh = r.OffsetHigh, r.OffsetLow
		}
		r.Weekday, r.Granularity = d, Day
		return r, true
	}
	if m, _ := numeral.Month(f.Lexemes, i); m > 0 {
		r := f.resolve(partial{month: m}, i, i+1)
		r.dated = false
		return r, true
	}
	u, plural, ok := f.unitAt(i)
	if !ok || plural || u.days < 1 {
		return reading{}, false
	}
	r := f.event(sign, sign, u, i+1)
	if u.days > 1 {
		// The next calendar unit begins anywhere within one unit and ends within two.
		low, high := 1., 2*u.days
		if sign < 0 {
			low, high = -2*u.days, -1
		}
		r.OffsetLow, r.OffsetHigh = low, high
	}
	return r, true
}

// unitOf reads the calendar unit, season, weekday or month that "last", "this" or "next" points at.
func (f *finder) unitOf(w string, i int) (reading, bool) {
	n := 0.
	switch w {
	case "last":
		n = -1
	case "next":
		n = 1
	case "this":
	default:
		return reading{}, false
	}
	word := f.Word(i)
	if window, ok := parts[word]; ok && w != "next" {
		if word == "night" && w == "this" && !f.Is(i+1, ",", ".") {
			// "this night" is rare and "this night club" is not.
			return reading{}, false
		}
		r := f.published(n, n, day, i+1)
		f.setPart(&r, window, word)
		return r, true
	}
	if word == "weekend" {
		return f.weekend(n, i+1), true
	}
	if m, ok := seasons[word]; ok {
		if word == "fall" && strings.HasPrefix(f.Tag(i), "VB") && f.Tag(i) != "" && w == "this" {
			return reading{}, false
		}
		return f.seasonOf(m, n, i+1), true
	}
	if d, short := numeral.Weekday(f.Lexemes, i); d > 0 && !short {
		return f.withPart(f.weekdayAt(d, w, i, i+1)), true
	}
	if m, short := numeral.Month(f.Lexemes, i); m > 0 && (!short || word == "may") {
		return f.pointedMonth(m, w, i), true
	}
	u, plural, ok := f.unitAt(i)
	if !ok || plural || u.days < 1 && w != "last" || word == "night" || word == "day" || u.days < 1 {
		if ok && !plural && word == "day" && w == "this" && f.Is(i+1, ",", ".") {
			return f.published(0, 0, day, i+1), true
		}
		return reading{}, false
	}
	if f.Is(i+1, "of", "old") || f.Hyphen(i+1) && f.Is(i+2, "old", "long") {
		return reading{}, false
	}
	return f.calendarUnit(n, u, i+1), true
}

// calendarUnit is the week, month, quarter, year, decade or century n away from the publication.
func (f *finder) calendarUnit(n float64, u unit, end int) reading {
	r := reading{end: end}
	r.Kind, r.Granularity = Date, u.granularity
	switch {
	case n < 0:
		r.OffsetLow, r.OffsetHigh = -2*u.days, -1
		if u.name == "week" {
			r.OffsetLow = -14
		}
	case n > 0:
		r.OffsetLow, r.OffsetHigh = 1, 2*u.days
	default:
		r.OffsetLow, r.OffsetHigh = -u.days, u.days
	}
	if !f.dated {
		r.Anchor, r.Reason = Published, "the document has no date"
		r.Normal = fmt.Sprintf("published%s%s", map[float64]string{-1: "-1", 0: "+0", 1: "+1"}[n], strings.ToLower(u.letter))
		return r
	}
	a, k := f.anchor, int(n)
	switch u.name {
	case "week", "fortnight":
		monday := a.AddDate(0, 0, 1-isoWeekday(a)+7*k)
		// Half of the world's weeks begin on Sunday.
		r.From, r.To = monday.AddDate(0, 0, -1), monday.AddDate(0, 0, 7)
	case "month":
		r.From, r.To = date(a.Year(), int(a.Month())+k, 1), date(a.Year(), int(a.Month())+k+1, 1)
	case "quarter":
		q := (int(a.Month()) - 1) / 3 * 3
		r.From, r.To = date(a.Year(), q+1+3*k, 1), date(a.Year(), q+4+3*k, 1)
	case "year":
		r.From, r.To = date(a.Year()+k, 1, 1), date(a.Year()+k+1, 1, 1)
	case "decade":
		y := a.Year()/10*10 + 10*k
		r.From, r.To = date(y, 1, 1), date(y+10, 1, 1)
	case "century":
		y := a.Year()/100*100 + 100*k
		r.From, r.To = date(y, 1, 1), date(y+100, 1, 1)
	default:
		r.From, r.To = a.AddDate(0, 0, k), a.AddDate(0, 0, k+1)
	}
	r.Normal = normal(r.From, r.To, r.Granularity)
	return r
}

// weekend is the Saturday and Sunday n weeks away; a Friday evening counts.
func (f *finder) weekend(n float64, end int) reading {
	r := reading{end: end}
	r.Kind, r.Granularity = Date, Week
	r.OffsetLow, r.OffsetHigh = 7*n-7, 7*n+7
	if n < 0 {
		r.OffsetLow, r.OffsetHigh = -9, -1
	}
	if n > 0 {
		r.OffsetLow, r.OffsetHigh = 1, 13
	}
	if !f.dated {
		r.Anchor, r.Reason, r.Normal = Published, "the document has no date", offsetNormal("published", n, n, week)
		return r
	}
	saturday := f.anchor.AddDate(0, 0, 6-isoWeekday(f.anchor)+7*int(n))
	if n == 0 && isoWeekday(f.anchor) <= 2 {
		// On a Monday "this weekend" is mostly the one that has just ended, or the one to come: both.
		r.From = saturday.AddDate(0, 0, -7).Add(-7 * time.Hour)
		r.To = saturday.AddDate(0, 0, 2)
	} else {
		r.From, r.To = saturday.Add(-7*time.Hour), saturday.AddDate(0, 0, 2)
	}
	y, w := saturday.ISOWeek()
	r.Normal = fmt.Sprintf("%04d-W%02d-WE", y, w)
	return r
}

// pointedMonth is "last May", "this May", "next May".
func (f *finder) pointedMonth(m int, w string, i int) reading {
	if !f.dated {
		r := f.resolve(partial{month: m}, i, i+1)
		r.dated = false
		return r
	}
	a := f.anchor
	y := a.Year()
	switch {
	case w == "last" && m >= int(a.Month()):
		y--
	case w == "next" && m <= int(a.Month()):
		y++
	}
	return f.stretch(date(y, m, 1), date(y, m+1, 1), Month, i+1)
}

// weekday reads "Tuesday", "Tuesday night", "Tues.".
func (f *finder) weekday(i int) (reading, bool) {
	d, short := numeral.Weekday(f.Lexemes, i)
	if d == 0 {
		return reading{}, false
	}
	end := i + 1
	if short {
		if !f.Is(end, ".") && f.Lexemes[i].Text[len(f.Lexemes[i].Text)-1] != '.' || f.Is(i, "sun", "sat") && !f.Is(i-1, "on") {
			return reading{}, false
		}
		end = f.skipStop(end)
	}
	if f.Is(end, "times", "telegraph", "mirror", "express", "mail", "post", "herald", "agreement", "accord", "school", "mass") ||
		f.Capital(end) && f.Is(end, "night") && f.Capital(end+1) || f.Capital(i-1) && f.Is(i-1, "bloody", "black", "super", "cyber", "ash", "good", "palm", "easter", "giving", "freaky", "wednesday") {
		return reading{}, false
	}
	if f.Is(end, "s") && f.Glued(end) {
		return reading{}, false
	}
	if f.Is(i-1, "the") && f.Is(end, "before", "after") {
		// "the Saturday before the vote"
		r := f.event(1, 7, day, end+1)
		if f.Is(end, "before") {
			r = f.event(-7, -1, day, end+1)
		}
		r.Weekday = d
		return r, true
	}
	return f.withPart(f.weekdayAt(d, "", i, end)), true
}

// weekdayAt resolves a weekday: by tense when nothing points, else as pointed.
func (f *finder) weekdayAt(d int, w string, i, end int) reading {
	r := reading{end: end}
	r.Kind, r.Granularity, r.Weekday = Date, Day, d
	t := f.tense(i)
	switch w {
	case "last":
		r.OffsetLow, r.OffsetHigh = -13, -1
	case "next":
		r.OffsetLow, r.OffsetHigh = 1, 13
	default:
		r.OffsetLow, r.OffsetHigh = -7, 7
	}
	if !f.dated {
		r.Anchor, r.Reason = Published, "the document has no date"
		r.Normal = fmt.Sprintf("XXXX-WXX-%d", d)
		return r
	}
	back := (isoWeekday(f.anchor) - d + 7) % 7
	ahead := (d - isoWeekday(f.anchor) + 7) % 7
	var on time.Time
	switch {
	case w == "last":
		if back == 0 {
			back = 7
		}
		on = f.anchor.AddDate(0, 0, -back)
	case w == "next":
		if ahead == 0 {
			ahead = 7
		}
		on = f.anchor.AddDate(0, 0, ahead)
	case t == future:
		on = f.anchor.AddDate(0, 0, ahead)
	default:
		on = f.anchor.AddDate(0, 0, -back)
	}
	r.From, r.To = on, on.AddDate(0, 0, 1)
	r.Normal = dayOf(on)
	return r
}

// withPart adds a part of the day that follows a day: "Tuesday night", "tomorrow morning".
func (f *finder) withPart(r reading) reading {
	j := r.end
	if f.Is(j, "early", "late") && f.Is(j+1, "morning", "afternoon", "evening") {
		j++
	}
	if f.Is(j, "at") && f.Is(j+1, "night", "dawn", "dusk") {
		j++
	}
	w := f.Word(j)
	window, ok := parts[w]
	if !ok || f.Capital(j) {
		return r
	}
	f.setPart(&r, window, w)
	r.end = j + 1
	return r
}

// recurring reads "every Monday", "each year", "every two weeks", "twice a week", "Tuesdays".
func (f *finder) recurring(i int) (reading, bool) {
	r := reading{}
	r.Kind = Set
	w := f.Word(i)
	switch w {
	case "every", "each":
		j := i + 1
		if f.Is(j, "other", "single") {
			j++
		}
		n := 1.
		if low, _, k, ok := f.countAt(j); ok {
			n, j = low, k
		}
		if u, _, ok := f.unitAt(j); ok {
			if f.Is(j+1, "of") && w == "each" {
				return reading{}, false
			}
			r.Granularity = u.granularity
			r.Normal = fmt.Sprintf("every P%s%g%s", clockMark(u), n*multiple(u), u.letter)
			r.end = j + 1
			return r, true
		}
		if _, ok := parts[f.Word(j)]; ok {
			r.Granularity, r.Normal, r.end = DayPart, "every "+f.Word(j), j+1
			return r, true
		}
		if d, short := numeral.Weekday(f.Lexemes, j); d > 0 && !short {
			r.Granularity, r.Weekday, r.Normal, r.end = Day, d, fmt.Sprintf("XXXX-WXX-%d", d), j+1
			return r, true
		}
		if m, short := numeral.Month(f.Lexemes, j); m > 0 && !short {
			r.Granularity, r.Normal, r.end = Month, fmt.Sprintf("XXXX-%02d", m), j+1
			return r, true
		}
		if _, ok := seasons[f.Word(j)]; ok {
			r.Granularity, r.Normal, r.end = Season, "every "+f.Word(j), j+1
			return r, true
		}
	case "once", "twice":
		if f.Is(i+1, "a", "per", "each", "every") {
			if u, plural, ok := f.unitAt(i + 2); ok && !plural {
				r.Granularity, r.Normal, r.end = u.granularity, w+" P1"+u.letter, i+3
				return r, true
			}
		}
	case "annually":
		r.Granularity, r.Normal, r.end = Year, "every P1Y", i+1
		return r, true
	case "monthly", "weekly", "hourly", "daily":
		// As an adverb only: "daily life" says nothing of when.
		if f.Capital(i) && !f.First(i) || f.Tag(i) != "" && !strings.HasPrefix(f.Tag(i), "RB") {
			return reading{}, false
		}
		u := map[string]unit{"monthly": month, "weekly": week, "hourly": hour, "daily": day}[w]
		r.Granularity, r.Normal, r.end = u.granularity, "every P"+clockMark(u)+"1"+u.letter, i+1
		return r, true
	case "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays":
		if f.Capital(i) {
			for d, name := range []string{"mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"} {
				if name == w {
					r.Granularity, r.Weekday, r.Normal, r.end = Day, d+1, fmt.Sprintf("XXXX-WXX-%d", d+1), i+1
				}
			}
			return r, true
		}
	}
	return reading{}, false
}

func clockMark(u unit) string {
	if u.clock {
		return "T"
	}
	return ""
}

// vague reads what names no time that could be compared; it is kept so that nobody takes it for a date.
func (f *finder) vague(i int) (reading, bool) {
	value := ""
	switch f.Word(i) {
	case "recently", "lately":
		value = "PAST_REF"
	case "currently", "nowadays":
		value = "PRESENT_REF"
	case "soon":
		if f.Is(i-1, "as", "too", "so") || f.Is(i+1, "as") {
			return reading{}, false
		}
		value = "FUTURE_REF"
	case "now":
		if f.Is(i+1, "that", "-") || f.Is(i-1, "-") {
			return reading{}, false
		}
		value = "PRESENT_REF"
	default:
		return reading{}, false
	}
	r := reading{end: i + 1}
	r.Kind, r.Anchor, r.Normal, r.Reason = Date, Published, value, "no time is named"
	return r, true
}
