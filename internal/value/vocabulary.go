package value

import (
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/rule"
)

// vocabulary holds the word lists of a rule pack by which values are compared (rules/value-words.yaml). They stand in sets of
// their own since they are asked for every word of a story.
type vocabulary struct {
	// vague modifiers do not tell which one is meant; parts and shares say that a figure is one of several, or that of each.
	vague, parts, shares map[string]bool
	// empty verbs say nothing of what is measured.
	empty map[string]bool
	// ranks before an office make it another: a deputy is not the one whose deputy it is. loose offices are given without
	// their rank in polite speech, and nobody is misled.
	ranks, loose map[string]bool
}

// newVocabulary finds the lists of a pack. A list that the pack lacks has no words.
func newVocabulary(pack *rule.Pack) *vocabulary {
	v := &vocabulary{}
	fields := map[string]*map[string]bool{
		"value/vague-modifier": &v.vague,
		"value/part":           &v.parts,
		"value/share":          &v.shares,
		"value/empty-verb":     &v.empty,
		"value/rank":           &v.ranks,
		"value/loose-office":   &v.loose,
	}
	for _, set := range fields {
		*set = map[string]bool{}
	}
	for _, l := range pack.WordLists {
		if set, ok := fields[l.ID]; ok {
			for _, w := range l.Words {
				(*set)[w] = true
			}
		}
	}
	return v
}

// content is the lemma of a word that tells what a sentence is about, "" for any other.
func (v *vocabulary) content(t *nlp.Token) string {
	switch t.Class {
	case "NOUN", "PROPN", "ADJ":
	case "VERB":
		if v.empty[t.Lemma] {
			return ""
		}
	default:
		return ""
	}
	if l := strings.ToLower(t.Lemma); len(l) > 1 {
		return l
	}
	return ""
}
