package train

import (
	"gainsay/internal/attribution/sequence"
	"gainsay/internal/nlp"
)

// example is one sentence: its features as slots of the parameters, and its gold labels.
type example struct {
	node   [][]uint32
	edge   [][]uint32
	memory [][]uint32
	labels []sequence.Label
}

// ids numbers hashes in the order in which they come, and counts them. It is an open-addressed table, several times
// faster than a map on the hundred million features of a corpus.
type ids struct {
	keys   []uint64
	values []uint32
	hashes []uint64
	counts []uint32
}

func newIDs() *ids { return &ids{keys: make([]uint64, 1<<16), values: make([]uint32, 1<<16)} }

// of is the number of a hash.
func (t *ids) of(h uint64) uint32 {
	if h == 0 {
		h = 1
	}
	mask := uint64(len(t.keys) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		switch t.keys[i] {
		case h:
			t.counts[t.values[i]]++
			return t.values[i]
		case 0:
			if 2*len(t.hashes) >= len(t.keys) {
				t.grow()
				return t.of(h)
			}
			n := uint32(len(t.hashes))
			t.keys[i], t.values[i] = h, n
			t.hashes, t.counts = append(t.hashes, h), append(t.counts, 1)
			return n
		}
	}
}

func (t *ids) grow() {
	keys, values := t.keys, t.values
	t.keys, t.values = make([]uint64, 2*len(keys)), make([]uint32, 2*len(keys))
	mask := uint64(len(t.keys) - 1)
	for k, h := range keys {
		if h == 0 {
			continue
		}
		i := h & mask
		for t.keys[i] != 0 {
			i = (i + 1) & mask
		}
		t.keys[i], t.values[i] = h, values[k]
	}
}

// kept renumbers the hashes that were counted at least cutoff times; the others get noFeature.
func (t *ids) kept(cutoff int) (renumbered []uint32, hashes []uint64) {
	renumbered = make([]uint32, len(t.hashes))
	for k, h := range t.hashes {
		if int(t.counts[k]) < cutoff {
			renumbered[k] = noFeature
			continue
		}
		renumbered[k] = uint32(len(hashes))
		hashes = append(hashes, h)
	}
	return renumbered, hashes
}

const noFeature = ^uint32(0)

// space is the features of a corpus: the hashes by the numbers that examples name them with.
type space struct{ node, edge, memory []uint64 }

// examples lists every sentence of the corpus with its features.
func examples(c Corpus, views []*sequence.Document, cutoff int) (data []example, sp space) {
	nodes, edges, memories := newIDs(), newIDs(), newIDs()
	var hashes []uint64
	numbers := func(t *ids) []uint32 {
		out := make([]uint32, len(hashes))
		for i, h := range hashes {
			out[i] = t.of(h)
		}
		return out
	}
	for i := range c {
		for s := range c[i].document.Sentences {
			x := example{labels: c[i].labels[s]}
			for t := range c[i].document.Sentences[s].Tokens {
				hashes = views[i].Features(hashes[:0], s, t)
				x.node = append(x.node, numbers(nodes))
				hashes = views[i].EdgeFeatures(hashes[:0], s, t)
				x.edge = append(x.edge, numbers(edges))
			}
			for t := range len(x.node) + 1 {
				hashes = views[i].MemoryFeatures(hashes[:0], s, t)
				x.memory = append(x.memory, numbers(memories))
			}
			data = append(data, x)
		}
	}
	keep := func(t *ids, cutoff int, part func(*example) [][]uint32) []uint64 {
		renumbered, hashes := t.kept(cutoff)
		for i := range data {
			features := part(&data[i])
			for k := range features {
				features[k] = renumber(features[k], renumbered)
			}
		}
		return hashes
	}
	sp.node = keep(nodes, cutoff, func(x *example) [][]uint32 { return x.node })
	sp.edge = keep(edges, edgeCutoff, func(x *example) [][]uint32 { return x.edge })
	sp.memory = keep(memories, edgeCutoff, func(x *example) [][]uint32 { return x.memory })
	return data, sp
}

func renumber(features, numbers []uint32) []uint32 {
	kept := features[:0]
	for _, f := range features {
		if n := numbers[f]; n != noFeature {
			kept = append(kept, n)
		}
	}
	return kept
}

// read is an article with the document that was read from it.
type read struct {
	article  *Article
	document *nlp.Document
	labels   [][]sequence.Label
}
