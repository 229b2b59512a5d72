package event

import (
	"math"
	"time"

	"gainsay/internal/background"
)

// StoryWord is a content word of a document as the search for documents of one story sees it.
type StoryWord struct {
	Lemma string
	// Weight is that of the lemma in the document; the squares of all of them add up to 1.
	Weight float64
	// Leads is false for lemmas that are too common in the run to lead from one document to another.
	Leads bool
}

// StoryWords weighs the lemmas of a document by which it is known to be of one story with another: where the products of
// the weights that two documents share add up to LeastStory, and InOneTime holds, their claims are compared.
func StoryWords(uses []LemmaUse, run *Statistics) ([]StoryWord, error) {
	table, err := background.Builtin()
	if err != nil {
		return nil, err
	}
	v := &vocabulary{background: table, run: run}
	out := make([]StoryWord, len(uses))
	norm := 0.0
	for i, u := range uses {
		f := run.Lemmas[u.Lemma]
		w := (1 + math.Log(float64(u.Times))) * v.weigh(table.Count(table.Find(u.Lemma)), f.Sentences)
		out[i] = StoryWord{u.Lemma, w, f.Documents <= commonTerm}
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
