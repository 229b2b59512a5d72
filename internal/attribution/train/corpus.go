package train

import (
	"gainsay/internal/attribution/sequence"
	"gainsay/internal/nlp"
)

// example is one sentence: its features as slots of the parameters, and its gold labels.
type example struct {
	node   [][]uint32
	edge   [][]uint32
	labels []sequence.Label
}

// counter counts hashes, roughly: features that hash to the same cell share a count.
type counter []uint8

func (c counter) add(h uint64) {
	k := h & uint64(len(c)-1)
	if c[k] < 255 {
		c[k]++
	}
}
func (c counter) count(h uint64) int { return int(c[h&uint64(len(c)-1)]) }

// read is an article with the document that was read from it.
type read struct {
	article  *Article
	document *nlp.Document
	labels   [][]sequence.Label
}
