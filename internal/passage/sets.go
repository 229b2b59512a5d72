package passage

import "context"

// PairsOfSets finds every pair of sets whose weighted Jaccard index is at least threshold, 0 to 1, as indices a < b,
// sorted. A set lists the ranks of its words, ascending and each once; weights has the weight of each rank. It is the
// search of Find over sets that were made elsewhere, for measuring it beside other programs; it is fast where rare
// words have low ranks. An error is that of the context.
func PairsOfSets(ctx context.Context, sets [][]uint32, weights []uint32, threshold float64) ([][2]uint32, error) {
	c := &collection{offset: []uint32{0}, weight: weights}
	for _, set := range sets {
		c.tokens = append(c.tokens, set...)
		c.offset = append(c.offset, uint32(len(c.tokens)))
		var total uint32
		for _, r := range set {
			total += weights[r]
		}
		c.total = append(c.total, total)
	}
	pairs, err := c.jaccardJoin(ctx, newRatio(threshold))
	if err != nil {
		return nil, err
	}
	out := make([][2]uint32, len(pairs))
	for i, p := range pairs {
		out[i] = [2]uint32{p.a, p.b}
	}
	return out, nil
}
