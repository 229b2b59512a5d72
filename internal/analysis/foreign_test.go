package analysis_test

import (
	"context"
	"strings"
	"testing"

	"gainsay/internal/corpus"
)

// TestASentenceInAnotherLanguageIsKeptAndNeverSearched has one such sentence in an English article, with a figure and a source
// that would be told in English.
func TestASentenceInAnotherLanguageIsKeptAndNeverSearched(t *testing.T) {
	const foreign = "Die Polizei von Brenholt teilte am Montag mit, dass bei dem Unglück am Bahnhof neun Menschen gestorben sind."
	text := "Fourteen people were killed when the stand at Brayle collapsed on Monday, the police said.\n\n" + foreign + "\n\nThe mayor denied that she had known of the cracks.\n"
	r, err := engine(t, 0).Check(context.Background(), []corpus.Document{{ID: "a", Path: "a", Outlet: "Echo", Language: "en", Text: text}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	start := strings.Index(text, foreign)
	end := start + len(foreign)
	held := false
	for _, s := range r.Documents[0].Sentences {
		if s.Start >= start && s.End <= end {
			held = true
			if s.Kind != "furniture" {
				t.Errorf("%q is of the kind %q", text[s.Start:s.End], s.Kind)
			}
		}
	}
	if !held {
		t.Error("the sentence is not in the document")
	}
	for _, c := range r.Claims {
		if c.Start < end && start < c.End {
			t.Errorf("a claim was read in %q", text[c.Start:c.End])
		}
	}
	for _, a := range r.Attributions {
		for _, s := range a.Content {
			if s.Start < end && start < s.End {
				t.Errorf("an attribution was read in %q", text[s.Start:s.End])
			}
		}
	}
	if len(r.Claims) == 0 || len(r.Attributions) == 0 {
		t.Error("nothing was read in the English sentences")
	}
}
