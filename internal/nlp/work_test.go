package nlp

import (
	"context"
	"strings"
	"testing"

	"gainsay/internal/nlp/token"
)

// TestReadingGrowsWithTheText holds tagging, parsing and repairing to the length of the text: all that they do is bounded
// by the length of a sentence, and no sentence is longer than token.MaxSentence, whatever it is made of.
func TestReadingGrowsWithTheText(t *testing.T) {
	reader, err := NewReader(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, unit := range []string{"the council ", "said that ", "which ", "and ", ", ", "( ", "\" ", "of the ", "killed and ", "who, ", "not ", "Lund "} {
		// The steps of a sentence are at most some multiple of the square of its length, repairs included.
		work := func(n int) (steps int) {
			d, err := reader.Read(context.Background(), strings.Repeat(unit, n)+".")
			if err != nil {
				t.Fatal(err)
			}
			for i := range d.Sentences {
				k := len(d.Sentences[i].Tokens)
				if k > token.MaxSentence {
					t.Errorf("%q: a sentence of %d tokens", unit, k)
				}
				steps += k * k
			}
			return steps
		}
		const n = 600
		if small, large := work(n), work(2*n); large > 2*small+token.MaxSentence*token.MaxSentence {
			t.Errorf("%q: %d steps for %d repetitions, %d for twice as many", unit, small, n, large)
		}
	}
}
