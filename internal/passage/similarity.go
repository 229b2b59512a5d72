package passage

// similaritySettings are the two numbers that the similarity of a pair turns on.
type similaritySettings struct {
	// loose is the least likeness in letters at which two different words count as partly the same
	// ("Kestria", "Kestrian"; "mediate", "mediator"). Below it, likeness is chance.
	loose float64
	// number is what a number weighs when two passages are compared on purpose: a shared number tells
	// nearly as much as a rare name. In the search for copies it weighs less, see numberWeight.
	number float64
}

// pairSettings were chosen on the training part of the Microsoft Research Paraphrase Corpus alone, where they tell
// paraphrases from others best (TestSettingsAreThoseThatTellParaphrasesBest).
var pairSettings = similaritySettings{loose: 0.5, number: 6}

// similarity is the share of the words of both passages, weighted by rarity, that the other has as well; words that
// are only alike in letters count by their likeness. 0 to 1, 1 for two empty passages.
func (w *Weights) similarity(a, b pairView) float64 { return w.similarityWith(a, b, pairSettings) }

func (w *Weights) similarityWith(a, b pairView, settings similaritySettings) float64 {
	weight := func(norm string) float64 {
		if isDigit(norm[0]) {
			return settings.number
		}
		return w.Of(norm)
	}
	found, total := 0.0, 0.0
	side := func(x, y pairView) {
		for i, u := range x.norms {
			best := 0.0
			for j, v := range y.norms {
				if u == v || x.stems[i] == y.stems[j] {
					best = 1
					break
				}
				if likeness := letterLikeness(u, v, settings.loose); likeness >= settings.loose {
					best = max(best, likeness)
				}
			}
			found += best * weight(u)
			total += weight(u)
		}
	}
	side(a, b)
	side(b, a)
	if total == 0 {
		return 1
	}
	return found / total
}

// letterLikeness is how much of two words their common beginning covers, or the runs of three characters that they
// share, 0 to 1; numbers are alike or not. A likeness that is enough already is not refined.
func letterLikeness(a, b string, enough float64) float64 {
	if isDigit(a[0]) || isDigit(b[0]) {
		return 0
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	likeness := 0.0
	if n >= 3 {
		likeness = 2 * float64(n) / float64(len(a)+len(b))
	}
	if likeness >= enough || a[0] != b[0] && a[len(a)-1] != b[len(b)-1] && min(len(a), len(b)) < 6 {
		return likeness
	}
	x, y := characterGrams([]string{a}, 3), characterGrams([]string{b}, 3)
	shared, total := 0, 0
	for g, n := range x {
		shared += min(n, y[g])
		total += n
	}
	for _, n := range y {
		total += n
	}
	return max(likeness, 2*float64(shared)/float64(total))
}
