package timex

import (
	"fmt"
	"math"
	"strings"

	"gainsay/internal/numeral"
)

// countAt reads how many units: a number, "a", "a few", "several", "a couple of", "two or three", "two to three",
// "half a", "dozens of". The bounds are equal where the number is exact.
func (f *finder) countAt(i int) (low, high float64, end int, ok bool) {
	j := i
	if f.Is(j, "a") && f.Is(j+1, "few", "couple", "number", "handful", "dozen", "hundred", "thousand", "million") {
		j++
	}
	switch f.Word(j) {
	case "few":
		return 2, 7, j + 1, true
	case "couple", "handful":
		if f.Is(j+1, "of") {
			if f.Is(j, "couple") {
				return 2, 3, j + 2, true
			}
			return 3, 7, j + 2, true
		}
		if f.Is(j, "couple") && j > i {
			return 2, 3, j + 1, true
		}
		return 0, 0, i, false
	case "number":
		if j > i && f.Is(j+1, "of") {
			return 2, 12, j + 2, true
		}
		return 0, 0, i, false
	case "several":
		return 3, 9, j + 1, true
	case "many":
		return 3, 30, j + 1, true
	case "dozens", "scores":
		if f.Is(j+1, "of") {
			return 20, 120, j + 2, true
		}
		return 0, 0, i, false
	case "half":
		if f.Is(j+1, "a", "an") || f.Hyphen(j+1) {
			if _, _, isUnit := f.unitAt(j + 2); isUnit {
				return .5, .5, j + 2, true
			}
		}
	case "a", "an":
		if f.Is(j+1, "half") && f.Hyphen(j+2) {
			return .5, .5, j + 2, true
		}
		if f.Is(j+1, "full", "whole", "single", "further", "mere") {
			if _, _, isUnit := f.unitAt(j + 2); isUnit {
				return 1, 1, j + 2, true
			}
		}
		if _, plural, isUnit := f.unitAt(j + 1); isUnit && !plural {
			if f.Is(j+2, "and") && f.Is(j+3, "a") && f.Is(j+4, "half") {
				return 1, 1, j + 1, true
			}
			return 1, 1, j + 1, true
		}
	}
	n, isNumber := numeral.Cardinal(f.Lexemes, i)
	if !isNumber {
		return 0, 0, i, false
	}
	low, high, end = n.Value, n.Value, n.To
	k := end
	if f.Is(k, "to", "or", "-", "and") && (f.Is(k, "to", "or") || f.Hyphen(k) || f.Is(k, "-") || f.Is(i-1, "between")) {
		if m, ok := numeral.Cardinal(f.Lexemes, k+1); ok && m.Value > low && m.Value < low*100 {
			high, end = m.Value, m.To
		}
	}
	return low, high, end, true
}

// counted reads a number of units with what they are measured from ("three days ago", "two weeks later", "within
// days", "a month after"), and without it a duration ("for three days", "a two-week truce").
func (f *finder) counted(i int) (reading, bool) {
	if f.Is(i, "within") {
		return f.within(i)
	}
	low, high, j, ok := f.countAt(i)
	bare := false
	if !ok {
		// Bare plurals: "days later", "for years", "hours after".
		u, plural, isUnit := f.unitAt(i)
		if !isUnit || !plural {
			return reading{}, false
		}
		low, high, j, bare = u.low, u.high, i, true
	}
	hyphen := f.Hyphen(j)
	if hyphen {
		j++
	}
	if f.Is(j, "more", "full", "whole", "further", "additional", "long", "consecutive", "straight", "successive", "business", "working", "calendar", "short") {
		j++
	}
	u, plural, isUnit := f.unitAt(j)
	if !isUnit {
		return reading{}, false
	}
	if f.Is(j, "second", "sec", "min") && !plural && low != 1 {
		return reading{}, false
	}
	end := j + 1
	// "three and a half years" has its half before the unit, "a year and a half" behind.
	if f.Is(end, "and") && f.Is(end+1, "a") && f.Is(end+2, "half") {
		low, high, end = low+.5, high+.5, end+3
	}
	if f.Hyphen(end) && f.Is(end+1, "old", "olds") || f.Is(end, "old") || f.Is(end, "of") && f.Is(end+1, "age") {
		return reading{}, false
	}
	// Rates are for others: "40 hours a week" keeps "40 hours".
	article := f.Is(i, "a", "an") && !bare
	if article && f.perUnit(i) {
		return reading{}, false
	}
	if (f.Is(i-1, "for") || f.Is(i-1, "in") && f.Is(i-2, "time", "times", "since", "first")) && f.Is(end, "before", "after", "following", "into", "on") {
		return f.duration(low, high, u, end), true // "grew for a week before they left"
	}
	switch f.Word(end) {
	case "ago":
		return f.published(-high, -low, u, end+1), true
	case "earlier", "before", "previously", "prior":
		r := f.event(-high, -low, u, end+1)
		if f.Is(end, "before", "prior") && f.Is(end+1, "that") {
			r.end = end + 2
		}
		return r, true
	case "later", "after", "afterwards", "afterward", "following", "thereafter", "hence":
		if f.Is(end, "following") && !f.Is(end+1, "the", "his", "her", "their", "its", "a") {
			break
		}
		return f.event(low, high, u, end+1), true
	case "from":
		if f.Is(end+1, "now", "today") {
			return f.published(low, high, u, end+2), true
		}
	case "into":
		return f.event(low, high, u, end+1), true
	case "on":
		if f.Is(end+1, ",", ".") {
			return f.event(low, high, u, end+1), true
		}
	}
	if f.Is(i-1, "in") && !hyphen && f.tense(i) == future && !f.Is(end, "of") && !f.Is(i-2, "once", "twice") {
		return f.published(low, high, u, end), true
	}
	if bare && !f.Is(i-1, "for", "in", "over", "after", "took", "take", "takes", "last", "lasted", "lasts", "than", "of", "spent", "through", "about", "by") && !(f.Hyphen(end) && f.Is(end+1, "long")) {
		return reading{}, false
	}
	if bare && (f.Is(i-1, "of", "by", "about", "through", "over") || f.Word(i) == "nights") && !f.Is(end, "of") {
		if !f.Is(i-1, "over") {
			return reading{}, false
		}
	}
	if article && !f.Is(i-1, "for", "in", "over", "after", "about", "than", "nearly", "almost", "within", "lasted", "took", "half", "of", "every", "during", "least", "around", "over", "just", "to") {
		return reading{}, false
	}
	if article && f.Is(i-1, "to", "of", "over", "about", "during") && !f.Is(end, "of", ",", ".", "in", "for", "to", "and", "on", "-") && end < len(f.Lexemes) {
		return reading{}, false
	}
	if f.Word(j) == "night" && !hyphen && !plural || f.Is(j, "quarter") && !hyphen || f.Is(j, "quarters") && !f.Is(i-1, "for", "in", "over", "than") {
		return reading{}, false
	}
	if f.Is(i, "one") && f.Is(end-1, "day") && !hyphen && (f.First(i) || f.Is(i-1, "that", "and", "will", "would", "could", "may")) {
		return reading{}, false // "one day" as once
	}
	if f.Hyphen(end) && f.Is(end+1, "long") {
		end += 2
	}
	return f.duration(low, high, u, end), true
}

// perUnit reports that "a week" stands after an amount or frequency ("$5 a week").
func (f *finder) perUnit(i int) bool {
	if i == 0 {
		return false
	}
	switch f.Word(i - 1) {
	case "times", "once", "twice", "per", "dollars", "percent", "%", "pounds", "euros", "hours", "days", "million", "billion", "people", "tonnes", "tons", "barrels", "miles":
		return true
	}
	return f.Lexemes[i-1].Class == numeral.Figure
}

// within reads "within days", "within two weeks of the vote", "within a month".
func (f *finder) within(i int) (reading, bool) {
	j := i + 1
	if f.Is(j, "just", "only") {
		j++
	}
	if f.Is(j, "the") && f.Is(j+1, "next", "coming", "following", "space") {
		r, ok := f.deictic(j)
		if ok {
			r.Relation = "within"
		}
		return r, ok
	}
	_, high, k, ok := f.countAt(j)
	if !ok {
		k = j
	}
	u, plural, isUnit := f.unitAt(f.hyphenTo(k))
	if !isUnit || !ok && !plural {
		return reading{}, false
	}
	if !ok {
		high = u.high
	}
	end := f.hyphenTo(k) + 1
	// The offset is from the event just told; with a future verb and nothing to lean on it is the publication.
	var r reading
	if f.tense(i) == future && !f.Is(end, "of", "after") {
		r = f.published(0, high, u, end)
		if f.dated {
			r.From = f.anchor
		}
	} else {
		r = f.event(0, high, u, end)
	}
	r.OffsetLow, r.OffsetHigh = 0, high*u.days
	r.Relation = "within"
	if r.Anchor != Resolved {
		r.Normal = offsetNormal(string(r.Anchor), 0, high, u)
	}
	return r, true
}

// duration makes the expression of a length.
func (f *finder) duration(low, high float64, u unit, end int) reading {
	r := reading{end: end}
	r.Kind, r.Granularity = Duration, u.granularity
	r.OffsetLow, r.OffsetHigh = low*u.days, high*u.days
	amount := fmt.Sprintf("%g", low*multiple(u))
	if low != high {
		amount = fmt.Sprintf("%g..%g", low*multiple(u), high*multiple(u))
	}
	r.Normal = "P" + clockMark(u) + amount + u.letter
	if strings.Contains(r.Normal, "e+") {
		r.Normal = "P" + clockMark(u) + fmt.Sprintf("%.0f", math.Min(low*multiple(u), 1e15)) + u.letter
	}
	return r
}
