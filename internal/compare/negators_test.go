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

// TestDenied says of what a negator is held against the other side.
func TestDenied(t *testing.T) {
	c := newComparer(t)
	for _, tc := range []struct {
		name, a, b string
		want       int
	}{
		{"a plain denial", "The mayor did not open the bridge.", "The mayor opened the bridge.", 1},
		{"until then", "The mayor did not open the bridge until May.", "The mayor opened the bridge in May.", 0},
		{"but for some", "Visitors are not allowed on the bridge except members.", "Members are allowed on the bridge.", 0},
		{"only some", "Visitors are not allowed on the bridge.", "Only members are allowed on the bridge.", 0},
		{"what is believed", "The bridge is not safe.", "There is a common belief that the bridge is safe.", 0},
		{"what somebody is wrongly said to have done", "The mayor denied selling the bridge.", "The mayor was wrongly accused of selling the bridge.", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p, err := c.pairOf(t.Context(), tc.a, tc.b)
			if err != nil {
				t.Fatal(err)
			}
			if got := len(negation{}.look(p)); got != tc.want {
				t.Errorf("%d places, want %d", got, tc.want)
			}
		})
	}
}

// TestRounded says when a headline's number stands for another.
func TestRounded(t *testing.T) {
	c := newComparer(t)
	for _, tc := range []struct {
		name, a, b string
		want       int
	}{
		{"a headline rounds", "Ashford driver gets 2,000 tip", "A driver in Ashford got a 2,084 tip.", 0},
		{"a sentence does not", "The Ashford driver got a 2,000 tip.", "A driver in Ashford got a 2,084 tip.", 1},
		{"a headline with another number", "Ashford driver gets 3,000 tip", "A driver in Ashford got a 2,084 tip.", 1},
		{"neither is round", "Ashford driver gets 2,083 tip", "A driver in Ashford got a 2,084 tip.", 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p, err := c.pairOf(t.Context(), tc.a, tc.b)
			if err != nil {
				t.Fatal(err)
			}
			if got := len(numbers{}.look(p)); got != tc.want {
				t.Errorf("%d places, want %d", got, tc.want)
			}
		})
	}
}
