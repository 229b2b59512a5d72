package passage

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"testing"
	"time"

	"gainsay/internal/corpus"
	"gainsay/internal/nlp"
	"gainsay/internal/shareddata"
)

// newsCorpus reads up to limit articles of the research corpus, cut into sentences; 0 reads all of them.
func newsCorpus(t testing.TB, limit int) []Input {
	t.Helper()
	f, err := os.Open(shareddata.Path(t, "data", "corpus", "allsides-5k.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var inputs []Input
	lines := json.NewDecoder(bufio.NewReader(z))
	for lines.More() && (limit == 0 || len(inputs) < limit) {
		var row struct{ ID, Outlet, Published, Title, Text, URL string }
		if err := lines.Decode(&row); err != nil {
			t.Fatal(err)
		}
		published, err := time.Parse(time.DateOnly, row.Published)
		d := corpus.Document{ID: row.ID, Outlet: row.Outlet, Text: row.Text, Title: row.Title, URL: row.URL}
		if err == nil {
			d.Published, d.PublishedDay = published, true
		}
		inputs = append(inputs, NewInput(&d, reader.Segment(row.Text)))
	}
	return inputs
}
