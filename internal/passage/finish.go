package passage

import (
	"cmp"
	"slices"

	"gainsay/internal/text"

	"github.com/agnivade/levenshtein"
)

// copyLikeness is the share of words in place from which a near-duplicate is called a copy; below it is a rewrite.
const copyLikeness = 0.75

// finish makes a group of a draft: likeness of its members, differences, kind and origin.
func (f *finder) finish(d draft) Group {
	whole := d
	d = f.cutEdges(d)
	g := Group{Kind: Copy, Origin: -1, Similarity: 1}
	head := f.wordsOf(d.members[0])
	type key struct {
		from, to int
		kind     DifferenceKind
	}
	type parting struct {
		places []Place
		rest   float64
	}
	found := map[key]*parting{}
	for i, e := range d.members {
		g.Members = append(g.Members, e.place(e.span))
		if i == 0 {
			continue
		}
		words := f.wordsOf(e)
		hunks, _ := align(head, words, f.weights)
		likeness := wordLikeness(head, words)
		g.Similarity = min(g.Similarity, f.similarity(head, words))
		if likeness < copyLikeness {
			g.Kind = Rewrite
		}
		for _, c := range classify(head, words, hunks, aliases{f.credits.pack}) {
			k := key{c.aFrom, c.aTo, c.kind}
			p := found[k]
			if p == nil {
				p = &parting{rest: 1}
				found[k] = p
			}
			p.places = append(p.places, e.place(wordSpan(words, c.bFrom, c.bTo, e.span)))
			p.rest = min(p.rest, f.similarity(without(head, c.aFrom, c.aTo), without(words, c.bFrom, c.bTo)))
		}
	}
	for k, p := range found {
		first := d.members[0].place(wordSpan(head, k.from, k.to, d.members[0].span))
		g.Differences = append(g.Differences, Difference{Kind: k.kind, Members: append([]Place{first}, p.places...), Rest: p.rest})
	}
	slices.SortFunc(g.Differences, func(a, b Difference) int {
		return cmp.Or(comparePlaces(a.Members[0], b.Members[0]), cmp.Compare(a.Kind, b.Kind))
	})
	if f.furniture.is(whole, head) {
		g.Kind = Boilerplate
	}
	f.attribute(&g)
	return g
}

// without is words but for those from one place up to another.
func without(words []Word, from, to int) []Word { return slices.Concat(words[:from], words[to:]) }

// edgeWords is how many words must stand alone at the edge of a passage to be left out of it; fewer are shown as a
// difference.
const edgeWords = 3

// cutEdges cuts the members of a group to what they share: words at an edge that have no counterpart ("he said at a
// meeting on Monday") do not belong to the passage. The representative keeps what any other member has.
func (f *finder) cutEdges(d draft) draft {
	head := f.wordsOf(d.members[0])
	out := draft{members: slices.Clone(d.members)}
	first, last := len(head), 0
	for i := range d.members {
		if i == 0 {
			continue
		}
		e := &out.members[i]
		words := f.wordsOf(*e)
		hunks, _ := align(head, words, f.weights)
		from, to, bFrom, bTo := 0, len(head), 0, len(words)
		if len(hunks) > 0 {
			h := hunks[0]
			switch {
			case h.aFrom != 0 || h.bFrom != 0:
			case h.bTo == 0 && h.aTo >= edgeWords:
				from = h.aTo
			case h.aTo == 0 && h.bTo >= edgeWords:
				bFrom = h.bTo
			}
			h = hunks[len(hunks)-1]
			switch {
			case h.aTo != len(head) || h.bTo != len(words):
			case h.bFrom == h.bTo && h.aTo-h.aFrom >= edgeWords:
				to = h.aFrom
			case h.aFrom == h.aTo && h.bTo-h.bFrom >= edgeWords:
				bTo = h.bFrom
			}
		}
		first, last = min(first, from), max(last, to)
		e.cut(words, bFrom, bTo)
	}
	out.members[0].cut(head, first, last)
	return out
}

// cut narrows an excerpt to words[from:to] of its words.
func (e *excerpt) cut(words []Word, from, to int) {
	if from >= to || from == 0 && to == len(words) {
		return
	}
	e.part = true
	if from > 0 {
		e.span.Start = words[from].Start
	}
	if to < len(words) {
		e.span.End = words[to-1].End
	}
}

func (e excerpt) place(span text.Span) Place { return Place{Document: int(e.document), Span: span} }

// wordSpan is the span of words[from:to]; where that is empty, the empty span behind the word before.
func wordSpan(words []Word, from, to int, within text.Span) text.Span {
	switch {
	case from < to:
		return text.Span{Start: words[from].Start, End: words[to-1].End}
	case from > 0:
		return text.Span{Start: words[from-1].End, End: words[from-1].End}
	}
	return text.Span{Start: within.Start, End: within.Start}
}

// wordLikeness is one minus the edit distance of two passages, in words, as a share of the longer, 0 to 1. Each
// distinct word becomes one rune of a private plane, so that the distance of strings is that of words. Very long
// passages, whose table of distances would be large, are compared piece by piece, which can only understate.
func wordLikeness(a, b []Word) float64 {
	runes := map[string]rune{}
	code := func(words []Word) []rune {
		out := make([]rune, len(words))
		for i, w := range words {
			norm := canonical(w.Norm)
			r, ok := runes[norm]
			if !ok {
				r = privateRune(len(runes))
				runes[norm] = r
			}
			out[i] = r
		}
		return out
	}
	return runeLikeness(code(a), code(b))
}

// runeLikeness is wordLikeness of words that became runes.
func runeLikeness(x, y []rune) float64 {
	const piece = 2000
	longer := max(len(x), len(y))
	if longer == 0 {
		return 1
	}
	distance := 0
	for len(x) > 0 || len(y) > 0 {
		n, m := min(piece, len(x)), min(piece, len(y))
		distance += levenshtein.ComputeDistance(string(x[:n]), string(y[:m]))
		x, y = x[n:], y[m:]
	}
	return 1 - float64(min(distance, longer))/float64(longer)
}

// privateRune stands for the word with a number.
func privateRune(number int) rune { return firstPrivateRune + rune(number)%privateRunes }

// Planes 15 and 16 of Unicode are for private use; their last two code points are not characters.
const (
	firstPrivateRune = 0xF0000
	privateRunes     = 0xFFFE
)

// similarity is the weighted Jaccard index of the words of two passages, 0 to 1.
func (f *finder) similarity(a, b []Word) float64 {
	const inA, inB = 1, 2
	held := make(map[string]uint8, len(a)+len(b))
	for _, w := range a {
		held[w.Norm] |= inA
	}
	for _, w := range b {
		held[w.Norm] |= inB
	}
	var shared, union uint64
	for norm, in := range held {
		w := uint64(f.weights.of(norm))
		union += w
		if in == inA|inB {
			shared += w
		}
	}
	if union == 0 {
		return 0
	}
	return float64(shared) / float64(union)
}
