package train

import (
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
)

// Card describes a model for those who use or rebuild it.
type Card struct {
	Title, Purpose string
	// Data lists what it was trained on, with licences; Licence is the model's own.
	Data    []string
	Licence string
	// Scores are lines of figures, Command rebuilds the same bytes from the same data.
	Scores  []string
	Command string
}

// WriteModel writes a model and, beside it, its card with length and checksum.
func WriteModel(path string, model []byte, c Card) error {
	if err := os.WriteFile(path, model, 0o644); err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n## Data\n\n", c.Title, c.Purpose)
	for _, d := range c.Data {
		fmt.Fprintf(&b, "- %s\n", d)
	}
	fmt.Fprintf(&b, "\n## Licence\n\n%s\n", c.Licence)
	if len(c.Scores) > 0 {
		fmt.Fprintf(&b, "\n## Scores\n\n")
		for _, s := range c.Scores {
			fmt.Fprintf(&b, "    %s\n", s)
		}
	}
	fmt.Fprintf(&b, "\n## Made by\n\n    %s\n\n%d bytes, SHA-256 %x\n", c.Command, len(model), sha256.Sum256(model))
	card := strings.TrimSuffix(path, ".bin") + ".md"
	return os.WriteFile(card, []byte(b.String()), 0o644)
}
