package analysis

import (
	"cmp"
	"context"
	"slices"
	"sync"
)

// eachDocument does something for each of so many documents, several at once, and ends early when the context does.
func (e *Engine) eachDocument(ctx context.Context, documents int, do func(i int)) error {
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(e.options.Jobs, max(1, documents)) {
		wg.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range documents {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	return ctx.Err()
}

// forEach does something for each of the stories, several at once and the largest first, so that none of them is left alone
// at the end. The error is that of the first story that has one.
func (e *Engine) forEach(stories [][]int, do func(n int) error) error {
	order := make([]int, len(stories))
	for n := range order {
		order[n] = n
	}
	slices.SortStableFunc(order, func(x, y int) int { return -cmp.Compare(len(stories[x]), len(stories[y])) })
	failed := make([]error, len(stories))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(e.options.Jobs, max(1, len(stories))) {
		wg.Go(func() {
			for n := range next {
				failed[n] = do(n)
			}
		})
	}
	for _, n := range order {
		next <- n
	}
	close(next)
	wg.Wait()
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	return nil
}
