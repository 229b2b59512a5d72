package tagger

import (
	"errors"
	"fmt"

	"gainsay/internal/nlp/weights"
	"gainsay/internal/nlp/word"
)

// Tagger tags sentences. It is read-only and safe for concurrent use.
type Tagger struct {
	penn, universal           weights.Table
	pennNames, universalNames []string
}

// Open reads a model as Encode wrote it. The string is used in place.
func Open(model string) (*Tagger, error) {
	t := &Tagger{}
	var err error
	if t.pennNames, model, err = weights.OpenNames(model); err != nil {
		return nil, fmt.Errorf("open tagger: %w", err)
	}
	if t.universalNames, model, err = weights.OpenNames(model); err != nil {
		return nil, fmt.Errorf("open tagger: %w", err)
	}
	if t.penn, model, err = weights.Open(model); err != nil {
		return nil, fmt.Errorf("open tagger: %w", err)
	}
	if t.universal, model, err = weights.Open(model); err != nil {
		return nil, fmt.Errorf("open tagger: %w", err)
	}
	if model != "" {
		return nil, errors.New("open tagger: bytes left over")
	}
	return t, nil
}

// Encode writes a model: the names of the tags and the two tables that weights.Build made.
func Encode(pennNames, universalNames []string, penn, universal []byte) []byte {
	out := weights.AppendNames(nil, pennNames)
	out = weights.AppendNames(out, universalNames)
	out = append(out, penn...)
	return append(out, universal...)
}

// Tags is the result for one sentence: a Penn tag and a universal part of speech for each word, as indices into the
// lists of names.
type Tags struct {
	Penn, Universal []int
}

// PennName and UniversalName give the names of indices in Tags.
func (t *Tagger) PennName(i int) string { return t.pennNames[i] }

// UniversalName gives the name of a universal part of speech.
func (t *Tagger) UniversalName(i int) string { return t.universalNames[i] }

// Tag tags a sentence of described words.
func (t *Tagger) Tag(words []word.Word) Tags {
	n := len(words)
	out := Tags{Penn: make([]int, n), Universal: make([]int, n)}
	c := Context{Words: words, Tags: make([]uint64, n)}
	var features [64]uint64
	var scores [256]int32
	for i := range words {
		clear(scores[:len(t.pennNames)])
		t.penn.Add(&scores, c.Penn(features[:0], i))
		best := argmax(scores[:len(t.pennNames)])
		out.Penn[i] = best
		c.Tags[i] = uint64(best) + 1
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
