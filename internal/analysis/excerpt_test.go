package analysis

import (
	"context"
	"strings"
	"testing"

	"gainsay/internal/corpus"
	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// TestExcerpt holds how much of a sentence a question shows around what it is about.
func TestExcerpt(t *testing.T) {
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ text, about, want string }{
		"four words on either side":             {"After the long flood the council spent 40 crowns on the old weir near the mill.", "40 crowns", "… flood the council spent 40 crowns on the old weir …"},
		"to the ends of a short sentence":       {"Nine sailors drowned.", "Nine", "Nine sailors drowned"},
		"a quotation to its own ends":           {"“The weir will hold,” Venn said on Friday.", "hold", "The weir will hold"},
		"marks of quotation are not repeated":   {"The mayor called the “old weir” a disgrace.", "called", "The mayor called the old weir a …"},
		"an apostrophe is part of what it ends": {"They praised the sailors’ refusal to leave.", "refusal", "They praised the sailors’ refusal to leave"},
	} {
		t.Run(name, func(t *testing.T) {
			read, err := reader.Read(context.Background(), test.text)
			if err != nil {
				t.Fatal(err)
			}
			d := &document{Document: &corpus.Document{ID: "a", Text: test.text}, read: read}
			b := &builder{documents: []*document{d}}
			at := strings.Index(test.text, test.about)
			if got := b.excerpt(0, text.Span{Start: at, End: at + len(test.about)}); got != test.want {
				t.Errorf("excerpt of %q = %q, want %q", test.about, got, test.want)
			}
		})
	}
}
