package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// analyse tags one sentence; until the trained models are in place it goes by the shape of words alone.
func analyse(s *Sentence, trees bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		t.Lemma = strings.ToLower(t.Form)
		r, _ := utf8.DecodeRuneInString(t.Form)
		switch {
		case unicode.IsUpper(r) && i > 0:
			t.Tag, t.Class, t.Lemma = "NNP", "PROPN", t.Form
		case unicode.IsDigit(r):
			t.Tag, t.Class = "CD", "NUM"
		case unicode.IsPunct(r):
			t.Tag, t.Class = ".", "PUNCT"
		default:
			t.Tag, t.Class = "NN", "NOUN"
		}
		if trees {
			t.Head, t.Relation = i-1, "dep"
			if i == 0 {
				t.Relation = "root"
			}
		}
	}
}
