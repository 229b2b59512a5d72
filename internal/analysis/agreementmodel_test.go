package analysis

import (
	"strings"
	"testing"
)

// TestLoadAgreements holds what a table of weights must be.
func TestLoadAgreements(t *testing.T) {
	if _, err := loadAgreements(builtinAgreements); err != nil {
		t.Errorf("the built-in table: %v", err)
	}
	for name, test := range map[string]struct{ from, to, want string }{
		"an unknown sign is named":          {"linked\t", "lincked\t", `unknown sign "lincked"`},
		"a sign without a weight is named":  {"heading\t", "# heading\t", `no weight for "heading"`},
		"a weight that is none has a place": {"always\t", "always\tx", "agreement.tsv:2:"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := loadAgreements(strings.Replace(builtinAgreements, test.from, test.to, 1))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}

// TestSignsSpeak holds which way signs weigh: what is the same speaks for an agreement, what stands against it, against.
func TestSignsSpeak(t *testing.T) {
	a, err := loadAgreements(builtinAgreements)
	if err != nil {
		t.Fatal(err)
	}
	var plain signValues
	plain[always], plain[linked], plain[samePredicate], plain[mass], plain[wordsAround] = 1, 1, 1, 1, .5
	base := a.probability(&plain)
	for name, test := range map[string]struct {
		sign sign
		more bool
	}{
		"the same participants":         {participants, true},
		"one time":                      {sameTime, true},
		"solid words":                   {solid, true},
		"dates, names or amounts apart": {apart, false},
		"one is only wished for":        {wished, false},
		"both take it for granted":      {takenBoth, false},
		"one is no fact":                {otherModality, false},
		"another object":                {otherObject, false},
		"only what both call one thing": {called, false},
		"one thinks so, and no more":    {thinks, false},
		"under a condition":             {ifOnly, false},
		"names alone are in common":     {names, false},
	} {
		t.Run(name, func(t *testing.T) {
			with := plain
			with[test.sign] = 1
			if p := a.probability(&with); (p > base) != test.more {
				t.Errorf("probability %.3f with it, %.3f without", p, base)
			}
		})
	}
}
