package timex_test

import (
	"context"
	"testing"
	"time"

	"gainsay/internal/nlp"
	"gainsay/internal/timex"
)

// find reads a text and returns its expressions of time; on is the publication date, "" for none.
func find(t testing.TB, doc, on string) []timex.Expression {
	t.Helper()
	var anchor time.Time
	if on != "" {
		var err error
		if anchor, err = time.Parse("2006-01-02", on); err != nil {
			t.Fatal(err)
		}
	}
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	read, err := reader.ReadShallow(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	var out []timex.Expression
	for i := range read.Sentences {
		out = append(out, timex.Find(&read.Sentences[i], doc, anchor)...)
	}
	return out
}
