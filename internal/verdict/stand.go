package verdict

import (
	"slices"
	"strings"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// Stand is a place in a document where somebody denies something, or asserts what somebody may deny.
type Stand struct {
	Sentence int
	// Span is what a reader would quote for it.
	text.Span
	// Attribution is the index of the attribution that gives it to somebody, -1 for none.
	Attribution int
	// who takes the stand and whom it is taken against, by keys that hold across documents.
	who, against map[string]bool
	// matter are the terms of what is said or denied, root the most telling one of these; empty where a noun stands for it.
	matter []term
	root   term
	// self is true where somebody denies what they are said to have done themselves, subject whoever else it is denied of.
	self    bool
	subject map[string]bool
	// by are those whose allegation it is by name ("the paper's report"), reported is true of what a paper tells.
	by       map[string]bool
	reported bool
	// described are the wrongs that the noun of a denial is of ("the assault accusations").
	described []term
	// outright are all whom the sentence of an allegation calls by name.
	outright map[string]bool
	// strict is true where nearly all that is denied has to stand in the allegation.
	strict bool
	// noun is the noun that stands for what is denied ("the allegations"), pointing is true when it points back ("that
	// claim", "a contention"), loose when it does so within its sentence.
	noun            string
	pointing, loose bool
	// object is the token span of the noun with its content, for telling an allegation that is the denial's own.
	object text.Span
	// own is true for an allegation that its own sentence denies ("disputed the paper's report that she lied").
	own bool
	// accuses, reports and voiced say of an allegation that it is of a wrong, that a paper tells it, that its source is named.
	accuses, reports, voiced bool
	// tells is true where the sentence itself says who says it.
	tells bool
	// Deed is the token that carries what an accusation is of, Accused whom it is made against; -1 for none.
	Deed, Accused int
}

// term is one content word of a matter: a key for whoever or whatever has a name, a lemma otherwise.
type term struct {
	key, lemma, frame string
	verb              bool
}

// same reports whether two terms stand for one another: one key, one lemma, one frame, or words of one family ("harass",
// "harassment").
func (t term) same(o term) bool {
	if t.key != "" || o.key != "" {
		return t.key == o.key
	}
	return t.lemma == o.lemma || t.frame != "" && t.frame == o.frame || family(t.lemma, o.lemma)
}

// OneAnswer reports whether two denials are of one party, each by a noun that stands for what is alleged of it.
func (d *Stand) OneAnswer(o *Stand) bool {
	return len(d.matter) == 0 && len(o.matter) == 0 && !d.pointing && !o.pointing && d.reported == o.reported && overlap(d.who, o.who)
}

// By reports whether a person of a last name, in lower case, takes the stand.
func (d *Stand) By(lastName string) bool { return d.who[lastName] }

// SpeaksOf reports whether what is said here is of the matter of an allegation: of nobody else, and of what is alleged or by
// enough of its words.
func (d *Stand) SpeaksOf(a *Stand) bool {
	if disjoint(d.against, a.against) {
		return false
	}
	met := 0
	for _, t := range a.matter {
		if slices.ContainsFunc(d.matter, t.same) {
			met++
		}
	}
	deed := func(x, y *Stand) bool { return x.root != (term{}) && slices.ContainsFunc(y.matter, x.root.same) }
	return met >= leastMet || met == leastMet-1 && (deed(d, a) || deed(a, d))
}

// leastMet is how many words two statements of one matter have in common at least; one less will do where the deed is among
// them.
const leastMet = 3

// family reports whether two lemmas begin alike for long enough to be of one family.
func family(x, y string) bool {
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	short := min(len(x), len(y))
	return n >= 5 && n >= short-3 && max(len(x), len(y))-n <= 5
}

// standReader reads the stands of one document.
type standReader struct {
	pack     *rule.Pack
	doc      *nlp.Document
	entities *entity.Document
	said     *attribution.Document
	// byHead finds the claim of a predicate.
	byHead map[[2]int]*claim.Claim
}

func newStandReader(pack *rule.Pack, doc *nlp.Document, e *entity.Document, a *attribution.Document, claims []claim.Claim) *standReader {
	r := &standReader{pack: pack, doc: doc, entities: e, said: a, byHead: map[[2]int]*claim.Claim{}}
	for i := range claims {
		r.byHead[[2]int{claims[i].Sentence, claims[i].Predicate.Head}] = &claims[i]
	}
	return r
}

func (r *standReader) listed(list, word string) bool {
	return r.pack.Listed(list, strings.ToLower(word))
}

// kids are the dependents of a token in one of the relations, subtypes included.
func kids(s *nlp.Sentence, i int, relations ...string) []int {
	var out []int
	for _, k := range s.Children(i) {
		relation := s.Tokens[k].Relation
		base, _, _ := strings.Cut(relation, ":")
		if slices.Contains(relations, relation) || slices.Contains(relations, base) {
			out = append(out, k)
		}
	}
	return out
}

func kid(s *nlp.Sentence, i int, relations ...string) int {
	if k := kids(s, i, relations...); len(k) > 0 {
		return k[0]
	}
	return -1
}

// subjectOf finds who does what a verb says: its subject, that of the verb it is joined to or completes, or the noun that
// its clause describes. It gives -1 where nobody is named.
func subjectOf(s *nlp.Sentence, i int) int {
	for n := 0; i >= 0 && n < 4; n++ {
		if len(kids(s, i, "aux:pass")) > 0 {
			return agentOf(s, i)
		}
		if k := kid(s, i, "nsubj"); k >= 0 {
			if t := &s.Tokens[k]; (t.Tag == "WDT" || t.Tag == "WP") && s.Tokens[i].Relation == "acl:relcl" {
				return s.Tokens[i].Head
			}
			return k
		}
		t := &s.Tokens[i]
		switch base, _, _ := strings.Cut(t.Relation, ":"); {
		case base == "conj", base == "xcomp", base == "advcl" && t.Tag == "VBG":
			i = t.Head
		case base == "acl" && t.Tag == "VBG":
			return t.Head
		default:
			return -1
		}
	}
	return -1
}

// agentOf is who does what a passive verb says, -1 where nobody is named.
func agentOf(s *nlp.Sentence, i int) int {
	for _, k := range kids(s, i, "obl") {
		if c := kid(s, k, "case"); c >= 0 && strings.EqualFold(s.Tokens[c].Form, "by") {
			return k
		}
	}
	return -1
}

// party gives the keys of everybody whom a phrase names: "Crane", "Crane's lawyer", "a spokesman for the port". What a
// clause adds is no part of it.
func (r *standReader) party(s *nlp.Sentence, i int) map[string]bool {
	keys := map[string]bool{}
	var walk func(i, depth int)
	walk = func(i, depth int) {
		for k := range r.keys(&s.Tokens[i]) {
			keys[k] = true
		}
		if depth > 4 {
			return
		}
		for _, k := range kids(s, i, "nmod", "compound", "flat", "conj", "amod", "appos") {
			walk(k, depth+1)
		}
	}
	walk(i, 0)
	return keys
}

// keys names what a token speaks of: a person by the last word of the name, a country or what belongs to its state by its
// code, anything else that has a name by that.
func (r *standReader) keys(t *nlp.Token) map[string]bool {
	keys := map[string]bool{}
	if e := r.entities.EntityAt(t.Span); e != nil && (t.Class == "PROPN" || t.Class == "PRON" || t.Class == "ADJ" || len(e.Names) > 0) {
		r.keysOf(e, keys, 0)
	}
	if c, ok := r.pack.Country(t.Form); ok && len(keys) == 0 && (t.Class == "PROPN" || t.Class == "ADJ") {
		keys["country:"+c.Code] = true
	}
	if t.Class == "PROPN" && len(keys) == 0 && len(t.Form) > 2 {
		keys[strings.ToLower(t.Form)] = true
	}
	return keys
}

func (r *standReader) keysOf(e *entity.Entity, keys map[string]bool, depth int) {
	switch {
	case e.Kind == entity.Person && len(e.Names) > 0:
		f := strings.Fields(e.Name)
		for len(f) > 1 && suffixes[strings.ToLower(strings.Trim(f[len(f)-1], ".,"))] {
			f = f[:len(f)-1]
		}
		if len(f) > 0 {
			keys[strings.ToLower(strings.Trim(f[len(f)-1], ".,"))] = true
		}
	case e.Kind == entity.Set && depth == 0:
		for _, m := range e.Members {
			r.keysOf(&r.entities.Entities[m], keys, 1)
		}
	case e.Country != "" && e.Kind != entity.Person:
		keys["country:"+e.Country] = true
	case len(e.Names) > 0:
		keys[strings.ToLower(e.Name)] = true
	}
}

// suffixes stand behind a family name.
var suffixes = words("jr sr ii iii iv")

// deniers is the party of who denies; somebody without a name is told apart by what the text calls them.
func (r *standReader) deniers(s *nlp.Sentence, who, attribution int) map[string]bool {
	keys := map[string]bool{}
	if who >= 0 {
		keys = r.party(s, who)
	}
	if len(keys) == 0 {
		keys = r.source(attribution)
	}
	if len(keys) == 0 && who >= 0 && s.Tokens[who].Class == "NOUN" {
		keys["nominal:"+strings.ToLower(s.Tokens[who].Lemma)] = true
	}
	if len(keys) == 0 && who >= 0 && s.Tokens[who].Class == "PRON" {
		keys = called(r.entities.EntityAt(s.Tokens[who].Span))
	}
	return keys
}

// called is the key of somebody whom a text calls by a noun alone ("the official", "she"), nothing for one of whom it does not
// even tell that.
func called(e *entity.Entity) map[string]bool {
	keys := map[string]bool{}
	if e == nil || len(e.Names) > 0 {
		return keys
	}
	if f := strings.Fields(strings.ToLower(e.Name)); len(f) > 0 && !pronouns[f[len(f)-1]] {
		keys["nominal:"+f[len(f)-1]] = true
	}
	return keys
}

// pronouns that are no name for anybody.
var pronouns = words("i we you he she it they him her them us me who that this these those one")

// holding is the innermost attribution in whose content a token stands, -1 for none.
func (r *standReader) holding(sentence int, t *nlp.Token) int {
	best, size := -1, 0
	for i := range r.said.Attributions {
		a := &r.said.Attributions[i]
		if a.Sentence > sentence || sentence-a.Sentence > 12 {
			continue
		}
		for _, c := range a.Content {
			if c.Contains(t.Span) && (best < 0 || c.Len() < size) {
				best, size = i, c.Len()
			}
		}
	}
	return best
}

// cuedBy is the attribution whose cue a token is, -1 for none.
func (r *standReader) cuedBy(sentence int, t *nlp.Token) int {
	for i := range r.said.Attributions {
		a := &r.said.Attributions[i]
		if sentence-a.Sentence > 1 || a.Sentence-sentence > 1 {
			continue
		}
		if slices.ContainsFunc(a.Cue, func(c text.Span) bool { return c.Contains(t.Span) }) {
			return i
		}
	}
	return -1
}

// source gives the keys of who is given for an attribution.
func (r *standReader) source(i int) map[string]bool {
	keys := map[string]bool{}
	if i < 0 {
		return keys
	}
	a := &r.said.Attributions[i]
	if a.Entity >= 0 && a.Entity < len(r.entities.Entities) {
		r.keysOf(&r.entities.Entities[a.Entity], keys, 0)
	}
	for _, span := range a.Source {
		for j := range r.doc.Sentences {
			s := &r.doc.Sentences[j]
			if !s.Overlaps(span) {
				continue
			}
			for k := range s.Tokens {
				if t := &s.Tokens[k]; span.Contains(t.Span) {
					for key := range r.keys(t) {
						keys[key] = true
					}
				}
			}
		}
	}
	if len(keys) == 0 && a.Entity >= 0 && a.Entity < len(r.entities.Entities) {
		return called(&r.entities.Entities[a.Entity])
	}
	return keys
}

// light words say nothing of a matter.
var light = words("be have do make take get go come say tell ask know think any some other such more most much many own thing " +
	"way time year day week month never ever would could also new last first state statement part kind fact question")

// terms lists the content words of the tokens, each once.
func (r *standReader) terms(s *nlp.Sentence, within func(i int) bool) []term {
	var out []term
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if !within(i) {
			continue
		}
		if x, ok := r.term(t); ok && !slices.ContainsFunc(out, x.same) {
			out = append(out, x)
		}
	}
	return out
}

func (r *standReader) term(t *nlp.Token) (term, bool) {
	switch t.Class {
	case "PROPN", "PRON", "ADJ", "NOUN":
		if t.Class != "NOUN" {
			for k := range r.keys(t) {
				return term{key: k}, true
			}
		}
		if t.Class == "PRON" || t.Class == "PROPN" && len(t.Form) < 3 {
			return term{}, false
		}
	case "VERB":
	default:
		return term{}, false
	}
	lemma := strings.ToLower(t.Lemma)
	if light[lemma] || len(lemma) < 3 {
		return term{}, false
	}
	x := term{lemma: lemma, verb: t.Class == "VERB"}
	part := "noun"
	if x.verb {
		part = "verb"
	}
	if f, ok := r.pack.FrameOf(lemma, part); ok {
		x.frame = f.ID
	}
	return x, true
}

// below reports whether a token hangs below another, itself included.
func below(s *nlp.Sentence, top int) func(i int) bool {
	return func(i int) bool { return s.Dominates(top, i) }
}

// turned reports whether a verb is denied, supposed or asked: "did not deny", "declined to confirm or deny", "if he denied".
func (r *standReader) turned(s *nlp.Sentence, i int) bool {
	for n, at := 0, i; at >= 0 && n < 4; n++ {
		for _, k := range s.Children(at) {
			t := &s.Tokens[k]
			w := strings.ToLower(t.Form)
			switch {
			case negativeWord(t) && k < i, t.Relation == "mark" && (w == "if" || w == "whether" || w == "unless"):
				return true
			case t.Relation == "aux" && t.Tag == "MD":
				return true
			case t.Relation == "cc:preconj", t.Relation == "cc" && k < i && (w == "nor" || w == "or"):
				return true
			}
		}
		switch s.Tokens[at].Relation {
		case "conj":
			for j := s.Tokens[at].Head + 1; j < at; j++ {
				if w := strings.ToLower(s.Tokens[j].Form); w == "or" || w == "nor" {
					return true
				}
			}
		case "xcomp":
			switch l := s.Tokens[s.Tokens[at].Head].Lemma; l {
			case "decline", "refuse", "fail", "ask", "want", "try", "seem", "plan":
				return true
			}
		default:
			return false
		}
		at = s.Tokens[at].Head
	}
	return false
}
