package pipeline

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"

	"gainsay/internal/corpus"
)

func TestLinesAreSortedWhetherOrNotTheyFit(t *testing.T) {
	var want []string
	for i := range 100 {
		want = append(want, fmt.Sprintf("%03d line", i*37%100))
	}
	for _, most := range []int{1, 50, 1 << 20} {
		s := newSorter(most)
		for _, l := range want {
			if err := s.add([]byte(l)); err != nil {
				t.Fatal(err)
			}
		}
		var got []string
		if err := s.each(func(l []byte) error { got = append(got, string(l)); return nil }); err != nil {
			t.Fatal(err)
		}
		s.close()
		if sorted := slices.Sorted(slices.Values(want)); !slices.Equal(got, sorted) {
			t.Errorf("with %d bytes at once, %d files: %v", most, len(s.files), got)
		}
	}
}

func TestReadingsOfAnotherBuildOrAJobThatDidNotEndAreRefused(t *testing.T) {
	o := Defaults()
	o.Program, o.Input, o.Readings = "this build", spread(t, samples(t)[:2], 1), t.TempDir()
	runJob(t, o)
	first := filepath.Join(o.Readings, shardName("readings", 0, o.Shards, "bin"))
	whole, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, program, want string
		harm                func() error
	}{
		{"another build", "another", "no readings of this build", func() error { return nil }},
		{"a file that is cut off", o.Program, "is not whole", func() error { return os.WriteFile(first, whole[:len(whole)-1], 0o644) }},
		{"a file that is missing", o.Program, "not those of one job", func() error { return os.Remove(first) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := c.harm(); err != nil {
				t.Fatal(err)
			}
			second := o
			second.Input, second.Output, second.Program = "", t.TempDir(), c.program
			p := beam.NewPipeline()
			Build(p.Root(), second)
			if err := ptest.Run(p); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
			if err := os.WriteFile(first, whole, 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestInputThatIsNotThereIsAnError(t *testing.T) {
	for _, c := range []struct {
		name string
		set  func(*Options)
	}{
		{"files", func(o *Options) { o.Input, o.Output = filepath.Join(t.TempDir(), "*.jsonl"), t.TempDir() }},
		{"readings", func(o *Options) { o.Readings, o.Output = t.TempDir(), t.TempDir() }},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := Defaults()
			c.set(&o)
			p := beam.NewPipeline()
			Build(p.Root(), o)
			if err := ptest.Run(p); err == nil {
				t.Error("no error")
			}
		})
	}
}

func TestDocumentsOfOneIDGetNamesOfTheirOwnInAnyOrder(t *testing.T) {
	var bodies [][]byte
	for _, path := range []string{"c.txt", "a.txt", "d.txt", "b.txt", "b.txt"} {
		body, err := encodeDocument(corpus.Document{ID: "a", Path: path})
		if err != nil {
			t.Fatal(err)
		}
		bodies = append(bodies, body)
	}
	for range bodies {
		bodies = append(bodies[1:], bodies[0])
		rest := slices.Clone(bodies)
		next := func(b *[]byte) bool {
			if len(rest) == 0 {
				return false
			}
			*b, rest = bytes.Clone(rest[0]), rest[1:]
			return true
		}
		docs, left, err := documentsOfOneID(next, 4)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, d := range docs {
			ids = append(ids, d.ID)
		}
		if want := []string{"a", "b.txt", "b.txt (2)", "c.txt"}; left != 1 || !slices.Equal(ids, want) {
			t.Errorf("%v and %d left out, want %v and one", ids, left, want)
		}
	}
}
