package train

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"gainsay/internal/nlp/conllu"
	"gainsay/internal/nlp/lemma"
	"gainsay/internal/nlp/weights"
)

// TrainLemmatiser learns edits of the form's end from gold lemmas over predicted tags.
func TrainLemmatiser(sentences []conllu.Sentence, tags []predictedTags, epochs int, prune float64) []byte {
	counts := map[string]int{}
	for i := range sentences {
		for _, w := range sentences[i].Words {
			counts[lemma.Between(w.Form, w.Lemma).String()]++
		}
	}
	var edits []string
	for e, n := range counts {
		if n >= 3 {
			edits = append(edits, e)
		}
	}
	slices.SortFunc(edits, func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	edits = edits[:min(len(edits), 250)]
	class := map[string]int{}
	for i, e := range edits {
		class[e] = i
	}
	l := NewLearner()
	scores := make([]float32, len(edits))
	random := rand.New(rand.NewPCG(5, 6))
	order := random.Perm(len(sentences))
	var features []uint64
	for range epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			for j := range sentences[n].Words {
				w := &sentences[n].Words[j]
				gold, ok := class[lemma.Between(w.Form, w.Lemma).String()]
				if !ok {
					continue
				}
				features = lemma.Features(features[:0], w.Form, tags[n].Penn[j], tags[n].Universal[j], j == 0)
				best := predict(l, features, scores)
				l.Tick()
				if best != gold {
					l.Update(features, gold, 1)
					l.Update(features, best, -1)
				}
			}
		}
	}
	return lemma.Encode(edits, weights.Build(l.Features(), prune))
}
