package pipeline

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

// The values that travel between steps have coders of their own. What Beam makes of a struct by itself is a row that engines in
// other languages try to read, and those do not agree about all types; bytes that only Go reads are safe, and smaller.

// wire writes values one after the other.
type wire []byte

func (w *wire) int(n int64)     { *w = binary.AppendVarint(*w, n) }
func (w *wire) fixed(n uint64)  { *w = binary.LittleEndian.AppendUint64(*w, n) }
func (w *wire) float(x float32) { *w = binary.LittleEndian.AppendUint32(*w, math.Float32bits(x)) }
func (w *wire) text(s string)   { w.int(int64(len(s))); *w = append(*w, s...) }

// flags are up to eight truths in one byte.
func (w *wire) flags(bs ...bool) {
	var x byte
	for i, b := range bs {
		if b {
			x |= 1 << i
		}
	}
	*w = append(*w, x)
}

// unwire reads what wire wrote; the first fault stays in err.
type unwire struct {
	b   []byte
	err error
}

func (u *unwire) take(n int) []byte {
	if u.err != nil || n < 0 || n > len(u.b) {
		u.err = fmt.Errorf("a value between two steps is cut off")
		return make([]byte, max(0, min(n, 8)))
	}
	out := u.b[:n]
	u.b = u.b[n:]
	return out
}

func (u *unwire) int() int64 {
	n, size := binary.Varint(u.b)
	if size <= 0 {
		u.take(-1)
		return 0
	}
	u.b = u.b[size:]
	return n
}

func (u *unwire) fixed() uint64  { return binary.LittleEndian.Uint64(u.take(8)) }
func (u *unwire) float() float32 { return math.Float32frombits(binary.LittleEndian.Uint32(u.take(4))) }
func (u *unwire) text() string   { return string(u.take(int(u.int()))) }
func (u *unwire) flags() byte    { return u.take(1)[0] }

// length is the number of elements that follow, each of at least one byte.
func (u *unwire) length() int {
	n := int(u.int())
	if n < 0 || n > len(u.b) {
		u.take(-1)
		return 0
	}
	return n
}

func marshal[T any](v T, encode func(*wire, *T)) []byte {
	var w wire
	encode(&w, &v)
	return w
}

func unmarshal[T any](b []byte, decode func(*unwire, *T)) (T, error) {
	var v T
	u := unwire{b: b}
	decode(&u, &v)
	return v, u.err
}

// Beam finds coders by the names of functions, so that each type needs two of its own.
func registerCoders() {
	beam.RegisterCoder(reflect.TypeFor[formCount](), marshalFormCount, unmarshalFormCount)
	beam.RegisterCoder(reflect.TypeFor[labelSize](), marshalLabelSize, unmarshalLabelSize)
	beam.RegisterCoder(reflect.TypeFor[count](), marshalCount, unmarshalCount)
	beam.RegisterCoder(reflect.TypeFor[link](), marshalLink, unmarshalLink)
	beam.RegisterCoder(reflect.TypeFor[formed](), marshalFormed, unmarshalFormed)
	beam.RegisterCoder(reflect.TypeFor[posting](), marshalPosting, unmarshalPosting)
	beam.RegisterCoder(reflect.TypeFor[shares](), marshalShares, unmarshalShares)
	beam.RegisterCoder(reflect.TypeFor[bag](), marshalBag, unmarshalBag)
	beam.RegisterCoder(reflect.TypeFor[candidate](), marshalCandidate, unmarshalCandidate)
	beam.RegisterCoder(reflect.TypeFor[meeting](), marshalMeeting, unmarshalMeeting)
	beam.RegisterCoder(reflect.TypeFor[node](), marshalNode, unmarshalNode)
}

func marshalFormCount(v formCount) []byte            { return marshal(v, encodeFormCount) }
func unmarshalFormCount(b []byte) (formCount, error) { return unmarshal(b, decodeFormCount) }

func marshalLabelSize(v labelSize) []byte            { return marshal(v, encodeLabelSize) }
func unmarshalLabelSize(b []byte) (labelSize, error) { return unmarshal(b, decodeLabelSize) }

func marshalCount(v count) []byte            { return marshal(v, encodeCount) }
func unmarshalCount(b []byte) (count, error) { return unmarshal(b, decodeCount) }

func marshalLink(v link) []byte            { return marshal(v, encodeLink) }
func unmarshalLink(b []byte) (link, error) { return unmarshal(b, decodeLink) }

func marshalFormed(v formed) []byte            { return marshal(v, encodeFormed) }
func unmarshalFormed(b []byte) (formed, error) { return unmarshal(b, decodeFormed) }

func marshalPosting(v posting) []byte            { return marshal(v, encodePosting) }
func unmarshalPosting(b []byte) (posting, error) { return unmarshal(b, decodePosting) }

func marshalShares(v shares) []byte            { return marshal(v, encodeShares) }
func unmarshalShares(b []byte) (shares, error) { return unmarshal(b, decodeShares) }

func marshalBag(v bag) []byte            { return marshal(v, encodeBag) }
func unmarshalBag(b []byte) (bag, error) { return unmarshal(b, decodeBag) }

func marshalCandidate(v candidate) []byte            { return marshal(v, encodeCandidate) }
func unmarshalCandidate(b []byte) (candidate, error) { return unmarshal(b, decodeCandidate) }

func marshalMeeting(v meeting) []byte            { return marshal(v, encodeMeeting) }
func unmarshalMeeting(b []byte) (meeting, error) { return unmarshal(b, decodeMeeting) }

func marshalNode(v node) []byte            { return marshal(v, encodeNode) }
func unmarshalNode(b []byte) (node, error) { return unmarshal(b, decodeNode) }

func encodeFormCount(w *wire, v *formCount) {
	w.fixed(uint64(v.Form))
	w.int(int64(v.Documents))
	w.int(int64(v.Fillings))
}

func decodeFormCount(u *unwire, v *formCount) {
	v.Form, v.Documents, v.Fillings = int64(u.fixed()), int(u.int()), int(u.int())
}

func encodeLabelSize(w *wire, v *labelSize) { w.fixed(uint64(v.Label)); w.int(int64(v.Size)) }

func decodeLabelSize(u *unwire, v *labelSize) { v.Label, v.Size = int64(u.fixed()), int(u.int()) }

func encodeCount(w *wire, v *count) { w.text(v.Name); w.int(v.Count) }

func decodeCount(u *unwire, v *count) { v.Name, v.Count = u.text(), u.int() }

func encodeLink(w *wire, v *link) { w.fixed(uint64(v.To)); w.float(v.Weight) }

func decodeLink(u *unwire, v *link) { v.To, v.Weight = int64(u.fixed()), u.float() }

func encodeFormed(w *wire, v *formed) {
	w.fixed(uint64(v.Document))
	w.fixed(uint64(v.Filling))
	w.flags(v.Own)
}

func decodeFormed(u *unwire, v *formed) {
	v.Document, v.Filling, v.Own = int64(u.fixed()), int64(u.fixed()), u.flags() != 0
}

func encodePosting(w *wire, v *posting) {
	w.fixed(uint64(v.Document))
	w.float(v.Weight)
	w.float(v.Rest)
	w.int(v.Published)
	w.flags(v.Dated)
}

func decodePosting(u *unwire, v *posting) {
	v.Document, v.Weight, v.Rest, v.Published, v.Dated = int64(u.fixed()), u.float(), u.float(), u.int(), u.flags() != 0
}

func encodeShares(w *wire, v *shares) {
	w.int(int64(len(v.Documents)))
	for i, d := range v.Documents {
		w.fixed(uint64(d))
		w.float(v.Products[i])
		w.float(v.Rests[i])
	}
}

func decodeShares(u *unwire, v *shares) {
	for range u.length() {
		v.Documents, v.Products, v.Rests = append(v.Documents, int64(u.fixed())), append(v.Products, u.float()), append(v.Rests, u.float())
	}
}

func encodeBag(w *wire, v *bag) {
	w.text(v.ID)
	w.int(v.Published)
	w.flags(v.Dated)
	w.int(int64(len(v.Lemmas)))
	for i, l := range v.Lemmas {
		w.text(l)
		w.fixed(math.Float64bits(v.Weights[i]))
	}
}

func decodeBag(u *unwire, v *bag) {
	v.ID = u.text()
	v.Published, v.Dated = u.int(), u.flags() != 0
	for range u.length() {
		v.Lemmas, v.Weights = append(v.Lemmas, u.text()), append(v.Weights, math.Float64frombits(u.fixed()))
	}
}

func encodeCandidate(w *wire, v *candidate) {
	w.fixed(uint64(v.Document))
	w.flags(v.Replaced)
	encodeBag(w, &v.Bag)
}

func decodeCandidate(u *unwire, v *candidate) {
	v.Document, v.Replaced = int64(u.fixed()), u.flags() != 0
	decodeBag(u, &v.Bag)
}

func encodeMeeting(w *wire, v *meeting) {
	w.fixed(uint64(v.Document))
	w.fixed(uint64(v.Hash))
	w.flags(v.Idle)
	w.int(int64(len(v.Words)))
	for i, word := range v.Words {
		*w = binary.LittleEndian.AppendUint32(*w, word)
		*w = binary.LittleEndian.AppendUint16(*w, v.Weights[i])
	}
}

func decodeMeeting(u *unwire, v *meeting) {
	v.Document, v.Hash = int64(u.fixed()), int64(u.fixed())
	v.Idle = u.flags() != 0
	for range u.length() {
		b := u.take(6)
		v.Words, v.Weights = append(v.Words, binary.LittleEndian.Uint32(b)), append(v.Weights, binary.LittleEndian.Uint16(b[4:]))
	}
}

func encodeNode(w *wire, v *node) {
	w.flags(v.Own, v.Within, v.Leader, v.Led)
	w.fixed(uint64(v.Label))
	w.fixed(uint64(v.From))
	w.float(v.Weight)
	w.float(v.Rank)
	w.int(int64(v.Size))
	w.int(int64(len(v.Links)))
	for _, l := range v.Links {
		w.fixed(uint64(l.To))
		w.float(l.Weight)
	}
}

func decodeNode(u *unwire, v *node) {
	f := u.flags()
	v.Own, v.Within, v.Leader, v.Led = f&1 != 0, f&2 != 0, f&4 != 0, f&8 != 0
	v.Label, v.From, v.Weight, v.Rank = int64(u.fixed()), int64(u.fixed()), u.float(), u.float()
	v.Size = int(u.int())
	for range u.length() {
		v.Links = append(v.Links, link{int64(u.fixed()), u.float()})
	}
}
