package train

import (
	"strings"

	"gainsay/internal/attribution/sequence"
)

// cueTable holds the buckets of the words that are cues often enough.
type cueTable struct {
	buckets map[sequence.CueKey]uint8
}

// Bucket implements sequence.CueTable.
func (t *cueTable) Bucket(lemma uint64, class byte) uint8 {
	return t.buckets[sequence.CueKey{Lemma: lemma, Class: class}]
}

// thresholds are the probabilities from which a word falls into bucket 1, 2, ...
var thresholds = [...]float64{0.03, 0.07, 0.14, 0.25, 0.4, 0.6, 0.8}

// learnCues estimates how likely each word is to be part of a cue: tables[f] without the articles of fold f, and
// tables[folds] from all of them. Training looks words up in a table that has not seen their article.
func learnCues(c Corpus) []*cueTable {
	type count struct{ cue, all float64 }
	counts := make([]map[sequence.CueKey]count, folds+1)
	for f := range counts {
		counts[f] = map[sequence.CueKey]count{}
	}
	for i := range c {
		for s := range c[i].document.Sentences {
			for t, w := range c[i].document.Sentences[s].Tokens {
				if w.InQuote {
					continue
				}
				lemma := w.Lemma
				if lemma == "" {
					lemma = w.Form
				}
				key := sequence.CueKey{Lemma: sequence.HashWord(strings.ToLower(lemma)), Class: sequence.ClassOf(w.Tag)}
				for _, f := range []int{i % folds, folds} {
					n := counts[f][key]
					n.all++
					if c[i].labels[s][t].Role() == sequence.Cue {
						n.cue++
					}
					counts[f][key] = n
				}
			}
		}
	}
	// A word seen once or twice is drawn to the share of cues among all words.
	const strength, prior = 3, 0.04
	tables := make([]*cueTable, folds+1)
	for f := range tables {
		t := &cueTable{buckets: map[sequence.CueKey]uint8{}}
		for key, n := range counts[folds] {
			if f < folds {
				n.cue -= counts[f][key].cue
				n.all -= counts[f][key].all
			}
			if n.cue == 0 {
				continue
			}
			p := (n.cue + strength*prior) / (n.all + strength)
			b := uint8(0)
			for _, x := range thresholds {
				if p >= x {
					b++
				}
			}
			if b > 0 {
				t.buckets[key] = b
			}
		}
		tables[f] = t
	}
	return tables
}
