package quantity

import (
	"strings"

	"gainsay/internal/rule"
)

// roleTable finds roles by word.
type roleTable struct {
	// verbs and intransitives by lemma; forms and pastForms by inflected form, for sentences without lemmas: past
	// participles and simple pasts, and the "-ing" forms.
	verbs, intransitives, nouns, bearers, adjectives map[string]string
	past, ing, intransitivePast                      map[string]string
}

// newRoleTable takes the tolls of the rule packs; of two that share a word the first wins, which is that of the desk's own
// pack.
func newRoleTable(tolls []rule.Toll) *roleTable {
	t := &roleTable{
		verbs: map[string]string{}, intransitives: map[string]string{}, nouns: map[string]string{},
		bearers:    map[string]string{},
		adjectives: map[string]string{}, past: map[string]string{}, ing: map[string]string{}, intransitivePast: map[string]string{},
	}
	put := func(m map[string]string, word, role string) {
		if _, taken := m[word]; !taken {
			m[word] = role
		}
	}
	for _, f := range tolls {
		for _, v := range f.Verbs {
			put(t.verbs, v, f.Role)
			past, ing := inflect(v)
			for _, p := range past {
				put(t.past, p, f.Role)
			}
			put(t.ing, ing, f.Role)
		}
		for _, v := range f.Intransitive {
			put(t.intransitives, v, f.Role)
			past, _ := inflect(v)
			for _, p := range past {
				put(t.intransitivePast, p, f.Role)
			}
		}
		for _, n := range f.Nouns {
			put(t.nouns, n, f.Role)
			put(t.nouns, pluralOf(n), f.Role)
		}
		for _, b := range f.Bearers {
			put(t.bearers, b, f.Role)
		}
		for _, a := range f.Adjectives {
			put(t.adjectives, a, f.Role)
		}
	}
	return t
}

// irregular pasts and doubled consonants of the verbs that news counts by: grammar, and so not among the rules.
var irregular = map[string][]string{
	"slay": {"slain", "slew"}, "hurt": {"hurt"}, "flee": {"fled"}, "behead": {"beheaded"}, "send": {"sent"},
	"kidnap": {"kidnapped", "kidnaped"}, "trap": {"trapped"}, "die": {"died"}, "expel": {"expelled"}, "free": {"freed"},
}

// inflect gives the past forms and the present participle of a verb.
func inflect(v string) (past []string, ing string) {
	stem := v
	switch {
	case v == "die":
		return irregular[v], "dying"
	case v == "kidnap" || v == "trap" || v == "expel":
		return irregular[v], v + v[len(v)-1:] + "ing"
	case v == "free" || v == "flee":
		return irregular[v], v + "ing"
	case strings.HasSuffix(v, "e"):
		stem = v[:len(v)-1]
	}
	if p, ok := irregular[v]; ok {
		return p, stem + "ing"
	}
	return []string{stem + "ed"}, stem + "ing"
}

// pluralOf is the regular plural of a noun.
func pluralOf(n string) string {
	switch {
	case strings.HasSuffix(n, "y") && len(n) > 1 && !strings.ContainsRune("aeiou", rune(n[len(n)-2])):
		return n[:len(n)-1] + "ies"
	case strings.HasSuffix(n, "s"), strings.HasSuffix(n, "x"), strings.HasSuffix(n, "ch"), strings.HasSuffix(n, "sh"):
		return n + "es"
	}
	return n + "s"
}
