package quantity_test

import (
	"context"
	"fmt"
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
	s := fmt.Sprintf("%s %g", q.Kind, q.Low)
	if q.Kind == quantity.Score {
		s = fmt.Sprintf("%s %g-%g", q.Kind, q.Pair[0], q.Pair[1])
	} else if q.High != q.Low {
		s += fmt.Sprintf("..%g", q.High)
	}
	if q.Unit != "" {
		s += " " + q.Unit
	}
	if q.Role != "" {
		s += " " + q.Role
	}
	return s
}

func TestFindBasics(t *testing.T) {
	for _, c := range []struct{ doc, want string }{
		{"At least 34 people were killed.", "[count 34..+Inf person killed]"},
		{"It cost $1.5bn.", "[money 1.5e+09 USD]"},
		{"The 8,568-metre peak was climbed.", "[measure 8568 metre]"},
		{"They met on 7 December 2023 at 5 p.m.", "[]"},
	} {
		found := find(t, c.doc, false)
		got := make([]string, len(found))
		for i := range found {
			got[i] = show(found[i])
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%q: got %v, want %s", c.doc, got, c.want)
		}
	}
}
