package question

import (
	"testing"

	"gainsay/internal/claim"
)

func TestFromGrammar(t *testing.T) {
	fill := func(pairs ...string) map[claim.RoleName]string {
		m := map[claim.RoleName]string{}
		for i := 0; i < len(pairs); i += 2 {
			m[claim.RoleName(pairs[i])] = pairs[i+1]
		}
		return m
	}
	for _, c := range []struct {
		name, slot string
		s          Subject
		want       string
	}{
		{"a copula agrees with its subject", "whether",
			Subject{Predicate: claim.Predicate{Kind: claim.Copula, Lemma: "silent"}, Tense: "present", Fillers: fill("agent", "the guns", "patient", "silent"), Plurals: map[claim.RoleName]bool{claim.Agent: true}},
			"Are the guns silent?"},
		{"a place is named once", "whether",
			Subject{Predicate: claim.Predicate{Kind: claim.Noun, Lemma: "signal"}, Fillers: fill("place", "near Brenholt")},
			"Was there a signal near Brenholt?"},
		{"when somebody will do it", "when",
			Subject{Predicate: claim.Predicate{Kind: claim.Verb, Lemma: "reopen"}, Modality: claim.Planned, Fillers: fill("agent", "the line")},
			"When will the line reopen?"},
		{"what was done to people by nobody who is named", "how many",
			Subject{Predicate: claim.Predicate{Kind: claim.Verb, Lemma: "release"}, Modality: claim.Planned, Counted: "prisoners", CountedRole: claim.Patient, Fillers: fill()},
			"How many prisoners will be released?"},
		{"how fast it went", "how many",
			Subject{Predicate: claim.Predicate{Kind: claim.Verb, Lemma: "travel"}, Measured: true, Dimension: "speed", Fillers: fill("agent", "the train")},
			"How fast did the train travel?"},
		{"how much it paid", "how many",
			Subject{Predicate: claim.Predicate{Kind: claim.Verb, Lemma: "pay"}, Measured: true, Dimension: "money:EUR", Fillers: fill("agent", "the council")},
			"How much did the council pay?"},
		{"who did it", "who",
			Subject{Predicate: claim.Predicate{Kind: claim.Verb, Lemma: "ratify"}, Fillers: fill("patient", "the treaty")},
			"Who ratified the treaty?"},
		{"whom it was done to", "whom",
			Subject{Predicate: claim.Predicate{Kind: claim.Verb, Lemma: "appoint"}, Fillers: fill("agent", "the council")},
			"Whom did the council appoint?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Ask(c.slot, c.s, nil); got != c.want {
				t.Errorf("asks %q, want %q", got, c.want)
			}
		})
	}
}
