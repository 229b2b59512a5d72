package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/nlp/models"
)

// longestDateline is how many tokens a dateline may have: two places, a day and an agency in brackets.
const longestDateline = 16

// Dateline is the number of tokens of the line with place, day and agency before the first words of a report ("OMBREL,
// June 4 (Agency) —", "(AGENCY) "), 0 for none: it begins with a word in capitals, or ends with an agency in brackets, and
// has nothing but names, numbers and marks before its dash. Only the first sentence of a paragraph can have one.
func Dateline(s *Sentence) int {
	if s.Kind != Text || len(s.Tokens) == 0 {
		return 0
	}
	capitals, brackets := inCapitals(s.Tokens[0].Form), false
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
		case brackets || !wordForm(t.Form) || unicode.IsDigit(rune(t.Form[0])):
		case unicode.IsUpper(firstRune(t.Form)):
		default:
			return openingAgency(s)
		}
	}
	return openingAgency(s)
}

// openingAgency is the length of an agency in brackets with which a report begins without a dash: "(AGENCY) A dam broke".
func openingAgency(s *Sentence) int {
	if len(s.Tokens) > 4 && s.Tokens[0].Form == "(" && inCapitals(s.Tokens[1].Form) && s.Tokens[2].Form == ")" && unicode.IsUpper(firstRune(s.Tokens[3].Form)) {
		return 3
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

// inCapitals reports whether a word is written in capitals throughout.
func inCapitals(form string) bool {
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

func wordForm(form string) bool {
	return strings.ContainsFunc(form, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// tagReport tags the first sentence of a paragraph: what stands behind a dateline as if the dateline were not there.
func tagReport(s *Sentence, m *models.Reading) tagged {
	n := Dateline(s)
	if n > 0 {
		tag(&Sentence{Kind: s.Kind, Tokens: s.Tokens[:n]}, m)
	}
	t := tag(&Sentence{Kind: s.Kind, Tokens: s.Tokens[n:]}, m)
	t.from = n
	return t
}

// parseReport finds the tree of a sentence that tagReport tagged. The tokens of its dateline hang on the root of the report as
// what belongs to no clause, or the town would be the subject of the first verb.
func (t *tagged) parseReport(s *Sentence, m *models.Reading) {
	if t.from == 0 {
		t.parse(s, m)
		return
	}
	report := Sentence{Kind: s.Kind, Tokens: s.Tokens[t.from:]}
	t.parse(&report, m)
	root := report.Root()
	for i := range report.Tokens {
		if x := &report.Tokens[i]; x.Head >= 0 {
			x.Head += t.from
		}
	}
	for i := range s.Tokens[:t.from] {
		x := &s.Tokens[i]
		x.Head, x.Relation, x.Confidence = root+t.from, "discourse", 1
		if x.Class == "PUNCT" {
			x.Relation = "punct"
		}
	}
}
