package event

import (
	"cmp"
	"container/heap"
	"context"
	"math"
	"slices"
)

// edge is a pair of positions with the probability that they are one event.
type edge struct {
	a, b int
	p    float64
}

// merge is one step of the clustering: groups a and b were joined at the height p.
type merge struct {
	a, b int
	p    float64
}

// agglomerate joins n things by average link (UPGMA), the likeliest first, until no two groups are joined by least.
// Pairs without an edge count as 0. Each merge names groups by the lowest position in them; the outcome depends on
// the edges alone, not on their order. The error is that of the context, which is asked at each step.
func agglomerate(ctx context.Context, n int, edges []edge, least float64) ([]merge, error) {
	links := make([]map[int]float64, n) // sums of probabilities to other groups
	size := make([]int, n)
	for i := range size {
		size[i] = 1
	}
	edges = linked(n, edges, least)
	slices.SortFunc(edges, func(x, y edge) int {
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b), cmp.Compare(x.p, y.p))
	})
	degree := make([]int, n)
	for _, e := range edges {
		degree[e.a]++
		degree[e.b]++
	}
	q := &queue{}
	for i, e := range edges {
		if i&1023 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		for _, d := range [][2]int{{e.a, e.b}, {e.b, e.a}} {
			if links[d[0]] == nil {
				links[d[0]] = make(map[int]float64, degree[d[0]])
			}
			links[d[0]][d[1]] = e.p
		}
		if e.p >= least {
			*q = append(*q, proposal{edge: e})
		}
	}
	heap.Init(q)
	version := make([]int, n)
	gone := make([]bool, n)
	var out []merge
	for q.Len() > 0 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p := heap.Pop(q).(proposal)
		if gone[p.a] || gone[p.b] || p.versionA != version[p.a] || p.versionB != version[p.b] {
			continue
		}
		a, b := min(p.a, p.b), max(p.a, p.b)
		out = append(out, merge{a, b, p.p})
		gone[b] = true
		for other, sum := range links[b] {
			delete(links[other], b)
			if other != a {
				links[a][other] += sum
				links[other][a] = links[a][other]
			}
		}
		links[b] = nil
		size[a] += size[b]
		version[a]++
		for other, sum := range links[a] {
			if mean := sum / float64(size[a]*size[other]); mean >= least {
				heap.Push(q, proposal{edge{a, other, mean}, version[a], version[other]})
			}
		}
	}
	return out, nil
}

// linked are the edges within the components that edges of at least a height hold together: no group ever spans two.
func linked(n int, edges []edge, least float64) []edge {
	component := make([]int, n)
	for i := range component {
		component[i] = i
	}
	of := func(i int) int {
		for component[i] != i {
			component[i] = component[component[i]]
			i = component[i]
		}
		return i
	}
	for _, e := range edges {
		if e.p >= least {
			component[of(e.a)] = of(e.b)
		}
	}
	within := 0
	for _, e := range edges {
		if of(e.a) == of(e.b) {
			within++
		}
	}
	out := make([]edge, 0, within)
	for _, e := range edges {
		if of(e.a) == of(e.b) {
			out = append(out, e)
		}
	}
	return out
}

// proposal to join two groups as they were at a time.
type proposal struct {
	edge
	versionA, versionB int
}

type queue []proposal

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	if q[i].p != q[j].p {
		return q[i].p > q[j].p
	}
	x, y := [2]int{min(q[i].a, q[i].b), max(q[i].a, q[i].b)}, [2]int{min(q[j].a, q[j].b), max(q[j].a, q[j].b)}
	return x[0] < y[0] || x[0] == y[0] && x[1] < y[1]
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(proposal)) }
func (q *queue) Pop() any {
	old := *q
	x := old[len(old)-1]
	*q = old[:len(old)-1]
	return x
}

// sizeStep is how much surer two groups must be one event for each doubling of the number of pairs that joining them
// makes: a wrong join of large groups costs that many wrong pairs.
const sizeStep = .025

// sureGroups are the groups of the merges at or above a height that grows with the pairs that each makes, each in
// order, groups of one left out. A group that was once kept from a join joins nothing later. They lie within the groups
// at the height.
func sureGroups(n int, merges []merge, height float64) [][]int {
	return grouped(n, merges, func(m merge, a, b int) bool { return m.p >= height+sizeStep*math.Log2(float64(a*b)) })
}

// groupsAt are the groups of the merges at or above a height, each in order, groups of one left out. The heights of
// average link never rise along a branch, so lower groups lie within higher ones.
func groupsAt(n int, merges []merge, height float64) [][]int {
	return grouped(n, merges, func(m merge, _, _ int) bool { return m.p >= height })
}

// groupsOfAtMost are those groups with the latest merges left out that would make one larger than most.
func groupsOfAtMost(n int, merges []merge, height float64, most int) [][]int {
	return grouped(n, merges, func(m merge, a, b int) bool { return m.p >= height && a+b <= most })
}

// grouped follows the merges that may be made; may is told how large the two groups are.
func grouped(n int, merges []merge, may func(m merge, a, b int) bool) [][]int {
	group := make([]int, n)
	members := make([][]int, n)
	closed := make([]bool, n)
	for i := range group {
		group[i], members[i] = i, []int{i}
	}
	for _, m := range merges {
		a, b := group[m.a], group[m.b]
		if a == b {
			continue
		}
		if closed[a] || closed[b] || !may(m, len(members[a]), len(members[b])) {
			closed[a], closed[b] = true, true
			continue
		}
		for _, x := range members[b] {
			group[x] = a
		}
		members[a] = append(members[a], members[b]...)
		members[b] = nil
	}
	var out [][]int
	for _, m := range members {
		if len(m) > 1 {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(x, y []int) int { return cmp.Compare(x[0], y[0]) })
	return out
}
