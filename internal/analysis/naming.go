package analysis

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
)

// nameOf is the name of whom a pronoun stands for, "" where that is not known or the name is no shorter than a
// description.
func nameOf(d *document, c *claim.Claim, s *nlp.Sentence, token int) string {
	t := &s.Tokens[token]
	e := d.entities.EntityAt(t.Span)
	switch strings.ToLower(t.Form) {
	case "i", "we", "me", "us":
		many := strings.HasPrefix(strings.ToLower(t.Form), "w") || strings.EqualFold(t.Form, "us")
		e = nil
		if c.Attribution >= 0 {
			if a := &d.attributions.Attributions[c.Attribution]; a.Grade == attribution.Named && a.Entity >= 0 && (a.Quoted || t.InQuote) {
				if s := &d.entities.Entities[a.Entity]; many != (s.Kind == entity.Person) { // one person's "we" may be anybody
					e = s
				}
			}
		}
	}
	if e == nil || e.Kind == entity.Set || len(e.Name) > longestFiller {
		return ""
	}
	if len(e.Names) == 0 {
		return described(e)
	}
	return d.called(e)
}

// called is the name of an entity as the text calls it inside a sentence: with an article where it has one there ("the Weir
// Authority").
func (d *document) called(e *entity.Entity) string {
	name := shortName(e)
	if e.Kind == entity.Person {
		return name
	}
	return d.spelled().called(d.entities, e, d.usual(e, name))
}

// usual is the name that a text calls a body by most often: a reader of the text knows "WMA", and the Weir Management Authority only from
// one place.
func (d *document) usual(e *entity.Entity, name string) string {
	uses := map[string]int{}
	best := ""
	for i := range d.entities.Mentions {
		m := &d.entities.Mentions[i]
		if m.Form != entity.NameForm || &d.entities.Entities[m.Entity] != e || d.read.Sentences[m.Sentence].Kind != nlp.Text {
			continue
		}
		form := m.Cut(d.Text)
		if rest := strings.TrimPrefix(strings.TrimPrefix(form, "The "), "the "); capital(rest) {
			form = rest
		}
		if uses[form]++; best == "" || uses[form] > uses[best] || uses[form] == uses[best] && len(form) > len(best) {
			best = form
		}
	}
	if best == "" || len(best) > longestFiller || !capital(best) || strings.ContainsAny(best, "\n’'") {
		return name
	}
	return best
}

// mostOfName is how many words the name of a person has; a longer one has words of the page before it ("View Photos Ada Brome").
const mostOfName = 3

// shortName is the name of an entity, for a person without what stood before it on the page where the text has it without, too.
func shortName(e *entity.Entity) string {
	if e.Kind != entity.Person || len(strings.Fields(e.Name)) <= mostOfName {
		return e.Name
	}
	best := e.Name
	for _, n := range e.Names {
		if words := len(strings.Fields(n)); words <= mostOfName && (words > 1 || best == e.Name) && strings.HasSuffix(e.Name, " "+n) {
			best = n
		}
	}
	return best
}

// described is how a text calls somebody without a name, "" where that tells no more than a pronoun: "the negotiators of the
// north", not "a man".
func described(e *entity.Entity) string {
	words := strings.Fields(e.Name)
	switch e.Kind {
	case entity.Person, entity.Group, entity.Organisation, entity.Government:
	default:
		return ""
	}
	if len(words) < 2 {
		return ""
	}
	switch strings.ToLower(words[0]) {
	case "the":
		words[0] = "the"
	case "a", "an", "his", "her", "their", "its", "our", "my", "this", "that", "these", "those", "some", "many", "both", "all", "other", "more", "no":
		return ""
	default:
		if !e.Plural {
			return ""
		}
	}
	if len(words) < 2 || words[0] == "the" && len(words) < 3 {
		return ""
	}
	return strings.Join(words, " ")
}

// spelling is how a document writes its words, in sorted lists: maps take three times the memory, for each document.
type spelling struct {
	// small are all forms without a capital, inside those that stand inside sentences of text and not after a mark.
	small, inside []string
	// nouns are the lemmas of nouns, bodies the indices of entities by name, that have an article in the text.
	nouns  []string
	bodies []int
}

// articleUse is how often something is told of with an article and without.
type articleUse struct {
	with, without int
	// owned is true where it says whose something is: "Brayle's Weir Authority".
	owned bool
}

// takes reports whether a text writes something with an article as a rule, or never without a word in its place.
func (u articleUse) takes() bool { return u.with > u.without || u.owned && u.without == 0 }

// articleUses are those of the nouns of a text by lemma and of its entities by index.
type articleUses struct {
	nouns map[string]articleUse
	names map[int]articleUse
}

func (s spelling) called(in *entity.Document, e *entity.Entity, name string) string {
	for i := range in.Entities {
		if &in.Entities[i] == e && s.takes(i) && !strings.HasPrefix(strings.ToLower(name), "the ") {
			return "the " + name
		}
	}
	return name
}

// takes reports whether an entity has an article where the text calls it by its name.
func (s spelling) takes(e int) bool {
	_, ok := slices.BinarySearch(s.bodies, e)
	return ok
}

// spellingOf is read once for a document: it is asked of every question, and a long document has thousands.
func spellingOf(d *nlp.Document, entities *entity.Document) spelling {
	var out spelling
	uses := articleUses{map[string]articleUse{}, map[int]articleUse{}}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for j := range s.Tokens {
			form := s.Tokens[j].Form
			if form == strings.ToLower(form) {
				out.small = append(out.small, form)
			}
			if s.Kind == nlp.Text && j > 0 && s.Tokens[j-1].Class != "PUNCT" {
				out.inside = append(out.inside, form)
			} else if e := entities.EntityAt(s.Tokens[j].Span); e != nil && e.Country != "" && len(e.Names) > 0 && capital(form) {
				out.inside = append(out.inside, form) // "Ruritanian"
			}
			if s.Kind == nlp.Text {
				uses.count(s, j, entities)
			}
		}
	}
	for lemma, u := range uses.nouns {
		if u.takes() {
			out.nouns = append(out.nouns, lemma)
		}
	}
	for e, u := range uses.names {
		if u.takes() {
			out.bodies = append(out.bodies, e)
		}
	}
	slices.Sort(out.nouns)
	slices.Sort(out.bodies)
	for _, list := range []*[]string{&out.small, &out.inside} {
		slices.Sort(*list)
		*list = slices.Clone(slices.Compact(*list))
	}
	return out
}

func stands(form string, sorted []string) bool {
	_, ok := slices.BinarySearch(sorted, form)
	return ok
}

// count counts whether a noun in a sentence of text has an article.
func (out *articleUses) count(s *nlp.Sentence, j int, entities *entity.Document) {
	t := &s.Tokens[j]
	if t.Class != "NOUN" && t.Class != "PROPN" || t.Relation == "compound" || t.Relation == "flat" || t.Relation == "appos" || t.Relation == "nmod:poss" {
		return
	}
	definite, other, owned := false, false, false
	for _, k := range s.Children(j) {
		switch u := &s.Tokens[k]; u.Relation {
		case "det":
			definite, other = strings.EqualFold(u.Form, "the"), true
		case "nmod:poss":
			other, owned = true, true
		case "nummod":
			other = true
		}
	}
	more := func(u articleUse, with bool) articleUse {
		if with {
			u.with++
		} else {
			u.without++
		}
		return u
	}
	if t.Tag == "NN" && (definite || !other) {
		out.nouns[t.Lemma] = more(out.nouns[t.Lemma], definite)
	}
	m, ok := entities.At(t.Span)
	if ok && m.Form == entity.NameForm && owned {
		u := out.names[m.Entity]
		u.owned = true
		out.names[m.Entity] = u
	}
	if ok && m.Form == entity.NameForm && (definite || !other) {
		if at := sentenceToken(s, m.Start); at > 0 && at <= j {
			out.names[m.Entity] = more(out.names[m.Entity], strings.EqualFold(s.Tokens[at-1].Form, "the"))
		} else if at == 0 && strings.EqualFold(s.Tokens[0].Form, "the") {
			out.names[m.Entity] = more(out.names[m.Entity], true)
		}
	}
}

// capital reports whether a word begins with a capital.
func capital(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

// sentenceToken is the token that begins at a byte of a document, -1 for none.
func sentenceToken(s *nlp.Sentence, start int) int {
	return slices.IndexFunc(s.Tokens, func(t nlp.Token) bool { return t.Start == start })
}

// articled reports whether a noun phrase that a headline writes without an article has "the" in the text.
func (d *document) articled(s *nlp.Sentence, token int) bool {
	t := &s.Tokens[token]
	if m, ok := d.entities.At(t.Span); ok && m.Form == entity.NameForm {
		return d.entities.Entities[m.Entity].Kind != entity.Person && d.spelled().takes(m.Entity)
	}
	return t.Tag == "NN" && stands(t.Lemma, d.spelled().nouns)
}

// actEnding reports whether a noun ends as those do that are made of verbs: "issue" and "program" may name a thing.
func actEnding(lemma string) bool {
	return slices.ContainsFunc([]string{"ion", "ing", "ment", "ance", "ence", "view", "mony"}, func(ending string) bool { return strings.HasSuffix(lemma, ending) })
}

// happened reports whether a noun carries a claim that an event was: neither denied nor supposed, nor below a verb that is.
func (b *builder) happened(d *document, s *nlp.Sentence, token int) bool {
	told := false
	for i := range d.claims {
		c := &d.claims[i]
		if c.Sentence == s.Index && c.Predicate.Head == token && c.Predicate.Kind == claim.Noun {
			told = c.Polarity != claim.Negative && c.Modality == claim.Asserted && (c.Predicate.Frame != "" || actEnding(strings.ToLower(s.Tokens[token].Lemma)))
		}
	}
	for at := token; told && at >= 0; at = s.Tokens[at].Head {
		t := &s.Tokens[at]
		if t.Tag == "VB" || t.Tag == "MD" || at != token && t.Tag == "VBG" {
			return false
		}
		for _, k := range s.Children(at) {
			if u := &s.Tokens[k]; u.Tag == "MD" || strings.EqualFold(u.Form, "if") || strings.EqualFold(u.Form, "not") || u.Form == "n't" || strings.EqualFold(u.Form, "no") {
				return false
			}
		}
	}
	return told
}
