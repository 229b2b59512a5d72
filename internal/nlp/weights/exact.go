package weights

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Exact is a Table whose weights are kept as they are: for models of others, whose answers are to stay the same to the last
// bit. It tells features apart by their whole hash. The zero Exact holds no features.
//
// Layout, little-endian: magic "gse1"; u32 number of buckets as a power of two (exponent); u32 numbers of features and of
// weights; u32 bytes to a weight, 4 for whole numbers and 8 for others; (1<<exponent)+1 u32 first features of the buckets;
// u64 hashes of the features; features+1 u32 first weights of the features; u8 classes of the weights; the weights.
type Exact struct {
	buckets, hashes, places, classes, values string
	shift                                    uint
	width                                    int
}

const (
	exactMagic  = "gse1"
	exactHeader = 4 + 4*4
)

// OpenExact reads a table from the head of s and returns what follows it.
func OpenExact(s string) (t Exact, rest string, err error) {
	if len(s) < exactHeader || s[:4] != exactMagic {
		return Exact{}, "", errors.New("not a table of exact weights")
	}
	exponent, features, weights, width := u32(s, 4), int(u32(s, 8)), int(u32(s, 12)), int(u32(s, 16))
	if exponent > 24 || width != wholeWidth && width != floatWidth {
		return Exact{}, "", fmt.Errorf("table of exact weights with 2^%d buckets and %d bytes to a weight", exponent, width)
	}
	rest = s[exactHeader:]
	cut := func(n int) string {
		if err != nil || n > len(rest) {
			err = errors.New("table of exact weights is cut short")
			return ""
		}
		part := rest[:n]
		rest = rest[n:]
		return part
	}
	t = Exact{shift: 64 - uint(exponent), width: width}
	t.buckets, t.hashes, t.places = cut((1<<exponent+1)*4), cut(features*8), cut((features+1)*4)
	t.classes, t.values = cut(weights), cut(weights*width)
	if err != nil {
		return Exact{}, "", err
	}
	return t, rest, nil
}

const (
	wholeWidth = 4
	floatWidth = 8
)

// Row finds the weights of a feature, from inclusive, to exclusive; none for a feature that the table does not hold.
func (t *Exact) Row(feature uint64) (from, to int) {
	if t.buckets == "" {
		return 0, 0
	}
	b := int(feature>>t.shift) * 4
	for i, end := int(u32(t.buckets, b)), int(u32(t.buckets, b+4)); i < end; i++ {
		if u64(t.hashes, 8*i) == feature {
			return int(u32(t.places, 4*i)), int(u32(t.places, 4*i+4))
		}
	}
	return 0, 0
}

// Weight is weight i and its class.
func (t *Exact) Weight(i int) (class uint8, weight float64) {
	if t.width == wholeWidth {
		return t.classes[i], float64(int32(u32(t.values, 4*i)))
	}
	return t.classes[i], math.Float64frombits(u64(t.values, 8*i))
}

// BuildExact packs features into a table; their bytes depend on the set of features alone. Two features of one hash are an
// error, since either would be taken for the other.
func BuildExact(features []Feature) ([]byte, error) {
	features = slices.Clone(features)
	slices.SortFunc(features, func(a, b Feature) int { return cmp.Compare(a.Hash, b.Hash) })
	weights, width := 0, wholeWidth
	for i, f := range features {
		if i > 0 && features[i-1].Hash == f.Hash {
			return nil, fmt.Errorf("two features have the hash %x", f.Hash)
		}
		weights += len(f.Entries)
		for _, e := range f.Entries {
			if e.Weight != float64(int32(e.Weight)) {
				width = floatWidth
			}
		}
	}
	exponent := uint(1)
	for 1<<exponent < len(features)/2 {
		exponent++
	}
	out := []byte(exactMagic)
	put := func(v uint64, bytes int) {
		for range bytes {
			out = append(out, byte(v))
			v >>= 8
		}
	}
	for _, n := range []int{int(exponent), len(features), weights, width} {
		put(uint64(n), 4)
	}
	next := 0
	for b := range 1<<exponent + 1 {
		for next < len(features) && int(features[next].Hash>>(64-exponent)) < b {
			next++
		}
		put(uint64(next), 4)
	}
	for _, f := range features {
		put(f.Hash, 8)
	}
	place := 0
	put(0, 4)
	for _, f := range features {
		place += len(f.Entries)
		put(uint64(place), 4)
	}
	rows := make([][]Entry, len(features))
	for i, f := range features {
		rows[i] = slices.Clone(f.Entries)
		slices.SortFunc(rows[i], func(a, b Entry) int { return cmp.Compare(a.Class, b.Class) })
		for _, e := range rows[i] {
			put(uint64(e.Class), 1)
		}
	}
	for _, row := range rows {
		for _, e := range row {
			if width == wholeWidth {
				put(uint64(uint32(int32(e.Weight))), wholeWidth)
			} else {
				put(math.Float64bits(e.Weight), floatWidth)
			}
		}
	}
	return out, nil
}
