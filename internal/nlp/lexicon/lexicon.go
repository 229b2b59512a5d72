// Package lexicon holds what unlabelled text says of words: a class of words that stand in the same places, and the
// tags that the word was seen with.
package lexicon

import (
	"cmp"
	"errors"
	"slices"
)

// Lexicon is a read-only table of words, used where it lies in the model file.
//
// Layout, little-endian: magic "gsl1"; u32 exponent of the number of buckets; (1<<exponent)+1 u32 numbers of the first
// entry of each bucket; entries of u32 fingerprint, u16 cluster path with a leading one bit, u16 with the dictionary
// class in the upper twelve bits and the class of capitals in the lower four.
type Lexicon struct {
	offsets, entries string
	shift            uint
}

const magic = "gsl1"

// Open reads a lexicon as Build wrote it.
func Open(s string) (*Lexicon, error) {
	if len(s) < 8 || s[:4] != magic {
		return nil, errors.New("open lexicon: not a lexicon")
	}
	exponent := u32(s, 4)
	if exponent > 24 {
		return nil, errors.New("open lexicon: too many buckets")
	}
	n := (1<<exponent + 1) * 4
	if len(s) < 8+n {
		return nil, errors.New("open lexicon: cut short")
	}
	l := &Lexicon{offsets: s[8 : 8+n], entries: s[8+n:], shift: 64 - uint(exponent)}
	if int(u32(l.offsets, n-4))*entrySize != len(l.entries) {
		return nil, errors.New("open lexicon: length does not agree with the index")
	}
	return l, nil
}

const entrySize = 8

func u32(s string, i int) uint32 {
	_ = s[i+3]
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}

func u16(s string, i int) uint64 { return uint64(s[i]) | uint64(s[i+1])<<8 }

// Lookup implements word.Lexicon: the path to the word's cluster cut after four and after seven branches, and whole;
// the number of its dictionary class; and the class of the share of its uses that are capitalised.
func (l *Lexicon) Lookup(norm uint64) (cluster [3]uint64, dictionary, capital uint64) {
	b := int(norm>>l.shift) * 4
	for p, end := u32(l.offsets, b), u32(l.offsets, b+4); p < end; p++ {
		i := int(p) * entrySize
		if u32(l.entries, i) == uint32(norm) {
			path := u16(l.entries, i+4)
			classes := u16(l.entries, i+6)
			return [3]uint64{cut(path, 4), cut(path, 7), path}, classes >> 4, classes & 15
		}
	}
	return [3]uint64{}, 0, 0
}

// cut keeps the leading one bit of a path and the n bits after it.
func cut(path uint64, n int) uint64 {
	for path>>(n+1) != 0 {
		path >>= 1
	}
	return path
}

// Entry is one word for Build.
type Entry struct {
	Norm       uint64
	Path       uint16
	Dictionary uint16 // below 4,096
	Capital    uint8  // below 16
}

// Build writes a lexicon. The bytes depend on the set of entries alone.
func Build(entries []Entry) []byte {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b Entry) int { return cmp.Compare(a.Norm, b.Norm) })
	exponent := uint(1)
	for 1<<exponent < len(entries)/2 {
		exponent++
	}
	out := []byte(magic)
	put := func(v uint32) { out = append(out, byte(v), byte(v>>8), byte(v>>16), byte(v>>24)) }
	put(uint32(exponent))
	at := 0
	for bucket := range 1<<exponent + 1 {
		for at < len(entries) && int(entries[at].Norm>>(64-exponent)) < bucket {
			at++
		}
		put(uint32(at))
	}
	for _, e := range entries {
		put(uint32(e.Norm))
		classes := min(e.Dictionary, 4095)<<4 | uint16(e.Capital&15)
		out = append(out, byte(e.Path), byte(e.Path>>8), byte(classes), byte(classes>>8))
	}
	return out
}
