package report

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// style is the weight or colour of a stretch of text on a terminal.
type style int

const (
	normal style = iota
	bold
	dim
	red
	yellow
	green
	cyan
)

var styleCodes = map[style]string{bold: "1", dim: "2", red: "1;31", yellow: "1;33", green: "1;32", cyan: "36"}

// fragment is text in one style. The text is already safe for a terminal.
type fragment struct {
	text  string
	style style
}

// paint writes a fragment with its escape sequence, or without where colour is off.
func paint(text string, s style, color bool) string {
	if code := styleCodes[s]; color && code != "" && text != "" {
		return "\x1b[" + code + "m" + text + "\x1b[0m"
	}
	return text
}

// width of text in terminal columns.
func width(s string) int { return displaywidth.String(s) }

// wrap breaks paragraphs of fragments into lines of at most columns columns and loses no character but the spaces
// at which it breaks. A word that is too long by itself is broken after a slash, a hyphen or a dot where it has
// one, else between characters as people see them; never before the line and column behind a path, if it can be helped.
func wrap(paragraphs [][]fragment, columns int) [][]fragment {
	columns = max(columns, 2)
	var out [][]fragment
	for _, paragraph := range paragraphs {
		var line []fragment
		used := 0
		push := func(text string, s style) {
			if n := len(line); n > 0 && line[n-1].style == s {
				line[n-1].text += text
			} else {
				line = append(line, fragment{text, s})
			}
			used += width(text)
		}
		for _, w := range words(paragraph) {
			need := 0
			for _, f := range w.fragments {
				need += width(f.text)
			}
			if w.space && used > 0 {
				if used+1+need <= columns {
					push(" ", w.fragments[0].style)
				} else {
					out = append(out, line)
					line, used = nil, 0
				}
			}
			for _, f := range w.fragments {
				for _, piece := range pieces(f.text, columns) {
					if used > 0 && used+width(piece) > columns {
						out = append(out, line)
						line, used = nil, 0
					}
					push(piece, f.style)
				}
			}
		}
		out = append(out, line)
	}
	return out
}

// word is a run without spaces, possibly in several styles.
type word struct {
	fragments []fragment
	space     bool // a space stands before it
}

func words(paragraph []fragment) []word {
	var out []word
	space := false
	for _, f := range paragraph {
		rest := f.text
		for rest != "" {
			if rest[0] == ' ' {
				space = true
				rest = rest[1:]
				continue
			}
			end := strings.IndexByte(rest, ' ')
			if end < 0 {
				end = len(rest)
			}
			piece := fragment{rest[:end], f.style}
			rest = rest[end:]
			if n := len(out); n > 0 && !space {
				out[n-1].fragments = append(out[n-1].fragments, piece)
			} else {
				out = append(out, word{[]fragment{piece}, space})
			}
			space = false
		}
	}
	return out
}

// pieces cuts a word that is wider than columns into parts that are not.
func pieces(text string, columns int) []string {
	if width(text) <= columns {
		return []string{text}
	}
	var out []string
	start, used, slash, other := 0, 0, -1, -1
	graphemes := displaywidth.StringGraphemes(text)
	for at := 0; graphemes.Next(); {
		g := graphemes.Value()
		w := graphemes.Width()
		if used+w > columns && at > start {
			cut := at
			for _, possible := range []int{slash, other} { // a line that is a third full is full enough
				if possible > start && width(text[start:possible])*3 >= columns {
					cut = possible
					break
				}
			}
			out = append(out, text[start:cut])
			start, used, slash, other = cut, width(text[cut:at]), -1, -1
		}
		at += len(g)
		used += w
		switch g {
		case "/", "\\":
			slash = at
		case "-", ".", "_":
			other = at
		}
	}
	return append(out, text[start:])
}
