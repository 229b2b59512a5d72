// Package train learns the weights of internal/event from documents in which the events are marked, and scores how the
// claims of such documents are grouped.
package train

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/event"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// Mention is a marked event: where it stands, and the chain of mentions that are the same event.
type Mention struct {
	Document string
	text.Span
	Chain string
}

// Collection is a folder of documents with marked events.
type Collection struct {
	Sources  []event.Source
	Mentions []Mention
}

// Read reads FOLDER/docs/*.txt as the program would and FOLDER/claims.jsonl, lines with doc, span, chain and validated.
func Read(ctx context.Context, folder string, pack *rule.Pack) (*Collection, error) {
	c := &Collection{}
	if err := c.readMentions(filepath.Join(folder, "claims.jsonl")); err != nil {
		return nil, err
	}
	paths, err := filepath.Glob(filepath.Join(folder, "docs", "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no documents in %s", filepath.Join(folder, "docs"))
	}
	s, err := newStages(pack)
	if err != nil {
		return nil, err
	}
	c.Sources = make([]event.Source, len(paths))
	failed := make([]error, len(paths))
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				c.Sources[i], failed[i] = s.read(ctx, paths[i])
			}
		})
	}
	for i := range paths {
		next <- i
	}
	close(next)
	wg.Wait()
	for _, err := range failed {
		if err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (c *Collection) readMentions(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		var m struct {
			Doc       string `json:"doc"`
			Span      [2]int `json:"span"`
			Chain     string `json:"chain"`
			Validated *bool  `json:"validated"`
		}
		if err := json.Unmarshal(in.Bytes(), &m); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if m.Validated == nil || *m.Validated {
			c.Mentions = append(c.Mentions, Mention{m.Doc, text.Span{Start: m.Span[0], End: m.Span[1]}, m.Chain})
		}
	}
	return in.Err()
}

// stages are those that read one document.
type stages struct {
	reader    *nlp.Reader
	resolver  *entity.Resolver
	finder    *attribution.Finder
	extractor *claim.Extractor
}

func newStages(pack *rule.Pack) (*stages, error) {
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		return nil, err
	}
	finder, err := attribution.NewFinder(pack)
	if err != nil {
		return nil, err
	}
	extractor, err := claim.NewExtractor(pack)
	if err != nil {
		return nil, err
	}
	return &stages{reader, entity.NewResolver(pack), finder, extractor}, nil
}

func (s *stages) read(ctx context.Context, path string) (event.Source, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return event.Source{}, err
	}
	out, err := s.readText(ctx, strings.TrimSuffix(filepath.Base(path), ".txt"), string(b), time.Time{})
	if err != nil {
		return event.Source{}, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}

func (s *stages) readText(ctx context.Context, id, text string, published time.Time) (event.Source, error) {
	d, err := s.reader.Read(ctx, text)
	if err != nil {
		return event.Source{}, err
	}
	e := s.resolver.Resolve(d)
	a := s.finder.Find(d, e)
	return event.Source{ID: id, Read: d, Entities: e, Attributions: a, Claims: s.extractor.Extract(id, d, e, a, published), Published: published}, nil
}

// chains gives the chain of each claim whose predicate overlaps a mention, by source and claim.
func (c *Collection) chains() map[event.Ref]string {
	marked := map[string][]Mention{}
	for _, m := range c.Mentions {
		marked[m.Document] = append(marked[m.Document], m)
	}
	out := map[event.Ref]string{}
	for i := range c.Sources {
		for j := range c.Sources[i].Claims {
			for _, m := range marked[c.Sources[i].ID] {
				if m.Overlaps(c.Sources[i].Claims[j].Predicate.Span) {
					out[event.Ref{Source: i, Claim: j}] = m.Chain
					break
				}
			}
		}
	}
	return out
}
