package nlp

import (
	"context"
	"strings"
	"testing"

	"gainsay/internal/nlp/names"
)

// checkDocument verifies what Read promises whatever the text.
func checkDocument(t *testing.T, d *Document, trees bool) {
	t.Helper()
	at, paragraph := 0, -1
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Index != i || len(s.Tokens) == 0 || s.Start < at || s.End > len(d.Text) {
			t.Fatalf("sentence %d: index %d, %d tokens, span %v after %d", i, s.Index, len(s.Tokens), s.Span, at)
		}
		if s.Paragraph != paragraph && s.Paragraph != paragraph+1 || s.Paragraph >= len(d.Paragraphs) {
			t.Fatalf("sentence %d: paragraph %d after %d", i, s.Paragraph, paragraph)
		}
		paragraph = s.Paragraph
		if !d.Paragraphs[paragraph].Contains(s.Span) {
			t.Fatalf("sentence %d: %v outside its paragraph %v", i, s.Span, d.Paragraphs[paragraph])
		}
		at = s.End
		roots, last := 0, s.Start
		inName := false
		for j := range s.Tokens {
			k := &s.Tokens[j]
			if k.Start < last || k.End <= k.Start || k.Cut(d.Text) != k.Form {
				t.Fatalf("token %d of sentence %d: %v is %q, not %q", j, i, k.Span, k.Cut(d.Text), k.Form)
			}
			last = k.End
			if k.Tag == "" || k.Class == "" || k.Lemma == "" {
				t.Fatalf("token %q lacks tag, class or lemma: %q %q %q", k.Form, k.Tag, k.Class, k.Lemma)
			}
			if k.Confidence < 0 || k.Confidence > 1 {
				t.Fatalf("token %q: confidence %f", k.Form, k.Confidence)
			}
			if k.NameStart && k.Name == NoName || k.Name != NoName && !k.NameStart && !inName {
				t.Fatalf("token %q: name %q begins nowhere", k.Form, k.Name)
			}
			inName = k.Name != NoName
			if k.Head < 0 {
				roots++
			}
			if k.Head >= len(s.Tokens) || k.Head == j {
				t.Fatalf("token %d: head %d of %d", j, k.Head, len(s.Tokens))
			}
			if trees && (k.Relation == "" || (k.Head < 0) != (k.Relation == "root")) {
				t.Fatalf("token %d: head %d with relation %q", j, k.Head, k.Relation)
			}
		}
		if s.Tokens[0].Start != s.Start || last != s.End {
			t.Fatalf("sentence %d: span %v, tokens from %d to %d", i, s.Span, s.Tokens[0].Start, last)
		}
		if !trees {
			continue
		}
		if roots != 1 {
			t.Fatalf("sentence %d has %d roots", i, roots)
		}
		for j := range s.Tokens {
			if !s.Dominates(s.Root(), j) {
				t.Fatalf("sentence %d: token %d hangs on a cycle", i, j)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "He didn't.", "ȺȺȺ'S", "No stop\n\n“One. Two,” he said.\n“Three.", "a\r\nb\rc\u2028d", "\xff\xfe.\x00",
		"• one\n• two\n1. three\n\nNext Article\nX y z", "MARLOW MEETS OSTROV\nThe two met.", "Mr. Marlow of the Ministry of Veld - Ostrov & Co.",
		strings.Repeat("a wrapped line of some sixty characters goes on and on and\n", 6)} {
		f.Add(s)
	}
	r, err := NewReader(Options{})
	if err != nil {
		f.Fatal(err)
	}
	// The fuzzer takes ten seconds in one input for a deadlock: the models of prose are decoded before it looks at the clock.
	if _, err := names.Default(); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := r.Read(context.Background(), s)
		if err != nil {
			t.Fatal(err)
		}
		checkDocument(t, d, true)
		if shallow, err := r.ReadShallow(context.Background(), s); err != nil {
			t.Fatal(err)
		} else {
			checkDocument(t, shallow, false)
		}
	})
}

func FuzzReadWords(f *testing.F) {
	f.Add("the talks resumed .")
	f.Add("' '' n't \x00 é")
	f.Fuzz(func(t *testing.T, s string) {
		words := strings.Split(s, " ")
		got, err := ReadWords(words)
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Tokens) != len(words) {
			t.Fatalf("%d tokens for %d words", len(got.Tokens), len(words))
		}
	})
}
