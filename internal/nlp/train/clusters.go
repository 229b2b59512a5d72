package train

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
)

// Clusters are word classes learned from text without labels: first by exchange (Martin, Liermann and Ney 1998), which
// moves each word to the class where a bigram model of classes gains most, then merged from the bottom up (Brown and
// others 1992), so that each class has a path in a binary tree.

// bigrams holds, for each word number, its neighbours with counts.
type bigrams struct {
	counts      []int64
	right, left [][]neighbour
}

type neighbour struct {
	word  int32
	count int32
}

// countBigrams counts pairs of neighbouring words. Sentences are runs of word numbers; -1 stands for a rare word and
// breaks the chain.
func countBigrams(sentences [][]int32, vocabulary int) *bigrams {
	b := &bigrams{counts: make([]int64, vocabulary), right: make([][]neighbour, vocabulary), left: make([][]neighbour, vocabulary)}
	pairs := map[uint64]int32{}
	for _, s := range sentences {
		for i, w := range s {
			if w < 0 {
				continue
			}
			b.counts[w]++
			if i+1 < len(s) && s[i+1] >= 0 {
				pairs[uint64(w)<<32|uint64(s[i+1])]++
			}
		}
	}
	keys := make([]uint64, 0, len(pairs))
	for k := range pairs {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		v, w := int32(k>>32), int32(k)
		b.right[v] = append(b.right[v], neighbour{w, pairs[k]})
		b.left[w] = append(b.left[w], neighbour{v, pairs[k]})
	}
	return b
}

// exchange assigns words, numbered by falling frequency, to classes.
func exchange(b *bigrams, classes, rounds int, log io.Writer) []int32 {
	n := len(b.counts)
	class := make([]int32, n)
	for w := range class {
		class[w] = int32(w % classes)
	}
	pair := make([]int64, classes*classes) // count of class c followed by class d
	unigram := make([]int64, classes)
	for w := range n {
		unigram[class[w]] += b.counts[w]
		for _, x := range b.right[w] {
			pair[int(class[w])*classes+int(class[x.word])] += int64(x.count)
		}
	}
	table := make([]float64, 1<<16)
	for i := 1; i < len(table); i++ {
		table[i] = float64(i) * math.Log(float64(i))
	}
	nlogn := func(x int64) float64 {
		if x < int64(len(table)) {
			return table[x]
		}
		return float64(x) * math.Log(float64(x))
	}
	toRight, toLeft := make([]int64, classes), make([]int64, classes)
	for round := range rounds {
		moved := 0
		for w := range n {
			a := int(class[w])
			// Counts between w and every class, w itself apart.
			var rightClasses, leftClasses []int
			self := int64(0)
			for _, x := range b.right[w] {
				if int(x.word) == w {
					self = int64(x.count)
					continue
				}
				c := int(class[x.word])
				if toRight[c] == 0 {
					rightClasses = append(rightClasses, c)
				}
				toRight[c] += int64(x.count)
			}
			for _, x := range b.left[w] {
				if int(x.word) == w {
					continue
				}
				c := int(class[x.word])
				if toLeft[c] == 0 {
					leftClasses = append(leftClasses, c)
				}
				toLeft[c] += int64(x.count)
			}
			// Take w out of its class.
			for _, c := range rightClasses {
				pair[a*classes+c] -= toRight[c]
			}
			for _, c := range leftClasses {
				pair[c*classes+a] -= toLeft[c]
			}
			pair[a*classes+a] -= self
			unigram[a] -= b.counts[w]
			best, bestGain := a, math.Inf(-1)
			for k := range classes {
				gain := -2 * (nlogn(unigram[k]+b.counts[w]) - nlogn(unigram[k]))
				row := pair[k*classes : (k+1)*classes]
				for _, c := range rightClasses {
					if c != k {
						gain += nlogn(row[c]+toRight[c]) - nlogn(row[c])
					}
				}
				for _, c := range leftClasses {
					if c != k {
						p := pair[c*classes+k]
						gain += nlogn(p+toLeft[c]) - nlogn(p)
					}
				}
				own := row[k]
				gain += nlogn(own+toRight[k]+toLeft[k]+self) - nlogn(own)
				if gain > bestGain+1e-9 {
					best, bestGain = k, gain
				}
			}
			if best != a {
				moved++
			}
			class[w] = int32(best)
			for _, c := range rightClasses {
				pair[best*classes+c] += toRight[c]
				toRight[c] = 0
			}
			for _, c := range leftClasses {
				pair[c*classes+best] += toLeft[c]
				toLeft[c] = 0
			}
			pair[best*classes+best] += self
			unigram[best] += b.counts[w]
		}
		if log != nil {
			fmt.Fprintf(log, "clusters round %d: %d of %d words moved\n", round+1, moved, n)
		}
		if moved*1000 < n {
			break
		}
	}
	return class
}

// hierarchy merges classes two at a time, each time the pair whose merger loses least mutual information, and returns
// for each class its path from the root: a leading one bit, then a bit for each branch, cut to fifteen.
func hierarchy(b *bigrams, class []int32, classes int) []uint16 {
	pair := make([][]float64, classes)
	for c := range pair {
		pair[c] = make([]float64, classes)
	}
	unigram := make([]float64, classes)
	for w, c := range class {
		unigram[c] += float64(b.counts[w])
		for _, x := range b.right[w] {
			pair[c][class[x.word]] += float64(x.count)
		}
	}
	xlogx := func(x float64) float64 {
		if x <= 0 {
			return 0
		}
		return x * math.Log(x)
	}
	type node struct{ left, right int }
	nodes := make([]node, classes, 2*classes)
	id := make([]int, classes)
	alive := make([]int, 0, classes)
	for c := range classes {
		nodes[c] = node{-1, -1}
		id[c] = c
		alive = append(alive, c)
	}
	loss := func(a, c int) float64 {
		l := -2 * (xlogx(unigram[a]+unigram[c]) - xlogx(unigram[a]) - xlogx(unigram[c]))
		for _, k := range alive {
			if k == a || k == c {
				continue
			}
			l += xlogx(pair[a][k]+pair[c][k]) - xlogx(pair[a][k]) - xlogx(pair[c][k])
			l += xlogx(pair[k][a]+pair[k][c]) - xlogx(pair[k][a]) - xlogx(pair[k][c])
		}
		l += xlogx(pair[a][a]+pair[a][c]+pair[c][a]+pair[c][c]) - xlogx(pair[a][a]) - xlogx(pair[a][c]) - xlogx(pair[c][a]) - xlogx(pair[c][c])
		return l
	}
	gains := map[[2]int]float64{}
	for len(alive) > 1 {
		bestA, bestC, best := -1, -1, math.Inf(-1)
		for i, a := range alive {
			for _, c := range alive[i+1:] {
				g, ok := gains[[2]int{a, c}]
				if !ok {
					g = loss(a, c)
					gains[[2]int{a, c}] = g
				}
				if g > best {
					bestA, bestC, best = a, c, g
				}
			}
		}
		// Losses of other pairs change little with one merger among hundreds; they are kept, save those that touch
		// the merged class, and drawn afresh every thirty-two mergers.
		a, c := bestA, bestC
		for _, k := range alive {
			pair[a][k] += pair[c][k]
		}
		for _, k := range alive {
			pair[k][a] += pair[k][c]
		}
		unigram[a] += unigram[c]
		nodes = append(nodes, node{id[a], id[c]})
		id[a] = len(nodes) - 1
		alive = slices.DeleteFunc(alive, func(k int) bool { return k == c })
		if len(alive)%32 == 0 || len(alive) < 64 {
			clear(gains)
		} else {
			for _, k := range alive {
				delete(gains, [2]int{min(a, k), max(a, k)})
			}
		}
	}
	paths := make([]uint16, len(nodes))
	paths[len(nodes)-1] = 1
	for i := len(nodes) - 1; i >= classes; i-- {
		for bit, child := range []int{nodes[i].left, nodes[i].right} {
			if paths[i] < 1<<15 {
				paths[child] = paths[i]<<1 | uint16(bit)
			} else {
				paths[child] = paths[i]
			}
		}
	}
	return paths[:classes]
}

// byFrequency numbers words by falling count, ties by hash, and leaves out those below least.
func byFrequency(counts map[uint64]int, least int) []uint64 {
	var words []uint64
	for w, n := range counts {
		if n >= least {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(a, b uint64) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	return words
}
