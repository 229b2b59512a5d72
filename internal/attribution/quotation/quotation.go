// Package quotation finds what stands in quotation marks. A quotation is read as a state of the text and not as a
// pattern: curly, straight, doubled and single marks, quotations that are opened again at each paragraph,
// nicknames and titles in marks, and marks that were never closed.
package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/text"
)

// Quotation is one run of text between marks.
type Quotation struct {
	// Outer includes the marks, Inner does not. Both lie inside one paragraph.
	Outer, Inner text.Span
	// Continues is the index of the quotation of the paragraph before that this one goes on with, -1 for none:
	// a quotation over several paragraphs is opened in each and closed in the last.
	Continues int
	// Closed is false where the closing mark is missing: at the end of a paragraph that the next goes on with,
	// or by mistake.
	Closed bool
	// Name is true for a nickname or a single word between marks in the middle of a name, which is nobody's
	// speech: Dwayne "The Rock" Johnson.
	Name bool
}

// style pairs the marks that belong together.
type style int

const (
	none style = iota
	curly
	straight
	doubled
	guillemet
	low
	single
	straightSingle
)

type mark struct {
	at, size int
	style    style
	// opens and closes say which way the mark can be read where it stands.
	opens, closes bool
}

// Find lists the quotations of a text in order. Paragraphs are the spans inside which a quotation opens and closes.
// Single marks count only outside double ones, so that a quotation inside a quotation is part of the outer one.
func Find(doc string, paragraphs []text.Span) []Quotation {
	var found []Quotation
	before := -1 // the unclosed quotation of the paragraph before
	for _, p := range paragraphs {
		first := len(found)
		found = inParagraph(doc, p, found)
		if before >= 0 && len(found) > first && opensParagraph(doc, p, found[first]) {
			found[first].Continues = before
		}
		if len(found) > first {
			before = -1
			if last := found[len(found)-1]; !last.Closed && last.Outer.End == p.End {
				before = len(found) - 1
			}
		} else if strings.TrimSpace(p.Cut(doc)) != "" {
			before = -1
		}
	}
	for i := range found {
		found[i].Name = isName(doc, found[i])
	}
	return found
}

func opensParagraph(doc string, p text.Span, q Quotation) bool {
	return strings.TrimSpace(doc[p.Start:q.Outer.Start]) == ""
}

func inParagraph(doc string, p text.Span, found []Quotation) []Quotation {
	marks := marksIn(doc, p)
	for i := 0; i < len(marks); i++ {
		m := marks[i]
		if !m.opens {
			continue
		}
		j := closing(marks, i)
		if j < 0 {
			if m.style == single || m.style == straightSingle {
				continue // an apostrophe
			}
			end := p.End
			if next := reopening(marks, i); next >= 0 {
				end = marks[next].at
			} else if !startsSpeech(doc, p, m) {
				continue
			}
			end = trimRight(doc, m.at+m.size, end)
			if end <= m.at+m.size {
				continue // a mark with nothing behind it
			}
			found = append(found, Quotation{
				Outer: text.Span{Start: m.at, End: end}, Inner: text.Span{Start: m.at + m.size, End: end}, Continues: -1,
			})
			for i+1 < len(marks) && marks[i+1].at < end {
				i++
			}
			continue
		}
		c := marks[j]
		if c.at > m.at+m.size {
			found = append(found, Quotation{
				Outer: text.Span{Start: m.at, End: c.at + c.size}, Inner: text.Span{Start: m.at + m.size, End: c.at},
				Continues: -1, Closed: true,
			})
		}
		i = j
	}
	return found
}

// farthest is how many marks away a partner is looked for, so that a paragraph of nothing but marks costs no more
// than its length.
const farthest = 200

// closing is the index of the mark that closes marks[i], -1 for none. Marks of another style lie inside.
func closing(marks []mark, i int) int {
	for j := i + 1; j < min(len(marks), i+farthest); j++ {
		c := marks[j]
		if !compatible(marks[i].style, c.style) {
			continue
		}
		if c.closes {
			return j
		}
		if c.opens && c.style != single && c.style != straightSingle {
			return -1 // opened again before it was closed: a mark is missing
		}
	}
	return -1
}

func reopening(marks []mark, i int) int {
	for j := i + 1; j < min(len(marks), i+farthest); j++ {
		if compatible(marks[i].style, marks[j].style) && marks[j].opens && !marks[j].closes {
			return j
		}
	}
	return -1
}

// compatible lets a curly mark be closed by a straight one and the other way round, as hurried editing leaves them.
func compatible(open, close style) bool {
	if open == close {
		return true
	}
	double := func(s style) bool { return s == curly || s == straight || s == doubled || s == low }
	return double(open) && double(close)
}

// startsSpeech reports whether an unclosed mark stands where speech begins: at the start of a paragraph or a
// sentence, or after a comma or a colon. Elsewhere it is a slip, and nothing is taken to be quoted.
func startsSpeech(doc string, p text.Span, m mark) bool {
	before := strings.TrimRightFunc(doc[p.Start:m.at], unicode.IsSpace)
	return before == "" || strings.HasSuffix(before, ",") || strings.HasSuffix(before, ":") ||
		strings.HasSuffix(before, ".")
}

func trimRight(doc string, start, end int) int {
	return start + len(strings.TrimRightFunc(doc[start:end], unicode.IsSpace))
}

func marksIn(doc string, p text.Span) []mark {
	var marks []mark
	for i := p.Start; i < p.End; {
		r, size := utf8.DecodeRuneInString(doc[i:p.End])
		m := mark{at: i, size: size}
		before, after := around(doc, p, i, size)
		spaceBefore := before == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–-/", before)
		letterAfter := unicode.IsLetter(after) || unicode.IsDigit(after)
		switch r {
		case '“':
			// in German and Polish style the same mark closes: only after a letter or a stop, before none
			m.style, m.opens, m.closes = curly, true, false
			if !spaceBefore && !letterAfter && before != 0 {
				m.opens, m.closes = false, true
			}
		case '”':
			// At the beginning of a paragraph, before a word, it is the wrong mark for an opening one.
			m.style, m.closes = curly, true
			if before == 0 && letterAfter {
				m.opens, m.closes = true, false
			}
		case '„':
			m.style, m.opens = low, true
		case '«':
			m.style, m.opens = guillemet, true
		case '»':
			m.style, m.closes = guillemet, true
		case '"':
			m.style = straight
			m.opens, m.closes = direction(before, after, spaceBefore)
		case '`', '\'':
			if i+1 < p.End && doc[i+1] == doc[i] {
				m.size, m.style = 2, doubled
				before, after = around(doc, p, i, 2)
				m.opens, m.closes = direction(before, after, spaceBefore)
				break
			}
			if r == '\'' {
				m.style = straightSingle
				m.opens = spaceBefore && unicode.IsLetter(after)
				m.closes = !spaceBefore && !letterAfter
			}
		case '‘':
			m.style, m.opens = single, spaceBefore && letterAfter
		case '’':
			m.style, m.closes = single, !spaceBefore && !letterAfter
		}
		if m.style != none && (m.opens || m.closes) {
			marks = append(marks, m)
		}
		i += m.size
	}
	return dropInnerSingles(marks, doc)
}

// direction reads a mark that looks the same on both sides from what stands beside it.
func direction(before, after rune, spaceBefore bool) (opens, closes bool) {
	spaceAfter := after == 0 || unicode.IsSpace(after) || strings.ContainsRune(".,;:!?)]}—–", after)
	switch {
	case spaceBefore && !spaceAfter:
		return true, false
	case !spaceBefore && spaceAfter:
		return false, true
	case before == 0:
		return true, false
	case unicode.IsPunct(before) && unicode.IsLetter(after):
		return true, true
	default:
		return true, true
	}
}

// dropInnerSingles removes the single closing marks that can only be apostrophes: those with no single mark open.
func dropInnerSingles(marks []mark, doc string) []mark {
	kept := marks[:0]
	open := false
	for i, m := range marks {
		if m.style == single || m.style == straightSingle {
			if m.opens {
				open = true
			} else if !open {
				continue
			} else if strings.HasSuffix(doc[:m.at], "s") && hasLaterSingle(marks, i) {
				continue // the possessive of a plural inside single marks
			} else {
				open = false
			}
		}
		kept = append(kept, m)
	}
	return kept
}

// hasLaterSingle reports whether another mark of the style of marks[i] closes before one opens.
func hasLaterSingle(marks []mark, i int) bool {
	for _, o := range marks[i+1 : min(len(marks), i+farthest)] {
		if o.style == marks[i].style {
			return o.closes && !o.opens
		}
	}
	return false
}

func around(doc string, p text.Span, at, size int) (before, after rune) {
	if at > p.Start {
		before, _ = utf8.DecodeLastRuneInString(doc[p.Start:at])
	}
	if at+size < p.End {
		after, _ = utf8.DecodeRuneInString(doc[at+size : p.End])
	}
	return before, after
}

// isName tells a nickname from speech: at most four capitalised words between two capitalised words that stand
// directly beside the marks.
func isName(doc string, q Quotation) bool {
	if !q.Closed || q.Inner.Len() > 40 {
		return false
	}
	words := strings.Fields(q.Inner.Cut(doc))
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(words[0]); !unicode.IsUpper(r) {
		return false
	}
	if strings.ContainsAny(words[len(words)-1], ".,!?") {
		return false
	}
	before, after := doc[:q.Outer.Start], doc[q.Outer.End:]
	if !strings.HasSuffix(before, " ") || !strings.HasPrefix(after, " ") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(after[1:])
	return unicode.IsUpper(r) && capitalisedLast(before)
}

func capitalisedLast(s string) bool {
	s = strings.TrimRight(s, " ")
	at := strings.LastIndexAny(s, " \n\t")
	r, _ := utf8.DecodeRuneInString(s[at+1:])
	last, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsUpper(r) && unicode.IsLetter(last)
}
