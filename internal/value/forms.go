package value

import (
	"strconv"
	"strings"

	"gainsay/internal/numeral"
	"gainsay/internal/quantity"
)

// longestSpelled is the largest number that news spells out.
const longestSpelled = 12

// numberForms are the ways in which a number may be written.
func numberForms(q *quantity.Quantity, doc string) []string {
	forms := []string{q.Number.Cut(doc), strconv.FormatFloat(q.Spoken, 'f', -1, 64)}
	if q.Spoken > longestSpelled {
		return forms
	}
	for _, word := range numeral.SmallWords(q.Spoken) {
		forms = append(forms, word, strings.ToUpper(word[:1])+word[1:])
	}
	return forms
}
