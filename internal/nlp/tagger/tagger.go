package tagger

import (
	"errors"
	"fmt"
	"slices"

	"gainsay/internal/nlp/weights"
	"gainsay/internal/nlp/word"
)

// Tagger tags sentences. It is read-only and safe for concurrent use.
type Tagger struct {
	forward, backward         weights.Table
	universal                 weights.Table
	both                      bool // false for a model of one direction
	pennNames, universalNames []string
	classes                   Classes
}

// Open reads a model as Encode wrote it. The string is used in place.
func Open(model string) (*Tagger, error) {
	t := &Tagger{}
	var err error
	if t.pennNames, model, err = weights.OpenNames(model); err != nil {
		return nil, fmt.Errorf("open tagger: %w", err)
	}
	t.classes = NewClasses(t.pennNames)
	if t.universalNames, model, err = weights.OpenNames(model); err != nil {
		return nil, fmt.Errorf("open tagger: %w", err)
	}
	if t.forward, model, err = weights.Open(model); err != nil {
		return nil, fmt.Errorf("open tagger: %w", err)
	}
	if t.universal, model, err = weights.Open(model); err != nil {
		return nil, fmt.Errorf("open tagger: %w", err)
	}
	if model != "" {
		if t.backward, model, err = weights.Open(model); err != nil {
			return nil, fmt.Errorf("open tagger: %w", err)
		}
		t.both = true
	}
	if model != "" {
		return nil, errors.New("open tagger: bytes left over")
	}
	return t, nil
}

// Encode writes a model: the names of the tags and the tables that weights.Build made, that of the Penn tags from left to
// right, that of the universal parts of speech, and that of the Penn tags from right to left, which may be nil.
func Encode(pennNames, universalNames []string, forward, universal, backward []byte) []byte {
	out := weights.AppendNames(nil, pennNames)
	out = weights.AppendNames(out, universalNames)
	out = append(out, forward...)
	out = append(out, universal...)
	return append(out, backward...)
}

// Tags is the result for one sentence: a Penn tag and a universal part of speech for each word, as indices into the
// lists of names.
type Tags struct {
	Penn, Universal []int
	// scores holds the sums of both passes, a row of all Penn tags for each word.
	scores []int32
	tags   int
}

// Margin is by how much the best Penn tag of word i leads the given one, in weights of the model; 0 for the best itself.
func (t *Tags) Margin(i, penn int) float64 {
	row := t.scores[i*t.tags : (i+1)*t.tags]
	return float64(row[argmax(row)]-row[penn]) / weights.Scale
}

// PennName and UniversalName give the names of indices in Tags.
func (t *Tagger) PennName(i int) string { return t.pennNames[i] }

// UniversalName gives the name of a universal part of speech.
func (t *Tagger) UniversalName(i int) string { return t.universalNames[i] }

// Tag tags a sentence of described words. The Penn tags are those with the highest sum of the scores of two passes, one
// from each end, which see the tags on different sides.
func (t *Tagger) Tag(words []word.Word) Tags { return t.TagWith(words, nil) }

// Given is the Penn tag that a word is to have.
type Given struct{ Word, Penn int }

// TagWith is Tag with the Penn tags of some words given, which their neighbours then see.
func (t *Tagger) TagWith(words []word.Word, given []Given) Tags {
	n := len(words)
	classes := len(t.pennNames)
	out := Tags{Penn: make([]int, n), Universal: make([]int, n), scores: make([]int32, n*classes), tags: classes}
	c := Context{Words: words, Tags: make([]uint64, n), Closed: word.Closed(words)}
	var features [64]uint64
	var scores [256]int32
	if t.both {
		r := Context{Words: slices.Clone(words), Tags: make([]uint64, n), Closed: c.Closed}
		slices.Reverse(r.Words)
		for i := range words {
			clear(scores[:classes])
			t.backward.Add(&scores, r.Penn(features[:0], i))
			best := argmax(scores[:classes])
			for _, g := range given {
				if g.Word == n-1-i {
					best = g.Penn
				}
			}
			r.Set(i, uint64(best)+1, t.classes)
			copy(out.scores[(n-1-i)*classes:], scores[:classes])
		}
	}
	for i := range words {
		clear(scores[:classes])
		t.forward.Add(&scores, c.Penn(features[:0], i))
		best := argmax(scores[:classes])
		for _, g := range given {
			if g.Word == i {
				best = g.Penn
			}
		}
		c.Set(i, uint64(best)+1, t.classes)
		sum := out.scores[i*classes : (i+1)*classes]
		for k := range sum {
			sum[k] += scores[k]
		}
		out.Penn[i] = argmax(sum)
	}
	for _, g := range given {
		out.Penn[g.Word] = g.Penn
	}
	for i, p := range out.Penn {
		c.Tags[i] = uint64(p) + 1
	}
	for i := range words {
		clear(scores[:len(t.universalNames)])
		t.universal.Add(&scores, c.Universal(features[:0], i))
		out.Universal[i] = argmax(scores[:len(t.universalNames)])
	}
	return out
}

func argmax(scores []int32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}

// Tags is the number of Penn tags of the model.
func (t *Tagger) Tags() int { return len(t.pennNames) }

// UniversalTags is the number of universal parts of speech of the model.
func (t *Tagger) UniversalTags() int { return len(t.universalNames) }

// PennNumber is the number that features use for a Penn tag, its index plus one, 0 for a tag the model lacks.
func (t *Tagger) PennNumber(name string) uint64 { return number(t.pennNames, name) }

// UniversalNumber is PennNumber for universal parts of speech.
func (t *Tagger) UniversalNumber(name string) uint64 { return number(t.universalNames, name) }

func number(names []string, name string) uint64 {
	for i, n := range names {
		if n == name {
			return uint64(i) + 1
		}
	}
	return 0
}
