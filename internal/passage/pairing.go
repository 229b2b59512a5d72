package passage

import (
	"cmp"
	"slices"
)

// pairing is two views with what several measures of their likeness look at, found once.
type pairing struct {
	a, b         pairView
	words, stems numbering
	// likeA and likeB say for each word how like it is to the likest word of the other side: 1 for the same word or stem,
	// its likeness in letters where that counts, else 0.
	likeA, likeB []float64
}

// newPairing holds two views against each other. Likeness in letters counts from loose on.
func newPairing(a, b pairView, loose float64) *pairing {
	p := &pairing{a: a, b: b, words: newNumbering(a.norms, b.norms), stems: newNumbering(a.stems, b.stems),
		likeA: make([]float64, len(a.norms)), likeB: make([]float64, len(b.norms))}
	for i, s := range p.stems.a {
		if p.stems.inB[s] > 0 {
			p.likeA[i] = 1
		}
	}
	for j, s := range p.stems.b {
		if p.stems.inA[s] > 0 {
			p.likeB[j] = 1
		}
	}
	for i, u := range a.norms {
		for j, v := range b.norms {
			if p.likeA[i] == 1 && p.likeB[j] == 1 {
				continue
			}
			if like := letterLikeness(u, v, a.letters[i], b.letters[j], loose); like >= loose {
				p.likeA[i], p.likeB[j] = max(p.likeA[i], like), max(p.likeB[j], like)
			}
		}
	}
	return p
}

// unmatchedStems lists the stems that only one of two passages has, those of the first before those of the second.
func (p *pairing) unmatchedStems() []string {
	var out []string
	only := func(stems []string, numbers []int32, other []int) {
		from := len(out)
		for i, s := range stems {
			if other[numbers[i]] == 0 {
				out = append(out, s)
			}
		}
		// In one order, since what they weigh is added up in floats.
		slices.Sort(out[from:])
		out = append(out[:from], slices.Compact(out[from:])...)
	}
	only(p.a.stems, p.stems.a, p.stems.inB)
	only(p.b.stems, p.stems.b, p.stems.inA)
	return out
}

// numbering gives the words of two passages numbers, equal ones the same, and counts them.
type numbering struct {
	a, b []int32
	// inA and inB say how often each number stands on either side.
	inA, inB []int
	distinct int
}

func newNumbering(a, b []string) numbering {
	n := numbering{a: make([]int32, len(a)), b: make([]int32, len(b))}
	numbers := make(map[string]int32, len(a)+len(b))
	number := func(words []string, out []int32) {
		for i, w := range words {
			k, ok := numbers[w]
			if !ok {
				k = int32(len(numbers))
				numbers[w] = k
			}
			out[i] = k
		}
	}
	number(a, n.a)
	number(b, n.b)
	n.distinct = len(numbers)
	n.inA, n.inB = make([]int, n.distinct), make([]int, n.distinct)
	for _, k := range n.a {
		n.inA[k]++
	}
	for _, k := range n.b {
		n.inB[k]++
	}
	return n
}

// overlap sums what both sides share and what each holds, under a weight for each number; nil counts each as one.
// Weights are whole 64ths, so that the sums do not depend on the order.
func (n *numbering) overlap(weight []float64) (shared, inA, inB float64) {
	for k := range n.inA {
		w := 1.0
		if weight != nil {
			w = weight[k]
		}
		shared += w * float64(min(n.inA[k], n.inB[k]))
		inA += w * float64(n.inA[k])
		inB += w * float64(n.inB[k])
	}
	return shared, inA, inB
}

// bigramDice is the share of the pairs of neighbours of both sides that the other has too.
func (n *numbering) bigramDice() float64 {
	bigrams := func(words []int32) []gram {
		var out []gram
		for i := 1; i < len(words); i++ {
			out = append(out, gram{uint64(words[i-1])<<32 | uint64(words[i]), 0})
		}
		slices.SortFunc(out, gram.compare)
		return out
	}
	x, y := bigrams(n.a), bigrams(n.b)
	return share(2*float64(sharedGrams(x, y)), float64(len(x)+len(y)))
}

// editLikeness is wordLikeness.
func (n *numbering) editLikeness() float64 {
	runes := func(words []int32) []rune {
		out := make([]rune, len(words))
		for i, k := range words {
			out[i] = privateRune(int(k))
		}
		return out
	}
	return runeLikeness(runes(n.a), runes(n.b))
}

// gram is a run of up to four characters: the first three in one number, then the fourth.
type gram struct {
	head uint64
	last rune
}

func (g gram) compare(h gram) int {
	if g.head != h.head {
		return cmp.Compare(g.head, h.head)
	}
	return cmp.Compare(g.last, h.last)
}

// characterGrams lists the runs of n characters, three or four, of the words joined by blanks, sorted.
func characterGrams(words []string, n int) []gram {
	size := 2
	for _, w := range words {
		size += len(w) + 1
	}
	runes := make([]rune, 1, size)
	runes[0] = ' '
	for _, w := range words {
		for _, r := range w {
			runes = append(runes, r)
		}
		runes = append(runes, ' ')
	}
	if len(runes) < n {
		return nil
	}
	const bits = 21 // of a rune
	out := make([]gram, 0, len(runes)-n+1)
	for i := 0; i+n <= len(runes); i++ {
		g := gram{head: uint64(runes[i])<<(2*bits) | uint64(runes[i+1])<<bits | uint64(runes[i+2])}
		if n > 3 {
			g.last = runes[i+3]
		}
		out = append(out, g)
	}
	slices.SortFunc(out, gram.compare)
	return out
}

// sharedGrams counts what two sorted lists have in common.
func sharedGrams(a, b []gram) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := a[i].compare(b[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}
