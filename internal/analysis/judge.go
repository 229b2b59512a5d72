package analysis

import (
	"context"
	"fmt"
	"slices"

	"gainsay/internal/event"
	"gainsay/internal/passage"
	"gainsay/internal/report"
	"gainsay/internal/value"
)

// ruling is what the claims of one story came to, before it is held against what the other stories came to.
type ruling struct {
	// Background are the passages that retell one background.
	Background []passage.Group
	Findings   []report.Finding
	Companions []report.Finding
	Events     []report.Event
	// Left is how many pairs of claims were left out because the story has too many.
	Left int
	// Values are what its documents say of one figure, age or office.
	Values []value.Match
	// Told are the documents that tell of each event.
	Told []tellers
}

// judge judges the stories, several at once.
func (b *builder) judge(ctx context.Context, in []passage.Input, sources []event.Source, stories [][]int) ([]ruling, error) {
	out := make([]ruling, len(stories))
	err := b.engine.forEach(stories, func(n int) error {
		release, err := b.admit(ctx, stories[n])
		if err != nil {
			return err
		}
		defer release()
		out[n], err = b.ruleCached(ctx, in, sources, stories[n])
		return err
	})
	return out, err
}

// memoryPerClaim is how much memory aligning and judging a story takes for each of its claims (measured: 1.4 kB in use for what
// is known of a claim, and as much for its pairs, before garbage is collected).
const memoryPerClaim = 3 << 10

// admit waits until there is memory to judge a story.
func (b *builder) admit(ctx context.Context, story []int) (release func(), err error) {
	if b.engine.options.Admit == nil {
		return func() {}, nil
	}
	claims := 1
	for _, i := range story {
		claims += len(b.documents[i].claims)
	}
	return b.engine.options.Admit(ctx, int64(claims)*memoryPerClaim)
}

// rule aligns and judges the claims of one story. What comes of it hangs on the documents of the story and on what copies join
// them.
func (b *builder) rule(ctx context.Context, in []passage.Input, sources []event.Source, documents []int) (ruling, error) {
	events, left, err := event.AlignStory(ctx, sources, documents, b.engine.pack, event.Options{Jobs: b.engine.options.Jobs})
	if err != nil {
		return ruling{}, err
	}
	out := ruling{Left: left, Told: tellersOf(events)}
	if out.Background, err = background(ctx, b.documents, in, events, b.copies); err != nil {
		return ruling{}, err
	}
	story := *b
	story.origins = b.copies.With(out.Background)
	story.acquainted = newAcquainted(b.documents, out.Told)
	story.report, story.put = &report.Report{}, map[string]bool{}
	if err := story.judgeEvents(ctx, events); err != nil {
		return ruling{}, err
	}
	if err := story.utterances(ctx, documents); err != nil {
		return ruling{}, err
	}
	if out.Values, err = story.matches(ctx, documents); err != nil {
		return ruling{}, err
	}
	if err := story.figures(ctx, documents, out.Values); err != nil {
		return ruling{}, err
	}
	out.Values = slices.DeleteFunc(out.Values, func(m value.Match) bool { return m.Relation == value.Same })
	out.Findings, out.Events = story.report.Findings, story.report.Events
	story.report = &report.Report{}
	if err := story.judgeCompanions(ctx, events); err != nil {
		return ruling{}, err
	}
	out.Companions = story.report.Findings
	return out, nil
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
func (b *builder) events(ctx context.Context, stories []ruling) error {
	large, left := 0, 0
	for n := range stories {
		left += stories[n].Left
		b.report.Findings = append(b.report.Findings, stories[n].Findings...)
		b.report.Events = append(b.report.Events, stories[n].Events...)
		for i := range stories[n].Events {
			if len(stories[n].Events[i].Claims) > event.WholeEvent {
				large++
			}
		}
	}
	if large > 0 {
		b.report.Notes = append(b.report.Notes, fmt.Sprintf("events of more than %d claims: %d; in them each claim is held against some of the others, not against all", event.WholeEvent, large))
	}
	if left > 0 {
		b.report.Notes = append(b.report.Notes, fmt.Sprintf("pairs of claims left out: %d; of one story the %d that are likeliest one event are judged", left, event.MostPairs))
	}
	return b.dropRepeated(ctx)
}

// companions adds what stands beside the events of the stories.
func (b *builder) companions(stories []ruling) {
	for n := range stories {
		b.report.Findings = append(b.report.Findings, stories[n].Companions...)
	}
}
