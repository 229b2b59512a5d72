package analysis_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"gainsay/internal/corpus"
)

// TestQuestionsForThings holds that a question asks "what" where all answers are things, and "who" where one may be somebody.
func TestQuestionsForThings(t *testing.T) {
	e := engine(t, 0)
	const town, harbour = " The town of Brayle lies on the river Sorn, below the weir.", " Two boats were moored at the old harbour of Brayle in the evening."
	for name, test := range map[string]struct{ a, b, want string }{
		"things": {"A runaway barge destroyed the old weir bridge after the flood.", "The weir bridge, a landmark of the town for a century, had been destroyed by the barge, the mayor said.", "What destroyed"},
		"people": {"The striking dockers destroyed the old weir bridge after the flood.", "The weir bridge, a landmark of the town for a century, had been destroyed by the dockers, the mayor said.", "Who destroyed"},
		"a side": {"The regional council closed the old weir bridge after the flood.", "The weir bridge, a landmark of the town for a century, had been closed by the council, the mayor said.", "Who closed"},
	} {
		t.Run(name, func(t *testing.T) {
			var docs []corpus.Document
			for i, text := range []string{test.a + town, test.b + harbour} {
				id := fmt.Sprintf("%d.txt", i)
				docs = append(docs, corpus.Document{ID: id, Path: id, Outlet: "Outlet " + id, Text: text})
			}
			r, err := e.Check(context.Background(), docs, nil)
			if err != nil {
				t.Fatal(err)
			}
			var asked []string
			for _, f := range r.Findings {
				if f.Slot == "who" {
					asked = append(asked, f.Question)
				}
			}
			if len(asked) != 1 || !strings.HasPrefix(asked[0], test.want) {
				t.Errorf("asks %q, want one that begins with %q", asked, test.want)
			}
		})
	}
}
