package timex

import (
	"strings"
	"testing"
	"time"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// repeated is a sentence of n times the words of unit.
func repeated(unit string, n int) *nlp.Sentence {
	s := &nlp.Sentence{}
	at := 0
	for range n {
		for _, w := range strings.Fields(unit) {
			s.Tokens = append(s.Tokens, nlp.Token{Span: text.Span{Start: at, End: at + len(w)}, Form: w, Head: -1, Labels: &nlp.Labels{}})
			at += len(w) + 1
		}
	}
	s.End = at
	return s
}

// TestWorkIsLinear doubles inputs made to send a grammar back and forth and counts the questions that it asks.
func TestWorkIsLinear(t *testing.T) {
	for _, unit := range []string{
		"the", "of", "the last", "early", "mid-", "early to late to", "000", "1 000", "the the of the", "from Monday to",
		"between March and", "7 -", "December 7 -", "Monday ,", "\"", "two or three", "a few", "earlier in the", "half a",
		"one hundred and", "first of the", "9 : 30", "about", "within the next", "May", "1990 - ", "every other", "( (",
		"New Year 's", "the day before the day after", "will", "and a half",
	} {
		count := func(n int) int {
			f := newFinder(repeated(unit, n), time.Date(2023, 12, 20, 0, 0, 0, 0, time.UTC))
			f.readings()
			return f.Asked
		}
		small, large := count(400), count(800)
		if large > small*21/10+500 {
			t.Errorf("%q: %d questions, %d for twice the length", unit, small, large)
		}
	}
}
