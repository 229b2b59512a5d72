package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// textBuilder puts extracted text together, one paragraph after the other, and remembers where each came from.
type textBuilder struct {
	text   strings.Builder
	places []Place
}

// paragraph adds a block of its own, set off by an empty line. White space inside is reduced to single spaces and
// single line breaks; a block without text adds nothing. label says where the block stands in the original.
func (b *textBuilder) paragraph(text, label string) { b.add(text, label, "\n\n") }

// line adds a block that follows the one before without an empty line, as the items of a list do.
func (b *textBuilder) line(text, label string) { b.add(text, label, "\n") }

func (b *textBuilder) add(text, label, separator string) {
	text = squeeze(text)
	if text == "" {
		return
	}
	if b.text.Len() > 0 {
		b.text.WriteString(separator)
	}
	start := b.text.Len()
	b.text.WriteString(text)
	if label == "" {
		return
	}
	// Neighbours with one label become one place: the label of a page is not repeated for each paragraph.
	if n := len(b.places); n > 0 && b.places[n-1].Label == label {
		b.places[n-1].End = b.text.Len()
		return
	}
	b.places = append(b.places, Place{Start: start, End: b.text.Len(), Label: label})
}

// into stores the result.
func (b *textBuilder) into(d *Document) {
	d.Text = b.text.String()
	if d.Text != "" {
		d.Text += "\n"
	}
	d.Places = b.places
}

// squeeze reduces every run of white space to one space, or to one line break where it holds one, trims the ends
// and mends broken UTF-8. Soft hyphens go: they are places to break a word and no part of it.
func squeeze(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space, line := false, false
	for _, r := range s {
		if unicode.IsSpace(r) || r == '\u2028' || r == '\u2029' || r == '\ufeff' {
			space = true
			line = line || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029'
			continue
		}
		if r == '\u00ad' || r == '\u200b' {
			continue
		}
		if space && b.Len() > 0 {
			if line {
				b.WriteByte('\n')
			} else {
				b.WriteByte(' ')
			}
		}
		space, line = false, false
		if r == 0 {
			r = utf8.RuneError
		}
		b.WriteRune(r)
	}
	return b.String()
}

// oneLine is a block with its line breaks turned into spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
