package passage

import (
	"context"
	"testing"
	"time"
)

func BenchmarkStagesOnCorpus(b *testing.B) {
	inputs := newsCorpus(b, 0)
	weights, err := BuiltinWeights()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		begin := time.Now()
		c, err := collect(context.Background(), inputs, weights, 6)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(begin).Seconds(), "collect-s")
		for _, x := range []struct {
			name      string
			threshold float64
		}{{"jaccard60-s", .6}, {"jaccard45-s", .45}} {
			begin = time.Now()
			pairs, err := c.jaccardJoin(context.Background(), newRatio(x.threshold))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(time.Since(begin).Seconds(), x.name)
			b.ReportMetric(float64(len(pairs)), "pairs"+x.name)
		}
		begin = time.Now()
		pairs, err := c.containmentJoin(context.Background(), newRatio(.8), 6)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(begin).Seconds(), "contain-s")
		b.ReportMetric(float64(len(pairs)), "containments")
		b.ReportMetric(float64(c.len()), "nodes")
	}
}
