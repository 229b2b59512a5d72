package analysis

import (
	"context"
	"maps"
	"slices"

	"gainsay/internal/event"
	"gainsay/internal/passage"
	"gainsay/internal/report"
)

// ruling is what the claims of one story came to, before it is held against what the other stories came to.
type ruling struct {
	// Background are the passages that retell one background.
	Background []passage.Group
	Findings   []report.Finding
	Companions []report.Finding
	Events     []report.Event
	// Together are the pairs of documents that speak of an event in common.
	Together [][2]int
}

// judge judges the stories, several at once.
func (b *builder) judge(ctx context.Context, in []passage.Input, sources []event.Source, stories [][]int) ([]ruling, error) {
	out := make([]ruling, len(stories))
	err := b.engine.forEach(stories, func(n int) (err error) {
		out[n], err = b.ruleCached(ctx, in, sources, stories[n])
		return err
	})
	return out, err
}

// rule aligns and judges the claims of one story. What comes of it hangs on the documents of the story and on what copies join
// them.
func (b *builder) rule(ctx context.Context, in []passage.Input, sources []event.Source, documents []int) (ruling, error) {
	events, err := event.AlignStory(ctx, sources, documents, b.engine.pack, event.Options{})
	if err != nil {
		return ruling{}, err
	}
	out := ruling{Background: background(b.documents, in, events, b.copies), Together: together(events)}
	story := *b
	story.origins = b.copies.With(out.Background)
	story.near = closeness(b.documents, events)
	story.report = &report.Report{}
	if err := story.judgeEvents(ctx, events); err != nil {
		return ruling{}, err
	}
	out.Findings, out.Events = story.report.Findings, story.report.Events
	story.report = &report.Report{}
	story.judgeCompanions(events)
	out.Companions = story.report.Findings
	return out, nil
}

// together lists the pairs of documents that speak of an event in common.
func together(events []event.Event) [][2]int {
	in := map[[2]int]bool{}
	for i := range events {
		if events[i].Possible {
			continue
		}
		for x, a := range events[i].Claims {
			for _, b := range events[i].Claims[x+1:] {
				in[[2]int{min(a.Source, b.Source), max(a.Source, b.Source)}] = true
			}
		}
	}
	return slices.SortedFunc(maps.Keys(in), func(x, y [2]int) int { return slices.Compare(x[:], y[:]) })
}

// inOneEvent tells whether two documents are one or speak of an event in common.
func inOneEvent(stories []ruling) func(i, j int) bool {
	in := map[[2]int]bool{}
	for n := range stories {
		for _, pair := range stories[n].Together {
			in[pair] = true
		}
	}
	return func(i, j int) bool { return i == j || in[[2]int{min(i, j), max(i, j)}] }
}

// background adds the shared background of all stories to what has one origin.
func (b *builder) background(stories []ruling) {
	for n := range stories {
		b.shared = append(b.shared, stories[n].Background...)
	}
	sortGroups(b.shared)
	b.origins = b.copies.With(b.shared)
}

// events adds what the stories tell, each thing once.
func (b *builder) events(stories []ruling) {
	for n := range stories {
		b.report.Findings = append(b.report.Findings, stories[n].Findings...)
		b.report.Events = append(b.report.Events, stories[n].Events...)
	}
	b.dropRepeated()
}

// companions adds what stands beside the events of the stories.
func (b *builder) companions(stories []ruling) {
	for n := range stories {
		b.report.Findings = append(b.report.Findings, stories[n].Companions...)
	}
}
