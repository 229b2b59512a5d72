package event

import (
	"context"
	"math"
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
	return a.IsZero() || b.IsZero() || math.Abs(a.Sub(b).Hours()) <= storyDays*24
}

// StoryDocument is a document as the parting into stories sees it.
type StoryDocument struct {
	Words     []StoryWord
	Published time.Time
}

// PartStories parts documents as Stories does, out of their words alone: the stories of all documents that hold whole chains
// of likenesses, see LeastStory, are those of the corpus. Of a story with more than most documents those make one that are
// joined first; cut is how many more stories that makes.
func PartStories(ctx context.Context, documents []StoryDocument, most int) (stories [][]int, cut int, err error) {
	numbers := map[string]int{}
	bags := make([]storyBag, len(documents))
	for i, d := range documents {
		bags[i] = storyBag{norm: 1, published: d.Published, words: make([]numbered, len(d.Words))}
		for k, w := range d.Words {
			n, ok := numbers[w.Lemma]
			if !ok {
				n = len(numbers)
				numbers[w.Lemma] = n
			}
			bags[i].words[k] = numbered{n, w.Weight}
		}
	}
	merges, err := merged(ctx, bags, len(numbers))
	if err != nil {
		return nil, 0, err
	}
	stories = withSingles(len(bags), groupsOfAtMost(len(bags), merges, storyCosine, most))
	return stories, len(stories) - len(withSingles(len(bags), groupsAt(len(bags), merges, storyCosine))), nil
}
