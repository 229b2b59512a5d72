package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/entity"
	"gainsay/internal/nlp"
)

// speaker is what kind of somebody or something a source is.
type speaker int

// Nobody cannot speak: a process, a trend, an emphasis. The others can, documents and utterances only with a word that
// says so.
const (
	nobody speaker = iota
	namedPerson
	pronoun
	office
	organisation
	side
	persons
	documentSource
	utterance
	vaguePersons
	unknownNoun
)

// lexicon is what the Finder looks up besides the lists of the pack: countries by every word that names them.
type lexicon struct {
	// country holds names, demonyms, capitals and seats of power, in lower case.
	country map[string]bool
	// phrases holds the agentless forms of the rules: first word to the words that follow.
	phrases map[string][][]string
}

func (f *Finder) listed(word string, lists ...string) bool {
	for _, l := range lists {
		if f.rules.Listed(l, word) {
			return true
		}
	}
	return false
}

// source is what is known of a source from its own words.
type source struct {
	kind speaker
	head int
	// names counts names that are neither countries nor dates, sides the words for countries.
	names, sides int
	plural       bool
	definite     bool
	indefinite   bool
	// capitalised is true when the head is written with a capital inside a sentence, whatever its tag.
	capitalised bool
	// noun is true when the head is a noun or stands for one.
	noun bool
}

// sourceAt reads a run of tokens as a source.
func (r *reading) sourceAt(p place) source {
	s := &r.doc.Sentences[p.sentence]
	x := source{head: headOf(s, p)}
	t := &s.Tokens[x.head]
	lower := strings.ToLower(t.Form)
	lemma := strings.ToLower(t.Lemma)
	first, _ := utf8.DecodeRuneInString(t.Form)
	x.capitalised = unicode.IsUpper(first) && s.Kind == nlp.Text && (x.head > 0 && !s.Tokens[x.head-1].InQuote || t.Class == "PROPN" || p.end-p.start == 1 && strings.HasPrefix(t.Tag, "V"))
	x.noun = strings.HasPrefix(t.Tag, "NN") || strings.HasPrefix(t.Tag, "W") || strings.HasPrefix(t.Tag, "PRP") || t.Tag == "CD" || t.Tag == "DT"
	x.plural = t.Tag == "NNS" || t.Tag == "NNPS"
	whole := p
	if t.Relation != "" {
		// What hangs on the head names it as well, wherever the labels end: "statements" "from the ministry".
		n := r.nounPhrase(s, x.head)
		whole.start, whole.end = min(p.start, n.start), max(p.end, n.end)
	}
	for i := whole.start; i < whole.end; i++ {
		w := &s.Tokens[i]
		form := strings.ToLower(w.Form)
		switch {
		case r.country[form] && (isName(w) || strings.HasPrefix(w.Tag, "JJ")):
			x.sides++
		case isName(w) && !r.listed(form, "name/calendar"):
			x.names++
		}
		if i >= p.start && i < x.head || i == p.start {
			switch form {
			case "the", "this", "that", "these", "those", "his", "her", "its", "their", "’s", "'s":
				x.definite = true
			case "a", "an", "another", "one", "some", "any":
				x.indefinite = true
			}
		}
	}
	if first := &s.Tokens[p.start]; strings.HasPrefix(first.Tag, "VB") && first.Tag != "VBG" && first.Tag != "VBN" && first.Form == strings.ToLower(first.Form) {
		return x // a predicate, not a name for anybody
	}
	x.kind = r.kindOf(t, lower, lemma, &x, s.Tokens[p.start:p.end])
	return x
}

func (r *reading) kindOf(t *nlp.Token, lower, lemma string, x *source, words []nlp.Token) speaker {
	if m, ok := r.mention(t); ok && m.Form == entity.NameForm {
		switch r.entities.Entities[m.Entity].Kind {
		case entity.Country, entity.Government:
			return side
		case entity.Organisation:
			return organisation
		case entity.Person:
			return namedPerson
		}
	}
	switch {
	case t.Tag == "PRP" || strings.HasPrefix(t.Tag, "WP"):
		if lower == "it" || lower == "what" || lower == "itself" {
			return unknownNoun
		}
		return pronoun
	case isName(t) && r.country[lower]:
		return side
	case isName(t) || x.capitalised:
		return namedPerson
	case r.isVaguePhrase(words):
		return vaguePersons
	case r.listed(lower, "source/quantifier") && (t.Tag == "DT" || t.Tag == "JJ" || t.Tag == "NNS" || t.Tag == "CD" || t.Tag == "NN" || t.Tag == "PDT"):
		return vaguePersons
	case r.listed(lower, "source/utterance"):
		return utterance
	case r.listed(lower, "source/document"):
		return documentSource
	case r.vagueNoun(lower) || r.vagueNoun(lemma) || r.vagueNoun(lemma+"s"):
		return vaguePersons
	case r.listed(lower, "noun/officials"):
		return persons
	case r.listed(lower, "noun/side", "source/group"):
		return side
	case r.listed(lower, "noun/organisation", "noun/forces", "name-head/organisation") || x.plural && r.listed(lemma, "noun/organisation"):
		return organisation
	case r.listed(lower, "noun/persons", "noun/people"):
		return persons
	case x.plural && r.listed(lemma, "noun/person"):
		return persons
	case r.listed(lower, "noun/person") || r.isTitle(lower):
		return office
	case hasPersonSuffix(lemma) && x.plural:
		return persons
	case r.country[lower]:
		return side
	}
	return nobody
}

func (f *Finder) isTitle(lower string) bool {
	return f.listed(lower, "title/head-of-state", "title/head-of-government", "title/leader", "title/deputy-head", "title/minister",
		"title/legislator", "title/spokesperson", "title/diplomat", "title/official", "title/military", "title/police",
		"title/judicial", "title/religious", "title/business", "title/academic", "title/candidate", "title/media")
}

// isSomebody reports whether a noun stands for people or a body of people.
func (f *Finder) isSomebody(lower string) bool {
	return f.listed(lower, "noun/person", "noun/persons", "noun/people", "noun/officials", "noun/side", "noun/forces", "noun/organisation", "source/group")
}

// hasPersonSuffix reports whether a noun is formed as nouns for people are.
func hasPersonSuffix(lemma string) bool {
	for _, s := range []string{"ologist", "ist", "ian", "man", "woman", "maker", "holder", "leader", "worker", "keeper", "eer"} {
		if strings.HasSuffix(lemma, s) && len(lemma) > len(s)+2 {
			return true
		}
	}
	return false
}

// isVaguePhrase reports whether a source, without its article, is a phrase of the rules behind which nobody stands.
func (r *reading) isVaguePhrase(words []nlp.Token) bool {
	var forms []string
	for i := range words {
		if f := strings.ToLower(words[i].Form); strings.ContainsAny(f, "abcdefghijklmnopqrstuvwxyz") {
			forms = append(forms, f)
		}
	}
	for len(forms) > 0 {
		if v, ok := r.rules.VagueSource(strings.Join(forms, " ")); ok && v.Form == "noun" {
			return true
		}
		if forms[0] != "the" && forms[0] != "a" && forms[0] != "an" {
			return false
		}
		forms = forms[1:]
	}
	return false
}

func (r *reading) mention(t *nlp.Token) (entity.Mention, bool) {
	if r.entities == nil {
		return entity.Mention{}, false
	}
	return r.entities.At(t.Span)
}

// canSpeak reports whether a source can be the source of a cue. Saying is a matter of people, bodies and documents;
// a verb that only looks like saying ("underscores", "signals") needs people.
func (r *reading) canSpeak(x source, lemma, class string) bool {
	pseudo := r.listed(lemma, "cue/pseudo")
	switch x.kind {
	case nobody:
		// A noun that no list knows may speak where the verb says that it does.
		return class != "" && class != "plan" && class != "hearsay" && !pseudo && x.noun
	case documentSource:
		return !pseudo || x.names+x.sides > 0 || lemma == "show" || lemma == "suggest" || lemma == "indicate" || lemma == "reveal" || lemma == "describe" || lemma == "outline" || lemma == "underline"
	case utterance:
		return class != "" && (!pseudo || lemma == "suggest" || lemma == "indicate")
	case unknownNoun:
		return class != "" && !pseudo
	}
	return true
}

// grade of a source that can speak.
func (r *reading) grade(p place, x source) Grade {
	s := &r.doc.Sentences[p.sentence]
	t := &s.Tokens[x.head]
	lower := strings.ToLower(t.Form)
	switch x.kind {
	case namedPerson:
		return Named
	case pronoun, unknownNoun:
		return r.gradeOfPronoun(s, x.head, lower)
	case organisation:
		if x.plural && x.names == 0 && !x.definite {
			return Vague // "companies", "banks"
		}
		return Named
	case office:
		switch {
		case x.names+x.sides > 0 || x.definite:
			return Named
		case r.listed(lower, "title/spokesperson", "title/head-of-state", "title/head-of-government", "title/minister"):
			return Named
		}
		return Vague
	case documentSource, utterance:
		switch {
		case x.names > 0 || r.hasOwner(s, p, x.head):
			return Named
		case x.sides > 0:
			return Side
		case x.definite && !x.plural || x.kind == utterance && x.definite:
			return Named
		}
		return Vague
	case side:
		if x.names > 0 && !isName(t) {
			return Named
		}
		if x.names == 0 && x.sides == 0 && (lower == "family" || lower == "team") && r.hasOwner(s, p, x.head) {
			return Side
		}
		if x.sides == 0 && r.listed(lower, "source/group") && !r.listed(lower, "noun/side") {
			return r.gradeOfGroup(lower)
		}
		return Side
	case persons, vaguePersons:
		switch {
		case x.names > 0 && x.plural && r.onlyBelong(s, p, x.head):
			return Side
		case x.names > 0:
			return Named
		case x.sides > 0:
			return Side
		case x.kind == persons && x.definite && !r.vagueNoun(lower):
			return Side
		case x.kind == persons && r.hasOwner(s, p, x.head):
			return Side // "fire department officials"
		case x.kind == persons && r.hasParty(s, p, x.head):
			return Side // "Republican lawmakers"
		}
		return Vague
	}
	return Vague
}

// hasParty reports whether a word before the head of a source says on whose side its people are: an adjective written
// with a capital ("Republican lawmakers").
func (r *reading) hasParty(s *nlp.Sentence, p place, head int) bool {
	for i := p.start; i < head; i++ {
		if t := &s.Tokens[i]; i > 0 && strings.HasPrefix(t.Tag, "JJ") && isCapitalised(t.Form) {
			return true
		}
		if t := &s.Tokens[i]; i == 0 && strings.HasPrefix(t.Tag, "JJ") && r.listed(strings.ToLower(t.Form), "source/party") {
			return true
		}
	}
	return false
}

// onlyBelong reports whether the names of a source stand before its head alone and say whose people they are: "Crane
// aides", "Brayle negotiators".
func (r *reading) onlyBelong(s *nlp.Sentence, p place, head int) bool {
	for i := head + 1; i < p.end; i++ {
		if isName(&s.Tokens[i]) {
			return false
		}
	}
	return !isName(&s.Tokens[head])
}

// hasOwner reports whether a source says whose it is with a common noun or a pronoun: "a government statement", "police
// reports", "her family".
func (r *reading) hasOwner(s *nlp.Sentence, p place, head int) bool {
	for i := p.start; i < p.end; i++ {
		lower := strings.ToLower(s.Tokens[i].Form)
		if i != head && r.listed(lower, "noun/side", "noun/organisation", "noun/forces", "noun/person") && !r.vagueNoun(lower) {
			return true
		}
		if s.Tokens[i].Tag == "PRP$" && i < head && lower != "your" && lower != "my" {
			return true
		}
	}
	return false
}

// gradeOfGroup tells bodies that can be asked from publics that cannot.
func (r *reading) gradeOfGroup(lower string) Grade {
	switch {
	case r.listed(lower, "group/named"):
		return Named
	case r.listed(lower, "group/side"):
		return Side
	}
	return Vague
}

// gradeOfPronoun grades a pronoun by whom it stands for.
func (r *reading) gradeOfPronoun(s *nlp.Sentence, i int, lower string) Grade {
	if m, ok := r.mention(&s.Tokens[i]); ok {
		switch e := &r.entities.Entities[m.Entity]; e.Kind {
		case entity.Person:
			return Named
		case entity.Organisation:
			return Named
		case entity.Country, entity.Government, entity.Set:
			return Side
		case entity.Group:
			if e.Country != "" {
				return Side
			}
			if g, ok := r.gradeOfAntecedent(s, lower); ok {
				return g
			}
			return Vague
		}
	}
	switch lower {
	case "he", "she", "i", "him", "her", "who", "himself", "herself":
		return Named
	case "it", "they":
		if g, ok := r.gradeOfAntecedent(s, lower); ok {
			return g
		}
		return Side
	case "we":
		return Side // somebody named before, whom the text does not let us tell
	}
	return Vague
}

// gradeOfAntecedent grades "it" and "they" by the subject of the sentence before, where that is a body, a document or
// people of the same number: "The board met on Monday. It said ...".
func (r *reading) gradeOfAntecedent(s *nlp.Sentence, lower string) (Grade, bool) {
	if s.Index == 0 || lower != "it" && lower != "they" {
		return None, false
	}
	before := &r.doc.Sentences[s.Index-1]
	root := before.Root()
	if before.Kind != nlp.Text || root < 0 || s.Paragraph-before.Paragraph > 1 {
		return None, false
	}
	for _, c := range before.Children(root) {
		if !strings.HasPrefix(before.Tokens[c].Relation, "nsubj") {
			continue
		}
		p := r.nounPhrase(before, c)
		x := r.sourceAt(p)
		switch x.kind {
		case organisation, side, documentSource, utterance:
			if x.plural && lower == "it" {
				return None, false
			}
		case persons, vaguePersons:
			if lower == "it" {
				return None, false
			}
		default:
			return None, false
		}
		g := r.grade(p, x)
		return g, g != None
	}
	return None, false
}

func (r *reading) vagueNoun(lower string) bool {
	v, ok := r.rules.VagueSource(lower)
	return ok && v.Form == "noun"
}

func isName(t *nlp.Token) bool { return strings.HasPrefix(t.Tag, "NNP") || t.Name != nlp.NoName }
