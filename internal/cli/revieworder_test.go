package cli

import (
	"slices"
	"testing"

	"gainsay/internal/report"
)

// A reviewer who has the report beside the dialogue meets the findings in its order: registers first, the findings of a
// question together, what is said in nobody's name last, whatever the order of weight.
func TestAReviewHasTheOrderOfTheReport(t *testing.T) {
	diverge, copied := "diverge", "diverge"
	of := func(id, kind string, verdict *string, severity, question string) report.Finding {
		return report.Finding{ID: id, Kind: kind, Verdict: verdict, Severity: severity, Question: question, Members: []report.Member{{Document: "a"}}}
	}
	r := &report.Report{Findings: []report.Finding{
		of("nobody", "unattributed", nil, "error", ""),
		of("copy", "copy", &copied, "error", "What did the mayor say?"),
		of("first", "divergence", &diverge, "error", "How many drowned?"),
		of("other", "divergence", &diverge, "warning", "Where did it sink?"),
		of("second", "divergence", &diverge, "note", "How many drowned?"),
	}}
	entries, err := order(r, "question", false)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.finding.ID)
	}
	if want := []string{"first", "second", "other", "copy", "nobody"}; !slices.Equal(got, want) {
		t.Errorf("the order is %v, not %v", got, want)
	}
}
