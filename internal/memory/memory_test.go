package memory

import (
	"context"
	"errors"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// governed makes a governor with a limit of its own measure and a figure for what is in use.
func governed(limit int64, live *atomic.Int64) (*Governor, context.Context) {
	ctx, cancel := context.WithCancelCause(context.Background())
	return &Governor{limit: limit, cancel: cancel, live: live.Load, changed: make(chan struct{})}, ctx
}

func TestWorkWaitsForRoom(t *testing.T) {
	var live, running, most, sum atomic.Int64
	live.Store(100)
	g, ctx := governed(400, &live)
	var work sync.WaitGroup
	for range 12 {
		work.Go(func() {
			release, err := g.Admit(ctx, 100)
			if err != nil {
				t.Error(err)
				return
			}
			defer release()
			n := running.Add(1)
			for {
				m := most.Load()
				if n <= m || most.CompareAndSwap(m, n) {
					break
				}
			}
			time.Sleep(5 * time.Millisecond)
			sum.Add(1)
			running.Add(-1)
		})
	}
	work.Wait()
	if sum.Load() != 12 || most.Load() > 3 {
		t.Errorf("%d of 12 were done, up to %d at once where there is room for 3", sum.Load(), most.Load())
	}
	if g.waitedTimes() == 0 {
		t.Error("nothing had to wait")
	}
}

func TestWorkTooLargeForTheLimitIsDoneAlone(t *testing.T) {
	var live atomic.Int64
	g, ctx := governed(100, &live)
	large, err := g.Admit(ctx, 5000)
	if err != nil {
		t.Fatal(err)
	}
	second := make(chan struct{})
	go func() {
		release, err := g.Admit(ctx, 10)
		if err == nil {
			release()
		}
		close(second)
	}()
	select {
	case <-second:
		t.Error("another was let in beside it")
	case <-time.After(20 * time.Millisecond):
	}
	large()
	large() // to release twice is to release once
	<-second
}

func TestWaitingEndsWithTheContext(t *testing.T) {
	var live atomic.Int64
	g, _ := governed(100, &live)
	if _, err := g.Admit(context.Background(), 100); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := g.Admit(ctx, 100); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestARunThatHoldsTooMuchEnds(t *testing.T) {
	var live atomic.Int64
	g, ctx := governed(100<<20, &live)
	live.Store(100 << 20)
	g.Settle()
	if ctx.Err() != nil {
		t.Fatal("ended at the limit")
	}
	live.Store(130 << 20)
	g.Settle()
	var exceeded *ExceededError
	if !errors.As(context.Cause(ctx), &exceeded) {
		t.Fatalf("the cause is %v", context.Cause(ctx))
	}
	if want := "the run needs more than the 100 MB of memory that it is allowed (it held 130 MB)"; exceeded.Error() != want {
		t.Errorf("got %q", exceeded)
	}
}

func TestTheRuntimeIsToldTheLimitAndGetsItBack(t *testing.T) {
	before := debug.SetMemoryLimit(-1)
	program := programSize()
	if program == 0 {
		t.Error("the size of the program is not known")
	}
	ctx, g, stop := Govern(context.Background(), program+1<<30)
	if got := debug.SetMemoryLimit(-1); got != 1<<30 {
		t.Errorf("the runtime keeps within %d bytes", got)
	}
	g.Settle()
	if ctx.Err() != nil {
		t.Error("a test that needs a gigabyte")
	}
	stop()
	if got := debug.SetMemoryLimit(-1); got != before {
		t.Errorf("the limit stays at %d", got)
	}
}

func TestHoldingMoreThanTheLimitIsSeen(t *testing.T) {
	ctx, _, stop := Govern(context.Background(), programSize()+32<<20)
	defer stop()
	held := make([][]byte, 0, 64)
	for range 64 {
		held = append(held, make([]byte, 1<<20))
	}
	select {
	case <-ctx.Done():
	case <-time.After(time.Minute):
		t.Fatal("64 MB are held within 32")
	}
	runtime.KeepAlive(held)
	var exceeded *ExceededError
	if !errors.As(context.Cause(ctx), &exceeded) || exceeded.Needed <= exceeded.Limit {
		t.Errorf("the cause is %v", context.Cause(ctx))
	}
}

func TestWithoutALimitAllIsAdmitted(t *testing.T) {
	var g *Governor
	release, err := g.Admit(context.Background(), 1<<60)
	if err != nil || g.waitedTimes() != 0 {
		t.Error(err)
	}
	release()
	g.Settle()
}
