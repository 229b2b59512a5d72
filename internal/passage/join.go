package passage

import (
	"cmp"
	"context"
	"slices"
)

// pair is two nodes and the weight of the words that they share.
type pair struct {
	a, b    uint32
	overlap uint32
}

// posting says that a node holds a word; rest is the weight of that word and all behind it in the node's set.
type posting struct {
	node uint32
	rest uint32
	// total is the weight of the node, here so that the filters need not look it up.
	total uint32
}

const pruned = ^uint32(0)

// profile is what can be told of a set at a glance: its signature and how many of its words may be missing in a set
// that matches it.
type profile struct {
	signature signature
	spare     int
}

// canMatch reports whether neither set lacks more words of the other than it may. Each bit that is set in one
// signature only stands for at least one word that is missing in the other set.
func (p *profile) canMatch(o *profile) bool {
	return p.signature.missingIn(&o.signature) <= p.spare && o.signature.missingIn(&p.signature) <= o.spare
}

// jaccardJoin finds every pair of distinct nodes whose weighted Jaccard index is at least threshold, a < b, sorted.
//
// It is the weighted form of AllPairs (Bayardo, Ma and Srikant 2007) with the positional filter of PPJoin (Xiao et
// al. 2008). Nodes are taken by rising weight. Two sets that are similar enough must share a word among the first
// few of both, in an order that puts rare words first (prefix filter); a set too light cannot match (length
// filter); and from the place of a shared word follows how much can still be shared (positional filter). What
// passes those and a comparison of signatures is verified, so nothing is missed and nothing false comes out.
func (c *collection) jaccardJoin(ctx context.Context, threshold ratio) ([]pair, error) {
	n := c.len()
	order := make([]uint32, n)
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(c.total[a], c.total[b]), cmp.Compare(a, b))
	})
	// A lighter set y that matches shares at least 2t/(1+t) of its own weight.
	indexed := ratio{2 * threshold.num, threshold.den + threshold.num}
	index := make([][]posting, len(c.weight))
	shared := make([]uint32, n)
	profiles := make([]profile, n)
	var candidates, light []uint32
	var out []pair
	for step, x := range order {
		if step&1023 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		set, total := c.set(x), c.total[x]
		lightest := threshold.of(total)
		candidates = candidates[:0]
		rest := total
		for _, word := range set {
			if rest < lightest {
				break
			}
			list := index[word]
			skip := 0
			for skip < len(list) && list[skip].total < lightest {
				skip++
			}
			if skip > 0 {
				list = list[skip:]
				index[word] = list
			}
			w := c.weight[word]
			for _, p := range list {
				s := shared[p.node]
				if s == pruned {
					continue
				}
				if !threshold.reachable(s+min(rest, p.rest), total, p.total) {
					if s == 0 {
						candidates = append(candidates, p.node)
					}
					shared[p.node] = pruned
					continue
				}
				if s == 0 {
					candidates = append(candidates, p.node)
				}
				shared[p.node] = s + w
			}
			rest -= w
		}
		light = c.lightest(set, light[:0])
		own := profile{c.signature(x), within(light, total-lightest)}
		for _, y := range candidates {
			if shared[y] != pruned && own.canMatch(&profiles[y]) {
				if o := c.overlapAtLeast(x, y, threshold.jaccardOverlap(total, c.total[y])); o > 0 {
					out = append(out, pair{min(x, y), max(x, y), o})
				}
			}
			shared[y] = 0
		}
		rest = total
		keep := indexed.of(total)
		profiles[x] = profile{own.signature, within(light, total-keep)}
		for _, word := range set {
			if rest < keep {
				break
			}
			index[word] = append(index[word], posting{x, rest, total})
			rest -= c.weight[word]
		}
	}
	sortPairs(out)
	return out, nil
}

func sortPairs(pairs []pair) {
	slices.SortFunc(pairs, func(p, q pair) int { return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b)) })
}
