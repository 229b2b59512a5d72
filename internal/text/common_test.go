package text

import (
	"strings"
	"testing"
)

func TestCommonWords(t *testing.T) {
	for _, tc := range []struct {
		name, x, y string
		want       int
	}{
		{"the same words", "the gate is shut", "the gate is shut", 4},
		{"a word between does not count", "the gate is shut", "the old gate is shut", 4},
		{"another order counts once", "gate shut", "shut gate", 1},
		{"nothing in common", "gate", "wall", 0},
		{"nothing at all", "", "wall", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			x, y := strings.Fields(tc.x), strings.Fields(tc.y)
			if got := CommonWords(x, y); got != tc.want {
				t.Errorf("got %d, want %d", got, tc.want)
			}
			if got := CommonWords(y, x); got != tc.want {
				t.Errorf("the other way round %d, want %d", got, tc.want)
			}
		})
	}
}
