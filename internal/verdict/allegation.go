package verdict

import (
	"slices"
	"strings"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// allegations reads what is asserted in a sentence: what a source says in it, whom somebody accuses, what a noun of saying
// holds ("a claim that she lied"), and what the text states itself.
func (r *standReader) allegations(i int) []Stand {
	s := &r.doc.Sentences[i]
	var out []Stand
	for k := range r.said.Attributions {
		if a, ok := r.voiced(i, k); ok {
			a.Deed, a.Accused = -1, -1
			out = append(out, a)
		}
	}
	for j := range s.Tokens {
		t := &s.Tokens[j]
		switch {
		case t.Class == "VERB" && r.listed("allegation/against", t.Lemma):
			if a, ok := r.accusation(i, j); ok {
				out = append(out, a)
			}
		case t.Class == "ADV" && r.listed("denial/falsely", t.Form):
			if a, ok := r.saidFalsely(i, j); ok {
				out = append(out, a)
			}
		case t.Class == "NOUN" && r.listed("denial/noun", t.Lemma):
			if a, ok := r.nounContent(i, j); ok {
				out = append(out, a)
			}
		}
	}
	if len(out) == 0 && s.Kind == nlp.Text && !r.reported(s) {
		a := Stand{Sentence: i, Span: s.Span, Attribution: -1, Deed: -1, Accused: -1, matter: r.terms(s, func(int) bool { return true })}
		if !r.clouded(s, s.Span) {
			out = append(out, a)
		}
	}
	outright := r.named(s, func(j int) bool { return s.Tokens[j].Class == "PROPN" })
	for j := range out {
		out[j].outright = outright
	}
	return out
}

// reported reports whether some of a sentence is what a source says: the rest of it states who says so, not what is so.
func (r *standReader) reported(s *nlp.Sentence) bool {
	return slices.ContainsFunc(r.said.Attributions, func(a attribution.Attribution) bool {
		return slices.ContainsFunc(a.Content, s.Span.Overlaps)
	})
}

// voiced reads what an attribution gives to its source in a sentence.
func (r *standReader) voiced(i, k int) (Stand, bool) {
	s := &r.doc.Sentences[i]
	a := &r.said.Attributions[k]
	if a.CueClass != "report" && a.CueClass != "belief" && !a.Quoted && !r.listed("allegation/verb", a.CueLemma) || r.listed("denial/verb", a.CueLemma) || r.listed("allegation/against", a.CueLemma) {
		return Stand{}, false
	}
	if i < a.Sentence || i > a.Sentence+8 {
		return Stand{}, false
	}
	span, ok := hullOf(s, a.Content)
	span = r.beforeContest(s, span)
	if !ok || span.Len() < s.Len()/6 || r.clouded(s, span) {
		return Stand{}, false
	}
	x := Stand{Sentence: i, Span: span, Attribution: k, who: r.source(k), voiced: true}
	inside := func(j int) bool { return span.Contains(s.Tokens[j].Span) }
	x.matter = r.terms(s, inside)
	x.against = r.named(s, inside)
	x.accuses = r.listed("allegation/verb", a.CueLemma) || r.wrong(s, inside)
	x.tells = slices.ContainsFunc(a.Cue, s.Contains)
	x.reports = strings.EqualFold(a.CueLemma, "report")
	return x, len(x.matter) > 2
}

// beforeContest cuts a content where the sentence goes on to say that it is denied: "that she had lied, a claim her lawyer
// disputed".
func (r *standReader) beforeContest(s *nlp.Sentence, span text.Span) text.Span {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Class != "VERB" || !r.listed("denial/verb", t.Lemma) || t.Relation != "acl:relcl" || !span.Contains(t.Span) {
			continue
		}
		noun := t.Head
		if noun > 0 && s.Tokens[noun].Start > span.Start && r.listed("denial/noun", s.Tokens[noun].Lemma) {
			for noun > 0 && (s.Tokens[noun-1].Class == "DET" || s.Tokens[noun-1].Class == "PUNCT" || s.Tokens[noun-1].Class == "ADJ") && s.Tokens[noun-1].Start >= span.Start {
				noun--
			}
			if noun > 0 {
				span.End = s.Tokens[noun-1].End
			}
		}
	}
	return span
}

// wrong reports whether one of the tokens names a wrong.
func (r *standReader) wrong(s *nlp.Sentence, within func(i int) bool) bool {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if within(i) && (t.Class == "VERB" && r.listed("accusation/verb", t.Lemma) || t.Class == "NOUN" && r.listed("accusation/noun", t.Lemma)) {
			return true
		}
	}
	return false
}

// named gives the keys of all who are named among the tokens.
func (r *standReader) named(s *nlp.Sentence, within func(i int) bool) map[string]bool {
	keys := map[string]bool{}
	for i := range s.Tokens {
		if within(i) {
			for k := range r.keys(&s.Tokens[i]) {
				keys[k] = true
			}
		}
	}
	return keys
}

// accusation reads "accused the mayor of lying", "was charged with fraud".
func (r *standReader) accusation(i, j int) (Stand, bool) {
	s := &r.doc.Sentences[i]
	t := &s.Tokens[j]
	if r.turned(s, j) {
		return Stand{}, false
	}
	target := kid(s, j, "obj", "nsubj:pass")
	if target < 0 || s.Tokens[target].Tag == "WDT" || s.Tokens[target].Tag == "WP" {
		if t.Tag != "VBN" && t.Tag != "VBD" || t.Relation != "acl:relcl" && t.Relation != "acl" { // "the right to sue"
			return Stand{}, false
		}
		target = t.Head
	}
	matter := -1
	for _, k := range kids(s, j, "obl", "advcl", "ccomp", "xcomp") {
		for _, c := range kids(s, k, "case", "mark") {
			if w := strings.ToLower(s.Tokens[c].Form); k > j && (w == "of" || w == "with" || w == "for" || w == "over") {
				matter = k
			}
		}
	}
	for _, k := range kids(s, target, "nmod") { // "accused Crane of fraud", where the wrong is taken to be a part of the name
		if c := kid(s, k, "case"); matter < 0 && c > j && strings.EqualFold(s.Tokens[c].Form, "of") && s.Tokens[target].Class == "PROPN" && r.listed("accusation/noun", s.Tokens[k].Lemma) {
			matter = k
		}
	}
	if matter < 0 {
		return Stand{}, false
	}
	a := Stand{Sentence: i, Attribution: r.cuedBy(i, t), against: r.party(s, target), accuses: true, Deed: matter, Accused: target}
	if who := subjectOf(s, j); who >= 0 && who != target {
		a.who = r.party(s, who)
		a.voiced = true
	}
	for _, k := range kids(s, j, "obl:agent", "obl") { // "was accused by the mayor of fraud"
		if c := kid(s, k, "case"); c >= 0 && strings.EqualFold(s.Tokens[c].Form, "by") {
			a.who = joined(a.who, r.party(s, k))
			a.voiced = true
		}
	}
	r.fill(&a, s, matter)
	a.matter = r.terms(s, func(k int) bool { return s.Dominates(matter, k) || s.Dominates(target, k) })
	a.Span = t.Span.Hull(s.Tokens[target].Span).Hull(s.Subtree(matter))
	return a, len(a.matter) > 0
}

// saidFalsely reads what somebody is said to have said against the truth: "falsely suggested that the law was old".
func (r *standReader) saidFalsely(i, j int) (Stand, bool) {
	s := &r.doc.Sentences[i]
	verb := s.Tokens[j].Head
	if verb < 0 {
		return Stand{}, false
	}
	who := subjectOf(s, verb)
	if k := kid(s, verb, "xcomp"); k >= 0 {
		verb = k // "falsely tried to suggest"
	}
	content := kid(s, verb, "ccomp")
	for k := range s.Tokens { // a clause without "that" is easily taken for a second sentence
		if t := &s.Tokens[k]; content < 0 && t.Head == s.Tokens[j].Head && t.Relation == "conj" && kid(s, k, "nsubj") >= 0 && verb+1 < len(s.Tokens) && s.Subtree(k).Start == s.Tokens[verb+1].Start {
			content = k
		}
	}
	if _, cue := r.pack.Cue(s.Tokens[verb].Lemma, "verb"); !cue || content < 0 || who < 0 {
		return Stand{}, false
	}
	a := Stand{Sentence: i, Attribution: -1, who: r.party(s, who), voiced: true, tells: true, Span: s.Subtree(content), Deed: content, Accused: -1}
	r.fill(&a, s, content)
	return a, len(a.who) > 0 && len(a.matter) > 1
}

// nounContent reads what a noun of saying holds, and who is given for it.
func (r *standReader) nounContent(i, j int) (Stand, bool) {
	s := &r.doc.Sentences[i]
	c := r.content(s, j)
	if c < 0 {
		return Stand{}, false
	}
	a := Stand{own: r.deniedHere(s, j), Deed: c, Accused: -1, Sentence: i, Attribution: r.holding(i, &s.Tokens[j]), accuses: r.listed("denial/accusing", s.Tokens[j].Lemma), reports: r.listed("denial/report", s.Tokens[j].Lemma)}
	r.fill(&a, s, c)
	for _, k := range kids(s, j, "nmod:poss", "compound") {
		a.who = joined(a.who, r.party(s, k))
	}
	for _, k := range kids(s, j, "nmod") {
		if p := kid(s, k, "case"); p >= 0 && strings.EqualFold(s.Tokens[p].Form, "by") {
			a.who = joined(a.who, r.party(s, k))
		}
	}
	a.against = r.named(s, below(s, c))
	a.voiced = len(a.who) > 0
	if a.Span = s.Subtree(j); a.own {
		a.Span, a.Attribution = s.Subtree(c), -1 // whoever denies it does not say it
	}
	a.object = s.Tokens[j].Span
	return a, !r.clouded(s, s.Subtree(c)) && (len(a.matter) > 1 || r.wrong(s, below(s, c)))
}

// deniedHere reports whether a noun of saying is what its own sentence denies.
func (r *standReader) deniedHere(s *nlp.Sentence, j int) bool {
	for n := 0; j >= 0 && n < 3; n++ {
		if t := &s.Tokens[j]; t.Class == "VERB" && r.listed("denial/verb", t.Lemma) || r.listed("denial/false", t.Lemma) {
			return true
		}
		if slices.ContainsFunc(s.Children(j), func(k int) bool {
			return s.Tokens[k].Class == "VERB" && r.listed("denial/verb", s.Tokens[k].Lemma)
		}) {
			return true
		}
		j = s.Tokens[j].Head
	}
	return false
}

// clouded reports whether words in a span deny, suppose or ask, so that nothing is asserted there for certain.
func (r *standReader) clouded(s *nlp.Sentence, span text.Span) bool {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if !span.Contains(t.Span) {
			continue
		}
		switch w := strings.ToLower(t.Form); {
		case negativeWord(t), t.Tag == "MD" && (w == "may" || w == "might"), w == "if", w == "whether", w == "unless", w == "?":
			return true
		case t.Class == "VERB" && r.listed("denial/verb", t.Lemma), t.Class != "VERB" && r.listed("denial/false", t.Lemma):
			return true
		}
		if c := r.byHead[[2]int{s.Index, i}]; c != nil && (c.Modality == claim.Conditional || c.Modality == claim.Question) {
			return true
		}
	}
	return false
}
