// Package memory keeps a run within an amount of memory: the collector of garbage is told the limit (as GOMEMLIMIT does),
// documents wait to be read while those that are being read fill it, and a run whose data alone exceed it is ended with a
// message instead of being killed by the operating system.
package memory

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
)

// ExceededError says that a run cannot do with the memory that it was allowed.
type ExceededError struct {
	// Limit is what was allowed, Needed what the data of the run took when it was ended, both in bytes with the program
	// itself.
	Limit, Needed int64
}

func (e *ExceededError) Error() string {
	return fmt.Sprintf("the run needs more than the %d MB of memory that it is allowed (it held %d MB)", e.Limit>>20, e.Needed>>20)
}

// Least is the smallest limit with which the program can begin: its own size, and its models and rules in memory with some
// room to work in (measured: 50 MB in use after one short article).
func Least() int64 { return programSize() + 64<<20 }

// Governor watches over the memory of the process. A nil Governor allows everything.
type Governor struct {
	limit   int64 // of what the Go runtime manages
	program int64 // bytes of the program itself, which are mapped besides
	cancel  context.CancelCauseFunc
	// live is how much memory is in use that cannot be freed.
	live func() int64

	mu       sync.Mutex
	changed  chan struct{} // closed and made anew whenever something is released
	inFlight int64
	admitted int
	waited   int
}

// watchEvery is how often the memory in use is looked at. The figure changes with each cycle of the collector, of which a
// run that is short of memory has many a second.
const watchEvery = 50 * time.Millisecond

// Govern keeps the process within limit bytes until stop is called. The context ends, with an *ExceededError as its cause,
// when the data that the run holds exceed the limit.
func Govern(ctx context.Context, limit int64) (governed context.Context, g *Governor, stop func()) {
	program := programSize()
	g = &Governor{limit: max(limit-program, 1), program: program, live: liveHeap, changed: make(chan struct{})}
	ctx, g.cancel = context.WithCancelCause(ctx)
	before := debug.SetMemoryLimit(g.limit)
	done := make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() {
		tick := time.NewTicker(watchEvery)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				g.check()
			case <-done:
				return
			}
		}
	})
	return ctx, g, func() {
		close(done)
		watching.Wait()
		debug.SetMemoryLimit(before)
		g.cancel(nil)
	}
}

// programSize is the size of the executable: its pages, models among them, are memory of the process that the runtime does
// not count.
func programSize() int64 {
	path, err := os.Executable()
	if err != nil {
		return 0
	}
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// liveHeap is what the last cycle of the collector found in use.
func liveHeap() int64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return int64(sample[0].Value.Uint64())
}

// check ends the run when what it holds exceeds the limit.
func (g *Governor) check() bool {
	live := g.live()
	if live <= g.limit {
		return true
	}
	g.cancel(&ExceededError{Limit: g.limit + g.program, Needed: live + g.program})
	return false
}

// Admit waits until there is room for work that takes a number of bytes, and returns what to call when it is done. Work for
// which there will never be room is admitted when nothing else is under way: whether it fits is seen when it is done. The
// error is the context's.
func (g *Governor) Admit(ctx context.Context, bytes int64) (release func(), err error) {
	if g == nil {
		return func() {}, ctx.Err()
	}
	first := true
	for {
		g.mu.Lock()
		room := g.limit - g.live() - g.inFlight
		if bytes <= room || g.admitted == 0 {
			g.inFlight += bytes
			g.admitted++
			g.mu.Unlock()
			break
		}
		if first {
			g.waited++
			first = false
		}
		changed := g.changed
		g.mu.Unlock()
		select {
		case <-changed:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	if err := ctx.Err(); err != nil {
		g.release(bytes)
		return nil, err
	}
	return sync.OnceFunc(func() { g.release(bytes) }), nil
}

func (g *Governor) release(bytes int64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.inFlight -= bytes
	g.admitted--
	close(g.changed)
	g.changed = make(chan struct{})
}

// waitedTimes is how often work had to wait for room.
func (g *Governor) waitedTimes() int {
	if g == nil {
		return 0
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.waited
}

// Settle collects garbage and ends the run if what is left exceeds the limit, for the moment before a long stage begins.
func (g *Governor) Settle() {
	if g == nil {
		return
	}
	runtime.GC()
	g.check()
}
