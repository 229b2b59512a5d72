package analysis

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	self := func(*nlp.Sentence, int) string { return "" }
	if e := b.denying(denier, denial); e != nil && document == denier {
		self = func(s *nlp.Sentence, token int) string { return ofThemselves(s, token, a, e) }
	}
	q := ""
	if a.Accused >= 0 {
		q = b.askOfAccused(document, a)
	} else {
		q = b.askOfClauseBy(document, a, self)
	}
	if q != "" && (denial.Deed < 0 || sharesTelling(q, denial.Span.Cut(b.documents[denier].Text))) {
		return q
	}
	who := b.denier(denier, denial)
	if q := d.askOfNoun(b.engine.pack.Listed, a, who); q != "" {
		return q
	}
	return b.askOfWords(document, a, who, self)
}

// ofThemselves is the name of who denies something for a pronoun that nobody is known for in what they deny: who dismisses
// "accusations that he lied" is most likely he. "" for another gender, and where the words name whoever denies them.
func ofThemselves(s *nlp.Sentence, token int, a *verdict.Stand, e *entity.Entity) string {
	gender := map[string]entity.Gender{"he": entity.Male, "his": entity.Male, "him": entity.Male, "she": entity.Female, "her": entity.Female}[strings.ToLower(s.Tokens[token].Form)]
	words := strings.Fields(e.Name)
	if e.Kind != entity.Person || gender == "" || e.Gender != gender || len(words) == 0 || slices.ContainsFunc(s.Tokens, func(t nlp.Token) bool {
		return a.Contains(t.Span) && t.Form == words[len(words)-1]
	}) {
		return ""
	}
	return shortName(e)
}

// denier is the name of who denies something, or of whom they speak for and as what ("Ada Brome through a lawyer"), "" for nobody
// who has one.
func (b *builder) denier(document int, denial *verdict.Stand) string {
	d := b.documents[document]
	e := b.denying(document, denial)
	if e == nil {
		return ""
	}
	if principal, office := b.speaksForWhom(d, e); principal != "" {
		return principal + " denies through " + office
	}
	return d.called(e) + " denies"
}

// denying is who denies something, nil for nobody who has a name.
func (b *builder) denying(document int, denial *verdict.Stand) *entity.Entity {
	d := b.documents[document]
	if denial.Attribution >= 0 {
		if a := &d.attributions.Attributions[denial.Attribution]; a.Grade == attribution.Named && a.Entity >= 0 && len(d.entities.Entities[a.Entity].Names) > 0 {
			return &d.entities.Entities[a.Entity]
		}
	}
	for i := range d.entities.Entities {
		e := &d.entities.Entities[i]
		if words := strings.Fields(e.Name); e.Kind == entity.Person && len(e.Names) > 0 && len(words) > 0 && denial.By(strings.ToLower(words[len(words)-1])) {
			return e
		}
	}
	return nil
}

// speaksForWhom is whom a text says somebody speaks for, and as what: "Edith Crane, a lawyer for Ada Brome", "his spokesman Karl
// Ostrow"; "" for nobody.
func (b *builder) speaksForWhom(d *document, e *entity.Entity) (principal, office string) {
	for _, m := range d.entities.Mentions {
		if &d.entities.Entities[m.Entity] != e || m.Form != entity.NameForm {
			continue
		}
		s := &d.read.Sentences[m.Sentence]
		for n := range s.Tokens {
			t := &s.Tokens[n]
			if t.Class != "NOUN" || !b.engine.pack.Listed("quotation/spokesperson", strings.ToLower(t.Lemma)) || !besideName(s, n, m.Span) {
				continue
			}
			for _, k := range append(s.Children(n), s.Children(m.Head)...) {
				u := &s.Tokens[k]
				of := u.Relation == "nmod:poss" || u.Relation == "nmod" && k > n && slices.ContainsFunc(s.Children(k), func(j int) bool {
					return strings.EqualFold(s.Tokens[j].Form, "for") || strings.EqualFold(s.Tokens[j].Form, "of") || strings.EqualFold(s.Tokens[j].Form, "to")
				})
				if p := d.entities.EntityAt(u.Span); of && p != nil && p != e && len(p.Names) > 0 && len(p.Name) <= longestFiller {
					return d.called(p), question.Article(strings.ToLower(t.Lemma))
				}
			}
		}
	}
	return "", ""
}

// besideName reports whether a noun says what somebody is whose name has a span: it stands before it, or one hangs on the other.
func besideName(s *nlp.Sentence, n int, name text.Span) bool {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; name.Contains(t.Span) && (t.Head == n || s.Tokens[n].Head == i || n == i-1) {
			return true
		}
	}
	return false
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
		q += " that " + who
	}
	q += " true?"
	if unreadable(q) || len(q) > longestMatter+len(who) {
		return ""
	}
	return q
}

// askOfWords asks in the words of an allegation: as a clause where it is one and speaks of nobody as "I" or "you", else in
// quotation marks.
func (b *builder) askOfWords(document int, a *verdict.Stand, who string, self func(*nlp.Sentence, int) string) string {
	d := b.documents[document]
	s := &d.read.Sentences[a.Sentence]
	matter := a.Span
	if a.Accused < 0 && a.Deed >= 0 {
		matter = s.Subtree(a.Deed)
	}
	if clause := d.plainClause(s, matter, a, self); clause != "" {
		return "Is it true that " + clause + "?"
	}
	words := strings.TrimPrefix(strings.Join(strings.Fields(strings.Trim(withoutAsides(matter.Cut(d.Text)), "\"“”,.;:!? ")), " "), "that ")
	if before, after, ok := strings.Cut(words, " that "); ok && slices.ContainsFunc(strings.Fields(before), func(w string) bool { return b.engine.pack.Listed("denial/noun", strings.ToLower(w)) }) {
		words = after // "a claim by an aide that"
	}
	if len(words) > longestClause {
		words = words[:strings.LastIndexByte(words[:longestClause], ' ')] + " …"
	}
	opening := "Is it true that “"
	if !clausal(s, matter) && !slices.ContainsFunc(s.Tokens, func(t nlp.Token) bool {
		return matter.Contains(t.Span) && (t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD")
	}) {
		opening = "Is there truth in “"
	}
	q := opening + strings.Map(func(r rune) rune {
		if r == '“' || r == '”' {
			return '"'
		}
		return r
	}, words) + "”"
	if who != "" {
		q += ", which " + who // for whoever only a pronoun in the words stands for
	}
	return q + "?"
}

// plainClause is a clause in its own words as it stands behind "that", with names for the pronouns that do it; "" for what is no
// clause with a subject and a tense, whose subject is a pronoun for somebody unknown, or that speaks as "I" or "you".
func (d *document) plainClause(s *nlp.Sentence, matter text.Span, a *verdict.Stand, self func(*nlp.Sentence, int) string) string {
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
		case t.Class == "PRON" && strings.HasPrefix(t.Relation, "nsubj") && cmp.Or(nameOf(d, c, s, i), self(s, i)) != "":
			out.WriteString(cmp.Or(nameOf(d, c, s, i), self(s, i)))
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
	return b.askOfClauseBy(document, a, func(*nlp.Sentence, int) string { return "" })
}

// askOfClauseBy does so with names for pronouns that nobody else is known for.
func (b *builder) askOfClauseBy(document int, a *verdict.Stand, self func(*nlp.Sentence, int) string) string {
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
			return b.askOfAccused(document, &verdict.Stand{Sentence: a.Sentence, Attribution: a.Attribution, Deed: b.accusedOf(s, c.Predicate.Head), Accused: accused})
		}
		clause := b.clause(d, c, verdict.Whether)
		if !matter.Contains(s.Tokens[clause.Head].Span) {
			continue
		}
		known := clause.Name
		clause.Name = func(token int) string { return cmp.Or(known(token), self(s, token)) }
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
	if k := owned(s, a.Accused); k != a.Accused {
		one := *a
		one.Accused, a = k, &one
	}
	name := d.nameOf(s, a.Accused)
	if name == "" {
		return ""
	}
	if a.Deed < 0 {
		return d.askOfAccusations(s, a, nil)
	}
	if deed := &s.Tokens[a.Deed]; (deed.Tag == "VBG" || deed.Tag == "VB" || deed.Tag == "VBN") && deed.Class == "VERB" {
		clause := b.clause(d, &claim.Claim{Sentence: a.Sentence, Attribution: a.Attribution, Predicate: claim.Predicate{Head: a.Deed}}, verdict.Whether)
		clause.Head = a.Deed
		clause.Without = accusersBehind(s, a)
		clause.Known, clause.Subject, clause.Plural = true, name, strings.HasSuffix(s.Tokens[a.Accused].Tag, "S")
		known := clause.Name
		clause.Name = func(token int) string {
			if n := known(token); n != "" {
				return n
			}
			return d.accuser(s, a, token)
		}
		if q := whether(clause); q != "" {
			return q
		}
	}
	return d.askOfAccusations(s, a, b.clause(d, &claim.Claim{Sentence: a.Sentence, Attribution: a.Attribution, Predicate: claim.Predicate{Head: a.Deed}}, verdict.Whether))
}

// owned is the name behind a possessive that was taken for who is accused: "accused the Weir Company's Paul Venn".
func owned(s *nlp.Sentence, accused int) int {
	k := accused + 2
	if k >= len(s.Tokens) || s.Tokens[k].Class != "PROPN" {
		return accused
	}
	switch mark := &s.Tokens[k-1]; mark.Form {
	case "'", "’", "'s", "’s":
		if mark.Start == s.Tokens[accused].End {
			return k
		}
	}
	return accused
}

// accusersBehind are the spans of those who accuse behind what they accuse somebody of: "accused of fraud by four men".
func accusersBehind(s *nlp.Sentence, a *verdict.Stand) []text.Span {
	var out []text.Span
	matter := s.Subtree(a.Deed)
	for i := range s.Tokens {
		if t := &s.Tokens[i]; i > a.Deed && matter.Contains(t.Span) && (strings.HasPrefix(t.Relation, "nmod") || strings.HasPrefix(t.Relation, "obl")) &&
			slices.ContainsFunc(s.Tokens, func(u nlp.Token) bool { return u.Start == s.Subtree(i).Start && strings.EqualFold(u.Form, "by") }) {
			out = append(out, s.Subtree(i))
		}
	}
	return out
}

// accuser is who accuses, for a pronoun in what they accuse another of: "four men accused him of hurting them". "" where the number
// differs or nobody is named.
func (d *document) accuser(s *nlp.Sentence, a *verdict.Stand, token int) string {
	many := false
	switch strings.ToLower(s.Tokens[token].Form) {
	case "them", "their":
		many = true
	case "him", "her":
	default:
		return ""
	}
	verb := s.Tokens[a.Accused].Head
	if verb < 0 {
		return ""
	}
	for _, k := range s.Children(verb) {
		if t := &s.Tokens[k]; k != a.Accused && (t.Relation == "nsubj" || t.Relation == "obl:agent") && strings.HasSuffix(t.Tag, "S") == many {
			return d.nameOf(s, k)
		}
	}
	return ""
}

// askOfAccusations asks whether what somebody is accused of is true, "" where they have no name that tells.
func (d *document) askOfAccusations(s *nlp.Sentence, a *verdict.Stand, c *question.Clause) string {
	name := d.nameOf(s, a.Accused)
	if name == "" {
		return ""
	}
	q := "Are the accusations against " + name + " true?"
	if a.Deed < 0 {
		return q
	}
	matter := ""
	c.Without = accusersBehind(s, a)
	switch t := &s.Tokens[a.Deed]; {
	case t.Class == "NOUN":
		matter = c.Thing(a.Deed)
	case t.Tag == "VBG":
		matter = c.Doing(a.Deed)
	}
	if longer := "Are the accusations of " + matter + " against " + name + " true?"; matter != "" && len(longer) <= longestClause && !unreadable(longer) {
		return longer
	}
	return q
}

// nameOf is the name of who is accused, or the words for them, "" for a pronoun that stands for nobody known and for what is too
// long for a question.
func (d *document) nameOf(s *nlp.Sentence, accused int) string {
	name := strings.Trim(withoutAsides(strings.Join(strings.Fields(s.Subtree(accused).Cut(d.Text)), " ")), ",;: ")
	if first := sentenceToken(s, s.Subtree(accused).Start); first >= 0 && s.Tokens[first].Class != "PROPN" && s.Tokens[first].Name == "" && (s.Tokens[first].Class == "DET" || !alwaysCapital(d, s.Tokens[first].Form)) && name != "" {
		r, n := utf8.DecodeRuneInString(name)
		name = string(unicode.ToLower(r)) + name[n:]
	}
	if e := d.entities.EntityAt(s.Tokens[accused].Span); e != nil && len(e.Names) > 0 && (e.Kind == entity.Person || s.Tokens[accused].Class != "PROPN") {
		name = d.called(e)
	}
	if s.Tokens[accused].Class == "PRON" && strings.EqualFold(name, s.Tokens[accused].Form) || len(name) > longestParty {
		return ""
	}
	return name
}

// accusedIn is the subject of a passive verb of accusing ("was accused of"), -1 for none.
func (b *builder) accusedIn(s *nlp.Sentence, verb int) int {
	told := b.engine.pack.Listed("allegation/told", s.Tokens[verb].Lemma) && slices.ContainsFunc(s.Children(verb), func(k int) bool { return s.Tokens[k].Relation == "xcomp" })
	if !told && !b.engine.pack.Listed("allegation/against", s.Tokens[verb].Lemma) {
		return -1
	}
	for _, k := range s.Children(verb) {
		if s.Tokens[k].Relation == "nsubj:pass" {
			return k
		}
	}
	return -1
}

// accusedOf is the head of what a verb of accusing is of, -1 for none: "of fraud", "with breaking the seal", "to have lied".
func (b *builder) accusedOf(s *nlp.Sentence, verb int) int {
	for _, k := range s.Children(verb) {
		t := &s.Tokens[k]
		if k < verb {
			continue
		}
		for _, c := range s.Children(k) {
			switch w := strings.ToLower(s.Tokens[c].Form); {
			case w == "of", w == "with", w == "for", w == "over", w == "to" && t.Relation == "xcomp" && t.Class == "VERB":
				return k
			}
		}
	}
	return -1
}
