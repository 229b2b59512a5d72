package analysis

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"gainsay/internal/attribution"
	"gainsay/internal/corpus"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
	"gainsay/internal/report"
	"gainsay/internal/rule"
)

// Passages finds the near-duplicate passages of the documents alone, without reading their sentences further, and
// returns a report of documents and passages.
func Passages(ctx context.Context, pack *rule.Pack, docs []corpus.Document, skipped []corpus.Skipped, o passage.Options) (*report.Report, error) {
	reader, err := nlp.NewReader(nlp.PackOptions(pack))
	if err != nil {
		return nil, fmt.Errorf("prepare the reader: %w", err)
	}
	read := cutAll(ctx, reader, sorted(docs))
	e := &Engine{pack: pack, rules: []byte(pack.Hash())}
	o.Rules = pack
	groups, err := passage.Find(ctx, inputs(read), o)
	if err != nil {
		return nil, err
	}
	r := e.start(read, slices.Clone(skipped))
	r.Notes = nil // about findings, of which there are none
	for i := range groups {
		r.Passages = append(r.Passages, wirePassage(read, &groups[i]))
	}
	return r, nil
}

// cutAll cuts documents into sentences, several at once. When ctx is cancelled the rest stay uncut; the caller's next
// step reports the error.
func cutAll(ctx context.Context, reader *nlp.Reader, docs []corpus.Document) []*document {
	out := make([]*document, len(docs))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), max(1, len(docs))) {
		wg.Go(func() {
			for i := range next {
				d := &document{Document: &docs[i], read: &nlp.Document{Text: docs[i].Text}}
				if ctx.Err() == nil {
					d.read = reader.Segment(docs[i].Text)
				}
				for k := range d.read.Sentences {
					d.read.Sentences[k].Tokens = nil // millions of them on a large corpus, and nobody asks
				}
				d.attributions = &attribution.Document{Grades: make([]attribution.Grade, len(d.read.Sentences))}
				out[i] = d
			}
		})
	}
	for i := range docs {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}
