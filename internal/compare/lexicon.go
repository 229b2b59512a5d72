package compare

import (
	"strings"

	"gainsay/internal/rule"
)

// knowledge answers what the rules know of words.
type knowledge struct {
	pack *rule.Pack
	thesaurus
	// demonyms leads "norwegian" to the code of the country.
	demonyms map[string]string
}

func newKnowledge(pack *rule.Pack, t thesaurus) knowledge {
	k := knowledge{pack, t, map[string]string{}}
	for i := range pack.Countries {
		for _, d := range pack.Countries[i].Demonyms {
			k.demonyms[strings.ToLower(d)] = pack.Countries[i].Code
		}
	}
	return k
}

// look gives the common content words of a side what the thesaurus knows of them.
func (k knowledge) look(s *side) {
	for i := range s.words {
		if w := &s.words[i]; w.content && !w.name && !w.value {
			w.sense = k.of(w.lemma, w.class)
		}
	}
}

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
	code, ok := k.demonyms[name]
	return code, ok
}

// veridicality says what becomes of the complement of a word.
func (k knowledge) veridicality(lemma, part, frame, voice string) (string, string, bool) {
	v, ok := k.pack.VeridicalityOf(lemma, part, frame, voice)
	return v.Positive, v.Negated, ok
}

// relate says how two words stand to each other in meaning.
func (k knowledge) relate(x, y *word) string { return k.relation(x, y) }
