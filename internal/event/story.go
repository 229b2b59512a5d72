package event

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"gainsay/internal/nlp"
	"gainsay/internal/rule"
)

// Bounds of a story. storyCosine is the least average cosine of the documents of one story: over the development
// documents of ECB+ it leaves 99.4 % of the true pairs within a story, and of 105 folders that hold one story each it
// parts twelve documents of 456 from the others, most of them not of the story (docs/events.md). A pair below edgeCosine
// counts as not alike. Within a story the claims of two documents are compared when these are alike by pairCosine, which
// keeps 98.6 % of the true pairs. storyDays is how far apart the dates of two documents that are compared may lie.
const (
	storyCosine = .12
	edgeCosine  = .04
	pairCosine  = .15
	storyDays   = 60
)

// mostNeighbours is with how many documents of its story one is compared at most, the nearest first, so that the work
// grows with the number of documents and not with its square.
const mostNeighbours = 60

// mostEdges is about how many pairs of alike documents the parting into stories keeps: all that WholeCorpus documents can
// make. Of more documents each keeps the pairs with those before it that are most like it, never fewer than leastEdges,
// so that memory grows with their number and not with its square (20,000 files of one sentence took more than 3 GB).
const mostEdges = WholeCorpus * WholeCorpus / 2

// WholeCorpus is how many documents may be parted into stories with every pair that is alike.
const WholeCorpus = 2000

// leastEdges is how many pairs each document keeps however many there are.
const leastEdges = 20

// edgesEach is how many pairs with those before it each of so many documents keeps.
func edgesEach(documents int) int {
	if documents <= WholeCorpus {
		return documents
	}
	return max(leastEdges, mostEdges/documents)
}

// mostDocumentPairs is about how many pairs of documents of one story have their claims compared: mostNeighbours for each
// document of a story of WholeStory.
const mostDocumentPairs = WholeStory * mostNeighbours

// WholeStory is how many documents a story may have for each to be compared with its mostNeighbours nearest.
const WholeStory = 1000

// neighboursEach is with how many documents of its story each of so many is compared, at most.
func neighboursEach(documents int) int {
	return min(mostNeighbours, max(1, mostDocumentPairs/max(1, documents)))
}

// Stories parts the documents into stories, by average link over the cosines of their words: every document is in one,
// alone where nothing is like it. Claims are compared within a story alone. How alike two documents are hangs on these
// two alone, and what is found in a story on its documents: the same story in a larger corpus gives the same findings,
// unless a document there is more like one of its own. Stories and their documents are in the order of the sources.
func Stories(ctx context.Context, sources []Source, pack *rule.Pack) ([][]int, error) {
	v, err := newVocabulary(&Statistics{}, pack)
	if err != nil {
		return nil, err
	}
	documents := make([]storyBag, len(sources))
	for i := range sources {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b := documentBag(sources[i].Read, v)
		documents[i] = storyBag{norm: b.norm, published: sources[i].Published, words: make([]numbered, len(b.words))}
		for k, w := range b.words {
			documents[i].words[k] = numbered{w.number, w.weight}
		}
	}
	merges, err := merged(ctx, documents, len(v.terms))
	if err != nil {
		return nil, err
	}
	return withSingles(len(documents), groupsAt(len(documents), merges, storyCosine)), nil
}

// storyBag is a document as it is parted into stories, words the numbers of its lemmas with their weights.
type storyBag struct {
	words     []numbered
	norm      float64
	published time.Time
}

type numbered struct {
	term   int
	weight float64
}

// merged joins documents with so many terms by average link.
func merged(ctx context.Context, documents []storyBag, terms int) ([]merge, error) {
	edges, err := similar(ctx, documents, terms)
	if err != nil {
		return nil, err
	}
	return agglomerate(ctx, len(documents), edges, storyCosine)
}

// withSingles adds what is in no group, each by itself, and puts the groups in order.
func withSingles(n int, groups [][]int) [][]int {
	grouped := make([]bool, n)
	for _, g := range groups {
		for _, i := range g {
			grouped[i] = true
		}
	}
	for i := range n {
		if !grouped[i] {
			groups = append(groups, []int{i})
		}
	}
	slices.SortFunc(groups, func(x, y []int) int { return cmp.Compare(x[0], y[0]) })
	return groups
}

// similar lists the pairs of documents of one time with their cosines, of at least edgeCosine. The sums are made for one
// document with all before it at once, through an index of the terms, of which there are so many.
func similar(ctx context.Context, documents []storyBag, terms int) ([]edge, error) {
	type posting struct {
		document int
		weight   float64
	}
	postings := make([][]posting, terms)
	sums := make([]float64, len(documents))
	most := edgesEach(len(documents))
	var out, alike []edge
	for i := range documents {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		clear(sums[:i])
		for _, w := range documents[i].words {
			for _, p := range postings[w.term] {
				sums[p.document] += p.weight * w.weight
			}
			postings[w.term] = append(postings[w.term], posting{i, w.weight})
		}
		alike = alike[:0]
		for j, sum := range sums[:i] {
			if sum == 0 || !InOneTime(documents[i].published, documents[j].published) {
				continue
			}
			if c := sum / (documents[i].norm * documents[j].norm); c >= edgeCosine {
				alike = append(alike, edge{j, i, c})
			}
		}
		if len(alike) > most {
			// Of equals the latest: were it the first, all would hang on a few documents and on nothing else.
			slices.SortFunc(alike, func(x, y edge) int { return cmp.Or(-cmp.Compare(x.p, y.p), -cmp.Compare(x.a, y.a)) })
			alike = alike[:most]
		}
		out = append(out, alike...)
	}
	return out, nil
}

// neighbour is another document of a document's story, always one with a higher number.
type neighbour struct {
	document int
	cosine   float64
}

// neighbours lists for each document of a story the later ones with which it is compared: those that are
// alike and of its time, and where there are very many the nearest. Documents are given by their numbers in sources, and so are neighbours.
func neighbours(ctx context.Context, sources []Source, story []int, v *vocabulary) (map[int][]neighbour, error) {
	documents := make([]bag, len(story))
	for i, s := range story {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		documents[i] = documentBag(sources[s].Read, v)
	}
	all := make([][]neighbour, len(story))
	most := neighboursEach(len(story))
	for i := range story {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for j := range i {
			if !near(&sources[story[i]], &sources[story[j]]) {
				continue
			}
			if c := documents[i].cosine(&documents[j]); c >= pairCosine {
				all[i] = withNearest(all[i], neighbour{j, c}, most)
				all[j] = withNearest(all[j], neighbour{i, c}, most)
			}
		}
	}
	out := map[int][]neighbour{}
	for i, ns := range nearest(all, most) {
		for _, n := range ns {
			out[story[i]] = append(out[story[i]], neighbour{story[n.document], n.cosine})
		}
	}
	return out, nil
}

// withNearest adds a neighbour and forgets those that cannot be among the most nearest, now and then, so that a story of
// thousands does not hold a list of thousands for each document.
func withNearest(ns []neighbour, n neighbour, most int) []neighbour {
	ns = append(ns, n)
	if len(ns) < 4*most {
		return ns
	}
	slices.SortFunc(ns, neighbour.compare)
	return ns[:most]
}

// compare puts the nearest first.
func (n neighbour) compare(o neighbour) int {
	return cmp.Or(-cmp.Compare(n.cosine, o.cosine), cmp.Compare(n.document, o.document))
}

// nearest keeps a pair of documents when it is among the most nearest of either.
func nearest(all [][]neighbour, most int) [][]neighbour {
	out := make([][]neighbour, len(all))
	for i, ns := range all {
		slices.SortFunc(ns, neighbour.compare)
		for _, n := range ns[:min(len(ns), most)] {
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
func near(a, b *Source) bool { return InOneTime(a.Published, b.Published) }

// documentBag weighs the content words of a document.
func documentBag(d *nlp.Document, v *vocabulary) bag {
	return v.bag(Lemmas(d))
}

// bag weighs the content lemmas of a document, repeated ones a little more.
func (v *vocabulary) bag(uses []LemmaUse) bag {
	var b bag
	for _, u := range uses {
		t := v.term(u.Lemma)
		b.words = append(b.words, word{term: t, weight: (1 + math.Log(float64(u.Times))) * t.weight})
	}
	b.close()
	return b
}
