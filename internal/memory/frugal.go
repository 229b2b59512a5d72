package memory

import (
	"os"
	"runtime/debug"
	"sync"
	"time"
)

// lookEvery is how often a frugal run looks how much it holds.
const lookEvery = 200 * time.Millisecond

// Frugal makes the collector of garbage work the harder the more memory the process holds, until stop is called: by itself it
// waits until there is as much garbage as data, which is nothing beside a few articles and gigabytes beside thousands. Who sets
// GOGC is left alone.
func Frugal() (stop func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	percent := 100
	before := debug.SetGCPercent(percent)
	done := make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() {
		tick := time.NewTicker(lookEvery)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				// Setting it halts the program for a moment, so only when it changes.
				if p := garbage(liveHeap()); p != percent {
					percent = p
					debug.SetGCPercent(percent)
				}
			case <-done:
				return
			}
		}
	})
	return sync.OnceFunc(func() {
		close(done)
		watching.Wait()
		debug.SetGCPercent(before)
	})
}

// garbage is how much garbage there may be beside so much data, in percent.
func garbage(live int64) int {
	switch {
	case live < 512<<20:
		return 100
	case live < 1<<30:
		return 60
	}
	return 40
}
