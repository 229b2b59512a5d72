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
func (w *Weights) similarity(p *pairing, settings similaritySettings) float64 {
	found, total := 0.0, 0.0
	side := func(norms []string, like []float64) {
		for i, u := range norms {
			weight := settings.number
			if !isDigit(u[0]) {
				weight = w.Of(u)
			}
			found += like[i] * weight
			total += weight
		}
	}
	side(p.a.norms, p.likeA)
	side(p.b.norms, p.likeB)
	if total == 0 {
		return 1
	}
	return found / total
}

// letterLikeness is how much of two words, with their runs of three characters, their common beginning covers, or the runs
// that they share, 0 to 1; numbers are alike or not. A likeness that is enough already is not refined, and one that cannot
// be enough is 0.
func letterLikeness(a, b string, x, y []gram, enough float64) float64 {
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
	total := float64(len(x) + len(y))
	if 2*float64(min(len(x), len(y)))/total < enough {
		return 0
	}
	return max(likeness, 2*float64(sharedGrams(x, y))/total)
}
