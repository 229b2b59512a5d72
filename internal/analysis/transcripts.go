package analysis

import (
	"slices"
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/report"
)

// Two outlets may each have taken down what was said, or have translated it, or have been sent a statement of their own: then their
// quotations of it differ again and again, and which words stand in one of them is no editor's work.

// twoTranscripts reports whether two documents have more than one change between the quotations that they have in common.
func (b *builder) twoTranscripts(x, y int) bool {
	return len(b.changesBetween(x, y)) > 1
}

// changesBetween lists the places in which quotations differ that two documents have in common, each change once: whoever writes "it"
// for "they" in two sentences made one.
func (b *builder) changesBetween(x, y int) [][2]string {
	var out [][2]string
	there := b.quotationsOf(y)
	byRun := map[string][]int{}
	for i := range there {
		for k := 0; k+sharedWords <= len(there[i].words); k++ {
			byRun[there[i].run(k)] = append(byRun[there[i].run(k)], i)
		}
	}
	for _, here := range b.quotationsOf(x) {
		seen := map[int]bool{}
		for k := 0; k+sharedWords <= len(here.words); k++ {
			for _, i := range byRun[here.run(k)] {
				if seen[i] {
					continue
				}
				seen[i] = true
				for _, change := range b.changes(&here, &there[i]) {
					if !slices.Contains(out, change) {
						out = append(out, change)
					}
				}
			}
		}
	}
	return out
}

// changes lists what two quotations of one utterance have between words in common and is of weight.
func (b *builder) changes(x, y *wording) [][2]string {
	matched := inCommon(x.words, y.words)
	if len(matched) < leastWording {
		return nil
	}
	first, last := matched[0], matched[len(matched)-1]
	if long := max(last[0]-first[0], last[1]-first[1]) + 1; float64(len(matched)) < sureQuotation*float64(long) {
		return nil
	}
	var out [][2]string
	for k := 1; k < len(matched); k++ {
		p, q := matched[k-1], matched[k]
		u, v := x.words[p[0]:q[0]+1], y.words[p[1]:q[1]+1]
		if b.oneTelling(b.version(x, u, len(u)-1), b.version(y, v, len(v)-1)) {
			continue
		}
		here, there := b.tellingWords(u[1:len(u)-1]), b.tellingWords(v[1:len(v)-1])
		if s, t := forms(here), forms(there); s != t && !(s != "" && t != "" && respelled(s, t)) {
			out = append(out, [2]string{s, t})
		}
	}
	return out
}

// tellingWords leaves out the words that reporters and house styles put in and leave out.
func (b *builder) tellingWords(words []quotedWord) []quotedWord {
	return slices.DeleteFunc(slices.Clone(words), func(w quotedWord) bool { return w.mended || b.smallWord(w.lemma) })
}

// recordedTwice reports whether a finding tells of nothing but a word for another in documents that have two records of what was
// said. Of whom it was said, and what only one of them has, is worth telling all the same.
func (b *builder) recordedTwice(f *report.Finding) bool {
	for i, m := range f.Members {
		for _, n := range f.Members[i+1:] {
			if m.Answer.Text != n.Answer.Text && m.Document != n.Document && !(b.swapped(&m, &n) && b.twoTranscripts(b.index(m.Document), b.index(n.Document))) {
				return false
			}
		}
	}
	return true
}

// swapped reports whether each of two versions has words of its own that tell something, pronouns aside, of which none turns what is
// said or is the opposite of another.
func (b *builder) swapped(m, n *report.Member) bool {
	x, y := b.documents[b.index(m.Document)].tokensIn(m.Answer.Span), b.documents[b.index(n.Document)].tokensIn(n.Answer.Span)
	own := func(x, y []*nlp.Token) (out []*nlp.Token) {
		for _, t := range x {
			there := func(o *nlp.Token) bool { return strings.EqualFold(t.Form, o.Form) }
			if w := strings.ToLower(t.Lemma); wordLike(t.Form) && !slices.ContainsFunc(y, there) && !b.smallWord(w) && !b.engine.pack.Listed("quotation/slight", w) && !subjectPronoun[w] {
				out = append(out, t)
			}
		}
		return out
	}
	here, there := own(x, y), own(y, x)
	for _, s := range here {
		if turns(strings.ToLower(s.Lemma)) || slices.ContainsFunc(there, func(t *nlp.Token) bool {
			_, opposite := b.engine.pack.OppositePair(strings.ToLower(s.Lemma), strings.ToLower(t.Lemma), "")
			return opposite
		}) {
			return false
		}
	}
	return len(here) > 0 && len(there) > 0 && !slices.ContainsFunc(there, func(t *nlp.Token) bool { return turns(strings.ToLower(t.Lemma)) })
}

var subjectPronoun = map[string]bool{"i": true, "we": true, "you": true, "he": true, "she": true, "it": true, "they": true}
