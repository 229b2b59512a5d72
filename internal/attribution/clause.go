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
		r.addAccording(s)
		r.addTail(s)
		r.addThat(s)
	}
}

// addTail reads "..., the bank estimates.", "..., the government has confirmed." and "..., reported The Brayle Courier." by
// their words alone: a verb of saying is easily taken for a noun there.
func (r *reading) addTail(s *nlp.Sentence) {
	end := len(s.Tokens)
	for end > 0 && s.Tokens[end-1].Class == "PUNCT" {
		end--
	}
	comma := end - 1
	for comma > max(4, end-longestTail) && s.Tokens[comma].Form != "," {
		comma--
	}
	if comma < 5 || s.Tokens[comma].Form != "," || comma+2 >= end || !isFiniteIn(s.Tokens[:comma]) {
		return
	}
	if v := end - 1; r.saysClause(s, v) {
		first := v
		for first > comma+1 && isAuxiliaryWord(&s.Tokens[first-1]) {
			first--
		}
		if first > comma+1 && !isFiniteIn(s.Tokens[comma:first]) {
			r.addFlat(s, place{s.Index, comma + 1, first}, v, trimmed(s, 0, comma))
		}
		return
	}
	if v := comma + 1; r.saysClause(s, v) && s.Tokens[v].Tag != "VBG" && !isFiniteIn(s.Tokens[v+1:end]) && startsPhrase(&s.Tokens[v+1]) {
		r.addFlat(s, place{s.Index, v + 1, r.phraseEnd(s, v+1)}, v, trimmed(s, 0, comma))
	}
}

// longestTail is how many tokens a tail that names the speaker may have.
const longestTail = 9

// isAuxiliaryWord reports whether a word can stand between a subject and its verb of saying.
func isAuxiliaryWord(t *nlp.Token) bool {
	switch strings.ToLower(t.Form) {
	case "has", "have", "had", "also", "later", "then", "now", "since", "already":
		return true
	}
	return false
}

// startsPhrase reports whether a noun phrase can begin with a token.
func startsPhrase(t *nlp.Token) bool {
	return strings.HasPrefix(t.Tag, "NN") || t.Tag == "DT" || t.Tag == "PRP$" || strings.HasPrefix(t.Tag, "JJ") || t.Tag == "CD"
}

// addThat reads "the bank forecast that ..." by its words alone, at the beginning of a sentence.
func (r *reading) addThat(s *nlp.Sentence) {
	for v := 1; v+2 < len(s.Tokens) && v < 12; v++ {
		t := &s.Tokens[v]
		if strings.EqualFold(s.Tokens[v+1].Form, "that") && r.saysClause(s, v) {
			start := v
			for start > 0 && s.Tokens[start-1].Class != "PUNCT" && s.Tokens[start-1].Tag != "IN" {
				start--
			}
			if start < v {
				r.addFlat(s, place{s.Index, start, v}, v, trimmed(s, v+1, len(s.Tokens)))
			}
			return
		}
		if t.Tag == "VBZ" && v+2 < len(s.Tokens) && strings.EqualFold(s.Tokens[v+2].Form, "that") && r.saysClause(s, v+1) {
			continue // "media outlets report that": the noun before the verb is taken for one
		}
		if t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD" || strings.HasPrefix(t.Tag, "W") {
			return // the main verb comes first
		}
	}
}

// saysClause reports whether a word, whatever its tag, can be a verb of saying that takes a clause, and nothing was
// found for it.
func (r *reading) saysClause(s *nlp.Sentence, v int) bool {
	t := &s.Tokens[v]
	if t.InQuote || !strings.HasPrefix(t.Tag, "V") && !strings.HasPrefix(t.Tag, "NN") {
		return false
	}
	lemma := strings.ToLower(t.Lemma)
	c, ok := r.rules.Cue(lemma, "verb")
	return ok && c.Class != "plan" && slices.Contains(c.Frames, "that") && !r.listed(lemma, "cue/pseudo", "cue/intent")
}

func isFiniteIn(tokens []nlp.Token) bool {
	return slices.ContainsFunc(tokens, func(t nlp.Token) bool { return t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD" })
}

// addFlat adds an attribution if its source is somebody and its place is free.
func (r *reading) addFlat(s *nlp.Sentence, source place, v int, content place) {
	about := r.sourceAt(source)
	if !isHuman(about.kind) && about.kind != documentSource || r.taken(s, content, v) && (!r.speaksForAll(s, source, content, v)) {
		return
	}
	r.addDraft(r.spoken(s, source, place{s.Index, v, v + 1}, content, confidenceOfTail))
}

// speaksForAll reports whether all that was found in a sentence lies inside a content that ends before its source and its
// cue, so that it is said inside what they say: "He told the council that ..., The Courier reported". What is no clause
// and no quotation gives way.
func (r *reading) speaksForAll(s *nlp.Sentence, source, content place, v int) bool {
	span := r.span(content)
	if v < content.end || source.start < content.end {
		return false
	}
	for _, x := range r.near(s.Index) {
		if x.cue.sentence != s.Index || !span.Contains(r.span(x.cue)) || !x.source.none() && !(x.source.sentence == s.Index && span.Contains(r.span(x.source))) {
			return false
		}
		if slices.ContainsFunc(x.Content, func(c text.Span) bool { return !span.Contains(c) || c == span }) {
			return false
		}
	}
	r.giveWay(s, span)
	return true
}

// giveWay takes back the attributions inside a content that are no clause and no quotation.
func (r *reading) giveWay(s *nlp.Sentence, span text.Span) {
	r.drafts = slices.DeleteFunc(r.drafts, func(x *draft) bool {
		gone := !x.cue.none() && x.cue.sentence == s.Index && !r.isClause(x) && !r.partlyQuoted(x.Content) &&
			slices.ContainsFunc(x.Content, func(c text.Span) bool { return span.Contains(c) })
		if gone {
			r.bySentence[s.Index] = slices.DeleteFunc(r.bySentence[s.Index], func(y *draft) bool { return y == x })
		}
		return gone
	})
}

// spoken makes a draft of its three places.
func (r *reading) spoken(s *nlp.Sentence, source, cue, content place, confidence float64) *draft {
	x := &draft{source: source, cue: cue}
	x.Sentence, x.Within, x.Entity, x.Confidence = s.Index, -1, -1, confidence
	x.Source, x.Cue, x.Content = []text.Span{r.span(source)}, []text.Span{r.span(cue)}, []text.Span{r.span(content)}
	x.CueLemma, x.CueClass = r.cueWord(cue)
	x.Quoted = r.isQuoted(x.Content)
	return x
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
	if !ok || c.Class == "plan" || c.Class == "perception" || r.listed(lemma, "cue/intent") || !slices.Contains(c.Frames, "that") {
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
	if !ok || r.taken(s, content, v) && !r.nestedIn(s, source, content, v) {
		return
	}
	start := v
	for start > 0 && isAuxiliaryOf(s, start-1, v) {
		start--
	}
	x := r.spoken(s, source, place{s.Index, start, v + 1}, content, s.Tokens[v].Confidence*s.Tokens[subject].Confidence)
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
	if !isFiniteIn(s.Tokens[:first-1]) {
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

// nestedIn reports whether an attribution lies in the content of others with all its parts, so that it is what somebody
// says that somebody says.
func (r *reading) nestedIn(s *nlp.Sentence, source, content place, v int) bool {
	whole := r.span(content).Hull(r.span(source)).Hull(s.Tokens[v].Span)
	inside := false
	for _, x := range r.near(s.Index) {
		for _, c := range x.Content {
			if !c.Overlaps(whole) {
				continue
			}
			if !c.Contains(whole) || c == whole && x.source.none() {
				return false
			}
			inside = true
		}
	}
	return inside
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
