package question

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// Clause is a predicate in its sentence. A question made of it keeps the sentence's own words: subject and first
// auxiliary change places, and asides are left out.
type Clause struct {
	Sentence *nlp.Sentence
	// Text is the document's.
	Text string
	// Head is the token that carries the predicate: a verb, or what stands behind a copula.
	Head int
	// Name gives the words that stand for a token that only points at somebody or something, "" where they are not known.
	Name func(token int) string
	// Subject is who does it, or has it done, where the clause itself does not say so; "" when unknown. Plural is its
	// number.
	Subject string
	Plural  bool
	// Known is true where Subject was not guessed from the clause above.
	Known bool
	// Proper reports whether a word is written with a capital wherever it stands; nil when that is not known.
	Proper func(form string) bool
	// Common reports whether a word is written without one somewhere; nil when that is not known.
	Common func(form string) bool
	// Same reports whether two tokens stand for one and the same; nil when that is not known.
	Same func(a, b int) bool
	// Intransitive reports whether a verb has no passive, so that its participle without an auxiliary is a past; nil when that is not
	// known.
	Intransitive func(lemma string) bool
	// Commanding reports whether a verb with an object says what this is to do; nil when that is not known.
	Commanding func(lemma string) bool
	// Bound reports whether a noun tells nothing without what hangs on it ("in connection with"); nil when that is not known.
	Bound func(lemma string) bool
	// Passive reports whether a verb without an object behind it most likely has one before it; nil when that is not known.
	Passive func(lemma string) bool
	// Active reports whether a verb with an object has no passive ("have"); nil when that is not known.
	Active func(lemma string) bool
	// Happened reports whether a noun names an event that the text tells of as one that was; nil when that is not known.
	Happened func(token int) bool
	// Article reports whether the noun phrase of a token that has no article, as in headlines, takes "the"; nil when that is not
	// known.
	Article func(token int) bool
	// Points is set by Ask where a pronoun in the question stands for nobody that is known.
	Points bool
	// Lost is set by Ask where the question leaves out what the verb needs.
	Lost bool
	// bare is a verb whose base form stands in the question, or its gerund, subjectWords the subject of the question and saidBy the token that heads it.
	bare         int
	gerund       bool
	subjectWords string
	saidBy       int
	// Asked are the spans that the question asks for: they are left out of it.
	Asked []text.Span
	// Without are spans that the question does not need.
	Without []text.Span
}

// Clauses of more words than mostWords are cut down to their core; a phrase of more words than mostOfPhrase loses what
// hangs on it.
const (
	mostWords    = 17
	mostOfPhrase = 11
)

// Ask puts the question for a slot: "whether", "who", "when" or "where". It fails for a clause that cannot be asked in
// its own words: one without a verb, or whose subject is a pronoun that stands for nobody known.
func (c *Clause) Ask(slot string) (string, bool) {
	if c.Head < 0 || c.Head >= len(c.Sentence.Tokens) {
		return "", false
	}
	c.Points = false
	c.Lost, c.bare, c.subjectWords, c.saidBy = false, -1, "", -1
	s := c.Sentence
	g, ok := c.group()
	if !ok || c.singledOut() {
		return "", false
	}
	if h := s.Tokens[c.Head].Head; s.Tokens[c.Head].Relation == "ccomp" && h >= 0 && s.Tokens[h].Relation == "acl:relcl" && s.Tokens[c.Head].Class == "VERB" && !g.passive && !c.child("obj") {
		return "", false // "footage which she says she obtained"
	}
	switch slot {
	case "who":
		q, ok := c.who(g)
		return c.besides(q), ok
	case "when", "where":
		q, ok := c.inverted(g)
		if !ok {
			return "", false
		}
		return tidy(slot + " " + q), true
	case "whether":
		q, ok := c.inverted(g)
		return tidy(q), ok
	}
	return "", false
}

// Doubts counts what a question of the clause rests on that the parser was not sure of: where the clause hangs, unless it stands
// for itself, its subject and its object; and what else a participle may tell of.
func (c *Clause) Doubts() int {
	s := c.Sentence
	n := 0
	if head := &s.Tokens[c.Head]; head.Relation == "acl" {
		for i := head.Head + 1; i > 0 && i < c.Head; i++ {
			if s.Tokens[i].Class == "NOUN" || s.Tokens[i].Class == "PROPN" && s.Tokens[i].Relation != "flat" {
				n++ // it may tell of the noun between
			}
		}
	}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Confidence >= sureAttachment || t.Confidence == 0 {
			continue
		}
		switch {
		case i == c.Head && (t.Relation == "acl" || t.Relation == "conj" || t.Relation == "advcl" || t.Relation == "acl:relcl"):
			n++
		case t.Head == c.Head && (strings.HasPrefix(t.Relation, "nsubj") || t.Relation == "obj" || t.Relation == "ccomp" || t.Relation == "xcomp"):
			n++
		}
	}
	return n
}

// sureAttachment is the confidence of an attachment from which the parser was sure of it.
const sureAttachment = .45

// besides adds to a question about a circumstance what came about under it, which names the event: "with monitors standing by, the
// sides signed a truce" asks who stood by "when a truce was signed".
func (c *Clause) besides(q string) string {
	s := c.Sentence
	with := func(i int) bool {
		return slices.ContainsFunc(s.Children(i), func(k int) bool {
			return strings.EqualFold(s.Tokens[k].Form, "with") && (s.Tokens[k].Relation == "case" || s.Tokens[k].Relation == "mark")
		})
	}
	if s.Tokens[c.Head].Tag != "VBG" || !with(c.Head) && !(s.Tokens[c.Head].Relation == "acl" && with(s.Tokens[c.Head].Head)) && !slices.ContainsFunc(s.Children(c.Head), func(k int) bool { return strings.HasPrefix(s.Tokens[k].Relation, "nsubj") && with(k) }) {
		return q
	}
	above := s.Tokens[c.Head].Head
	for above >= 0 && s.Tokens[above].Class != "VERB" {
		above = s.Tokens[above].Head
	}
	if above < 0 || s.Tokens[above].Tag != "VBD" {
		return q
	}
	for _, k := range s.Children(above) {
		if t := &s.Tokens[k]; t.Relation == "obj" && t.Class == "NOUN" {
			be := " was "
			if t.Tag == "NNS" {
				be = " were "
			}
			return strings.TrimSuffix(q, "?") + " when " + c.phrase(k, -1) + be + Participle(strings.ToLower(s.Tokens[above].Lemma)) + "?"
		}
	}
	return q
}

// singledOut reports whether the clause says that something is the only, the first or the last one that a clause below tells
// of: without that clause the question asks for nothing ("the only country in the world").
func (c *Clause) singledOut() bool {
	s := c.Sentence
	if s.Tokens[c.Head].Class == "VERB" {
		return false
	}
	single, told := false, false
	for _, k := range s.Children(c.Head) {
		t := &s.Tokens[k]
		switch strings.ToLower(t.Lemma) {
		case "only", "first", "last", "latest":
			single = true
		}
		told = told || t.Relation == "acl:relcl" || t.Relation == "acl"
	}
	return single && told
}

// titled reports whether the sentence is a heading, or written like one: nearly all of its words have a capital.
func (c *Clause) titled() bool {
	if c.Sentence.Kind == nlp.Heading {
		return true
	}
	words, capitals := 0, 0
	for i := range c.Sentence.Tokens {
		f := c.Sentence.Tokens[i].Form
		if r, _ := utf8.DecodeRuneInString(f); len(f) > 3 && unicode.IsLetter(r) {
			words++
			if unicode.IsUpper(r) {
				capitals++
			}
		}
	}
	return words > 3 && 5*capitals >= 4*words
}

// Reports reports whether the clause holds what somebody says behind the verb, and not only that it was said to somebody.
func (c *Clause) Reports() bool {
	s := c.Sentence
	return slices.ContainsFunc(s.Children(c.Head), func(k int) bool {
		switch s.Tokens[k].Relation {
		case "ccomp", "xcomp":
			return k > c.Head && !c.stopped(c.Head, []int{k}) && !c.interrogative(k) // "said who leads them" tells nothing
		case "obj":
			return !addressing[s.Tokens[c.Head].Lemma]
		}
		return false
	})
}

// addressing verbs have whom one speaks to as their object.
var addressing = map[string]bool{"tell": true, "inform": true, "remind": true, "warn": true, "assure": true, "ask": true, "address": true}

// group is the verb group of a clause: its finite form first, in the words of a question, and what follows it before
// the complements.
type group struct {
	finite string
	rest   []string
	// from is the token from which complements are read.
	from int
	// passive is true for a passive, lexical the form of the verb when it stands without an auxiliary.
	passive bool
	lexical int
	// joined is true where the auxiliaries are those of the verb that this one is joined to.
	joined bool
}

// group reads the auxiliaries of the clause. A verb without one gets a form of "do".
func (c *Clause) group() (group, bool) {
	s := c.Sentence
	head := &s.Tokens[c.Head]
	g := group{from: c.Head, lexical: -1}
	var verbs []int
	for _, k := range s.Children(c.Head) {
		switch s.Tokens[k].Relation {
		case "aux", "aux:pass", "cop":
			if k < c.Head {
				verbs = append(verbs, k)
			}
			g.passive = g.passive || s.Tokens[k].Relation == "aux:pass"
		}
	}
	if len(verbs) == 0 && head.Relation == "conj" && head.Head >= 0 && s.Tokens[head.Head].Tag == head.Tag && !c.child("nsubj") && !c.child("nsubj:pass") {
		switch head.Tag { // "was sequencing and naming", "were arrested and charged", "will repair and reopen"
		case "VBG", "VBN", "VB":
			over := *c
			over.Head = head.Head
			if g, ok := over.group(); ok && g.lexical < 0 {
				g.from, g.joined = c.Head, true
				return g, true
			}
			return g, false
		}
	}
	if head.Lemma == "be" && len(verbs) == 0 && c.isFinite(c.Head) {
		g.finite = finiteForm(head)
		g.from = c.Head + 1
		return g, g.finite != ""
	}
	if len(verbs) > 0 && c.isFinite(verbs[0]) {
		g.finite = finiteForm(&s.Tokens[verbs[0]])
		for _, v := range verbs[1:] {
			if c.isFinite(v) {
				return g, false // two clauses read as one
			}
			g.rest = append(g.rest, strings.ToLower(s.Tokens[v].Form))
		}
		g.from = verbs[len(verbs)-1] + 1
		for g.from < c.Head && (isNegation(&s.Tokens[g.from]) || s.Tokens[g.from].Class == "ADV") {
			g.from++
		}
		if g.finite == "" {
			return g, false
		}
		if head.Tag == "VB" && c.marked("to") { // "was to deliver a speech", "the aim is to save fuel"
			g.rest = append(g.rest, "to")
		}
		return g, true
	}
	if head.Lemma == "have" && !c.child("obj") && !c.child("xcomp") {
		return g, false // an auxiliary that was taken for the verb
	}
	if head.Class != "VERB" || len(verbs) > 0 { // "that it be removed", "having been found"
		return g, false
	}
	switch head.Tag {
	case "VBD":
		g.finite = "did"
		if undergone[head.Lemma] && !c.child("obj") { // "50 people killed and 53 wounded": a participle without its auxiliary
			g.finite, g.passive = "was", true
			if c.Plural || c.pluralSubject() {
				g.finite = "were"
			}
			return g, true
		}
		if s.Kind == nlp.Heading && !c.child("obj") && !c.child("ccomp") && !c.child("xcomp") && !c.child("compound:prt") && !c.child("advmod") && c.Passive != nil && c.Passive(head.Lemma) {
			g.finite, g.passive = "was", true // headlines tell the past in the present: "miller fined in Brayle"
			if c.Plural || c.pluralSubject() {
				g.finite = "were"
			}
			return g, true
		}
		if head.Relation == "acl" && !c.child("nsubj") && c.child("obj") {
			break // "saying a small group reaped the rewards"
		}
		if head.Relation == "acl" && !c.child("nsubj") && c.Intransitive != nil && c.Intransitive(head.Lemma) {
			return g, false
		}
		if head.Relation == "acl" && !c.child("nsubj") { // a participle that was taken for a past: "remarks delivered in Brayle"
			g.finite, g.passive = "was", true
			if c.pluralSubject() {
				g.finite = "were"
			}
			return g, true
		}
	case "VBZ", "VBP":
		g.finite = map[string]string{"VBZ": "does", "VBP": "do"}[head.Tag]
		if c.titled() {
			g.finite = "did" // headlines tell the past in the present
		}
	case "VBN":
		if c.child("nsubj") && c.child("obj") || c.child("obj") && c.child("nsubj:pass") && !c.child("aux:pass") {
			g.finite = "did" // a past that was taken for a participle
			break
		}
		if c.child("nsubj") && !c.child("aux") && !undergone[head.Lemma] && finiteRelation[head.Relation] && s.Kind != nlp.Heading {
			g.finite = "did" // "the planets ranged from ..."
			break
		}
		if c.Intransitive != nil && c.Intransitive(head.Lemma) && !c.child("obl:agent") {
			if head.Relation == "acl" && c.Sentence.Tokens[head.Head].Class != "PROPN" {
				return g, false // the tyre did not backfire, putting it on did
			}
			g.finite = "did"
			break
		}
		if c.child("obj") {
			return g, false // "recent weeks banned the writer": not what was done to the weeks
		}
		g.finite, g.passive = "was", true
		if c.Plural || c.pluralSubject() {
			g.finite = "were"
		}
		return g, true
	case "VBG":
		g.finite = "did"
		if head.Lemma == "include" {
			return g, false // a preposition
		}
	default:
		return g, false
	}
	g.lexical = c.Head
	// A lemma that still has its ending was not found: "did closing".
	return g, !strings.HasSuffix(head.Lemma, "ing") && !strings.HasSuffix(head.Lemma, "ed") || strings.EqualFold(head.Lemma, "need") || len(head.Lemma) < 6
}

// undergone verbs are nothing that one does without doing it to somebody.
var undergone = map[string]bool{"kill": true, "injure": true, "wound": true, "arrest": true, "detain": true, "evacuate": true, "rescue": true, "displace": true, "hospitalize": true}

// finiteRelation holds the relations of the predicates of whole clauses.
var finiteRelation = map[string]bool{"root": true, "ccomp": true, "parataxis": true, "conj": true}

// child reports whether the predicate has a dependent of the relation.
func (c *Clause) child(relation string) bool {
	return c.hasChild(c.Head, relation)
}

// marked reports whether a word introduces the predicate.
func (c *Clause) marked(word string) bool {
	return slices.ContainsFunc(c.Sentence.Children(c.Head), func(k int) bool {
		t := &c.Sentence.Tokens[k]
		return (t.Relation == "mark" || t.Relation == "case") && strings.EqualFold(t.Form, word)
	})
}

// isFinite reports whether a token is a finite verb.
func (c *Clause) isFinite(i int) bool {
	return isFiniteTag(c.Sentence.Tokens[i].Tag)
}

// finiteForm writes a finite auxiliary out: "'s" is "is" or "has".
func finiteForm(t *nlp.Token) string {
	w := strings.ToLower(strings.ReplaceAll(t.Form, "’", "'"))
	switch w {
	case "'s":
		return map[string]string{"be": "is", "have": "has", "do": "does"}[t.Lemma]
	case "'re":
		return "are"
	case "'m", "am":
		return "is"
	case "'ve":
		return "have"
	case "'ll", "wo", "shall", "sha":
		return "will"
	case "'d":
		return map[string]string{"have": "had"}[t.Lemma]
	case "ca":
		return "can"
	case "may", "might":
		return "could"
	case "ai", "s":
		return ""
	}
	return w
}

func isNegation(t *nlp.Token) bool {
	switch strings.ToLower(strings.ReplaceAll(t.Form, "’", "'")) {
	case "not", "n't", "never", "t", "nt":
		return true
	}
	return false
}

// inverted is the clause as a question that yes or no answers, without its capital.
func (c *Clause) inverted(g group) (string, bool) {
	subject, k, ok := c.subject()
	if !ok {
		return "", false
	}
	c.subjectWords, c.saidBy = subject, k
	finite := g.finite
	if k >= 0 && c.Sentence.Tokens[k].Class == "PRON" || k < 0 && !c.Plural {
		// A name for "I" and "we" takes the third person; "they" may be one or many.
		finite = thirdPerson(finite, k >= 0 && strings.EqualFold(c.Sentence.Tokens[k].Form, "they"))
	}
	if k >= 0 && c.leavesOut(k) && !c.pluralSubject() {
		finite = thirdPerson(finite, false)
	}
	if finite == "do" && k >= 0 && !c.pluralSubject() && c.Sentence.Tokens[k].Class != "PRON" {
		finite = "does"
	}
	if finite == "does" && c.pluralSubject() {
		finite = "do"
	}
	words := append([]string{finite, subject}, g.rest...)
	rest := c.complements(g, k)
	object, relative := c.relativeObject(g)
	if relative && object == "" {
		return "", false
	}
	switch {
	case g.lexical >= 0:
		rest = strings.Join(strings.Fields(baseForm(&c.Sentence.Tokens[g.lexical])+" "+object+" "+rest), " ")
	case object != "":
		return "", false // the object belongs behind the verb, which stands among the complements
	}
	if rest == "" {
		return "", false
	}
	q := dangling(strings.Join(append(words, rest), " "))
	return q + "?", !brokenOff(q)
}

// relativeObject is what a relative clause with a subject of its own is about: "the deal that the mayor struck" is asked as
// "did the mayor strike the deal". It reports whether the clause is one whose antecedent is its object; one of time or place
// ("the day when", "in which") is none and has no object that could be named.
func (c *Clause) relativeObject(g group) (string, bool) {
	s := c.Sentence
	head := &s.Tokens[c.Head]
	if head.Relation != "acl:relcl" || head.Class != "VERB" || g.passive || head.Head < 0 {
		return "", false
	}
	own := false
	for _, k := range s.Children(c.Head) {
		switch t := &s.Tokens[k]; {
		case strings.HasPrefix(t.Relation, "nsubj"):
			if t.Tag == "WP" || t.Tag == "WDT" {
				return "", false
			}
			own = true
		case t.Tag == "WRB", strings.HasPrefix(t.Relation, "obl") && c.interrogative(k):
			return "", false
		case t.Relation == "obj" && t.Tag != "WDT" && t.Tag != "WP", t.Relation == "ccomp", t.Relation == "xcomp":
			return "", false
		}
	}
	if !own || s.Tokens[head.Head].Class == "PRON" || s.Tokens[head.Head].Class == "VERB" {
		return "", own
	}
	return c.phrase(head.Head, c.Head), true
}

// thirdPerson turns a finite verb of "I", "we" or "they" to that of a name.
func thirdPerson(w string, they bool) string {
	if they {
		return w
	}
	if f, ok := map[string]string{"am": "is", "are": "is", "have": "has", "do": "does", "were": "was"}[w]; ok {
		return f
	}
	return w
}

// baseForm is the form of a verb behind "do".
func baseForm(t *nlp.Token) string {
	lemma := strings.ToLower(t.Lemma)
	if (t.Tag == "VBZ" || t.Tag == "VBP") && len(lemma) > 4 && strings.HasSuffix(lemma, "s") && !strings.HasSuffix(lemma, "ss") && lemma == strings.ToLower(t.Form) {
		return lemma[:len(lemma)-1] // a lemma that was not found
	}
	return lemma
}

// who asks for the subject of an active clause or for the agent of a passive one.
func (c *Clause) who(g group) (string, bool) {
	s := c.Sentence
	if g.passive {
		object, k, ok := c.subject()
		if !ok || s.Tokens[c.Head].Class != "VERB" {
			return "", false
		}
		verb := Past(strings.ToLower(s.Tokens[c.Head].Lemma))
		if g.finite == "will" {
			verb = "will " + strings.ToLower(s.Tokens[c.Head].Lemma)
		}
		particle, rest := c.particle(), ""
		saved := g.from
		g.from = c.Head + 1
		rest = c.complements(g, k)
		g.from = saved
		return tidy(strings.Join([]string{"who", verb, particle, object, rest}, " ") + "?"), true
	}
	_, k, _ := c.subject()
	rest := c.complements(g, k)
	switch {
	case g.lexical >= 0:
		verb := Past(strings.ToLower(s.Tokens[c.Head].Lemma))
		if s.Tokens[c.Head].Tag == "VBZ" && !c.titled() {
			verb = strings.ToLower(s.Tokens[c.Head].Form)
		}
		if rest == "" {
			return "", false
		}
		return tidy("who " + verb + " " + rest + "?"), true
	case rest == "":
		return "", false
	}
	return tidy(strings.Join(append(append([]string{"who", thirdPerson(g.finite, c.pluralPredicate())}, g.rest...), rest), " ") + "?"), true
}

// pluralPredicate reports whether the clause says what several are: "they are the champions".
func (c *Clause) pluralPredicate() bool {
	t := &c.Sentence.Tokens[c.Head]
	return t.Tag == "NNS" || t.Tag == "NNPS"
}

// particle of a phrasal verb, "" for none.
func (c *Clause) particle() string {
	for _, k := range c.Sentence.Children(c.Head) {
		if c.Sentence.Tokens[k].Relation == "compound:prt" {
			return strings.ToLower(c.Sentence.Tokens[k].Form)
		}
	}
	return ""
}
