package attribution

import (
	"strings"
	"unicode"

	"gainsay/internal/nlp"
)

// longestDateline is how many tokens a dateline may have: two places, a day and an agency in brackets.
const longestDateline = 16

// dateline is the number of tokens of the line with place, day and agency before the first words of a report ("OMBREL,
// June 4 (Agency) —"), 0 for none: a paragraph that begins with a word in capitals or ends what stands before its first
// dash with an agency in brackets, and has nothing but names, days and marks before the dash.
func (r *reading) dateline(s *nlp.Sentence) int {
	if s.Kind != nlp.Text || len(s.Tokens) == 0 || s.Index > 0 && r.doc.Sentences[s.Index-1].Paragraph == s.Paragraph {
		return 0
	}
	capitals, brackets := isCapitals(s.Tokens[0].Form), false
	for i := range s.Tokens[:min(len(s.Tokens), longestDateline)] {
		t := &s.Tokens[i]
		switch {
		case isDash(t.Form):
			// Without a space before it the dash belongs to a compound.
			if i == 0 || i+1 == len(s.Tokens) || t.Start == s.Tokens[i-1].End || !capitals && !(brackets && s.Tokens[i-1].Form == ")") {
				return 0
			}
			return i + 1
		case t.Form == "(":
			brackets = true
		case t.Class == "PUNCT" || t.Tag == "CD" || strings.HasPrefix(t.Tag, "NNP") || brackets:
		case i > 0 && isCapitalised(t.Form), r.listed(strings.ToLower(t.Form), "name/calendar"):
		case isCapitals(t.Form):
		default:
			return 0
		}
	}
	return 0
}

func isDash(form string) bool {
	switch form {
	case "-", "--", "–", "—", "―":
		return true
	}
	return false
}

// isCapitals reports whether a word is written in capitals throughout.
func isCapitals(form string) bool {
	letters := 0
	for _, c := range form {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			letters++
		}
	}
	return letters >= 2
}

func isCapitalised(form string) bool {
	for _, c := range form {
		return unicode.IsUpper(c)
	}
	return false
}

// dropDateline takes a dateline out of the source and the content of a draft: it is the agency's and nobody's.
func (r *reading) dropDateline(x *draft) {
	if !x.source.none() {
		if n := r.dateline(&r.doc.Sentences[x.source.sentence]); n > x.source.start {
			if n >= x.source.end {
				x.source, x.Source = place{sentence: -1}, nil
			} else {
				x.source.start = n
				x.Source[0] = r.span(x.source)
			}
		}
	}
	for i := range x.Content {
		s := &r.doc.Sentences[r.sentenceAt(x.Content[i].Start)]
		n := r.dateline(s)
		if n == 0 || x.Content[i].Start >= s.Tokens[n].Start || x.Content[i].End <= s.Tokens[n].Start {
			continue
		}
		x.Content[i].Start = s.Tokens[n].Start
	}
}
