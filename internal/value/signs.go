package value

import (
	"math"
	"strconv"
	"strings"

	"gainsay/internal/quantity"
)

// The signs that two figures are of one thing. Each is a number of about 0 to 1.
const (
	always       = iota
	isEqual      // the same number
	isNear       // spoken as nearly one number
	ratio        // how far apart the numbers are
	oneKey       // they hang on one word, by how rare it is
	oneVerb      // which is a verb with one subject
	keysApart    // they hang on words, and on none in common
	describedOff // what they count, or hang on, has other modifiers
	nearWords    // words in common within a few steps of the tree
	bestWord     // the rarest of these
	wordsAlike   // how alike the sentences are
	aroundAlike  // how alike the sentences with those before and after are
	ownWords     // words beside the one figure that the other's sentence lacks
	rareCounted  // how rare what is counted is
	nameNear     // one name near both
	namesApart   // names near both, and none in common
	oneTime      // one time of the calendar near both
	timesApart   // times near them that exclude each other
	digits       // digits of the number that tell: 284 has three, 500 one
	equalDigits  // the same of equal numbers
	aPart        // either is told as a part, or of each
	another      // either sentence has another figure of the sort
	crowd        // how many figures of the sort the documents have
	better       // either has a figure in the other document with which it has more in common
	bothLead     // both stand in the first sentences of their documents
	money
	count
	percent
	befell // what befell the counted is told, and is the same
	apartKey
	apartNear
	apartAlike
	signs
)

var signNames = [signs]string{"always", "is equal", "is near", "ratio", "one key", "one verb", "keys apart", "described apart", "near words", "best word", "words alike",
	"around alike", "own words", "rare counted", "name near", "names apart", "one time", "times apart", "digits", "equal digits", "a part", "another", "crowd", "better",
	"both lead", "money", "count", "percent", "befell", "apart and one key", "apart and near words", "apart and alike"}

type signValues [signs]float64

// leadSentences are the sentences of a document in which its news stands.
const leadSentences = 5

// signs that the two figures of a pair are of one thing.
func (f *Finder) signs(w *weights, pair *Pair) signValues {
	x, y := pair.x, pair.y
	var s signValues
	yes := func(at int, is bool) {
		if is {
			s[at] = 1
		}
	}
	s[always] = 1
	equal := pair.Relation() == Same
	disjoint := quantity.Compare(*x.amount, *y.amount) == quantity.Disjoint
	yes(isEqual, equal)
	yes(isNear, !equal && nearly(x.amount, y.amount))
	if p, q := math.Abs(x.amount.Spoken*factor(x.amount)), math.Abs(y.amount.Spoken*factor(y.amount)); p > 0 && q > 0 {
		s[ratio] = min(1, math.Abs(math.Log(p/q))/2)
	}
	of, ok := f.sameThing(x, y)
	if ok {
		s[oneKey] = w.of(of)
		yes(oneVerb, f.isVerb(x, of))
	}
	yes(keysApart, !ok && len(x.keys()) > 0 && len(y.keys()) > 0)
	yes(describedOff, f.describedApart(x, y, x.head, y.head))
	about := w.common(x, y, func(l string) bool { return l == of || l == x.unit() || l == y.unit() })
	sum := 0.0
	for i, c := range about {
		sum += c.weight
		if i == 0 {
			s[bestWord] = c.weight
		}
	}
	s[nearWords] = min(1, sum/2)
	s[wordsAlike] = w.alike(x.near, y.near)
	s[aroundAlike] = w.alike(x.around, y.around)
	s[ownWords] = min(1, (w.lacking(x, y)+w.lacking(y, x))/3)
	s[rareCounted] = w.of(x.unit())
	if len(x.named) > 0 && len(y.named) > 0 || len(x.capitals) > 0 && len(y.capitals) > 0 {
		same := sameNames(x, y)
		yes(nameNear, same)
		yes(namesApart, !same)
	}
	yes(oneTime, f.sharesTime(x, y))
	yes(timesApart, !f.timesAgree(x, y))
	s[digits] = float64(min(3, telling(x.amount.Spoken), telling(y.amount.Spoken))-1) / 2
	if equal {
		s[equalDigits] = s[digits]
	}
	yes(aPart, x.partial() || y.partial())
	yes(another, x.several() || y.several())
	s[crowd] = min(1, math.Log(float64(max(1, pair.company)))/4)
	yes(better, pair.rival)
	yes(bothLead, x.Sentence < leadSentences && y.Sentence < leadSentences)
	yes(money, x.amount.Kind == quantity.Money)
	yes(count, x.amount.Kind == quantity.Count)
	yes(percent, x.amount.Kind == quantity.Percent)
	yes(befell, x.amount.Role != "")
	if disjoint {
		s[apartKey], s[apartNear], s[apartAlike] = s[oneKey], s[nearWords], s[aroundAlike]
	}
	return s
}

// isVerb reports whether a figure hangs on a verb of a lemma.
func (f *Finder) isVerb(t *told, lemma string) bool {
	g := t.sentence.Tokens[t.head].Head
	return g >= 0 && t.sentence.Tokens[g].Class == "VERB" && strings.EqualFold(t.sentence.Tokens[g].Lemma, lemma)
}

// telling is the number of digits of a number but for the noughts around.
func telling(x float64) int {
	return max(1, len(strings.Trim(strings.Replace(strconv.FormatFloat(math.Abs(x), 'f', -1, 64), ".", "", 1), "0")))
}

// alike is the cosine of two bags of words, each weighted by how rare it is.
func (w *weights) alike(x, y map[string]int) float64 {
	both, p, q := 0.0, 0.0, 0.0
	for l := range x {
		v := w.of(l) * w.of(l)
		p += v
		if _, ok := y[l]; ok {
			both += v
		}
	}
	for l := range y {
		q += w.of(l) * w.of(l)
	}
	if p*q == 0 {
		return 0
	}
	return both / math.Sqrt(p*q)
}

// closest is how many steps from a figure the words stand that tell most of it.
const closest = 2

// lacking weighs the words beside one figure that the sentence of the other lacks.
func (w *weights) lacking(x, y *told) float64 {
	sum := 0.0
	for l, n := range x.near {
		if _, ok := y.near[l]; !ok && n <= closest && l != x.unit() {
			sum += w.of(l) * fade(n)
		}
	}
	return sum
}
