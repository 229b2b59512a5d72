package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plain is a name as it is compared: composed, without diacritics, with straight apostrophes and plain hyphens,
// single spaces and no leading article. Case is kept, because "US" and "us" differ.
func plain(s string) string {
	if !isPlain(s) {
		s = stripMarks(s)
	}
	if len(s) > 4 && (s[0] == 't' || s[0] == 'T') && s[1:4] == "he " {
		s = s[4:]
	}
	return s
}

// isPlain reports whether s is ASCII without runs of white space.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c == '\n' || c == '\t' || c == ' ' && i+1 < len(s) && s[i+1] == ' ' {
			return false
		}
	}
	return true
}

func stripMarks(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '’' || r == '‘' || r == 'ʼ' || r == '`':
			b.WriteByte('\'')
		case unicode.Is(unicode.Pd, r):
			b.WriteByte('-')
		default:
			if ascii, ok := letters[r]; ok {
				b.WriteString(ascii)
				continue
			}
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// letters that no decomposition makes plain.
var letters = map[rune]string{'ø': "o", 'Ø': "O", 'ł': "l", 'Ł': "L", 'ı': "i", 'İ': "I", 'đ': "d", 'Đ': "D",
	'ß': "ss", 'æ': "ae", 'Æ': "Ae", 'œ': "oe", 'ə': "a", 'Ə': "A", 'ð': "d", 'þ': "th", 'Þ': "Th"}

// isCapitalised reports whether a form begins with an upper-case letter.
func isCapitalised(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// isAcronym reports whether a form is written in capitals alone: "NATO", "U.N.", "G20".
func isAcronym(form string) bool {
	n := 0
	for _, r := range form {
		switch {
		case unicode.IsUpper(r):
			n++
		case unicode.IsLower(r):
			return false
		}
	}
	return n >= 2
}

// letterCount is the number of letters in a form.
func letterCount(form string) int {
	n := 0
	for _, r := range form {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
