package pipeline

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"

	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"

	"gainsay/internal/analysis"
	"gainsay/internal/corpus"
	"gainsay/internal/report"
	"gainsay/internal/shareddata"
)

func TestMain(m *testing.M) {
	Register()
	ptest.Main(m)
}

// record is a document as a JSON line.
type record struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet"`
	Published string `json:"published,omitempty"`
	Title     string `json:"title,omitempty"`
	URL       string `json:"url,omitempty"`
	Text      string `json:"text"`
}

// samples are the sample corpora as JSON lines.
func samples(t *testing.T) []string {
	t.Helper()
	docs, _, err := corpus.Read(context.Background(), corpus.Options{}, []string{filepath.Join("..", "..", "testdata", "corpora")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range docs {
		r := record{ID: d.ID, Outlet: d.Outlet, Title: d.Title, URL: d.URL, Text: d.Readable()}
		if !d.Published.IsZero() {
			r.Published = d.Published.Format(time.DateOnly)
		}
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(b))
	}
	return out
}

// spread writes lines into so many files of a folder and returns a glob of them.
func spread(t *testing.T, lines []string, files int) string {
	t.Helper()
	folder := t.TempDir()
	for n := range files {
		var b strings.Builder
		for i, l := range lines {
			if i%files == n {
				b.WriteString(l + "\n")
			}
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("part-%d.jsonl", n)), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(folder, "*.jsonl")
}

// runOn runs the pipeline over lines and returns its findings and its summary.
func runOn(t *testing.T, o Options, glob string) ([]report.Finding, map[string]int64) {
	t.Helper()
	o.Input, o.Output = glob, t.TempDir()
	runJob(t, o)
	return results(t, o)
}

// runInTwo does so in two jobs, the readings in files between them.
func runInTwo(t *testing.T, o Options, glob string) ([]report.Finding, map[string]int64) {
	t.Helper()
	o.Input, o.Readings = glob, t.TempDir()
	runJob(t, o)
	o.Input, o.Output = "", t.TempDir()
	runJob(t, o)
	return results(t, o)
}

func runJob(t *testing.T, o Options) {
	t.Helper()
	if err := o.Check(); err != nil {
		t.Fatal(err)
	}
	p := beam.NewPipeline()
	Build(p.Root(), o)
	if err := ptest.Run(p); err != nil {
		t.Fatal(err)
	}
}

func results(t *testing.T, o Options) ([]report.Finding, map[string]int64) {
	t.Helper()
	summary := map[string]int64{}
	body, err := os.ReadFile(filepath.Join(o.Output, "summary.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(body, &summary); err != nil {
		t.Fatal(err)
	}
	return readFindings(t, o.Output), summary
}

func readFindings(t *testing.T, folder string) []report.Finding {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "findings-*.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var out []report.Finding
	for _, name := range files {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		s := bufio.NewScanner(bytes.NewReader(body))
		s.Buffer(nil, 1<<26)
		for s.Scan() {
			var f report.Finding
			if err := json.Unmarshal(s.Bytes(), &f); err != nil {
				t.Fatal(err)
			}
			out = append(out, f)
		}
	}
	return out
}

// checked are the findings of the command on the same files.
func checked(t *testing.T, glob string) []report.Finding {
	t.Helper()
	tools, err := workshop()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(glob)
	if err != nil {
		t.Fatal(err)
	}
	docs, skipped, err := corpus.Read(context.Background(), corpus.Options{}, files, nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := tools.engine.Check(context.Background(), docs, skipped)
	if err != nil {
		t.Fatal(err)
	}
	return r.Findings
}

// asLines are findings as lines, sorted.
func asLines(t *testing.T, fs []report.Finding) []string {
	t.Helper()
	out := make([]string, len(fs))
	for i, f := range fs {
		f.Members = slices.Clone(f.Members)
		for j := range f.Members {
			f.Members[j].Place = ""
		}
		b, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		out[i] = string(b)
	}
	slices.Sort(out)
	return out
}

// same fails the test for each finding that one side has alone.
func same(t *testing.T, got, want []report.Finding) {
	t.Helper()
	g, w := asLines(t, got), asLines(t, want)
	missing, extra := 0, 0
	for _, l := range w {
		if _, ok := slices.BinarySearch(g, l); !ok {
			if missing++; missing <= 5 {
				t.Errorf("missing: %s", l)
			}
		}
	}
	for _, l := range g {
		if _, ok := slices.BinarySearch(w, l); !ok {
			if extra++; extra <= 5 {
				t.Errorf("too many: %s", l)
			}
		}
	}
	if missing+extra > 0 || len(g) != len(w) {
		t.Errorf("%d findings, want %d: %d missing, %d too many", len(g), len(w), missing, extra)
	}
	t.Logf("%d findings, %d from the command", len(g), len(w))
}

func TestFindingsAreThoseOfTheCommand(t *testing.T) {
	lines := samples(t)
	for _, files := range []int{1, 5} {
		t.Run(strconv.Itoa(files)+" files", func(t *testing.T) {
			glob := spread(t, lines, files)
			want := checked(t, glob)
			if len(want) < 20 {
				t.Fatalf("only %d findings: the test shows nothing", len(want))
			}
			run := runOn
			if files > 1 {
				run = runInTwo
			}
			got, summary := run(t, Defaults(), glob)
			same(t, got, want)
			if summary["documents read"] != int64(len(lines)) || summary["links cut between blocks"] != 0 || summary["blocks"] < 2 {
				t.Errorf("summary %v: want %d documents in at least two blocks and no link cut", summary, len(lines))
			}
		})
	}
}

func TestWhatIsCutIsCounted(t *testing.T) {
	lines := samples(t)
	for _, c := range []struct {
		name string
		set  func(*Options)
		// cut is what is counted, of what else, "" for any number.
		cut, of string
	}{
		{"stories", func(o *Options) { o.MaxBlock = 2 }, "stories cut for their size", "stories"},
		{"connected documents", func(o *Options) { o.MaxConnected = 2 }, "likenesses cut before stories", "likenesses between documents"},
		{"likenesses", func(o *Options) { o.MaxLinks = 1 }, "weaker likenesses left out", ""},
		{"blocks", func(o *Options) { o.MaxConnected, o.MaxBlock = 2, 4 }, "links cut between blocks", "links between stories"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := Defaults()
			c.set(&o)
			_, summary := runOn(t, o, spread(t, lines, 2))
			if summary[c.cut] == 0 || c.of != "" && summary[c.cut] >= summary[c.of] {
				t.Errorf("summary %v: want some %q of %q", summary, c.cut, c.of)
			}
			for name := range summary {
				var size int
				if _, err := fmt.Sscanf(name, "blocks of up to %d documents", &size); err == nil && size/2 >= o.MaxBlock {
					t.Errorf("%s, of at most %d", name, o.MaxBlock)
				}
			}
		})
	}
}

func TestBadInputIsNamedAndTheRestIsRead(t *testing.T) {
	lines := append(samples(t)[:3], `{"id":"broken`, `{"id":"empty","text":""}`)
	_, summary := runOn(t, Defaults(), spread(t, lines, 1))
	if summary["documents read"] != 3 || summary["inputs skipped"] != 2 {
		t.Errorf("summary %v: want 3 documents read and 2 inputs skipped", summary)
	}
}

func TestNotesOfTheComparisonAreWritten(t *testing.T) {
	o := Defaults()
	o.Shards, o.Output = 1, t.TempDir()
	o.Input = spread(t, []string{`{"id":"undated","text":"The weir of Brayle broke in the night."}`}, 1)
	runJob(t, o)
	got, err := os.ReadFile(filepath.Join(o.Output, shardName("notes", 0, 1, "jsonl")))
	if want := `{"document":"undated","documents":1,"note":"the documents carry no dates`; err != nil || !strings.HasPrefix(string(got), want) {
		t.Errorf("notes %q (%v), want %q", got, err, want)
	}
}

// TestNewsGivesTheFindingsOfTheCommand compares on real articles, GAINSAY_BEAM_ARTICLES of them. It takes minutes and is run
// by hand.
func TestNewsGivesTheFindingsOfTheCommand(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("GAINSAY_BEAM_ARTICLES"))
	if err != nil {
		t.Skip("GAINSAY_BEAM_ARTICLES does not say how many articles to compare")
	}
	docs, _, err := corpus.Read(context.Background(), corpus.Options{}, []string{shareddata.Path(t, "data", "corpus", "allsides-5k.jsonl.gz")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, d := range docs[:min(n, len(docs))] {
		b, err := json.Marshal(record{d.ID, d.Outlet, d.Published.Format(time.DateOnly), d.Title, d.URL, d.Text})
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(b))
	}
	o := Defaults()
	o.MaxConnected, o.MaxBlock = n, n
	if b, err := strconv.Atoi(os.Getenv("GAINSAY_BEAM_BLOCK")); err == nil {
		o.MaxBlock = b
	}
	glob := spread(t, lines, 4)
	before := processorTime()
	got, summary := runInTwo(t, o, glob)
	t.Logf("pipeline: %v of processor, %v", (processorTime() - before).Round(time.Second/10), summary)
	before = processorTime()
	want := checked(t, glob)
	t.Logf("command: %v of processor", (processorTime() - before).Round(time.Second/10))
	same(t, got, want)
}

// TestResultsAreThoseOfOneProcess compares the results of the program in the folder GAINSAY_BEAM_RESULTS with what
// Engine.Compare, the part of check behind reading, finds in all readings of GAINSAY_BEAM_READINGS at once. It is run by hand, on
// more documents than there is time to read again.
func TestResultsAreThoseOfOneProcess(t *testing.T) {
	folder, results := os.Getenv("GAINSAY_BEAM_READINGS"), os.Getenv("GAINSAY_BEAM_RESULTS")
	if folder == "" || results == "" {
		t.Skip("GAINSAY_BEAM_READINGS and GAINSAY_BEAM_RESULTS do not say what to compare")
	}
	tools, err := workshop()
	if err != nil {
		t.Fatal(err)
	}
	readings := decodeReadings(t, folder)
	before := processorTime()
	r, err := tools.engine.Compare(context.Background(), readings, analysis.Run{})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d readings compared in one process: %v of processor", len(readings), (processorTime() - before).Round(time.Second/10))
	same(t, readFindings(t, results), r.Findings)
}

// processorTime is what the process has used of the processors, which does not hang on what else the machine does.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func TestFindingsOfOneIDAreNumberedWhateverTheirNumber(t *testing.T) {
	var bodies [][]byte
	for i := range 7 {
		f := report.Finding{ID: "abc", Members: []report.Member{{Document: fmt.Sprintf("d%d", i)}}}
		b, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		bodies = append(bodies, b)
	}
	var want []string
	for _, turn := range []int{0, 3, 5} {
		order := append(slices.Clone(bodies[turn:]), bodies[:turn]...)
		at := 0
		next := func(b *[]byte) bool {
			if at == len(order) {
				return false
			}
			*b = order[at]
			at++
			return true
		}
		var got []string
		left := int64(0)
		err := (&numberIDs{Most: 2}).ProcessElement("abc", next, func(b []byte) { got = append(got, string(b)) }, func(_ string, n int64) { left += n })
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(got)
		if want == nil {
			want = got
		}
		if left != 5 || len(slices.Compact(slices.Clone(got))) != 7 || !slices.Equal(got, want) {
			t.Errorf("%d named by their place: %v, want 5 of 7 and the same in any order", left, got)
		}
	}
}

// decodeReadings reads all readings of a folder, of whatever build.
func decodeReadings(t *testing.T, folder string) []*analysis.Reading {
	t.Helper()
	tools, err := workshop()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "readings-*.bin"))
	if err != nil {
		t.Fatal(err)
	}
	var readings []*analysis.Reading
	for _, name := range files {
		err := readFrom(context.Background(), name, func(r *bufio.Reader) error {
			if _, err := readRecord(r); err != nil {
				return err
			}
			for {
				body, err := readRecord(r)
				if err != nil || len(body) == 0 {
					return err
				}
				x, err := tools.engine.Decode(body[8:])
				if err != nil {
					return err
				}
				readings = append(readings, x)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return readings
}
