package house

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCardsStateTheModelsBesideThem holds length and checksum in the card of each model to its file: a card that was left
// behind describes a model that nobody has.
func TestCardsStateTheModelsBesideThem(t *testing.T) {
	const reading = 20 << 20 // what the models of reading may come to together
	var together int
	for _, c := range []struct {
		model, card string
		limit       int
	}{
		{"nlp/models/tagger.bin", "nlp/models/tagger.md", reading},
		{"nlp/models/lemma.bin", "nlp/models/lemma.md", reading},
		{"nlp/models/parser.bin", "nlp/models/parser.md", reading},
		{"nlp/models/lexicon.bin", "nlp/models/lexicon.md", reading},
		{"nlp/names/library.bin", "nlp/names/library.md", 6 << 20},
		{"attribution/attribution.model", "attribution/model.md", 8 << 20},
		{"background/background.bin", "background/background.md", 1 << 20},
		{"event/weights.tsv", "event/weights.tsv.md", 1 << 20},
	} {
		t.Run(c.model, func(t *testing.T) {
			b, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(c.model)))
			if err != nil {
				t.Fatal(err)
			}
			card, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(c.card)))
			if err != nil {
				t.Fatal(err)
			}
			if want := fmt.Sprintf("%d bytes, SHA-256 %x", len(b), sha256.Sum256(b)); !strings.Contains(string(card), want) {
				t.Errorf("%s does not say %q", c.card, want)
			}
			if !strings.Contains(string(card), "go run ./cmd/gainsay-train ") {
				t.Errorf("%s does not say by which command the model was made", c.card)
			}
			if len(b) > c.limit {
				t.Errorf("%d bytes, more than %d", len(b), c.limit)
			}
			if c.limit == reading {
				together += len(b)
			}
		})
	}
	if together > reading {
		t.Errorf("the models of reading have %d bytes together, more than %d", together, reading)
	}
}
