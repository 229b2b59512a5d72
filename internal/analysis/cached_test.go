package analysis_test

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
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

// TestNoRunIsToldFromItsCache runs over random parts of two stories, with documents of which the outlet, the family, the date or
// the text changed in between and with entries that went missing, and compares each with what no cache had a part in.
func TestNoRunIsToldFromItsCache(t *testing.T) {
	folder := t.TempDir()
	c, err := cache.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	pack, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	cached, err := analysis.New(pack, analysis.Options{Cache: c, Program: []byte("test")})
	if err != nil {
		t.Fatal(err)
	}
	plain := engine(t, 0)
	var versions [][]corpus.Document // of each document
	for i, d := range documents(t, filepath.Join("..", "..", "testdata", "corpora")) {
		all := []corpus.Document{d}
		changed := d
		switch i % 7 {
		case 0:
			changed.Outlet = "Castel Courier"
		case 1:
			changed.Family = "Lakeland"
		case 2:
			changed.Published = d.Published.AddDate(0, 0, 1)
		case 3:
			changed.Text = strings.Replace(d.Text, "\n\n", "\n\nNine people were killed, the hospital said.\n\n", 1)
		default:
			versions = append(versions, all)
			continue
		}
		versions = append(versions, append(all, changed))
	}
	apart := make([][]*analysis.Reading, len(versions))
	for i, all := range versions {
		apart[i] = readings(t, plain, all)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 8 {
		var docs []corpus.Document
		var read []*analysis.Reading
		for i, all := range versions {
			if k := random.IntN(len(all)); random.IntN(4) > 0 {
				docs, read = append(docs, all[k]), append(read, apart[i][k])
			}
		}
		want, err := plain.Compare(context.Background(), read, analysis.Run{})
		if err != nil {
			t.Fatal(err)
		}
		for _, how := range []string{"first", "again"} {
			got, err := cached.Check(context.Background(), docs, nil)
			if err != nil {
				t.Fatal(err)
			}
			if indented(t, got) != indented(t, want) {
				t.Errorf("run %d over %d documents, %s: the report differs from one without a cache", n, len(docs), how)
			}
		}
		err = filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || random.IntN(5) > 0 {
				return err
			}
			return os.Remove(path)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
