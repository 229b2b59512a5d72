// Package background is what large amounts of news say of single lemmas: in how many sentences each stands. Rare lemmas
// anchor an event, common ones do not. It knows nothing of documents.
package background

import (
	_ "embed"
	"errors"
	"sort"
)

//go:embed background.bin
var builtin string

// Table is read where it lies in the program and is safe for concurrent use.
//
// Layout, little-endian: magic "gbg1"; u32 number of sentences counted, of lemmas L and of bytes of the names; (L+1) u32
// ends of names in order; L u32 counts; the names.
type Table struct {
	sentences, lemmas   int
	ends, counts, names string
}

const (
	magic       = "gbg1"
	headerBytes = 16
)

// Builtin opens the embedded table.
func Builtin() (*Table, error) { return Open(builtin) }

// Open reads a table as Encode wrote it. It fails on a text that is not one.
func Open(s string) (*Table, error) {
	if len(s) < headerBytes || s[:4] != magic {
		return nil, errors.New("open background table: not a background table")
	}
	t := &Table{sentences: int(u32(s, 4)), lemmas: int(u32(s, 8))}
	rest := s[headerBytes:]
	for _, part := range []struct {
		into *string
		n    int
	}{{&t.ends, (t.lemmas + 1) * 4}, {&t.counts, t.lemmas * 4}, {&t.names, int(u32(s, 12))}} {
		if part.n < 0 || part.n > len(rest) {
			return nil, errors.New("open background table: cut short")
		}
		*part.into, rest = rest[:part.n], rest[part.n:]
	}
	if int(u32(t.ends, t.lemmas*4)) != len(t.names) || len(rest) != 0 {
		return nil, errors.New("open background table: its length does not agree with its index")
	}
	for i := range t.lemmas {
		if u32(t.ends, i*4) > u32(t.ends, i*4+4) {
			return nil, errors.New("open background table: its index is out of order")
		}
	}
	return t, nil
}

func u32(s string, i int) uint32 {
	_ = s[i+3]
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}

// Lemma is the number of a lemma in the table.
type Lemma int

// None is the number of what the table does not hold.
const None Lemma = -1

// Find looks a lemma up, lower case; None for what is not listed.
func (t *Table) Find(lemma string) Lemma {
	i := sort.Search(t.lemmas, func(i int) bool { return t.name(i) >= lemma })
	if i < t.lemmas && t.name(i) == lemma {
		return Lemma(i)
	}
	return None
}

func (t *Table) name(i int) string { return t.names[u32(t.ends, i*4):u32(t.ends, i*4+4)] }

// Sentences is the number of sentences that were counted.
func (t *Table) Sentences() int { return t.sentences }

// Count is the number of sentences that hold the lemma, 0 for None.
func (t *Table) Count(l Lemma) int {
	if l < 0 || int(l) >= t.lemmas {
		return 0
	}
	return int(u32(t.counts, int(l)*4))
}
