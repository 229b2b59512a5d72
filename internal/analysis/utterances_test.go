package analysis

import (
	"strings"
	"testing"
)

// TestTurned holds that a quotation cut out of a denial is not the same utterance.
func TestTurned(t *testing.T) {
	tests := map[string]struct {
		short, long string
		want        bool
	}{
		"a denial was cut off":        {"the driver was at fault", "we can not say that the driver was at fault", true},
		"a condition was cut off":     {"we will reopen the bridge", "if the council pays we will reopen the bridge", true},
		"both deny":                   {"i will not resign", "i will not resign today", false},
		"the beginning was cut off":   {"we will reopen the bridge", "let me be clear we will reopen the bridge", false},
		"nothing in common is moot":   {"", "we will not", true},
		"the same words turn nothing": {"no one was hurt", "no one was hurt", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := turned(strings.Fields(test.short), strings.Fields(test.long)); got != test.want {
				t.Errorf("turned(%q, %q) = %v", test.short, test.long, got)
			}
		})
	}
}

// TestLongestRun holds what makes two quotations one: words in a row, not words in common.
func TestLongestRun(t *testing.T) {
	tests := map[string]struct {
		x, y string
		want int
	}{
		"in a row":       {"open the bridge again", "we open the bridge again today", 4},
		"out of order":   {"again the bridge", "the bridge again", 2},
		"one word apart": {"open the old bridge", "open the new bridge", 2},
		"nothing":        {"a b", "c d", 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := longestRun(strings.Fields(test.x), strings.Fields(test.y)); got != test.want {
				t.Errorf("longestRun(%q, %q) = %d, want %d", test.x, test.y, got, test.want)
			}
		})
	}
}
