package entity_test

import (
	"testing"
	"unicode/utf8"

	"gainsay/internal/entity"
	"gainsay/internal/nlp/names"
)

// FuzzResolve holds every document to what its readers rely on: spans inside the text and on letters' borders, indices
// in range, mentions in order, and the same answer twice.
func FuzzResolve(f *testing.F) {
	resolve := resolver(f)
	for _, seed := range []string{
		"", "Armenia and Azerbaijan resumed talks. Both sides said they would meet in Baku.",
		"Ministry of Foreign Affairs of the Republic of Armenia (MFA) denied it.", "MOSCOW — The Kremlin's spokesman, Mr. X, said \"he\" left.",
		"Karl \"the Hammer\" Ostrow met U.S. Secretary of State Ann O'Hara (D-Va.).", "al-", "Li Tae-ho of", "The The The of of of Bank of",
		"\xcf\xe0D&", "Bank of", "Karl \"", "Karl \"the\" ", "Mr.", "Secretary of State", "the vice president and", "Russia's", "Kim -", "ȺȺȺ'S Élysée İstanbul’s", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z of the and & -", "Mr. Mrs. Dr. President Prime Minister",
	} {
		f.Add(seed)
	}
	// The fuzzer takes ten seconds in one input for a deadlock: the models of prose are decoded before it looks at the clock.
	if _, err := names.Default(); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		d := resolve(text)
		for i, m := range d.Mentions {
			if m.Start < 0 || m.End > len(text) || m.Start >= m.End {
				t.Fatalf("span %v of a text of %d bytes", m.Span, len(text))
			}
			if utf8.ValidString(text) && !utf8.ValidString(m.Cut(text)) {
				t.Fatalf("span %v cuts a letter", m.Span)
			}
			if m.Entity < 0 || m.Entity >= len(d.Entities) {
				t.Fatalf("entity %d of %d", m.Entity, len(d.Entities))
			}
			if i > 0 && m.Start < d.Mentions[i-1].Start {
				t.Fatalf("mention %d stands before the one before it", i)
			}
			if m.Confidence < 0 || m.Confidence > 1 {
				t.Fatalf("confidence %v", m.Confidence)
			}
		}
		for i := range d.Entities {
			e := &d.Entities[i]
			for _, k := range e.Members {
				if k < 0 || k >= len(d.Entities) || k == i {
					t.Fatalf("member %d of entity %d of %d", k, i, len(d.Entities))
				}
			}
			if e.Key == "" || e.Name == "" {
				t.Fatalf("entity %d has no key or no name: %+v", i, *e)
			}
			for k := range min(i, 20) {
				a, b := entity.Same(e, &d.Entities[k]), entity.Same(&d.Entities[k], e)
				if a != b || a < 0 || a > 1 {
					t.Fatalf("Same(%q, %q) is %v and %v", e.Key, d.Entities[k].Key, a, b)
				}
			}
		}
		again := resolve(text)
		if len(again.Mentions) != len(d.Mentions) || len(again.Entities) != len(d.Entities) {
			t.Fatal("a second reading differs")
		}
	})
}
