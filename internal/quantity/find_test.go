package quantity_test

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"testing"

	"gainsay/internal/nlp"
	"gainsay/internal/quantity"
)

// find reads a text without trees, or with them, and returns its quantities.
func find(t testing.TB, doc string, trees bool) []quantity.Quantity {
	t.Helper()
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	read := reader.ReadShallow
	if trees {
		read = reader.Read
	}
	parsed, err := read(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	var out []quantity.Quantity
	for i := range parsed.Sentences {
		out = append(out, quantity.Find(&parsed.Sentences[i], doc)...)
	}
	return out
}

// show writes a quantity as kind, interval, unit and role.
func show(q quantity.Quantity) string {
	low, high := strconv.FormatFloat(q.Low, 'g', -1, 64), strconv.FormatFloat(q.High, 'g', -1, 64)
	if q.LowOpen {
		low = "(" + low
	}
	if q.HighOpen && !math.IsInf(q.High, 1) {
		high += ")"
	}
	s := string(q.Kind) + " " + low
	switch {
	case q.Kind == quantity.Score:
		s = fmt.Sprintf("%s %g-%g", q.Kind, q.Pair[0], q.Pair[1])
	case q.High != q.Low:
		s += ".." + high
	}
	if q.Unit != "" {
		s += " " + q.Unit
	}
	if q.Role != "" {
		s += " " + q.Role
	}
	return s
}
