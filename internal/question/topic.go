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
