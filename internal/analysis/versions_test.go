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
		{"a short answer of one speaker", `"What have you all been debating, Mr Venn?" Edith Crane asked on Monday.`, `Edith Crane asked on Monday: "What have you all been doing, Mr Venn?"`,
			"What did Edith Crane say: “What have you all been debating, Mr Venn” or “What have you all been doing, Mr Venn”?"},
		{"where both quotations end", `"It was the worst flood in the history of our county," Edith Crane said.`, `Edith Crane called it "the worst flood in the history of the whole river".`,
			"What did Edith Crane say: “… flood in the history of our county” or “… flood in the history of the whole river”?"},
		{"a spelling is no version", `"I do not think that this is okay," Edith Crane said.`, `Edith Crane told the board: "I do not think that this is O.K."`, ""},
		{"a short answer of two", `"What have you all been debating, Mr Venn?" Edith Crane asked on Monday.`, `Ada Brome asked on Monday: "What have you all been doing, Mr Venn?"`, ""},
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
