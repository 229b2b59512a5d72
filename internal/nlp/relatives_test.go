package nlp

import (
	"strings"
	"testing"
)

// sketch makes a sentence of "form/tag/class/relation/head" words, heads counted from 1, 0 for the root.
func sketch(t *testing.T, words string) *Sentence {
	t.Helper()
	s := &Sentence{}
	for _, w := range strings.Fields(words) {
		f := strings.Split(w, "/")
		if len(f) != 5 {
			t.Fatalf("%q has %d parts, want 5", w, len(f))
		}
		head := 0
		for _, c := range f[4] {
			head = 10*head + int(c-'0')
		}
		s.Tokens = append(s.Tokens, Token{Form: f[0], Head: head - 1, Lemma: strings.ToLower(f[0]), Labels: &Labels{Tag: f[1], Class: f[2], Relation: f[3]}})
	}
	return s
}

func TestRelativeClausesHangOnTheNounBefore(t *testing.T) {
	for _, c := range []struct {
		rule, words    string
		verb, head     int
		wantedRelation string
	}{
		{"an adverbial that begins with which is relative",
			"Praised/VBN/VERB/root/0 by/IN/ADP/case/4 the/DT/DET/det/4 council/NN/NOUN/obl/1 ,/,/PUNCT/punct/8 which/WDT/PRON/nsubj/8 soon/RB/ADV/advmod/8 left/VBD/VERB/advcl/1",
			7, 3, "acl:relcl"},
		{"it hangs on the head of a name",
			"Praised/VBN/VERB/root/0 by/IN/ADP/case/3 Greta/NNP/PROPN/obl/1 Lund/NNP/PROPN/flat/3 ,/,/PUNCT/punct/7 who/WP/PRON/nsubj/7 left/VBD/VERB/parataxis/1",
			6, 2, "acl:relcl"},
		{"and which joins two clauses",
			"Praised/VBN/VERB/root/0 the/DT/DET/det/3 council/NN/NOUN/obj/1 and/CC/CCONJ/cc/6 which/WDT/PRON/nsubj/6 left/VBD/VERB/conj/1",
			5, 0, "conj"},
		{"a question after a verb is none",
			"Asked/VBD/VERB/root/0 who/WP/PRON/nsubj/3 left/VBD/VERB/advcl/1",
			2, 0, "advcl"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			s := sketch(t, c.words)
			attachRelatives(s)
			if v := s.Tokens[c.verb]; v.Head != c.head || v.Relation != c.wantedRelation {
				t.Errorf("%q hangs on %d by %s, want %d by %s", v.Form, v.Head, v.Relation, c.head, c.wantedRelation)
			}
		})
	}
}
