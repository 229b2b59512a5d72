package quantity

import (
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/numeral"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// Unit is a unit of measure or of money with the forms by which it is written.
type Unit = rule.Unit

// unitTable finds units by their forms, the longest first.
type unitTable struct {
	forms   map[string]form
	begins  map[string]bool // first words of forms of more than one
	longest int             // words in the longest form
	// signs maps the signs before an amount of money to its currency, letters in lower case.
	signs map[string]string
}

type form struct {
	unit  string
	dim   string
	fac   float64
	off   float64
	kind  Kind
	money bool
}

// newUnitTable takes the units of the rule packs; of two with the same form the first wins, which is that of the
// desk's own pack.
func newUnitTable(units []Unit) *unitTable {
	t := &unitTable{forms: make(map[string]form), begins: make(map[string]bool), signs: make(map[string]string)}
	for _, u := range units {
		f := form{unit: strings.ReplaceAll(strings.TrimPrefix(u.ID, "unit/"), "-", " "), dim: u.Dimension, fac: u.Factor, off: u.Offset, kind: Measure}
		if code, ok := strings.CutPrefix(u.Dimension, "money:"); ok {
			f.kind, f.money, f.unit = Money, true, code
			for _, sign := range u.Signs {
				if sign = strings.ToLower(sign); t.signs[sign] == "" {
					t.signs[sign] = code
				}
			}
		} else if u.Dimension == share {
			f.kind = Percent
		}
		for _, written := range u.Forms {
			words := strings.Fields(lexed(written))
			if len(words) == 0 {
				continue
			}
			if _, taken := t.forms[strings.Join(words, " ")]; !taken {
				t.forms[strings.Join(words, " ")] = f
			}
			if len(words) > 1 {
				t.begins[words[0]] = true
			}
			t.longest = max(t.longest, len(words))
		}
	}
	return t
}

// share is the dimension of percentages and of fractions.
const share = "share"

// lexed writes a form as its lexemes, folded, with spaces between, so that it matches however a tokeniser cuts it.
func lexed(form string) string {
	s := nlp.Sentence{}
	at := 0
	for _, w := range strings.Fields(form) {
		s.Tokens = append(s.Tokens, nlp.Token{Span: text.Span{Start: at, End: at + len(w)}, Form: w, Labels: &nlp.Labels{}})
		at += len(w) + 1
	}
	var words []string
	for _, l := range numeral.Split(&s) {
		words = append(words, l.Lower)
	}
	return strings.Join(words, " ")
}
