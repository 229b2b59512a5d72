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
	// Proper reports whether a word is written with a capital wherever it stands; nil when that is not known.
	Proper func(form string) bool
	// Common reports whether a word is written without one somewhere; nil when that is not known.
	Common func(form string) bool
	// Asked are the spans that the question asks for: they are left out of it.
	Asked []text.Span
}

// Clauses of more words than mostWords are cut down to their core; a phrase of more words than mostOfPhrase loses what
// hangs on it.
const (
	mostWords    = 17
	mostOfPhrase = 9
)

// Ask puts the question for a slot: "whether", "who", "when" or "where". It fails for a clause that cannot be asked in
// its own words: one without a verb, or whose subject is a pronoun that stands for nobody known.
func (c *Clause) Ask(slot string) (string, bool) {
	if c.Head < 0 || c.Head >= len(c.Sentence.Tokens) {
		return "", false
	}
	g, ok := c.group()
	if !ok || c.singledOut() {
		return "", false
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

// Borrows reports whether the clause has no subject of its own and takes one over from what it hangs on.
func (c *Clause) Borrows() bool {
	for _, k := range c.Sentence.Children(c.Head) {
		switch c.Sentence.Tokens[k].Relation {
		case "nsubj", "nsubj:pass", "expl":
			return c.Sentence.Tokens[k].Tag == "WP" || c.Sentence.Tokens[k].Tag == "WDT"
		}
	}
	return true
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
	return slices.ContainsFunc(c.Sentence.Children(c.Head), func(k int) bool { return c.Sentence.Tokens[k].Relation == relation })
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

// subject is the phrase of who the clause is about, and the token that heads it, -1 where the clause does not hold it.
func (c *Clause) subject() (string, int, bool) {
	s := c.Sentence
	for _, k := range s.Children(c.Head) {
		switch t := &s.Tokens[k]; t.Relation {
		case "nsubj", "nsubj:pass", "expl":
			if t.Tag == "WP" || t.Tag == "WDT" {
				return c.antecedent(c.Head)
			}
			phrase, ok := c.pointing(k)
			return phrase, k, ok
		case "csubj", "csubj:pass":
			return "", -1, false
		}
	}
	switch h := s.Tokens[c.Head].Head; {
	case s.Tokens[c.Head].Relation == "acl" && h >= 0 && (s.Tokens[c.Head].Tag == "VBG" || s.Tokens[c.Head].Tag == "VBN" || s.Tokens[c.Head].Tag == "VBD") && !c.child("mark") && !c.child("case"):
		return c.antecedent(c.Head)
	case s.Tokens[c.Head].Relation == "conj" && h >= 0 && h < c.Head && s.Tokens[h].Class == "VERB":
		over := *c
		over.Head = h
		return over.subject()
	}
	return c.Subject, -1, c.Subject != ""
}

// antecedent is the phrase that a relative or participial clause hangs on.
func (c *Clause) antecedent(i int) (string, int, bool) {
	h := c.Sentence.Tokens[i].Head
	if h < 0 || c.Sentence.Tokens[h].Class == "VERB" || c.Sentence.Tokens[h].Class == "PRON" {
		return c.Subject, -1, c.Subject != ""
	}
	phrase := c.phrase(h, i)
	if lame(phrase) || c.verbFirst(h) {
		return "", -1, false
	}
	return phrase, h, phrase != "" && !c.interrogative(h) && !dated(&c.Sentence.Tokens[h])
}

// pointing is the phrase that token k heads; a pronoun gives way to the name of what it stands for.
func (c *Clause) pointing(k int) (string, bool) {
	t := &c.Sentence.Tokens[k]
	if t.Class != "PRON" || t.Relation == "expl" || standsForItself[strings.ToLower(t.Form)] {
		p := c.phrase(k, -1)
		return p, !lame(p) && !c.verbFirst(k) && !c.interrogative(k) && !dated(t)
	}
	if t.Tag == "DT" || t.Lemma == "it" && t.Head == c.Head && t.Relation == "expl" {
		return "", false
	}
	name := c.Name(k)
	return name, name != ""
}

// verbFirst reports whether the phrase of token k begins with a finite verb: it was cut out of its sentence in the wrong place
// ("its chats employ encryption, which ...").
func (c *Clause) verbFirst(k int) bool {
	ts := c.tokens(k, -1, mostOfPhrase)
	if len(ts) == 0 {
		return false
	}
	t := &c.Sentence.Tokens[ts[0]]
	return ts[0] < k && t.Class == "VERB" && (c.isFinite(ts[0]) || t.Tag == "VB")
}

// lame reports whether a subject was cut out of its sentence in the wrong place: it begins with a preposition or gives a
// reason.
func lame(phrase string) bool {
	words := strings.Fields(strings.ToLower(phrase))
	if len(words) == 0 || slices.Contains(words, "because") {
		return true
	}
	switch words[0] {
	case "not", "to", "of", "by", "from", "with", "at", "and", "or", "but", "than", "as", "if", "when", "while", "due":
		return true
	}
	return false
}

// interrogative reports whether the phrase of token k asks or relates by itself: "whose tenure", "what position".
func (c *Clause) interrogative(k int) bool {
	for _, j := range c.tokens(k, -1, mostOfPhrase) {
		switch c.Sentence.Tokens[j].Tag {
		case "WP", "WP$", "WDT", "WRB":
			return true
		}
	}
	return false
}

// Dated reports whether a word is a day or a month: as one who does something it was misread.
func Dated(t *nlp.Token) bool { return dated(t) }

func dated(t *nlp.Token) bool {
	switch t.Form {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "June", "July",
		"August", "September", "October", "November", "December":
		return true
	}
	return false
}

// standsForItself are pronouns that need no name.
var standsForItself = map[string]bool{"no one": true, "nobody": true, "none": true, "everyone": true, "everybody": true, "someone": true, "somebody": true,
	"nothing": true, "there": true, "thousands": true, "hundreds": true, "dozens": true}

// pluralSubject reports whether the subject is plural as far as its form tells.
func (c *Clause) pluralSubject() bool {
	_, k, ok := c.subject()
	if !ok || k < 0 {
		return c.Plural
	}
	t := &c.Sentence.Tokens[k]
	if t.Tag == "NNS" || t.Tag == "NNPS" {
		return true
	}
	for _, j := range c.Sentence.Children(k) {
		if c.Sentence.Tokens[j].Relation == "conj" && slices.Contains(c.tokens(k, c.Head, mostOfPhrase), j) {
			return true // one that the phrase leaves out makes no plural of it
		}
		if c.Sentence.Tokens[j].Relation == "nummod" && strings.ToLower(c.Sentence.Tokens[j].Form) != "one" && t.Class == "NOUN" && !c.singular(k) {
			return true
		}
	}
	return false
}

// leavesOut reports whether the phrase of token k is without a word that is joined to it.
func (c *Clause) leavesOut(k int) bool {
	in := c.tokens(k, c.Head, mostOfPhrase)
	return slices.ContainsFunc(c.Sentence.Children(k), func(j int) bool {
		return c.Sentence.Tokens[j].Relation == "conj" && !slices.Contains(in, j)
	})
}

// singular reports whether an article says that the noun k is one, whatever numbers stand by it: "a 2014 ban".
func (c *Clause) singular(k int) bool {
	return slices.ContainsFunc(c.Sentence.Children(k), func(j int) bool {
		switch strings.ToLower(c.Sentence.Tokens[j].Form) {
		case "a", "an", "this", "that", "each", "every", "another":
			return c.Sentence.Tokens[j].Relation == "det"
		}
		return false
	})
}

// inverted is the clause as a question that yes or no answers, without its capital.
func (c *Clause) inverted(g group) (string, bool) {
	subject, k, ok := c.subject()
	if !ok {
		return "", false
	}
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

// brokenOff reports whether a question ends in a word that something must follow: "indicted for".
func brokenOff(q string) bool {
	switch words := strings.Fields(q); words[len(words)-1] {
	case "for", "of", "with", "from", "to", "by", "and", "or", "that", "the", "a", "an", "than", "because", "after", "before", "while":
		return true
	}
	return false
}

// dangling drops a unit of time at the end that lost what counts or places it: "was removed from the shop days".
func dangling(q string) string {
	words := strings.Fields(q)
	if len(words) < 5 {
		return q
	}
	switch strings.ToLower(words[len(words)-1]) {
	case "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minute", "minutes", "morning", "night":
	default:
		return q
	}
	before := words[len(words)-2]
	switch strings.ToLower(before) {
	case "next", "last", "this", "every", "each", "per", "a", "an", "of", "the", "in", "for", "some", "several", "few", "many", "same", "all", "that", "one", "two", "three",
		"four", "five", "six", "seven", "eight", "nine", "ten", "by", "and", "to", "new", "later", "earlier", "past", "first", "second", "recent", "at", "on", "over", "during":
		return q
	}
	if strings.ContainsAny(before, "0123456789") || unicode.IsUpper([]rune(before)[0]) || strings.HasSuffix(before, "’s") || strings.HasSuffix(before, "'s") {
		return q
	}
	return strings.Join(words[:len(words)-1], " ")
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
func baseForm(t *nlp.Token) string { return strings.ToLower(t.Lemma) }

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

// aside are the relations of what a question leaves out of a clause.
var aside = map[string]bool{"punct": true, "parataxis": true, "discourse": true, "vocative": true, "dislocated": true, "mark": true, "cc": true,
	"advcl": true, "acl:relcl": true, "advcl:relcl": true, "appos": true, "nsubj": true, "nsubj:pass": true, "expl": true, "csubj": true, "aux": true, "aux:pass": true, "cop": true,
	"cc:preconj": true, "obl:npmod": false}

// core are the relations of what a clause cannot do without.
var core = map[string]bool{"obj": true, "iobj": true, "xcomp": true, "ccomp": true, "compound:prt": true, "obl:agent": true}

// complements are the words of the clause behind its verb group, without what is asked for: the core first, and as much of
// the rest as keeps the question short.
func (c *Clause) complements(g group, subject int) string {
	s := c.Sentence
	in := make([]bool, len(s.Tokens))
	n := 0
	if g.lexical < 0 && c.Head >= g.from {
		in[c.Head] = true
		n++
	}
	type part struct {
		head int
		core bool
	}
	var parts []part
	for _, k := range s.Children(c.Head) {
		t := &s.Tokens[k]
		bare, _, _ := strings.Cut(t.Relation, ":")
		switch {
		case k == subject, aside[t.Relation], isNegation(t), c.asked(k):
		case k < c.Head && (c.Head < g.from || g.lexical >= 0 || k < g.from):
			// what stands before the verb: adverbs and what opens the sentence
		case t.Relation == "conj" && (s.Tokens[c.Head].Class == "VERB" || t.Class == "VERB"):
		case k < c.Head && t.Relation == "advmod" && s.Tokens[c.Head].Class == "VERB":
		case t.Relation == "advmod" && s.Tokens[c.Head].Class == "VERB" && hangsLoose(t):
		default:
			parts = append(parts, part{k, core[t.Relation] || core[bare] || s.Tokens[c.Head].Class != "VERB" && k < c.Head})
		}
	}
	slices.SortStableFunc(parts, func(x, y part) int {
		switch {
		case x.core && !y.core:
			return -1
		case y.core && !x.core:
			return 1
		}
		return 0
	})
	for _, p := range parts {
		most := mostOfPhrase
		if s.Tokens[p.head].Class == "VERB" {
			most = mostWords // a clause below: "plans to reopen the line"
		}
		ts := c.tokens(p.head, -1, most)
		if c.comma(ts) && !p.core || c.stopped(g.from, ts) || c.beheaded(p.head) {
			continue
		}
		if n > 0 && n+len(ts) > mostWords && !(p.core && n < 6) {
			continue
		}
		for _, j := range ts {
			if !in[j] {
				in[j] = true
				n++
			}
		}
	}
	return c.cut(in)
}

// hangsLoose reports whether an adverb behind a verb belongs to the telling and not to what is told.
func hangsLoose(t *nlp.Token) bool {
	switch strings.ToLower(t.Form) {
	case "too", "also", "however", "though", "instead", "meanwhile", "anyway", "again", "though,", "therefore", "when", "where", "why", "how", "so":
		return true
	}
	return false
}

// comma reports whether a comma sets the tokens off from what stands before them.
func (c *Clause) comma(ts []int) bool {
	if len(ts) == 0 {
		return true
	}
	i := slices.Min(ts)
	return i > 0 && c.Sentence.Tokens[i-1].Form == ","
}

// beheaded reports whether token k is a finite verb, or has a finite auxiliary, without a subject of its own: what was
// taken for a complement is another clause.
func (c *Clause) beheaded(k int) bool {
	s := c.Sentence
	finite := c.isFinite(k)
	for _, j := range s.Children(k) {
		switch t := &s.Tokens[j]; t.Relation {
		case "nsubj", "nsubj:pass", "expl", "csubj":
			return false
		case "aux", "aux:pass", "cop":
			finite = finite || c.isFinite(j)
		}
	}
	return finite
}

// stopped reports whether a colon, a semicolon or a dash stands between the verb and the tokens.
func (c *Clause) stopped(from int, ts []int) bool {
	for i := from; len(ts) > 0 && i < slices.Min(ts); i++ {
		switch c.Sentence.Tokens[i].Form {
		case ":", ";", "—", "―", "--", "–":
			return true
		}
	}
	return false
}

// asked reports whether a phrase is what the question asks for.
func (c *Clause) asked(k int) bool {
	sub := c.Sentence.Tokens[k].Span
	return slices.ContainsFunc(c.Asked, func(s text.Span) bool { return s.Overlaps(sub) })
}

// phrase is the text of the noun phrase that token i heads, without the clause that holds predicate.
func (c *Clause) phrase(i, predicate int) string {
	in := make([]bool, len(c.Sentence.Tokens))
	for _, j := range c.tokens(i, predicate, mostOfPhrase) {
		if t := &c.Sentence.Tokens[j]; t.Head == i && (t.Relation == "case" || t.Relation == "mark" || t.Relation == "cc") {
			continue
		}
		in[j] = true
	}
	p := c.cut(in)
	first := slices.Index(in, true)
	if first < 0 {
		return ""
	}
	t := &c.Sentence.Tokens[first]
	if t.Class != "PROPN" && t.Name == "" && t.Form != "I" && strings.ToUpper(t.Form) != t.Form && (c.Proper == nil || !c.Proper(t.Form)) || t.Class == "DET" {
		r, n := utf8.DecodeRuneInString(p)
		p = string(unicode.ToLower(r)) + p[n:]
	}
	return p
}

// tokens of the phrase that token i heads: without asides and, where they are more than most, without clauses and the
// second thing that hangs on each noun, then with one thing alone, then with none.
func (c *Clause) tokens(i, predicate, most int) []int {
	for strict := range 4 {
		var out []int
		c.collect(i, predicate, strict, 0, &out)
		if len(out) <= most || strict == 3 {
			slices.Sort(out)
			return out
		}
	}
	return nil
}

func (c *Clause) collect(i, predicate, strict, depth int, out *[]int) {
	*out = append(*out, i)
	s := c.Sentence
	hanging := 0
	for _, k := range s.Children(i) {
		t := &s.Tokens[k]
		if depth > 40 || k == predicate || predicate >= 0 && s.Dominates(k, predicate) {
			continue
		}
		if t.Class == "NUM" && k > i && c.setOff(k) { // "Ada Brome, 41"
			continue
		}
		switch t.Relation {
		case "appos":
			if c.setOff(k) || k < i || t.Class != "PROPN" || s.Tokens[i].Class != "PROPN" { // "Representative Ada Brome"
				continue
			}
		case "punct", "parataxis", "discourse", "vocative", "dislocated", "acl:relcl", "advcl", "advcl:relcl":
			continue
		case "cc", "conj":
			if strict >= 2 || s.Tokens[i].Class == "VERB" && t.Relation == "conj" {
				continue
			}
			if t.Relation == "conj" && t.Class == "VERB" && s.Tokens[i].Class != "VERB" {
				continue
			}
		case "acl", "nmod", "obl":
			if c.setOff(k) {
				continue
			}
			hanging++
			if strict >= 1 && (t.Relation == "acl" || hanging > 1) || strict == 2 && depth > 0 || strict == 3 && s.Tokens[i].Class != "VERB" {
				continue
			}
		}
		if isNegation(t) && t.Head == c.Head || c.asked(k) && depth > 0 {
			continue
		}
		c.collect(k, predicate, strict, depth+1, out)
	}
}

// setOff reports whether a comma stands before everything that token k dominates.
func (c *Clause) setOff(k int) bool {
	first := k
	for j := k - 1; j >= 0 && c.Sentence.Dominates(k, j); j-- {
		first = j
	}
	return first > 0 && (c.Sentence.Tokens[first-1].Form == "," || c.Sentence.Tokens[first].Form == "," || c.Sentence.Tokens[first-1].Form == "-" || c.Sentence.Tokens[first-1].Form == "—")
}

// cut is the text of the tokens that are in, in their order and spelling. Marks between two of them stay, but for
// quotation marks, brackets and dashes.
func (c *Clause) cut(in []bool) string {
	var out strings.Builder
	last := -1
	for i := range in {
		t := &c.Sentence.Tokens[i]
		keep := in[i]
		if t.Class == "PUNCT" {
			keep = i > 0 && i+1 < len(in) && in[i-1] && in[i+1] && inner(t.Form)
		}
		if !keep {
			continue
		}
		if conjunction := t.Relation == "cc" && (t.Head < 0 || t.Head < len(in) && !in[t.Head]); conjunction {
			continue
		}
		form := t.Form
		if strings.ToUpper(form) != form && (c.Proper == nil || !c.Proper(form)) &&
			(c.Sentence.Kind == nlp.Heading && t.Class != "PROPN" && t.Name == "" || i > 0 && c.titled() && c.Common != nil && c.Common(form)) {
			form = strings.ToLower(form) // headlines in capitals
		}
		if name := c.named(i); name != "" {
			form = name
		}
		if last >= 0 && (last+1 < i || c.Sentence.Tokens[last].End != t.Start) {
			out.WriteByte(' ')
		}
		out.WriteString(form)
		last = i
	}
	return out.String()
}

// named gives the name for an object pronoun that only points, "" for all else.
func (c *Clause) named(i int) string {
	t := &c.Sentence.Tokens[i]
	switch strings.ToLower(t.Form) {
	case "him", "her", "them", "it", "me", "us", "he", "she", "they", "i", "we":
		if t.Tag == "PRP" && c.Name != nil {
			return c.Name(i)
		}
	}
	return ""
}

// inner reports whether a mark may stand inside a question.
func inner(mark string) bool {
	switch mark {
	case ",", "-", "'", "’", "/", ".", "&":
		return true
	}
	return false
}
