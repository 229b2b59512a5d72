package quantity

import (
	"math"
	"strings"

	"gainsay/internal/numeral"
)

// money reads an amount with a sign or a code before it: "$1.5bn", "US$5 million", "£3-4m", "EUR 20,000", "Rs 500
// crore".
func (r *reader) money(i int) (found, bool) {
	currency, at := r.currencyAt(i)
	if currency == "" {
		return found{}, false
	}
	n, ok := numeral.Cardinal(r.Lexemes, at)
	if !ok || n.Words && !n.Scaled {
		return found{}, false
	}
	q := found{from: i, number: at, end: n.To, unitAt: i}
	value, step := n.Value, n.Step
	if !n.Scaled && r.Figure(at) && thousandsPoint(r.Lexemes[at].Text, value) {
		value, step = value*1000, step*1000
	}
	scale, end := r.letterScale(n.To, true)
	value, step, q.end = value*scale, step*scale, end
	scaled := n.Scaled || scale > 1
	q.afterNum = q.end
	q.Low, q.High = value, value
	// The second end of a range, with or without its own sign; a multiplier said once holds for both.
	j := q.end
	between := r.Is(i-1, "between")
	if r.Is(j, "to") && !r.changing(i) || r.Is(j, "-") || r.Is(j, "and") && between || r.Is(j, "or") {
		k := j + 1
		if c, next := r.currencyAt(k); c == currency {
			k = next
		} else if r.Is(j, "or") {
			k = len(r.Lexemes)
		}
		if m, ok := numeral.Cardinal(r.Lexemes, k); ok && (!m.Words || m.Scaled) {
			high, highStep := m.Value, m.Step
			s, end := r.letterScale(m.To, true)
			high, highStep = high*s, highStep*s
			if (m.Scaled || s > 1) && !scaled {
				whole := s
				if m.Scaled {
					whole = m.Value / unscaled(m, r)
				}
				if value*whole < high {
					value, step = value*whole, step*whole
				}
			}
			if high > value && !r.year(k) {
				q.Low, q.High, q.Comparator = value, high, Range
				step = math.Max(step, highStep)
				q.end, q.afterNum = end, end
			}
		}
	}
	q.Kind, q.Unit, q.Dimension, q.Factor = Money, currency, "money:"+currency, 1
	q.Spoken, q.Rounding = q.Low, step/2
	// "$5 million dollars", "$20 US"
	if f, end, ok := r.unitForm(q.end); ok && f.money {
		q.end = end
	}
	if r.minus(i) {
		q.Low, q.High, q.Spoken = -q.High, -q.Low, -q.Spoken
		q.from = i - 1
	}
	return q, true
}

// currencyAt reads a currency sign or code and gives the lexeme behind it.
func (r *reader) currencyAt(i int) (string, int) {
	if i < 0 || i >= len(r.Lexemes) {
		return "", i
	}
	l := &r.Lexemes[i]
	if l.Class == numeral.Symbol {
		return r.units.signs[l.Text], i + 1
	}
	if l.Class != numeral.Word || !l.Capital() {
		return "", i
	}
	// "US$5", "A$5": letters joined to a sign
	if i+1 < len(r.Lexemes) && r.Lexemes[i+1].Class == numeral.Symbol && r.Glued(i+1) {
		if code, ok := r.units.signs[l.Lower+r.Lexemes[i+1].Text]; ok {
			return code, i + 2
		}
	}
	if len(l.Text) == 3 && strings.ToUpper(l.Text) == l.Text || l.Lower == "rs" {
		if f, ok := r.units.forms[l.Lower]; ok && f.money && r.Figure(i+1) {
			return f.unit, i + 1
		}
	}
	return "", i
}

// score reads "2-1", "52-48", "52 to 48", "6–4": two numbers that stand against each other.
func (r *reader) score(i int) (found, bool) {
	a, ok := numeral.Plain(r.Lexemes, i)
	if !ok || r.Is(i-1, "-", "/") && r.Glued(i) || r.Is(i-1, "$", "£", "€") {
		return found{}, false
	}
	j := i + 1
	dash := r.Hyphen(j)
	to := r.Is(j, "to") && r.voting(i, j+2) && !r.Is(i-1, "from", "between", "by")
	if r.Is(j, "votes", "vote") && r.Is(j+1, "to") {
		to, j = true, j+1
	}
	if !dash && !to {
		return found{}, false
	}
	b, ok := numeral.Plain(r.Lexemes, j+1)
	if !ok || r.Hyphen(j+2) && r.Figure(j+3) {
		return found{}, false
	}
	end := j + 2
	if r.Glued(end) && r.Lexemes[end].Class == numeral.Word {
		return found{}, false
	}
	if dash {
		noun := end
		if r.Hyphen(noun) {
			noun++
		}
		contest := contestNoun(r.Word(noun)) || contestNoun(r.Word(noun+1)) && !r.pluralNoun(noun)
		switch {
		case a > 400 && b > 400, a > 999, b > 999:
			return found{}, false
		case contest, a > b && r.voting(i, end):
		case a >= b:
			if r.Glued(i) || r.pluralNoun(end) && a > b+10 {
				return found{}, false
			}
		default:
			// A rising pair is a range when something is counted or measured, a score beside a verb of contest.
			if _, _, unit := r.unitForm(r.over(end)); unit || r.pluralNoun(end) || r.adjective(end) && r.pluralNoun(end+1) || !r.voting(i, end) {
				return found{}, false
			}
			if _, ok := numeral.Scale(r.Word(end)); ok {
				return found{}, false
			}
		}
	}
	q := found{from: i, number: i, end: end, afterNum: end, unitAt: -1, settled: true}
	q.Kind, q.Low, q.High, q.Spoken = Score, float64(a), float64(a), float64(a)
	q.Pair = [2]float64{float64(a), float64(b)}
	return q, true
}

// over steps over a hyphen.
func (r *reader) over(i int) int {
	if r.Hyphen(i) {
		return i + 1
	}
	return i
}

func contestNoun(w string) bool {
	switch w {
	case "win", "victory", "defeat", "loss", "draw", "tie", "lead", "decision", "ruling", "majority", "margin", "vote", "votes", "record", "score",
		"triumph", "rout", "home", "away", "aggregate", "deficit", "advantage", "split", "verdict", "winners", "thrashing", "result", "scoreline":
		return true
	}
	return false
}

// voting reports a word of contest close to the lexemes from i to end.
func (r *reader) voting(i, end int) bool {
	for j := max(0, i-7); j < i; j++ {
		switch w := r.Word(j); {
		case strings.HasPrefix(w, "vot"), strings.HasPrefix(w, "won"), strings.HasPrefix(w, "win"), strings.HasPrefix(w, "beat"),
			strings.HasPrefix(w, "defeat"), strings.HasPrefix(w, "lost"), strings.HasPrefix(w, "lose"), w == "led", w == "lead", w == "leading",
			w == "drew", w == "tied", w == "ruled", w == "passed", w == "approved", w == "rejected", w == "score", w == "scored", w == "finished",
			w == "decided", w == "thrashed", w == "edged", w == "trailed", w == "trailing", w == "confirmed", w == "margin":
			return true
		}
	}
	for j := end; j < end+2; j++ {
		if contestNoun(r.Word(j)) {
			return true
		}
	}
	return false
}

// parts are the nouns of fractions.
var parts = map[string]float64{
	"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5,
	"sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}

// fraction reads "half of", "a third", "two-thirds", "three quarters", "1/3", "one in five", "nine out of ten".
func (r *reader) fraction(i int) (found, bool) {
	q := found{from: i, number: i, unitAt: -1, noun: true}
	q.Kind, q.Dimension, q.Factor, q.Unit = Fraction, share, 100, "part"
	set := func(v float64, end int) (found, bool) {
		q.Low, q.High, q.Spoken, q.Rounding = v, v, v, .015
		q.end, q.afterNum = end, end
		return q, true
	}
	// "one in five", "nine out of 10", "1 in 4"
	if n, ok := numeral.Cardinal(r.Lexemes, i); ok && !n.Scaled && n.Value >= 1 {
		j := n.To
		if r.Is(j, "out") && r.Is(j+1, "of") {
			j += 2
		} else if r.Is(j, "in") && (r.Is(j+1, "every") || n.Value == 1 || n.Value <= 9) {
			j++
			if r.Is(j, "every") {
				j++
			}
		} else {
			j = -1
		}
		if j > 0 {
			if m, ok := numeral.Cardinal(r.Lexemes, j); ok && m.Value > n.Value && !r.year(j) && !m.Article {
				// "two in 10 minutes" is no fraction.
				if _, _, unit := r.unitForm(m.To); !unit && !(n.Value > 1 && n.Words != m.Words && !r.Is(n.To, "out") && m.Value != 10 && m.Value != 100) {
					month, _ := numeral.Month(r.Lexemes, m.To)
					if month == 0 {
						q, ok := set(n.Value/m.Value, m.To)
						q.Rounding = math.Min(q.Rounding, .5/m.Value)
						return q, ok
					}
				}
			}
		}
	}
	// "5.5/10", "33/100": marks out of ten or a hundred
	if v, step, ok := r.figureAt(i); ok && r.Is(i+1, "/") && r.Glued(i+1) && r.Glued(i+2) && !(i > 0 && r.Is(i-1, "/") && r.Glued(i)) {
		if m, ok := numeral.Plain(r.Lexemes, i+2); ok && (m == 10 || m == 100 || m == 5 && step < 1) && v <= float64(m) && !(r.Is(i+3, "/") && r.Glued(i+3)) && (step < 1 || v > 1 || m == 100) {
			q, ok := set(v/float64(m), i+3)
			q.Rounding = step / 2 / float64(m)
			return q, ok
		}
	}
	// "1/3"
	if a, ok := numeral.Plain(r.Lexemes, i); ok && r.Is(i+1, "/") && r.Glued(i+1) && r.Glued(i+2) && !(i > 0 && r.Is(i-1, "/") && r.Glued(i)) {
		if b, ok := numeral.Plain(r.Lexemes, i+2); ok && 0 < a && a < b && b <= 10 && !(r.Is(i+3, "/") && r.Glued(i+3)) {
			return set(float64(a)/float64(b), i+3)
		}
		return found{}, false
	}
	if r.Lexemes[i].Class == numeral.Symbol {
		if v, ok := numeral.Vulgar(r.Lexemes[i].Text); ok && !r.Glued(i) && (r.Is(i+1, "of") || r.Is(i+1, "the")) {
			return set(v, i+1)
		}
		return found{}, false
	}
	if r.Is(i, "half") {
		// "half of the", "half the", "half a million" (a number), "half-hour" (a measure), "first half" (a part).
		switch {
		case r.Hyphen(i + 1), r.Is(i-1, "first", "second", "latter", "other", "better"), r.Is(i+1, "time", "brother", "sister", "dozen", "hour", "million", "year"):
			return found{}, false
		case r.Is(i+1, "a", "an"):
			if f, end, ok := r.unitForm(i + 2); ok && f.kind == Measure {
				q.Low, q.High, q.Spoken, q.Rounding = .5, .5, .5, .05
				q.number, q.afterNum = i, i+1
				q.set(f, end-1, end)
				if r.pointsInTime(&q) {
					return found{}, false
				}
				return q, true
			}
			return found{}, false
		case r.Is(i+1, "of", "the", "its", "their", "his", "her", "all", "our"), r.Is(i-1, "than", "by", "nearly", "almost", "about", "over", "under", "least", "roughly", "one", "around", "some", "to", "a"):
			return set(.5, i+1)
		}
		return found{}, false
	}
	// "a third of", "two-thirds", "three quarters"
	count, at := 0., i
	if r.Is(i, "a", "an", "one") {
		count, at = 1, i+1
	} else if n, ok := numeral.Cardinal(r.Lexemes, i); ok && n.Words && !n.Scaled && n.Value >= 2 && n.Value < 10 {
		count, at = n.Value, n.To
	} else {
		return found{}, false
	}
	if r.Hyphen(at) {
		at++
	}
	d, ok := parts[r.Word(at)]
	if !ok || count >= d {
		return found{}, false
	}
	plural := strings.HasSuffix(r.Word(at), "s") || r.Word(at) == "halves"
	if count > 1 != plural {
		return found{}, false
	}
	if count == 1 {
		// "a third man", "a fourth term" are ordinals; "a quarter" needs its "of".
		if !r.Is(at+1, "of", "the") && !r.Is(i-1, "than", "by", "nearly", "almost", "about", "over", "under", "least", "roughly", "around") {
			return found{}, false
		}
		if r.Is(at+1, "of") && r.Is(at+2, "a") {
			if m, ok := numeral.Scale(r.Word(at + 3)); ok { // "a quarter of a million"
				q.Kind, q.Dimension, q.Factor, q.Unit = Count, "", 0, ""
				set(m/d, at+4)
				q.Rounding = m / d / 20
				return q, true
			}
		}
	} else if strings.HasPrefix(r.Word(at), "quarter") && r.Is(i-1, "last", "past", "next") {
		return found{}, false
	}
	return set(count/d, at+1)
}

// figureAt is the value of the figure at lexeme i.
func (r *reader) figureAt(i int) (value, step float64, ok bool) {
	if !r.Figure(i) {
		return 0, 0, false
	}
	return numeral.ParseFigure(r.Lexemes[i].Text)
}

// age completes an amount that is an age: "34-year-old", "aged 34", "34 years old", "at the age of 34", ", 34,".
func (r *reader) age(q *found) (found, bool) {
	v := q.High
	if v != math.Trunc(v) && v > 3 || v > 125 || v < 0 {
		return found{}, false
	}
	i, end := q.from, q.end
	unit, low := "year", 0
	switch {
	case r.ageUnit(r.over(end)) != "" && (r.Hyphen(r.over(end)+1) && r.Is(r.over(end)+2, "old", "olds") || r.Is(r.over(end)+1, "old")):
		at := r.over(end)
		unit = r.ageUnit(at)
		low = at + 2
		if r.Hyphen(at + 1) {
			low = at + 3
		}
		if r.Is(low, "s") && r.Glued(low) {
			low++
		}
	case r.Is(end, "years", "months") && r.Is(end+1, "of") && r.Is(end+2, "age"):
		unit = strings.TrimSuffix(r.Word(end), "s")
		low = end + 3
	case r.Is(i-1, "aged", "age", "ages") && !r.Is(end, "of", "%", "percent"), r.Is(i-1, "of") && r.Is(i-2, "age"), r.Is(i-1, "between") && r.Is(i-2, "aged", "ages"):
		low = end
		if r.Is(low, "years") {
			low++
		}
		if r.Is(i-1, "aged", "age", "ages") && i-1 >= r.floor {
			q.from = i - 1
		} else if r.Is(i-1, "of") && i-2 >= r.floor {
			q.from = i - 2
			if r.Is(i-3, "the") && i-3 >= r.floor {
				q.from = i - 3
			}
		}
	case r.Is(i-1, ",") && r.Is(end, ",", ".", ";", ")") && r.Figure(i) && v >= 1 && r.personBefore(i-2) && q.Comparator == "" && !r.monthBefore(i) && !r.Figure(end+1):
		low = end
	case r.Figure(i) && v >= 1 && (r.Is(i-1, "turned", "turns", "turning") || r.Is(i-1, "at") && r.Is(i-2, "dies", "died", "dead", "die")) && !r.noun(end) && !r.adjective(end) && !r.Is(end, "%", "percent", "of", "-", "to", ":"):
		low = end
	case r.Is(i-1, "under", "over") && r.Is(end, "s") && r.Glued(end) && r.Hyphen(i-1):
		low = end + 1
	default:
		return found{}, false
	}
	a := *q
	a.Kind, a.Unit, a.Dimension, a.Factor = Age, "year", "age", 1
	if unit == "month" {
		a.Factor = 1. / 12
	} else if unit == "week" {
		a.Factor = 7. / 365.25
	} else if unit == "day" {
		a.Factor = 1 / 365.25
	}
	a.Unit = unit
	a.Rounding = .5
	a.end, a.unitAt, a.noun = low, low-1, false
	return a, true
}

func (r *reader) ageUnit(i int) string {
	switch w := r.Word(i); w {
	case "year", "years":
		return "year"
	case "month", "months":
		return "month"
	case "week", "weeks":
		return "week"
	case "day", "days":
		return "day"
	}
	return ""
}

// personBefore reports a name or a noun that ends at lexeme i and is neither a month nor a weekday.
func (r *reader) personBefore(i int) bool {
	if i < 0 || r.Lexemes[i].Class != numeral.Word || !strings.HasPrefix(r.Tag(i), "NN") && !(r.Capital(i) && (!r.First(i) || r.Tag(i) == "JJ")) {
		return false
	}
	m, _ := numeral.Month(r.Lexemes, i)
	d, _ := numeral.Weekday(r.Lexemes, i)
	return m == 0 && d == 0
}

func (r *reader) monthBefore(i int) bool {
	for j := i - 1; j >= max(0, i-4); j-- {
		if m, _ := numeral.Month(r.Lexemes, j); m > 0 {
			return true
		}
	}
	return false
}

// inHisThirties reads "in her 30s", "in their mid-20s": an age as an interval.
func (r *reader) inHisThirties(i int) (found, bool) {
	v, ok := numeral.Plain(r.Lexemes, i)
	if !ok || v%10 != 0 || v < 10 || v > 100 {
		return found{}, false
	}
	end := i + 1
	if r.Is(end, "'") && r.Glued(end) {
		end++
	}
	if !r.Glued(end) || !r.Is(end, "s", "'s") {
		return found{}, false
	}
	j := i - 1
	part := ""
	if r.Is(j, "-") {
		j--
	}
	if r.Is(j, "early", "mid", "late") {
		part = r.Word(j)
		j--
	}
	if !r.Is(j, "his", "her", "their", "my", "our", "your") || !r.Is(j-1, "in", "into") {
		return found{}, false
	}
	low, high := float64(v), float64(v+9)
	switch part {
	case "early":
		high = low + 4
	case "mid":
		low, high = low+3, low+7
	case "late":
		low = low + 6
	}
	q := found{from: i, number: i, end: end + 1, afterNum: end + 1, unitAt: -1, settled: true}
	q.Kind, q.Unit, q.Dimension, q.Factor, q.Comparator = Age, "year", "age", 1, Range
	q.Low, q.High, q.Spoken = low, high, float64(v)
	return q, true
}

// ordinal reads "the third attack", "42nd", "second-largest".
func (r *reader) ordinal(i int) (found, bool) {
	n, ok := numeral.Ordinal(r.Lexemes, i)
	if !ok {
		return found{}, false
	}
	end := n.To
	next := r.over(end)
	if _, counted := numeral.Cardinal(r.Lexemes, end); counted {
		return found{}, false // "the first four seasons" counts four
	}
	switch {
	case r.Is(next, "century", "centuries", "quarter", "half", "week", "day", "month") && !r.Is(next, "day"), r.Is(next, "of") && !r.Figure(next+1),
		r.Is(i-1, "at") && n.Value == 1, r.Is(i-1, "split") && n.Value == 2, n.Words && r.Is(i, "second") && r.Is(i-1, "a", "per", "every", "each", "-", "one") && !r.noun(next),
		r.Capital(i) && !r.First(i) && r.Capital(next),
		r.Capital(next) && r.Is(next, "street", "avenue", "ave", "circuit", "airborne", "regiment", "brigade", "division", "amendment", "infantry", "armored", "armoured", "precinct", "district", "st", "battalion", "congress"),
		r.Is(next, "lady", "minister", "amendment", "aid", "name", "place", "hand", "thing") && n.Value <= 2 && r.Is(next, "lady", "minister", "aid", "name", "hand", "thing"):
		return found{}, false
	case n.Words && strings.HasPrefix(r.Tag(i), "RB") && !r.Is(i-1, "finished", "came", "placed", "ranked", "the"):
		return found{}, false // "was first seen"
	case end < len(r.Lexemes) && r.Is(end, ",") && n.Words && r.First(i):
		return found{}, false // "First, they ..."
	}
	if n.Words && !r.Is(i-1, "the", "a", "his", "her", "its", "their", "for", "in", "'s", "as", "and", "every", "this", "my", "our", "your", "finished", "came", "placed", "ranked", "'", "than", "is", "was", "to", "s") {
		return found{}, false
	}
	q := found{from: i, number: i, end: end, afterNum: end, unitAt: -1, noun: true, settled: true}
	q.Kind, q.Low, q.High, q.Spoken, q.Rounding = Ordinal, n.Value, n.Value, n.Value, .5
	q.Dimension = "rank"
	return q, true
}

// vagueWords are amounts that nobody counted, with the interval that readers take them for.
var vagueWords = map[string][2]float64{
	"several": {3, 10}, "few": {2, 9}, "handful": {2, 9}, "dozens": {20, 150}, "scores": {30, 250}, "hundreds": {150, 2500},
	"thousands": {1500, 25000}, "millions": {1.5e6, 2.5e9}, "billions": {1.5e9, 1e12}, "trillions": {1.5e12, 1e15}, "couple": {2, 3},
	"pair": {2, 2}, "lakhs": {1.5e5, 2.5e6}, "crores": {1.5e7, 1e10}, "both": {2, 2}, "tens": {20, 150},
}

// vague reads "dozens", "hundreds of thousands", "a handful of", "several hundred", "a few thousand", "a couple".
func (r *reader) vague(i int) (found, bool) {
	at := i
	article := false
	if r.Is(i, "a") {
		at, article = i+1, true
	}
	w := r.Word(at)
	span, ok := vagueWords[w]
	if !ok {
		return found{}, false
	}
	end := at + 1
	switch w {
	case "few", "couple", "pair", "handful":
		if !article && w != "few" || w == "few" && !article {
			if !(w == "few" && r.Is(i-1, "last", "past", "next", "the", "these")) {
				return found{}, false
			}
		}
		if w != "few" && !r.Is(end, "of") && !(w == "couple" && r.pluralNoun(end)) && w != "handful" {
			return found{}, false
		}
	case "scores":
		if !r.Is(end, "of") && !r.fateBehind(end) {
			return found{}, false
		}
	case "both":
		if !r.pluralNoun(end) && !(r.adjective(end) && r.pluralNoun(end+1)) && !r.Is(end, "of") {
			return found{}, false // "both Paris and Rome"
		}
	case "tens":
		if !r.Is(end, "of") || !r.Is(end+1, "thousands", "millions", "billions") {
			return found{}, false
		}
	}
	if r.Is(end, "hundred", "thousand", "million", "billion", "dozen", "lakh", "crore") && (w == "several" || w == "few" || w == "couple") {
		m, _ := numeral.Scale(r.Word(end))
		span = [2]float64{2 * m, 10 * m}
		if w == "couple" {
			span = [2]float64{1.5 * m, 3.5 * m}
		}
		end++
	} else if r.Is(end, "of") && (w == "tens" || w == "hundreds" || w == "dozens" || w == "thousands") {
		if big, ok := vagueWords[r.Word(end+1)]; ok && (r.Is(end+1, "thousands", "millions", "billions")) {
			unit := big[0] / 1.5
			switch w {
			case "tens", "dozens":
				span = [2]float64{15 * unit, 250 * unit}
			case "hundreds":
				span = [2]float64{150 * unit, 2500 * unit}
			}
			end += 2
		}
	}
	if _, _, unit := r.unitForm(end); unit && r.Is(end, "days", "weeks", "months", "years", "hours", "minutes", "decades", "seconds") {
		q := found{from: i, number: at, end: end, afterNum: end, unitAt: -1, settled: true}
		f, e, _ := r.unitForm(end)
		q.set(f, e-1, e)
		if r.pointsInTime(&q) {
			return found{}, false
		}
		q.Low, q.High, q.Spoken, q.Comparator = span[0], span[1], span[0], Vague
		return q, true
	}
	q := found{from: i, number: at, end: end, afterNum: end, unitAt: -1, noun: true, settled: true}
	q.Kind, q.Comparator = Count, Vague
	q.Low, q.High, q.Spoken = span[0], span[1], span[0]
	if w == "both" || w == "pair" {
		q.Comparator, q.Spoken, q.Rounding = Exact, 2, .5
	}
	// "hundreds of millions of dollars", "dozens more": a unit behind "of".
	at = end
	if r.Is(at, "of") {
		at++
	}
	if f, e, ok := r.unitForm(at); ok && f.kind != Percent {
		q.set(f, e-1, e)
	}
	// "at least several hundred", "more than a dozen" are read with their comparator.
	means, from := r.comparatorBefore(&q)
	if means == MoreThan || means == AtLeast {
		q.High, q.HighOpen, q.from = math.Inf(1), true, from
		q.Comparator = means
	} else if means != Exact {
		q.from = from
	}
	return q, true
}

// none reads "no one", "nobody", "none of", "no casualties", "not a single", "without injuries".
func (r *reader) none(i int) (found, bool) {
	q := found{from: i, number: i, unitAt: -1, settled: true}
	q.Kind, q.Comparator, q.Rounding = Count, None, .5
	switch r.Word(i) {
	case "nobody":
		q.end = i + 1
		q.Unit = "person"
	case "none":
		if r.Is(i+1, "other") {
			return found{}, false
		}
		q.end, q.noun = i+1, r.Is(i+1, "of")
	case "no":
		switch {
		case r.Is(i+1, "one") && !r.Is(i+2, "of", "else") || r.Is(i+1, "-") && r.Is(i+2, "one"):
			q.end, q.Unit = i+2, "person"
			if r.Is(i+1, "-") {
				q.end++
			}
		case r.Is(i+1, "one"):
			q.end, q.noun = i+2, true
		case r.countable(i + 1):
			q.end, q.noun = i+1, true
		default:
			return found{}, false
		}
	case "not":
		if !r.Is(i+1, "a") || !r.Is(i+2, "single") {
			if !r.Is(i+1, "one") || r.Is(i+2, "of", "to", "but") {
				return found{}, false
			}
			q.end, q.noun = i+2, true
			break
		}
		q.end, q.noun = i+3, true
	case "without":
		if !r.countable(i + 1) {
			return found{}, false
		}
		q.end, q.noun = i+1, true
	default:
		return found{}, false
	}
	q.afterNum = q.end
	return q, true
}

// countable reports nouns that "no" counts at zero: those of the fates ("no casualties") and plurals of people.
func (r *reader) countable(i int) bool {
	for k := 0; k < 3; k++ {
		w := r.Word(i + k)
		if _, ok := r.roles.nouns[w]; ok && w != "toll" {
			return true
		}
		if _, ok := r.roles.bearers[singular(w)]; ok {
			return true
		}
		if r.people[strings.TrimSuffix(w, "s")] || r.people[w] {
			return true
		}
		if !r.adjective(i + k) {
			return false
		}
	}
	return false
}

// twice reads "twice" and leaves "three times" to the amounts.
func (r *reader) twice(i int) (found, bool) {
	if !r.Is(i, "twice") || r.Is(i+1, "as", "the", "a", "per", "each", "every", "that", "its") {
		return found{}, false
	}
	q := found{from: i, number: i, end: i + 1, afterNum: i + 1, unitAt: -1, settled: true}
	q.Kind, q.Low, q.High, q.Spoken, q.Rounding, q.Unit = Count, 2, 2, 2, .5, "time"
	return q, true
}

// countsOne refuses the pronoun: "one of the most", "no one", "the one", "one another", "one day".
func (r *reader) countsOne(i int, q *found) bool {
	if q.Comparator == Range || q.end > i+1 {
		return true
	}
	if r.Is(i-1, "no", "any", "every", "the", "this", "that", "which", "each", "another", "not", "some", "only") && !r.noun(i+1) {
		return false
	}
	if r.Capital(i) && r.Capital(i-1) && !r.First(i) {
		return false // part of a name
	}
	switch r.Word(i + 1) {
	case "another", "by", "way", "'s", "thing", "can", "must", "should", "could", "would", "might", "'d", ",", ".", "and", "or", "that", "who", "to", "side", "point", "day", "morning", "night", "evening", "afternoon", "reason", "hand", "step":
		return false
	case "of":
		// "one of cautious optimism" counts nothing.
		if !r.Is(i+2, "the", "his", "her", "their", "its", "our", "my", "your", "those", "these", "them", "us", "this", "some") && !r.Capital(i+2) && !r.Figure(i+2) && !r.pluralNoun(i+2) {
			return false
		}
		for j := i + 2; j < i+6; j++ {
			w := r.Word(j)
			if w == "most" || w == "best" || w == "worst" || w == "least" || w == "few" || w == "only" || w == "those" || strings.HasSuffix(w, "est") && r.Tag(j) != "NN" && w != "west" && w != "protest" || r.Tag(j) == "JJS" {
				return false
			}
		}
		return true
	}
	return true
}
