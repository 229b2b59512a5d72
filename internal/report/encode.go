package report

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding"
	"encoding/json"
	"io"
	"math"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// A report of a thousand articles has more than a hundred megabytes of JSON. encoding/json would hold all of it, twice,
// and on one processor; what follows writes the same bytes piece by piece.

// chunk is how many elements of a long list are encoded at once by one worker.
const chunk = 512

// encodeIndented writes a struct as json.Encoder does with an indent of one blank and HTML left as it is.
func encodeIndented(w io.Writer, v reflect.Value) error {
	buffered := bufio.NewWriterSize(w, 1<<16)
	out := &chunked{w: buffered}
	out.object(planOf(v.Type()), v)
	out.text("\n")
	return cmp.Or(out.err, buffered.Flush())
}

// chunked writes the fields of the outermost struct one after the other, long lists in chunks.
type chunked struct {
	w   io.Writer
	err error
}

func (c *chunked) bytes(b []byte) {
	if c.err == nil {
		_, c.err = c.w.Write(b)
	}
}

func (c *chunked) text(s string) { c.bytes([]byte(s)) }

func (c *chunked) object(p *plan, v reflect.Value) {
	opened := false
	for i := range p.fields {
		f := &p.fields[i]
		x := v.FieldByIndex(f.index)
		if f.skip(x) {
			continue
		}
		if opened {
			c.text(",\n " + f.name)
		} else {
			c.text("{\n " + f.name)
			opened = true
		}
		if f.plan.kind == reflect.Slice && x.Len() > chunk {
			c.list(f.plan.element, x)
			continue
		}
		b, err := f.plan.append(nil, x, 1)
		c.fail(err)
		c.bytes(b)
	}
	if opened {
		c.text("\n}")
		return
	}
	c.text("{}")
}

func (c *chunked) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

// list writes a long list, as many chunks at once as there are processors.
func (c *chunked) list(element *plan, list reflect.Value) {
	workers := runtime.GOMAXPROCS(0)
	parts, failed := make([][]byte, workers), make([]error, workers)
	c.text("[")
	for from := 0; from < list.Len() && c.err == nil; from += workers * chunk {
		var wg sync.WaitGroup
		for n := range workers {
			first, last := min(from+n*chunk, list.Len()), min(from+(n+1)*chunk, list.Len())
			wg.Go(func() {
				b := parts[n][:0]
				for i := first; i < last && failed[n] == nil; i++ {
					if i > 0 {
						b = append(b, ',')
					}
					b, failed[n] = element.append(indent(b, 2), list.Index(i), 2)
				}
				parts[n] = b
			})
		}
		wg.Wait()
		for n := range workers {
			c.fail(failed[n])
			c.bytes(parts[n])
		}
	}
	c.text("\n ]")
}

// plan says how values of one type are written.
type plan struct {
	kind    reflect.Kind
	fields  []planField // of a struct
	element *plan       // of a list or pointer
	// foreign types are left to encoding/json.
	foreign bool
}

type planField struct {
	index []int
	// name with its quotation marks, colon and blank.
	name                string
	omitEmpty, omitZero bool
	plan                *plan
}

func (f *planField) skip(v reflect.Value) bool {
	if f.omitZero && v.IsZero() {
		return true
	}
	if !f.omitEmpty {
		return false
	}
	switch v.Kind() {
	case reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

// planOf makes the plan of a type. Types of the report do not contain themselves.
func planOf(t reflect.Type) *plan {
	p := &plan{kind: t.Kind()}
	switch t.Kind() {
	case reflect.Bool, reflect.Int, reflect.String, reflect.Float64:
	case reflect.Slice, reflect.Pointer:
		p.element = planOf(t.Elem())
		p.foreign = t.Elem().Kind() == reflect.Uint8 // bytes are written in base64
	case reflect.Struct:
		p.addFields(t, nil)
	default:
		p.foreign = true
	}
	p.foreign = p.foreign || t.Implements(reflect.TypeFor[json.Marshaler]()) || t.Implements(reflect.TypeFor[encoding.TextMarshaler]())
	return p
}

// addFields adds the fields of a struct, those of embedded structs among them.
func (p *plan) addFields(t reflect.Type, below []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(below[:len(below):len(below)], i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			p.addFields(f.Type, index)
			continue
		case !f.IsExported() || name == "-":
			continue
		case name == "":
			name = f.Name
		}
		p.fields = append(p.fields, planField{index: index, name: strconv.Quote(name) + ": ",
			omitEmpty: strings.Contains(options, "omitempty"), omitZero: strings.Contains(options, "omitzero"), plan: planOf(f.Type)})
	}
}

// append writes a value at a depth of nesting behind b.
func (p *plan) append(b []byte, v reflect.Value, depth int) ([]byte, error) {
	if p.foreign {
		return appendForeign(b, v, depth)
	}
	var err error
	switch p.kind {
	case reflect.Bool:
		return strconv.AppendBool(b, v.Bool()), nil
	case reflect.Int:
		return strconv.AppendInt(b, v.Int(), 10), nil
	case reflect.String:
		if s := v.String(); unescaped(s) {
			b = append(b, '"')
			b = append(b, s...)
			return append(b, '"'), nil
		}
		return appendForeign(b, v, depth)
	case reflect.Float64:
		if f := math.Abs(v.Float()); f == 0 || f >= 1e-6 && f < 1e21 {
			return strconv.AppendFloat(b, v.Float(), 'f', -1, 64), nil
		}
		return appendForeign(b, v, depth)
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, "null"...), nil
		}
		return p.element.append(b, v.Elem(), depth)
	case reflect.Slice:
		if v.IsNil() {
			return append(b, "null"...), nil
		}
		b = append(b, '[')
		for i := range v.Len() {
			if i > 0 {
				b = append(b, ',')
			}
			if b, err = p.element.append(indent(b, depth+1), v.Index(i), depth+1); err != nil {
				return b, err
			}
		}
		if v.Len() > 0 {
			b = indent(b, depth)
		}
		return append(b, ']'), nil
	}
	b = append(b, '{')
	opened := false
	for i := range p.fields {
		f := &p.fields[i]
		x := v.FieldByIndex(f.index)
		if f.skip(x) {
			continue
		}
		if opened {
			b = append(b, ',')
		}
		opened = true
		b = append(indent(b, depth+1), f.name...)
		if b, err = f.plan.append(b, x, depth+1); err != nil {
			return b, err
		}
	}
	if opened {
		b = indent(b, depth)
	}
	return append(b, '}'), nil
}

// indent begins a line.
func indent(b []byte, depth int) []byte {
	b = append(b, '\n')
	for range depth {
		b = append(b, ' ')
	}
	return b
}

// unescaped reports whether a string stands in JSON as it is.
func unescaped(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c == '"' || c == '\\' || c == 0x7f {
			return false
		}
		if c >= utf8.RuneSelf {
			// Line separators and bytes that are no UTF-8 are escaped.
			return utf8.ValidString(s) && !strings.ContainsAny(s, "\"\\\u2028\u2029\u007f") && !strings.ContainsFunc(s[i:], func(r rune) bool { return r < ' ' })
		}
	}
	return true
}

// appendForeign leaves a value to encoding/json.
func appendForeign(b []byte, v reflect.Value, depth int) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent(strings.Repeat(" ", depth), " ")
	if err := e.Encode(v.Interface()); err != nil {
		return b, err
	}
	return append(b, bytes.TrimSuffix(out.Bytes(), []byte("\n"))...), nil
}
