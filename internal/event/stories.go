package event

import (
	"time"

	"gainsay/internal/rule"
)

// StoryWord is a content word of a document as Stories sees it.
type StoryWord struct {
	Lemma string
	// Weight is that of the lemma in the document; the squares of all of them add up to 1.
	Weight float64
}

// StoryWords weighs the lemmas of a document: the sum of the products of the weights that two documents share is how alike
// they are. A corpus that is cut into parts so that documents alike by LeastStory, and InOneTime, are in one part has the
// stories of its parts.
func StoryWords(uses []LemmaUse, pack *rule.Pack) ([]StoryWord, error) {
	v, err := newVocabulary(&Statistics{}, pack)
	if err != nil {
		return nil, err
	}
	b := v.bag(uses)
	out := make([]StoryWord, len(b.words))
	for i, w := range b.words {
		out[i] = StoryWord{w.lemma, w.weight / max(b.norm, 1e-9)}
	}
	return out, nil
}

// LeastStory is how alike two documents are that bring their stories together, see StoryWords. No story holds documents
// that no chain of such pairs joins.
const LeastStory = storyCosine

// InOneTime reports whether documents that were published then may be of one story; a zero time may be any.
func InOneTime(a, b time.Time) bool {
	return near(&Source{Published: a}, &Source{Published: b})
}
