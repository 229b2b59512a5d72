package attribution

import (
	"slices"
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// phrases indexes the agentless forms of the rules by their first word.
func (f *Finder) indexPhrases() {
	f.phrases = map[string][][]string{}
	for _, v := range f.rules.VagueSources {
		if v.Form == "noun" {
			continue
		}
		words := strings.Fields(v.Phrase)
		f.phrases[words[0]] = append(f.phrases[words[0]], words[1:])
	}
}

// hearsay adds the attributions without a speaker that the labels left out: agentless forms ("it is believed",
// "reportedly"), passives of saying and thinking with a clause ("is expected to"), and nouns of saying that are
// equated with a clause ("the claim is that"). It looks only where nothing was found yet, and never inside quotation
// marks: what stands there has a speaker.
func (r *reading) hearsay() {
	for i := range r.doc.Sentences {
		s := &r.doc.Sentences[i]
		if s.Kind == nlp.Furniture {
			continue
		}
		for t := range s.Tokens {
			if s.Tokens[t].InQuote {
				continue
			}
			if p, ok := r.agentless(s, t); ok && r.addHearsay(s, p) {
				break
			}
		}
	}
}

// agentless reports whether a form without a speaker begins at token i, and the tokens of its cue.
func (r *reading) agentless(s *nlp.Sentence, i int) (place, bool) {
	t := &s.Tokens[i]
	lower := strings.ToLower(t.Form)
	for _, rest := range r.phrases[lower] {
		if end, ok := match(s, i+1, rest); ok {
			// The infinitive belongs to the content: "is expected" "to win".
			if len(rest) > 0 && rest[len(rest)-1] == "to" {
				end--
			}
			return place{s.Index, i, end}, true
		}
	}
	if lower == "there" {
		return r.thereIs(s, i)
	}
	switch {
	case t.Tag == "VBN" && i+1 < len(s.Tokens) && isFrameWord(s.Tokens[i+1].Form) && hasChild(s, i, "aux:pass") && !hasBy(s, i):
		// "is seen as", "was accused of"
		if c, known := r.rules.Cue(strings.ToLower(t.Lemma), "verb"); !known || !slices.Contains(c.Frames, strings.ToLower(s.Tokens[i+1].Form)) || c.Class == "demand" {
			return place{}, false
		}
		start := i
		for start > 0 && isAuxiliaryOf(s, start-1, i) {
			start--
		}
		return place{s.Index, start, i + 1}, true
	case t.Tag == "VBN":
		c, known := r.rules.Cue(strings.ToLower(t.Lemma), "verb")
		if !known || c.Class == "demand" && r.listed(lower, "cue/pseudo") || !hasChild(s, i, "aux:pass") || !hasChild(s, i, "xcomp", "ccomp") || hasBy(s, i) {
			return place{}, false
		}
		start := i
		for start > 0 && isAuxiliaryOf(s, start-1, i) {
			start--
		}
		return place{s.Index, start, i + 1}, true
	case strings.HasPrefix(t.Tag, "NN") && i+2 < len(s.Tokens) && strings.EqualFold(s.Tokens[i+1].Form, "that") && r.ownerless(s, i):
		return place{s.Index, i, i + 1}, true // "dogged by charges that ..."
	case strings.HasPrefix(t.Tag, "NN") && strings.HasPrefix(t.Relation, "nsubj") && t.Head > i && r.spreading(s, i):
		for k := t.Head + 1; k < min(len(s.Tokens)-1, t.Head+4); k++ {
			switch strings.ToLower(s.Tokens[k].Form) {
			case "that", "whether":
				return place{s.Index, i, k}, true
			case "about", "over":
				return place{s.Index, i, k + 1}, true
			}
		}
	case strings.HasPrefix(t.Tag, "NN") && r.listed(strings.ToLower(t.Lemma), "cue/noun") && t.Relation == "nsubj" && t.Head > i:
		// "The claim is that ...", "the prevailing sentiment is that ...": the clause is the predicate.
		for k := i + 1; k < len(s.Tokens)-2; k++ {
			w := strings.ToLower(s.Tokens[k].Lemma)
			if w != "be" {
				continue
			}
			next := strings.ToLower(s.Tokens[k+1].Form)
			if next == "that" || next == "one" && strings.ToLower(s.Tokens[k+2].Form) == "of" {
				return place{s.Index, i, k + 1}, true
			}
			if next == "clear" && s.Tokens[k+2].Form == ":" {
				return place{s.Index, i, k + 3}, true
			}
			break
		}
	}
	return place{}, false
}

// ownerless reports whether a noun of saying with a clause behind it is given as nobody's: "charges that the weir was unsafe".
func (r *reading) ownerless(s *nlp.Sentence, i int) bool {
	if !r.listed(strings.ToLower(s.Tokens[i].Lemma), "cue/noun", "cue/public") || hasChild(s, i, "nmod:poss") {
		return false
	}
	for _, c := range s.Children(i) {
		if c > i+1 && (s.Tokens[c].Relation == "acl" || s.Tokens[c].Relation == "ccomp") {
			for _, m := range s.Children(c) {
				if m == i+1 && s.Tokens[m].Relation == "mark" {
					return true
				}
			}
		}
	}
	return false
}

// spreading reports whether a noun of saying is the subject of a verb that says that many say so, and nobody is named: "talk had
// been mounting about the weir", "questions were raised over the sale".
func (r *reading) spreading(s *nlp.Sentence, i int) bool {
	v := s.Tokens[i].Head
	lemma := strings.ToLower(s.Tokens[v].Lemma)
	passive := s.Tokens[i].Relation == "nsubj:pass"
	return r.listed(strings.ToLower(s.Tokens[i].Lemma), "cue/noun", "cue/public") && !hasChild(s, i, "nmod:poss") && !hasBy(s, v) &&
		(!passive && r.listed(lemma, "cue/spreading") || passive && r.listed(lemma, "cue/raising"))
}

// isFrameWord reports whether a preposition can lead from a passive of saying to what is said.
func isFrameWord(form string) bool {
	switch strings.ToLower(form) {
	case "as", "of":
		return true
	}
	return false
}

// thereIs reads "there has been much speculation whether ...", "there is agreement that ...": a noun of saying or thinking
// that nobody owns, and the words that lead to what is said.
func (r *reading) thereIs(s *nlp.Sentence, i int) (place, bool) {
	be := false
	for k := i + 1; k+1 < len(s.Tokens) && k < i+7; k++ {
		t := &s.Tokens[k]
		switch {
		case strings.EqualFold(t.Lemma, "be"):
			be = true
		case be && strings.HasPrefix(t.Tag, "NN"):
			if s.Tokens[k+1].Tag == "NN" || s.Tokens[k+1].Tag == "NNS" {
				continue
			}
			if !r.listed(strings.ToLower(t.Lemma), "cue/noun", "cue/public") {
				return place{}, false
			}
			switch strings.ToLower(s.Tokens[k+1].Form) {
			case "that", "whether", "about", "over", "of":
				return place{s.Index, i, k + 1}, true
			}
			return place{}, false
		case strings.HasPrefix(t.Tag, "V"), strings.HasPrefix(t.Tag, "RB"), strings.HasPrefix(t.Tag, "JJ"), t.Tag == "DT", t.Tag == "MD":
		default:
			return place{}, false
		}
	}
	return place{}, false
}

// match reports whether the words follow from token i, with up to one adverb between two of them.
func match(s *nlp.Sentence, i int, words []string) (end int, ok bool) {
	for _, w := range words {
		if i < len(s.Tokens) && s.Tokens[i].Tag == "RB" && strings.ToLower(s.Tokens[i].Form) != w {
			i++
		}
		if i >= len(s.Tokens) || strings.ToLower(s.Tokens[i].Form) != w {
			return 0, false
		}
		i++
	}
	return i, true
}

func hasChild(s *nlp.Sentence, head int, relations ...string) bool {
	for i := range s.Tokens {
		if s.Tokens[i].Head == head && slices.Contains(relations, s.Tokens[i].Relation) {
			return true
		}
	}
	return false
}

func isAuxiliaryOf(s *nlp.Sentence, i, verb int) bool {
	t := &s.Tokens[i]
	return t.Head == verb && (strings.HasPrefix(t.Relation, "aux") || t.Relation == "advmod")
}

// addHearsay adds an attribution without a speaker whose content is the rest of the clause, and its subject where
// the cue is a passive or an adverb in the middle of it. It reports false where the place is taken.
func (r *reading) addHearsay(s *nlp.Sentence, cue place) bool {
	last := len(s.Tokens)
	for last > cue.end && (s.Tokens[last-1].Tag == "." || s.Tokens[last-1].Class == "PUNCT") {
		last--
	}
	var content []text.Span
	first := strings.ToLower(s.Tokens[cue.start].Form)
	impersonal := first == "it" || first == "there" || strings.HasPrefix(s.Tokens[cue.start].Tag, "NN")
	if cue.start > 0 && !impersonal {
		content = append(content, r.span(place{s.Index, 0, cue.start}))
	}
	if cue.end < last {
		content = append(content, r.span(place{s.Index, cue.end, last}))
	}
	if len(content) == 0 {
		return false
	}
	for _, x := range r.near(s.Index) {
		for _, c := range x.Content {
			for _, mine := range content {
				if c.Overlaps(mine) {
					return false
				}
			}
		}
		if x.cue.sentence == s.Index && r.span(x.cue).Overlaps(r.span(cue)) {
			return false
		}
	}
	x := &draft{source: place{sentence: -1}, cue: cue}
	x.Sentence, x.Within, x.Entity, x.Confidence = s.Index, -1, -1, 0.7
	x.Cue, x.Content = []text.Span{r.span(cue)}, content
	x.CueLemma, x.CueClass = r.cueWord(cue)
	if x.CueClass == "" {
		x.CueClass = "hearsay"
	}
	if h := r.cueHead(x); strings.HasPrefix(s.Tokens[h].Tag, "NN") {
		r.ownerSource(x, s, h)
	}
	r.addDraft(x)
	return true
}
