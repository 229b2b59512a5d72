package analysis_test

import (
	"context"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gainsay/internal/analysis"
	"gainsay/internal/corpus"
	"gainsay/internal/passage"
	"gainsay/internal/report"
)

// readings reads each document apart, and sends it through its bytes.
func readings(t *testing.T, e *analysis.Engine, docs []corpus.Document) []*analysis.Reading {
	t.Helper()
	var out []*analysis.Reading
	for _, d := range docs {
		r, err := e.Read(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		body, err := r.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if r, err = e.Decode(body); err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

func TestReadingsCompareAsDocumentsDo(t *testing.T) {
	e := engine(t, 0)
	docs := documents(t, filepath.Join("..", "..", "testdata", "corpora", "ceasefire"))
	want, err := e.Check(context.Background(), docs, nil)
	if err != nil {
		t.Fatal(err)
	}
	apart := readings(t, e, docs)
	slices.Reverse(apart)
	got, err := e.Compare(context.Background(), apart, analysis.Run{})
	if err != nil {
		t.Fatal(err)
	}
	if w, g := indented(t, want), indented(t, got); w != g {
		t.Errorf("documents that were read apart give another report")
	}
}

func TestAPartIsComparedAsInTheWhole(t *testing.T) {
	e := engine(t, 0)
	whole := documents(t, filepath.Join("..", "..", "testdata", "corpora"))
	full, err := e.Check(context.Background(), whole, nil)
	if err != nil {
		t.Fatal(err)
	}
	var run analysis.Run
	run.Forms = map[uint64]passage.FormUse{}
	all := readings(t, e, whole)
	for _, story := range []string{"ceasefire/", "derailment/"} {
		var part []*analysis.Reading
		for _, r := range all {
			if strings.HasPrefix(r.Document().ID, story) {
				part = append(part, r)
			}
		}
		got, err := e.Compare(context.Background(), part, run)
		if err != nil {
			t.Fatal(err)
		}
		want := *full
		want.Findings = slices.DeleteFunc(slices.Clone(full.Findings), func(f report.Finding) bool { return !strings.HasPrefix(f.Members[0].Document, story) })
		if len(want.Findings) == 0 || len(want.Findings) != len(got.Findings) {
			t.Fatalf("%s: %d findings in the part, %d in the whole", story, len(got.Findings), len(want.Findings))
		}
		for i := range want.Findings {
			f := want.Findings[i]
			f.Silent = slices.DeleteFunc(slices.Clone(f.Silent), func(id string) bool { return !strings.HasPrefix(id, story) })
			if w, g := indented(t, f), indented(t, got.Findings[i]); w != g {
				t.Errorf("%s: in the whole\n%s\nin the part\n%s", story, w, g)
			}
		}
	}
}

func indented(t *testing.T, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
