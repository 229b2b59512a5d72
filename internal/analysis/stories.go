package analysis

import (
	"context"
	"sync"

	"gainsay/internal/event"
)

// align parts the documents into stories and aligns the claims of each, several stories at once. The events are in the
// order of the stories. story is the number of each document's story.
func (e *Engine) align(ctx context.Context, read []*document) (events []event.Event, story []int, err error) {
	in := sources(read)
	stories, err := event.Stories(ctx, in, e.pack)
	if err != nil {
		return nil, nil, err
	}
	story = make([]int, len(read))
	for n, s := range stories {
		for _, i := range s {
			story[i] = n
		}
	}
	aligned := make([][]event.Event, len(stories))
	failed := make([]error, len(stories))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(e.options.Jobs, max(1, len(stories))) {
		wg.Go(func() {
			for n := range next {
				aligned[n], failed[n] = e.alignCached(ctx, read, in, stories[n])
			}
		})
	}
	for n := range stories {
		next <- n
	}
	close(next)
	wg.Wait()
	for n := range stories {
		if failed[n] != nil {
			return nil, nil, failed[n]
		}
		events = append(events, aligned[n]...)
	}
	return events, story, nil
}
