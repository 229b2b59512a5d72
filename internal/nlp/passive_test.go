package nlp

import "testing"

func TestTwoPassivesShareTheirAuxiliary(t *testing.T) {
	for _, c := range []struct{ sentence, participle, subject string }{
		{"Fourteen people were killed and 43 injured.", "injured", "43"},
		{"Two people were killed and dozens injured, the army said.", "injured", "dozens"},
		{"Several shops were looted and two cars burned.", "burned", "cars"},
		// A participle that modifies a noun, or a noun with a verb of its own, shares nothing.
		{"The town was taken and 43 injured soldiers fled.", "injured", ""},
		{"He was seen and 43 people injured three officers.", "injured", ""},
	} {
		s, err := ReadWords(splitWords(c.sentence))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for i := range s.Tokens {
			if h := s.Tokens[i].Head; s.Tokens[i].Relation == "nsubj:pass" && s.Tokens[h].Form == c.participle {
				got = s.Tokens[i].Form
			}
		}
		if got != c.subject {
			t.Errorf("%q: the subject of %q is %q, want %q", c.sentence, c.participle, got, c.subject)
		}
	}
}
