package attribution

import (
	"context"
	"testing"

	"gainsay/internal/nlp"
)

func find(t *testing.T, doc string) (*nlp.Document, *Document) {
	t.Helper()
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := reader.Read(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	f, err := NewFinder(nil)
	if err != nil {
		t.Fatal(err)
	}
	return d, f.Find(d, nil)
}

func TestAttributedAndUnattributedSentences(t *testing.T) {
	doc := "“The bridge is safe,” Mayor Jane Orlan said.\n\nThe bridge collapsed at noon.\n"
	d, a := find(t, doc)
	if len(a.Grades) != len(d.Sentences) || len(a.Grades) != 2 {
		t.Fatalf("grades %v for %d sentences", a.Grades, len(d.Sentences))
	}
	if a.Grades[0] == None {
		t.Error("a quotation with its speaker is attributed")
	}
	if a.Grades[1] != None {
		t.Error("plain narration is in nobody's name")
	}
}
