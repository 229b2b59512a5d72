package passage

import (
	"context"
	"fmt"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// processorTime is the processor time that the process has used.
func processorTime() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

func BenchmarkStagesOnCorpus(b *testing.B) {
	inputs := newsCorpus(b, 0)
	weights, err := BuiltinWeights()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		begin := processorTime()
		c, err := collect(context.Background(), inputs, weights, 6)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric((processorTime() - begin).Seconds(), "collect-s")
		for _, x := range []struct {
			name      string
			threshold float64
		}{{"jaccard60-s", .6}, {"jaccard45-s", .45}} {
			begin = processorTime()
			pairs, err := c.jaccardJoin(context.Background(), newRatio(x.threshold))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric((processorTime() - begin).Seconds(), x.name)
			b.ReportMetric(float64(len(pairs)), "pairs"+x.name)
		}
		begin = processorTime()
		pairs, err := c.containmentJoin(context.Background(), newRatio(.8), 6)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric((processorTime() - begin).Seconds(), "contain-s")
		b.ReportMetric(float64(len(pairs)), "containments")
		b.ReportMetric(float64(c.len()), "nodes")
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		b.ReportMetric(float64(memory.Sys)/1e6, "MB")
	}
}

// BenchmarkPairsOnCorpus is the search for every pair of sentences with a weighted Jaccard index of at least 0.6, the
// making of the sets included, after the documents were read: the whole corpus, and parts of it for the curve.
func BenchmarkPairsOnCorpus(b *testing.B) {
	all := newsCorpus(b, 0)
	weights, err := BuiltinWeights()
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{500, 1000, 2000, len(all)} {
		b.Run(fmt.Sprintf("documents=%d", n), func(b *testing.B) {
			runtime.GC()
			begin := processorTime()
			for b.Loop() {
				c, err := collect(context.Background(), all[:n], weights, DefaultMinTokens)
				if err != nil {
					b.Fatal(err)
				}
				pairs, err := c.jaccardJoin(context.Background(), newRatio(DefaultThreshold))
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(c.len()), "sets")
				b.ReportMetric(float64(len(pairs)), "pairs")
			}
			b.ReportMetric((processorTime()-begin).Seconds()/float64(b.N), "cpu-s")
		})
	}
}
