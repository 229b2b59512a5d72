package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"gainsay/internal/bytesize"
)

// jsonReader reads JSON lines, one object with the fields id, outlet, family, published, title, url, author, credit
// and text a line; and a single object or a list of objects with the same fields.
type jsonReader struct{}

// record is one object. Fields of another type than text are told by their name.
type record struct {
	fields map[string]json.RawMessage
}

func (jsonReader) read(s *source) error {
	first := true
	for number := 1; ; number++ {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		line, tooLong, err := readLine(s.stream, s.run.limits.DocumentBytes)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		end := errors.Is(err, io.EOF)
		if number == 1 {
			line = bytes.TrimPrefix(line, []byte(byteOrderMark))
		}
		trimmed := bytes.TrimSpace(line)
		mark := lineMark(number)
		if first && end {
			mark = ""
		}
		switch {
		case tooLong:
			s.skip(mark, "more than the %s that one document may hold (--%s)", bytesize.Format(s.run.limits.DocumentBytes), flagDocumentBytes)
			first = false
		case len(trimmed) == 0:
		case first && spansLines(trimmed):
			return s.readJSONWhole(line)
		default:
			first = false
			if err := s.readRecord(trimmed, mark); err != nil {
				return err
			}
		}
		if end {
			return nil
		}
	}
}

// lineMark names a line behind the path.
func lineMark(number int) string { return fmt.Sprintf("#%d", number) }

// spansLines reports whether the first line is the beginning of a longer value and not a value of its own.
func spansLines(line []byte) bool {
	return line[0] == '[' || !json.Valid(line) && bytes.IndexByte([]byte("{[,:"), line[len(line)-1]) >= 0
}

// readLine reads one line of at most limit bytes; what exceeds it is read over.
func readLine(in *bufio.Reader, limit int64) (line []byte, tooLong bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if !tooLong {
			line = append(line, part...)
		}
		if int64(len(line)) > limit {
			line, tooLong = nil, true
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, tooLong, err
		}
	}
}

// readJSONWhole reads a source that is one value over several lines; start is what was read of it already.
func (s *source) readJSONWhole(start []byte) error {
	data, err := readAtMost(io.MultiReader(bytes.NewReader(start), s.stream), s.run.limits.document(), s.size)
	if err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(data))
	if trimmed := bytes.TrimSpace(data); trimmed[0] == '[' {
		if _, err := d.Token(); err != nil {
			return brokenJSON(data, err)
		}
		for number := 1; d.More(); number++ {
			var item json.RawMessage
			if err := d.Decode(&item); err != nil {
				return brokenJSON(data, err)
			}
			if err := s.readRecord(item, lineMark(number)); err != nil {
				return err
			}
		}
		return nil
	}
	for number := 1; ; number++ {
		var item json.RawMessage
		if err := d.Decode(&item); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return brokenJSON(data, err)
		}
		mark := lineMark(number)
		if number == 1 && !d.More() {
			mark = ""
		}
		if err := s.readRecord(item, mark); err != nil {
			return err
		}
	}
}

// brokenJSON names the line of a fault.
func brokenJSON(data []byte, err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		at := min(int(syntax.Offset), len(data))
		return skipf("broken JSON in line %d: %v", 1+bytes.Count(data[:at], []byte("\n")), err)
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return skipf("broken JSON: it ends in the middle of a value")
	}
	return skipf("broken JSON: %v", err)
}

// readRecord reads one object; mark is its place behind the path. Only what ends the whole source is returned.
func (s *source) readRecord(data []byte, mark string) error {
	var r record
	if err := json.Unmarshal(data, &r.fields); err != nil {
		var wrongType *json.UnmarshalTypeError
		if errors.As(err, &wrongType) {
			s.skip(mark, "not a JSON object but %s", wrongType.Value)
		} else {
			s.skip(mark, "broken JSON: %v", err)
		}
		return nil
	}
	text, ok, err := r.text("text")
	if err != nil {
		s.skip(mark, "%v", err)
		return nil
	}
	if !ok {
		if isItem, err := s.readNinjs(r, mark); isItem || err != nil {
			return err
		}
		s.skip(mark, "a JSON object without the field \"text\"")
		return nil
	}
	d := Document{Path: s.path + mark, Text: text, Format: "json lines", Encoding: encodingUTF8}
	values := make(map[string]string)
	for _, name := range slices.Sorted(maps.Keys(r.fields)) {
		key := fieldName(name)
		if !knownField(key) || values[key] != "" {
			continue
		}
		value, _, err := r.text(name)
		if err != nil {
			d.note("%v", err)
		}
		values[key] = value
	}
	m := metadataFrom(values)
	d.ID = tidy(m.id)
	if d.ID == "" {
		d.ID = s.id + mark
	}
	if mark != "" {
		d.Places = []Place{{0, len(text), "record " + strings.TrimPrefix(mark, "#")}}
	}
	m.apply(&d)
	return s.deliver(d, metadata{})
}

// text is the value of a field that holds a string or a number, or the strings of a list joined by commas.
func (r record) text(name string) (value string, ok bool, err error) {
	raw, ok := r.fields[name]
	if !ok || bytes.Equal(raw, []byte("null")) {
		return "", false, nil
	}
	switch raw[0] {
	case '"':
		err = json.Unmarshal(raw, &value)
		return value, err == nil, err
	case '[':
		var list []string
		if err := json.Unmarshal(raw, &list); err == nil {
			return strings.Join(list, ", "), true, nil
		}
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return string(raw), true, nil
	}
	return "", false, fmt.Errorf("the field %q does not hold text", clip(name, 40))
}
