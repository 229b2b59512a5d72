// Package numeral reads the parts that expressions of time and of amount share: figures with their separators,
// number words, ordinals, and the calendar forms that look like amounts and are not ("7 December", "5 p.m.",
// "the 1970s"). It knows nothing of units, of roles or of the calendar's arithmetic.
package numeral

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// Class says what a lexeme is made of.
type Class uint8

// The classes of lexemes.
const (
	Word Class = iota
	Figure
	Symbol
)

// Lexeme is a part of a token that is all letters, one figure or one symbol. Treebank tokens are cut finer,
// because "12m", "8,568-metre" and "mid-September" are one token in one treebank and three in another.
type Lexeme struct {
	text.Span
	// Text is the exact text, Lower its lower-cased form without full stops ("P.M." is "pm").
	Text, Lower string
	// Token is the index of the token that holds it.
	Token int
	Class Class
	// Glued is true when no space stands between it and the lexeme before it.
	Glued bool
}

// Capital reports whether the lexeme begins with an upper-case letter.
func (l *Lexeme) Capital() bool {
	r, _ := utf8.DecodeRuneInString(l.Text)
	return unicode.IsUpper(r)
}

// Split cuts the tokens of a sentence into lexemes. The spans are those of the document. Addresses (URLs, mail)
// stay whole and are words.
func Split(s *nlp.Sentence) []Lexeme {
	out := make([]Lexeme, 0, len(s.Tokens)+8)
	for i := range s.Tokens {
		out = split(out, &s.Tokens[i], i)
		for j := len(out) - 1; j >= 0 && out[j].Token == i; j-- {
			if j > 0 {
				out[j].Glued = out[j-1].End == out[j].Start
			}
		}
	}
	return out
}

func split(out []Lexeme, t *nlp.Token, index int) []Lexeme {
	form := t.Form
	if address(form) {
		return append(out, Lexeme{t.Span, form, strings.ToLower(form), index, Word, false})
	}
	for at := 0; at < len(form); {
		n, class := next(form[at:])
		cut := form[at : at+n]
		lower := cut
		switch class {
		case Word:
			lower = fold(cut)
		case Symbol:
			if isDash(cut) {
				lower = "-"
			} else if cut == "’" || cut == "‘" || cut == "`" {
				lower = "'"
			}
		}
		span := text.Span{Start: t.Start + at, End: t.Start + at + n}
		out = append(out, Lexeme{span, cut, lower, index, class, false})
		at += n
	}
	return out
}

// next is the length in bytes and the class of the first lexeme of s, which is not empty.
func next(s string) (int, Class) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case isDigit(s[0]), s[0] == '.' && len(s) > 1 && isDigit(s[1]):
		return figure(s), Figure
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return word(s), Word
	case r == '\'' || r == '’':
		// Clitics ("'s", "'ll") are words.
		if after, _ := utf8.DecodeRuneInString(s[size:]); unicode.IsLetter(after) {
			return size + word(s[size:]), Word
		}
	}
	return size, Symbol
}

// word is the length of a run that begins with a letter: letters, digits after a letter ("A320", "H1N1"), and full
// stops and apostrophes inside ("p.m.", "o'clock").
func word(s string) int {
	at := 0
	for at < len(s) {
		r, size := utf8.DecodeRuneInString(s[at:])
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
		case r == '.', (r == '\'' || r == '’') && at+size < len(s):
		default:
			return at
		}
		at += size
	}
	return at
}

// figure is the length of a run of digits with its separators. A comma belongs to it when groups of three follow
// ("8,568"; the Indian "1,25,000" too), a full stop when a digit follows. Dotted dates and versions stay whole, so
// that nobody takes a part of them for a number.
func figure(s string) int {
	at := digits(s)
	for at < len(s) {
		switch {
		case s[at] == '.' && at+1 < len(s) && isDigit(s[at+1]):
			at += 1 + digits(s[at+1:])
		case s[at] == ',':
			n := groups(s, at)
			if n == 0 {
				return at
			}
			at += n
		default:
			return at
		}
	}
	return at
}

// groups is the length of the thousands groups that begin at the comma s[at], 0 when these are none: every group has
// two or three digits and the last one three, and at most three digits stand before the first.
func groups(s string, at int) int {
	start := at
	for start > 0 && isDigit(s[start-1]) {
		start--
	}
	if at-start > 3 || start > 0 && s[start-1] == '.' {
		return 0
	}
	end, last := at, 0
	for end < len(s) && s[end] == ',' {
		n := digits(s[end+1:])
		if n != 2 && n != 3 {
			break
		}
		end += 1 + n
		last = n
	}
	if last != 3 {
		return 0
	}
	return end - at
}

func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func isDash(s string) bool {
	// The em dash parts clauses and joins no figures.
	return s == "-" || s == "–" || s == "−" || s == "‑" || s == "‐"
}

func address(form string) bool {
	return strings.Contains(form, "://") || strings.HasPrefix(form, "www.") || strings.ContainsRune(form, '@') && len(form) > 1
}

// fold lower-cases a word, drops its full stops and straightens its apostrophes; plain lower-case words cost nothing.
func fold(s string) string {
	for i := 0; i < len(s); i++ {
		if b := s[i]; b < 'a' || b > 'z' {
			s = strings.ToLower(s)
			s = strings.ReplaceAll(s, ".", "")
			return strings.ReplaceAll(s, "’", "'")
		}
	}
	return s
}
