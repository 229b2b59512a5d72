package analysis

import "testing"

// TestSpeakerOf holds whose words a question says they are where texts name the speaker differently.
func TestSpeakerOf(t *testing.T) {
	tests := map[string]struct {
		names []string
		want  string
	}{
		"the name that most give":            {[]string{"Ada Brome", "Ada Brome", "Edith Marie Crane"}, "Ada Brome"},
		"the fullest of as many":             {[]string{"Crane", "Edith Crane"}, "Edith Crane"},
		"a son is not meant where one alone": {[]string{"Paul Denning Jr.", "Paul Denning"}, "Paul Denning"},
		"nobody":                             {nil, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := speakerOf(test.names); got != test.want {
				t.Errorf("speakerOf(%q) = %q, want %q", test.names, got, test.want)
			}
		})
	}
}

// TestRespelled holds when two words of a quotation are one that two papers spell in their ways.
func TestRespelled(t *testing.T) {
	for _, c := range []struct {
		name, x, y string
		want       bool
	}{
		{"a letter of a long word", "organise", "organize", true},
		{"a letter written twice and another vowel", "Momma", "Mama", true},
		{"a word that only rhymes", "pull", "pile", false},
		{"another word", "many", "numerous", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := respelled(c.x, c.y); got != c.want {
				t.Errorf("respelled(%q, %q) = %v", c.x, c.y, got)
			}
		})
	}
}
