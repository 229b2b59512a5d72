package passage

import (
	"cmp"
	"slices"
)

// Chains parts runs that share a word into those that MayCopy joins, each chain in order, by their positions; what may be a copy of
// none is left out. Under a common word there are thousands of runs, so they are not all held against each other: whatever may be
// a copy shares much of the lighter of the two, and so one of any of its words that together weigh more than the rest. Taken are
// those that are rarest here, under which few others stand.
func (x *RunReader) Chains(runs []*Run) [][]int {
	totals := make([]float64, len(runs))
	order := make([]int, len(runs)) // the lightest first
	places := map[uint32][]int{}    // where in the order a word stands
	for i, r := range runs {
		order[i] = i
		for _, w := range r.Weights {
			totals[i] += float64(w)
		}
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(totals[i], totals[j]), cmp.Compare(runs[i].Hash, runs[j].Hash))
	})
	for at, i := range order {
		for _, w := range runs[i].Words {
			places[w] = append(places[w], at)
		}
	}
	joined := newUnion(len(runs))
	met := make([]int, len(runs)) // the last place in the order, from 1, from which each was looked at
	for at, i := range order {
		for _, w := range x.leading(runs[i], totals[i], func(w uint32) int { return len(places[w]) }) {
			heavier := places[w]
			from, _ := slices.BinarySearch(heavier, at+1)
			for _, other := range heavier[from:] {
				j := order[other]
				if met[j] == at+1 || joined.root(i) == joined.root(j) {
					continue
				}
				met[j] = at + 1
				if x.MayCopy(runs[i], runs[j]) {
					joined.join(i, j)
				}
			}
		}
	}
	return joined.groups()
}

// leading are the words of a run of which whatever is heavier and may be its copy holds one: the rarest, as many as weigh too
// much to be missing.
func (x *RunReader) leading(r *Run, total float64, times func(word uint32) int) []uint32 {
	// Of two runs with the overlap o, MayCopy asks for o of their union, or of the lighter; of the union is at least twice
	// that of the lighter, less the overlap.
	alike := slack * x.options.Threshold * rewriteBand
	least := total * min(2*alike/(1+alike), slack*x.options.Containment)
	words := make([]int, len(r.Words))
	for k := range words {
		words[k] = k
	}
	slices.SortFunc(words, func(k, l int) int {
		return cmp.Or(cmp.Compare(times(r.Words[k]), times(r.Words[l])), cmp.Compare(k, l))
	})
	var out []uint32
	const rounding = 1e-6
	for rest := total; len(out) < len(words) && rest >= least*(1-rounding); {
		k := words[len(out)]
		out = append(out, r.Words[k])
		rest -= float64(r.Weights[k])
	}
	return out
}

// union joins things into groups.
type union struct{ parent []int }

func newUnion(n int) union {
	u := union{make([]int, n)}
	for i := range u.parent {
		u.parent[i] = i
	}
	return u
}

func (u union) root(i int) int {
	for u.parent[i] != i {
		u.parent[i] = u.parent[u.parent[i]]
		i = u.parent[i]
	}
	return i
}

func (u union) join(i, j int) { u.parent[u.root(i)] = u.root(j) }

// groups of more than one, each in order, by their first things.
func (u union) groups() [][]int {
	members := map[int][]int{}
	for i := range u.parent {
		members[u.root(i)] = append(members[u.root(i)], i)
	}
	var out [][]int
	for i := range u.parent {
		if g := members[u.root(i)]; len(g) > 1 && g[0] == i {
			out = append(out, g)
		}
	}
	return out
}
