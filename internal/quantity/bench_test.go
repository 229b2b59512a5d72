package quantity_test

import (
	"bufio"
	"compress/gzip"
	"context"
	"os"
	"strings"
	"testing"

	"gainsay/internal/nlp"
	"gainsay/internal/quantity"
	"gainsay/internal/shareddata"
)

// BenchmarkFind reads the sentences of the table, nearly all of which hold an amount.
func BenchmarkFind(b *testing.B) {
	var docs []string
	for _, c := range amounts {
		docs = append(docs, c.doc)
	}
	benchmark(b, docs)
}

// BenchmarkFindTreebank reads the sentences of a development treebank, most of which hold none.
func BenchmarkFindTreebank(b *testing.B) {
	file, err := os.Open(shareddata.Path(b, "data", "treebank", "ewt-dev.conllu.gz"))
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		b.Fatal(err)
	}
	var docs []string
	lines := bufio.NewScanner(unzipped)
	for lines.Scan() {
		if s, ok := strings.CutPrefix(lines.Text(), "# text = "); ok {
			docs = append(docs, s)
		}
	}
	benchmark(b, docs)
}

func benchmark(b *testing.B, docs []string) {
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		b.Fatal(err)
	}
	type sentence struct {
		s   *nlp.Sentence
		doc string
	}
	var sentences []sentence
	for _, doc := range docs {
		read, err := reader.ReadShallow(context.Background(), doc)
		if err != nil {
			b.Fatal(err)
		}
		for i := range read.Sentences {
			sentences = append(sentences, sentence{&read.Sentences[i], doc})
		}
	}
	n := 0
	for b.Loop() {
		for _, s := range sentences {
			quantity.Find(s.s, s.doc)
		}
		n += len(sentences)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "sentences/s")
}
