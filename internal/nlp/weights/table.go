// Package weights stores the weights of a linear model over hashed features in one read-only string, in the form in
// which they are used: nothing is decoded when a program starts, and only the pages that are touched are loaded.
package weights

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Table maps the 64-bit hash of a feature to a sparse row of weights over at most 256 classes. Weights are integers,
// so that sums are the same on every machine. The zero Table holds no features.
//
// Layout, little-endian: magic "gsw1"; u32 number of buckets as a power of two (exponent); u32 size of the rows in
// bytes; 256 i32 codebook; (1<<exponent)+1 u32 bucket offsets; rows. A bucket is a run of features: u16
// fingerprint, u8 number of entries, then entries of u8 class and u8 code.
type Table struct {
	data     string // the rows
	offsets  string
	shift    uint
	codebook [256]int32
}

const magic = "gsw1"

const headerSize = 4 + 4 + 4 + 256*4

// Open reads a table from the head of s and returns what follows it.
func Open(s string) (t Table, rest string, err error) {
	if len(s) < headerSize || s[:4] != magic {
		return Table{}, "", errors.New("not a table of weights")
	}
	exponent, size := u32(s, 4), int(u32(s, 8))
	if exponent > 30 {
		return Table{}, "", fmt.Errorf("table of weights with 2^%d buckets", exponent)
	}
	n := (1<<exponent + 1) * 4
	if len(s) < headerSize+n+size {
		return Table{}, "", errors.New("table of weights is cut short")
	}
	for i := range t.codebook {
		t.codebook[i] = int32(u32(s, 12+4*i))
	}
	t.shift = 64 - uint(exponent)
	t.offsets = s[headerSize : headerSize+n]
	t.data = s[headerSize+n : headerSize+n+size]
	return t, s[headerSize+n+size:], nil
}

func u32(s string, i int) uint32 {
	_ = s[i+3]
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}

// Add adds the weights of all features to scores, indexed by class. The places of the rows are looked up first and the
// rows read after, so that the waits for memory overlap.
func (t *Table) Add(scores *[256]int32, features []uint64) {
	if t.offsets == "" {
		return
	}
	var places [batch]place
	for len(features) > 0 {
		part := features[:min(batch, len(features))]
		features = features[len(part):]
		for i, h := range part {
			o := u64(t.offsets, int(h>>t.shift)*4)
			places[i] = place{start: uint32(o), end: uint32(o >> 32)}
		}
		data := t.data
		for i := range part {
			p := &places[i]
			p.first, p.last = data[min(int(p.start), len(data)-1)], data[max(int(p.end), 1)-1]
		}
		for i, h := range part {
			p, end, print := int(places[i].start), int(places[i].end), uint16(h)
			for p+3 <= end {
				head := data[p : p+3]
				n := int(head[2]) * 2
				p += 3
				if uint16(head[0])|uint16(head[1])<<8 != print {
					p += n
					continue
				}
				t.addRow(scores, data[p:p+n])
				break
			}
		}
	}
}

// addRow adds pairs of a class and a code, four at a time as long as there are as many.
func (t *Table) addRow(scores *[256]int32, row string) {
	for len(row) >= 8 {
		v := u64(row, 0)
		scores[uint8(v)] += t.codebook[uint8(v>>8)]
		scores[uint8(v>>16)] += t.codebook[uint8(v>>24)]
		scores[uint8(v>>32)] += t.codebook[uint8(v>>40)]
		scores[uint8(v>>48)] += t.codebook[uint8(v>>56)]
		row = row[8:]
	}
	for len(row) >= 2 {
		scores[row[0]] += t.codebook[row[1]]
		row = row[2:]
	}
}

// place is where the row of a feature lies, with the bytes at both ends, which fetch it.
type place struct {
	start, end  uint32
	first, last uint8
}

// batch is the number of features that are looked up together.
const batch = 128

// u64 reads two neighbouring u32.
func u64(s string, i int) uint64 {
	_ = s[i+7]
	return uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
		uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
}

// Feature is a feature with its weights, as a learner hands it over.
type Feature struct {
	Hash    uint64
	Entries []Entry
}

// Entry is the weight of one class.
type Entry struct {
	Class  uint8
	Weight float64
}

// Scale is the number of integer steps to a weight of one, in all tables, so that their sums can be added. The largest
// averaged weight of a perceptron is some tens.
const Scale = 1 << 14

// Build packs features into a table. Weights below prune in absolute value are left out; the others are coded in
// eight bits, finer near zero. The bytes depend on the set of features alone.
func Build(features []Feature, prune float64) []byte {
	largest := 0.0
	kept := make([]Feature, 0, len(features))
	for _, f := range features {
		var es []Entry
		for _, e := range f.Entries {
			if math.Abs(e.Weight) >= prune && e.Weight != 0 {
				es = append(es, e)
				largest = max(largest, math.Abs(e.Weight))
			}
		}
		if len(es) > 255 {
			es = es[:255]
		}
		if len(es) > 0 {
			slices.SortFunc(es, func(a, b Entry) int { return cmp.Compare(a.Class, b.Class) })
			kept = append(kept, Feature{f.Hash, es})
		}
	}
	exponent := uint(1)
	for 1<<exponent < len(kept)/4 {
		exponent++
	}
	shift := 64 - exponent
	slices.SortFunc(kept, func(a, b Feature) int { return cmp.Compare(a.Hash, b.Hash) })
	out := []byte(magic)
	put := func(v uint32) { out = append(out, byte(v), byte(v>>8), byte(v>>16), byte(v>>24)) }
	put(uint32(exponent))
	size := 0
	for _, f := range kept {
		size += 3 + 2*len(f.Entries)
	}
	put(uint32(size))
	for c := range 256 {
		put(uint32(decode(uint8(c), largest)))
	}
	bucket, offset := 0, 0
	put(0)
	for _, f := range kept {
		for bucket < int(f.Hash>>shift) {
			put(uint32(offset))
			bucket++
		}
		offset += 3 + 2*len(f.Entries)
	}
	for ; bucket < 1<<exponent; bucket++ {
		put(uint32(offset))
	}
	for _, f := range kept {
		out = append(out, byte(f.Hash), byte(f.Hash>>8), byte(len(f.Entries)))
		for _, e := range f.Entries {
			out = append(out, e.Class, encode(e.Weight/largest))
		}
	}
	return out
}

// encode maps a weight in [-1, 1] to a code whose value grows with the square of its distance from the middle.
func encode(w float64) uint8 {
	c := math.Round(127 * math.Sqrt(math.Abs(w)))
	if w < 0 {
		c = -c
	}
	return uint8(128 + int(c))
}

func decode(c uint8, largest float64) int32 {
	x := float64(int(c)-128) / 127
	return int32(math.Round(x * math.Abs(x) * largest * Scale))
}

// Mix combines the parts of a feature into a hash. The template's number keeps equal parts of different templates
// apart.
func Mix(template uint64, parts ...uint64) uint64 {
	h := template * 0x9e3779b97f4a7c15
	for _, p := range parts {
		h = (h ^ p) * 0xff51afd7ed558ccd
		h ^= h >> 32
	}
	return finish(h)
}

// Mix1 is Mix of one part.
func Mix1(template, a uint64) uint64 {
	h := (template*0x9e3779b97f4a7c15 ^ a) * 0xff51afd7ed558ccd
	h ^= h >> 32
	return finish(h)
}

// Mix2 is Mix of two parts.
func Mix2(template, a, b uint64) uint64 {
	h := (template*0x9e3779b97f4a7c15 ^ a) * 0xff51afd7ed558ccd
	h ^= h >> 32
	h = (h ^ b) * 0xff51afd7ed558ccd
	h ^= h >> 32
	return finish(h)
}

// Mix3 is Mix of three parts.
func Mix3(template, a, b, c uint64) uint64 {
	h := (template*0x9e3779b97f4a7c15 ^ a) * 0xff51afd7ed558ccd
	h ^= h >> 32
	h = (h ^ b) * 0xff51afd7ed558ccd
	h ^= h >> 32
	h = (h ^ c) * 0xff51afd7ed558ccd
	h ^= h >> 32
	return finish(h)
}

func finish(h uint64) uint64 {
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>29
}

// String hashes the bytes of s (FNV-1a, 64 bits).
func String(s string) uint64 { return Continue(14695981039346656037, s) }

// Continue is the hash of a string and s, given that of the string.
func Continue(h uint64, s string) uint64 {
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// Features returns the rows of a table so that Build can pack them again with a higher threshold. The bits of a hash that
// a table does not hold are zero; a table built from the result answers as the first one did, less what was pruned.
func (t *Table) Features() []Feature {
	var out []Feature
	if t.offsets == "" {
		return out
	}
	for b := 0; (b+2)*4 <= len(t.offsets); b++ {
		for p, end := int(u32(t.offsets, 4*b)), int(u32(t.offsets, 4*b+4)); p+3 <= end; {
			n := int(t.data[p+2])
			f := Feature{Hash: uint64(b)<<t.shift | uint64(t.data[p]) | uint64(t.data[p+1])<<8}
			for k := range n {
				i := p + 3 + 2*k
				f.Entries = append(f.Entries, Entry{Class: t.data[i], Weight: float64(t.codebook[t.data[i+1]]) / Scale})
			}
			out = append(out, f)
			p += 3 + 2*n
		}
	}
	return out
}
