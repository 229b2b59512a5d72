package compare

import (
	"gainsay/internal/wordnet"
)

// thesaurus answers what WordNet knows of two words.
type thesaurus struct{ table *wordnet.Table }

// sense is what a word carries of WordNet.
type sense struct {
	id    wordnet.Word
	entry wordnet.Entry
	// above are the synsets that its common senses are kinds of, with the number of steps up (0 for themselves).
	above map[int]int
}

// The senses that are compared: those with at least commonSense of a word's uses, and steps up the tree.
const (
	commonSense = .2
	stepsUp     = 3
)

// of looks a word up, nil for a word that WordNet does not list.
func (t thesaurus) of(lemma, class string) *sense {
	if t.table == nil {
		return nil
	}
	id := t.table.Find(lemma)
	if id == wordnet.None {
		return nil
	}
	s := &sense{id: id, entry: t.table.Entry(id), above: map[int]int{}}
	part := wordnet.Noun
	switch class {
	case "VERB":
		part = wordnet.Verb
	case "ADJ":
		part = wordnet.Adjective
	case "ADV":
		part = wordnet.Adverb
	}
	var level []int
	for _, x := range s.entry.Senses[part] {
		if x.Share >= commonSense {
			level = append(level, x.Synset)
		}
	}
	for step := 0; step <= stepsUp && len(level) > 0; step++ {
		var next []int
		for _, synset := range level {
			if _, ok := s.above[synset]; !ok {
				s.above[synset] = step
				next = append(next, t.table.Hypernyms(synset)...)
			}
		}
		level = next
	}
	return s
}

// relation says how word y stands to word x: "same" for synonyms and derivations, "broader" where x is a kind of y,
// "narrower" where y is a kind of x, "sister" where both are kinds of one thing, "antonym", "far" for two known words
// without any of these, "" where one is unknown.
func (t thesaurus) relation(x, y *word) string {
	if x.sense == nil || y.sense == nil {
		return ""
	}
	a, b := x.sense, y.sense
	switch {
	case a.entry.Opposite(b.id) || b.entry.Opposite(a.id):
		return "antonym"
	case a.id == b.id, a.entry.Synonyms(&b.entry), a.entry.DerivedFrom(b.id), b.entry.DerivedFrom(a.id):
		return "same"
	}
	closest := -1
	up, down := false, false
	for synset, n := range a.above {
		m, ok := b.above[synset]
		if !ok {
			continue
		}
		up, down = up || m == 0, down || n == 0
		if closest < 0 || n+m < closest {
			closest = n + m
		}
	}
	switch {
	case up:
		return "broader"
	case down:
		return "narrower"
	case closest >= 0 && closest <= 2:
		return "sister"
	case closest >= 0:
		return "cousin"
	}
	return "far"
}
