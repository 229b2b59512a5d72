package passage

import (
	"cmp"
	"context"
	"slices"

	"gainsay/internal/text"
)

// draft is a group in the making: the representative first, then the others by place.
type draft struct {
	members []excerpt
}

// excerpt is a stretch of a document that belongs to a group, with the sentences that it begins and ends in.
type excerpt struct {
	document    int32
	first, last int32
	span        text.Span
	// part is true where the excerpt was cut out of a longer sentence that contains the representative.
	part bool
}

func (u unit) excerpt() excerpt {
	return excerpt{document: u.document, first: u.sentence, last: u.sentence, span: u.span, part: u.quote}
}

func compareExcerpts(a, b excerpt) int {
	return cmp.Or(cmp.Compare(a.document, b.document), text.Compare(a.span, b.span))
}

// cluster groups nodes around representatives. A node with many similar ones becomes a representative before one
// with few, and takes every similar node that none has taken; each node then goes to the representative that it is
// most similar to. So every member is similar to its representative by the threshold itself: nothing is chained.
// Containers of a representative join its group with the part that contains it.
func (f *finder) cluster(ctx context.Context, alike, contained []pair) ([]draft, error) {
	c := f.nodes
	n := c.len()
	type edge struct {
		to      uint32
		overlap uint32
	}
	edges := make(map[uint32][]edge)
	for _, p := range alike {
		edges[p.a] = append(edges[p.a], edge{p.b, p.overlap})
		edges[p.b] = append(edges[p.b], edge{p.a, p.overlap})
	}
	size := make([]int, n)
	var active []uint32
	for x := range uint32(n) {
		size[x] = len(c.unitsOf(x))
		for _, e := range edges[x] {
			size[x] += len(c.unitsOf(e.to))
		}
		if size[x] > 1 {
			active = append(active, x)
		}
	}
	// Node numbers follow the order of documents, so ties fall to the earliest place.
	slices.SortFunc(active, func(a, b uint32) int { return cmp.Or(cmp.Compare(size[b], size[a]), cmp.Compare(a, b)) })
	const none = ^uint32(0)
	representative := make([]uint32, n)
	for i := range representative {
		representative[i] = none
	}
	isRepresentative := make([]bool, n)
	taken := make([]bool, n)
	for _, x := range active {
		if taken[x] {
			continue
		}
		isRepresentative[x], taken[x], representative[x] = true, true, x
		for _, e := range edges[x] {
			taken[e.to] = true
		}
	}
	members := make(map[uint32][]uint32)
	for _, x := range active {
		if isRepresentative[x] {
			continue
		}
		var best edge
		for i, e := range edges[x] {
			if isRepresentative[e.to] && (representative[x] == none || c.moreAlike(x, e.to, e.overlap, best.to, best.overlap)) {
				best, representative[x] = edges[x][i], e.to
			}
		}
		members[representative[x]] = append(members[representative[x]], x)
	}
	containers := make(map[uint32][]uint32)
	limit := newRatio(f.options.Containment)
	for _, p := range contained {
		r := representative[p.a]
		if r == none {
			r = p.a
		}
		if r != p.a && c.overlap(r, p.b) < limit.of(c.total[r]) {
			r = p.a // the representative itself is not contained: the passage gets a group of its own
		}
		if representative[p.b] == r || r == p.b {
			continue
		}
		containers[r] = append(containers[r], p.b)
	}

	var heads []uint32
	for x := range uint32(n) {
		if isRepresentative[x] || len(containers[x]) > 0 {
			heads = append(heads, x)
		}
	}
	var out []draft
	for _, x := range heads {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		head := c.unitsOf(x)[0].excerpt()
		d := draft{members: []excerpt{head}}
		for _, u := range c.unitsOf(x)[1:] {
			d.members = append(d.members, u.excerpt())
		}
		if isRepresentative[x] {
			for _, y := range members[x] {
				for _, u := range c.unitsOf(y) {
					d.members = append(d.members, u.excerpt())
				}
			}
		}
		around := containers[x]
		slices.Sort(around)
		if words := f.wordsOf(head); len(around) > 0 {
			for _, y := range slices.Compact(around) {
				for _, u := range c.unitsOf(y) {
					if e, ok := f.cutOut(words, u); ok {
						d.members = append(d.members, e)
					}
				}
			}
		}
		if d.settle() {
			out = append(out, d)
		}
	}
	return out, nil
}

// moreAlike reports whether x is more similar to y than to z, given the overlaps; of equals the lower number wins.
func (c *collection) moreAlike(x, y, xy, z, xz uint32) bool {
	// o/(union) compared by cross-multiplication, in integers.
	unionY := uint64(c.total[x]) + uint64(c.total[y]) - uint64(xy)
	unionZ := uint64(c.total[x]) + uint64(c.total[z]) - uint64(xz)
	left, right := uint64(xy)*unionZ, uint64(xz)*unionY
	return left > right || left == right && y < z
}

// settle orders the members behind the representative, keeps one of those that overlap in one document, and reports
// whether at least two documents remain.
func (d *draft) settle() bool {
	head := d.members[0]
	rest := d.members[1:]
	slices.SortFunc(rest, compareExcerpts)
	kept := []excerpt{head}
	of := map[int32][]text.Span{head.document: {head.span}} // the spans kept of each document: there may be thousands
	for _, e := range rest {
		if !slices.ContainsFunc(of[e.document], e.span.Overlaps) {
			kept = append(kept, e)
			of[e.document] = append(of[e.document], e.span)
		}
	}
	d.members = kept
	return slices.ContainsFunc(kept, func(k excerpt) bool { return k.document != head.document })
}

func (f *finder) wordsOf(e excerpt) []Word { return Words(f.inputs[e.document].Text, e.span) }

// scatter bounds how much longer than the representative the part that contains it may be: beyond it the words are
// found here and there, and the passage is not contained but recomposed.
const scatter = 1.3

// cutOut aligns the words of a representative with a unit that contains them and returns the part that does. It
// fails where the words are there but not in order, or not together: the part must be as similar as the threshold
// asks.
func (f *finder) cutOut(words []Word, u unit) (excerpt, bool) {
	e := u.excerpt()
	other := f.wordsOf(e)
	hunks, matched := align(words, other, f.weights)
	from, to, _ := trim(hunks, len(words), len(other))
	if to-from < f.options.MinTokens || matchedShare(words, words, matched, f.weights) < f.options.Containment ||
		float64(to-from) > scatter*float64(len(words))+2 ||
		f.similarity(words, other[from:to]) < f.options.Threshold {
		return e, false
	}
	e.part = e.part || from > 0 || to < len(other)
	e.span = text.Span{Start: other[from].Start, End: other[to-1].End}
	return e, true
}

// dropNested drops groups that say nothing new: each of their members lies within a member of one other group.
func dropNested(ctx context.Context, drafts []draft) ([]draft, error) {
	byDocument := map[int32][]int{}
	for i, d := range drafts {
		for _, e := range d.members {
			byDocument[e.document] = append(byDocument[e.document], i)
		}
	}
	nested := func(i, j int) bool {
		if i == j || len(drafts[j].members) < len(drafts[i].members) {
			return false
		}
		larger := false
		for _, e := range drafts[i].members {
			at := slices.IndexFunc(drafts[j].members, func(k excerpt) bool { return k.document == e.document && k.span.Contains(e.span) })
			if at < 0 {
				return false
			}
			larger = larger || drafts[j].members[at].span != e.span
		}
		// Of two groups of the very same places the first stays.
		return larger || len(drafts[j].members) > len(drafts[i].members) || j < i
	}
	var out []draft
	for i, d := range drafts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(byDocument[d.members[0].document], func(j int) bool { return nested(i, j) }) {
			out = append(out, d)
		}
	}
	return out, nil
}
