package timex

import (
	"testing"
	"time"

	"gainsay/internal/nlp"
)

func TestOfEvents(t *testing.T) {
	r, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"the lowest since then", "The shares of Crossline fell to $5 on Tuesday, the lowest price since November.", 1},
		{"the first time since then", "The harbour froze for the first time since 1997.", 0},
		{"the worst since then", "It was the worst storm since 2011.", 0},
		{"what has gone on since", "The bridge has been closed since November.", 1},
		{"what began at a superlative's end", "The oldest bridge has been closed since November.", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := r.Read(t.Context(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			s := &d.Sentences[0]
			if got := OfEvents(s, Find(s, c.text, time.Time{})); len(got) != c.want {
				t.Errorf("got %d times, want %d", len(got), c.want)
			}
		})
	}
}
