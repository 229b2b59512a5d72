package pipeline

import (
	"context"
	"os"
	"strconv"
	"testing"

	"gainsay/internal/corpus"
	"gainsay/internal/shareddata"
)

// TestBytesPerDocument says what travels for each document, over the first GAINSAY_BEAM_ARTICLES real articles. It measures and
// does not judge, and is run by hand.
func TestBytesPerDocument(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("GAINSAY_BEAM_ARTICLES"))
	if err != nil {
		t.Skip("GAINSAY_BEAM_ARTICLES does not say how many articles to measure")
	}
	docs, _, err := corpus.Read(context.Background(), corpus.Options{}, []string{shareddata.Path(t, "data", "corpus", "allsides-5k.jsonl.gz")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	tools, err := workshop()
	if err != nil {
		t.Fatal(err)
	}
	docs = docs[:min(n, len(docs))]
	type sum struct{ values, bytes int }
	sums := map[string]*sum{}
	add := func(name string, bytes int) {
		if sums[name] == nil {
			sums[name] = &sum{}
		}
		sums[name].values++
		sums[name].bytes += bytes + 8 // the key
	}
	for _, d := range docs {
		add("text", len(d.Text)-8)
		r, err := tools.engine.Read(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		body, err := r.Encode()
		if err != nil {
			t.Fatal(err)
		}
		add("reading", len(body))
		b, err := tools.bag(r)
		if err != nil {
			t.Fatal(err)
		}
		add("bag", len(marshalBag(b)))
		if body, err = encodeDocument(d); err != nil {
			t.Fatal(err)
		}
		add("version", len(body))
		for range b.Lemmas {
			add("posting", len(marshalPosting(posting{Published: b.Published})))
		}
		tools.meetings(r, 0, func(_ int64, m meeting) { add("run under a word", len(marshalMeeting(m))) },
			func(_ int64, f formed) { add("form", len(marshalFormed(f))) }, func(int64, int64) { add("join key", 8) })
		for range r.JoinKeys() {
			add("join key", 8)
		}
	}
	for _, name := range []string{"text", "reading", "version", "bag", "posting", "run under a word", "form", "join key"} {
		s := sums[name]
		t.Logf("%s: %.1f values, %d bytes a document", name, float64(s.values)/float64(len(docs)), s.bytes/len(docs))
	}
}
