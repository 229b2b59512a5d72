package compare

import (
	"strings"

	"gainsay/internal/rule"
)

// knowledge answers what the rules know of words.
type knowledge struct{ pack *rule.Pack }

// same reports whether two names or words stand for one thing in the rules: a country and its demonym, a name and its
// alias.
func (k knowledge) same(x, y *word) bool {
	if !x.name || !y.name && y.class != "ADJ" {
		if !y.name || x.class != "ADJ" {
			return false
		}
	}
	cx, okx := k.country(x.lower)
	cy, oky := k.country(y.lower)
	if okx && oky {
		return cx == cy
	}
	ax, okx := k.pack.Alias(x.lower)
	ay, oky := k.pack.Alias(y.lower)
	return okx && oky && ax.ID == ay.ID
}

func (k knowledge) country(name string) (string, bool) {
	if c, ok := k.pack.Country(name); ok {
		return c.Code, true
	}
	return "", false
}

// oppose looks the words up among the opposites, by lemma and by form.
func (k knowledge) oppose(x, y *word) opposition {
	part := map[string]string{"VERB": "verb", "NOUN": "noun", "ADJ": "adjective", "ADV": "adverb"}
	for _, u := range []string{x.lemma, x.lower} {
		for _, v := range []string{y.lemma, y.lower} {
			if part[x.class] == "" || part[y.class] == "" {
				continue
			}
			if o, ok := k.pack.OppositePair(u, v, ""); ok && (o.Part == part[x.class] || o.Part == part[y.class]) {
				return opposition{o.Strength}
			}
		}
	}
	return opposition{}
}

// veridicality says what becomes of the complement of a word.
func (k knowledge) veridicality(lemma, part, frame, voice string) (string, string, bool) {
	v, ok := k.pack.VeridicalityOf(lemma, part, frame, voice)
	return v.Positive, v.Negated, ok
}

// unrelated words say nothing about each other without a thesaurus.
func (k knowledge) relate(x, y *word) string {
	if strings.HasPrefix(x.lemma, y.lemma) || strings.HasPrefix(y.lemma, x.lemma) {
		return "begins-alike"
	}
	return ""
}
