package passage

import (
	"context"
	"math/bits"
)

// signature is a set of 128 bits with one bit for each word: a word whose bit is missing in another signature is
// missing in that set.
type signature [2]uint64

func (c *collection) signature(n uint32) signature {
	var s signature
	for _, word := range c.set(n) {
		h := word * 2654435761
		s[h>>31] |= 1 << (h >> 25 & 63)
	}
	return s
}

// missingIn is the number of bits of s that o lacks, at most the number of words of the one set that the other lacks.
func (s *signature) missingIn(o *signature) int {
	return bits.OnesCount64(s[0]&^o[0]) + bits.OnesCount64(s[1]&^o[1])
}

// containmentJoin finds every pair in which at least threshold of the weight of node a is shared with a heavier
// node b, as pair{a: contained, b: container}, sorted. Nodes of fewer than minWords different words are not looked
// for: a handful of words is contained in anything.
//
// A set that is contained must share one of its rarest words with its container, those that outweigh what may be
// missing; the containers are found through full lists of the nodes that hold each word, and thinned by signatures
// before they are verified.
func (c *collection) containmentJoin(ctx context.Context, threshold ratio, minWords int) ([]pair, error) {
	n := uint32(c.len())
	holders := c.holders()
	signatures := make([]signature, n)
	for x := range n {
		signatures[x] = c.signature(x)
	}
	seen := make([]uint32, n)
	var out []pair
	for x := range n {
		if x&1023 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		set, total := c.set(x), c.total[x]
		if len(set) < minWords {
			continue
		}
		need := threshold.of(total)
		spare := c.missable(set, total-need)
		sig := signatures[x]
		rest := total
		for _, word := range set {
			if rest < need {
				break
			}
			rest -= c.weight[word]
			for _, y := range holders.of(word) {
				if c.total[y] < total || seen[y] == x+1 {
					continue
				}
				if sig.missingIn(&signatures[y]) > spare {
					continue
				}
				seen[y] = x + 1
				if y == x || c.total[y] == total && y < x {
					continue // of two equally heavy sets the first is taken to be the contained one
				}
				if o := c.overlapAtLeast(x, y, need); o > 0 {
					out = append(out, pair{x, y, o})
				}
			}
		}
	}
	sortPairs(out)
	return out, nil
}

// missable is the greatest number of words of set that weigh no more than spare together.
func (c *collection) missable(set []uint32, spare uint32) int {
	var buffer [64]uint32
	return within(c.lightest(set, buffer[:0]), spare)
}

// lightest appends the weights of the words of a set to buffer, ascending.
func (c *collection) lightest(set, buffer []uint32) []uint32 {
	// The last words are the most frequent and so about the lightest: taken from behind they are nearly in order,
	// where insertion costs little.
	for i := len(set) - 1; i >= 0; i-- {
		w := c.weight[set[i]]
		buffer = append(buffer, w)
		k := len(buffer) - 1
		for ; k > 0 && buffer[k-1] > w; k-- {
			buffer[k] = buffer[k-1]
		}
		buffer[k] = w
	}
	return buffer
}

// within is how many of the ascending weights fit into spare together.
func within(weights []uint32, spare uint32) int {
	for i, w := range weights {
		if w > spare {
			return i
		}
		spare -= w
	}
	return len(weights)
}

// wordIndex lists the nodes that hold each word, ascending.
type wordIndex struct {
	start []uint32
	nodes []uint32
}

func (w *wordIndex) of(word uint32) []uint32 { return w.nodes[w.start[word]:w.start[word+1]] }

func (c *collection) holders() *wordIndex {
	w := &wordIndex{start: make([]uint32, len(c.weight)+1), nodes: make([]uint32, len(c.tokens))}
	for _, word := range c.tokens {
		w.start[word+1]++
	}
	for i := 1; i < len(w.start); i++ {
		w.start[i] += w.start[i-1]
	}
	next := append([]uint32(nil), w.start...)
	for x := range uint32(c.len()) {
		for _, word := range c.set(x) {
			w.nodes[next[word]] = x
			next[word]++
		}
	}
	return w
}
