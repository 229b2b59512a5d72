package value

import (
	"cmp"
	"math"
	"slices"

	"gainsay/internal/background"
	"gainsay/internal/nlp"
)

// weights say how much a lemma tells: what stands in few sentences of the news at large and of the story more than what
// stands in many.
type weights struct {
	table *background.Table
	words *vocabulary
	story map[string]int
	// sentences of the story.
	sentences int
}

// leastStory is how many sentences a story must have for its own counts to say what is common in it.
const leastStory = 60

func newWeights(table *background.Table, words *vocabulary, documents []*Document) *weights {
	w := &weights{table: table, words: words, story: map[string]int{}}
	for _, d := range documents {
		for i := range d.Read.Sentences {
			w.count(&d.Read.Sentences[i])
		}
	}
	return w
}

func (w *weights) count(s *nlp.Sentence) {
	w.sentences++
	seen := map[string]bool{}
	for i := range s.Tokens {
		if l := w.words.content(&s.Tokens[i]); l != "" && !seen[l] {
			seen[l] = true
			w.story[l]++
		}
	}
}

// of a lemma, 0 to 1.
func (w *weights) of(lemma string) float64 {
	rarity := func(count, of int) float64 {
		return math.Log((float64(of)+1)/(float64(count)+1)) / math.Log(float64(of)+2)
	}
	return max(0, min(rarity(w.table.Count(w.table.Find(lemma)), w.table.Sentences()), rarity(w.story[lemma], max(w.sentences, leastStory))))
}

// fade is how much of its weight a word keeps at a distance from the figure: all of it beside it.
func fade(steps int) float64 { return 1 / (1 + .35*float64(max(0, steps-1))) }

// common is a word that stands near two figures.
type common struct {
	lemma  string
	weight float64
	far    int
}

// common words of two figures, the weightiest first, that are no farther from either than farthest, but for those that are left out.
func (w *weights) common(x, y *told, without func(lemma string) bool) []common {
	var out []common
	for l, n := range x.near {
		m, ok := y.near[l]
		if far := max(n, m); ok && far <= farthest && !without(l) {
			out = append(out, common{l, w.of(l) * fade(far), far})
		}
	}
	slices.SortFunc(out, func(a, b common) int { return cmp.Or(-cmp.Compare(a.weight, b.weight), cmp.Compare(a.lemma, b.lemma)) })
	return out
}
