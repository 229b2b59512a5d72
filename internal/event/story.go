package event

import (
	"math"
	"sort"
	"strings"

	"gainsay/internal/nlp"
)

// vector is a sparse vector of lemmas, of unit length.
type vector map[string]float64

func (v vector) dot(o vector) float64 {
	if len(o) < len(v) {
		v, o = o, v
	}
	sum := 0.0
	for _, k := range sortedKeys(v) {
		sum += v[k] * o[k]
	}
	return sum
}

func sortedKeys(v vector) []string {
	keys := make([]string, 0, len(v))
	for k := range v {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

func (v vector) normalise() vector {
	sum := 0.0
	for _, k := range sortedKeys(v) {
		sum += v[k] * v[k]
	}
	if sum == 0 {
		return v
	}
	n := math.Sqrt(sum)
	for k := range v {
		v[k] /= n
	}
	return v
}

// contentLemma is the lemma under which a token counts as content, "" for function words, numbers and marks.
func contentLemma(t *nlp.Token) string {
	switch t.Class {
	case "NOUN", "PROPN", "ADJ":
	case "VERB":
		if emptyVerbs[t.Lemma] {
			return ""
		}
	case "ADV":
		if !strings.HasSuffix(t.Form, "ly") {
			return ""
		}
	default:
		return ""
	}
	l := strings.ToLower(t.Lemma)
	if len(l) < 2 {
		return ""
	}
	return l
}

var emptyVerbs = map[string]bool{"be": true, "have": true, "do": true, "say": true, "tell": true, "make": true, "get": true, "go": true, "take": true}

// background is how often a lemma occurs at all: inverse document frequencies over the run's sentences. Rare lemmas
// anchor an event, common ones do not.
type background struct {
	frequency map[string]int
	sentences int
}

func newBackground(sources []Source) *background {
	b := &background{frequency: map[string]int{}}
	for i := range sources {
		d := sources[i].Read
		for j := range d.Sentences {
			if d.Sentences[j].Kind == nlp.Furniture {
				continue
			}
			b.sentences++
			seen := map[string]bool{}
			for k := range d.Sentences[j].Tokens {
				if l := contentLemma(&d.Sentences[j].Tokens[k]); l != "" && !seen[l] {
					seen[l] = true
					b.frequency[l]++
				}
			}
		}
	}
	return b
}

// weight of a lemma: smoothed inverse sentence frequency, 0 to about 1.
func (b *background) weight(lemma string) float64 {
	n := float64(b.sentences) + 50 // small runs know little: assume fifty more sentences without the lemma
	return math.Log(n/(float64(b.frequency[lemma])+.5)) / math.Log(n/.5)
}

// document is the weighted vector of a whole document.
func (b *background) document(d *nlp.Document) vector {
	v := vector{}
	for j := range d.Sentences {
		if d.Sentences[j].Kind == nlp.Furniture {
			continue
		}
		for k := range d.Sentences[j].Tokens {
			if l := contentLemma(&d.Sentences[j].Tokens[k]); l != "" {
				v[l]++
			}
		}
	}
	for l, n := range v {
		v[l] = (1 + math.Log(n)) * b.weight(l)
	}
	return v.normalise()
}

// storyCosine keeps 98.6 % of the true pairs of ECB+ and 7 % of the others.
const storyCosine = .15

// storyDays is how far apart the dates of two documents of one story may lie.
const storyDays = 60

// stories tells for each pair of sources whether they belong to one story: alike in their words and near in time
// when both dates are known. A source belongs to its own story.
func stories(sources []Source, b *background) func(i, j int) (float64, bool) {
	vectors := make([]vector, len(sources))
	for i := range sources {
		vectors[i] = b.document(sources[i].Read)
	}
	type pair struct{ i, j int }
	cosine := map[pair]float64{}
	for i := range sources {
		for j := i + 1; j < len(sources); j++ {
			if c := vectors[i].dot(vectors[j]); c >= storyCosine {
				cosine[pair{i, j}] = c
			}
		}
	}
	return func(i, j int) (float64, bool) {
		if i == j {
			return 1, true
		}
		if i > j {
			i, j = j, i
		}
		a, z := sources[i].Published, sources[j].Published
		if !a.IsZero() && !z.IsZero() && math.Abs(a.Sub(z).Hours()) > storyDays*24 {
			return 0, false
		}
		c, ok := cosine[pair{i, j}]
		return c, ok
	}
}
