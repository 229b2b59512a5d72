package report

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// position is a place in a document in the three ways in which tools count columns, all from 1.
type position struct {
	line                int
	utf16, bytes, runes int
}

// positions gives begin and end of a member. Without the document's text only the line and the column in
// characters are known, of the beginning; ok tells whether the text was there. Of a document whose text was extracted
// from another format the lines are not those of the file: the line is that of the original where it has lines, or 1.
func (v *view) positions(m *Member) (begin, end position, ok bool) {
	text := v.text(m.Document)
	if d := v.document(m.Document); len(d.Places) > 0 {
		line, err := strconv.Atoi(strings.TrimPrefix(d.placeAt(m.Start), linePlace))
		if err != nil {
			line = 1
		}
		return position{line: max(1, line), runes: 1}, position{}, false
	}
	if m.Start < 0 || m.Start > m.End || m.End > len(text) || text == "" {
		return position{line: max(1, m.Line), runes: max(1, m.Column)}, position{}, false
	}
	return positionAt(text, m.Start), positionAt(text, m.End), true
}

// line on which a member begins, from 1.
func (v *view) line(m *Member) int {
	begin, _, _ := v.positions(m)
	return begin.line
}

// origin is the line and column of a row in the file that a reader can open, 0 where the file has none: of a text that was
// extracted from another format only the place is shown.
func (r row) origin() (line, column int) {
	if len(r.document.Places) == 0 {
		return r.Line, r.Column
	}
	line, err := strconv.Atoi(strings.TrimPrefix(r.document.placeAt(r.at()), linePlace))
	if err != nil {
		return 0, 0
	}
	return line, 0
}

// LineAndColumn is the place of a byte offset of a text, both from 1, the column in characters.
func LineAndColumn(text string, offset int) (line, column int) {
	p := positionAt(text, offset)
	return p.line, p.runes
}

func positionAt(text string, offset int) position {
	before := text[:offset]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return position{
		line:  strings.Count(before, "\n") + 1,
		utf16: units(line) + 1,
		bytes: len(line) + 1,
		runes: utf8.RuneCountInString(line) + 1,
	}
}

// path of a document as tools want it: with forward slashes.
func (d *Document) slashPath() string {
	p := d.Path
	if p == "" {
		p = d.ID
	}
	return strings.ReplaceAll(p, `\`, "/")
}

// linePlace begins the label of a place that is a line of the original.
const linePlace = "line "

// placeAt is the label of the place in the original that a byte offset of the text came from, "" where none is known.
func (d *Document) placeAt(offset int) string {
	for _, p := range d.Places {
		if p.Start <= offset && offset < p.End {
			return plain(p.Label)
		}
	}
	return ""
}

// located says where an offset of a document stands in its original: "path:12:3", the form that editors and terminals
// follow, where the text is that of the file, and "path, page 2" where it was extracted. line and column are those of the
// text, 0 when unknown.
func (d *Document) located(offset, line, column int) string {
	path := plain(cmp.Or(d.Path, d.ID))
	label := d.placeAt(offset)
	switch {
	case strings.HasPrefix(label, linePlace):
		return path + ":" + strings.TrimPrefix(label, linePlace)
	case strings.HasSuffix(path, "#"+strings.TrimPrefix(label, "record ")):
		return path // the record's number stands in its path
	case label != "":
		return path + ", " + label
	case len(d.Places) > 0 || line <= 0:
		return path
	}
	return fmt.Sprintf("%s:%d:%d", path, line, max(1, column))
}

// locatedIn is located for an offset of a text that is at hand.
func (d *Document) locatedIn(text string, offset int) string {
	if offset < 0 || offset > len(text) || text == "" {
		return d.located(offset, 0, 0)
	}
	p := positionAt(text, offset)
	return d.located(offset, p.line, p.runes)
}

// original tells the place of a row in brackets, for formats that show a line and can show no page; "" where the line says
// it.
func (r row) original() string {
	if label := r.document.placeAt(r.at()); label != "" && !strings.HasPrefix(label, linePlace) {
		return " (" + label + ")"
	}
	return ""
}
