package lemma

import (
	"slices"
	"testing"
)

func TestRegularPasts(t *testing.T) {
	known := []string{"postpone", "scrap", "stall", "repeat", "hand"}
	verbs := func(base string) bool { return slices.Contains(known, base) }
	for _, c := range []struct{ rule, past, want string }{
		{"a doubled consonant is single", "scrapped", "scrap"},
		{"ied comes of y", "certified", "certify"},
		{"c keeps its e", "convinced", "convince"},
		{"l after a consonant keeps its e", "doubled", "double"},
		{"ate keeps its e", "updated", "update"},
		{"a double l stays", "stalled", "stall"},
		{"anything else loses ed", "handed", "hand"},
		{"a known verb with an e keeps it", "postponed", "postpone"},
		{"a known verb without an e gets none", "repeated", "repeat"},
		{"an e that was taken off too much comes back", "postpon", "postpone"},
		{"an e that was put on goes", "repeate", "repeat"},
		{"unknown to spelling and list: ed goes", "blorked", "blork"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			if got := (&Lemmatiser{Verbs: verbs}).regular(c.past, "VBD", "VERB"); got != c.want {
				t.Errorf("%s is a form of %s, want %s", c.past, got, c.want)
			}
		})
	}
	if got := (&Lemmatiser{}).regular("speed", "VB", "VERB"); got != "speed" {
		t.Errorf("speed, no past, became %s", got)
	}
}
