package text

import "testing"

func TestContainsWord(t *testing.T) {
	for _, c := range []struct {
		name, s, word string
		want          bool
	}{
		{"between blanks", "the 47 pages", "47", true},
		{"beside marks", "(47)", "47", true},
		{"at both ends", "47", "47", true},
		{"within a longer number", "1477 pages", "47", false},
		{"whole behind a longer one", "477 and 47", "47", true},
		{"within a word with an accent", "éMay", "May", false},
		{"a phrase", "on 3 May at noon", "3 May", true},
		{"nothing", "47", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ContainsWord(c.s, c.word); got != c.want {
				t.Errorf("%q in %q: %v, want %v", c.word, c.s, got, c.want)
			}
		})
	}
}
