package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/nlp/token"
	"gainsay/internal/text"
)

// LineRole is what a LineClassifier makes of one line of a document.
type LineRole int

// The roles of a line.
const (
	// UnknownLine leaves the decision to the next classifier.
	UnknownLine LineRole = iota
	// TextLine is read as text, or as a heading when it has no final stop.
	TextLine
	// FurnitureLine is navigation, a subscription line, a caption: kept in the document, never searched for claims.
	FurnitureLine
	// LinkLabelLine is furniture after which the next headline is a link to another article ("Next Article").
	LinkLabelLine
	// LinkListLine is furniture after which all headlines up to the next text are links ("Related stories").
	LinkListLine
)

// LineClassifier decides the role of one line, trimmed of blanks. Classifiers are asked in order; the first answer
// other than UnknownLine holds.
type LineClassifier interface {
	ClassifyLine(line string) LineRole
}

// block is a paragraph before it is cut into sentences.
type block struct {
	text.Span
	kind  Kind
	words int
	// complete is true when the paragraph ends in a stop.
	complete bool
	// item is true after the marker of a list, which lies outside the span.
	item bool
}

// blocks cuts a document into paragraphs: a line is a paragraph, save in documents that are wrapped at a fixed
// width, where a blank line ends one.
func blocks(doc string, classifiers []LineClassifier) []block {
	lines := splitLines(doc)
	wrapped := isHardWrapped(doc, lines)
	var out []block
	var pending LineRole
	previousBlank := true
	for _, l := range lines {
		if l.Empty() {
			previousBlank = true
			continue
		}
		s := l.Cut(doc)
		if wrapped && !previousBlank && len(out) > 0 && out[len(out)-1].kind != Furniture {
			last := &out[len(out)-1]
			if marker := listMarker(s); marker == 0 && continues(doc, last, s) {
				last.End = l.End
				last.complete = endsInStop(s)
				last.words += wordCount(s)
				last.kind = kindOfLine(last.words, last.complete)
				continue
			}
		}
		previousBlank = false
		role := UnknownLine
		for _, c := range classifiers {
			if role = c.ClassifyLine(s); role != UnknownLine {
				break
			}
		}
		b := block{Span: l}
		if n := listMarker(s); n > 0 {
			b.Start += n
			b.item = true
			s = s[n:]
		}
		b.complete = endsInStop(s)
		b.words = wordCount(s)
		b.kind = kindOfLine(b.words, b.complete)
		switch {
		case role == LinkLabelLine || role == LinkListLine:
			pending = role
			b.kind = Furniture
		case role == FurnitureLine:
			b.kind = Furniture
		case pending != UnknownLine && b.kind == Heading:
			b.kind = Furniture
			if pending == LinkLabelLine {
				pending = UnknownLine
			}
		default:
			pending = UnknownLine
		}
		if b.item && b.kind == Heading && b.words >= 8 {
			b.kind = Text
		}
		out = append(out, b)
	}
	return out
}

// longLine is the number of words from which a line without a stop is taken for text whose stop was lost: the
// longest headlines of news pages have some twenty words.
const longLine = 30

func kindOfLine(words int, complete bool) Kind {
	if complete || words >= longLine {
		return Text
	}
	return Heading
}

// continues reports whether line s, which follows without a blank line in a wrapped document, goes on with the
// paragraph before it.
func continues(doc string, last *block, s string) bool {
	before := doc[last.Start:last.End]
	if k := strings.LastIndexByte(before, '\n'); k >= 0 {
		before = before[k+1:]
	}
	return len(before) >= 40
}

// splitLines returns the lines of doc as spans without the blanks around them; empty lines are kept as empty spans.
func splitLines(doc string) []text.Span {
	var out []text.Span
	start := 0
	flush := func(end int) {
		s, e := start, end
		for s < e {
			r, w := utf8.DecodeRuneInString(doc[s:e])
			if !isBlank(r) {
				break
			}
			s += w
		}
		for e > s {
			r, w := utf8.DecodeLastRuneInString(doc[s:e])
			if !isBlank(r) {
				break
			}
			e -= w
		}
		out = append(out, text.Span{Start: s, End: e})
	}
	for i := 0; i < len(doc); i++ {
		switch {
		case doc[i] == '\n' || doc[i] == '\r' || doc[i] == '\f' || doc[i] == '\v':
			flush(i)
			if doc[i] == '\r' && i+1 < len(doc) && doc[i+1] == '\n' {
				i++
			}
			start = i + 1
		case strings.HasPrefix(doc[i:], "\u2028") || strings.HasPrefix(doc[i:], "\u2029"):
			flush(i)
			i += 2
			start = i + 1
		}
	}
	flush(len(doc))
	return out
}

func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == 0xfeff || r == 0x200b || r < ' ' || r == 0x7f
}

// isHardWrapped reports whether the lines of doc were broken at a fixed width, as in plain-text mail: most lines
// followed directly by another are of middling length and end without a stop.
func isHardWrapped(doc string, lines []text.Span) bool {
	pairs, broken := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if lines[i].Empty() || lines[i+1].Empty() {
			continue
		}
		pairs++
		s := lines[i].Cut(doc)
		n := utf8.RuneCountInString(s)
		r, _ := utf8.DecodeRuneInString(lines[i+1].Cut(doc))
		if n >= 45 && n <= 110 && !endsInStop(s) && (unicode.IsLower(r) || n >= 60) {
			broken++
		}
	}
	return pairs >= 4 && broken*10 >= pairs*6
}

// endsInStop reports whether s ends in a full stop, a question or exclamation mark, a colon or an ellipsis, closing
// quotes and brackets aside.
func endsInStop(s string) bool {
	for n := 0; len(s) > 0 && n < 6; n++ {
		r, w := utf8.DecodeLastRuneInString(s)
		switch r {
		case '.', '!', '?', '…', ':':
			return true
		case '"', '\'', '”', '’', ')', ']', '»':
			s = strings.TrimRight(s[:len(s)-w], " ")
		default:
			return false
		}
	}
	return false
}

// listMarker returns the length of a bullet or a number with the blanks after it at the head of a line, or 0.
func listMarker(s string) int {
	r, w := utf8.DecodeRuneInString(s)
	n := 0
	switch r {
	case '•', '·', '*', '-', '–', '—', '▪', '●', '■', '►', '▶', '→', '○', '◦':
		n = w
	default:
		for n < len(s) && n < 3 && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n == 0 || n >= len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	}
	k := n
	for k < len(s) {
		r, w := utf8.DecodeRuneInString(s[k:])
		if !isBlank(r) {
			break
		}
		k += w
	}
	if k == n || k == len(s) {
		return 0
	}
	return k
}

func wordCount(s string) int { return len(strings.Fields(s)) }

// cutBlock tokenises one block and finds its sentences.
func cutBlock(doc string, b block) (tokens []text.Span, ends []int) {
	tokens = token.Split(b.Cut(doc), b.Start)
	return tokens, token.Sentences(doc, tokens)
}
