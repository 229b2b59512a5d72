package compare

import (
	"fmt"
	"testing"
)

// BenchmarkCompare measures pairs a second: plain ones that need no trees, and ones whose claims are read.
func BenchmarkCompare(b *testing.B) {
	c := newComparer(b)
	for _, bc := range []struct{ name, a, b string }{
		{"numbers", "Nine people were killed when the stand collapsed on Sunday.", "Fourteen people were killed when the stand collapsed on Sunday."},
		{"unrelated", "The mayor attended the opening of the bridge with two of her sons.", "Pears are dear this year, growers in the valley say."},
		{"claims", "Norway defeated Finland in the final on Sunday.", "Finland defeated Norway in the final on Sunday."},
	} {
		b.Run(bc.name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if _, err := c.Compare(b.Context(), bc.a, fmt.Sprintf("%s ", bc.b)); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pairs/s")
		})
	}
}
