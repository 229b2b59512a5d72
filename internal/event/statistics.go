package event

import (
	"context"
	"slices"
	"strings"

	"gainsay/internal/nlp"
)

// Statistics say how common lemmas are in a story, where what stands in each sentence anchors nothing, or in a corpus, where
// what stands in very many documents does not lead from one to another. They add up.
type Statistics struct {
	// Sentences is the number of sentences of text and headings.
	Sentences int
	// Lemmas is in how many sentences and documents each content lemma stands.
	Lemmas map[string]Frequency
}

// Frequency is the number of sentences and of documents that hold a lemma.
type Frequency struct{ Sentences, Documents int }

// LemmaUse is how often a content lemma stands in a document, and in how many of its sentences.
type LemmaUse struct {
	Lemma            string
	Times, Sentences int
}

// Lemmas lists the content lemmas of the sentences of text and headings of a document, sorted.
func Lemmas(d *nlp.Document) []LemmaUse {
	uses, _ := lemmas(d)
	return uses
}

// lemmas counts the sentences too.
func lemmas(d *nlp.Document) (uses []LemmaUse, sentences int) {
	at := map[string]int{}   // where a lemma stands in uses
	last := map[string]int{} // the number of the sentence in which it was met last, from 1
	for j := range d.Sentences {
		if d.Sentences[j].Kind == nlp.Furniture {
			continue
		}
		sentences++
		for k := range d.Sentences[j].Tokens {
			l := contentLemma(&d.Sentences[j].Tokens[k])
			if l == "" {
				continue
			}
			i, ok := at[l]
			if !ok {
				i = len(uses)
				at[l] = i
				uses = append(uses, LemmaUse{Lemma: l})
			}
			uses[i].Times++
			if last[l] != sentences {
				last[l] = sentences
				uses[i].Sentences++
			}
		}
	}
	slices.SortFunc(uses, func(a, b LemmaUse) int { return strings.Compare(a.Lemma, b.Lemma) })
	return uses, sentences
}

// Add counts one document more.
func (s *Statistics) Add(d *nlp.Document) {
	if s.Lemmas == nil {
		s.Lemmas = map[string]Frequency{}
	}
	uses, sentences := lemmas(d)
	s.Sentences += sentences
	for _, u := range uses {
		f := s.Lemmas[u.Lemma]
		f.Sentences += u.Sentences
		f.Documents++
		s.Lemmas[u.Lemma] = f
	}
}

// count makes the statistics of the sources at the given positions.
func count(ctx context.Context, sources []Source, positions []int) (*Statistics, error) {
	s := &Statistics{Lemmas: map[string]Frequency{}}
	for _, i := range positions {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s.Add(sources[i].Read)
	}
	return s, nil
}

// MostPostings is in how many documents a lemma may stand and still lead from one to another in an archive.
const MostPostings = 200
