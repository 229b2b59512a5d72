package passage

import (
	"unicode"
	"unicode/utf8"

	"gainsay/internal/text"
)

// Word is one word of a passage in the form in which passages are compared, with the bytes that it came from.
// Punctuation makes no words: two copies often differ in nothing but their quotation marks.
type Word struct {
	text.Span
	// Norm is lower-cased, with contractions written out ("did", "not"), possessive endings and the commas of
	// numbers dropped, and initials joined ("us" for "U.S.").
	Norm string
	// Capital is true where the word begins with an upper-case letter, InQuote between quotation marks.
	Capital, InQuote bool
	// Opens is true for the first word of a sentence, a quotation or a line, where a capital tells nothing.
	Opens bool
	// Money is true for a number behind a currency sign.
	Money bool
	// Comma is true where a comma follows directly.
	Comma bool
}

// wordScanner walks over the words of a text without allocating for each: norm is valid until the next call.
// It is shared by the join, which reads millions of words and wants only their forms, and by the comparison of
// two passages, which wants all of Word.
type wordScanner struct {
	doc        string
	pos, end   int
	norm       []byte
	start      int
	stop       int
	capital    bool
	opens      bool
	money      bool
	inQuote    bool
	queued     string // second half of a contraction, delivered by the next call
	queuedFrom int
	sawWord    bool
	straight   bool // inside a pair of straight double quotes
	curly      int  // depth of curly double quotes
}

func newWordScanner(doc string, span text.Span) wordScanner {
	end := min(len(doc), span.End)
	return wordScanner{doc: doc[:end], pos: max(0, span.Start), end: end, norm: make([]byte, 0, 64), opens: true}
}

// next moves to the following word and reports whether there is one.
func (s *wordScanner) next() bool {
	if s.queued != "" {
		s.norm = append(s.norm[:0], s.queued...)
		s.start, s.stop, s.queued = s.queuedFrom, s.pos, ""
		s.capital, s.opens, s.money = false, false, false
		return true
	}
	opens := !s.sawWord
	money := false
	for s.pos < s.end {
		c := s.doc[s.pos]
		if c < utf8.RuneSelf {
			switch {
			case isASCIIWord[c]:
				s.opens, s.money = opens, money
				s.word()
				return true
			case c == '%':
				s.start, s.stop = s.pos, s.pos+1
				s.pos++
				s.norm = append(s.norm[:0], "percent"...)
				s.capital, s.opens, s.money, s.sawWord = false, false, false, true
				return true
			case c == '"':
				if s.curly > 0 && !s.straight {
					s.curly-- // opened by a curly mark, closed by a straight one
				} else {
					s.straight = !s.straight
				}
				s.inQuote = s.straight || s.curly > 0
				opens = opens || s.inQuote
			case c == '.' || c == '!' || c == '?' || c == ':' || c == '\n':
				opens = true
			}
			money = c == '$'
			s.pos++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.doc[s.pos:])
		switch {
		case r == utf8.RuneError && size <= 1: // a stray byte is no word
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			s.opens, s.money = opens, money
			s.word()
			return true
		case r == '“' || r == '„' || r == '«':
			s.curly++
			s.inQuote, opens = true, true
		case r == '”' || r == '»':
			if s.curly == 0 {
				s.straight = false // opened by a straight mark, closed by a curly one
			}
			s.curly = max(0, s.curly-1)
			s.inQuote = s.straight || s.curly > 0
		}
		money = r == '£' || r == '€' || r == '¥'
		s.pos += size
	}
	return false
}

// word reads one word from a letter or digit at pos.
func (s *wordScanner) word() {
	s.start = s.pos
	s.sawWord = true
	s.norm = s.norm[:0]
	first, _ := utf8.DecodeRuneInString(s.doc[s.pos:])
	s.capital = unicode.IsUpper(first)
	number := unicode.IsDigit(first)
	for s.pos < s.end {
		c := s.doc[s.pos]
		if c < utf8.RuneSelf {
			if isASCIIWord[c] {
				s.norm = append(s.norm, asciiLower[c])
				s.pos++
				continue
			}
			if !s.joins(c, number) {
				break
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s.doc[s.pos:])
		if r == '’' {
			if s.apostrophe(size) {
				break
			}
			continue
		}
		if r == '\u00ad' { // soft hyphen
			s.pos += size
			continue
		}
		if r == utf8.RuneError && size <= 1 || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			break
		}
		s.norm = utf8.AppendRune(s.norm, unicode.ToLower(r))
		s.pos += size
	}
	if s.queued == "" {
		s.stop = s.pos
	}
}

// joins handles an ASCII byte inside a word that is neither letter nor digit: the comma and point of a number,
// the points of initials, the apostrophe. It reports whether the word goes on, and has then moved pos.
func (s *wordScanner) joins(c byte, number bool) bool {
	after := byte(0)
	if s.pos+1 < s.end {
		after = s.doc[s.pos+1]
	}
	switch {
	case c == ',' && number && isDigit(after) && s.thousands():
		s.pos++
		return true
	case c == '.' && number && isDigit(after):
		s.norm = append(s.norm, '.')
		s.pos++
		return true
	case c == '.' && s.initials():
		s.pos++
		return s.pos < s.end && isASCIIWord[s.doc[s.pos]]
	case c == '\'':
		return !s.apostrophe(1)
	}
	return false
}

// thousands reports whether the comma at pos is followed by exactly three digits.
func (s *wordScanner) thousands() bool {
	i := s.pos + 1
	for i < s.end && isDigit(s.doc[i]) {
		i++
	}
	return i-s.pos-1 == 3
}

// points counts the full stops inside the word so far.
func (s *wordScanner) points() int {
	n := 0
	for i := s.start; i < s.pos; i++ {
		if s.doc[i] == '.' {
			n++
		}
	}
	return n
}

// initials reports whether the word so far, with the point at pos, is a run of single capitals with points and
// either holds one already or is followed by another ("U.S", "J.R.R"), so that the points belong to it.
func (s *wordScanner) initials() bool {
	for i := s.start; i < s.pos; i += 2 {
		if !isUpper(s.doc[i]) || i+1 < s.pos && s.doc[i+1] != '.' {
			return false
		}
	}
	if s.points() > 0 {
		return true
	}
	return s.pos+2 < s.end && isUpper(s.doc[s.pos+1]) && s.doc[s.pos+2] == '.'
}

// apostrophe handles an apostrophe of size bytes at pos and reports whether the word ends there. A contraction
// is written out, its second half queued; the possessive is dropped.
func (s *wordScanner) apostrophe(size int) bool {
	i := s.pos + size
	j := i
	for j < s.end && isASCIIWord[s.doc[j]] {
		j++
	}
	tail := s.doc[i:j]
	accented := j < s.end && s.doc[j] >= utf8.RuneSelf && startsWithLetter(s.doc[j:])
	if accented || len(tail) > 2 {
		s.pos = i // O'Brien, O'Dé
		return false
	}
	if j == i {
		return true
	}
	full, known := "", true
	switch lower2(tail) {
	case "s":
	case "t":
		if n := len(s.norm); n > 1 && s.norm[n-1] == 'n' {
			full = "not"
			switch string(s.norm) {
			case "can":
				s.norm = append(s.norm[:0], "can"...)
			case "won":
				s.norm = append(s.norm[:0], "will"...)
			case "shan":
				s.norm = append(s.norm[:0], "shall"...)
			default:
				s.norm = s.norm[:n-1]
			}
		} else {
			known = false
		}
	case "re":
		full = "are"
	case "ve":
		full = "have"
	case "ll":
		full = "will"
	case "d":
		full = "would"
	case "m":
		full = "am"
	default:
		known = false
	}
	if !known {
		s.pos = i
		return false
	}
	if full != "" {
		s.queued, s.queuedFrom = full, s.pos
		s.stop = s.pos
		if full == "not" && string(s.norm) != "can" && string(s.norm) != "will" && string(s.norm) != "shall" {
			s.queuedFrom, s.stop = s.pos-1, s.pos-1
		}
	}
	s.pos = j
	return true
}

// Words lists the words of doc inside span. A straight quotation mark is taken to open when none is open, so span
// should begin outside quotation marks; unbalanced marks spoil nothing but InQuote.
func Words(doc string, span text.Span) []Word {
	var out []Word
	for s := newWordScanner(doc, span); s.next(); {
		out = append(out, Word{Span: text.Span{Start: s.start, End: s.stop}, Norm: string(s.norm),
			Capital: s.capital, InQuote: s.inQuote, Opens: s.opens, Money: s.money, Comma: s.stop < len(s.doc) && s.doc[s.stop] == ','})
	}
	return out
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

func lower2(s string) string {
	b := [2]byte{}
	for i := range len(s) {
		b[i] = asciiLower[s[i]]
	}
	return string(b[:len(s)])
}

// isASCIIWord and asciiLower are tables for the bytes that make up nearly all of English text.
var isASCIIWord, asciiLower = func() (word [256]bool, lower [256]byte) {
	for i := range 256 {
		c := byte(i)
		lower[i] = c
		if isUpper(c) {
			lower[i] = c + 'a' - 'A'
		}
		word[i] = isDigit(c) || isUpper(c) || 'a' <= c && c <= 'z'
	}
	return word, lower
}()

func wholeSpan(s string) text.Span { return text.Span{End: len(s)} }
