package event

import (
	"math"
	"slices"
	"time"

	"gainsay/internal/background"
	"gainsay/internal/nlp"
)

// StoryWord is a content word of a document as the search for documents of one story sees it.
type StoryWord struct {
	Lemma string
	// Weight is that of the lemma in the document; the squares of all of them add up to 1.
	Weight float64
	// Leads is false for lemmas that are too common in the run to lead from one document to another.
	Leads bool
}

// StoryWords lists the words by which a document is known to be of one story with another, sorted: where the products of
// the weights that two documents share add up to LeastStory, and InOneTime holds, their claims are compared.
func StoryWords(d *nlp.Document, run *Statistics) ([]StoryWord, error) {
	table, err := background.Builtin()
	if err != nil {
		return nil, err
	}
	v := &vocabulary{background: table, run: run}
	counts := map[string]int{}
	for j := range d.Sentences {
		if d.Sentences[j].Kind == nlp.Furniture {
			continue
		}
		for k := range d.Sentences[j].Tokens {
			if l := contentLemma(&d.Sentences[j].Tokens[k]); l != "" {
				counts[l]++
			}
		}
	}
	lemmas := make([]string, 0, len(counts))
	for l := range counts {
		lemmas = append(lemmas, l)
	}
	slices.Sort(lemmas)
	out := make([]StoryWord, len(lemmas))
	norm := 0.0
	for i, l := range lemmas {
		f := run.Lemmas[l]
		w := (1 + math.Log(float64(counts[l]))) * v.weigh(table.Count(table.Find(l)), f.Sentences)
		out[i] = StoryWord{l, w, f.Documents <= commonTerm}
		norm += w * w
	}
	for i := range out {
		out[i].Weight /= max(math.Sqrt(norm), 1e-9)
	}
	return out, nil
}

// LeastStory is how alike two documents of one story are at least, see StoryWords.
const LeastStory = storyCosine

// MostPostings is in how many documents a lemma may stand and still lead from one to another.
const MostPostings = commonTerm

// InOneTime reports whether documents that were published then may be of one story; a zero time may be any.
func InOneTime(a, b time.Time) bool {
	return near(&Source{Published: a}, &Source{Published: b})
}
