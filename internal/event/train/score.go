package train

import "gainsay/internal/event"

// Score is precision and recall over pairs of mentions of different documents, over the whole collection.
type Score struct {
	Precision, Recall, F1 float64
}

// Compared counts the pairs of claims of different documents that are of one marked event, and how many of them are
// candidates.
func (c *Collection) Compared(pairs *event.Pairs) (compared, all int) {
	chains := c.chains()
	size := map[string]int{}
	within := map[string]map[int]int{}
	for r, chain := range chains {
		size[chain]++
		if within[chain] == nil {
			within[chain] = map[int]int{}
		}
		within[chain][r.Source]++
	}
	for chain, n := range size {
		all += n * (n - 1) / 2
		for _, k := range within[chain] {
			all -= k * (k - 1) / 2
		}
	}
	for i := range pairs.Len() {
		a, b, _ := pairs.Pair(i)
		x, ok := chains[a]
		if y, has := chains[b]; ok && has && x == y && a.Source != b.Source {
			compared++
		}
	}
	return compared, all
}

// Score holds groups of claims against the marked events: every mention belongs to the group of the first claim whose
// predicate overlaps it, mentions that no claim reaches stand alone. Only the documents that count are scored.
func (c *Collection) Score(groups [][]event.Ref, counts func(document string) bool) Score {
	group := map[event.Ref]int{}
	for n, g := range groups {
		for _, r := range g {
			group[r] = n + 1
		}
	}
	source := map[string]int{}
	for i := range c.Sources {
		source[c.Sources[i].ID] = i
	}
	type cell struct {
		chain string
		group int
	}
	perDocument := map[int]map[cell]int{}
	gold, system, both := map[string]int{}, map[int]int{}, map[cell]int{}
	goldPairs, systemPairs, right := 0, 0, 0
	for _, m := range c.Mentions {
		if !counts(m.Document) {
			continue
		}
		i := source[m.Document]
		x := cell{chain: m.Chain}
		for j := range c.Sources[i].Claims {
			if m.Overlaps(c.Sources[i].Claims[j].Predicate.Span) {
				if g := group[event.Ref{Source: i, Claim: j}]; g != 0 {
					x.group = g
					break
				}
			}
		}
		gold[x.chain]++
		if x.group != 0 {
			system[x.group]++
			both[x]++
		}
		if perDocument[i] == nil {
			perDocument[i] = map[cell]int{}
		}
		perDocument[i][x]++
	}
	pairs := func(n int) int { return n * (n - 1) / 2 }
	for _, n := range gold {
		goldPairs += pairs(n)
	}
	for _, n := range system {
		systemPairs += pairs(n)
	}
	for _, n := range both {
		right += pairs(n)
	}
	// Pairs within one document do not count.
	for _, cells := range perDocument {
		g, s := map[string]int{}, map[int]int{}
		for x, n := range cells {
			g[x.chain] += n
			if x.group != 0 {
				s[x.group] += n
				right -= pairs(n)
			}
		}
		for _, n := range g {
			goldPairs -= pairs(n)
		}
		for _, n := range s {
			systemPairs -= pairs(n)
		}
	}
	var s Score
	if systemPairs > 0 {
		s.Precision = float64(right) / float64(systemPairs)
	}
	if goldPairs > 0 {
		s.Recall = float64(right) / float64(goldPairs)
	}
	if s.Precision+s.Recall > 0 {
		s.F1 = 2 * s.Precision * s.Recall / (s.Precision + s.Recall)
	}
	return s
}
