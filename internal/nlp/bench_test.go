package nlp

import (
	"compress/gzip"
	"os"
	"testing"

	"gainsay/internal/nlp/conllu"
	"gainsay/internal/processor"
	"gainsay/internal/shareddata"
)

// devSentences reads the forms of a treebank that lies beside the checkout.
func devSentences(tb testing.TB, name string) [][]string {
	tb.Helper()
	f, err := os.Open(shareddata.Path(tb, "data", "treebank", name))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatal(err)
	}
	var out [][]string
	if err := conllu.Read(z, func(s conllu.Sentence) error {
		var words []string
		for _, w := range s.Words {
			words = append(words, w.Form)
		}
		if len(words) > 0 {
			out = append(out, words)
		}
		return nil
	}); err != nil {
		tb.Fatal(err)
	}
	return out
}

// BenchmarkReadWords measures tags, lemmas and trees together over gold tokens.
func BenchmarkReadWords(b *testing.B) {
	sentences := devSentences(b, "ewt-dev.conllu.gz")
	words := 0
	for _, s := range sentences {
		words += len(s)
	}
	if _, err := ReadWords(sentences[0]); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	watch, passes := processor.Start(), 0
	for b.Loop() {
		passes++
		for _, s := range sentences {
			if _, err := ReadWords(s); err != nil {
				b.Fatal(err)
			}
		}
	}
	perSecond := float64(passes) / watch.Seconds()
	b.ReportMetric(perSecond*float64(len(sentences)), "sentences/s")
	b.ReportMetric(perSecond*float64(words), "tokens/s")
}
