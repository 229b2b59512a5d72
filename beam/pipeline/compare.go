package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"gainsay/internal/analysis"
	"gainsay/internal/finding"
	"gainsay/internal/report"
)

// compared are the results as JSON: findings KV<string, []byte> by the stem of their ids, the others []byte.
type compared struct{ findings, passages, events, documents, notes beam.PCollection }

// compare brings the readings of each block together and runs on them what check runs on a folder.
func compare(s beam.Scope, o Options, blocks, readings, forms beam.PCollection) (compared, beam.PCollection) {
	placed := beam.ParDo(s, &place{}, beam.CoGroupByKey(s, blocks, readings))
	findings, passages, events, documents, notes, tallies := beam.ParDo6(s, &compareBlock{Most: o.MaxBlock}, beam.GroupByKey(s, placed), beam.SideInput{Input: forms})
	return compared{findings, passages, events, documents, notes}, tallies
}

type place struct{}

func (*place) ProcessElement(_ int64, blocks func(*int64) bool, readings func(*[]byte) bool, emit func(int64, []byte)) error {
	var block int64
	if !blocks(&block) {
		return fmt.Errorf("a document came into no block")
	}
	var body []byte
	for readings(&body) {
		emit(block, body)
	}
	return nil
}

type compareBlock struct {
	Most int
	run  *analysis.Run
}

func (f *compareBlock) StartBundle(_ func(*formCount) bool, _ func(string, []byte), _, _, _, _ func([]byte), _ func(string, int64)) {
	f.run = nil
}

func (f *compareBlock) ProcessElement(ctx context.Context, _ int64, values func(*[]byte) bool, forms func(*formCount) bool,
	findings func(string, []byte), passages, events, documents, notes func([]byte), tally func(string, int64)) error {
	t, err := workshop()
	if err != nil {
		return err
	}
	if f.run == nil {
		run := wholeRun(forms)
		f.run = &run
	}
	var readings []*analysis.Reading
	var body []byte
	for values(&body) {
		r, err := t.engine.Decode(body)
		if err != nil {
			return err
		}
		readings = append(readings, r)
	}
	r, err := t.engine.Compare(ctx, readings, *f.run)
	if err != nil {
		return err
	}
	tally("blocks", 1)
	tally(fmt.Sprintf("blocks of up to %d documents", roundUp(len(readings))), 1)
	for i := range r.Findings {
		x := &r.Findings[i]
		stem, _, _ := strings.Cut(x.ID, "-")
		if err := line(x, func(b []byte) { findings(stem, b) }); err != nil {
			return err
		}
		tally("findings", 1)
		tally("findings: "+describe(x), 1)
	}
	for i := range r.Passages {
		if err := line(&r.Passages[i], passages); err != nil {
			return err
		}
	}
	for i := range r.Events {
		if err := line(&r.Events[i], events); err != nil {
			return err
		}
	}
	for i := range r.Documents {
		r.Documents[i].Sentences = nil
		if err := line(&r.Documents[i], documents); err != nil {
			return err
		}
	}
	for _, text := range r.Notes {
		if err := line(note{r.Documents[0].ID, len(r.Documents), text}, notes); err != nil {
			return err
		}
	}
	tally("passages", int64(len(r.Passages)))
	tally("events", int64(len(r.Events)))
	return nil
}

// note is what the comparison of a block remarks, such as what of a story was too much to be judged.
type note struct {
	// Document is the first of the block, Documents how many it has.
	Document  string `json:"document"`
	Documents int    `json:"documents"`
	Note      string `json:"note"`
}

func describe(f *report.Finding) string {
	if f.Verdict != nil {
		return f.Kind + ", " + *f.Verdict
	}
	return f.Kind
}

// roundUp is the next power of two.
func roundUp(n int) int {
	p := 1
	for p < n {
		p *= 2
	}
	return p
}

func line(v any, emit func([]byte)) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	emit(b)
	return nil
}

// number tells findings of different blocks that quote the same words apart, as check does within a run: []byte.
func number(s beam.Scope, o Options, findings beam.PCollection) (numbered, tallies beam.PCollection) {
	return beam.ParDo2(s, &numberIDs{Most: o.MaxKey}, beam.GroupByKey(s, findings))
}

// numberIDs numbers the findings of one stem in the order of the text. Of a line that an outlet prints again and again there may
// be more than a worker holds: those beyond the first are named by their place.
type numberIDs struct{ Most int }

func (n *numberIDs) ProcessElement(stem string, values func(*[]byte) bool, emit func([]byte), tally func(string, int64)) error {
	var fs []*report.Finding
	var body []byte
	name := func() error {
		finding.NumberIDs(fs)
		for _, f := range fs[min(len(fs), n.Most):] {
			m := &f.Members[0]
			f.ID = fmt.Sprintf("%s-%016x", stem, uint64(key("place", fmt.Sprintf("%s#%d", m.Document, m.Start))))
			tally("findings named by their place", 1)
			if err := line(f, emit); err != nil {
				return err
			}
		}
		fs = fs[:min(len(fs), n.Most)]
		for _, f := range fs {
			f.ID = stem
		}
		return nil
	}
	for values(&body) {
		f := &report.Finding{}
		if err := json.Unmarshal(body, f); err != nil {
			return err
		}
		f.ID = stem
		if fs = append(fs, f); len(fs) > 2*n.Most {
			if err := name(); err != nil {
				return err
			}
		}
	}
	if err := name(); err != nil {
		return err
	}
	finding.NumberIDs(fs)
	for _, f := range fs {
		if err := line(f, emit); err != nil {
			return err
		}
	}
	return nil
}
