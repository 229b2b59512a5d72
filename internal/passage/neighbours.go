package passage

import (
	"cmp"
	"context"
	"slices"

	"gainsay/internal/nlp"
)

// joinNeighbours joins groups whose members follow each other in every document into groups of longer passages, as
// far as they go. A joined passage is verified again as a whole against its representative.
func (f *finder) joinNeighbours(ctx context.Context, drafts []draft) ([]draft, error) {
	type start struct{ document, sentence int32 }
	// The member of the lowest document stands for a group: groups that can follow each other share it.
	lead := func(d draft) excerpt { return slices.MinFunc(d.members, compareExcerpts) }
	byStart := map[start][]int{}
	order := make([]int, 0, len(drafts))
	for i, d := range drafts {
		if !oneEach(d) {
			continue
		}
		l := lead(d)
		byStart[start{l.document, l.first}] = append(byStart[start{l.document, l.first}], i)
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(compareExcerpts(lead(drafts[i]), lead(drafts[j])), cmp.Compare(i, j))
	})
	used := make([]bool, len(drafts))
	var out []draft
	for _, i := range order {
		if used[i] {
			continue
		}
		used[i] = true
		current := drafts[i]
		for {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			l := lead(current)
			next := -1
			for _, s := range []int32{l.last, f.following(l)} {
				for _, j := range byStart[start{l.document, s}] {
					if !used[j] && j != i && f.follows(current, drafts[j]) {
						next = j
						break
					}
				}
				if next >= 0 {
					break
				}
			}
			if next < 0 {
				break
			}
			joined, ok := f.join(current, drafts[next])
			if !ok {
				break
			}
			used[next] = true
			current = joined
		}
		out = append(out, current)
	}
	for i := range drafts {
		if !used[i] {
			out = append(out, drafts[i])
		}
	}
	return out, nil
}

// oneEach reports whether no document has two members.
func oneEach(d draft) bool {
	seen := make(map[int32]bool, len(d.members))
	for _, e := range d.members {
		if seen[e.document] {
			return false
		}
		seen[e.document] = true
	}
	return true
}

// following is the sentence after an excerpt, furniture between left aside, -1 at the end of the document.
func (f *finder) following(e excerpt) int32 {
	sentences := f.inputs[e.document].Sentences
	for i := int(e.last) + 1; i < len(sentences); i++ {
		if sentences[i].Kind != nlp.Furniture {
			return int32(i)
		}
	}
	return -1
}

// follows reports whether every member of b stands directly behind a member of a, in the same sentence or the next.
func (f *finder) follows(a, b draft) bool {
	if len(a.members) != len(b.members) {
		return false
	}
	in := b.byDocument()
	for _, e := range a.members {
		i, ok := in[e.document]
		if !ok {
			return false
		}
		n := &b.members[i]
		if n.span.Start < e.span.End || n.first != e.last && n.first != f.following(e) {
			return false
		}
	}
	return true
}

// byDocument says which member is of each document, where no document has two.
func (d *draft) byDocument() map[int32]int {
	out := make(map[int32]int, len(d.members))
	for i, e := range d.members {
		out[e.document] = i
	}
	return out
}

// join puts b behind a, keeping the representative of a, and verifies the longer passages.
func (f *finder) join(a, b draft) (draft, bool) {
	joined := draft{members: slices.Clone(a.members)}
	in := b.byDocument()
	for i := range joined.members {
		e := &joined.members[i]
		n := b.members[in[e.document]]
		e.span.End, e.last, e.part = n.span.End, n.last, e.part || n.part
	}
	head := f.wordsOf(joined.members[0])
	for _, e := range joined.members[1:] {
		words := f.wordsOf(e)
		_, matched := align(head, words, f.weights)
		if matchedShare(head, words, matched, f.weights) < f.options.Threshold {
			return draft{}, false
		}
	}
	return joined, true
}
