package entity_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
	"gainsay/internal/shareddata"
)

// BenchmarkResolve resolves the articles of the stories, read beforehand; it reports documents a second.
func BenchmarkResolve(b *testing.B) {
	paths, err := filepath.Glob(filepath.Join(shareddata.Path(b, "data", "stories", "basil"), "*", "*.txt"))
	if err != nil || len(paths) == 0 {
		b.Skip("no stories")
	}
	paths = paths[:min(60, len(paths))]
	pack, err := rule.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		b.Fatal(err)
	}
	var docs []*nlp.Document
	bytes := 0
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		d, err := reader.Read(context.Background(), string(text))
		if err != nil {
			b.Fatal(err)
		}
		bytes += len(text)
		docs = append(docs, d)
	}
	r := entity.NewResolver(pack)
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		for _, d := range docs {
			r.Resolve(d)
		}
	}
	b.ReportMetric(float64(b.N*len(docs))/b.Elapsed().Seconds(), "docs/s")
}

// BenchmarkNewResolver is what a run pays once for knowing the world.
func BenchmarkNewResolver(b *testing.B) {
	pack, err := rule.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		entity.NewResolver(pack)
	}
}
