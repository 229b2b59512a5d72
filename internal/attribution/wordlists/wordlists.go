// Package wordlists says in numbers what the rule packs know of words, for the features of a model: what kind of
// speaker a noun stands for, and what kind of saying a verb or noun is. The numbers are part of what a model was
// trained on and never change their meaning.
package wordlists

import (
	"strings"

	"gainsay/internal/rule"
)

// Lists holds the words of a pack. It is safe for concurrent use.
type Lists struct {
	kinds  map[string]uint8
	speech map[wordKey]uint8
}

type wordKey struct {
	lemma string
	part  byte
}

// kinds in order of precedence: where a word stands in two lists, the first counts.
var kinds = []struct {
	number uint8
	lists  []string
}{
	{8, []string{"source/document"}},
	{9, []string{"source/utterance"}},
	{3, []string{"noun/officials"}},
	{11, nil}, // vague sources
	{4, []string{"noun/side"}},
	{10, []string{"source/group"}},
	{7, []string{"noun/organisation", "name-head/organisation"}},
	{5, []string{"noun/forces"}},
	{6, []string{"noun/people"}},
	{2, []string{"noun/persons"}},
	{12, []string{"title/head-of-state", "title/head-of-government", "title/leader", "title/minister", "title/legislator",
		"title/spokesperson", "title/diplomat", "title/official", "title/military", "title/police", "title/judicial"}},
	{1, []string{"noun/person"}},
	{13, []string{"name/calendar"}},
	{14, nil}, // countries
}

// classes numbers the classes of cues.
var classes = map[string]uint8{"report": 1, "deny": 2, "doubt": 3, "belief": 4, "demand": 5, "promise": 6, "plan": 7,
	"perception": 8, "document": 9, "decline": 10, "hearsay": 11}

// What else a word of saying can be.
const (
	pseudo     = 16 // added to the class of a verb that only looks like saying
	intent     = 40
	sayingNoun = 41
)

// New makes the lists of a pack.
func New(p *rule.Pack) *Lists {
	l := &Lists{kinds: map[string]uint8{}, speech: map[wordKey]uint8{}}
	words := map[string][]string{}
	for _, w := range p.WordLists {
		words[w.ID] = w.Words
	}
	for _, k := range kinds {
		var all []string
		for _, id := range k.lists {
			all = append(all, words[id]...)
		}
		switch k.number {
		case 11:
			for _, v := range p.VagueSources {
				if v.Form == "noun" {
					all = append(all, v.Phrase)
				}
			}
		case 14:
			for i := range p.Countries {
				c := &p.Countries[i]
				all = append(append(append(append(all, c.Name, c.Capital), c.Aliases...), c.Demonyms...), c.Seats...)
			}
		}
		for _, w := range all {
			w = strings.ToLower(w)
			if _, ok := l.kinds[w]; !ok && w != "" {
				l.kinds[w] = k.number
			}
		}
	}
	for _, w := range words["cue/noun"] {
		l.speech[wordKey{w, 'N'}] = sayingNoun
	}
	for _, w := range words["cue/intent"] {
		l.speech[wordKey{w, 'V'}] = intent
	}
	for _, c := range p.Cues {
		if key := (wordKey{c.Lemma, partLetter(c.Part)}); classes[c.Class] > 0 {
			l.speech[key] = classes[c.Class]
		}
	}
	for _, w := range words["cue/pseudo"] {
		l.speech[wordKey{w, 'V'}] += pseudo
	}
	return l
}

func partLetter(part string) byte {
	switch part {
	case "verb":
		return 'V'
	case "noun":
		return 'N'
	case "adverb":
		return 'R'
	}
	return 'I'
}

// Kind implements sequence.Words.
func (l *Lists) Kind(lower string) uint8 { return l.kinds[lower] }

// Speech implements sequence.Words.
func (l *Lists) Speech(lemma, tag string) uint8 {
	if tag == "" {
		return 0
	}
	return l.speech[wordKey{lemma, tag[0]}]
}
