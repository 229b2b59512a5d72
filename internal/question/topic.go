package question

import (
	"strings"

	"gainsay/internal/nlp"
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

// Headline makes a line of what two texts have in common and no question could be made of: a clause as it is, a verb without a
// subject as an infinitive or a gerund ("To support a durable settlement"). first is the first word, nil where that is
// not to be changed. "" where the line tells too little.
func Headline(words string, clause bool, first *nlp.Token) string {
	fields := strings.Fields(words)
	if len(fields) <= leastOfTopic {
		return ""
	}
	tag, lemma := "", ""
	if first != nil {
		tag, lemma = first.Tag, strings.ToLower(first.Lemma)
	}
	switch tag {
	case "VB", "VBP":
		if !clause {
			fields = append([]string{"to", lemma}, fields[1:]...) // the verbs that follow stand in the same form
		}
	case "VBZ", "VBD":
		if !clause {
			fields[0] = Gerund(lemma)
		}
	case "VBN":
		if !clause {
			fields = append([]string{"being"}, fields...)
			fields[1] = strings.ToLower(fields[1])
		}
	case "IN", "CC", "TO", "WDT", "WP", "WRB", ",":
		return Headline(strings.Join(fields[1:], " "), clause, nil)
	}
	return tidy(strings.TrimRight(strings.Join(fields, " "), ",;:.-–— "))
}
