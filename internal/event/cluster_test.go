package event

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// agglomerated is agglomerate without an end.
func agglomerated(t *testing.T, n int, edges []edge, least float64) []merge {
	t.Helper()
	out, err := agglomerate(context.Background(), n, edges, least)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

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
		got := groupsAt(n, agglomerated(t, n, edges, .35), .35)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: got %v, want %v", seed, got, want)
		}
		shuffled := slices.Clone(edges)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if again := agglomerated(t, n, shuffled, .35); !reflect.DeepEqual(again, agglomerated(t, n, edges, .35)) {
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
		merges := agglomerated(t, n, edges, .2)
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

// TestSureGroups joins two pairs of things by links of one strength: enough for a pair, not for four.
func TestSureGroups(t *testing.T) {
	edges := []edge{{0, 1, .5}, {2, 3, .5}, {0, 2, .34}, {0, 3, .34}, {1, 2, .34}, {1, 3, .34}}
	merges := agglomerated(t, 4, edges, .1)
	if got, want := sureGroups(4, merges, .3), [][]int{{0, 1}, {2, 3}}; !reflect.DeepEqual(got, want) {
		t.Errorf("sure groups %v, want %v", got, want)
	}
	if got, want := groupsAt(4, merges, .3), [][]int{{0, 1, 2, 3}}; !reflect.DeepEqual(got, want) {
		t.Errorf("groups %v, want %v", got, want)
	}
}

func TestSureGroupsLieWithinGroups(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 11))
		n := 3 + r.IntN(15)
		var edges []edge
		for i := range n {
			for j := i + 1; j < n; j++ {
				edges = append(edges, edge{i, j, r.Float64()})
			}
		}
		merges := agglomerated(t, n, edges, .1)
		group := map[int]int{}
		for k, g := range groupsAt(n, merges, .3) {
			for _, i := range g {
				group[i] = k + 1
			}
		}
		for _, g := range sureGroups(n, merges, .3) {
			for _, i := range g {
				if group[i] == 0 || group[i] != group[g[0]] {
					t.Fatalf("seed %d: sure group %v is no part of a group", seed, g)
				}
			}
		}
	}
}
