package entity

import (
	"context"
	"strings"
	"testing"

	"gainsay/internal/nlp"
	"gainsay/internal/rule"
)

// Twice the text costs twice the steps, whatever it is made of: the steps of every loop that looks back or ahead are
// counted, not the time.
func TestWorkGrowsWithTheText(t *testing.T) {
	pack, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := NewResolver(pack)
	letters := "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	for _, c := range []struct {
		name string
		text func(n int) string
	}{
		{"news", func(n int) string {
			return strings.Repeat("Anna Kovalenko met the Armenian prime minister in Baku. She said both sides would keep their word. The minister left.\n\n", n)
		}},
		{"one sentence", func(n int) string {
			return strings.Repeat("he told her that they said it and the minister and both sides, ", n)
		}},
		{"capitals alone", func(n int) string { return strings.Repeat("US UN THE KREMLIN SAID NO ", n) }},
		{"many bearers of one last name", func(n int) string {
			var b strings.Builder
			for i := range n {
				first := string(letters[i%26]) + strings.ToLower(string(letters[i/26%26])+string(letters[i/676%26])+"ek")
				b.WriteString(first + " Stone arrived. Mr. Stone said he was glad. ")
			}
			return b.String()
		}},
		{"possessives", func(n int) string { return strings.Repeat("Russia's Ministry of Defence's spokesman's ", n) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			work := func(n int) int {
				d, err := reader.ReadShallow(context.Background(), c.text(n))
				if err != nil {
					t.Fatal(err)
				}
				return r.read(d).work
			}
			// Long enough for every bound to be reached.
			once, twice := work(400), work(800)
			if once == 0 || float64(twice) > 2.3*float64(once) {
				t.Errorf("%d steps for a text, %d for one twice as long", once, twice)
			}
		})
	}
}
