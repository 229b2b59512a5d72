package event

import (
	"context"
	"slices"
)

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
func (ps *Pairs) Support(ctx context.Context, w []float64) error {
	return ps.weigh(ctx, &model{likely: weights(w)})
}

// Groups clusters the claims by the weights and cuts the tree at each of the heights.
func (ps *Pairs) Groups(ctx context.Context, w []float64, heights []float64) ([][][]Ref, error) {
	if err := ps.weigh(ctx, &model{likely: weights(w)}); err != nil {
		return nil, err
	}
	merges, err := ps.merges(ctx, slices.Min(heights))
	if err != nil {
		return nil, err
	}
	return ps.cut(merges, heights, groupsAt), nil
}

// SureGroups are the groups within which an agreement counts, at each of the heights, by the weights of both tables.
func (ps *Pairs) SureGroups(ctx context.Context, w, sure []float64, heights []float64) ([][][]Ref, error) {
	if err := ps.weigh(ctx, &model{weights(w), weights(sure)}); err != nil {
		return nil, err
	}
	merges, err := ps.merges(ctx, threshold)
	if err != nil {
		return nil, err
	}
	group := groupNumbers(len(ps.profiles), groupsAt(len(ps.profiles), merges, threshold))
	if merges, err = ps.sureMerges(ctx, group, slices.Min(heights)); err != nil {
		return nil, err
	}
	return ps.cut(merges, heights, sureGroups), nil
}

// cut lists the groups of the merges at each of the heights.
func (ps *Pairs) cut(merges []merge, heights []float64, groups func(n int, merges []merge, height float64) [][]int) [][][]Ref {
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
