package compare

import (
	"strings"
	"testing"
)

// TestScope says which content words stand under negation.
func TestScope(t *testing.T) {
	c := newComparer(t)
	for _, tc := range []struct{ name, text, want string }{
		{"to the end of the clause", "The mayor did not attend the opening, and her deputy spoke.", "attend opening"},
		{"no takes its noun and the verb", "No ship left the port.", "ship leave port"},
		{"not only turns nothing", "She not only paid the fine.", ""},
		{"left open turns nothing", "The ferry may or may not sail.", ""},
		{"a verb that takes it back", "The crew failed to reach the wreck.", "reach wreck"},
		{"twice is yes", "The crew did not fail to reach the wreck.", "fail"},
		{"instead of", "The police issued a ticket instead of an arrest.", "arrest"},
		{"stopped from", "The guards stopped the crowd from entering the hall.", "crowd enter hall"},
		{"no doubt", "There is no doubt the bridge will hold.", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s, err := c.sideOf(t.Context(), tc.text)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range s.words {
				if w := &s.words[i]; w.content && w.negated {
					got = append(got, w.lemma)
				}
			}
			if g := strings.Join(got, " "); g != tc.want {
				t.Errorf("got %q, want %q", g, tc.want)
			}
		})
	}
}

// TestAlignment says which content words of b find no partner in a.
func TestAlignment(t *testing.T) {
	c := newComparer(t)
	for _, tc := range []struct{ name, a, b, missing string }{
		{"inflection", "The councils voted on the plan.", "The council votes on a plan.", ""},
		{"a demonym", "Norwegian officials met the crew.", "Officials of Norway met the crew.", ""},
		{"a synonym", "The car crashed into the wall.", "The automobile crashed into the wall.", ""},
		{"a kind of", "A dog crossed the bridge.", "An animal crossed the bridge.", ""},
		{"not the other way", "An animal crossed the bridge.", "A dog crossed the bridge.", "dog"},
		{"a slip in a name", "Edith Moorland spoke.", "Edith Moorlund spoke.", ""},
		{"another name", "Edith Crane spoke.", "Paul Venn spoke.", "paul venn"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p, err := c.pairOf(t.Context(), tc.a, tc.b)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for j := range p.b.words {
				if w := &p.b.words[j]; w.content && !w.value && p.toA[j] < 0 {
					got = append(got, w.lower)
				}
			}
			if g := strings.Join(got, " "); g != tc.missing {
				t.Errorf("missing %q, want %q", g, tc.missing)
			}
		})
	}
}
