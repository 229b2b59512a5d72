package event_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"gainsay/internal/event"
)

// TestWhatPartsEventsOfOneWord adds a sentence to each of two articles of one story and asks for a feature of the pair of claims
// with a predicate in these.
func TestWhatPartsEventsOfOneWord(t *testing.T) {
	r := newReading(t)
	for _, c := range []struct{ rule, feature, predicate, a, b string }{
		{"ships of two countries are not the same ships", "one noun, of others", "carry", "Norwegian ships carried the coal.", "Danish ships carried the coal."},
		{"ships of one country may be", "", "carry", "Norwegian ships carried the coal.", "The Norwegian ships carried the coal."},
		{"what only one calls by its owner may be one", "", "carry", "Norwegian ships carried the coal.", "The ships carried the coal."},
		{"two names are two people", "named participants clash", "sign", "Ida Brekk signed the letter.", "Tom Halvard signed the letter."},
		{"one name is one", "", "sign", "Ida Brekk signed the letter.", "Brekk signed the letter."},
		{"a visit is none of several visits", "one and several", "visit", "The visit to the tunnels began at noon.", "The visits to the tunnels began at noon."},
		{"what is named without an article may be any", "one in general", "visit", "The visit to the tunnels began at noon.", "The law of the county forbids visits to tunnels."},
		{"what was long ago is not the news", "one long past", "visit", "Inspectors visited the tunnels on Tuesday.", "Inspectors visited the tunnels in 2009."},
		{"what was last week may be", "", "visit", "Inspectors visited the tunnels on Tuesday.", "Inspectors visited the tunnels last week."},
	} {
		t.Run(c.rule, func(t *testing.T) {
			sources := []event.Source{r.source(t, "a", quarry[0]+" "+c.a), r.source(t, "b", quarry[1]+" "+c.b)}
			for i := range sources {
				s := &sources[i]
				s.Published = time.Date(2021, 3, 10, 0, 0, 0, 0, time.UTC)
				s.Claims = r.extractor.Extract(s.ID, s.Read, s.Entities, s.Attributions, s.Published)
			}
			pairs, err := event.Compare(context.Background(), sources, r.pack)
			if err != nil {
				t.Fatal(err)
			}
			last := func(ref event.Ref) bool {
				s := &sources[ref.Source]
				x := &s.Claims[ref.Claim]
				return x.Sentence == len(s.Read.Sentences)-1 && x.Predicate.Lemma == c.predicate
			}
			of := map[string]float64{}
			for i := range pairs.Len() {
				if a, b, f := pairs.Pair(i); a.Source != b.Source && last(a) && last(b) {
					for k, name := range event.FeatureNames() {
						of[name] = f[k]
					}
				}
			}
			if len(of) == 0 {
				t.Fatal("the two claims were not compared")
			}
			for _, name := range []string{"one noun, of others", "named participants clash", "one and several", "one in general", "one long past"} {
				if got, want := of[name] != 0, name == c.feature; got != want {
					t.Errorf("%q holds: %v, want %v", name, got, want)
				}
			}
			if c.feature != "" && !slices.Contains(event.FeatureNames(), c.feature) {
				t.Errorf("no feature is called %q", c.feature)
			}
		})
	}
}
