package planted

import (
	"cmp"
	"slices"
	"strings"

	"gainsay/internal/entity"
)

// named is a name in a sentence.
type named struct {
	entity.Mention
	*entity.Entity
}

func (l *line) names() []named {
	var out []named
	for _, m := range l.article.entities.Mentions {
		if e := &l.article.entities.Entities[m.Entity]; m.Sentence == l.sentence.Index && m.Form == entity.NameForm && len(e.Names) > 0 {
			out = append(out, named{m, e})
		}
	}
	return out
}

func sameName(x, y *entity.Entity) bool {
	return x.Key == y.Key || entity.Same(x, y) >= entity.SureSame
}

// stranger draws a name of the same kind out of the story that neither sentence has and that could be nobody in them.
func (s *story) stranger(p pairing, old named, fits func(*line, named) bool) (string, bool) {
	var known []named
	known = append(append(known, p.x.names()...), p.y.names()...)
	names := map[string]bool{}
	for _, a := range s.articles {
		for _, l := range a.lines {
			for _, n := range l.names() {
				if n.Kind != old.Kind || len(n.Name) < 4 || fits != nil && !fits(l, n) || strings.ContainsAny(n.Name, "\n,;:’'") {
					continue
				}
				if slices.ContainsFunc(known, func(k named) bool {
					return entity.Same(k.Entity, n.Entity) > entity.SureDifferent || shareWord(k.Name, n.Name) || entity.Contains(k.Entity, n.Entity) || entity.Contains(n.Entity, k.Entity)
				}) {
					continue
				}
				names[n.Name] = true
			}
		}
	}
	if len(names) == 0 {
		return "", false
	}
	list := sortedKeys(names)
	name := list[lot(len(list), s.name, p.x.text(), old.Name)]
	words := strings.Fields(name)
	if old.Kind == entity.Person && len(strings.Fields(old.Span.Cut(p.x.article.doc.Text))) == 1 {
		name = words[len(words)-1]
	}
	return name, true
}

func shareWord(x, y string) bool {
	for _, w := range strings.Fields(strings.ToLower(x)) {
		if slices.Contains(strings.Fields(strings.ToLower(y)), w) {
			return true
		}
	}
	return false
}

// placed reports whether a name stands behind a preposition of place.
func placed(l *line, n named) bool {
	if n.Kind != entity.Place && n.Kind != entity.Country {
		return false
	}
	tokens := l.sentence.Tokens
	for i := range tokens {
		if tokens[i].Start == n.Start && i > 0 {
			w := strings.ToLower(tokens[i-1].Form)
			return w == "in" || w == "at"
		}
	}
	return false
}

// places changes a place that both sentences name behind "in" or "at".
func (s *story) places(p pairing) []change {
	var out []change
	for _, n := range p.x.names() {
		if !placed(p.x, n) || !slices.ContainsFunc(p.y.names(), func(o named) bool { return placed(p.y, o) && sameName(n.Entity, o.Entity) }) {
			continue
		}
		if with, ok := s.stranger(p, n, placed); ok {
			out = append(out, change{kind: PlaceName, edits: []edit{{n.Span, with}}})
		}
	}
	return out
}

// filler is a name in a core role of a verb.
type filler struct {
	named
	verb     int
	relation string
}

func (l *line) fillers() []filler {
	var out []filler
	tokens := l.sentence.Tokens
	for _, n := range l.names() {
		if n.Head < 0 || n.Head >= len(tokens) {
			continue
		}
		h := &tokens[n.Head]
		if h.Head < 0 || tokens[h.Head].Class != "VERB" {
			continue
		}
		switch h.Relation {
		case "nsubj", "obj", "nsubj:pass", "obl:agent":
			out = append(out, filler{n, h.Head, h.Relation})
		}
	}
	slices.SortStableFunc(out, func(x, y filler) int { return cmp.Compare(x.Start, y.Start) })
	return out
}

// participants changes who did it or to whom it was done, or lets the two change places, where both sentences have one
// verb with the same name in the same role.
func (s *story) participants(p pairing) []change {
	var out []change
	xs, ys := p.x.fillers(), p.y.fillers()
	alike := func(f filler) *filler {
		for i := range ys {
			if g := &ys[i]; p.x.sentence.Tokens[f.verb].Lemma == p.y.sentence.Tokens[g.verb].Lemma && f.relation == g.relation && sameName(f.Entity, g.Entity) {
				return g
			}
		}
		return nil
	}
	for _, f := range xs {
		verb := &p.x.sentence.Tokens[f.verb]
		if _, cue := s.pack.Cue(verb.Lemma, "verb"); cue || alike(f) == nil || weak[verb.Lemma] {
			continue
		}
		for _, g := range xs {
			if g.verb == f.verb && f.relation == "nsubj" && g.relation == "obj" && alike(g) != nil && !sameName(f.Entity, g.Entity) {
				out = append(out, change{kind: Swapped, edits: []edit{{f.Span, g.Span.Cut(p.x.article.doc.Text)}, {g.Span, f.Span.Cut(p.x.article.doc.Text)}}})
			}
		}
		if with, ok := s.stranger(p, f.named, nil); ok {
			kind := Doer
			if f.relation != "nsubj" && f.relation != "obl:agent" {
				kind = Undergoer
			}
			out = append(out, change{kind: kind, edits: []edit{{f.Span, with}}})
		}
	}
	return out
}

// weak verbs say too little for their subject to be an answer.
var weak = map[string]bool{"be": true, "have": true, "do": true, "go": true, "get": true, "come": true, "make": true, "take": true, "want": true, "need": true}
