// Package train counts lemmas in unlabelled news.
package train

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"

	"gainsay/internal/background"
	"gainsay/internal/nlp"
)

// Options of Train.
type Options struct {
	// Least is the number of sentences from which a lemma is listed.
	Least int
	Log   io.Writer
}

// Train reads the texts and returns the table. The same texts give the same bytes.
func Train(ctx context.Context, texts []string, o Options) ([]byte, error) {
	read, err := lemmas(ctx, texts, o.Log)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	sentences := 0
	for _, doc := range read {
		for _, s := range doc {
			sentences++
			slices.Sort(s)
			for _, l := range slices.Compact(s) {
				counts[l]++
			}
		}
	}
	var entries []background.Entry
	for l, n := range counts {
		if n >= o.Least {
			entries = append(entries, background.Entry{Lemma: l, Count: n})
		}
	}
	fmt.Fprintf(o.Log, "%d sentences, %d lemmas\n", sentences, len(entries))
	return background.Encode(entries, sentences), nil
}

// lemmas reads the content lemmas of each sentence of each text.
func lemmas(ctx context.Context, texts []string, log io.Writer) ([][][]string, error) {
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		return nil, err
	}
	out := make([][][]string, len(texts))
	next := make(chan int)
	var wg sync.WaitGroup
	var mu sync.Mutex
	done := 0
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				d, err := reader.ReadShallow(ctx, texts[i])
				if err == nil {
					out[i] = content(d)
				}
				mu.Lock()
				if done++; done%500 == 0 {
					fmt.Fprintf(log, "read %d of %d\n", done, len(texts))
				}
				mu.Unlock()
			}
		})
	}
	for i := range texts {
		next <- i
	}
	close(next)
	wg.Wait()
	return out, ctx.Err()
}

func content(d *nlp.Document) [][]string {
	var out [][]string
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Kind == nlp.Furniture {
			continue
		}
		var ws []string
		for j := range s.Tokens {
			t := &s.Tokens[j]
			switch t.Class {
			case "NOUN", "PROPN", "VERB", "ADJ", "ADV":
				if l := strings.ToLower(t.Lemma); len(l) > 1 {
					ws = append(ws, l)
				}
			}
		}
		if len(ws) > 0 {
			out = append(out, ws)
		}
	}
	return out
}
