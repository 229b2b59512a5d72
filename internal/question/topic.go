package question

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// Topic names what a finding is about where no good question can be made: the noun phrase that token head heads, "" where
// it is no noun, too short to tell anything, or points at something outside.
func Topic(s *nlp.Sentence, text string, head int) string {
	if head < 0 || head >= len(s.Tokens) {
		return ""
	}
	switch s.Tokens[head].Class {
	case "NOUN", "PROPN", "SYM", "NUM":
	default:
		return ""
	}
	c := &Clause{Sentence: s, Text: text, Head: -1}
	p := c.phrase(head, -1)
	if len(strings.Fields(p)) < leastOfTopic || c.interrogative(head) {
		return ""
	}
	return tidy(p)
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
// settlement?"). proper reports whether a word keeps its capital. "" where the words are no whole phrase or tell too little.
func Talk(s *nlp.Sentence, span text.Span, proper func(form string) bool) string {
	first, last, top := topPhrase(s, span)
	if top < 0 {
		return ""
	}
	out, end, words := strings.Builder{}, -1, 0
	opening := openTalk
	t := &s.Tokens[top]
	subject := subjectOf(s, top, first, last)
	auxiliary := hasFinite(s, top, first, last)
	switch {
	case subject >= 0 && (auxiliary || isFiniteTag(t.Tag)):
		opening = openSaid
		if pointing[strings.ToLower(s.Tokens[subject].Form)] {
			return ""
		}
		if subject < top { // what stands before the subject belongs to the telling
			from := subject
			for from > first && s.Dominates(subject, from-1) {
				from--
			}
			for first = from; first < top && leadsIn(&s.Tokens[first]); {
				first++
			}
		}
	case subject >= 0 || auxiliary:
		return "" // neither a clause nor a phrase
	case t.Class == "ADJ":
		opening = openTerm
	case t.Class != "VERB" && t.Class != "NOUN" && t.Class != "PROPN":
		return ""
	}
	for i := first; i <= last; i++ {
		t := &s.Tokens[i]
		form := t.Form
		switch {
		case relative(t) && i <= top, i == top && t.Class == "VERB" && i > 0 && s.Tokens[i-1].Form == "-":
			return "" // "whose tenure was a failure"; "President-elect"
		case quotationMark(form):
			continue
		}
		if opening == openTalk && s.Tokens[top].Class == "VERB" && (i == top || coordinated(s, i, top)) {
			form = deed(s, i)
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
	if words < leastOfTopic || opening == openSaid && (addressing[t.Lemma] || t.Lemma == "say") && !slices.ContainsFunc(s.Children(top), func(k int) bool {
		return k > top && k <= last && (s.Tokens[k].Relation == "ccomp" || s.Tokens[k].Relation == "xcomp")
	}) {
		return "" // "she told the paper" says nothing of what she told
	}
	said := strings.TrimRight(strings.Join(strings.Fields(out.String()), " "), ",;:-–— ")
	if opening == openTerm {
		said += "”"
	}
	return opening + said + "?"
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

// coordinated reports whether token i is a verb that is joined to the verb top: "disarm and withdraw".
func coordinated(s *nlp.Sentence, i, top int) bool {
	return s.Tokens[i].Relation == "conj" && s.Tokens[i].Head == top && s.Tokens[i].Class == "VERB"
}

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
