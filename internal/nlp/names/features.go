package names

import (
	_ "embed" // for the models of the library
	"fmt"

	"gainsay/internal/nlp/weights"
)

// The models of the library as package compile packs them. The library itself decodes them anew in every process, which
// took a quarter of a second and 40 MB, and joins strings for every token to look them up; here the same weights lie in
// the program as they are used, under the hashes of their features.
//
//go:embed library.bin
var library string

// openLibrary opens the models.
func openLibrary() (*tagger, *entities, error) {
	t, e := &tagger{known: map[string]string{}}, &entities{basic: map[string]bool{}}
	var words, tags, basic []string
	rest := library
	for _, list := range []*[]string{&t.tags, &words, &tags, &e.labels, &basic} {
		var err error
		if *list, rest, err = weights.OpenLines(rest); err != nil {
			return nil, nil, fmt.Errorf("open the models of names: %w", err)
		}
	}
	if len(words) != len(tags) {
		return nil, nil, fmt.Errorf("open the models of names: %d words and %d tags", len(words), len(tags))
	}
	for i, w := range words {
		t.known[w] = tags[i]
	}
	for _, w := range basic {
		e.basic[w] = true
	}
	for _, table := range []struct {
		into    *weights.Exact
		classes int
	}{{&t.weights, len(t.tags)}, {&e.weights, len(e.labels)}} {
		var err error
		if *table.into, rest, err = weights.OpenExact(rest); err != nil {
			return nil, nil, fmt.Errorf("open the models of names: %w", err)
		}
		if table.classes > mostClasses {
			return nil, nil, fmt.Errorf("open the models of names: %d classes", table.classes)
		}
	}
	return t, e, nil
}

// mostClasses bounds the tags and the labels.
const mostClasses = 64

// sums adds up what features say of each class.
type sums struct {
	of [mostClasses]float64
	// spoken are the classes that a feature has said something of.
	spoken [mostClasses]bool
}

// best is the first class with the greatest sum, -1 for none: of those that were spoken of, or of all.
func (s *sums) best(classes int, all bool) int {
	best := -1
	for k := range classes {
		if (all || s.spoken[k]) && (best < 0 || s.of[k] > s.of[best]) {
			best = k
		}
	}
	return best
}

func (s *sums) add(t *weights.Exact, feature uint64) {
	for i, to := t.Row(feature); i < to; i++ {
		class, w := t.Weight(i)
		class %= mostClasses
		s.of[class] += w
		s.spoken[class] = true
	}
}

// feature is the hash of the parts joined.
func feature(parts ...string) uint64 {
	h := weights.String("")
	for _, p := range parts {
		h = weights.Continue(h, p)
	}
	return h
}
