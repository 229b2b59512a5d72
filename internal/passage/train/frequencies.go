// Package train makes the models of package passage: the table of word frequencies and the logistic model that
// tells a light rewrite from another text.
package train

import (
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"slices"

	"gainsay/internal/passage"
	"gainsay/internal/text"
)

// minimumFrequency is in how many documents a word must stand to be listed. Rarer words weigh all the same, and
// a list of them would hold the texts' private words.
const minimumFrequency = 5

// Frequencies counts in how many documents each word stands.
type Frequencies struct {
	documents int
	count     map[string]int
}

// Add counts the words of one document.
func (f *Frequencies) Add(doc string) {
	if f.count == nil {
		f.count = map[string]int{}
	}
	f.documents++
	seen := map[string]bool{}
	for _, w := range passage.Words(doc, text.Span{End: len(doc)}) {
		if !seen[w.Norm] {
			seen[w.Norm] = true
			f.count[w.Norm]++
		}
	}
}

// Write writes the table as gzip of lines "word TAB count", the first line holding the number of documents under
// an empty word, then words by falling count, equal counts by spelling. Numbers are left out: their weight is fixed.
func (f *Frequencies) Write(out io.Writer) error {
	z, err := gzip.NewWriterLevel(out, gzip.BestCompression)
	if err != nil {
		return err
	}
	fmt.Fprintf(z, "\t%d\n", f.documents)
	for _, w := range f.listed() {
		fmt.Fprintf(z, "%s\t%d\n", w, f.count[w])
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write word frequencies: %w", err)
	}
	return nil
}

// Documents is how many documents were counted.
func (f *Frequencies) Documents() int { return f.documents }

// Listed is how many words are frequent enough to be written.
func (f *Frequencies) Listed() int { return len(f.listed()) }

func (f *Frequencies) listed() []string {
	var words []string
	for w, n := range f.count {
		if n >= minimumFrequency && (w[0] < '0' || w[0] > '9') {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(f.count[b], f.count[a]), cmp.Compare(a, b))
	})
	return words
}
