package attribution

import (
	"strings"
	"unicode"

	"gainsay/internal/nlp"
)

func isWordRune(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// headOf is the index of the token that a run is about: the one whose governor lies outside, else the last noun
// before a comma, a preposition or a relative pronoun.
func headOf(s *nlp.Sentence, p place) int {
	for i := p.start; i < p.end; i++ {
		t := &s.Tokens[i]
		if t.Relation == "" || t.Head >= p.start && t.Head < p.end {
			continue
		}
		switch t.Relation {
		case "punct", "case", "det", "cc", "mark", "advmod", "amod", "compound", "nummod", "nmod:poss":
			continue
		}
		if !strings.HasPrefix(t.Tag, "V") {
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

// resolve gives each draft its grade, its entity and its name.
func (r *reading) resolve() {
	for _, x := range r.drafts {
		x.Firm = r.isFirm(x)
		if x.source.none() {
			x.Grade = Vague
			continue
		}
		x.SourceName = strings.Trim(r.span(x.source).Cut(r.doc.Text), " ,;:—–-")
		about := r.sourceAt(x.source)
		x.Grade = r.grade(x.source, about)
		if m, ok := r.mention(&r.doc.Sentences[x.source.sentence].Tokens[about.head]); ok {
			x.Entity = m.Entity
			if e := &r.entities.Entities[m.Entity]; e.Name != "" && m.Form != "nominal" {
				x.SourceName = e.Name
			}
		}
	}
}
