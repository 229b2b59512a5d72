package event

import (
	"slices"
	"strings"

	"gainsay/internal/background"
	"gainsay/internal/nlp"
)

// Statistics are what the alignment of claims asks of a run as a whole: how common its lemmas are. They add up, so that
// parts of a corpus can be counted apart and aligned as parts of the whole.
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

// Lemmas lists the content lemmas of the sentences of text and headings of a document, sorted, and counts these sentences.
func Lemmas(d *nlp.Document) (uses []LemmaUse, sentences int) {
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
	uses, sentences := Lemmas(d)
	s.Sentences += sentences
	for _, u := range uses {
		f := s.Lemmas[u.Lemma]
		f.Sentences += u.Sentences
		f.Documents++
		s.Lemmas[u.Lemma] = f
	}
}

// count makes the statistics of a run.
func count(sources []Source) *Statistics {
	s := &Statistics{Lemmas: map[string]Frequency{}}
	for i := range sources {
		s.Add(sources[i].Read)
	}
	return s
}

// Matters reports whether the count of a lemma changes anything in a run of so many sentences: a lemma that is no more
// common there than in news at large, and leads from one document to another, need not be known.
func (f Frequency) Matters(lemma string, sentences int) (bool, error) {
	table, err := background.Builtin()
	if err != nil {
		return false, err
	}
	v := &vocabulary{background: table, run: &Statistics{Sentences: sentences}}
	l := table.Find(lemma)
	return f.Documents > commonTerm || v.weigh(table.Count(l), f.Sentences) != v.weigh(table.Count(l), 0), nil
}
