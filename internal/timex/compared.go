package timex

import (
	"strings"

	"gainsay/internal/nlp"
)

// mostBeforeSince is how many words may stand between what is said to be the most and "since" ("the lowest closing price of
// the shares since").
const mostBeforeSince = 7

// OfEvents leaves out of the times of a sentence those that something is only measured by: what is "the lowest level since
// November" or happens "for the first time since 1997" did not happen then.
func OfEvents(s *nlp.Sentence, times []Expression) []Expression {
	var out []Expression
	for i := range times {
		if !measuredBy(s, &times[i]) {
			out = append(out, times[i])
		}
	}
	return out
}

func measuredBy(s *nlp.Sentence, e *Expression) bool {
	if e.Relation != "since" {
		return false
	}
	at := -1
	for i := range s.Tokens {
		if t := &s.Tokens[i]; strings.EqualFold(t.Form, "since") && t.Start <= e.End && t.End+1 >= e.Start-1 {
			at = i
		}
	}
	for i := at - 1; i >= 0 && i >= at-mostBeforeSince; i-- {
		switch t := &s.Tokens[i]; {
		case t.Class == "VERB", t.Form == ";":
			return false
		case t.Tag == "JJS", t.Tag == "RBS":
			return true
		case strings.EqualFold(t.Form, "first"), strings.EqualFold(t.Form, "only"):
			return true
		}
	}
	return false
}
