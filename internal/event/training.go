package event

import "context"

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
func (ps *Pairs) Support(ctx context.Context, w []float64) error { return ps.weigh(ctx, (*weights)(w)) }

// Groups clusters the claims by the weights and cuts the tree at each of the heights.
func (ps *Pairs) Groups(ctx context.Context, w []float64, heights []float64) ([][][]Ref, error) {
	return ps.cut(ctx, w, heights, groupsAt)
}

// SureGroups are the groups within which an agreement counts, at each of the heights.
func (ps *Pairs) SureGroups(ctx context.Context, w []float64, heights []float64) ([][][]Ref, error) {
	return ps.cut(ctx, w, heights, sureGroups)
}

func (ps *Pairs) cut(ctx context.Context, w []float64, heights []float64, groups func(n int, merges []merge, height float64) [][]int) ([][][]Ref, error) {
	if err := ps.weigh(ctx, (*weights)(w)); err != nil {
		return nil, err
	}
	least := 1.0
	for _, h := range heights {
		least = min(least, h)
	}
	merges, err := ps.merges(ctx, least)
	if err != nil {
		return nil, err
	}
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
	return out, nil
}
