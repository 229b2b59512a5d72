package question

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// Thing is the noun phrase of a token as a question names it, "" where it was cut out in the wrong place.
func (c *Clause) Thing(head int) string { return c.thing(head) }

// Doing is what a verb tells as a gerund with all that it needs, "" where that cannot be cut out.
func (c *Clause) Doing(head int) string {
	over := *c
	over.Head, over.Lost, over.Points, over.bare, over.saidBy, over.subjectWords, over.gerund = head, false, false, -1, -1, "", true
	rest := over.complements(group{from: head + 1, lexical: head}, -1)
	words := strings.Join(strings.Fields(deed(c.Sentence, head)+" "+rest), " ")
	if rest == "" || over.Lost || over.Points || brokenOff(words) {
		return ""
	}
	return words
}

// leastOfTopic is how many words a topic has: "the plan" names nothing.
const leastOfTopic = 3

// The openings of questions about what texts say in common where no clause of theirs can be turned into a question.
const (
	openSaid = "Is it said that "
	openTalk = "Is there talk of "
	openTerm = "Is anything called “"
)

// Matter is what a question asks about: the words behind the opening of one that Talk put, else the whole question.
func Matter(question string) string {
	for _, opening := range []string{openSaid, openTalk, openTerm} {
		if rest, ok := strings.CutPrefix(question, opening); ok {
			return rest
		}
	}
	return question
}

// Talk asks about the words of a span that two texts have in common where no clause of theirs can be turned into a question: of a
// clause whether it is said, of a deed or a thing whether there is talk of it ("Is there talk of supporting a durable
// settlement?"). The sentence and its words are those of c, whose predicate does not matter. "" where the words are no whole phrase
// or tell too little.
func Talk(c *Clause, span text.Span) string {
	s := c.Sentence
	first, last, top := topPhrase(s, span)
	if top < 0 {
		return ""
	}
	t := &s.Tokens[top]
	subject, auxiliary := subjectOf(s, top, first, last), hasFinite(s, top, first, last)
	switch {
	case subject >= 0 && (auxiliary || isFiniteTag(t.Tag)):
		return c.said(first, last, top, subject)
	case subject >= 0 || auxiliary:
		return "" // neither a clause nor a phrase
	case t.Class == "ADJ":
		return called(s, first, last, top)
	case t.Class == "VERB":
		return c.deed(top, last-first+1)
	case t.Class == "NOUN" || t.Class == "PROPN":
		if p := c.thing(top); tellsOf(p) {
			if q := c.took(top, p); q != "" {
				return q
			}
			return openTalk + p + "?"
		}
	}
	return ""
}

// turned is the clause of token top as a question, "" where it cannot be turned or the question points at somebody, loses what its
// verb needs or tells too little.
func (c *Clause) turned(top int) string {
	over := *c
	if over.Head != top {
		over.Head, over.Subject, over.Known = top, "", false
	}
	q, ok := over.Ask("whether")
	if !ok || over.Lost || over.Points || !tellsOf(q) {
		return ""
	}
	return q
}

// took asks whether there was what a noun for an event names, "" for any other noun, for one that says whose it is and for one that
// is singled out among others: "the first talks".
func (c *Clause) took(top int, phrase string) string {
	s := c.Sentence
	if c.Happened == nil || !c.Happened(top) || s.Tokens[top].Class != "NOUN" {
		return ""
	}
	rest, definite := strings.CutPrefix(phrase, "the ")
	for _, k := range s.Children(top) {
		t := &s.Tokens[k]
		switch {
		case t.Relation == "nmod:poss", t.Tag == "JJS", t.Relation == "det" && t.Lemma != "the" && t.Lemma != "a" && t.Lemma != "an",
			singling[strings.ToLower(t.Form)]:
			return ""
		}
	}
	plural := s.Tokens[top].Tag == "NNS"
	switch first, _, _ := strings.Cut(phrase, " "); {
	case plural:
		return "Were there " + rest + "?"
	case definite:
		return "Was there " + article(rest) + "?"
	case first == "a" || first == "an":
		return "Was there " + phrase + "?"
	}
	return ""
}

// singling adjectives pick one thing out of several: that there was one of them is not the question.
var singling = map[string]bool{"first": true, "last": true, "latest": true, "next": true, "same": true, "only": true, "own": true, "previous": true, "former": true, "current": true}

// said asks whether a clause is said.
func (c *Clause) said(first, last, top, subject int) string {
	s := c.Sentence
	t := &s.Tokens[top]
	if pointing[strings.ToLower(s.Tokens[subject].Form)] {
		return ""
	}
	width := last - first + 1
	if subject < top { // what stands before the subject belongs to the telling
		from := subject
		for from > first && s.Dominates(subject, from-1) {
			from--
		}
		for first = from; first < top && leadsIn(&s.Tokens[first]); {
			first++
		}
	}
	told := slices.ContainsFunc(s.Children(top), func(k int) bool {
		return k > top && k <= last && (s.Tokens[k].Relation == "ccomp" || s.Tokens[k].Relation == "xcomp")
	})
	if (addressing[t.Lemma] || t.Lemma == "say") && !told {
		return "" // "she told the paper" says nothing of what she told
	}
	if width >= leastOfTopic {
		if q := c.turned(top); q != "" {
			return q
		}
	}
	for _, k := range s.Children(top) { // with what its verb needs
		if r := s.Tokens[k].Relation; k > last && (r == "obj" || r == "ccomp" || r == "xcomp") {
			for last < k || last+1 < len(s.Tokens) && s.Dominates(k, last+1) && s.Tokens[last+1].Class != "PUNCT" {
				last++
			}
		}
	}
	if last-first >= mostWords {
		return ""
	}
	if words := spelled(s, first, last, top, c.Proper); words != "" && !brokenOff(words) {
		return openSaid + words + "?"
	}
	return ""
}

// called asks whether anything is called what two texts call it.
func called(s *nlp.Sentence, first, last, top int) string {
	if words := spelled(s, first, last, top, nil); words != "" {
		return openTerm + words + "”?"
	}
	return ""
}

// deed asks about what is done, as a gerund with all that the verb needs.
func (c *Clause) deed(top, width int) string {
	s := c.Sentence
	over := *c
	over.Head, over.Lost, over.bare, over.saidBy, over.subjectWords, over.gerund = top, false, -1, -1, "", true
	if top > 0 && s.Tokens[top-1].Form == "-" || over.bareNounAfter(top) { // "President-elect"
		return ""
	}
	if width >= leastOfTopic && (isFiniteTag(s.Tokens[top].Tag) || hasFinite(s, top, 0, top)) && (!over.Borrows() || over.child("nsubj")) {
		if q := c.turned(top); q != "" {
			return q
		}
	}
	if strings.HasPrefix(deed(s, top), "being ") { // who was it? With a subject it is a question, without one it tells nothing
		over.gerund = false
		if q, ok := over.Ask("whether"); ok && !over.Lost && tellsOf(q) {
			return q
		}
		return ""
	}
	if q := c.undergoes(top); q != "" {
		return q
	}
	verb := deed(s, top)
	rest := over.complements(group{from: top + 1, lexical: top}, -1)
	for _, k := range s.Children(top) {
		if r := s.Tokens[k].Relation; k > top && (r == "obj" || r == "xcomp" || r == "ccomp") && over.Lost {
			return ""
		}
	}
	words := strings.Join(strings.Fields(verb+" "+rest), " ")
	if rest == "" || !tellsOf(words) || brokenOff(words) {
		return ""
	}
	return openTalk + words + "?"
}

// undergoes asks of what a verb does something to whether it was, is or is to be done, so that nobody has to be named who does it: two
// texts may name two. "" for a verb without such an object, or that has no passive.
func (c *Clause) undergoes(top int) string {
	s := c.Sentence
	object := -1
	for _, k := range s.Children(top) {
		switch t := &s.Tokens[k]; t.Relation {
		case "obj":
			if object >= 0 || k < top || t.Class == "PRON" || c.interrogative(k) || c.tensed(k, top) {
				return ""
			}
			object = k
		case "iobj", "xcomp", "ccomp", "compound:prt", "conj":
			return ""
		}
	}
	lemma := strings.ToLower(s.Tokens[top].Lemma)
	if object < 0 || c.Active == nil || c.Active(lemma) || s.Kind == nlp.Heading {
		return ""
	}
	plural := s.Tokens[object].Tag == "NNS" || s.Tokens[object].Tag == "NNPS" || c.hasChild(object, "conj")
	be, to := map[bool]string{true: "were", false: "was"}[plural], ""
	switch t := &s.Tokens[top]; t.Tag {
	case "VBD":
	case "VBZ", "VBP":
		if !c.titled() {
			be = map[bool]string{true: "are", false: "is"}[plural]
		}
	case "VB":
		be, to = map[bool]string{true: "are", false: "is"}[plural], "to be"
		for _, k := range s.Children(top) {
			if s.Tokens[k].Tag == "MD" {
				be, to = finiteForm(&s.Tokens[k]), "be"
			}
			if s.Tokens[k].Lemma == "do" && s.Tokens[k].Relation == "aux" {
				return ""
			}
		}
	default:
		return ""
	}
	over := *c
	over.Head, over.Lost, over.Points, over.bare, over.saidBy, over.subjectWords, over.gerund = top, false, false, -1, -1, "", false
	subject := over.phrase(object, top)
	over.subjectWords, over.saidBy = subject, object
	over.Asked = append(slices.Clone(c.Asked), s.Tokens[object].Span)
	rest := over.complements(group{from: top + 1, lexical: top}, object)
	q := tidy(strings.Join([]string{be, subject, to, Participle(lemma), rest}, " ") + "?")
	if belongsBefore(rest) { // "the ban on the sale of eels"
		q = tidy(strings.Join([]string{be, subject, rest, to, Participle(lemma)}, " ") + "?")
	}
	if rest == "" && to == "" || over.Lost || over.Points || subject == "" || lame(subject) || !tellsOf(q) || brokenOff(strings.TrimSuffix(q, "?")) {
		return ""
	}
	return q
}

// belongsBefore reports whether words behind an object most likely say of what kind it is, and not when or how something was done
// to it.
func belongsBefore(rest string) bool {
	words := strings.Fields(rest)
	if len(words) < 2 || len(words) > mostOfPhrase || Dated(words[1]) || unicode.IsDigit(rune(words[1][0])) {
		return false
	}
	switch words[0] {
	case "on", "of", "over", "between":
		return true
	}
	return false
}

// thing is the noun phrase of a token, as a topic.
func (c *Clause) thing(top int) string {
	over := *c
	over.Head, over.bare, over.saidBy, over.subjectWords = -1, -1, -1, ""
	if over.interrogative(top) || over.verbFirst(top) || slices.ContainsFunc(c.Sentence.Children(top), func(k int) bool {
		return strings.HasPrefix(c.Sentence.Tokens[k].Relation, "nsubj") || c.Sentence.Tokens[k].Relation == "cop"
	}) {
		return ""
	}
	p := over.phrase(top, -1)
	if lame(p) || brokenOff(p) {
		return ""
	}
	return p
}

// tellsOf reports whether a topic is more than a reader would ask back about: it has leastOfTopic words, of which two tell, or a
// name, and points at nobody.
func tellsOf(topic string) bool {
	words := strings.Fields(topic)
	telling, named := Telling(topic), false
	for i, w := range words {
		if bare := unmarked(w); pointing[bare] || possessing[bare] {
			return false
		}
		r, _ := utf8.DecodeRuneInString(w)
		named = named || i > 0 && unicode.IsUpper(r)
	}
	return len(words) >= leastOfTopic && (telling > 2 || telling > 1 && (named || len(words) > 4))
}

// Telling counts the words of a question that tell something by themselves; a name is one.
func Telling(question string) int {
	n, inName := 0, false
	for _, w := range strings.Fields(question) {
		bare := unmarked(w)
		r, _ := utf8.DecodeRuneInString(w)
		switch capital := unicode.IsUpper(r); {
		case bare == "" || small[bare] || pointing[bare] || possessing[bare]:
			inName = false
		case capital && inName:
		default:
			n++
			inName = capital
		}
	}
	return n
}

// unmarked is a word in lower case without the marks around it.
func unmarked(w string) string { return strings.ToLower(strings.Trim(w, "?!,.;:\"“”'’")) }

// possessing pronouns leave open whose something is.
var possessing = map[string]bool{"his": true, "her": true, "its": true, "their": true, "my": true, "our": true, "your": true, "me": true, "us": true, "him": true, "them": true}

// small are the words that tell nothing by themselves.
var small = map[string]bool{"a": true, "an": true, "the": true, "of": true, "in": true, "on": true, "at": true, "to": true, "for": true, "with": true, "from": true, "by": true,
	"as": true, "and": true, "or": true, "than": true, "about": true, "into": true, "over": true, "under": true, "after": true, "before": true, "during": true, "between": true,
	"against": true, "through": true, "is": true, "are": true, "was": true, "were": true, "be": true, "been": true, "being": true, "did": true, "do": true, "does": true,
	"has": true, "have": true, "had": true, "having": true, "will": true, "would": true, "could": true, "can": true, "should": true, "may": true, "not": true, "no": true,
	"there": true, "very": true, "more": true, "most": true, "some": true, "any": true, "other": true, "such": true, "so": true, "only": true, "also": true, "just": true, "who": true, "what": true, "when": true, "where": true, "which": true, "how": true, "many": true, "much": true,
	"first": true, "last": true, "one": true, "kind": true, "thing": true, "things": true, "way": true, "time": true, "years": true, "year": true, "day": true, "days": true, "lot": true,
	"getting": true, "making": true, "doing": true, "going": true, "coming": true, "taking": true, "saying": true, "using": true}

// spelled writes the words from first to last as they stand, but for the capital at the beginning; "" where they are no whole
// phrase.
func spelled(s *nlp.Sentence, first, last, top int, proper func(form string) bool) string {
	out, end, words := strings.Builder{}, -1, 0
	for i := first; i <= last; i++ {
		t := &s.Tokens[i]
		form := t.Form
		switch {
		case relative(t) && i <= top, i == top && t.Class == "VERB" && i > 0 && s.Tokens[i-1].Form == "-":
			return "" // "whose tenure was a failure"; "President-elect"
		case quotationMark(form):
			continue
		}
		if i == first && (proper == nil || !proper(t.Form)) && t.Class != "PROPN" && t.Name == "" && form != "I" && strings.ToUpper(form) != form || i == first && t.Class == "DET" {
			r, n := utf8.DecodeRuneInString(form)
			form = string(unicode.ToLower(r)) + form[n:]
		}
		if end >= 0 && end < t.Start {
			out.WriteByte(' ')
		}
		end = t.End
		out.WriteString(form)
		words++
	}
	if words < leastOfTopic {
		return ""
	}
	return strings.TrimRight(strings.Join(strings.Fields(out.String()), " "), ",;:-–— ")
}

// pointing pronouns make a clause that tells nothing by itself.
var pointing = map[string]bool{"he": true, "she": true, "it": true, "they": true, "i": true, "we": true, "you": true, "this": true, "that": true, "these": true, "those": true}

func quotationMark(form string) bool {
	switch form {
	case "\"", "'", "“", "”", "‘", "’", "`", "``", "''":
		return true
	}
	return false
}

// topPhrase finds the phrase that makes up most of a span: its first and last token and the one that all others hang on, -1 where
// there is none.
func topPhrase(s *nlp.Sentence, span text.Span) (first, last, top int) {
	top, most := -1, 0
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if !span.Contains(t.Span) || t.Class == "PUNCT" || t.Head >= 0 && span.Contains(s.Tokens[t.Head].Span) {
			continue
		}
		from, to := i, i
		for from > 0 && span.Contains(s.Tokens[from-1].Span) && s.Dominates(i, from-1) {
			from--
		}
		for to+1 < len(s.Tokens) && span.Contains(s.Tokens[to+1].Span) && s.Dominates(i, to+1) {
			to++
		}
		if to-from+1 > most {
			first, last, top, most = from, to, i, to-from+1
		}
	}
	if top < 0 {
		return 0, 0, -1
	}
	for first < top && leadsIn(&s.Tokens[first]) {
		first++
	}
	for last > top && trailsOff(s, last) {
		last--
	}
	return first, last, top
}

// leadsIn words join a phrase to what stands before it.
func leadsIn(t *nlp.Token) bool {
	switch t.Tag {
	case "IN", "CC", "TO", "WDT", "WRB":
		return true
	}
	return t.Class == "PUNCT"
}

// trailsOff reports whether the token at the end of a phrase needs something behind it.
func trailsOff(s *nlp.Sentence, i int) bool {
	t := &s.Tokens[i]
	switch t.Tag {
	case "IN", "CC", "TO", "WDT", "WRB", "DT", "WP", "MD", "PRP$":
		return true
	}
	return t.Class == "PUNCT" || t.Head > i
}

func subjectOf(s *nlp.Sentence, top, first, last int) int {
	for _, k := range s.Children(top) {
		if k >= first && k <= last && (strings.HasPrefix(s.Tokens[k].Relation, "nsubj") || s.Tokens[k].Relation == "csubj" || s.Tokens[k].Relation == "expl") {
			return k
		}
	}
	return -1
}

func hasFinite(s *nlp.Sentence, top, first, last int) bool {
	for _, k := range s.Children(top) {
		switch s.Tokens[k].Relation {
		case "aux", "aux:pass", "cop":
			if k >= first && k <= last && isFiniteTag(s.Tokens[k].Tag) {
				return true
			}
		}
	}
	return false
}

func isFiniteTag(tag string) bool {
	switch tag {
	case "MD", "VBD", "VBZ", "VBP":
		return true
	}
	return false
}

func relative(t *nlp.Token) bool { return t.Tag == "WP" || t.Tag == "WDT" || t.Tag == "WP$" }

// deed is the form of a verb behind "of".
func deed(s *nlp.Sentence, i int) string {
	t := &s.Tokens[i]
	switch {
	case t.Tag == "VBG":
		return t.Form
	case t.Tag == "VBN" && !slices.ContainsFunc(s.Children(i), func(k int) bool { return s.Tokens[k].Relation == "obj" }):
		return "being " + strings.ToLower(t.Form)
	}
	return Gerund(strings.ToLower(t.Lemma))
}
