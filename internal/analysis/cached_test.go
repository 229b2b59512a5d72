package analysis_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gainsay/internal/analysis"
	"gainsay/internal/cache"
	"gainsay/internal/corpus"
	"gainsay/internal/rule"
)

// TestCacheChangesNothing compares a run without a cache, one that fills it, one that is served from it, and one that
// finds every entry damaged.
func TestCacheChangesNothing(t *testing.T) {
	folder := t.TempDir()
	docs := documents(t, filepath.Join("..", "..", "testdata", "corpora", "derailment"))
	run := func(c *cache.Cache, docs []corpus.Document) []byte {
		t.Helper()
		p, err := rule.Builtin()
		if err != nil {
			t.Fatal(err)
		}
		e, err := analysis.New(p, analysis.Options{Cache: c, Program: []byte("test")})
		if err != nil {
			t.Fatal(err)
		}
		r, err := e.Check(context.Background(), docs, nil)
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	want := run(nil, docs)
	c, err := cache.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	if got := run(c, docs); !bytes.Equal(got, want) {
		t.Error("the run that fills the cache differs")
	}
	held, err := c.Info()
	if err != nil || held.Entries != len(docs)+1 {
		t.Fatalf("%d entries for %d documents of one story, %v", held.Entries, len(docs), err)
	}
	if got := run(c, docs); !bytes.Equal(got, want) {
		t.Error("the run from the cache differs")
	}
	// Other documents before and between those of the story, whose events were kept, change their numbers.
	more := documents(t, filepath.Join("..", "..", "testdata", "corpora", "ceasefire"))
	for i := range more {
		more[i].ID = docs[i].ID[:3] + "z" + more[i].ID // 01-zceasefire, between 01-meridian and 02-castel
	}
	more = slices.Concat(more, docs)
	fresh := run(nil, more)
	for range 2 {
		if got := run(c, more); !bytes.Equal(got, fresh) {
			t.Error("a run of which some was known differs")
		}
	}
	err = filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return os.WriteFile(path, []byte("gainsay1 no more"), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := run(c, docs); !bytes.Equal(got, want) {
		t.Error("the run over damaged entries differs")
	}
}
