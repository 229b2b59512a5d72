package event

import (
	"context"
	"sync"
)

// inOrder does n things, several at once, and takes what comes of them one after the other in their order, so that the outcome
// does not hang on how many are done at once. Few are done ahead of what was taken. do is told which of the workers it is. The
// error is that of the first thing that has one, or the context's.
func inOrder[T any](ctx context.Context, workers, n int, do func(worker, i int) (T, error), take func(T)) error {
	type outcome struct {
		value T
		err   error
	}
	if workers <= 1 || n <= 1 {
		for i := range n {
			value, err := do(0, i)
			if err != nil {
				return err
			}
			take(value)
		}
		return ctx.Err()
	}
	const ahead = 4
	slots := make([]chan outcome, ahead*workers)
	for i := range slots {
		slots[i] = make(chan outcome, 1)
	}
	next := make(chan int)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := range next {
				value, err := do(w, i)
				slots[i%len(slots)] <- outcome{value, err}
			}
		})
	}
	// A slot is free again when what was in it has been taken: room says how many may be begun.
	room := make(chan struct{}, len(slots))
	wg.Go(func() {
		defer close(next)
		for i := range n {
			select {
			case room <- struct{}{}:
			case <-stop:
				return
			}
			select {
			case next <- i:
			case <-stop:
				return
			}
		}
	})
	var failed error
	for i := range n {
		o := <-slots[i%len(slots)]
		if o.err != nil {
			failed = o.err
			break
		}
		take(o.value)
		<-room
	}
	close(stop)
	wg.Wait()
	return failed
}
