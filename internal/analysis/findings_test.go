package analysis_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"gainsay/internal/corpus"
)

// TestFindings runs the whole job over a few short documents and looks at the rules that fired.
func TestFindings(t *testing.T) {
	e := engine(t, 0)
	for _, c := range []struct {
		name   string
		docs   []string
		want   string
		absent string
	}{
		{"one quotation, two speakers",
			[]string{`"The weir will hold for another winter if nobody opens it," Edith Crane said on Monday.`, `"The weir will hold for another winter if nobody opens it," Paul Venn said.`},
			"attribution/changed", ""},
		{"one quotation, one speaker by two names",
			[]string{`"The weir will hold for another winter if nobody opens it," Edith Crane said on Monday.`, `Edith Crane came. "The weir will hold for another winter if nobody opens it," Ms Crane said.`},
			"", "attribution/changed"},
		{"words that many say",
			[]string{`"Thank you very much," Edith Crane said.`, `"Thank you very much," Paul Venn said.`},
			"", "attribution/changed"},
		{"what the police say of an accident",
			[]string{"A bus hit a wall in Brayle on Monday, police said.", "A bus hit a wall in Brayle on Monday."},
			"", "attribution/stripped"},
		{"a document that speaks of two counts",
			[]string{"The blast in Brayle killed 14 people on Monday.", "The blast in Brayle killed 14 people on Monday. The blast in Brayle killed 19 people, the first reports said."},
			"", "divergence/number"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var docs []corpus.Document
			for i, text := range c.docs {
				docs = append(docs, corpus.Document{ID: fmt.Sprintf("%d.txt", i), Path: fmt.Sprintf("%d.txt", i), Text: text})
			}
			r, err := e.Check(context.Background(), docs, nil)
			if err != nil {
				t.Fatal(err)
			}
			var fired []string
			for _, f := range r.Findings {
				fired = append(fired, f.Rule)
			}
			if c.want != "" && !slices.Contains(fired, c.want) || c.absent != "" && slices.Contains(fired, c.absent) {
				t.Errorf("fired %v, want %q, absent %q", fired, c.want, c.absent)
			}
		})
	}
}
