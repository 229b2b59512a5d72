package question

import (
	"slices"
	"strings"
	"unicode"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// brokenOff reports whether a question ends in a word that something must follow: "indicted for".
func brokenOff(q string) bool {
	switch words := strings.Fields(q); words[len(words)-1] {
	case "for", "of", "with", "from", "to", "by", "and", "or", "that", "the", "a", "an", "than", "because", "after", "before", "while", "including", "between",
		"during", "against", "into", "whose", "which", "who", "whether", "if", "as", "such", "reading", "saying", "any", "every", "each", "known", "called",
		"titled", "dubbed":
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
	if words[len(words)-1] == "including" {
		return strings.Join(words[:len(words)-1], " ")
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
		case t.Relation == "advcl" && k > c.Head && c.prepositional(k): // "was aimed at preventing a flood"
			parts = append(parts, part{k, true})
		case k == subject, aside[t.Relation], isNegation(t), c.asked(k), slices.ContainsFunc(c.Without, func(w text.Span) bool { return w.Contains(t.Span) }):
		case c.bareCircumstance(k) && !c.follows(k): // a misreading
		case s.Tokens[c.Head].InQuote && !t.InQuote && k > c.Head && c.hasChild(k, "nsubj"): // who says what is quoted
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
		if c.comma(ts) && !p.core || c.stopped(g.from, ts) || c.beheaded(p.head) || c.halfClause(p.head, ts) {
			c.Lost = c.Lost || p.core
			continue
		}
		if n > 0 && n+len(ts) > mostWords && !(p.core && n < 6) {
			c.Lost = c.Lost || p.core
			continue
		}
		for _, j := range ts {
			if !in[j] {
				in[j] = true
				n++
			}
		}
	}
	c.shareObject(in)
	if n <= fewBehind {
		c.addPurpose(in)
	}
	if c.Commanding != nil && c.Commanding(s.Tokens[c.Head].Lemma) && (c.child("obj") || g.passive) && !c.infinitiveIn(in) && !c.prepositionBehind(in) {
		c.Lost = true // "allowed businesses": to do what?
	}
	return c.cut(in)
}

// fewBehind is up to how many words behind the verb group a question also tells what for: "was used" leaves open for what.
const fewBehind = 3

// addPurpose adds what follows the verb group as an infinitive without a comma: "was used to name the microbes".
func (c *Clause) addPurpose(in []bool) {
	s := c.Sentence
	for _, k := range s.Children(c.Head) {
		t := &s.Tokens[k]
		if t.Relation != "advcl" || t.Tag != "VB" || k < c.Head {
			continue
		}
		ts := c.tokens(k, -1, mostOfPhrase)
		if len(ts) > mostOfPhrase || s.Tokens[ts[0]].Tag != "TO" || ts[0] == 0 || s.Tokens[ts[0]-1].Class == "PUNCT" {
			continue
		}
		for _, i := range ts {
			in[i] = true
		}
		return
	}
}

// halfClause reports whether a circumstance of time lost the verb that makes a clause of it: "after Republicans" of "after
// Republicans asked for them".
func (c *Clause) halfClause(head int, ts []int) bool {
	s := c.Sentence
	timed, verb := false, false
	for _, k := range s.Children(head) {
		t := &s.Tokens[k]
		switch strings.ToLower(t.Form) {
		case "after", "before", "since", "until", "as", "while":
			timed = timed || t.Relation == "case" || t.Relation == "mark"
		}
		verb = verb || k > head && t.Class == "VERB" && !slices.Contains(ts, k)
	}
	return timed && verb && s.Tokens[head].Class != "VERB"
}

// prepositionBehind reports whether a passive is told where or to what it was: "was ordered from the room".
func (c *Clause) prepositionBehind(in []bool) bool {
	return !c.child("obj") && slices.ContainsFunc(c.Sentence.Children(c.Head), func(k int) bool { return in[k] && strings.HasPrefix(c.Sentence.Tokens[k].Relation, "obl") })
}

// infinitiveIn reports whether an infinitive is among the tokens behind the predicate.
func (c *Clause) infinitiveIn(in []bool) bool {
	for i := c.Head + 1; i < len(in); i++ {
		if t := &c.Sentence.Tokens[i]; in[i] && (t.Tag == "VB" || t.Tag == "VBG" || t.Tag == "VBP") && t.Class != "NOUN" {
			return true
		}
	}
	return false
}

// shareObject adds a second verb with the object of both: "bends and magnifies the light".
func (c *Clause) shareObject(in []bool) {
	s := c.Sentence
	head := &s.Tokens[c.Head]
	if head.Class != "VERB" || c.child("obj") || c.child("xcomp") || c.child("ccomp") {
		return
	}
	for _, k := range s.Children(c.Head) {
		t := &s.Tokens[k]
		if t.Relation != "conj" || t.Tag != head.Tag || k != c.Head+2 || s.Tokens[k-1].Relation != "cc" {
			continue
		}
		for _, j := range s.Children(k) {
			if s.Tokens[j].Relation != "obj" || j < k {
				continue
			}
			for _, i := range c.tokens(j, -1, mostOfPhrase) {
				in[i] = true
			}
			in[k-1], in[k] = true, true
			c.bare = k
			if c.bound(c.Head) {
				c.bare = -1
			}
		}
	}
}

// bound reports whether a verb keeps its form behind an auxiliary.
func (c *Clause) bound(i int) bool {
	return slices.ContainsFunc(c.Sentence.Children(i), func(k int) bool { return strings.HasPrefix(c.Sentence.Tokens[k].Relation, "aux") })
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
