package attribution

import (
	"strings"

	"gainsay/internal/text"
)

// dropCalendar takes back a source that is a day or a month, at the end of a relative clause: in "the family of a mayor who
// has been held since July said ..." the family speaks.
func (r *reading) dropCalendar(x *draft) {
	if x.source.none() || x.cue.none() {
		return
	}
	tokens := r.doc.Sentences[x.source.sentence].Tokens[x.source.start:x.source.end]
	for i := range tokens {
		if !r.listed(strings.ToLower(tokens[i].Form), "name/calendar") && tokens[i].Class != "PUNCT" && tokens[i].Tag != "CD" {
			return
		}
	}
	s := &r.doc.Sentences[x.source.sentence]
	from, who := 0, -1
	for i := range s.Tokens[:x.source.start] {
		switch strings.ToLower(s.Tokens[i].Form) {
		case ",":
			if who < 0 {
				from = i + 1
			}
		case "who", "which", "that":
			if who < 0 {
				who = i
			}
		}
	}
	x.source, x.Source = place{sentence: -1}, nil
	if who <= from {
		return
	}
	p := place{s.Index, from, who}
	if about := r.sourceAt(p); isHuman(about.kind) || about.kind == documentSource {
		x.source, x.Source = p, []text.Span{r.span(p)}
	}
}

// turnRound mends "..., said the source, who ..." where the labels took the speaker for what was said and the subject of
// what was said for the speaker.
func (r *reading) turnRound(x *draft) {
	if x.source.none() || x.cue.none() || x.source.sentence != x.cue.sentence || x.source.start > x.cue.start || x.cue.start < 5 {
		return
	}
	s := &r.doc.Sentences[x.cue.sentence]
	h := r.cueHead(x)
	if x.source.end >= h || s.Tokens[h].Tag != "VBD" && s.Tokens[h].Tag != "VBZ" || x.CueClass != "report" || s.Tokens[h-1].Form != "," || h+1 >= len(s.Tokens) || !startsPhrase(&s.Tokens[h+1]) {
		return
	}
	p := place{s.Index, h + 1, r.phraseEnd(s, h+1)}
	if p.end <= p.start || p.end < len(s.Tokens) && s.Tokens[p.end].Class != "PUNCT" || !isFiniteIn(s.Tokens[x.source.end:h-1]) {
		return
	}
	if about := r.sourceAt(p); !isHuman(about.kind) {
		return
	}
	x.source, x.Source = p, []text.Span{r.span(p)}
	x.cue, x.Cue = place{s.Index, h, h + 1}, []text.Span{r.span(place{s.Index, h, h + 1})}
	x.Content = []text.Span{r.span(trimmed(s, 0, h-1))}
	x.Sentence, x.Quoted = s.Index, r.isQuoted(x.Content)
}

// isPatient reports whether the source of a draft is the one to whom a participle was done: "an adult found guilty".
func (r *reading) isPatient(x *draft) bool {
	if x.source.none() || x.cue.none() || x.source.sentence != x.cue.sentence || x.source.start > x.cue.start {
		return false
	}
	s := &r.doc.Sentences[x.cue.sentence]
	h := r.cueHead(x)
	t := &s.Tokens[h]
	if t.Tag == "VBD" && h+1 < len(s.Tokens) && s.Tokens[h+1].Tag == "JJ" && s.Tokens[h+1].Relation == "xcomp" && !hasChild(s, h, "obj") {
		switch strings.ToLower(t.Lemma) {
		case "find", "declare", "deem", "judge":
			return true // these want an object in the active: a participle that was read as a past tense
		}
	}
	return t.Tag == "VBN" && t.Relation == "acl" && t.Head >= x.source.start && t.Head < x.source.end && h == x.cue.start && !hasBy(s, h)
}
