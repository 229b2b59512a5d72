package passage

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// bruteJaccard compares every pair of nodes: the truth for jaccardJoin.
func bruteJaccard(c *collection, threshold ratio) []pair {
	var out []pair
	for a := range uint32(c.len()) {
		for b := a + 1; b < uint32(c.len()); b++ {
			o := c.overlap(a, b)
			union := uint64(c.total[a]) + uint64(c.total[b]) - uint64(o)
			if uint64(o)*threshold.den >= union*threshold.num {
				out = append(out, pair{a, b, o})
			}
		}
	}
	return out
}

// bruteContainment is the truth for containmentJoin.
func bruteContainment(c *collection, threshold ratio, minWords int) []pair {
	var out []pair
	for a := range uint32(c.len()) {
		for b := range uint32(c.len()) {
			if a == b || c.total[a] > c.total[b] || c.total[a] == c.total[b] && a > b || len(c.set(a)) < minWords {
				continue
			}
			if o := c.overlap(a, b); uint64(o)*threshold.den >= uint64(c.total[a])*threshold.num {
				out = append(out, pair{a, b, o})
			}
		}
	}
	return out
}

// randomCollection has sets of words drawn from a small vocabulary with a long tail, half of them made from an
// earlier one by a few changes, so that similarities of every height occur.
func randomCollection(random *rand.Rand, sets int) *collection {
	vocabulary := 5 + random.IntN(60)
	c := &collection{offset: []uint32{0}, weight: make([]uint32, vocabulary)}
	for i := range c.weight {
		c.weight[i] = 1 + random.Uint32N(500)
	}
	for n := range sets {
		var set []uint32
		if n > 0 && random.IntN(2) == 0 {
			set = slices.Clone(c.set(random.Uint32N(uint32(n))))
			for range random.IntN(4) {
				if len(set) > 1 && random.IntN(2) == 0 {
					at := random.IntN(len(set))
					set = slices.Delete(set, at, at+1)
				} else {
					set = append(set, random.Uint32N(uint32(vocabulary)))
				}
			}
		} else {
			for range 1 + random.IntN(20) {
				x := random.Float64()
				set = append(set, uint32(x*x*float64(vocabulary)))
			}
		}
		slices.Sort(set)
		set = slices.Compact(set)
		c.tokens = append(c.tokens, set...)
		c.offset = append(c.offset, uint32(len(c.tokens)))
		var total uint32
		for _, r := range set {
			total += c.weight[r]
		}
		c.total = append(c.total, total)
		c.length = append(c.length, uint32(len(set)))
	}
	return c
}

func comparePairs(t *testing.T, got, want []pair) {
	t.Helper()
	if !slices.Equal(got, want) {
		for _, p := range want {
			if !slices.Contains(got, p) {
				t.Errorf("missed %v", p)
			}
		}
		for _, p := range got {
			if !slices.Contains(want, p) {
				t.Errorf("false %v", p)
			}
		}
		t.Fatalf("got %d pairs, want %d", len(got), len(want))
	}
}

var testedThresholds = []float64{.5, .6, .7, .8, .9}

func TestJaccardJoinEqualsBruteForceOnRandomSets(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 200 {
		c := randomCollection(random, 60)
		for _, threshold := range testedThresholds {
			r := newRatio(threshold)
			got, err := c.jaccardJoin(context.Background(), r)
			if err != nil {
				t.Fatal(err)
			}
			t.Run(fmt.Sprintf("round %d at %.1f", round, threshold), func(t *testing.T) { comparePairs(t, got, bruteJaccard(c, r)) })
		}
	}
}

func TestContainmentJoinEqualsBruteForceOnRandomSets(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for round := range 200 {
		c := randomCollection(random, 60)
		for _, threshold := range testedThresholds {
			r := newRatio(threshold)
			got, err := c.containmentJoin(context.Background(), r, 3)
			if err != nil {
				t.Fatal(err)
			}
			t.Run(fmt.Sprintf("round %d at %.1f", round, threshold), func(t *testing.T) { comparePairs(t, got, bruteContainment(c, r, 3)) })
		}
	}
}

func TestJoinsEqualBruteForceOnNews(t *testing.T) {
	if testing.Short() {
		t.Skip("compares every pair of sentences")
	}
	inputs := newsCorpus(t, 150)
	weights, err := BuiltinWeights()
	if err != nil {
		t.Fatal(err)
	}
	c, err := collect(context.Background(), inputs, weights, 5)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d documents, %d distinct passages", len(inputs), c.len())
	for _, threshold := range testedThresholds {
		r := newRatio(threshold)
		got, err := c.jaccardJoin(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		want := bruteJaccard(c, r)
		t.Logf("Jaccard %.1f: %d pairs", threshold, len(want))
		comparePairs(t, got, want)
		got, err = c.containmentJoin(context.Background(), r, 6)
		if err != nil {
			t.Fatal(err)
		}
		want = bruteContainment(c, r, 6)
		t.Logf("containment %.1f: %d pairs", threshold, len(want))
		comparePairs(t, got, want)
	}
}
