package verdict

import "testing"

// TestSpeaksOf says when a statement is of the matter of an allegation: of whom it is made, the deed, and how much they share.
func TestSpeaksOf(t *testing.T) {
	set := func(keys ...string) map[string]bool {
		m := map[string]bool{}
		for _, k := range keys {
			m[k] = true
		}
		return m
	}
	terms := func(lemmas ...string) []term {
		var out []term
		for _, l := range lemmas {
			out = append(out, term{lemma: l})
		}
		return out
	}
	take := term{lemma: "bribe"}
	alleged := &Stand{against: set("venn"), matter: terms("bribe", "ferry", "company", "port"), root: take}
	for _, c := range []struct {
		name string
		s    Stand
		want bool
	}{
		{"three words of it", Stand{against: set("venn"), matter: terms("ferry", "company", "port")}, true},
		{"the deed and a word", Stand{against: set("venn"), matter: terms("bribe", "ferry")}, true},
		{"two words that are no deed", Stand{against: set("venn"), matter: terms("ferry", "company")}, false},
		{"the deed alone", Stand{against: set("venn"), matter: terms("bribe")}, false},
		{"the same of another", Stand{against: set("ostrow"), matter: terms("bribe", "ferry", "company", "port")}, false},
		{"of nobody by name", Stand{matter: terms("bribe", "ferry", "company")}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.s.SpeaksOf(alleged); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
