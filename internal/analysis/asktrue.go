package analysis

import (
	"regexp"
	"slices"
	"strings"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/question"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// longestMatter keeps a question short, in bytes; a clause that needs no cutting may be longestClause long.
const (
	longestMatter = 90
	longestClause = 160
)

// askWhetherTrue asks about what is denied as a person would: by the clause of the denial or of the allegation where it can be
// turned round, by whom the allegation is made against, or by its own words.
func (b *builder) askWhetherTrue(denier int, denial *verdict.Stand, document int, a *verdict.Stand) string {
	d := b.documents[document]
	if denial.Deed >= 0 {
		if q := b.askOfClause(denier, denial); q != "" {
			return q
		}
	}
	if a.Deed < 0 {
		held := *a
		held.Deed = b.heldByNoun(document, a)
		a = &held
	}
	q := ""
	if a.Accused >= 0 {
		q = b.askOfAccused(document, a)
	} else {
		q = b.askOfClause(document, a)
	}
	if q != "" && (denial.Deed < 0 || sharesTelling(q, denial.Span.Cut(b.documents[denier].Text))) {
		return q
	}
	who := b.denier(denier, denial)
	if q := d.askOfNoun(b.engine.pack.Listed, a, who); q != "" {
		return q
	}
	return b.askOfWords(document, a, who)
}

// denier is the name of who denies something, "" for nobody who has one.
func (b *builder) denier(document int, denial *verdict.Stand) string {
	d := b.documents[document]
	if denial.Attribution >= 0 {
		if a := &d.attributions.Attributions[denial.Attribution]; a.Grade == attribution.Named && a.Entity >= 0 && len(d.entities.Entities[a.Entity].Names) > 0 {
			return d.entities.Entities[a.Entity].Name
		}
	}
	for i := range d.entities.Entities {
		e := &d.entities.Entities[i]
		if words := strings.Fields(e.Name); e.Kind == entity.Person && len(e.Names) > 0 && len(words) > 0 && denial.By(strings.ToLower(words[len(words)-1])) {
			return e.Name
		}
	}
	return ""
}

// askOfNoun asks whether what a noun of saying is of is true ("allegations of fraud"), "" where the allegation is a clause or its
// noun points at nobody's words in particular.
func (d *document) askOfNoun(listed func(list, word string) bool, a *verdict.Stand, who string) string {
	if a.Deed < 0 || a.Accused >= 0 {
		return ""
	}
	s := &d.read.Sentences[a.Sentence]
	of := &s.Tokens[a.Deed]
	about := slices.ContainsFunc(s.Children(a.Deed), func(k int) bool {
		return s.Tokens[k].Relation == "mark" && strings.EqualFold(s.Tokens[k].Form, "about")
	})
	if of.Relation != "nmod" && (of.Relation != "acl" || !about) || of.Head < 0 || !listed("denial/noun", s.Tokens[of.Head].Lemma) {
		return ""
	}
	noun := &s.Tokens[of.Head]
	span := s.Subtree(a.Deed)
	for _, k := range s.Children(a.Deed) { // "of fraud against himself from a dozen women": the wrong is enough
		if t := &s.Tokens[k]; k > a.Deed && t.Relation != "conj" {
			span.End = min(span.End, s.Subtree(k).Start)
		}
	}
	verb := "Is"
	if noun.Tag == "NNS" {
		verb = "Are"
	}
	q := verb + " the " + strings.ToLower(noun.Form) + " " + strings.Trim(strings.Join(strings.Fields(span.Cut(d.Text)), " "), ",;: ")
	if who != "" {
		q += " that " + who + " denies"
	}
	q += " true?"
	if unreadable(q) || len(q) > longestMatter {
		return ""
	}
	return q
}

// askOfWords asks in the words of an allegation: as a clause where it is one and speaks of nobody as "I" or "you", else in
// quotation marks.
func (b *builder) askOfWords(document int, a *verdict.Stand, who string) string {
	d := b.documents[document]
	s := &d.read.Sentences[a.Sentence]
	matter := a.Span
	if a.Accused < 0 && a.Deed >= 0 {
		matter = s.Subtree(a.Deed)
	}
	if clause := d.plainClause(s, matter, a); clause != "" {
		return "Is it true that " + clause + "?"
	}
	words := strings.TrimPrefix(strings.Join(strings.Fields(strings.Trim(withoutAsides(matter.Cut(d.Text)), "\"“”,.;:!? ")), " "), "that ")
	if before, after, ok := strings.Cut(words, " that "); ok && slices.ContainsFunc(strings.Fields(before), func(w string) bool { return b.engine.pack.Listed("denial/noun", strings.ToLower(w)) }) {
		words = after // "a claim by an aide that"
	}
	if len(words) > longestClause {
		words = words[:strings.LastIndexByte(words[:longestClause], ' ')] + " …"
	}
	q := "Is it true that “" + strings.Map(func(r rune) rune {
		if r == '“' || r == '”' {
			return '"'
		}
		return r
	}, words) + "”"
	if who != "" {
		q += ", which " + who + " denies" // for whoever only a pronoun in the words stands for
	}
	return q + "?"
}

// plainClause is a clause in its own words as it stands behind "that", with names for the pronouns that do it; "" for what is no
// clause with a subject and a tense, whose subject is a pronoun for somebody unknown, or that speaks as "I" or "you".
func (d *document) plainClause(s *nlp.Sentence, matter text.Span, a *verdict.Stand) string {
	top := -1
	for i := range s.Tokens {
		if t := &s.Tokens[i]; matter.Contains(t.Span) && t.Class != "PUNCT" && (t.Head < 0 || !matter.Contains(s.Tokens[t.Head].Span)) {
			if top >= 0 {
				return ""
			}
			top = i
		}
	}
	if top < 0 || a.Accused >= 0 {
		return ""
	}
	subject, finite := false, s.Tokens[top].Tag == "VBD" || s.Tokens[top].Tag == "VBZ" || s.Tokens[top].Tag == "VBP"
	for _, k := range s.Children(top) {
		t := &s.Tokens[k]
		switch {
		case strings.HasPrefix(t.Relation, "nsubj"), t.Relation == "expl":
			subject = t.Tag != "WDT" && t.Tag != "WP"
		case t.Relation == "aux", t.Relation == "cop", t.Relation == "aux:pass":
			finite = finite || t.Tag == "MD" || t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP"
		}
	}
	if !subject || !finite {
		return ""
	}
	c := &claim.Claim{Sentence: a.Sentence, Attribution: a.Attribution}
	var out strings.Builder
	at := -1
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if !matter.Contains(t.Span) || out.Len() == 0 && (t.Class == "PUNCT" || strings.EqualFold(t.Form, "that") && t.Tag != "DT") {
			continue
		}
		if at >= 0 && t.Start > at {
			out.WriteByte(' ')
		}
		at = t.End
		switch w := strings.ToLower(t.Form); {
		case t.Class == "PRON" && strings.HasPrefix(t.Relation, "nsubj") && nameOf(d, c, s, i) != "":
			out.WriteString(nameOf(d, c, s, i))
		case speaking[w], t.Class == "PRON" && t.Head == top && strings.HasPrefix(t.Relation, "nsubj"):
			return "" // of whom only the words of the text tell
		case out.Len() == 0 && i == 0 && t.Class != "PROPN" && !alwaysCapital(d, t.Form):
			out.WriteString(w)
		default:
			out.WriteString(t.Form)
		}
	}
	clause := withoutAsides(strings.TrimRight(strings.Join(strings.Fields(out.String()), " "), "\"“”,.;:!? "))
	if len(clause) > longestClause || unreadable(clause) {
		return ""
	}
	return clause
}

// speaking are the words with which somebody speaks of themselves and to others.
var speaking = map[string]bool{"i": true, "me": true, "my": true, "we": true, "us": true, "our": true, "you": true, "your": true}

// sharesTelling reports whether a question has one of the longer words of a denial, names apart: "evidence grows that she sent
// secrets" asks for nothing that "I sent no secrets" denies.
func sharesTelling(q, denial string) bool {
	q = strings.ToLower(q)
	return slices.ContainsFunc(strings.Fields(denial), func(w string) bool {
		return len(w) >= tellingStem && w == strings.ToLower(w) && strings.Contains(q, w[:tellingStem])
	})
}

// tellingStem is how many bytes of a word its forms have in common.
const tellingStem = 5

// heldByNoun is the head of the clause that a noun of saying holds at the top of an allegation ("to the claim that she lied"), -1
// where the allegation is a clause itself.
func (b *builder) heldByNoun(document int, a *verdict.Stand) int {
	s := &b.documents[document].read.Sentences[a.Sentence]
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Class != "NOUN" || !a.Contains(t.Span) || t.Head >= 0 && a.Contains(s.Tokens[t.Head].Span) || !b.engine.pack.Listed("denial/noun", t.Lemma) {
			continue
		}
		for _, k := range s.Children(i) {
			if c := &s.Tokens[k]; (c.Relation == "acl" || c.Relation == "ccomp") && a.Contains(c.Span) && c.Tag != "VBG" {
				return k
			}
		}
	}
	return -1
}

// askOfClause turns the topmost clause of an allegation into a question; "" where none can be turned.
func (b *builder) askOfClause(document int, a *verdict.Stand) string {
	d := b.documents[document]
	s := &d.read.Sentences[a.Sentence]
	matter := a.Span
	if a.Deed >= 0 {
		matter = s.Subtree(a.Deed)
	}
	var inside []*claim.Claim
	for i := range d.claims {
		if c := &d.claims[i]; c.Sentence == a.Sentence && matter.Contains(s.Tokens[c.Predicate.Head].Span) {
			inside = append(inside, c)
		}
	}
	depth := func(c *claim.Claim) int {
		n := 0
		for at := c.Predicate.Head; at >= 0 && n < len(s.Tokens); at = s.Tokens[at].Head {
			n++
		}
		return n
	}
	slices.SortStableFunc(inside, func(x, y *claim.Claim) int { return depth(x) - depth(y) })
	for _, c := range inside {
		if a.Deed >= 0 && c.Predicate.Head != a.Deed {
			return ""
		}
		if accused := b.accusedIn(s, c.Predicate.Head); accused >= 0 { // that somebody was accused nobody denies
			return d.askOfAccusations(s, accused)
		}
		clause := b.clause(d, c, verdict.Whether)
		if !matter.Contains(s.Tokens[clause.Head].Span) {
			continue
		}
		return whether(clause) // what hangs on it is not what is alleged
	}
	return ""
}

// whether asks whether what a clause tells is so, "" where the question would tell nothing.
func whether(c *question.Clause) string {
	q, ok := c.Ask(string(verdict.Whether))
	if q = withoutAsides(q); !ok || !tells(q) || unreadable(q) {
		return ""
	}
	return q
}

// withoutAsides leaves out what stands in parentheses, but for what an editor says there of a pronoun: "them (the crew)" is "the
// crew".
func withoutAsides(q string) string {
	q = explained.ReplaceAllString(q, "$2")
	for {
		open := strings.IndexByte(q, '(')
		end := strings.IndexByte(q, ')')
		if open < 0 || end < open {
			return q
		}
		q = strings.TrimRight(q[:open], " ") + q[end+1:]
	}
}

// explained are pronouns with what they stand for in parentheses.
var explained = regexp.MustCompile(`\b(?i:(them|him|her|they|he|she|it|us|we)) [(\[]((?:the |an? )?[\pL’' -]{3,40})[)\]]`)

// longestParty is how many bytes the name of who is accused may have.
const longestParty = 60

// askOfAccused asks whether somebody did what they are accused of, or whether what they are accused of is true.
func (b *builder) askOfAccused(document int, a *verdict.Stand) string {
	d := b.documents[document]
	s := &d.read.Sentences[a.Sentence]
	name := d.nameOf(s, a.Accused)
	if name == "" {
		return ""
	}
	if deed := &s.Tokens[a.Deed]; deed.Tag == "VBG" && deed.Class == "VERB" {
		clause := b.clause(d, &claim.Claim{Sentence: a.Sentence, Attribution: a.Attribution, Predicate: claim.Predicate{Head: a.Deed}}, verdict.Whether)
		clause.Known, clause.Subject, clause.Plural = true, name, strings.HasSuffix(s.Tokens[a.Accused].Tag, "S")
		if q := whether(clause); q != "" {
			return q
		}
	}
	return d.askOfAccusations(s, a.Accused)
}

// askOfAccusations asks whether what somebody is accused of is true, "" where they have no name that tells.
func (d *document) askOfAccusations(s *nlp.Sentence, accused int) string {
	name := d.nameOf(s, accused)
	if name == "" {
		return ""
	}
	return "Are the accusations against " + name + " true?"
}

// nameOf is the name of who is accused, or the words for them, "" for a pronoun that stands for nobody known and for what is too
// long for a question.
func (d *document) nameOf(s *nlp.Sentence, accused int) string {
	name := strings.Trim(withoutAsides(strings.Join(strings.Fields(s.Subtree(accused).Cut(d.Text)), " ")), ",;: ")
	if rest, ok := strings.CutPrefix(name, "The "); ok {
		name = "the " + rest
	}
	if e := d.entities.EntityAt(s.Tokens[accused].Span); e != nil && len(e.Names) > 0 {
		name = e.Name
	}
	if s.Tokens[accused].Class == "PRON" && strings.EqualFold(name, s.Tokens[accused].Form) || len(name) > longestParty {
		return ""
	}
	return name
}

// accusedIn is the subject of a passive verb of accusing ("was accused of"), -1 for none.
func (b *builder) accusedIn(s *nlp.Sentence, verb int) int {
	if !b.engine.pack.Listed("allegation/against", s.Tokens[verb].Lemma) {
		return -1
	}
	for _, k := range s.Children(verb) {
		if s.Tokens[k].Relation == "nsubj:pass" {
			return k
		}
	}
	return -1
}
