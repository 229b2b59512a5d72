package value

import (
	"strconv"
	"strings"

	"gainsay/internal/quantity"
)

// spelled are the numbers that news spells out.
var spelled = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")

// numberForms are the ways in which a number may be written.
func numberForms(q *quantity.Quantity, doc string) []string {
	forms := []string{q.Number.Cut(doc), strconv.FormatFloat(q.Spoken, 'f', -1, 64)}
	if n := int(q.Spoken); float64(n) == q.Spoken && n >= 0 && n < len(spelled) {
		forms = append(forms, spelled[n], strings.ToUpper(spelled[n][:1])+spelled[n][1:])
	}
	return forms
}

// containsWord reports whether a text has a word or phrase that is not part of a longer one.
func containsWord(doc, word string) bool {
	if word == "" {
		return false
	}
	for from := 0; ; {
		i := strings.Index(doc[from:], word)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(word)
		if (start == 0 || !wordByte(doc[start-1])) && (end == len(doc) || !wordByte(doc[end])) {
			return true
		}
		from = end
	}
}

func wordByte(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= 0x80
}
