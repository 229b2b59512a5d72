package wordnet_test

import (
	"testing"

	"gainsay/internal/wordnet"
)

func table(t *testing.T) *wordnet.Table {
	t.Helper()
	w, err := wordnet.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestSynonymsShareACommonSense(t *testing.T) {
	w := table(t)
	tests := []struct {
		a, b string
		want bool
	}{
		{"buy", "purchase", true},
		{"begin", "start", true},
		{"carry out", "accomplish", true},
		{"buy", "sell", false},
		{"start", "no such word", false},
		{"accord", "car", false},
	}
	for _, test := range tests {
		a, b := w.Entry(w.Find(test.a)), w.Entry(w.Find(test.b))
		if got := a.Synonyms(&b); got != test.want {
			t.Errorf("%s, %s: synonyms %v", test.a, test.b, got)
		}
		if got := b.Synonyms(&a); got != test.want {
			t.Errorf("%s, %s: the order of the words changes the answer", test.a, test.b)
		}
	}
}

func TestDerivationsAndOpposites(t *testing.T) {
	w := table(t)
	derived := [][2]string{{"mediate", "mediation"}, {"mediation", "mediate"}, {"economic", "economy"}, {"quickly", "quick"}}
	for _, d := range derived {
		e := w.Entry(w.Find(d[0]))
		if !e.DerivedFrom(w.Find(d[1])) {
			t.Errorf("%s and %s do not derive from one another", d[0], d[1])
		}
	}
	rise := w.Entry(w.Find("rise"))
	if !rise.Opposite(w.Find("fall")) || rise.Opposite(w.Find("go up")) {
		t.Error("fall is the opposite of rise, go up is not")
	}
}

func TestHypernymsLeadToTheTop(t *testing.T) {
	w := table(t)
	e := w.Entry(w.Find("ceasefire"))
	if len(e.Senses[wordnet.Noun]) == 0 {
		e = w.Entry(w.Find("cease-fire"))
	}
	if len(e.Senses[wordnet.Noun]) == 0 {
		t.Fatal("neither ceasefire nor cease-fire is listed")
	}
	s := e.Senses[wordnet.Noun][0].Synset
	steps := 0
	for h := w.Hypernyms(s); len(h) > 0; h = w.Hypernyms(s) {
		s = h[0]
		if steps++; steps > 20 {
			t.Fatal("the chain of kinds does not end")
		}
	}
	if got := w.Lexname(s); got != "noun.Tops" {
		t.Errorf("the top is filed under %q", got)
	}
}

func TestEventNouns(t *testing.T) {
	w := table(t)
	for _, noun := range []string{"attack", "arrest", "election", "crash", "murder", "ceremony", "withdrawal", "announcement"} {
		if event, known := w.EventNoun(noun); !event || !known {
			t.Errorf("%s names no event (known: %v)", noun, known)
		}
	}
	for _, noun := range []string{"station", "government", "hospital", "animal", "letter", "table"} {
		if event, known := w.EventNoun(noun); event || !known {
			t.Errorf("%s names an event (known: %v)", noun, known)
		}
	}
	if _, known := w.EventNoun("blorbification"); known {
		t.Error("an invented word is known")
	}
}

func FuzzOpen(f *testing.F) {
	f.Add("gwn1")
	f.Add("gwn1\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00a\x00")
	f.Fuzz(func(t *testing.T, s string) {
		w, err := wordnet.Open(s)
		if err != nil {
			return
		}
		for _, lemma := range []string{"", "a", "zz"} {
			e := w.Entry(w.Find(lemma))
			for _, s := range e.Senses[wordnet.Noun] {
				w.Hypernyms(s.Synset)
				w.Lexname(s.Synset)
			}
		}
	})
}
