package numeral

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Number is a numeral found in a run of lexemes.
type Number struct {
	// From and To bound its lexemes, To exclusive.
	From, To int
	Value    float64
	// Step is the worth of the last digit that was spoken (1,200 → 100; 1.5 billion → 100 million; 34 → 1), from
	// which rounding is judged.
	Step float64
	// Words is true when it is spelled out wholly ("twenty-one").
	Words bool
	// Scaled is true when a multiplier ("million", "bn") is part of it.
	Scaled bool
	// Article is true when it is "a" or "an" before a multiplier ("a hundred").
	Article bool
}

// small holds the number words below one hundred.
var small = map[string]float64{
	"zero": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
	"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
	"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// scales holds the words that multiply what stands before them.
var scales = map[string]float64{
	"dozen": 12, "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6, "mln": 1e6, "mn": 1e6,
	"mio": 1e6, "crore": 1e7, "crores": 1e7, "billion": 1e9, "bn": 1e9, "bln": 1e9, "trillion": 1e12, "tn": 1e12,
	"trn": 1e12,
}

// vulgar holds the fractions that are one sign.
var vulgar = map[string]float64{
	"½": 1. / 2, "¼": 1. / 4, "¾": 3. / 4, "⅓": 1. / 3, "⅔": 2. / 3, "⅕": 1. / 5, "⅛": 1. / 8, "⅜": 3. / 8,
	"⅝": 5. / 8, "⅞": 7. / 8,
}

var ordinals = map[string]float64{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
	"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
	"fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
	"thousandth": 1000, "millionth": 1e6,
}

// SmallWord is the value of a number word below one hundred.
func SmallWord(lower string) (float64, bool) {
	v, ok := small[lower]
	return v, ok
}

// SmallWords are the words for a number below one hundred, in alphabetical order; none for a number that takes several.
func SmallWords(value float64) []string {
	var out []string
	for w, v := range small {
		if v == value {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}

// Scale is the value of a word that multiplies.
func Scale(lower string) (float64, bool) {
	v, ok := scales[lower]
	return v, ok
}

// Vulgar is the value of a fraction sign ("½").
func Vulgar(sign string) (float64, bool) {
	v, ok := vulgar[sign]
	return v, ok
}

// ParseFigure reads a figure ("8,568", "1.5", "1.234.567"). Dates and versions with full stops are none.
func ParseFigure(s string) (value, step float64, ok bool) {
	// The library reads more than figures: the names Nan and Inf, hexadecimal, exponents.
	if strings.ContainsFunc(s, notOfFigure) {
		return 0, 0, false
	}
	if strings.Count(s, ".") > 1 {
		if !dotted(s) {
			return 0, 0, false
		}
		s = strings.ReplaceAll(s, ".", "")
	}
	s = strings.ReplaceAll(s, ",", "")
	if len(s) > 18 {
		return 0, 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0, 0, false
	}
	step = 1
	if dot := strings.IndexByte(s, '.'); dot >= 0 {
		step = math.Pow(10, -float64(len(s)-dot-1))
	}
	return v, step, true
}

func notOfFigure(r rune) bool { return r != '.' && r != ',' && (r < '0' || r > '9') }

// dotted reports groups of three after the first full stop, the thousands of the continent.
func dotted(s string) bool {
	parts := strings.Split(s, ".")
	if len(parts[0]) > 3 || len(parts[0]) == 0 {
		return false
	}
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return false
		}
	}
	return true
}

// roundStep is the step of a whole number: trailing zeros of numbers from 1,000 on count as not spoken, but for
// two leading digits. "30" and "300" are taken as said to the unit: a toll of 30 is not one of 28.
func roundStep(v float64) float64 {
	if v < 1000 || v != math.Trunc(v) {
		return 1
	}
	step := 1.
	for math.Mod(v, step*10) == 0 && v/step >= 100 {
		step *= 10
	}
	return step
}

// Cardinal reads the number that begins at lexeme i: figures or words, a fraction sign, "and a half", multipliers.
// It does not read "a" or "an" unless a multiplier follows, nor the one-letter multipliers ("12m", "5k"), which only
// the context can tell from units.
func Cardinal(lex []Lexeme, i int) (Number, bool) {
	if i >= len(lex) {
		return Number{}, false
	}
	l := &lex[i]
	switch {
	case l.Class == Figure:
		return figures(lex, i)
	case l.Class == Symbol:
		if v, ok := vulgar[l.Text]; ok {
			return scaled(lex, Number{From: i, To: i + 1, Value: v, Step: v / 10}), true
		}
		return Number{}, false
	case l.Lower == "half":
		return halfOf(lex, i)
	case l.Lower == "a" || l.Lower == "an":
		if i+1 < len(lex) {
			if lex[i+1].Lower == "half" && i+2 < len(lex) && isScale(lex, i+2) {
				return halfOf(lex, i+1)
			}
			if isScale(lex, i+1) && bigScale(lex[i+1].Lower) {
				n := words(lex, i)
				n.Article = true
				return n, true
			}
		}
		return Number{}, false
	}
	if _, ok := small[l.Lower]; ok {
		return words(lex, i), true
	}
	return Number{}, false
}

func bigScale(w string) bool {
	switch w {
	case "dozen", "hundred", "thousand", "million", "billion", "trillion", "lakh", "crore":
		return true
	}
	return false
}

func isScale(lex []Lexeme, i int) bool {
	if i >= len(lex) || lex[i].Class != Word {
		return false
	}
	_, ok := scales[lex[i].Lower]
	return ok
}

// figures reads a figure with what may follow it.
func figures(lex []Lexeme, i int) (Number, bool) {
	v, step, ok := ParseFigure(lex[i].Text)
	if !ok {
		return Number{}, false
	}
	n := Number{From: i, To: i + 1, Value: v, Step: step}
	// Thousands set apart by a space: only by a hard or thin one, or before "000", since "1998 200 people" and
	// "12 300 metres" are two numbers.
	if step == 1 && len(lex[i].Text) <= 3 {
		for n.To < len(lex) && n.To-n.From < 5 && lex[n.To].Class == Figure && len(lex[n.To].Text) == 3 && digits(lex[n.To].Text) == 3 &&
			spaced(lex, n.To) {
			part, _ := strconv.ParseFloat(lex[n.To].Text, 64)
			n.Value = n.Value*1000 + part
			n.To++
		}
	}
	// The groups of two of Indian English, which a tokeniser may have parted: "12,34,567".
	for n.To == i+1 && step == 1 && len(lex[i].Text) <= 2 && n.To+1 < len(lex) && lex[n.To].Lower == "," && lex[n.To].Glued && lex[n.To+1].Glued {
		rest := lex[n.To+1].Text
		if len(rest) < 6 || rest[2] != ',' || digits(rest) != 2 {
			break
		}
		whole, _, ok := ParseFigure(lex[i].Text + rest)
		if !ok {
			break
		}
		n.Value, n.To = whole, n.To+2
	}
	if n.To < len(lex) && lex[n.To].Class == Symbol && lex[n.To].Glued {
		if part, ok := vulgar[lex[n.To].Text]; ok {
			n.Value += part
			n.Step = part
			n.To++
		}
	}
	if n.Step == 1 {
		n.Step = roundStep(n.Value)
	}
	return scaled(lex, andHalf(lex, n)), true
}

// spaced reports that lexeme i continues the thousands of the one before it.
func spaced(lex []Lexeme, i int) bool {
	gap := lex[i].Start - lex[i-1].End
	return gap == 1 && lex[i].Text == "000" || gap == 2 || gap == 3 && lex[i].Token == lex[i-1].Token
}

// scaled applies the multipliers that follow a number.
func scaled(lex []Lexeme, n Number) Number {
	step := n.Step
	if n.Value >= 1000 {
		step = 1
	}
	for k := 0; k < 2; k++ {
		at := n.To
		if at+1 < len(lex) && lex[at].Lower == "-" && lex[at].Glued && lex[at+1].Glued && isScale(lex, at+1) {
			at++
		}
		if !isScale(lex, at) {
			break
		}
		m := scales[lex[at].Lower]
		n.Value, step, n.To, n.Scaled = n.Value*m, step*m, at+1, true
		n.Step = step
	}
	return n
}

// andHalf reads "and a half" after a number that a multiplier may follow ("two and a half million").
func andHalf(lex []Lexeme, n Number) Number {
	at, want := n.To, []string{"and", "a", "half"}
	for k, w := range want {
		if k > 0 && at < len(lex) && lex[at].Lower == "-" && lex[at].Glued {
			at++
		}
		if k == 0 && at+1 < len(lex) && lex[at].Lower == "-" && lex[at].Glued && lex[at+1].Lower == "and" {
			at++
		}
		if at >= len(lex) || lex[at].Lower != w {
			return n
		}
		at++
	}
	n.Value, n.Step, n.To = n.Value+.5, .5, at
	return n
}

// halfOf reads "half a million" and "half a dozen"; a bare "half" is no number.
func halfOf(lex []Lexeme, i int) (Number, bool) {
	at := i + 1
	if at < len(lex) && (lex[at].Lower == "a" || lex[at].Lower == "-") {
		at++
	}
	if !isScale(lex, at) || !bigScale(lex[at].Lower) {
		return Number{}, false
	}
	m := scales[lex[at].Lower]
	return Number{From: i, To: at + 1, Value: m / 2, Step: m / 10, Words: true, Scaled: true}, true
}

// words reads number words: "twenty-one", "two hundred and five", "a hundred thousand", "three and a half million".
// Groups below one thousand follow each other with ever smaller multipliers, so that "two, three" and "nineteen
// eighty" stop where a second number begins.
func words(lex []Lexeme, i int) Number {
	n := Number{From: i, To: i, Words: true, Step: 1}
	bound := math.Inf(1)
	for at := i; ; {
		group, step, end, hundred := belowThousand(lex, at)
		if end == at {
			break
		}
		if half := andHalf(lex, Number{To: end, Value: group}); half.To > end {
			group, step, end = half.Value, .5, half.To
		}
		scale, next := scaleAt(lex, end)
		if scale == 0 || scale >= bound {
			if group >= bound {
				break
			}
			n.Value += group
			n.Step, n.To = step, end
			n.Scaled = n.Scaled || hundred
			break
		}
		n.Value += group * scale
		n.Step, n.To, n.Scaled, bound = step*scale, next, true, scale
		if scale == 12 {
			break
		}
		at = next
		if at+1 < len(lex) && lex[at].Lower == "and" && scale == 1000 {
			at++
		}
	}
	if n.Step >= 1 && n.Scaled {
		n.Step = math.Max(n.Step, roundStep(n.Value))
	}
	return n
}

// scaleAt is the multiplier above one hundred that stands at lexeme i, a hyphen before it allowed, and the lexeme
// after it.
func scaleAt(lex []Lexeme, i int) (float64, int) {
	if i+1 < len(lex) && lex[i].Lower == "-" && lex[i].Glued && lex[i+1].Glued {
		i++
	}
	if !isScale(lex, i) {
		return 0, i
	}
	if m := scales[lex[i].Lower]; m != 100 {
		// "hundred thousand million" is nobody's English, but "thousand million" and "lakh crore" are said.
		if isScale(lex, i+1) && scales[lex[i+1].Lower] > m {
			return m * scales[lex[i+1].Lower], i + 2
		}
		return m, i + 1
	}
	return 0, i
}

// belowThousand reads one group: "seven", "twenty-one", "two hundred and five", "fifteen hundred", "a hundred"; "a"
// alone counts as one, since a multiplier was seen behind it.
func belowThousand(lex []Lexeme, i int) (value, step float64, end int, hundred bool) {
	if i >= len(lex) || lex[i].Class != Word {
		return 0, 1, i, false
	}
	if w := lex[i].Lower; w == "a" || w == "an" {
		value, end = 1, i+1
		if !isScale(lex, end) {
			return 0, 1, i, false
		}
	} else if value, end = belowHundred(lex, i); end == i {
		return 0, 1, i, false
	}
	at := end
	if at+1 < len(lex) && lex[at].Lower == "-" && lex[at].Glued && lex[at+1].Glued {
		at++
	}
	if at >= len(lex) || lex[at].Lower != "hundred" || value == 0 {
		return value, 1, end, false
	}
	value, step, end = value*100, 100, at+1
	at = end
	if at+1 < len(lex) && lex[at].Lower == "and" {
		at++
	}
	if rest, stop := belowHundred(lex, at); stop > at && rest > 0 {
		return value + rest, 1, stop, true
	}
	return value, step, end, true
}

// belowHundred reads "seven" and "twenty-one".
func belowHundred(lex []Lexeme, i int) (float64, int) {
	if i >= len(lex) || lex[i].Class != Word {
		return 0, i
	}
	v, ok := small[lex[i].Lower]
	if !ok {
		return 0, i
	}
	if v < 20 {
		return v, i + 1
	}
	j := i + 1
	if j+1 < len(lex) && lex[j].Lower == "-" && lex[j].Glued && lex[j+1].Glued {
		j++
	}
	if j < len(lex) {
		if unit, ok := small[lex[j].Lower]; ok && 0 < unit && unit < 10 {
			return v + unit, j + 1
		}
	}
	return v, i + 1
}

// Ordinal reads "third", "twenty-first", "42nd", "one hundredth".
func Ordinal(lex []Lexeme, i int) (Number, bool) {
	if i >= len(lex) {
		return Number{}, false
	}
	l := &lex[i]
	if l.Class == Figure {
		v, step, ok := ParseFigure(l.Text)
		if ok && step == 1 && i+1 < len(lex) && lex[i+1].Glued && OrdinalSuffix(lex[i+1].Lower) {
			return Number{From: i, To: i + 2, Value: v, Step: 1}, true
		}
		return Number{}, false
	}
	if v, ok := ordinals[l.Lower]; ok {
		return Number{From: i, To: i + 1, Value: v, Step: 1, Words: true}, true
	}
	if tens, ok := small[l.Lower]; ok && tens >= 20 && i+1 < len(lex) {
		j := i + 1
		if lex[j].Lower == "-" && j+1 < len(lex) {
			j++
		}
		if v, ok := ordinals[lex[j].Lower]; ok && v < 10 {
			return Number{From: i, To: j + 1, Value: tens + v, Step: 1, Words: true}, true
		}
	}
	return Number{}, false
}

// OrdinalSuffix reports "st", "nd", "rd" and "th".
func OrdinalSuffix(lower string) bool {
	return lower == "st" || lower == "nd" || lower == "rd" || lower == "th"
}
