// Package analysis runs the stages in order, in parallel where they allow it, and can be cancelled. It is the only
// place that knows every stage; it knows nothing of formats and flags.
package analysis

import (
	"context"
	_ "embed"
	"fmt"
	"runtime"
	"sync"

	"gainsay/internal/attribution"
	"gainsay/internal/cache"
	"gainsay/internal/claim"
	"gainsay/internal/corpus"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/odds"
	"gainsay/internal/rule"
	"gainsay/internal/value"
	"gainsay/internal/verdict"
)

// Options of a run. The zero value is right for a desk.
type Options struct {
	// Jobs is how many documents are read at once; the number of processors when zero. It never changes the outcome.
	Jobs int
	// Progress is called, one call at a time, after each document that has been read; nil for none.
	Progress func(done, total int)
	// Admit is asked before a document is read or a story judged, with an estimate of the bytes of memory that this takes, and
	// what it returns is called when it is done; nil admits everything. An error is that of the context.
	Admit func(ctx context.Context, bytes int64) (release func(), err error)
	// Observe is called, by several goroutines at once, with each pair of claims of two documents that may be an agreement; nil for
	// none. It is for training.
	Observe func(AgreementPair)
	// ObserveFigures is called likewise with each pair of figures of two documents that may be of one thing.
	ObserveFigures func(FigurePair)
	// SideIsNamed counts a side ("Azerbaijani officials", "Moscow") as a named source.
	SideIsNamed bool
	// Cache keeps what is read of each document, nil for none. It never changes the outcome. Program identifies the build,
	// for another one may read otherwise; without it nothing is kept.
	Cache   *cache.Cache
	Program []byte
}

//go:embed agreement.tsv
var builtinAgreements string

// Engine holds the stages with their rules and models. It is safe for concurrent use.
type Engine struct {
	pack      *rule.Pack
	reader    *nlp.Reader
	resolver  *entity.Resolver
	finder    *attribution.Finder
	extractor *claim.Extractor
	judge     *verdict.Judge
	values    *value.Finder
	// agreements weighs what speaks for two claims saying the same.
	agreements odds.Weights
	options    Options
	codecs     codecs
	// rules is the hash of the pack, which takes milliseconds, for the keys of the cache.
	rules []byte
}

// New makes an engine that knows the rules of pack.
func New(pack *rule.Pack, o Options) (*Engine, error) {
	reader, err := nlp.NewReader(nlp.PackOptions(pack))
	if err != nil {
		return nil, fmt.Errorf("prepare the reader: %w", err)
	}
	finder, err := attribution.NewFinder(pack)
	if err != nil {
		return nil, fmt.Errorf("prepare the attribution model: %w", err)
	}
	judge, err := verdict.NewJudge(pack)
	if err != nil {
		return nil, fmt.Errorf("prepare the verdicts: %w", err)
	}
	extractor, err := claim.NewExtractor(pack)
	if err != nil {
		return nil, fmt.Errorf("prepare the claims: %w", err)
	}
	kept, err := newCodecs()
	if err != nil {
		return nil, fmt.Errorf("prepare the cache: %w", err)
	}
	weighed, err := odds.Parse("agreement.tsv", builtinAgreements, signNames[:])
	if err != nil {
		return nil, fmt.Errorf("prepare the agreements: %w", err)
	}
	values, err := value.NewFinder(pack)
	if err != nil {
		return nil, fmt.Errorf("prepare the comparison of values: %w", err)
	}
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	return &Engine{
		agreements: weighed,
		pack:       pack,
		reader:     reader,
		resolver:   entity.NewResolver(pack),
		finder:     finder,
		extractor:  extractor,
		judge:      judge,
		values:     values,
		options:    o,
		codecs:     kept,
		rules:      []byte(pack.Hash()),
	}, nil
}

// document is one document with everything that was read in it.
type document struct {
	*corpus.Document
	read         *nlp.Document
	entities     *entity.Document
	attributions *attribution.Document
	claims       []claim.Claim
	assertions   []attribution.Assertion
	// spelled is how it writes its words, read when it is first asked for.
	spelled func() spelling
}

// read runs the stages that need one document alone. A document that brings a stage down is an error of its own: one
// bad document never takes the run with it.
func (e *Engine) read(ctx context.Context, d *corpus.Document) (out *document, err error) {
	defer func() {
		if r := recover(); r != nil {
			out, err = nil, fmt.Errorf("internal error while it was read: %v", r)
		}
	}()
	out = &document{Document: d}
	if out.read, err = e.reader.Read(ctx, d.Readable()); err != nil {
		return nil, err
	}
	out.spelled = sync.OnceValue(func() spelling { return spellingOf(out.read, out.entities) })
	out.entities = e.resolver.Resolve(out.read)
	out.attributions = e.finder.Find(out.read, out.entities)
	out.attributions.Qualify(d.ID)
	out.claims = e.extractor.Extract(d.ID, out.read, out.entities, out.attributions, d.Published)
	out.assertions = e.finder.Unattributed(out.read, out.attributions)
	return out, nil
}

// memoryPerByte is how much memory reading takes for each byte of a text (measured: 20 MB in use for a text of 400 kB, and
// as much again before it is collected).
const memoryPerByte = 100

func (e *Engine) admit(ctx context.Context, d *corpus.Document) (release func(), err error) {
	if e.options.Admit == nil {
		return func() {}, nil
	}
	return e.options.Admit(ctx, int64(len(d.Text))*memoryPerByte)
}

// readAll reads the documents, several at once, and keeps their order. When the context ends, what was read until then is
// returned at once: the stages that look at one document alone know no context, and a long one takes them seconds. What is
// still under way is left to itself and forgotten.
func (e *Engine) readAll(ctx context.Context, docs []corpus.Document) ([]*document, []corpus.Skipped, error) {
	a := &reads{read: make([]*document, len(docs)), failed: make([]error, len(docs))}
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(e.options.Jobs, max(1, len(docs))) {
		wg.Go(func() {
			for i := range next {
				release, err := e.admit(ctx, &docs[i])
				if err != nil {
					a.put(i, nil, err, nil)
					continue
				}
				d, err := e.readCached(ctx, &docs[i])
				release()
				a.put(i, d, err, e.options.Progress)
			}
		})
	}
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		defer wg.Wait()
		defer close(next)
		for i := range docs {
			select {
			case next <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	select {
	case <-finished:
	case <-ctx.Done():
	}
	read, failed := a.take()
	var out []*document
	var skipped []corpus.Skipped
	for i := range docs {
		switch {
		case read[i] != nil:
			out = append(out, read[i])
		case failed[i] != nil && ctx.Err() == nil:
			skipped = append(skipped, corpus.Skipped{Path: docs[i].Path, Reason: failed[i].Error()})
		}
	}
	return out, skipped, ctx.Err()
}

// reads gathers the documents of a run as they are read, until they are taken.
type reads struct {
	mu     sync.Mutex
	read   []*document
	failed []error
	done   int
	taken  bool
}

// put adds the document of a place, or why there is none. What comes after the others have been taken is dropped.
func (a *reads) put(i int, d *document, err error, progress func(done, total int)) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.taken {
		return
	}
	a.read[i], a.failed[i] = d, err
	if progress != nil {
		a.done++
		progress(a.done, len(a.read))
	}
}

func (a *reads) take() ([]*document, []error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.taken = true
	return a.read, a.failed
}
