package passage

import (
	"math"
	"strconv"
)

// numeral is a number read from consecutive words.
type numeral struct {
	value float64
	// unitStep is the place value of the last digit that was given: 100 for "2,300", 100000 for "1.2 million".
	unitStep float64
	words    int
}

var unitWords = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19,
}

var tensWords = map[string]float64{
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var scaleWords = map[string]float64{
	"hundred": 100, "thousand": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12,
}

// readNumeral reads a number at the head of words; words is 0 in the result when there is none.
func readNumeral(words []Word) numeral {
	var n numeral
	total, current := 0.0, 0.0
	step := 1.0
	seen := false
	for _, w := range words {
		if v, s, ok := figures(w.Norm); ok {
			if seen {
				break
			}
			current, step, seen = v, s, true
		} else if v, ok := unitWords[w.Norm]; ok {
			if seen && (math.Mod(current, 10) != 0 || v >= 10 || current == 0 || step < 1) {
				break
			}
			current, step, seen = current+v, 1, true
		} else if v, ok := tensWords[w.Norm]; ok {
			if seen && (math.Mod(current, 100) != 0 || current == 0) {
				break
			}
			current, step, seen = current+v, 1, true
		} else if v, ok := scaleWords[w.Norm]; ok && seen {
			if v == 100 {
				current *= v
			} else {
				total, current = total+current*v, 0
			}
			step *= v
		} else if w.Norm == "and" && seen && n.words > 0 && words[n.words-1].Norm == "hundred" {
			// "two hundred and six": whether a number follows shows at the next word.
			if next := n.words + 1; next >= len(words) || !isNumberWord(words[next].Norm) {
				break
			}
		} else {
			break
		}
		n.words++
	}
	if !seen {
		return numeral{}
	}
	n.value, n.unitStep = total+current, step
	if step == 1 && n.value == math.Trunc(n.value) && n.value != 0 {
		for v := n.value; math.Mod(v, 10) == 0; v /= 10 {
			n.unitStep *= 10
		}
	}
	return n
}

func isNumberWord(norm string) bool {
	_, unit := unitWords[norm]
	_, tens := tensWords[norm]
	return unit || tens
}

// figures reads a number in figures, with the place value of its last digit.
func figures(norm string) (value, step float64, ok bool) {
	if norm == "" || !isDigit(norm[0]) {
		return 0, 0, false
	}
	v, err := strconv.ParseFloat(norm, 64)
	if err != nil || math.IsInf(v, 0) {
		return 0, 0, false
	}
	step = 1
	for i := len(norm) - 1; i >= 0; i-- {
		if norm[i] == '.' {
			step = math.Pow(10, -float64(len(norm)-1-i))
			break
		}
	}
	return v, step, true
}

// roundingShare is how far, as a share of the value, a rounded number may be from the exact one: 1,500 for 1,487,
// but not 10 for 14, whose distance would be half of a step too.
const roundingShare = 0.03

// agrees reports whether one numeral is the other, or the other rounded to the digits that were given.
func (n numeral) agrees(o numeral) bool {
	if n.value == o.value {
		return true
	}
	coarse, fine := n, o
	if coarse.unitStep < fine.unitStep {
		coarse, fine = fine, coarse
	}
	distance := math.Abs(coarse.value - fine.value)
	return coarse.unitStep > fine.unitStep && distance <= coarse.unitStep/2*(1+1e-9) &&
		distance <= roundingShare*math.Abs(fine.value)
}
