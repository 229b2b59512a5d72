package passage

import (
	"math"
	"slices"
)

// pairView is one side of a pair of passages in the forms that features compare.
type pairView struct {
	words   []Word
	norms   []string
	stems   []string
	names   map[string]bool
	numbers map[string]bool
	grams3  map[string]int
	grams4  map[string]int
	negated bool
}

func newPairView(s string) pairView {
	v := pairView{words: Words(s, wholeSpan(s)), names: map[string]bool{}, numbers: map[string]bool{}}
	for i, w := range v.words {
		norm := canonical(w.Norm)
		v.norms = append(v.norms, norm)
		v.stems = append(v.stems, stem(norm))
		switch {
		case isDigit(norm[0]):
			v.numbers[norm] = true
		case w.Capital && !(w.Opens && i == 0):
			v.names[norm] = true
		}
	}
	v.negated = negates(v.words, 0, len(v.words))
	v.grams3 = characterGrams(v.norms, 3)
	v.grams4 = characterGrams(v.norms, 4)
	return v
}

// characterGrams counts the runs of n characters of the words joined by blanks.
func characterGrams(words []string, n int) map[string]int {
	runes := []rune{' '}
	for _, w := range words {
		runes = append(append(runes, []rune(w)...), ' ')
	}
	grams := map[string]int{}
	for i := 0; i+n <= len(runes); i++ {
		grams[string(runes[i:i+n])]++
	}
	return grams
}

// overlapOf sums what two bags share and what each holds, under a weight for each item.
func overlapOf(a, b map[string]int, weight func(string) float64) (shared, inA, inB float64) {
	// Sums of floats depend on their order, so the items are taken in one order.
	for _, k := range sortedKeys(a) {
		w := weight(k)
		inA += w * float64(a[k])
		shared += w * float64(min(a[k], b[k]))
	}
	for _, k := range sortedKeys(b) {
		inB += weight(k) * float64(b[k])
	}
	return shared, inA, inB
}

func sortedKeys(m map[string]int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func bag(words []string) map[string]int {
	m := make(map[string]int, len(words))
	for _, w := range words {
		m[w]++
	}
	return m
}

func bigrams(words []string) map[string]int {
	m := make(map[string]int, len(words))
	for i := 1; i < len(words); i++ {
		m[words[i-1]+" "+words[i]]++
	}
	return m
}

func share(x, of float64) float64 {
	if of <= 0 {
		return 0
	}
	return x / of
}

func one(string) float64 { return 1 }

// setOverlap is the share of the smaller and of the joint set that two sets have in common; 1 and 1 when both are
// empty, so that "nothing to contradict" does not look like "nothing in common".
func setOverlap(a, b map[string]bool) (jaccard, least float64) {
	if len(a)+len(b) == 0 {
		return 1, 1
	}
	both := 0
	for k := range a {
		if b[k] {
			both++
		}
	}
	jaccard = float64(both) / float64(len(a)+len(b)-both)
	if n := min(len(a), len(b)); n > 0 {
		least = float64(both) / float64(n)
	}
	return jaccard, least
}

// FeatureNames names the values of Features, in order.
func FeatureNames() []string {
	names := []string{}
	for _, form := range []string{"word", "stem", "weighted word", "weighted stem"} {
		for _, measure := range []string{"Jaccard", "Dice", "least containment", "greatest containment"} {
			names = append(names, form+" "+measure)
		}
	}
	return append(names, "3-gram Dice", "4-gram Dice", "weighted cosine", "longest common subsequence",
		"weighted alignment", "word edit likeness", "names Jaccard", "names containment", "numbers Jaccard",
		"numbers containment", "number conflict", "bigram Dice", "stem bigram Dice", "length ratio",
		"length difference", "negation parity", "longest shared run", "longest shared run share", "heaviest unmatched word",
		"similarity", "least side coverage", "greatest side coverage",
		"substitutions", "insertions", "weight substituted", "weight inserted", "least unmatched weight",
		"greatest unmatched weight", "least unmatched names", "greatest unmatched names", "least unmatched numbers",
		"greatest unmatched numbers", "mean length", "first words alike", "last words alike", "moved weight",
		"similarity squared", "edit likeness squared", "containment squared", "similarity by length",
		"one side within the other")
}

// Features describes how alike two passages are by words, characters and order, in the order of FeatureNames; the
// features are those that are usual for paraphrase (Wan et al. 2006, Madnani et al. 2012 without translation metrics):
// overlaps of several kinds, plain and weighted by rarity.
//
// Beside the features it returns the stems that only one of the two has, for RewriteModel.Unmatched.
func (w *Weights) Features(a, b string) (features []float64, unmatched []string) {
	x, y := newPairView(a), newPairView(b)
	return w.features(x, y), unmatchedStems(x, y)
}

// unmatchedStems lists the stems that only one of two passages has, those of the first before those of the second.
func unmatchedStems(a, b pairView) []string {
	inA, inB := bag(a.stems), bag(b.stems)
	var out []string
	for _, k := range sortedKeys(inA) {
		if inB[k] == 0 {
			out = append(out, k)
		}
	}
	for _, k := range sortedKeys(inB) {
		if inA[k] == 0 {
			out = append(out, k)
		}
	}
	return out
}

func (w *Weights) features(a, b pairView) []float64 {
	var f []float64
	four := func(shared, inA, inB float64) {
		f = append(f, share(shared, inA+inB-shared), share(2*shared, inA+inB), share(shared, max(inA, inB)), share(shared, min(inA, inB)))
	}
	wordsA, wordsB, stemsA, stemsB := bag(a.norms), bag(b.norms), bag(a.stems), bag(b.stems)
	byStem := map[string]float64{}
	for _, v := range []*pairView{&a, &b} {
		for i, s := range v.stems {
			if x := w.Of(v.norms[i]); byStem[s] == 0 || x < byStem[s] {
				byStem[s] = x
			}
		}
	}
	stemWeight := func(s string) float64 { return byStem[s] }
	four(overlapOf(wordsA, wordsB, one))
	four(overlapOf(stemsA, stemsB, one))
	four(overlapOf(wordsA, wordsB, w.Of))
	four(overlapOf(stemsA, stemsB, stemWeight))
	for _, g := range [][2]map[string]int{{a.grams3, b.grams3}, {a.grams4, b.grams4}} {
		shared, inA, inB := overlapOf(g[0], g[1], one)
		f = append(f, share(2*shared, inA+inB))
	}
	dot, normA, normB := 0.0, 0.0, 0.0
	for _, k := range sortedKeys(stemsA) {
		x := stemWeight(k)
		dot += x * x * float64(stemsA[k]*stemsB[k])
		normA += x * x * float64(stemsA[k]*stemsA[k])
	}
	for _, k := range sortedKeys(stemsB) {
		x := stemWeight(k)
		normB += x * x * float64(stemsB[k]*stemsB[k])
	}
	f = append(f, share(dot, math.Sqrt(normA*normB)))
	hunks, matched := align(a.words, b.words, w)
	common, run, longest := 0, 0, 0
	at := 0
	for _, h := range append(slices.Clone(hunks), hunk{len(a.words), len(a.words), len(b.words), len(b.words)}) {
		run = h.aFrom - at
		common += run
		longest = max(longest, run)
		at = h.aTo
	}
	n, m := len(a.words), len(b.words)
	total := 0.0
	heaviest := 0.0
	for i, x := range a.norms {
		total += w.Of(x)
		if stemsB[a.stems[i]] == 0 {
			heaviest = max(heaviest, w.Of(x))
		}
	}
	for i, x := range b.norms {
		total += w.Of(x)
		if stemsA[b.stems[i]] == 0 {
			heaviest = max(heaviest, w.Of(x))
		}
	}
	unmatchedA, namesA, numbersA, coverA := w.unmatched(a, b)
	unmatchedB, namesB, numbersB, coverB := w.unmatched(b, a)
	substitutions, insertions, substituted, inserted := 0.0, 0.0, 0.0, 0.0
	weigh := func(words []string) (sum float64) {
		for _, x := range words {
			sum += w.Of(x)
		}
		return sum
	}
	for _, h := range hunks {
		x, y := a.norms[h.aFrom:h.aTo], b.norms[h.bFrom:h.bTo]
		if len(x) > 0 && len(y) > 0 {
			substitutions++
			substituted += weigh(x) + weigh(y)
		} else {
			insertions++
			inserted += weigh(x) + weigh(y)
		}
	}
	// What is unaligned but not missing stands elsewhere in the other passage.
	moved := max(0, total-2*float64(matched)/weightScale-unmatchedA-unmatchedB)
	firstAlike, lastAlike := 0.0, 0.0
	if n > 0 && m > 0 {
		firstAlike = bool01(a.stems[0] == b.stems[0])
		lastAlike = bool01(a.stems[n-1] == b.stems[m-1])
	}
	namesJ, namesL := setOverlap(a.names, b.names)
	numbersJ, numbersL := setOverlap(a.numbers, b.numbers)
	conflict := 0.0
	if len(a.numbers) > 0 && len(b.numbers) > 0 && numbersL < 1 {
		conflict = 1
	}
	pairs, pairsA, pairsB := overlapOf(bigrams(a.norms), bigrams(b.norms), one)
	stemPairs, stemPairsA, stemPairsB := overlapOf(bigrams(a.stems), bigrams(b.stems), one)
	parity := 0.0
	if a.negated != b.negated {
		parity = 1
	}
	return append(f,
		share(2*float64(common), float64(n+m)),
		share(2*float64(matched)/weightScale, total),
		wordLikeness(a.words, b.words),
		namesJ, namesL, numbersJ, numbersL, conflict,
		share(2*pairs, pairsA+pairsB), share(2*stemPairs, stemPairsA+stemPairsB),
		share(float64(min(n, m)), float64(max(n, m))),
		math.Log1p(float64(abs(n-m))),
		parity,
		math.Log1p(float64(longest)),
		share(float64(longest), float64(min(n, m))),
		heaviest/w.Of("\x00"),
		w.similarity(a, b),
		min(coverA, coverB), max(coverA, coverB),
		substitutions, insertions, math.Log1p(substituted), math.Log1p(inserted),
		math.Log1p(min(unmatchedA, unmatchedB)), math.Log1p(max(unmatchedA, unmatchedB)),
		min(namesA, namesB), max(namesA, namesB), min(numbersA, numbersB), max(numbersA, numbersB),
		math.Log1p(float64(n+m)/2), firstAlike, lastAlike, share(moved, total),
		square(w.similarity(a, b)), square(wordLikeness(a.words, b.words)), square(max(coverA, coverB)),
		w.similarity(a, b)*math.Log1p(float64(n+m)/2), bool01(max(coverA, coverB) > .9),
	)
}

// unmatched sums up the words of a that b lacks in any form: their weight, how many are names and numbers, and the
// share of the weight of a that is covered.
func (w *Weights) unmatched(a, b pairView) (weight, names, numbers, cover float64) {
	total := 0.0
	for i, x := range a.norms {
		total += w.Of(x)
		best := 0.0
		for j, y := range b.norms {
			if x == y || a.stems[i] == b.stems[j] {
				best = 1
				break
			}
			if likeness := letterLikeness(x, y, pairSettings.loose); likeness >= pairSettings.loose {
				best = max(best, likeness)
			}
		}
		weight += (1 - best) * w.Of(x)
		if best == 0 {
			switch {
			case isDigit(x[0]):
				numbers++
			case a.names[x]:
				names++
			}
		}
	}
	if total == 0 {
		return 0, 0, 0, 1
	}
	return weight, names, numbers, 1 - weight/total
}

func square(x float64) float64 { return x * x }

func bool01(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
