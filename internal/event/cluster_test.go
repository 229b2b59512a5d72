package event

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// bruteForce joins by average link as the definition says, computing every average anew.
func bruteForce(n int, edges []edge, least float64) [][]int {
	p := map[[2]int]float64{}
	for _, e := range edges {
		p[[2]int{e.a, e.b}], p[[2]int{e.b, e.a}] = e.p, e.p
	}
	var groups [][]int
	for i := range n {
		groups = append(groups, []int{i})
	}
	for {
		best, x, y := least, -1, -1
		for i := range groups {
			for j := i + 1; j < len(groups); j++ {
				sum := 0.0
				for _, a := range groups[i] {
					for _, b := range groups[j] {
						sum += p[[2]int{a, b}]
					}
				}
				if mean := sum / float64(len(groups[i])*len(groups[j])); mean > best || mean == best && x < 0 {
					best, x, y = mean, i, j
				}
			}
		}
		if x < 0 {
			break
		}
		groups[x] = append(groups[x], groups[y]...)
		slices.Sort(groups[x])
		groups = slices.Delete(groups, y, y+1)
	}
	var out [][]int
	for _, g := range groups {
		if len(g) > 1 {
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return a[0] - b[0] })
	return out
}

func TestAverageLinkAsDefined(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 7))
		n := 2 + r.IntN(12)
		var edges []edge
		for i := range n {
			for j := i + 1; j < n; j++ {
				if r.Float64() < .6 {
					edges = append(edges, edge{i, j, r.Float64()})
				}
			}
		}
		want := bruteForce(n, edges, .35)
		got := groupsAt(n, agglomerate(n, edges, .35), .35)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: got %v, want %v", seed, got, want)
		}
		shuffled := slices.Clone(edges)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if again := agglomerate(n, shuffled, .35); !reflect.DeepEqual(again, agglomerate(n, edges, .35)) {
			t.Fatalf("seed %d: the order of the edges changes the groups", seed)
		}
	}
}

func TestHigherCutsLieWithinLowerOnes(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 9))
		n := 3 + r.IntN(15)
		var edges []edge
		for i := range n {
			for j := i + 1; j < n; j++ {
				edges = append(edges, edge{i, j, r.Float64()})
			}
		}
		merges := agglomerate(n, edges, .2)
		low := map[int]string{}
		for k, g := range groupsAt(n, merges, .2) {
			for _, i := range g {
				low[i] = fmt.Sprint(k)
			}
		}
		for _, g := range groupsAt(n, merges, .6) {
			for _, i := range g {
				if low[i] == "" || low[i] != low[g[0]] {
					t.Fatalf("seed %d: group %v is torn apart at the lower cut", seed, g)
				}
			}
		}
	}
}
