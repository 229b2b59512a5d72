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
