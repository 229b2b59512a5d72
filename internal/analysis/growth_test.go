//go:build unix

package analysis

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"

	"gainsay/internal/corpus"
	"gainsay/internal/event"
	"gainsay/internal/rule"
	"gainsay/internal/shareddata"
)

// BenchmarkAlignCorpus is the alignment alone, stories and events, of the first so many articles of a corpus of many outlets and
// topics: what an article costs must not grow with their number. Reading them takes minutes and is not counted.
func BenchmarkAlignCorpus(b *testing.B) {
	docs, _, err := corpus.Read(context.Background(), corpus.Options{}, []string{shareddata.Path(b, "data/corpus/allsides-5k.jsonl.gz")}, nil)
	if err != nil {
		b.Fatal(err)
	}
	pack, err := rule.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	e, err := New(pack, Options{})
	if err != nil {
		b.Fatal(err)
	}
	var read []*document
	for _, n := range []int{250, 500, 1000, 2000, 4000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			more, _, err := e.readAll(context.Background(), docs[len(read):max(n, len(read))])
			if err != nil {
				b.Fatal(err)
			}
			read = append(read, more...)
			about := sources(read[:n])
			runtime.GC()
			before, begun := heapInUse(), processor()
			var most uint64
			for b.Loop() {
				done := make(chan struct{})
				var watching sync.WaitGroup
				watching.Go(func() {
					for {
						select {
						case <-done:
							return
						case <-time.After(100 * time.Millisecond):
							most = max(most, heapInUse())
						}
					}
				})
				if _, err := event.Align(context.Background(), about, pack, event.Options{}); err != nil {
					b.Fatal(err)
				}
				close(done)
				watching.Wait()
			}
			b.ReportMetric(float64((processor()-begun).Microseconds())/float64(b.N*n), "µs-of-processor/article")
			b.ReportMetric(float64(most-min(most, before))/(1<<20), "MB-with-garbage")
		})
	}
}

func heapInUse() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// processor is how much of the processors the process has used, which hangs less on what else runs than the clock does.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
