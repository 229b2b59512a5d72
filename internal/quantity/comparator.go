package quantity

import (
	"math"

	"gainsay/internal/numeral"
)

// The comparators.
const (
	Exact    = ""
	AtLeast  = "at least"
	MoreThan = "more than"
	AtMost   = "at most"
	LessThan = "less than"
	About    = "about"
	Nearly   = "nearly"
	Range    = "range"
	Vague    = "dozens"
	None     = "none"
)

// phrase is a comparator in words, in reading order.
type phrase struct {
	words []string
	means string
}

// before stand in front of the number, the longest first.
var before = []phrase{
	{[]string{"a", "minimum", "of"}, AtLeast}, {[]string{"a", "maximum", "of"}, AtMost},
	{[]string{"in", "excess", "of"}, MoreThan}, {[]string{"in", "the", "region", "of"}, About},
	{[]string{"on", "the", "order", "of"}, About}, {[]string{"in", "the", "order", "of"}, About},
	{[]string{"in", "the", "neighborhood", "of"}, About}, {[]string{"in", "the", "neighbourhood", "of"}, About},
	{[]string{"not", "more", "than"}, AtMost}, {[]string{"no", "more", "than"}, AtMost},
	{[]string{"not", "less", "than"}, AtLeast}, {[]string{"no", "less", "than"}, AtLeast},
	{[]string{"not", "fewer", "than"}, AtLeast}, {[]string{"no", "fewer", "than"}, AtLeast},
	{[]string{"as", "many", "as"}, AtMost}, {[]string{"as", "much", "as"}, AtMost}, {[]string{"as", "high", "as"}, AtMost},
	{[]string{"as", "few", "as"}, AtLeast}, {[]string{"as", "little", "as"}, AtLeast}, {[]string{"as", "low", "as"}, AtLeast},
	{[]string{"slightly", "more", "than"}, MoreThan}, {[]string{"slightly", "less", "than"}, Nearly},
	{[]string{"slightly", "over"}, MoreThan}, {[]string{"slightly", "under"}, Nearly}, {[]string{"a", "little", "over"}, MoreThan},
	{[]string{"a", "little", "under"}, Nearly}, {[]string{"just", "under"}, Nearly}, {[]string{"just", "short", "of"}, Nearly},
	{[]string{"just", "below"}, Nearly}, {[]string{"not", "quite"}, Nearly},
	{[]string{"more", "than"}, MoreThan}, {[]string{"greater", "than"}, MoreThan}, {[]string{"higher", "than"}, MoreThan},
	{[]string{"larger", "than"}, MoreThan}, {[]string{"longer", "than"}, MoreThan}, {[]string{"better", "than"}, MoreThan},
	{[]string{"older", "than"}, MoreThan}, {[]string{"bigger", "than"}, MoreThan}, {[]string{"taller", "than"}, MoreThan},
	{[]string{"less", "than"}, LessThan}, {[]string{"fewer", "than"}, LessThan}, {[]string{"lower", "than"}, LessThan},
	{[]string{"smaller", "than"}, LessThan}, {[]string{"shorter", "than"}, LessThan}, {[]string{"younger", "than"}, LessThan},
	{[]string{"at", "least"}, AtLeast}, {[]string{"at", "most"}, AtMost}, {[]string{"at", "the", "most"}, AtMost},
	{[]string{"at", "minimum"}, AtLeast}, {[]string{"minimum", "of"}, AtLeast}, {[]string{"maximum", "of"}, AtMost},
	{[]string{"upwards", "of"}, MoreThan}, {[]string{"upward", "of"}, MoreThan}, {[]string{"north", "of"}, MoreThan},
	{[]string{"south", "of"}, LessThan}, {[]string{"up", "to"}, AtMost}, {[]string{"not", "exceeding"}, AtMost},
	{[]string{"close", "to"}, Nearly}, {[]string{"well", "over"}, MoreThan}, {[]string{"well", "above"}, MoreThan},
	{[]string{"just", "over"}, MoreThan}, {[]string{"just", "above"}, MoreThan}, {[]string{"far", "above"}, MoreThan},
	{[]string{"well", "under"}, LessThan}, {[]string{"well", "below"}, LessThan},
	{[]string{"an", "estimated"}, About}, {[]string{"an", "average", "of"}, Exact}, {[]string{"a", "total", "of"}, Exact},
	{[]string{"something", "like"}, About}, {[]string{"more", "or", "less"}, About}, {[]string{"give", "or", "take"}, About},
	{[]string{"or", "more"}, AtLeast},
	{[]string{"over"}, MoreThan}, {[]string{"above"}, MoreThan}, {[]string{"exceeding"}, MoreThan}, {[]string{"beyond"}, MoreThan},
	{[]string{"exceeded"}, MoreThan}, {[]string{"exceeds"}, MoreThan}, {[]string{"exceed"}, MoreThan}, {[]string{"surpassing"}, MoreThan},
	{[]string{"surpassed"}, MoreThan}, {[]string{"topped"}, MoreThan}, {[]string{"topping"}, MoreThan},
	{[]string{"under"}, LessThan}, {[]string{"below"}, LessThan},
	{[]string{"about"}, About}, {[]string{"around"}, About}, {[]string{"some"}, About}, {[]string{"approximately"}, About},
	{[]string{"roughly"}, About}, {[]string{"estimated"}, About}, {[]string{"circa"}, About}, {[]string{"approx"}, About},
	{[]string{"~"}, About}, {[]string{"maybe"}, About}, {[]string{"perhaps"}, About},
	{[]string{"almost"}, Nearly}, {[]string{"nearly"}, Nearly}, {[]string{"approaching"}, Nearly}, {[]string{"virtually"}, Nearly},
	{[]string{"near"}, Nearly}, {[]string{"nearing"}, Nearly},
	{[]string{"minimum"}, AtLeast}, {[]string{"maximum"}, AtMost}, {[]string{"before"}, LessThan}, {[]string{"by"}, AtMost}, {[]string{">"}, MoreThan}, {[]string{"<"}, LessThan},
}

// after stand behind the number or behind its unit or noun.
var after = []phrase{
	{[]string{"or", "more"}, AtLeast}, {[]string{"or", "less"}, AtMost}, {[]string{"or", "fewer"}, AtMost}, {[]string{"or", "so"}, About},
	{[]string{"or", "thereabouts"}, About}, {[]string{"or", "higher"}, AtLeast}, {[]string{"or", "above"}, AtLeast},
	{[]string{"or", "over"}, AtLeast}, {[]string{"or", "older"}, AtLeast}, {[]string{"or", "under"}, AtMost}, {[]string{"or", "below"}, AtMost},
	{[]string{"or", "younger"}, AtMost}, {[]string{"or", "lower"}, AtMost}, {[]string{"or", "better"}, AtLeast},
	{[]string{"and", "over"}, AtLeast}, {[]string{"and", "above"}, AtLeast}, {[]string{"and", "older"}, AtLeast},
	{[]string{"and", "up"}, AtLeast}, {[]string{"and", "counting"}, AtLeast}, {[]string{"and", "under"}, AtMost},
	{[]string{"at", "least"}, AtLeast}, {[]string{"at", "most"}, AtMost}, {[]string{"at", "a", "minimum"}, AtLeast},
	{[]string{"-", "plus"}, AtLeast}, {[]string{"plus"}, AtLeast}, {[]string{"-", "odd"}, About}, {[]string{"odd"}, About},
	{[]string{"+"}, AtLeast}, {[]string{"give", "or", "take"}, About}, {[]string{"approximately"}, About},
}

// transparent words stand between comparator and number and change nothing.
var transparent = map[string]bool{
	"another": true, "additional": true, "further": true, "other": true, "only": true, "just": true, "exactly": true, "precisely": true,
	"the": true, "his": true, "her": true, "their": true, "its": true, "a": true, "an": true, "all": true, "these": true, "those": true,
	"full": true, "mere": true, "total": true, "record": true, "fully": true, "even": true, "extra": true, "more": true, "of": true,
	"barely": true, "first": true, "last": true, "past": true, "next": true, "whopping": true, "staggering": true, "combined": true,
}

// compare finds the comparator on either side and lays the interval.
func (r *reader) compare(q *found) {
	if q.settled {
		return
	}
	means, at := r.comparatorBefore(q)
	if at < q.from {
		q.from = at
	}
	if means == Exact {
		if m, end, ok := r.comparatorAfter(q.afterNum); ok && (q.unitAt < 0 || end <= q.unitAt) {
			means = m
			if q.unitAt < 0 {
				q.end = max(q.end, end)
				if q.noun && m == AtLeast {
					r.unitBehind(q)
				}
			}
		} else if m, end, ok := r.comparatorAfter(q.end); ok {
			means, q.end = m, max(q.end, end)
		}
	}
	if q.Comparator == Range {
		if means == Exact || means == About || means == Nearly {
			return
		}
		switch means {
		case AtLeast, MoreThan:
			q.High, q.HighOpen = math.Inf(1), true
		case AtMost, LessThan:
			q.Low = 0
		}
		q.Comparator = means
		return
	}
	q.Comparator = means
	q.Low, q.High, q.LowOpen, q.HighOpen = interval(means, q.Low, q.Rounding, q.Kind)
}

// unitBehind reads the unit of "20-plus kilometres", which stands behind the comparator.
func (r *reader) unitBehind(q *found) {
	end := q.end
	r.unit(q)
	if q.unitAt < 0 {
		q.end = end
	}
}

// comparatorBefore reads the comparator that ends before the quantity, over transparent words; at is the lexeme at
// which the quantity then begins.
func (r *reader) comparatorBefore(q *found) (string, int) {
	i := q.from
	for skipped := 0; skipped <= 3; skipped++ {
		for _, p := range before {
			start := i - len(p.words)
			if start < r.floor || !r.matches(start, p.words) {
				continue
			}
			if means, ok := r.reallyCompares(p, start, q); ok {
				// "at least an estimated 20", "well over": what stands before decides.
				if means == About {
					outer := *q
					outer.from = start
					if m, at := r.comparatorBefore(&outer); m != Exact && m != About && !r.Is(at, "over", "above", "under", "below", "beyond") {
						return m, at
					}
				}
				return means, start
			}
		}
		if i-1 < r.floor || !transparent[r.Word(i-1)] {
			break
		}
		i--
	}
	return Exact, q.from
}

func (r *reader) matches(i int, words []string) bool {
	for k, w := range words {
		if r.Word(i+k) != w {
			return false
		}
	}
	return true
}

// reallyCompares refuses the prepositions of place and time that look like comparators.
func (r *reader) reallyCompares(p phrase, start int, q *found) (string, bool) {
	if len(p.words) == 1 && q.Kind != Age && r.Is(start+1, "the", "his", "her", "their", "its", "these", "those", "all") {
		return "", false // "asked about the 63", "over the 12 months"
	}
	if len(p.words) > 1 {
		if p.words[0] == "up" && r.Is(start-1, "went", "go", "goes", "move", "moved") && q.Kind == Count && q.Low < 10 {
			return "", false
		}
		return p.means, true
	}
	switch p.words[0] {
	case "over":
		if r.Is(start-1, "averaged", "spread", "split", "divided", "distributed", "presided", "ruled") {
			return "", false
		}
		// "over three days" is during them, "over 24 hours" too, unless a length is compared.
		if q.Dimension == "time" {
			return p.means, r.Is(start-1, "for", "lasted", "took", "lasting", "well", "just", "is", "was", "in", "slightly", "takes", "to")
		}
	case "under", "below", "above", "beyond":
		if q.Kind == Ordinal {
			return "", false
		}
	case "before", "by":
		return p.means, q.Kind == Age && !r.Figure(start+1)
	case "near":
		return p.means, q.Kind == Money || q.Kind == Percent
	case "about":
		if r.Is(start-1, "how", "what", "talk", "talked", "talking", "worried", "concerned", "information", "questions", "complained") && !r.Is(start-1, "what") {
			return "", false
		}
	case "around":
	case "some":
		if q.Kind == Ordinal {
			return "", false
		}
	case "maybe", "perhaps", "minimum", "maximum":
	}
	if q.Kind == Ordinal && p.means != About {
		return "", false
	}
	return p.means, true
}

// comparatorAfter reads a comparator that begins at lexeme i.
func (r *reader) comparatorAfter(i int) (string, int, bool) {
	for _, p := range after {
		if !r.matches(i, p.words) {
			continue
		}
		end := i + len(p.words)
		switch p.words[0] {
		case "plus":
			if _, ok := numeral.Cardinal(r.Lexemes, end); ok || r.Is(end, "the", "a", "or") {
				continue
			}
		case "or":
			if r.Is(i+1, "more") && r.Is(i+2, "than", "importantly") {
				continue
			}
		case "odd":
			if r.Is(end, "number") {
				continue
			}
		}
		return p.means, end, true
	}
	return Exact, i, false
}

// interval is what a comparator makes of a number.
func interval(means string, v, rounding float64, kind Kind) (low, high float64, lowOpen, highOpen bool) {
	floor := 0.
	if v < 0 {
		floor = math.Inf(-1)
	}
	switch means {
	case AtLeast:
		return v, math.Inf(1), false, true
	case MoreThan:
		return v, math.Inf(1), true, true
	case AtMost:
		return floor, v, false, false
	case LessThan:
		return floor, v, false, true
	case About:
		t := blur(v, rounding)
		return v - t, v + t, false, false
	case Nearly:
		return v - blur(v, rounding), v, false, false
	}
	return v, v, false, false
}

// blur is how far "about" and "nearly" reach: a tenth of the number, a little more below one hundred, where writers
// round to fives and tens, and never less than the rounding of the number itself when that is a small part of it.
func blur(v, rounding float64) float64 {
	v = math.Abs(v)
	share := .1
	if v < 100 {
		share = .15
	}
	t := v * share
	if rounding > t && rounding <= v*.25 {
		t = rounding
	}
	if v >= 3 && v == math.Trunc(v) && t < 1 {
		t = 1
	}
	return t
}
