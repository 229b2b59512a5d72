package nlp

import "testing"

// mainVerb reads one sentence and returns the form of its root with the tag.
func mainVerb(t *testing.T, sentence string) (*Sentence, string) {
	t.Helper()
	r, err := NewReader(Options{SkipNames: true})
	if err != nil {
		t.Fatal(err)
	}
	d, err := r.Read(t.Context(), sentence)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Sentences) != 1 {
		t.Fatalf("%q: %d sentences", sentence, len(d.Sentences))
	}
	s := &d.Sentences[0]
	root := &s.Tokens[s.Root()]
	return s, root.Form + "/" + root.Tag
}

func TestSentencesWithAStopHaveAMainVerb(t *testing.T) {
	for _, c := range []struct{ rule, sentence, want string }{
		{"a past tense that looks like a participle", "A blast killed 34 and wounded 50.", "killed/VBD"},
		{"after a subject with a phrase of its own", "The release of 34 soldiers surprised everyone.", "surprised/VBD"},
		{"after a reduced relative clause", "The man arrested on Monday killed three.", "killed/VBD"},
		{"of two coordinated past tenses", "A fire damaged two houses and destroyed a barn.", "damaged/VBD"},
		{"a participle without a stop stays one", "Man arrested after blast", "arrested/VBN"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			if _, got := mainVerb(t, c.sentence); got != c.want {
				t.Errorf("%q: main verb is %s, want %s", c.sentence, got, c.want)
			}
		})
	}
}

func TestPunctuationGovernsNothing(t *testing.T) {
	for _, sentence := range []string{
		"The release of 34 soldiers surprised everyone.",
		`"No," he said: "never (ever) - not once."`,
		"- . , ; word ! ?",
		"...",
	} {
		s, err := ReadWords(splitWords(sentence))
		if err != nil {
			t.Fatal(err)
		}
		words := 0
		for i := range s.Tokens {
			if s.Tokens[i].Class != "PUNCT" {
				words++
			}
		}
		for i := range s.Tokens {
			if h := s.Tokens[i].Head; words > 0 && h >= 0 && s.Tokens[h].Class == "PUNCT" {
				t.Errorf("%q: %q hangs under %q", sentence, s.Tokens[i].Form, s.Tokens[h].Form)
			}
		}
	}
}

func splitWords(sentence string) []string {
	r, err := NewReader(Options{})
	if err != nil {
		return nil
	}
	var out []string
	d := r.Segment(sentence)
	for i := range d.Sentences {
		for _, t := range d.Sentences[i].Tokens {
			out = append(out, t.Form)
		}
	}
	return out
}
