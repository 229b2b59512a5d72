package parser

import "slices"

// Reverse returns the sentence from its last word to its first, in new slices.
func (in *Input) Reverse() *Input {
	out := &Input{Words: slices.Clone(in.Words), Penn: slices.Clone(in.Penn), Universal: slices.Clone(in.Universal), Verb: slices.Clone(in.Verb), Punct: slices.Clone(in.Punct), Closed: in.Closed}
	slices.Reverse(out.Words)
	slices.Reverse(out.Penn)
	slices.Reverse(out.Universal)
	slices.Reverse(out.Verb)
	slices.Reverse(out.Punct)
	return out
}

// unreverse maps the tree of a reversed sentence to the order of the text.
func unreverse(arcs []Arc) {
	slices.Reverse(arcs)
	for i := range arcs {
		if arcs[i].Head >= 0 {
			arcs[i].Head = len(arcs) - 1 - arcs[i].Head
		}
	}
}

// combine joins two trees of one sentence: each arc votes with its confidence, and the tree with the most votes that has
// one root is taken (Sagae and Lavie 2006). Where both agree the result is either's; elsewhere it is the better
// supported of the two that makes a tree.
func combine(a, b []Arc) []Arc {
	n := len(a)
	out := make([]Arc, n)
	same := true
	for i := range a {
		if a[i].Head != b[i].Head {
			same = false
			break
		}
	}
	if same {
		for i := range a {
			out[i] = vote(a[i], b[i], a[i].Head)
		}
		return out
	}
	edges := make([]edge, 0, 2*n)
	var roots []int
	for i := range a {
		wa, wb := a[i].Confidence, b[i].Confidence
		if a[i].Head == b[i].Head {
			edges = addEdge(edges, a[i].Head, i, wa+wb)
		} else {
			edges = addEdge(edges, a[i].Head, i, wa)
			edges = addEdge(edges, b[i].Head, i, wb)
		}
		if a[i].Head < 0 || b[i].Head < 0 {
			roots = append(roots, i)
		}
	}
	best, bestWeight := []int(nil), -1.0
	for _, root := range roots {
		heads, weight, ok := spanningTree(edges, n, root)
		if ok && weight > bestWeight {
			best, bestWeight = heads, weight
		}
	}
	if best == nil {
		best = make([]int, n)
		for i := range a {
			best[i] = a[i].Head
		}
	}
	for i := range a {
		out[i] = vote(a[i], b[i], best[i])
	}
	return out
}

// vote gives one word its relation and confidence under the head that was chosen.
func vote(a, b Arc, head int) Arc {
	switch {
	case a.Head == head && b.Head == head:
		out := a
		if a.Relation != b.Relation && b.Confidence > a.Confidence {
			out.Relation = b.Relation
		}
		out.Confidence = agreed(a.Confidence, b.Confidence, a.Relation == b.Relation)
		return out
	case a.Head == head:
		a.Confidence = disputed(a.Confidence, b.Confidence)
		return a
	default:
		b.Confidence = disputed(b.Confidence, a.Confidence)
		return b
	}
}

// edge leads from a head, or from the root (-1), to a word.
type edge struct {
	head, word int
	weight     float64
}

// addEdge keeps the arcs to words; those from the root are drawn by spanningTree.
func addEdge(edges []edge, head, word int, weight float64) []edge {
	return append(edges, edge{head, word, weight})
}

// spanningTree finds the tree of greatest weight below one given root word (Chu and Liu 1965, Edmonds 1967). ok is
// false when the edges do not reach every word.
func spanningTree(edges []edge, n, root int) (heads []int, weight float64, ok bool) {
	// Node n stands for the root above the root word.
	type arc struct {
		from, to int
		weight   float64
		origin   int // index into edges
	}
	var arcs []arc
	for k, e := range edges {
		if e.head < 0 {
			if e.word == root {
				arcs = append(arcs, arc{n, e.word, e.weight, k})
			}
			continue
		}
		if e.word != root {
			arcs = append(arcs, arc{e.head, e.word, e.weight, k})
		}
	}
	// Contract cycles round by round; each round remembers which arc stood for which.
	type level struct {
		arcs   []arc
		chosen []int // per node, index into arcs
		group  []int // per node, its node one level up
		cyclic []bool
		nodes  int
	}
	var levels []level
	nodes, top := n+1, n
	for {
		chosen := make([]int, nodes)
		for v := range chosen {
			chosen[v] = -1
		}
		for k, a := range arcs {
			if a.to != top && a.from != a.to && (chosen[a.to] < 0 || a.weight > arcs[chosen[a.to]].weight) {
				chosen[a.to] = k
			}
		}
		for v, k := range chosen {
			if k < 0 && v != top {
				return nil, 0, false
			}
		}
		group := make([]int, nodes)
		state := make([]int, nodes) // 0 new, otherwise the walk that reached it
		for v := range group {
			group[v] = -1
		}
		cyclic := make([]bool, nodes)
		count, found := 0, false
		for v := range nodes {
			u := v
			for u != top && state[u] == 0 {
				state[u] = v + 1
				u = arcs[chosen[u]].from
			}
			if u != top && state[u] == v+1 && group[u] < 0 {
				for w := u; group[w] < 0; w = arcs[chosen[w]].from {
					group[w] = count
					cyclic[w] = true
				}
				count++
				found = true
			}
			state[top] = nodes + 1
		}
		for v := range nodes {
			if group[v] < 0 {
				group[v] = count
				count++
			}
		}
		levels = append(levels, level{arcs, chosen, group, cyclic, nodes})
		if !found {
			break
		}
		next := make([]arc, 0, len(arcs))
		for k, a := range arcs {
			from, to := group[a.from], group[a.to]
			if from == to {
				continue
			}
			w := a.weight
			if cyclic[a.to] {
				w -= arcs[chosen[a.to]].weight
			}
			next = append(next, arc{from, to, w, k})
		}
		arcs, nodes, top = next, count, group[top]
	}
	// Expand: at the last level every choice stands; below, an arc that enters a cycle displaces one of its choices.
	last := levels[len(levels)-1]
	picked := last.chosen
	for l := len(levels) - 2; l >= 0; l-- {
		lower := levels[l]
		result := make([]int, lower.nodes)
		copy(result, lower.chosen)
		for v := range picked {
			if picked[v] < 0 {
				continue
			}
			k := levels[l+1].arcs[picked[v]].origin
			result[lower.arcs[k].to] = k
		}
		picked = result
	}
	heads = make([]int, n)
	for v := range n {
		e := edges[levels[0].arcs[picked[v]].origin]
		heads[v] = e.head
		weight += e.weight
	}
	return heads, weight, true
}
