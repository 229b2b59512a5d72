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
	negated bool
	// letters holds, for each word, its runs of three characters, sorted; grams3 and grams4 the runs of three and four of the
	// whole passage.
	letters [][]gram
	grams3  []gram
	grams4  []gram
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
		v.letters = append(v.letters, characterGrams([]string{norm}, 3))
	}
	v.negated = negates(v.words, 0, len(v.words))
	v.grams3 = characterGrams(v.norms, 3)
	v.grams4 = characterGrams(v.norms, 4)
	return v
}

func share(x, of float64) float64 {
	if of <= 0 {
		return 0
	}
	return x / of
}

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
	p := newPairing(newPairView(a), newPairView(b), pairSettings.loose)
	return w.features(p), p.unmatchedStems()
}

func (w *Weights) features(p *pairing) []float64 {
	a, b := &p.a, &p.b
	var f []float64
	four := func(shared, inA, inB float64) {
		f = append(f, share(shared, inA+inB-shared), share(2*shared, inA+inB), share(shared, max(inA, inB)), share(shared, min(inA, inB)))
	}
	// The weight of a stem is that of its commonest word.
	wordWeight, stemWeight := make([]float64, p.words.distinct), make([]float64, p.stems.distinct)
	for _, side := range []struct {
		norms        []string
		words, stems []int32
	}{{a.norms, p.words.a, p.stems.a}, {b.norms, p.words.b, p.stems.b}} {
		for i, norm := range side.norms {
			x, s := w.Of(norm), side.stems[i]
			wordWeight[side.words[i]] = x
			if stemWeight[s] == 0 || x < stemWeight[s] {
				stemWeight[s] = x
			}
		}
	}
	four(p.words.overlap(nil))
	four(p.stems.overlap(nil))
	four(p.words.overlap(wordWeight))
	four(p.stems.overlap(stemWeight))
	for _, g := range [][2][]gram{{a.grams3, b.grams3}, {a.grams4, b.grams4}} {
		f = append(f, share(2*float64(sharedGrams(g[0], g[1])), float64(len(g[0])+len(g[1]))))
	}
	dot, normA, normB := 0.0, 0.0, 0.0
	for s, x := range stemWeight {
		inA, inB := p.stems.inA[s], p.stems.inB[s]
		dot += x * x * float64(inA*inB)
		normA += x * x * float64(inA*inA)
		normB += x * x * float64(inB*inB)
	}
	f = append(f, share(dot, math.Sqrt(normA*normB)))
	hunks, matched := alignForms(a.norms, b.norms, w)
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
		if p.stems.inB[p.stems.a[i]] == 0 {
			heaviest = max(heaviest, w.Of(x))
		}
	}
	for i, x := range b.norms {
		total += w.Of(x)
		if p.stems.inA[p.stems.b[i]] == 0 {
			heaviest = max(heaviest, w.Of(x))
		}
	}
	unmatchedA, namesA, numbersA, coverA := w.unmatched(a, p.likeA)
	unmatchedB, namesB, numbersB, coverB := w.unmatched(b, p.likeB)
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
	parity := 0.0
	if a.negated != b.negated {
		parity = 1
	}
	similarity, likeness := w.similarity(p, pairSettings), p.words.editLikeness()
	return append(f,
		share(2*float64(common), float64(n+m)),
		share(2*float64(matched)/weightScale, total),
		likeness,
		namesJ, namesL, numbersJ, numbersL, conflict,
		p.words.bigramDice(), p.stems.bigramDice(),
		share(float64(min(n, m)), float64(max(n, m))),
		math.Log1p(float64(abs(n-m))),
		parity,
		math.Log1p(float64(longest)),
		share(float64(longest), float64(min(n, m))),
		heaviest/w.Of("\x00"),
		similarity,
		min(coverA, coverB), max(coverA, coverB),
		substitutions, insertions, math.Log1p(substituted), math.Log1p(inserted),
		math.Log1p(min(unmatchedA, unmatchedB)), math.Log1p(max(unmatchedA, unmatchedB)),
		min(namesA, namesB), max(namesA, namesB), min(numbersA, numbersB), max(numbersA, numbersB),
		math.Log1p(float64(n+m)/2), firstAlike, lastAlike, share(moved, total),
		square(similarity), square(likeness), square(max(coverA, coverB)),
		similarity*math.Log1p(float64(n+m)/2), bool01(max(coverA, coverB) > .9),
	)
}

// unmatched sums up the words of one side that the other lacks in any form: their weight, how many are names and numbers,
// and the share of the weight of the side that is covered. like says how like each word is to the likest of the other side.
func (w *Weights) unmatched(v *pairView, like []float64) (weight, names, numbers, cover float64) {
	total := 0.0
	for i, x := range v.norms {
		total += w.Of(x)
		weight += (1 - like[i]) * w.Of(x)
		if like[i] == 0 {
			switch {
			case isDigit(x[0]):
				numbers++
			case v.names[x]:
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
