package analysis

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/claim"
	"gainsay/internal/event"
	"gainsay/internal/nlp"
	"gainsay/internal/question"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// asked puts the question of a finding. That of a statement holds the words that it rests on.
func (b *builder) asked(e *event.Event, slot verdict.Slot, order []event.Ref, cs []comparison) string {
	if !e.Statement {
		if slot == verdict.Whether && !cs[0].Verdict.Alarm() && !b.framed(order) {
			// Whether somebody did what no frame knows can be asked in the words of the texts alone.
			if own := b.inOwnWords(slot, b.contents(order), nil, true); len(own) > 0 {
				return own[0]
			}
			return ""
		}
		return b.question(slot, order)
	}
	shared := map[event.Ref][]text.Span{}
	for _, r := range order {
		shared[r] = []text.Span{}
	}
	for _, c := range cs {
		l := e.Link(c.a, c.b)
		if l == nil {
			continue
		}
		for _, w := range l.Common {
			if w.Weight >= leastAnchor && w.Likeness >= leastLikeness {
				shared[c.a], shared[c.b] = append(shared[c.a], w.A), append(shared[c.b], w.B)
			}
		}
	}
	l := e.Link(cs[0].a, cs[0].b)
	own := b.ownWords(slot, order, shared, true)
	if i := slices.IndexFunc(own, func(w worded) bool { return w.shared }); i >= 0 {
		return own[i].words
	}
	// What either does with the thing that both name is not what they agree on, unless its words are most of what they share.
	topic := b.matter(l)
	if topic != "" && question.Matter(topic) == topic {
		return topic
	}
	for _, least := range []float64{mostlyHeld, leastHeld} {
		if i := slices.IndexFunc(own, func(w worded) bool {
			return w.held >= least && (topic == "" || !b.put[w.words])
		}); i >= 0 {
			return own[i].words
		}
		if topic != "" {
			return topic
		}
	}
	return ""
}

// framed reports whether a claim evokes a frame of the rule packs.
func (b *builder) framed(refs []event.Ref) bool {
	return slices.ContainsFunc(refs, func(r event.Ref) bool { return b.claim(r).Predicate.Frame != "" })
}

// mostAsked bounds of how many claims of one event the question is tried.
const mostAsked = 12

// inOwnWords lists questions made of the clauses of the claims, the best first: a reader recognises the words of the
// texts. shared are the words that a statement rests on, by document; a question should hold them. Where headlines may stand
// for questions, one that cannot be turned is asked about whole.
func (b *builder) inOwnWords(slot verdict.Slot, refs []event.Ref, shared map[event.Ref][]text.Span, headlines bool) []string {
	var out []string
	for _, c := range b.ownWords(slot, refs, shared, headlines) {
		out = append(out, c.words)
	}
	return out
}

// worded is a question in the words of the texts: how good it is, which share it holds of the words that a statement rests on, and
// whether it asks about these: its predicate is one of them, or it holds most.
type worded struct {
	words       string
	worth, held float64
	shared      bool
}

func (b *builder) ownWords(slot verdict.Slot, refs []event.Ref, shared map[event.Ref][]text.Span, headlines bool) []worded {
	var all []worded
	for _, r := range refs[:min(len(refs), mostAsked)] {
		for _, c := range b.askable(r, shared[r] != nil) {
			d := b.documents[r.Source]
			clause := b.clause(d, c, slot)
			q, ok := clause.Ask(string(slot))
			s := &d.read.Sentences[c.Sentence]
			line, titled := "", false
			if headlines && s.Kind == nlp.Heading && slot == verdict.Whether && (b.sentenceRoot(s) == c.Predicate.Head || b.sentenceRoot(s) == clause.Head) {
				if line, titled = headline(s, d.Text); titled && !ok && isVerbal(&s.Tokens[clause.Head]) {
					q, ok = line, true
				} else {
					titled = false
				}
			}
			if !ok || !tells(q) || unreadable(q) || c.Reporting && !clause.Reports() {
				continue
			}
			if c != b.claim(r) && shared[r] == nil && !b.claim(r).Reporting && heldOf(d, s, q, []text.Span{b.claim(r).Predicate.Span}) == 0 {
				continue // what stands above a claim has to name it
			}
			w := worth(q) + b.standingOf(d, c, q, shared[r], c == b.claim(r))
			named := false // "a ban on employees travelling" names a deed and does not say that it was done
			switch {
			case !clause.Borrows():
			case s.Tokens[clause.Head].Tag == "VBG" && s.Tokens[clause.Head].Relation == "acl":
				named = true
				w -= 30
			case s.Tokens[clause.Head].Relation == "advcl":
				w -= 25 // it may be anybody's doing
			default:
				w -= 12
			}
			if clause.Lost {
				w -= 40
			}
			if clause.Points && clause.Sentence.Kind != nlp.Heading {
				continue
			}
			if slot == verdict.When && slices.ContainsFunc(strings.Fields(q), func(word string) bool { return question.Dated(strings.Trim(word, ",.?")) }) {
				w -= 40 // "When was he to speak on Monday?"
			}
			if clause.Lost && b.engine.pack.Listed("question/commanding", s.Tokens[clause.Head].Lemma) {
				continue
			}
			w -= doubt * float64(clause.Doubts())
			if shared[r] == nil && c != b.claim(r) {
				w -= 10
			}
			if b.supposed(event.Ref{Source: r.Source, Claim: b.position(d, c)}) {
				w -= 30
			}
			if titled {
				q = "Is “" + line + "” right?"
			}
			head := s.Tokens[c.Predicate.Head].Span
			held := 0.0
			if len(shared[r]) > 0 {
				held = heldOf(d, s, q, shared[r])
			}
			all = append(all, worded{q, w, held, !named && slices.Contains(shared[r], head) && held >= leastWithPredicate || len(shared[r]) >= manyShared && held >= mostHeld})
		}
	}
	slices.SortStableFunc(all, func(x, y worded) int {
		switch {
		case x.worth != y.worth:
			if x.worth > y.worth {
				return -1
			}
			return 1
		}
		return strings.Compare(x.words, y.words)
	})
	var out []worded
	for _, c := range all {
		if c.worth >= leastWorth && !slices.ContainsFunc(out, func(o worded) bool { return o.words == c.words }) {
			out = append(out, c)
		}
	}
	return out
}

// doubt is what every attachment that the parser was not sure of takes from a question that rests on it.
const doubt = 6

// isVerbal reports whether a token is a verb with a tense or a past participle, which in a headline is one.
func isVerbal(t *nlp.Token) bool {
	switch t.Tag {
	case "VBZ", "VBP", "VBD", "VBN":
		return true
	}
	return false
}

// headline is a heading as a line that names what happened; false for one that is long, asks, or is a label and more.
func headline(s *nlp.Sentence, doc string) (string, bool) {
	line := strings.Join(strings.Fields(s.Span.Cut(doc)), " ")
	if n := len(strings.Fields(line)); n < 4 || n > longestQuote || strings.ContainsAny(line, "?!:|;") {
		return "", false
	}
	return strings.TrimRight(line, ". "), true
}

// sentenceRoot is the token that heads a sentence, -1 for none.
func (b *builder) sentenceRoot(s *nlp.Sentence) int {
	return slices.IndexFunc(s.Tokens, func(t nlp.Token) bool { return t.Relation == "root" })
}

// unreadable reports whether a question has an editor's brackets in it, marks that do not close, or a word that was cut.
func unreadable(q string) bool {
	opened, closed := 0, 0
	for _, w := range strings.Fields(strings.TrimSuffix(q, "?")) {
		if strings.HasPrefix(w, "'") || strings.HasPrefix(w, "‘") {
			opened++
		}
		if strings.HasSuffix(strings.TrimRight(w, ",."), "'") {
			closed++
		}
	}
	return opened > closed || strings.Contains(q, " n't ") || strings.Contains(q, " n’t ") || strings.HasSuffix(q, "'?") || strings.HasSuffix(q, "’?") || strings.ContainsAny(q, "[]()…_|#{}<>@") || strings.Count(q, "“") != strings.Count(q, "”") || strings.Count(q, "\"")%2 != 0
}

// leastWorth is what a question must be worth to be asked; see worth.
const leastWorth = 40

// askable are the claims of which a question about r can be made: r itself or, for a statement and for one who only
// reports, any claim of its sentence.
func (b *builder) askable(r event.Ref, statement bool) []*claim.Claim {
	c := b.claim(r)
	out := []*claim.Claim{c}
	for _, o := range b.beside(r) {
		if statement || c.Reporting || b.over(o, r) {
			out = append(out, b.claim(o))
		}
	}
	return out
}

// over reports whether one claim of a sentence holds another that has no tense of its own or is only supposed: the clause above
// says how it is meant ("asked that the sign be removed").
func (b *builder) over(above, r event.Ref) bool {
	c := b.claim(r)
	s := &b.documents[r.Source].read.Sentences[c.Sentence]
	head := &s.Tokens[c.Predicate.Head]
	if c.Predicate.Kind != claim.Verb || c.Tense != "" && head.Tag != "VB" && !b.supposed(r) {
		return false
	}
	at := c.Predicate.Head
	for n := 0; n < 3 && at >= 0; n++ {
		switch s.Tokens[at].Relation {
		case "xcomp", "ccomp", "acl", "conj":
			at = s.Tokens[at].Head
		default:
			return false
		}
		if at == b.claim(above).Predicate.Head {
			return b.claim(above).Predicate.Kind == claim.Verb
		}
	}
	return false
}

// worth of a question as a reader sees it, 100 for the best: not too short and not too long, and without words that
// point at somebody it does not name.
func worth(q string) float64 {
	words := strings.Fields(strings.TrimSuffix(question.Matter(q), "?"))
	w, names := 100.0, 0
	switch n := len(words); {
	case n < 4:
		w -= 45
	case n < 5:
		w -= 12
	case n > 15:
		w -= 5 * float64(n-15)
	}
	switch question.Telling(q) {
	case 0, 1:
		w -= 45
	case 2:
		w -= 15
	}
	if sameWordsTwice(words) {
		w -= 60
	}
	for i, word := range words[1:] {
		bare := strings.Trim(word, ",.")
		if len(bare) > 4 && bare == strings.ToUpper(bare) && bare != strings.ToLower(bare) && !strings.ContainsAny(bare, ".0123456789-&") {
			w -= 25 // a caption or a label: "DRIVER OF THE DAY"
		}
		if r, _ := utf8.DecodeRuneInString(bare); unicode.IsUpper(r) && names < mostNames {
			names++
			w += 3
		}
		switch strings.ToLower(bare) {
		case "i", "we", "you":
			w -= 90
		case "me", "my", "us", "our", "your", "ours", "mine", "yours", "myself", "ourselves":
			w -= 120
		case "these", "those":
			w -= 12
			if i == 0 {
				w -= 20
			}
		case "it", "them", "him", "this", "that", "here", "she", "he", "they", "who", "which", "what", "one", "others", "such":
			w -= 12
		case "his", "her", "its", "their":
			w -= 5
			if i == 0 { // whose it is, nothing before it says
				w -= 50
			}
		case "today", "yesterday", "tomorrow", "now":
			w -= 5
		}
	}
	return w
}

// mostNames is of how many words with capitals each makes a question better: a name tells which event is meant.
const mostNames = 3

// sameWordsTwice reports whether two longer words stand side by side twice in a question: who invites whom was read as one.
func sameWordsTwice(words []string) bool {
	seen := map[string]bool{}
	for i := 1; i < len(words); i++ {
		if len(words[i-1]) < 4 || len(words[i]) < 4 {
			continue
		}
		pair := strings.ToLower(strings.TrimRight(words[i-1], ",.?") + " " + strings.TrimRight(words[i], ",.?"))
		if seen[pair] {
			return true
		}
		seen[pair] = true
	}
	return false
}

// standingOf weighs the claim that a question is made of, and whether it is the finding's own: names make an event known, headlines leave words out, who
// reports asks the wrong thing, and of a statement the question should hold the words that it rests on.
func (b *builder) standingOf(d *document, c *claim.Claim, q string, shared []text.Span, own bool) float64 {
	s := &d.read.Sentences[c.Sentence]
	w := 0.0
	if own {
		w += 15
	}
	if s.Kind == nlp.Heading {
		w -= 25
	}
	if c.Reporting {
		w -= 60
	}
	if c.Confidence < .5 {
		w -= 10
	}
	for i := range c.Roles {
		if k := c.Roles[i].EntityKey; k != "" && !strings.HasPrefix(k, "nominal:") {
			w += 4
		}
	}
	if len(shared) > 0 {
		part := heldOf(d, s, q, shared)
		w += 60*part - 40
		if part < .5 {
			w -= 40
		}
	}
	return w
}

// A question that holds most of several words that a statement rests on asks about what both say, whatever its predicate; one that
// holds fewer than leastHeld of them asks about something else.
const (
	manyShared = 3
	mostHeld   = .75
	leastHeld  = .5
	// One that holds mostlyHeld of them is better than none that names a subject.
	mostlyHeld = .6
	// Where its predicate is one of them, leastWithPredicate of them will do.
	leastWithPredicate = .4
)

// heldOf is the share of the words shared that a question holds, in whatever form.
func heldOf(d *document, s *nlp.Sentence, q string, shared []text.Span) float64 {
	q = strings.ToLower(q)
	held := 0
	for _, span := range shared {
		i := slices.IndexFunc(s.Tokens, func(t nlp.Token) bool { return t.Span == span })
		if i < 0 {
			if strings.Contains(q, strings.ToLower(span.Cut(d.Text))) {
				held++
			}
			continue
		}
		if t := &s.Tokens[i]; strings.Contains(q, strings.ToLower(t.Form)) || strings.Contains(q, strings.ToLower(t.Lemma)) {
			held++
		}
	}
	return float64(held) / float64(len(shared))
}

// clause prepares a claim for a question.
func (b *builder) clause(d *document, c *claim.Claim, slot verdict.Slot) *question.Clause {
	s := &d.read.Sentences[c.Sentence]
	q := &question.Clause{Sentence: s, Text: d.Text, Head: c.Predicate.Head, Name: func(token int) string { return nameOf(d, c, s, token) },
		Proper: func(form string) bool { return alwaysCapital(d, form) }, Common: func(form string) bool { return uncapitalised(d, form) },
		Same: func(x, y int) bool {
			e := d.entities.EntityAt(s.Tokens[x].Span)
			return e != nil && e == d.entities.EntityAt(s.Tokens[y].Span)
		},
		Active:       func(lemma string) bool { return b.engine.pack.Listed("question/active", lemma) },
		Passive:      func(lemma string) bool { return b.engine.pack.Listed("question/undergone", lemma) },
		Happened:     func(token int) bool { return b.happened(d, s, token) },
		Article:      func(token int) bool { return d.articled(s, token) },
		Commanding:   func(lemma string) bool { return b.engine.pack.Listed("question/commanding", lemma) },
		Intransitive: func(lemma string) bool { return b.engine.pack.Listed("question/intransitive", lemma) }}
	doer := claim.Agent
	if s.Tokens[q.Head].Tag == "VBN" {
		doer = claim.Patient
	}
	for i := range c.Roles {
		a := &c.Roles[i]
		if a.Role == askedRole[slot] {
			q.Asked = append(q.Asked, a.Span)
		}
		if a.Role == doer && a.Inherited && q.Subject == "" {
			tok := &s.Tokens[a.Head]
			if tok.Class == "PRON" {
				q.Subject = nameOf(d, c, s, a.Head)
			} else if a.Len() <= longestFiller && tok.Class != "VERB" && tok.Class != "AUX" {
				q.Subject = named(d, c, a)
			}
			q.Plural = tok.Tag == "NNS" || tok.Tag == "NNPS" || conjoined(d, c, a)
		}
	}
	if slot == verdict.Who {
		q.Asked = nil // the subject gives way to "who"; an agent behind "by" is left out below
		for i := range c.Roles {
			if a := &c.Roles[i]; a.Role == claim.Agent && a.Preposition == "by" {
				q.Asked = append(q.Asked, a.Span)
			}
		}
	}
	// An infinitive or a gerund without a subject of its own is told by the verb above it: "plan to file charges".
	for n := 0; n < 4 && slot != verdict.Who; n++ { // who is made to do it is not who makes them
		t := &s.Tokens[q.Head]
		if t.Relation != "xcomp" || t.Head < 0 || s.Tokens[t.Head].Class != "VERB" {
			break
		}
		q.Head = t.Head
	}
	return q
}

// uncapitalised reports whether a word stands without its capital in a text.
func uncapitalised(d *document, form string) bool {
	return stands(strings.ToLower(form), d.spelled().small)
}

// position of a claim among those of its document.
func (b *builder) position(d *document, c *claim.Claim) int {
	for i := range d.claims {
		if &d.claims[i] == c {
			return i
		}
	}
	return 0
}

// alwaysCapital reports whether a word has its capital inside sentences, too: "Chinese", not "Ships".
func alwaysCapital(d *document, form string) bool { return stands(form, d.spelled().inside) }
