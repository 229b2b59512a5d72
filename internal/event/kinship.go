package event

import (
	"slices"
	"sync/atomic"

	"gainsay/internal/wordnet"
)

// likeness says how two lemmas stand to each other; value is 0 to 1, 1 for one lemma.
type likeness struct {
	kind  kinship
	value float64
}

// kinship is the reason for which two lemmas are alike.
type kinship uint8

const (
	stranger kinship = iota
	sameLemma
	derived
	synonym
	opposite
	kin
	kinships
)

func (k kinship) String() string {
	return [kinships]string{"", "same", "derived", "synonym", "opposite", "kin"}[k]
}

// Likenesses by kinship, set by hand.
const (
	derivedValue = .95
	synonymValue = .85
	kinValue     = .55
)

// values are the likenesses by kinship.
var values = [kinships]float64{sameLemma: 1, derived: derivedValue, synonym: synonymValue, opposite: kinValue, kin: kinValue}

// acquaintance remembers how pairs of terms of one vocabulary stand to each other. A few pairs are asked for again and
// again; two that share a place forget each other. An entry holds the numbers of the two terms plus one and their kinship in
// one word, so that several may ask at once.
type acquaintance [1 << acquaintances]atomic.Uint64

// mostTerms is how many terms of a vocabulary an entry can tell apart.
const mostTerms = 1<<28 - 2

// acquaintances is the power of two of pairs remembered: they take less than a megabyte.
const acquaintances = 16

// alike compares two lemmas of one vocabulary.
func alike(a, b *term) likeness {
	if a == b {
		return likeness{sameLemma, 1}
	}
	if a.number > mostTerms || b.number > mostTerms {
		k := kinshipOf(a, b)
		return likeness{k, values[k]}
	}
	x, y := uint32(a.number+1), uint32(b.number+1)
	at := &a.known[(x*0x9e3779b1^y*0x85ebca6b)>>(32-acquaintances)]
	pair := uint64(x)<<36 | uint64(y)<<8
	entry := at.Load()
	if entry&^0xff != pair {
		entry = pair | uint64(kinshipOf(a, b))
		at.Store(entry)
	}
	k := kinship(entry & 0xff)
	return likeness{k, values[k]}
}

// kinshipOf works out how two different lemmas stand to each other.
func kinshipOf(a, b *term) kinship {
	switch {
	case a.stem == b.stem, b.word != wordnet.None && slices.Contains(a.derived, b.word):
		return derived
	case b.word != wordnet.None && slices.Contains(a.opposites, b.word):
		return opposite
	case slices.ContainsFunc(a.frames, func(f string) bool { return slices.Contains(b.frames, f) }):
		return synonym
	case a.senses.meets(&b.senses), a.senses.meets(&b.derivedSenses), a.derivedSenses.meets(&b.senses):
		return synonym
	}
	if a.senses.meets(&b.kinds) || a.kinds.meets(&b.senses) || a.narrow.meets(&b.narrow) {
		return kin
	}
	return stranger
}
