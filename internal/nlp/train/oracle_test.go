package train

import (
	"math/rand/v2"
	"slices"
	"testing"

	"gainsay/internal/nlp/parser"
)

// randomTree draws a projective tree by running random transitions.
func randomTree(random *rand.Rand, n int) *goldTree {
	var s parser.State
	s.Reset(n)
	for !s.Done() {
		apply(&s, allowed(&s)[random.IntN(len(allowed(&s)))])
	}
	return &goldTree{heads: slices.Clone(s.Head), labels: make([]uint8, n)}
}

// The tests use one relation, so that 0, 1 and 2 are shift, left and right.
func allowed(s *parser.State) []int {
	var out []int
	if s.CanShift() {
		out = append(out, 0)
	}
	if s.CanLeft() {
		out = append(out, 1)
	}
	if s.CanRight() {
		out = append(out, 2)
	}
	return out
}

func apply(s *parser.State, t int) { s.Apply(t, 1) }

func clone(s *parser.State) *parser.State {
	return &parser.State{Stack: slices.Clone(s.Stack), Next: s.Next, Length: s.Length, Head: slices.Clone(s.Head),
		Label: slices.Clone(s.Label), Left1: slices.Clone(s.Left1), Left2: slices.Clone(s.Left2), Right1: slices.Clone(s.Right1),
		Right2: slices.Clone(s.Right2), LeftCount: slices.Clone(s.LeftCount), RightCount: slices.Clone(s.RightCount)}
}

// mostRight finds by trying everything how many heads of the gold tree can still be had.
func mostRight(s *parser.State, g *goldTree) int {
	if s.Done() {
		right := 0
		for i, h := range s.Head {
			if h == g.heads[i] {
				right++
			}
		}
		return right
	}
	best := 0
	for _, t := range allowed(s) {
		next := clone(s)
		apply(next, t)
		best = max(best, mostRight(next, g))
	}
	return best
}

func TestCostsAreWhatIsLost(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	for range 250 {
		g := randomTree(random, 1+random.IntN(5))
		var s parser.State
		s.Reset(len(g.heads))
		for !s.Done() {
			reachable := mostRight(&s, g)
			shift, left, right := costs(&s, g)
			for k, cost := range []int{shift, left, right} {
				if cost < 0 {
					if slices.Contains(allowed(&s), k) {
						t.Fatalf("transition %d is allowed and has no cost", k)
					}
					continue
				}
				next := clone(&s)
				apply(next, k)
				if lost := reachable - mostRight(next, g); lost != cost {
					t.Fatalf("tree %v, stack %v, next %d: transition %d costs %d, said to cost %d", g.heads, s.Stack, s.Next, k, lost, cost)
				}
			}
			apply(&s, allowed(&s)[random.IntN(len(allowed(&s)))])
		}
	}
}

func TestProjectiviseLeavesNoCrossing(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	for range 500 {
		n := 2 + random.IntN(8)
		// A random tree: every word but the root hangs on one that is already in it.
		order := random.Perm(n)
		heads := make([]int32, n)
		heads[order[0]] = -1
		for k := 1; k < n; k++ {
			heads[order[k]] = int32(order[random.IntN(k)])
		}
		projectivise(heads)
		for a, h := range heads {
			if h < 0 {
				continue
			}
			lo, hi := min(int32(a), h), max(int32(a), h)
			for b, k := range heads {
				if k < 0 {
					continue
				}
				l, r := min(int32(b), k), max(int32(b), k)
				if lo < l && l < hi && hi < r {
					t.Fatalf("%v: arcs %d-%d and %d-%d cross", heads, lo, hi, l, r)
				}
			}
		}
	}
}
