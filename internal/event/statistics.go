package event

import (
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

// Add counts one document more.
func (s *Statistics) Add(d *nlp.Document) {
	if s.Lemmas == nil {
		s.Lemmas = map[string]Frequency{}
	}
	seen := map[string]int{} // the sentence of this document in which a lemma was met last, from 1
	for j := range d.Sentences {
		if d.Sentences[j].Kind == nlp.Furniture {
			continue
		}
		s.Sentences++
		for k := range d.Sentences[j].Tokens {
			l := contentLemma(&d.Sentences[j].Tokens[k])
			if l == "" || seen[l] == j+1 {
				continue
			}
			f := s.Lemmas[l]
			if seen[l] == 0 {
				f.Documents++
			}
			f.Sentences++
			seen[l] = j + 1
			s.Lemmas[l] = f
		}
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
