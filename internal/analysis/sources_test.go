package analysis_test

import (
	"context"
	"testing"

	"gainsay/internal/corpus"
)

// TestOneSpeakerIsOneSource holds that who is called by name in one article and by office in another is one named source.
func TestOneSpeakerIsOneSource(t *testing.T) {
	e := engine(t, 0)
	docs := []corpus.Document{
		{ID: "a.txt", Path: "a.txt", Outlet: "Lantern", Text: "Mayor Edith Crane spoke in Brayle on Monday. \"We will rebuild the old weir bridge before the winter comes,\" the mayor said.\n"},
		{ID: "b.txt", Path: "b.txt", Outlet: "Herald", Text: "Edith Crane opened the harbour fair. \"We will rebuild the old weir bridge before the winter comes,\" Crane said.\n"},
	}
	r, err := e.Check(context.Background(), docs, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, f := range r.Findings {
		if f.Rule == "agree/quotation" {
			found++
			if f.NamedSources != 1 {
				t.Errorf("%s: %d named sources, want 1", f.Question, f.NamedSources)
			}
		}
	}
	if found != 1 {
		t.Errorf("%d findings on the quotation, want 1", found)
	}
}
