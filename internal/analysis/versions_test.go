package analysis_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"gainsay/internal/corpus"
)

// TestVersions asks of two versions of one fact or quotation, and nothing of two sentences that a document prints both.
func TestVersions(t *testing.T) {
	e := engine(t, 0)
	for _, c := range []struct{ name, a, b, want string }{
		{"since when something has been so", "Paul Venn has led the harbour board of Ashford since 2002.", "Paul Venn has led the harbour board of Ashford since 2003, which the town had argued is the problem.",
			"Since when has Paul Venn led the harbour board of Ashford?"},
		{"two sentences that a document prints both are no versions",
			`"We were up in all but two of the towns on the river," Edith Crane said. "We were once again up in all but two of the towns by June," Edith Crane said.`,
			`Edith Crane told the board: "We were once again up in all but two of the towns on the river."`,
			""},
	} {
		t.Run(c.name, func(t *testing.T) {
			day := time.Date(2024, 3, 4, 0, 0, 0, 0, time.UTC)
			report, err := e.Check(context.Background(), []corpus.Document{{ID: "a", Text: c.a, Published: day}, {ID: "b", Text: c.b, Published: day}}, nil)
			if err != nil {
				t.Fatal(err)
			}
			var asked []string
			for _, f := range report.Findings {
				if f.Rule == "quote/edited" || f.Rule == "quote/changed" || f.Rule == "divergence/when" {
					asked = append(asked, f.Question)
				}
			}
			if c.want == "" && len(asked) > 0 || c.want != "" && !slices.Contains(asked, c.want) {
				t.Errorf("asked %q, want %q", asked, c.want)
			}
		})
	}
}
