package attribution

import (
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// controlledSource gives an infinitive of saying the speaker whom the verb above it makes speak: in "the senator forced the
// clerk to admit that ..." it is the clerk. The labels take the subject, which stands first.
func (r *reading) controlledSource(x *draft) {
	if x.cue.none() || !x.source.none() && x.source.sentence != x.cue.sentence {
		return
	}
	s := &r.doc.Sentences[x.cue.sentence]
	noun := r.controlled(s, r.cueHead(x))
	if noun < 0 || !x.source.none() && x.source.start <= noun && noun < x.source.end {
		return
	}
	p := r.nounPhrase(s, noun)
	if p.end <= p.start || r.span(p).Overlaps(r.span(x.cue)) {
		return
	}
	if about := r.sourceAt(p); about.kind == nobody || !r.canSpeak(about, x.CueLemma, x.CueClass) {
		return
	}
	x.source, x.Source = p, []text.Span{r.span(p)}
	r.cutFromContent(x, r.span(p))
}

// controlled is the object of the verb that governs an infinitive, where that verb makes somebody do something; -1 for none.
func (r *reading) controlled(s *nlp.Sentence, h int) int {
	t := &s.Tokens[h]
	if t.Tag != "VB" || t.Relation != "xcomp" && t.Relation != "advcl" || t.Head < 0 || t.Head > h || !r.listed(strings.ToLower(s.Tokens[t.Head].Lemma), "verb/object-control") {
		return -1
	}
	to := false
	for _, c := range s.Children(h) {
		to = to || s.Tokens[c].Relation == "mark" && strings.EqualFold(s.Tokens[c].Form, "to")
	}
	for _, c := range s.Children(t.Head) {
		if to && s.Tokens[c].Relation == "obj" && c > t.Head && c < h {
			return c
		}
	}
	return -1
}
