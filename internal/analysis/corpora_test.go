package analysis_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gainsay/internal/analysis"
	"gainsay/internal/corpus"
	"gainsay/internal/report"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// want says which findings a sample corpus must give, and which pairs must raise no alarm.
type want struct {
	Must []struct {
		About    string   `json:"about"`
		Verdicts []string `json:"verdicts"`
		Places   []place  `json:"places"`
	} `json:"must"`
	MustFlag []place `json:"must_flag"`
	MustNot  []struct {
		About  string  `json:"about"`
		Places []place `json:"places"`
	} `json:"must_not"`
}

type place struct {
	File string `json:"file"`
	Text string `json:"text"`
}

var alarms = []string{"diverge", "disputed", "tension"}

func TestSampleCorpora(t *testing.T) {
	for _, name := range []string{"ceasefire", "derailment"} {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join("..", "..", "testdata", "corpora", name)
			r := check(t, engine(t, 0), folder)
			var w want
			raw, err := os.ReadFile(filepath.Join("..", "..", "testdata", "want", name+".json"))
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(raw, &w); err != nil {
				t.Fatal(err)
			}
			for _, m := range w.Must {
				if !slices.ContainsFunc(r.Findings, func(f report.Finding) bool {
					return f.Verdict != nil && slices.Contains(m.Verdicts, *f.Verdict) && touches(t, r, folder, &f, m.Places)
				}) {
					t.Errorf("missing: %s", m.About)
				}
			}
			for _, p := range w.MustFlag {
				if !slices.ContainsFunc(r.Findings, func(f report.Finding) bool {
					return f.Kind == "unattributed" && touches(t, r, folder, &f, []place{p})
				}) {
					t.Errorf("not flagged: %s: %s", p.File, p.Text)
				}
			}
			for _, m := range w.MustNot {
				for i := range r.Findings {
					f := &r.Findings[i]
					if f.Verdict != nil && slices.Contains(alarms, *f.Verdict) && touches(t, r, folder, f, m.Places) {
						t.Errorf("false alarm (%s): %s: %s", m.About, f.Rule, f.Question)
					}
				}
			}
		})
	}
}

// touches reports whether each place is touched by the answer of a member, or its whole span where it has none.
func touches(t *testing.T, r *report.Report, folder string, f *report.Finding, places []place) bool {
	t.Helper()
	for _, p := range places {
		raw, err := os.ReadFile(filepath.Join(folder, p.File))
		if err != nil {
			t.Fatal(err)
		}
		at := bytes.Index(raw, []byte(p.Text))
		if at < 0 {
			t.Fatalf("%s has no text %q", p.File, p.Text)
		}
		span := text.Span{Start: at, End: at + len(p.Text)}
		if !slices.ContainsFunc(f.Members, func(m report.Member) bool {
			where := m.Span
			if m.Answer != nil {
				where = m.Answer.Span
			}
			return filepath.Base(m.Document) == p.File && where.Overlaps(span)
		}) {
			return false
		}
	}
	return true
}

func TestOrderAndJobsChangeNothing(t *testing.T) {
	folder := filepath.Join("..", "..", "testdata", "corpora", "derailment")
	docs := documents(t, folder)
	var want []byte
	for _, jobs := range []int{1, 2, 7} {
		for range 2 {
			slices.Reverse(docs)
			r, err := engine(t, jobs).Check(context.Background(), docs, nil)
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			if want == nil {
				want = got
			}
			if !bytes.Equal(got, want) {
				t.Fatalf("%d jobs: the report differs", jobs)
			}
		}
	}
}

func engine(t testing.TB, jobs int) *analysis.Engine {
	t.Helper()
	pack, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	e, err := analysis.New(pack, analysis.Options{Jobs: jobs})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func documents(t testing.TB, folder string) []corpus.Document {
	t.Helper()
	docs, skipped, err := corpus.Read(context.Background(), corpus.Options{}, []string{folder}, nil)
	if err != nil || len(skipped) > 0 {
		t.Fatalf("read %s: %v, skipped %v", folder, err, skipped)
	}
	return docs
}

func check(t testing.TB, e *analysis.Engine, folder string) *report.Report {
	t.Helper()
	r, err := e.Check(context.Background(), documents(t, folder), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
