package passage

import "slices"

// hunk is one place where two passages part: words a[aFrom:aTo] stand in the place of b[bFrom:bTo]. Either may be
// empty, not both.
type hunk struct{ aFrom, aTo, bFrom, bTo int }

// maxAlignmentCells bounds the table of one alignment (bytes). Passages beyond it are cut at words that both hold
// once, which loses nothing but the best choice among repeated words.
const maxAlignmentCells = 1 << 22

// align finds the heaviest common subsequence of the words of two passages and returns the hunks between, in order,
// and the weight that was matched. Two words match when their canonical forms are equal (see canonical).
func align(a, b []Word, weights *Weights) (hunks []hunk, matched uint32) {
	return alignForms(canonicalForms(a), canonicalForms(b), weights)
}

// alignForms is align of words in their canonical forms.
func alignForms(x, y []string, weights *Weights) (hunks []hunk, matched uint32) {
	n, m := len(x), len(y)
	head := 0
	for head < n && head < m && x[head] == y[head] {
		matched += weights.of(x[head])
		head++
	}
	tail := 0
	for tail < n-head && tail < m-head && x[n-1-tail] == y[m-1-tail] {
		matched += weights.of(x[n-1-tail])
		tail++
	}
	var pairs [][2]int
	matchMiddle(x[head:n-tail], y[head:m-tail], head, head, weights, func(i, j int) {
		matched += weights.of(x[i])
		pairs = append(pairs, [2]int{i, j})
	})
	i, j := head, head
	for _, p := range append(pairs, [2]int{n - tail, m - tail}) {
		if i < p[0] || j < p[1] {
			hunks = append(hunks, hunk{i, p[0], j, p[1]})
		}
		i, j = p[0]+1, p[1]+1
	}
	return hunks, matched
}

// matchMiddle reports the matched positions of x and y in order, offset by xFrom and yFrom.
func matchMiddle(x, y []string, xFrom, yFrom int, weights *Weights, match func(i, j int)) {
	n, m := len(x), len(y)
	if n == 0 || m == 0 {
		return
	}
	if n*m > maxAlignmentCells {
		if i, j, ok := commonOnce(x, y); ok {
			matchMiddle(x[:i], y[:j], xFrom, yFrom, weights, match)
			match(xFrom+i, yFrom+j)
			matchMiddle(x[i+1:], y[j+1:], xFrom+i+1, yFrom+j+1, weights, match)
		}
		return
	}
	// best[j] is the heaviest match of x[i:] with y[j:]; a match that continues a run is worth a little more, so
	// that of two equal words the one beside its neighbours is taken.
	const (
		skipX = iota
		skipY
		both
	)
	const runBonus = 8
	step := make([]uint8, n*m)
	best := make([]uint32, m+1)
	below := make([]uint32, m+1)
	for i := n - 1; i >= 0; i-- {
		w := weights.of(x[i])
		best[m] = 0
		for j := m - 1; j >= 0; j-- {
			choice, value := uint8(skipX), below[j]
			if best[j+1] > value {
				choice, value = skipY, best[j+1]
			}
			if x[i] == y[j] {
				v := below[j+1] + w
				if i+1 < n && j+1 < m && step[(i+1)*m+j+1] == both {
					v += runBonus
				}
				if v >= value {
					choice, value = both, v
				}
			}
			step[i*m+j] = choice
			best[j] = value
		}
		best, below = below, best
	}
	for i, j := 0, 0; i < n && j < m; {
		switch step[i*m+j] {
		case both:
			match(xFrom+i, yFrom+j)
			i++
			j++
		case skipX:
			i++
		default:
			j++
		}
	}
}

// commonOnce finds a word that x and y hold exactly once each, the nearest to the middle of x.
func commonOnce(x, y []string) (int, int, bool) {
	inX, inY := positionsOnce(x), positionsOnce(y)
	bestI, bestJ, found := 0, 0, false
	middle := len(x) / 2
	for i, w := range x {
		if inX[w] < 0 {
			continue
		}
		if j, ok := inY[w]; ok && j >= 0 && (!found || abs(i-middle) < abs(bestI-middle)) {
			bestI, bestJ, found = i, j, true
		}
	}
	return bestI, bestJ, found
}

// positionsOnce maps each word to its position, -1 when it is repeated.
func positionsOnce(words []string) map[string]int {
	at := make(map[string]int, len(words))
	for i, w := range words {
		if _, ok := at[w]; ok {
			at[w] = -1
		} else {
			at[w] = i
		}
	}
	return at
}

func abs(x int) int { return max(x, -x) }

func canonicalForms(words []Word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = canonical(w.Norm)
	}
	return out
}

// canonical maps spellings of one word to one form, so that house style does not count as a difference: small
// numbers in words and in figures, titles and months in full and short.
func canonical(norm string) string {
	if c, ok := canonicalWords[norm]; ok {
		return c
	}
	return norm
}

// canonicalWords are those that the model of rewrites was trained with; a desk adds to the rules of kind variants, which
// decide whether two spellings are a difference.
var canonicalWords = map[string]string{
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"ten": "10", "eleven": "11", "twelve": "12", "pct": "percent",
	"sen": "senator", "sens": "senators", "rep": "representative", "reps": "representatives", "gov": "governor",
	"gen": "general", "lt": "lieutenant", "col": "colonel", "sgt": "sergeant", "capt": "captain", "dr": "doctor",
	"prof": "professor", "st": "saint", "jan": "january", "feb": "february", "aug": "august", "sept": "september",
	"sep": "september", "oct": "october", "nov": "november", "dec": "december",
	"adviser": "advisor", "advisers": "advisors", "ok": "okay", "towards": "toward",
}

// matchedShare is the matched weight as a share of the lighter of the two passages, 0 to 1.
func matchedShare(a, b []Word, matched uint32, weights *Weights) float64 {
	weigh := func(words []Word) (sum uint32) {
		for _, w := range words {
			sum += weights.of(canonical(w.Norm))
		}
		return sum
	}
	least := min(weigh(a), weigh(b))
	if least == 0 {
		return 0
	}
	return float64(matched) / float64(least)
}

// trim drops the hunks before the first and behind the last matched word of b, which is then cut to what matched:
// the form of an alignment of a passage with the longer text that contains it.
func trim(hunks []hunk, aLen, bLen int) (from, to int, kept []hunk) {
	from, to = 0, bLen
	kept = slices.Clone(hunks)
	if len(kept) > 0 && kept[0].aFrom == 0 && kept[0].bFrom == 0 {
		h := &kept[0]
		from = h.bTo
		h.bFrom = h.bTo
		if h.aFrom == h.aTo {
			kept = kept[1:]
		}
	}
	if n := len(kept); n > 0 && kept[n-1].bTo == bLen && kept[n-1].aTo == aLen {
		h := &kept[n-1]
		to = h.bFrom
		h.bTo = h.bFrom
		if h.aFrom == h.aTo {
			kept = kept[:n-1]
		}
	}
	return from, to, kept
}
