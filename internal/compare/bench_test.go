package compare

import (
	"testing"

	"gainsay/internal/processor"
)

// The pairs of BenchmarkCompare. Those whose claims are read must not be answered before: TestClaimsAreRead.
var benchPairs = []struct {
	name, a, b string
	claims     bool
}{
	{"numbers", "Nine people were killed when the stand collapsed on Sunday.", "Fourteen people were killed when the stand collapsed on Sunday.", false},
	{"unrelated", "The mayor attended the opening of the bridge with two of her sons.", "Pears are dear this year, growers in the valley say.", false},
	{"claims", "Edith Crane, the mayor of Ashford, opened the new bridge over the Marl.", "The bridge over the Marl was opened in Ashford by Paul Venn and the mayor.", true},
	{"news", "Paul Venn, the head of the port authority of Ashford, told reporters on Monday that the ferry Marlin had been warned of the storm twice before it left the harbour.",
		"The ferry Marlin left the harbour of Ashford although Edith Crane, its captain, had been warned of the storm by the port authority, Paul Venn, its head, said on Monday.", true},
}

// forget empties what a Comparer remembers of texts.
func (c *Comparer) forget() {
	clear(c.sides.young)
	clear(c.sides.older)
	clear(c.tagged.young)
	clear(c.tagged.older)
	clear(c.readings.young)
	clear(c.readings.older)
}

// BenchmarkCompare measures pairs of sentences that were never seen before a second of the processor: plain ones that need
// no trees, and ones whose claims are read and judged, of some words and of the length of sentences of news.
func BenchmarkCompare(b *testing.B) {
	c := newComparer(b)
	for _, bc := range benchPairs {
		b.Run(bc.name, func(b *testing.B) {
			if _, err := c.Compare(b.Context(), bc.a, bc.b); err != nil { // loads the models
				b.Fatal(err)
			}
			watch := processor.Start()
			for b.Loop() {
				c.forget()
				if _, err := c.Compare(b.Context(), bc.a, bc.b); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/watch.Seconds(), "pairs/s")
		})
	}
}

func TestClaimsAreRead(t *testing.T) {
	c := newComparer(t)
	for _, p := range benchPairs {
		c.forget()
		r, err := c.Compare(t.Context(), p.a, p.b)
		if err != nil {
			t.Fatal(err)
		}
		x, y := c.readings.get(p.a), c.readings.get(p.b)
		if read := x != nil && y != nil && len(x.claims) > 0 && len(y.claims) > 0; read != p.claims {
			t.Errorf("%s: claims read %v, want %v; answered with %s by %q", p.name, read, p.claims, r.Verdict, r.Rule)
		}
	}
}
