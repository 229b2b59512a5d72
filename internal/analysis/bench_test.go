package analysis_test

import (
	"context"
	"path/filepath"
	"testing"

	"gainsay/internal/shareddata"
)

// BenchmarkSeeds is the whole job over five articles, models loaded.
func BenchmarkSeeds(b *testing.B) {
	e := engine(b, 0)
	docs := documents(b, shareddata.Path(b, "seeds"))
	for b.Loop() {
		if _, err := e.Check(context.Background(), docs, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSampleCorpus is the whole job over the seven documents of the ceasefire corpus.
func BenchmarkSampleCorpus(b *testing.B) {
	e := engine(b, 0)
	docs := documents(b, filepath.Join("..", "..", "testdata", "corpora", "ceasefire"))
	for b.Loop() {
		if _, err := e.Check(context.Background(), docs, nil); err != nil {
			b.Fatal(err)
		}
	}
}
