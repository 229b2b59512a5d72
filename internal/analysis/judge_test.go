package analysis

import (
	"context"
	"strings"
	"testing"

	"gainsay/internal/event"
	"gainsay/internal/report"
)

func TestAnEventThatIsNotJudgedWholeIsNoted(t *testing.T) {
	for _, c := range []struct {
		name   string
		claims int
		noted  bool
	}{
		{"as many claims as are judged", event.WholeEvent, false},
		{"one more", event.WholeEvent + 1, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := &builder{report: &report.Report{}}
			if err := b.events(context.Background(), []ruling{{Events: []report.Event{{Claims: make([]string, c.claims)}}}}); err != nil {
				t.Fatal(err)
			}
			noted := len(b.report.Notes) == 1 && strings.Contains(b.report.Notes[0], "1; in them")
			if noted != c.noted {
				t.Errorf("notes %q", b.report.Notes)
			}
		})
	}
}
