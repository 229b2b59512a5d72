package event

// FeatureNames lists the features of a pair in the order in which Pair gives them.
func FeatureNames() []string { return featureNames[:] }

// Len is the number of pairs.
func (ps *Pairs) Len() int { return len(ps.pairs) }

// Pair gives the claims of a pair and its features. The features are shared and change when the pairs are grouped
// anew; they are not for writing.
func (ps *Pairs) Pair(i int) (a, b Ref, features []float64) {
	p := &ps.pairs[i]
	return p.a.ref, p.b.ref, p.f[:]
}

// Support computes the features that depend on neighbouring pairs by the weights, in the order of FeatureNames.
func (ps *Pairs) Support(w []float64) { ps.weigh((*weights)(w)) }

// Groups clusters the claims by the weights and cuts the tree at each of the heights.
func (ps *Pairs) Groups(w []float64, heights []float64) [][][]Ref {
	return ps.cut(w, heights, groupsAt)
}

// SureGroups are the groups within which an agreement counts, at each of the heights.
func (ps *Pairs) SureGroups(w []float64, heights []float64) [][][]Ref {
	return ps.cut(w, heights, sureGroups)
}

func (ps *Pairs) cut(w []float64, heights []float64, groups func(n int, merges []merge, height float64) [][]int) [][][]Ref {
	ps.weigh((*weights)(w))
	least := 1.0
	for _, h := range heights {
		least = min(least, h)
	}
	merges := ps.merges(least)
	var out [][][]Ref
	for _, h := range heights {
		var all [][]Ref
		for _, g := range groups(len(ps.profiles), merges, h) {
			var refs []Ref
			for _, i := range g {
				refs = append(refs, ps.profiles[i].ref)
			}
			all = append(all, refs)
		}
		out = append(out, all)
	}
	return out
}
