package attribution

import (
	"slices"
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// clauses adds the attributions that the labels left out although the tree shows them plainly: a verb of saying that
// the rules know, with a subject that can speak and a clause that it governs ("... said that ..."), or that stands
// before it ("..., Jane Orlan told Reuters").
func (r *reading) clauses() {
	for i := range r.doc.Sentences {
		s := &r.doc.Sentences[i]
		if s.Kind == nlp.Furniture {
			continue
		}
		for v := range s.Tokens {
			if r.isSayingVerb(s, v) {
				r.addClause(s, v)
			}
		}
	}
}

// isSayingVerb reports whether a token is a finite verb of saying or thinking with a clause as one of its frames, for
// which nothing was found yet.
func (r *reading) isSayingVerb(s *nlp.Sentence, v int) bool {
	t := &s.Tokens[v]
	if t.InQuote || t.Tag != "VBD" && t.Tag != "VBZ" && t.Tag != "VBP" && t.Tag != "VBN" && t.Tag != "VBG" {
		return false
	}
	lemma := strings.ToLower(t.Lemma)
	c, ok := r.rules.Cue(lemma, "verb")
	if !ok || c.Class == "plan" || c.Class == "perception" || r.listed(lemma, "cue/pseudo", "cue/intent") || !slices.Contains(c.Frames, "that") {
		return false
	}
	for _, x := range r.near(s.Index) {
		if x.cue.sentence == s.Index && x.cue.start <= v && v < x.cue.end {
			return false
		}
	}
	return true
}

func (r *reading) addClause(s *nlp.Sentence, v int) {
	subject := -1
	for _, c := range s.Children(v) {
		if s.Tokens[c].Relation == "nsubj" {
			subject = c
		}
	}
	if subject < 0 {
		return
	}
	source := r.nounPhrase(s, r.antecedent(s, subject))
	if about := r.sourceAt(source); !isHuman(about.kind) && about.kind != documentSource {
		return
	}
	content, ok := r.governed(s, v, subject)
	if !ok || r.taken(s, content, v) {
		return
	}
	start := v
	for start > 0 && isAuxiliaryOf(s, start-1, v) {
		start--
	}
	x := &draft{source: source, cue: place{s.Index, start, v + 1}}
	x.Sentence, x.Within, x.Entity = s.Index, -1, -1
	x.Confidence = s.Tokens[v].Confidence * s.Tokens[subject].Confidence
	x.Source, x.Cue, x.Content = []text.Span{r.span(source)}, []text.Span{r.span(x.cue)}, []text.Span{r.span(content)}
	x.CueLemma, x.CueClass = r.cueWord(x.cue)
	x.Quoted = r.isQuoted(x.Content)
	r.addDraft(x)
}

// governed is the clause that a verb of saying takes: its clausal complement behind it, or everything before the
// comma in front of its subject when the sentence ends with the verb and what belongs to it.
func (r *reading) governed(s *nlp.Sentence, v, subject int) (place, bool) {
	for _, c := range s.Children(v) {
		if rel := s.Tokens[c].Relation; rel != "ccomp" || c < v {
			continue
		}
		lo, hi := c, c
		for i := range s.Tokens {
			if s.Dominates(c, i) {
				lo, hi = min(lo, i), max(hi, i)
			}
		}
		if lo <= v {
			continue
		}
		return trimmed(s, lo, hi+1), true
	}
	first := min(subject, v)
	for first > 0 && s.Tokens[first-1].Form != "," {
		first--
	}
	if first < 4 || len(s.Tokens)-max(subject, v) > 8 {
		return place{}, false
	}
	finite := slices.ContainsFunc(s.Tokens[:first-1], func(t nlp.Token) bool { return t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD" })
	if !finite {
		return place{}, false
	}
	// Nothing but the phrase of the verb may stand between the comma and the end.
	for i := first; i < len(s.Tokens); i++ {
		if t := &s.Tokens[i]; i != v && (t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD" || t.Tag == "CC") {
			return place{}, false
		}
	}
	return trimmed(s, 0, first-1), true
}

// trimmed is the run of tokens without marks at its end.
func trimmed(s *nlp.Sentence, start, end int) place {
	for end > start+1 && s.Tokens[end-1].Class == "PUNCT" && s.Tokens[end-1].Tag != "''" {
		end--
	}
	return place{s.Index, start, end}
}

// taken reports whether the content, or the verb, is part of an attribution already.
func (r *reading) taken(s *nlp.Sentence, content place, v int) bool {
	span := r.span(content)
	for _, x := range r.near(s.Index) {
		for _, c := range x.Content {
			if c.Overlaps(span) || c.Contains(s.Tokens[v].Span) {
				return true
			}
		}
	}
	return false
}
