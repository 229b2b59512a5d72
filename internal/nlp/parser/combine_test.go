package parser

import (
	"math"
	"math/rand/v2"
	"testing"
)

// bestByTrying finds the weight of the best tree below root by trying every choice of heads.
func bestByTrying(edges []edge, n, root int) float64 {
	best := math.Inf(-1)
	heads := make([]int, n)
	var try func(word int, weight float64)
	try = func(word int, weight float64) {
		if word == n {
			for w := range heads {
				at, steps := w, 0
				for at >= 0 && steps <= n {
					at = heads[at]
					steps++
				}
				if at >= 0 {
					return
				}
			}
			best = max(best, weight)
			return
		}
		for _, e := range edges {
			if e.word == word && (e.head < 0) == (word == root) {
				heads[word] = e.head
				try(word+1, weight+e.weight)
			}
		}
	}
	try(0, 0)
	return best
}

func TestSpanningTreeIsTheBest(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for range 3000 {
		n := 1 + random.IntN(6)
		var edges []edge
		for w := range n {
			for range 1 + random.IntN(3) {
				if h := random.IntN(n+1) - 1; h != w {
					edges = append(edges, edge{h, w, float64(random.IntN(100)) / 100})
				}
			}
		}
		root := random.IntN(n)
		want := bestByTrying(edges, n, root)
		heads, got, ok := spanningTree(edges, n, root)
		if ok != !math.IsInf(want, -1) || ok && math.Abs(got-want) > 1e-9 {
			t.Fatalf("%v below %d: got %v %f %v, want %f", edges, root, heads, got, ok, want)
		}
		if !ok {
			continue
		}
		for w := range heads {
			at, steps := w, 0
			for at >= 0 {
				if at = heads[at]; steps > n {
					t.Fatalf("%v: cycle in %v", edges, heads)
				}
				steps++
			}
		}
	}
}
