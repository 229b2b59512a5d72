package passage

import (
	"math"
	"slices"
)

// vector is the words of a document that tell something, by rank, with their weights, of length 1.
type vector struct {
	ranks   []uint32
	weights []float32
}

// tellingWeight is the weight from which a word says what a document is about.
const tellingWeight = 2.5 * weightScale

// vectors makes the vectors of documents when they are asked for. Words of the passage in question are left out, so
// that a line printed under every article does not make the articles alike.
type vectors struct {
	nodes *collection
	// byDocument lists the nodes of each document's sentences.
	byDocument [][]uint32
	cache      map[int32]vector
}

func newVectors(c *collection, documents int) *vectors {
	v := &vectors{nodes: c, byDocument: make([][]uint32, documents), cache: map[int32]vector{}}
	for n := range uint32(c.len()) {
		for _, u := range c.unitsOf(n) {
			if !u.quote {
				v.byDocument[u.document] = append(v.byDocument[u.document], n)
			}
		}
	}
	return v
}

func (v *vectors) of(document int32) vector {
	if x, ok := v.cache[document]; ok {
		return x
	}
	var all []uint32
	for _, n := range v.byDocument[document] {
		for _, r := range v.nodes.set(n) {
			if float64(v.nodes.weight[r]) >= tellingWeight {
				all = append(all, r)
			}
		}
	}
	slices.Sort(all)
	var x vector
	length := 0.0
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j] == all[i] {
			j++
		}
		w := (1 + math.Log(float64(j-i))) * float64(v.nodes.weight[all[i]])
		x.ranks = append(x.ranks, all[i])
		x.weights = append(x.weights, float32(w))
		length += w * w
		i = j
	}
	scale := float32(1 / math.Sqrt(max(length, 1)))
	for i := range x.weights {
		x.weights[i] *= scale
	}
	v.cache[document] = x
	return x
}

// leastWords is how many telling words beside the passage a document must have to be called unrelated to another.
const leastWords = 10

// cosine compares two documents, 0 to 1, leaving out the words that the passage holds (ascending ranks). Documents
// too short to tell count as alike, 1.
func (v *vectors) cosine(a, b int32, passage []uint32) float64 {
	x, y := v.of(a), v.of(b)
	dot := 0.0
	leftX, leftY := 0.0, 0.0
	wordsX, wordsY := 0, 0
	skipped := func(r uint32) bool { _, ok := slices.BinarySearch(passage, r); return ok }
	for i, r := range x.ranks {
		if skipped(r) {
			leftX += float64(x.weights[i]) * float64(x.weights[i])
		} else {
			wordsX++
		}
	}
	for i, r := range y.ranks {
		if skipped(r) {
			leftY += float64(y.weights[i]) * float64(y.weights[i])
		} else {
			wordsY++
		}
	}
	if min(wordsX, wordsY) < leastWords {
		return 1
	}
	for i, j := 0, 0; i < len(x.ranks) && j < len(y.ranks); {
		switch {
		case x.ranks[i] == y.ranks[j]:
			if !skipped(x.ranks[i]) {
				dot += float64(x.weights[i]) * float64(y.weights[j])
			}
			i++
			j++
		case x.ranks[i] < y.ranks[j]:
			i++
		default:
			j++
		}
	}
	return dot / math.Sqrt(max(1-leftX, 1e-6)*max(1-leftY, 1e-6))
}
