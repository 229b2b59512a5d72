package analysis

import (
	"strings"
	"testing"

	"gainsay/internal/report"
)

func TestAnEventThatIsNotJudgedWholeIsNoted(t *testing.T) {
	for _, c := range []struct {
		name   string
		claims int
		noted  bool
	}{
		{"as many claims as are judged", wholeEvent, false},
		{"one more", wholeEvent + 1, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := &builder{report: &report.Report{}}
			b.events([]ruling{{Events: []report.Event{{Claims: make([]string, c.claims)}}}})
			noted := len(b.report.Notes) == 1 && strings.Contains(b.report.Notes[0], "1; in them")
			if noted != c.noted {
				t.Errorf("notes %q", b.report.Notes)
			}
		})
	}
}
