package analysis_test

import (
	"context"
	"slices"
	"testing"

	"gainsay/internal/corpus"
)

// TestWhoIsNamed holds how questions name bodies, accused and speakers, over whole short documents.
func TestWhoIsNamed(t *testing.T) {
	e := engine(t, 0)
	for _, c := range []struct {
		name string
		docs []string
		want string
	}{
		{"a lawyer's denial is the client's",
			[]string{`“The allegations of fraud and bribery are false,” Karl Ostrow, a lawyer for Edith Crane, said in a statement.`},
			"Are the allegations of fraud and bribery that Edith Crane denies through a lawyer true?"},
		{"a pronoun in what somebody denies is most likely they",
			[]string{"Mr Paul Venn has dismissed accusations that he had sunk the old ferry on purpose."},
			"Had Paul Venn sunk the old ferry on purpose?"},
		{"whom the accused is said to have hurt",
			[]string{"Four clerks accused Paul Venn of robbing them in the old mill. Mr Venn denied the allegations."},
			"Did Paul Venn rob four clerks in the old mill?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var docs []corpus.Document
			for i, text := range c.docs {
				docs = append(docs, corpus.Document{ID: string(rune('a' + i)), Text: text})
			}
			report, err := e.Check(context.Background(), docs, nil)
			if err != nil {
				t.Fatal(err)
			}
			var asked []string
			for _, f := range report.Findings {
				if len(f.Members) > 1 {
					asked = append(asked, f.Question)
				}
			}
			if !slices.Contains(asked, c.want) {
				t.Errorf("asked %q, want %q", asked, c.want)
			}
		})
	}
}
