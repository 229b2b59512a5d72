package pipeline

import (
	"cmp"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

// node is a document, or a story, among its links, and at the same time what it tells its neighbours.
type node struct {
	// Own is true for the node itself, false for word from a neighbour.
	Own   bool
	Links []link
	// Size is how many documents it stands for.
	Size int
	// Label is the smallest key of a node that it is connected with, as far as is known: the name of its part.
	Label int64
	// From is who sends word, Weight that of the link.
	From   int64
	Weight float32
	// Within is true where the documents connected with this one are too many for a part, and must be divided around
	// leaders. Leader and Led say whether the node is one or has one, Rank how much it has in common with others.
	Within, Leader, Led bool
	Rank                float32
}

// division says how nodes are divided into parts: as far as they reach each other in so many rounds, and at most so many
// documents to a part. Links and Cut are the names under which the links are counted.
type division struct {
	Rounds, Most int
	Links, Cut   string
}

// divide puts nodes, KV<int64, int> with their sizes, into parts: KV<int64, int64>, the node and its part. Connected nodes
// come into one part, as far as the division allows.
func divide(s beam.Scope, d division, sizes, links beam.PCollection) (parts, tallies beam.PCollection) {
	alone := beam.ParDo(s, &begin{}, sizes)
	nodes := beam.ParDo(s, &gather{}, beam.GroupByKey(s, beam.Flatten(s, alone, beam.ParDo(s, &asNode{}, links))))
	for range d.Rounds {
		nodes = beam.ParDo(s, &lower{}, beam.GroupByKey(s, beam.ParDo(s, &tell{}, nodes)))
	}
	nodes = beam.ParDo(s, &mark{Most: d.Most}, nodes, beam.SideInput{Input: overfull(s, d.Most, nodes)})
	for range electionRounds {
		nodes = beam.ParDo(s, &elect{}, beam.GroupByKey(s, beam.ParDo(s, &tell{}, nodes)))
	}
	nodes = beam.ParDo(s, &follow{}, beam.GroupByKey(s, beam.ParDo(s, &tell{}, nodes)))
	nodes = beam.ParDo(s, &chop{Most: d.Most}, nodes, beam.SideInput{Input: overfull(s, d.Most, nodes)})
	placed, cut := beam.ParDo2(s, &audit{d.Links, d.Cut}, beam.GroupByKey(s, beam.ParDo(s, &tell{}, nodes)))
	parts, over := beam.ParDo2(s, &pack{d.Most}, beam.GroupByKey(s, placed))
	return parts, beam.Flatten(s, cut, over)
}

// electionRounds is how often leaders are chosen among the documents that have none: few are left after these.
const electionRounds = 6

type begin struct{}

func (*begin) ProcessElement(document int64, size int, emit func(int64, node)) {
	emit(document, node{Own: true, Size: size})
}

type asNode struct{}

func (*asNode) ProcessElement(document int64, l link, emit func(int64, node)) {
	emit(document, node{Links: []link{l}})
}

// gather puts together the links of a document, one for each other document, the strongest.
type gather struct{}

func (*gather) ProcessElement(document int64, values func(*node) bool, emit func(int64, node)) {
	weights := map[int64]float32{}
	var n node
	size := 0
	for values(&n) {
		size += n.Size
		for _, l := range n.Links {
			weights[l.To] = max(weights[l.To], l.Weight)
		}
	}
	if size == 0 {
		return
	}
	out := node{Own: true, Label: document, Size: size}
	for to, w := range weights {
		out.Links = append(out.Links, link{to, w})
	}
	slices.SortFunc(out.Links, func(a, b link) int { return cmp.Compare(a.To, b.To) })
	for _, l := range out.Links {
		out.Rank += l.Weight // in one order, so that the sum is one
		out.Label = min(out.Label, l.To)
	}
	emit(document, out)
}

// tell sends word of a document to its neighbours, and the document to itself.
type tell struct{}

func (*tell) ProcessElement(document int64, n node, emit func(int64, node)) {
	emit(document, n)
	for _, l := range n.Links {
		emit(l.To, node{Label: n.Label, From: document, Weight: l.Weight, Within: n.Within, Leader: n.Leader, Led: n.Led, Rank: n.Rank})
	}
}

// hear separates a document from the word of its neighbours, in their order.
func hear(values func(*node) bool) (own node, heard []node, ok bool) {
	var n node
	for values(&n) {
		if n.Own {
			own, ok = n, true
		} else {
			heard = append(heard, n)
		}
	}
	slices.SortFunc(heard, func(a, b node) int { return cmp.Compare(a.From, b.From) })
	return own, heard, ok
}

// lower takes over the smallest label of the neighbours.
type lower struct{}

func (*lower) ProcessElement(document int64, values func(*node) bool, emit func(int64, node)) {
	own, heard, ok := hear(values)
	if !ok {
		return
	}
	for _, n := range heard {
		own.Label = min(own.Label, n.Label)
	}
	emit(document, own)
}

// labelSize is a part, or a node in one, with the number of its documents.
type labelSize struct {
	Label int64
	Size  int
}

// overfull lists the labels that too many documents bear.
func overfull(s beam.Scope, most int, nodes beam.PCollection) beam.PCollection {
	sizes := beam.CombinePerKey(s, &sumInts{}, beam.ParDo(s, &labelOf{}, nodes))
	return beam.ParDo(s, &tooLarge{Most: most}, sizes)
}

type labelOf struct{}

func (*labelOf) ProcessElement(_ int64, n node, emit func(int64, int)) { emit(n.Label, n.Size) }

type sumInts struct{}

func (*sumInts) MergeAccumulators(a, b int) int { return a + b }

type tooLarge struct{ Most int }

func (f *tooLarge) ProcessElement(label int64, size int, emit func(labelSize)) {
	if size > f.Most {
		emit(labelSize{label, size})
	}
}

// mark tells the documents of a label that there are too many of them.
type mark struct {
	Most  int
	sizes map[int64]int
}

func (f *mark) StartBundle(_ func(*labelSize) bool, _ func(int64, node)) { f.sizes = nil }

func (f *mark) ProcessElement(document int64, n node, sizes func(*labelSize) bool, emit func(int64, node)) {
	f.sizes = readSizes(f.sizes, sizes)
	n.Within = f.sizes[n.Label] > 0
	emit(document, n)
}

func readSizes(known map[int64]int, sizes func(*labelSize) bool) map[int64]int {
	if known != nil {
		return known
	}
	known = map[int64]int{}
	var s labelSize
	for sizes(&s) {
		known[s.Label] = s.Size
	}
	return known
}

// elect makes a leader of each document that ranks above all neighbours that have none either.
type elect struct{}

func (*elect) ProcessElement(document int64, values func(*node) bool, emit func(int64, node)) {
	own, heard, ok := hear(values)
	if !ok {
		return
	}
	if own.Within && !own.Led {
		first := true
		for _, n := range heard {
			own.Led = own.Led || n.Leader
			first = first && (n.Led || above(own.Rank, document, n.Rank, n.From))
		}
		if !own.Led && first {
			own.Leader, own.Led = true, true
		}
	}
	emit(document, own)
}

// above orders documents by rank and then at random, the same on every worker.
func above(rank float32, document int64, otherRank float32, other int64) bool {
	return cmp.Or(cmp.Compare(rank, otherRank), cmp.Compare(mixed(document), mixed(other))) > 0
}

// follow puts each document to the leader that it has most in common with.
type follow struct{}

func (*follow) ProcessElement(document int64, values func(*node) bool, emit func(int64, node)) {
	own, heard, ok := hear(values)
	if !ok {
		return
	}
	if own.Within {
		own.Label = document
		best := float32(0)
		for _, n := range heard {
			if n.Leader && !own.Leader && n.Weight > best {
				best, own.Label = n.Weight, n.From
			}
		}
	}
	emit(document, own)
}

// chop divides at random what is still too large.
type chop struct {
	Most  int
	sizes map[int64]int
}

func (f *chop) StartBundle(_ func(*labelSize) bool, _ func(int64, node)) { f.sizes = nil }

func (f *chop) ProcessElement(document int64, n node, sizes func(*labelSize) bool, emit func(int64, node)) {
	f.sizes = readSizes(f.sizes, sizes)
	if size := f.sizes[n.Label]; size > 0 {
		// A little more parts than needed: chance does not fill them evenly.
		parts := uint64(size/f.Most+1) * 2
		n.Label = int64(mixed(n.Label ^ int64(mixed(document)%parts)))
	}
	emit(document, n)
}

// audit counts the links between nodes that came into different parts, and puts the nodes under their parts.
type audit struct{ Links, Cut string }

func (f *audit) ProcessElement(document int64, values func(*node) bool, emit func(int64, labelSize), tally func(string, int64)) {
	own, heard, ok := hear(values)
	if !ok {
		return
	}
	emit(own.Label, labelSize{document, own.Size})
	for _, n := range heard {
		if n.From < document { // each link has two ends
			tally(f.Links, 1)
			if n.Label != own.Label {
				tally(f.Cut, 1)
			}
		}
	}
}

// pack divides parts that chance has made too large all the same: the bound is one.
type pack struct{ Most int }

func (f *pack) ProcessElement(part int64, values func(*labelSize) bool, emit func(int64, int64), tally func(string, int64)) {
	var members []labelSize
	var m labelSize
	for values(&m) {
		members = append(members, m)
	}
	slices.SortFunc(members, func(a, b labelSize) int { return cmp.Compare(a.Label, b.Label) })
	label, filled := part, 0
	for i, m := range members {
		if filled += m.Size; filled > f.Most && i > 0 {
			label, filled = int64(mixed(label)), m.Size
			tally("parts that chance made too large, divided once more", 1)
		}
		emit(m.Label, label)
	}
}
