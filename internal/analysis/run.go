package analysis

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"gainsay/internal/corpus"
	"gainsay/internal/event"
	"gainsay/internal/finding"
	"gainsay/internal/passage"
	"gainsay/internal/report"
)

// Check runs the whole job over the documents and returns the report, its findings with ids and in order. When ctx is
// cancelled the report holds what was read until then, with Complete false, and the error is the context's.
func (e *Engine) Check(ctx context.Context, docs []corpus.Document, skipped []corpus.Skipped) (*report.Report, error) {
	docs = sorted(docs)
	revisions := corpus.LinkRevisions(docs)
	all, more, err := e.readAll(ctx, docs)
	r := e.start(all, append(slices.Clone(skipped), more...))
	if err != nil {
		r.Complete = false
		return r, err
	}
	return e.compare(ctx, r, all, revisions, Run{})
}

// compare runs the stages that hold documents against each other and completes the report.
func (e *Engine) compare(ctx context.Context, r *report.Report, all []*document, revisions []corpus.Revision, run Run) (*report.Report, error) {
	read := latest(all)
	in := inputs(read)
	// The search for copies looks at sentences, that for stories at words: neither waits for the other.
	var groups []passage.Group
	var failed error
	var wg sync.WaitGroup
	wg.Go(func() { groups, failed = passage.Find(ctx, in, passage.Options{Rules: e.pack, Forms: run.Forms}) })
	about := sources(read)
	stories, err := event.Stories(ctx, about, e.pack)
	wg.Wait()
	if err := cmp.Or(failed, err); err != nil {
		r.Complete = false
		return r, err
	}
	copies, err := passage.NewOrigins(in, groups, e.pack)
	if err != nil {
		return r, err
	}
	b := newBuilder(e, read, stories, copies, r)
	told, err := b.judge(ctx, in, about, stories)
	if err != nil {
		// Findings that were not held against each other are none.
		r.Complete = false
		return r, err
	}
	b.background(told)
	b.passages(append(groups, b.shared...))
	b.events(told)
	b.companions(told)
	story := inOneStory(told)
	b.occasions(story)
	b.disputes(story)
	b.quotations()
	b.wordings()
	b.oneDifference()
	b.revisions(all, revisions)
	if err := b.values(inOneEvent(told)); err != nil {
		return r, err
	}
	b.merge()
	b.progress(story)
	b.unattributed()
	// A rule pack may turn an alarm off; its severity is then "off".
	r.Findings = slices.DeleteFunc(r.Findings, func(f report.Finding) bool { return f.Severity == "off" })
	finding.AssignIDs(r)
	finding.Process(r, finding.Sort)
	return r, nil
}

// sorted copies the documents in the order of their ids, so that the order of the paths plays no part.
func sorted(docs []corpus.Document) []corpus.Document {
	out := slices.Clone(docs)
	slices.SortFunc(out, func(a, b corpus.Document) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

func inputs(read []*document) []passage.Input {
	out := make([]passage.Input, len(read))
	for i, d := range read {
		out[i] = passage.NewInput(d.Document, d.read)
	}
	return out
}

func sources(read []*document) []event.Source {
	out := make([]event.Source, len(read))
	for i, d := range read {
		out[i] = event.Source{ID: d.ID, Read: d.read, Entities: d.entities, Attributions: d.attributions, Claims: d.claims, Published: d.Published}
	}
	return out
}

// Claims reads the documents and returns a report of documents, attributions and claims alone.
func (e *Engine) Claims(ctx context.Context, docs []corpus.Document, skipped []corpus.Skipped) (*report.Report, error) {
	read, more, err := e.readAll(ctx, sorted(docs))
	r := e.start(read, append(slices.Clone(skipped), more...))
	r.Complete = r.Complete && err == nil
	return r, err
}
