package attribution

import (
	"context"
	"testing"

	"gainsay/internal/nlp/names"
	"gainsay/internal/text"
)

// FuzzFind reads any text and checks that nothing found lies outside it.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"“The bridge is safe,” said Jane Orlan. “It will open in May.”",
		"OMBREL, June 4 (Agency) — The port said, said the port, who said.",
		"CRANE: No.\n\nVENN: Yes.\n\nCRANE: “No”\n\n― Hugo Hale",
		"According to, according to him, , said the family of a mayor since July said.",
		"Report: it was expected that the \"weir\" would, officials said July said said said.",
		"”’\"' — (@a) : … said",
	} {
		f.Add(seed)
	}
	k, err := openKit()
	if err != nil {
		f.Fatal(err)
	}
	// The fuzzer takes ten seconds in one input for a deadlock: the models of prose are decoded before it looks at the clock.
	if _, err := names.Default(); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		if len(doc) > 2000 {
			return
		}
		d, err := k.reader.Read(context.Background(), doc)
		if err != nil {
			return // not a text: the reader says so
		}
		a := k.finder.Find(d, k.resolver.Resolve(d))
		within := func(spans []text.Span) {
			for _, s := range spans {
				if s.Start < 0 || s.End > len(d.Text) || s.Empty() {
					t.Fatalf("span %v does not lie in a text of %d bytes", s, len(d.Text))
				}
			}
		}
		for i := range a.Attributions {
			x := &a.Attributions[i]
			within(x.Source)
			within(x.Cue)
			within(x.Content)
			if len(x.Content) == 0 || x.Within >= len(a.Attributions) || x.Within == i {
				t.Fatalf("attribution %d: %+v", i, x)
			}
		}
		for _, x := range k.finder.Unattributed(d, a) {
			within([]text.Span{x.Span})
		}
	})
}
