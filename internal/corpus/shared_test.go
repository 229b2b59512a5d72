package corpus

import (
	"context"
	"runtime"
	"testing"
	"time"

	"gainsay/internal/shareddata"
)

// TestRealStoriesAreReadWithoutLoss reads folders of real English articles: every one must come through, with its
// outlet, and dated wherever the sheet has a date.
func TestRealStoriesAreReadWithoutLoss(t *testing.T) {
	documents, skipped := readAll(t, Options{Jobs: 2}, shareddata.Path(t, "data", "stories"), shareddata.Path(t, "seeds"))
	for _, s := range skipped {
		t.Errorf("%s: %s", s.Path, s.Reason)
	}
	undated, noted := 0, 0
	for _, d := range documents {
		if d.Published.IsZero() {
			undated++
		}
		if len(d.Notes) > 0 {
			noted++
			t.Logf("%s: %q", d.ID, d.Notes)
		}
		if d.Outlet == "" {
			t.Errorf("%s has no outlet", d.ID)
		}
	}
	t.Logf("%d documents, %d undated, %d with notes", len(documents), undated, noted)
}

// BenchmarkReadJSONLines reads some five thousand real articles from compressed JSON lines.
func BenchmarkReadJSONLines(b *testing.B) {
	path := shareddata.Path(b, "data", "corpus", "allsides-5k.jsonl.gz")
	for b.Loop() {
		n, size := 0, 0
		start := time.Now()
		skipped, err := Each(context.Background(), Options{}, []string{path}, nil, func(d Document) error {
			n++
			size += len(d.Text)
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(n)/time.Since(start).Seconds(), "documents/s")
		b.ReportMetric(float64(size)/float64(n), "bytes/document")
		b.ReportMetric(float64(len(skipped)), "skipped")
		b.ReportMetric(float64(m.Sys)/(1<<20), "MB-from-system")
		for _, s := range skipped {
			b.Logf("%s: %s", s.Path, s.Reason)
		}
	}
}
