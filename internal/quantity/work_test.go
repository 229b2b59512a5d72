package quantity

import (
	"strings"
	"testing"

	"gainsay/internal/nlp"
	"gainsay/internal/numeral"
	"gainsay/internal/text"
)

// repeated is a sentence of n times the words of unit, each token hung on the first by the relation.
func repeated(unit string, n int, relation string) *nlp.Sentence {
	s := &nlp.Sentence{}
	at := 0
	for range n {
		for _, w := range strings.Fields(unit) {
			s.Tokens = append(s.Tokens, nlp.Token{Span: text.Span{Start: at, End: at + len(w)}, Form: w, Head: 0, Labels: &nlp.Labels{Relation: relation}})
			at += len(w) + 1
		}
	}
	s.Tokens[0].Head = -1
	s.End = at
	return s
}

// TestWorkIsLinear doubles inputs made to send a grammar back and forth and counts the questions that it asks.
func TestWorkIsLinear(t *testing.T) {
	for _, relation := range []string{"", "obj", "nummod", "conj"} {
		for _, unit := range []string{
			"34", "34 people", "killed 34 and", "about", "about 34", "at least about", "one hundred and", "000", "1 000", "1 , 5",
			"between 5 and", "5 -", "5 to", "one", "dozens of", "no", "no more than", "half of", "$", "$ 5 -", "two or", "first",
			"twenty -", "( 5", "\"", "a few", "square", "per", "three -", "5 feet", "the the", "34 dead ,", "or more", "12 m",
		} {
			count := func(n int) int {
				s := repeated(unit, n, relation)
				r := &reader{Sentence: numeral.Read(s), units: builtin().units, roles: builtin().roles}
				r.tree = hasTree(s)
				r.read()
				return r.Asked
			}
			small, large := count(400), count(800)
			if large > small*21/10+500 {
				t.Errorf("%q, relation %q: %d questions, %d for twice the length", unit, relation, small, large)
			}
		}
	}
}
