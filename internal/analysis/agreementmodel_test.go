package analysis

import (
	"testing"

	"gainsay/internal/odds"
)

// TestSignsSpeak holds which way signs weigh: what is the same speaks for an agreement, what stands against it, against.
func TestSignsSpeak(t *testing.T) {
	a, err := odds.Parse("agreement.tsv", builtinAgreements, signNames[:])
	if err != nil {
		t.Fatal(err)
	}
	var plain signValues
	plain[always], plain[linked], plain[samePredicate], plain[mass], plain[wordsAround] = 1, 1, 1, 1, .5
	base := a.Probability(plain[:])
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
			if p := a.Probability(with[:]); (p > base) != test.more {
				t.Errorf("probability %.3f with it, %.3f without", p, base)
			}
		})
	}
}
