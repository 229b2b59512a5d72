package lemma

import "testing"

func TestRegularPasts(t *testing.T) {
	for _, c := range []struct{ rule, past, want string }{
		{"a doubled consonant is single", "scrapped", "scrap"},
		{"ied comes of y", "certified", "certify"},
		{"c keeps its e", "convinced", "convince"},
		{"l after a consonant keeps its e", "doubled", "double"},
		{"ate keeps its e", "updated", "update"},
		{"a double l stays", "stalled", "stall"},
		{"anything else loses ed", "handed", "hand"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			if got := regular(c.past, "VBD", "VERB"); got != c.want {
				t.Errorf("%s is a form of %s, want %s", c.past, got, c.want)
			}
		})
	}
	if got := regular("speed", "VB", "VERB"); got != "speed" {
		t.Errorf("speed, no past, became %s", got)
	}
}
