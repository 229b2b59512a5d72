package event

import (
	"cmp"
	"math"
	"slices"

	"gainsay/internal/nlp"
)

// Bounds of a story. storyCosine keeps 98.6 % of the true pairs of ECB+ and 7 % of the others; storyDays is how far
// apart the dates of two documents of one story may lie; mostNeighbours is with how many documents one is compared at
// most, the nearest first, so that the work grows with the number of documents and not with its square.
const (
	storyCosine    = .15
	storyDays      = 60
	mostNeighbours = 60
)

// commonTerm is the number of documents from which a term no longer leads from one document to another: it would lead
// everywhere. Documents of one story share rarer ones.
const commonTerm = 200

// neighbour is another document of a document's stories, always one with a higher number.
type neighbour struct {
	document int
	cosine   float64
}

// neighbours lists for each source the later sources that may belong to its stories: alike in their words and near in
// time when both dates are known.
func neighbours(sources []Source, v *vocabulary) [][]neighbour {
	documents := make([]bag, len(sources))
	postings := map[*term][]int{}
	for i := range sources {
		documents[i] = documentBag(sources[i].Read, v)
		for _, w := range documents[i].words {
			postings[w.term] = append(postings[w.term], i)
		}
	}
	all := make([][]neighbour, len(sources))
	met := make([]int, len(sources)) // met[j] == i+1: j was met on behalf of i
	for i := range sources {
		for _, w := range documents[i].words {
			ps := postings[w.term]
			if v.run.Lemmas[w.lemma].Documents > commonTerm {
				continue
			}
			first, _ := slices.BinarySearch(ps, i+1)
			for _, j := range ps[first:] {
				if met[j] == i+1 {
					continue
				}
				met[j] = i + 1
				if !near(&sources[i], &sources[j]) {
					continue
				}
				if c := documents[i].cosine(&documents[j]); c >= storyCosine {
					all[i] = append(all[i], neighbour{j, c})
					all[j] = append(all[j], neighbour{i, c})
				}
			}
		}
	}
	return nearest(all)
}

// nearest keeps a pair of documents when it is among the nearest of either.
func nearest(all [][]neighbour) [][]neighbour {
	out := make([][]neighbour, len(all))
	for i, ns := range all {
		slices.SortFunc(ns, func(a, b neighbour) int {
			return cmp.Or(-cmp.Compare(a.cosine, b.cosine), cmp.Compare(a.document, b.document))
		})
		for _, n := range ns[:min(len(ns), mostNeighbours)] {
			low, high := min(i, n.document), max(i, n.document)
			out[low] = append(out[low], neighbour{high, n.cosine})
		}
	}
	for i := range out {
		slices.SortFunc(out[i], func(a, b neighbour) int { return cmp.Compare(a.document, b.document) })
		out[i] = slices.CompactFunc(out[i], func(a, b neighbour) bool { return a.document == b.document })
	}
	return out
}

// near reports whether two documents may be of one time.
func near(a, b *Source) bool {
	return a.Published.IsZero() || b.Published.IsZero() || math.Abs(a.Published.Sub(b.Published).Hours()) <= storyDays*24
}

// documentBag weighs the content words of a document, repeated ones a little more.
func documentBag(d *nlp.Document, v *vocabulary) bag {
	counts := map[*term]int{}
	var b bag
	for j := range d.Sentences {
		if d.Sentences[j].Kind == nlp.Furniture {
			continue
		}
		for k := range d.Sentences[j].Tokens {
			if l := contentLemma(&d.Sentences[j].Tokens[k]); l != "" {
				t := v.term(l)
				if counts[t]++; counts[t] == 1 {
					b.words = append(b.words, word{term: t})
				}
			}
		}
	}
	for i := range b.words {
		w := &b.words[i]
		w.weight = (1 + math.Log(float64(counts[w.term]))) * w.term.weight
	}
	b.close()
	return b
}
