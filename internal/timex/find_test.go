package timex_test

import (
	"context"
	"fmt"
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

// show writes an expression as text, normal value and what is not plain about it.
func show(e timex.Expression, doc string) string {
	s := fmt.Sprintf("%s = %s", e.Span.Cut(doc), e.Normal)
	if e.Relation != "" {
		s += " " + e.Relation
	}
	return s
}

func TestFindBasics(t *testing.T) {
	for _, c := range []struct{ doc, on, want string }{
		{"The statement came on December 7.", "2023-12-20", "[December 7 = 2023-12-07]"},
		{"The statement came on December 7.", "", "[December 7 = XXXX-12-07]"},
		{"Officials announced it earlier in September.", "", "[earlier in September = XXXX-09]"},
		{"The following day a truce began.", "2023-12-20", "[The following day = event+1d]"},
		{"Within days a truce began.", "2023-12-20", "[Within days = event+0..+7d within]"},
		{"It has been so since 2015.", "", "[2015 = 2015 since]"},
		{"They may rain stones and march.", "2023-12-20", "[]"},
		{"She is 34.", "2023-12-20", "[]"},
	} {
		found := find(t, c.doc, c.on)
		got := make([]string, len(found))
		for i, e := range found {
			got[i] = show(e, c.doc)
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%q published %q: got %v, want %s", c.doc, c.on, got, c.want)
		}
	}
}
