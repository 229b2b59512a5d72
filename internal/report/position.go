package report

import (
	"strings"
	"unicode/utf8"
)

// position is a place in a document in the three ways in which tools count columns, all from 1.
type position struct {
	line                int
	utf16, bytes, runes int
}

// positions gives begin and end of a member. Without the document's text only the line and the column in
// characters are known, of the beginning; ok tells whether the text was there.
func (v *view) positions(m *Member) (begin, end position, ok bool) {
	text := v.text(m.Document)
	if m.Start < 0 || m.Start > m.End || m.End > len(text) || text == "" {
		return position{line: max(1, m.Line), runes: max(1, m.Column)}, position{}, false
	}
	return positionAt(text, m.Start), positionAt(text, m.End), true
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
