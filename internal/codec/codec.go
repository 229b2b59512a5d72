// Package codec turns Go values into few bytes and back, for entries of a cache that only the same build reads: there are no
// names of fields and no versions in them. Zero fields take no room, and a string that occurs twice is stored once, as is what
// several pointers point at: they share it again when it is read back. What is read back is deeply equal to what was written,
// unexported fields aside, which are left out; times keep their moment and offset.
//
// It exists because encoding/gob describes every type anew in each entry and makes its decoder anew for each: of a second
// run of a thousand articles that was a fifth of the work.
package codec

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"reflect"
	"slices"
	"time"
)

// errDamaged is the error of bytes that Encode did not write, or not for this type.
var errDamaged = errors.New("the bytes are damaged")

// Codec writes and reads values of one type. It is safe for concurrent use.
type Codec[T any] struct{ plan *plan }

// New makes a codec. Maps, interfaces, functions and types that contain themselves cannot be written.
func New[T any]() (*Codec[T], error) {
	t := reflect.TypeFor[T]()
	p, err := newPlan(t, nil)
	if err != nil {
		return nil, fmt.Errorf("a %s cannot be kept: %w", t, err)
	}
	return &Codec[T]{p}, nil
}

// Encode writes a value.
func (c *Codec[T]) Encode(v *T) ([]byte, error) {
	e := &encoder{numbers: map[string]uint64{}, targets: map[target]uint64{}}
	c.plan.encode(e, reflect.ValueOf(v).Elem())
	if e.err != nil {
		return nil, fmt.Errorf("encode %T: %w", v, e.err)
	}
	// The strings come first: lengths, then bytes. A reader copies them once and cuts all of them from that copy.
	size := len(e.values) + (len(e.strings)+1)*binary.MaxVarintLen16
	for _, s := range e.strings {
		size += len(s)
	}
	out := binary.AppendUvarint(make([]byte, 0, size), uint64(len(e.strings)))
	for _, s := range e.strings {
		out = binary.AppendUvarint(out, uint64(len(s)))
	}
	for _, s := range e.strings {
		out = append(out, s...)
	}
	return append(out, e.values...), nil
}

// Decode reads what Encode wrote.
func (c *Codec[T]) Decode(b []byte) (*T, error) {
	v := new(T)
	d := &decoder{rest: b}
	d.readStrings()
	c.plan.decode(d, reflect.ValueOf(v).Elem())
	if d.err == nil && len(d.rest) > 0 {
		d.err = errDamaged
	}
	if d.err != nil {
		return nil, fmt.Errorf("decode %T: %w", v, d.err)
	}
	return v, nil
}

type encoder struct {
	values  []byte
	strings []string
	numbers map[string]uint64
	// targets are the numbers of what pointers point at.
	targets map[target]uint64
	err     error
}

// target is what a pointer points at. A struct and its first field are at one address.
type target struct {
	of reflect.Type
	at uintptr
}

func (e *encoder) number(n uint64) { e.values = binary.AppendUvarint(e.values, n) }

// decoder reads on after an error, but only zeros, so that readers need not ask after each step.
type decoder struct {
	rest    []byte
	strings []string
	// targets are the pointers that were read, by the numbers of what they point at.
	targets []reflect.Value
	err     error
}

func (d *decoder) fail() {
	d.err = errDamaged
	d.rest = nil
}

func (d *decoder) number() uint64 {
	if len(d.rest) > 0 && d.rest[0] < 0x80 { // most numbers are small
		n := d.rest[0]
		d.rest = d.rest[1:]
		return uint64(n)
	}
	n, size := binary.Uvarint(d.rest)
	if size <= 0 {
		d.fail()
		return 0
	}
	d.rest = d.rest[size:]
	return n
}

// length reads how many elements follow. Each takes a byte at least, so that no damage makes a list that is longer than
// what is left.
func (d *decoder) length() int {
	n := d.number()
	if n > uint64(len(d.rest)) {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) readStrings() {
	d.strings = make([]string, d.length())
	lengths := make([]int, len(d.strings))
	total := 0
	for i := range lengths {
		lengths[i] = d.length()
		total += lengths[i]
	}
	if total > len(d.rest) {
		d.fail()
		return
	}
	all := string(d.rest[:total])
	d.rest = d.rest[total:]
	for i, n := range lengths {
		d.strings[i], all = all[:n], all[n:]
	}
}

// plan says how values of one type are written and read.
type plan struct {
	encode func(e *encoder, v reflect.Value)
	decode func(d *decoder, v reflect.Value)
}

// newPlan makes the plan of a type that stands within the types above.
func newPlan(t reflect.Type, above []reflect.Type) (*plan, error) {
	if slices.Contains(above, t) {
		return nil, fmt.Errorf("%s contains itself", t)
	}
	above = append(above[:len(above):len(above)], t)
	switch t.Kind() {
	case reflect.Bool:
		return &plan{encodeBool, func(d *decoder, v reflect.Value) { v.SetBool(d.number() != 0) }}, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return &plan{encodeInt, decodeInt}, nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return &plan{func(e *encoder, v reflect.Value) { e.number(v.Uint()) }, func(d *decoder, v reflect.Value) { v.SetUint(d.number()) }}, nil
	case reflect.Float32, reflect.Float64:
		return &plan{encodeFloat, decodeFloat}, nil
	case reflect.String:
		return &plan{encodeString, decodeString}, nil
	case reflect.Slice:
		return slicePlan(t, above)
	case reflect.Array:
		return arrayPlan(t, above)
	case reflect.Pointer:
		return pointerPlan(t, above)
	case reflect.Struct:
		if t == reflect.TypeFor[time.Time]() {
			return &plan{encodeTime, decodeTime}, nil
		}
		return structPlan(t, above)
	}
	return nil, fmt.Errorf("%s is a %s", t, t.Kind())
}

func encodeBool(e *encoder, v reflect.Value) {
	if v.Bool() {
		e.number(1)
	} else {
		e.number(0)
	}
}

// Of a signed number the sign is the last bit, so that small negative numbers are small.
func encodeInt(e *encoder, v reflect.Value) {
	n := v.Int()
	e.number(uint64(n<<1) ^ uint64(n>>63))
}

func decodeInt(d *decoder, v reflect.Value) {
	n := d.number()
	v.SetInt(int64(n>>1) ^ -int64(n&1))
}

func encodeFloat(e *encoder, v reflect.Value) {
	e.values = binary.LittleEndian.AppendUint64(e.values, math.Float64bits(v.Float()))
}

func decodeFloat(d *decoder, v reflect.Value) {
	if len(d.rest) < 8 {
		d.fail()
		return
	}
	v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64(d.rest)))
	d.rest = d.rest[8:]
}

func encodeString(e *encoder, v reflect.Value) {
	s := v.String()
	n, ok := e.numbers[s]
	if !ok {
		n = uint64(len(e.strings))
		e.strings = append(e.strings, s)
		e.numbers[s] = n
	}
	e.number(n)
}

func decodeString(d *decoder, v reflect.Value) {
	n := d.number()
	if n >= uint64(len(d.strings)) {
		d.fail()
		return
	}
	v.SetString(d.strings[n])
}

func encodeTime(e *encoder, v reflect.Value) {
	at, ok := v.Interface().(time.Time)
	b, err := at.MarshalBinary()
	if !ok || err != nil {
		e.err = fmt.Errorf("a time cannot be kept: %v", err)
		return
	}
	e.number(uint64(len(b)))
	e.values = append(e.values, b...)
}

func decodeTime(d *decoder, v reflect.Value) {
	n := d.length()
	var at time.Time
	if err := at.UnmarshalBinary(d.rest[:n]); err != nil {
		d.fail()
		return
	}
	d.rest = d.rest[n:]
	v.Set(reflect.ValueOf(at))
}

func slicePlan(t reflect.Type, above []reflect.Type) (*plan, error) {
	element, err := newPlan(t.Elem(), above)
	if err != nil {
		return nil, err
	}
	return &plan{
		// nil is told from empty by its length, which is one more than that of the list.
		encode: func(e *encoder, v reflect.Value) {
			if v.IsNil() {
				e.number(0)
				return
			}
			n := v.Len()
			e.number(uint64(n) + 1)
			for i := range n {
				element.encode(e, v.Index(i))
			}
		},
		decode: func(d *decoder, v reflect.Value) {
			n := d.number()
			switch {
			case n == 0:
				return
			case n-1 > uint64(len(d.rest)):
				d.fail()
				return
			case n == 1:
				v.Set(reflect.MakeSlice(t, 0, 0))
				return
			}
			v.Set(reflect.MakeSlice(t, int(n-1), int(n-1)))
			for i := range int(n - 1) {
				element.decode(d, v.Index(i))
			}
		}}, nil
}

func arrayPlan(t reflect.Type, above []reflect.Type) (*plan, error) {
	element, err := newPlan(t.Elem(), above)
	if err != nil {
		return nil, err
	}
	if t.Len() == 0 {
		return nil, fmt.Errorf("%s holds nothing", t) // see length
	}
	return &plan{
		encode: func(e *encoder, v reflect.Value) {
			for i := range t.Len() {
				element.encode(e, v.Index(i))
			}
		},
		decode: func(d *decoder, v reflect.Value) {
			for i := range t.Len() {
				element.decode(d, v.Index(i))
			}
		}}, nil
}

// pointerPlan writes 0 for nil, 1 and what it points at for a pointer to what is new, and the number of what is not plus two.
func pointerPlan(t reflect.Type, above []reflect.Type) (*plan, error) {
	element, err := newPlan(t.Elem(), above)
	if err != nil {
		return nil, err
	}
	return &plan{
		encode: func(e *encoder, v reflect.Value) {
			if v.IsNil() {
				e.number(0)
				return
			}
			to := target{t, v.Pointer()}
			if n, ok := e.targets[to]; ok {
				e.number(n + 2)
				return
			}
			e.targets[to] = uint64(len(e.targets))
			e.number(1)
			element.encode(e, v.Elem())
		},
		decode: func(d *decoder, v reflect.Value) {
			switch n := d.number(); {
			case n == 0:
			case n == 1:
				p := reflect.New(t.Elem())
				d.targets = append(d.targets, p)
				element.decode(d, p.Elem())
				v.Set(p)
			case n-2 < uint64(len(d.targets)) && d.targets[n-2].Type() == t:
				v.Set(d.targets[n-2])
			default:
				d.fail()
			}
		}}, nil
}

// structPlan writes which fields are not zero, as the bits of a number, and then these.
func structPlan(t reflect.Type, above []reflect.Type) (*plan, error) {
	type field struct {
		index int
		plan  *plan
	}
	var fields []field
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() {
			p, err := newPlan(f.Type, above)
			if err != nil {
				return nil, err
			}
			fields = append(fields, field{i, p})
		}
	}
	if len(fields) > 64 || len(fields) == 0 && t.NumField() > 0 {
		return nil, fmt.Errorf("%s has %d exported fields", t, len(fields))
	}
	return &plan{
		encode: func(e *encoder, v reflect.Value) {
			var set uint64
			for n, f := range fields {
				if !v.Field(f.index).IsZero() {
					set |= 1 << n
				}
			}
			e.number(set)
			for n, f := range fields {
				if set&(1<<n) != 0 {
					f.plan.encode(e, v.Field(f.index))
				}
			}
		},
		decode: func(d *decoder, v reflect.Value) {
			for set := d.number(); set != 0; set &= set - 1 {
				n := bits.TrailingZeros64(set)
				if n >= len(fields) {
					d.fail()
					return
				}
				fields[n].plan.decode(d, v.Field(fields[n].index))
			}
		}}, nil
}
