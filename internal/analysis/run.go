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
		list(r, all)
		return r, err
	}
	return e.compare(ctx, r, all, revisions, Run{})
}

// compare holds documents against each other and completes the report. The list of documents is no longer good then.
func (e *Engine) compare(ctx context.Context, r *report.Report, all []*document, revisions []corpus.Revision, run Run) (*report.Report, error) {
	r, err := e.hold(ctx, r, all, revisions, run)
	list(r, all)
	return r, err
}

// hold runs the stages that hold documents against each other.
func (e *Engine) hold(ctx context.Context, r *report.Report, all []*document, revisions []corpus.Revision, run Run) (*report.Report, error) {
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
	if err := b.assemble(ctx, told, groups, all, revisions); err != nil {
		r.Complete, r.Findings, r.Passages, r.Events = false, nil, nil, nil
		return r, err
	}
	// A rule pack may turn an alarm off; its severity is then "off".
	r.Findings = slices.DeleteFunc(r.Findings, func(f report.Finding) bool { return f.Severity == "off" })
	finding.AssignIDs(r)
	finding.Sort(r)
	return r, nil
}

// assemble puts together what the stories came to and what holds documents against each other whatever their stories.
func (b *builder) assemble(ctx context.Context, told []ruling, groups []passage.Group, versions []*document, revisions []corpus.Revision) error {
	b.background(told)
	var all []tellers
	for i := range told {
		all = append(all, told[i].Told...)
	}
	met := newAcquainted(b.documents, all)
	for _, step := range []func() error{
		func() error { return b.passages(ctx, append(groups, b.shared...)) },
		func() error { return b.events(ctx, told) },
		func() error { b.companions(told); return nil },
		func() error { return b.occasions(ctx, met.oneStory) },
		func() error { return b.disputes(ctx, met.oneStory) },
		func() error { return b.quotations(ctx) },
		func() error { return b.wordings(ctx) },
		func() error { return b.oneDifference(ctx) },
		func() error { b.revisions(versions, revisions); return nil },
		func() error { return b.values(ctx, told) },
		func() error { b.merge(); return nil },
		func() error { return b.progress(ctx, met.oneStory) },
		func() error { b.unattributed(); return nil },
	} {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	return nil
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
	list(r, read)
	return r, err
}
