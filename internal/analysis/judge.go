package analysis

import (
	"context"
	"fmt"
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
	// Together are the pairs of documents that speak of an event in common, Near those that tell one story.
	Together, Near [][2]int
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
	near := closeness(b.documents, events)
	out := ruling{Background: background(b.documents, in, events, b.copies), Together: together(events, near, 0), Near: together(events, near, leastNear)}
	story := *b
	story.origins = b.copies.With(out.Background)
	story.near = near
	story.report = &report.Report{}
	if err := story.judgeEvents(ctx, events); err != nil {
		return ruling{}, err
	}
	story.utterances(documents)
	story.figures(documents)
	out.Findings, out.Events = story.report.Findings, story.report.Events
	story.report = &report.Report{}
	story.judgeCompanions(events)
	out.Companions = story.report.Findings
	return out, nil
}

// together lists the pairs of documents that speak of an event in common and are at least so near to each other.
func together(events []event.Event, near map[[2]int]float64, least float64) [][2]int {
	in := map[[2]int]bool{}
	for i := range events {
		if events[i].Possible {
			continue
		}
		for x, a := range events[i].Claims {
			for _, b := range events[i].Claims[x+1:] {
				if p := pairOf(a.Source, b.Source); a.Source == b.Source || near[p] >= least {
					in[p] = true
				}
			}
		}
	}
	return slices.SortedFunc(maps.Keys(in), func(x, y [2]int) int { return slices.Compare(x[:], y[:]) })
}

// inOneEvent tells whether two documents are one or speak of an event in common.
func inOneEvent(stories []ruling) func(i, j int) bool {
	return paired(stories, func(r *ruling) [][2]int { return r.Together })
}

// inOneStory tells whether two documents are one or tell one story.
func inOneStory(stories []ruling) func(i, j int) bool {
	return paired(stories, func(r *ruling) [][2]int { return r.Near })
}

func paired(stories []ruling, of func(*ruling) [][2]int) func(i, j int) bool {
	in := map[[2]int]bool{}
	for n := range stories {
		for _, pair := range of(&stories[n]) {
			in[pair] = true
		}
	}
	return func(i, j int) bool { return i == j || in[pairOf(i, j)] }
}

// background adds the shared background of all stories to what has one origin.
func (b *builder) background(stories []ruling) {
	for n := range stories {
		b.shared = append(b.shared, stories[n].Background...)
	}
	sortGroups(b.shared)
	b.origins = b.copies.With(b.shared)
}

// events adds what the stories tell, each thing once, and says which events were too large to be judged whole.
func (b *builder) events(stories []ruling) {
	large := 0
	for n := range stories {
		b.report.Findings = append(b.report.Findings, stories[n].Findings...)
		b.report.Events = append(b.report.Events, stories[n].Events...)
		for i := range stories[n].Events {
			if len(stories[n].Events[i].Claims) > wholeEvent {
				large++
			}
		}
	}
	if large > 0 {
		b.report.Notes = append(b.report.Notes, fmt.Sprintf("events of more than %d claims: %d; in them each claim is held against some of the others, not against all", wholeEvent, large))
	}
	b.dropRepeated()
}

// companions adds what stands beside the events of the stories.
func (b *builder) companions(stories []ruling) {
	for n := range stories {
		b.report.Findings = append(b.report.Findings, stories[n].Companions...)
	}
}
