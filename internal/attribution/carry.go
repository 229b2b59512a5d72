package attribution

import (
	"strings"

	"gainsay/internal/text"
)

// carryToParagraph finds the speaker of a paragraph that is a quotation from end to end and names nobody. It is looked for,
// in this order, in what introduces the quotation (a paragraph that ends with a colon), in a paragraph behind it that says
// whose words these were, in the attributed quotation with which the paragraph before ends, and in the attribution with
// which the paragraph behind begins.
func (r *reading) carryToParagraph(x *draft) {
	if !x.source.none() || !x.cue.none() || len(x.Content) == 0 {
		return
	}
	first := r.paragraphAt(x.Content[0].Start)
	last := r.paragraphAt(x.Content[len(x.Content)-1].End - 1)
	if first >= len(r.doc.Paragraphs) || last >= len(r.doc.Paragraphs) || !r.fills(x, first) || !r.isQuoted(x.Content) {
		return
	}
	before, behind := r.lastIn(first-1), r.firstIn(last+1)
	introduced := first > 0 && strings.HasSuffix(strings.TrimSpace(r.doc.Paragraphs[first-1].Cut(r.doc.Text)), ":")
	switch {
	case introduced && before != nil:
		r.carry(x, before)
	case behind != nil && pointsBack(behind.Content[0].Cut(r.doc.Text)):
		r.carry(x, behind)
	case before != nil && r.partlyQuoted(before.Content):
		r.carry(x, before)
	case behind != nil && behind.Content[0].Start < r.doc.Paragraphs[last+1].Start+r.doc.Paragraphs[last+1].Len()/2:
		r.carry(x, behind)
	}
}

func (r *reading) carry(x, from *draft) {
	x.source, x.Source, x.Carried = from.source, from.Source, true
}

// fills reports whether the content of a draft makes up the paragraph in which it begins.
func (r *reading) fills(x *draft, paragraph int) bool {
	p := r.doc.Paragraphs[paragraph]
	covered := 0
	for _, c := range x.Content {
		covered += max(0, min(c.End, p.End)-max(c.Start, p.Start))
	}
	return 10*covered >= 9*len(strings.TrimSpace(p.Cut(r.doc.Text)))
}

// lastIn is the last draft with somebody who speaks in the last sentence of a paragraph, nil for none; firstIn the first
// one of its first sentence.
func (r *reading) lastIn(paragraph int) *draft {
	if paragraph < 0 {
		return nil
	}
	p := r.doc.Paragraphs[paragraph]
	if strings.TrimSpace(p.Cut(r.doc.Text)) == "" {
		return nil
	}
	return r.speakerIn(r.doc.Sentences[r.sentenceAt(p.End-1)].Span, p, true)
}

func (r *reading) firstIn(paragraph int) *draft {
	if paragraph >= len(r.doc.Paragraphs) {
		return nil
	}
	p := r.doc.Paragraphs[paragraph]
	return r.speakerIn(r.doc.Sentences[r.sentenceAt(p.Start)].Span, p, false)
}

func (r *reading) speakerIn(s, p text.Span, last bool) *draft {
	var found *draft
	for _, x := range r.bySource[s.Start] {
		if kind := r.sourceAt(x.source).kind; !p.Contains(s) || !isHuman(kind) && kind != documentSource || len(x.Content) == 0 {
			continue
		}
		if found == nil || last == (x.Source[0].Start > found.Source[0].Start) {
			found = x
		}
	}
	return found
}

// pointsBack reports whether what somebody said stands before: "said this", "said so".
func pointsBack(content string) bool {
	switch strings.ToLower(strings.Trim(content, " ,.")) {
	case "this", "that", "so", "as much", "it", "the words", "these words":
		return true
	}
	return false
}
