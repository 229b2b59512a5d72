package nlp

import (
	"slices"
	"testing"
)

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

func TestTreesKeepToTheGrammar(t *testing.T) {
	for _, c := range []struct{ rule, sentence, word, relation, head string }{
		{"a finite clause has a subject", "Commanders said heavy weapons had not been withdrawn.", "weapons", "nsubj:pass", "withdrawn"},
		{"an agent needs by", "The driver has been arrested, according to sources close to the inquiry.", "sources", "obl", "arrested"},
		{"who is urged acts", "Officials urged residents to leave the town.", "leave", "xcomp", "urged"},
		{"with joins nothing", "The parties, with envoys from the north in the room, signed a truce.", "parties", "nsubj", "signed"},
	} {
		s, err := ReadWords(splitWords(c.sentence))
		if err != nil {
			t.Fatal(err)
		}
		for i := range s.Tokens {
			k := &s.Tokens[i]
			if k.Form != c.word {
				continue
			}
			if h := s.Tokens[max(k.Head, 0)].Form; k.Relation != c.relation || h != c.head {
				t.Errorf("%s: %q: %q is %s of %q, want %s of %q", c.rule, c.sentence, c.word, k.Relation, h, c.relation, c.head)
			}
		}
	}
}

func TestVerbsOfTheirForms(t *testing.T) {
	for _, c := range []struct{ rule, sentence, form, tag, lemma string }{
		{"a short verb in -ied comes of -ie", "The former treasurer lied to the jury.", "lied", "VBD", "lie"},
		{"a longer one comes of -y", "The former treasurer tried the door.", "tried", "VBD", "try"},
		{"with she a form without -s that is a past is one", "She bit a soldier's hand.", "bit", "VBD", "bite"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			s, err := ReadWords(splitWords(c.sentence))
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(s.Tokens, func(k Token) bool { return k.Form == c.form })
			if k := s.Tokens[i]; k.Tag != c.tag || k.Lemma != c.lemma {
				t.Errorf("%s is %s of %s, want %s of %s", k.Form, k.Tag, k.Lemma, c.tag, c.lemma)
			}
		})
	}
}
