package memory

import (
	"runtime/debug"
	"testing"
)

func TestTheMoreDataTheLessGarbage(t *testing.T) {
	for _, c := range []struct {
		live int64
		want int
	}{{0, 100}, {511 << 20, 100}, {512 << 20, 60}, {1 << 30, 40}, {8 << 30, 40}} {
		if got := garbage(c.live); got != c.want {
			t.Errorf("%d MB of data: %d %%, want %d %%", c.live>>20, got, c.want)
		}
	}
}

func TestFrugalLeavesTheCollectorAsItWas(t *testing.T) {
	for name, gogc := range map[string]string{"nobody set it": "", "the user set it": "70"} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("GOGC", gogc)
			before := debug.SetGCPercent(70)
			defer debug.SetGCPercent(before)
			stop := Frugal()
			stop()
			stop()
			if now := debug.SetGCPercent(70); now != 70 {
				t.Errorf("the collector is left at %d %%", now)
			}
		})
	}
}
