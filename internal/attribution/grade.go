package attribution

import (
	"strings"
	"unicode"

	"gainsay/internal/nlp"
)

func isWordRune(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// resolve gives each draft its grade, its entity and its name.
func (r *reading) resolve() {
	for _, x := range r.drafts {
		x.Confidence = 0.8
		if x.source.none() {
			x.Grade = Vague
			continue
		}
		x.SourceName = strings.Trim(r.span(x.source).Cut(r.doc.Text), " ,;:")
		x.Grade = r.gradeOf(x.source)
		r.entityOf(x)
	}
}

// gradeOf grades a source by its head and by the names that belong to it.
func (r *reading) gradeOf(p place) Grade {
	s := &r.doc.Sentences[p.sentence]
	head := headOf(s, p)
	t := &s.Tokens[head]
	lower := strings.ToLower(t.Form)
	listed := func(lists ...string) bool {
		for _, l := range lists {
			if r.rules.Listed(l, lower) {
				return true
			}
		}
		return false
	}
	names, sides := 0, 0
	for i := p.start; i < p.end; i++ {
		w := &s.Tokens[i]
		if !isName(w) {
			continue
		}
		if r.isCountryWord(w.Form) {
			sides++
		} else {
			names++
		}
	}
	switch {
	case t.Tag == "PRP" || t.Tag == "WP":
		return r.gradeOfPronoun(lower)
	case r.vagueNoun(lower) && names+sides == 0:
		return Vague
	case isName(t) && r.isCountryWord(t.Form):
		return Side
	case isName(t):
		return Named
	case names > 0:
		return Named
	case listed("noun/officials", "noun/side", "noun/organisation"):
		if sides > 0 || listed("noun/side", "noun/organisation") {
			return Side
		}
		return Vague
	case sides > 0:
		return Side
	case listed("noun/person"):
		return Named
	default:
		return Vague
	}
}

func (r *reading) gradeOfPronoun(lower string) Grade {
	switch lower {
	case "he", "she", "i", "him", "her", "who":
		return Named
	case "we", "they":
		return Side
	}
	return Vague
}

func (r *reading) vagueNoun(lower string) bool {
	v, ok := r.rules.VagueSource(lower)
	return ok && v.Form == "noun"
}

func isName(t *nlp.Token) bool { return strings.HasPrefix(t.Tag, "NNP") || t.Name != nlp.NoName }

// isCountryWord reports whether a word names a country, its people or its capital.
func (r *reading) isCountryWord(form string) bool {
	if _, ok := r.rules.Country(form); ok {
		return true
	}
	a, ok := r.rules.Alias(form)
	return ok && a.Kind == "place"
}

// headOf is the index of the token that a run is about: the one whose governor lies outside, else the last noun
// before a comma, a preposition or a relative pronoun.
func headOf(s *nlp.Sentence, p place) int {
	for i := p.start; i < p.end; i++ {
		t := &s.Tokens[i]
		if t.Relation != "" && t.Relation != "punct" && (t.Head < p.start || t.Head >= p.end) {
			return i
		}
	}
	head := -1
	for i := p.start; i < p.end; i++ {
		t := &s.Tokens[i]
		if head >= 0 && (t.Tag == "," || t.Tag == "IN" || strings.HasPrefix(t.Tag, "W")) {
			break
		}
		if strings.HasPrefix(t.Tag, "NN") || t.Tag == "PRP" || t.Tag == "DT" {
			head = i
		}
	}
	if head < 0 {
		return p.end - 1
	}
	return head
}

// entityOf finds the entity that the head of the source stands for.
func (r *reading) entityOf(x *draft) {
	if r.entities == nil {
		return
	}
	s := &r.doc.Sentences[x.source.sentence]
	head := s.Tokens[headOf(s, x.source)].Span
	source := r.span(x.source)
	best := -1
	for i, m := range r.entities.Mentions {
		if m.Sentence != x.source.sentence || !source.Contains(m.Span) && !m.Span.Contains(head) {
			continue
		}
		if m.Span.Overlaps(head) && (best < 0 || m.Len() > r.entities.Mentions[best].Len()) {
			best = i
		}
	}
	if best < 0 {
		return
	}
	x.Entity = r.entities.Mentions[best].Entity
	if name := r.entities.Entities[x.Entity].Name; name != "" {
		x.SourceName = name
	}
}
