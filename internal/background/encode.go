package background

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// Entry is one lemma for Encode.
type Entry struct {
	Lemma string
	Count int
}

// Encode writes a table of the entries, counted in so many sentences.
func Encode(entries []Entry, sentences int) []byte {
	entries = slices.SortedFunc(slices.Values(entries), func(a, b Entry) int { return cmp.Compare(a.Lemma, b.Lemma) })
	var ends, counts, names []byte
	ends = binary.LittleEndian.AppendUint32(ends, 0)
	for _, e := range entries {
		names = append(names, e.Lemma...)
		ends = binary.LittleEndian.AppendUint32(ends, uint32(len(names)))
		counts = binary.LittleEndian.AppendUint32(counts, uint32(e.Count))
	}
	out := []byte(magic)
	for _, x := range []int{sentences, len(entries), len(names)} {
		out = binary.LittleEndian.AppendUint32(out, uint32(x))
	}
	for _, part := range [][]byte{ends, counts, names} {
		out = append(out, part...)
	}
	return out
}
