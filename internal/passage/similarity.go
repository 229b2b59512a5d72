package passage

// The similarity of a pair of passages.
const (
	// looseLikeness is the least likeness in letters at which two different words count as partly the same
	// ("Kestria", "Kestrian"; "mediate", "mediator"). Below it, likeness is chance.
	looseLikeness = 0.5
	// pairNumberWeight is what a number weighs when two passages are compared on purpose: a shared number tells
	// nearly as much as a rare name. In the search for copies it weighs less, see numberWeight.
	pairNumberWeight = 6.0
)

// similarity is the share of the words of both passages, weighted by rarity, that the other has as well; words that
// are only alike in letters count by their likeness. 0 to 1, 1 for two empty passages.
func (w *Weights) similarity(a, b pairView) float64 {
	weight := func(norm string) float64 {
		if isDigit(norm[0]) {
			return pairNumberWeight
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
				if likeness := letterLikeness(u, v); likeness >= looseLikeness {
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
// share, 0 to 1; numbers are alike or not.
func letterLikeness(a, b string) float64 {
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
	if likeness >= looseLikeness || a[0] != b[0] && a[len(a)-1] != b[len(b)-1] && min(len(a), len(b)) < 6 {
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
