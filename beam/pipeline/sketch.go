package pipeline

import (
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"gainsay/internal/analysis"
	"gainsay/internal/corpus"
	"gainsay/internal/event"
	"gainsay/internal/passage"
)

// sketches are what of the readings is looked at to bring them together: collections with one entry or several for each, by
// the key of its id.
type sketches struct {
	// keys are int64, bags KV<int64, bag>, runs KV<int64, meeting> by the key of a word, forms KV<int64, formed> by the form,
	// joins KV<int64, int64> by the key that documents share, versions KV<int64, []byte> by that of the article.
	keys, bags, runs, forms, joins, versions beam.PCollection
}

// sketch draws the sketches of readings, KV<int64, []byte>.
func sketch(s beam.Scope, readings beam.PCollection) sketches {
	keys, bags, runs, forms, joins, versions := beam.ParDo6(s, &sketchReading{}, readings)
	return sketches{keys, bags, runs, forms, joins, versions}
}

type sketchReading struct{}

func (*sketchReading) ProcessElement(at int64, body []byte, keys func(int64), bags func(int64, bag), runs func(int64, meeting),
	forms func(int64, formed), joins func(int64, int64), versions func(int64, []byte)) error {
	t, err := workshop()
	if err != nil {
		return err
	}
	r, err := t.engine.Decode(body)
	if err != nil {
		return err
	}
	keys(at)
	b, err := t.bag(r)
	if err != nil {
		return err
	}
	bags(at, b)
	for _, k := range r.JoinKeys() {
		joins(key("join", k), at)
	}
	if k := corpus.ArticleKey(r.Document()); k != "" {
		if body, err = encodeDocument(*r.Document()); err != nil {
			return err
		}
		versions(key("article", k), body)
	}
	t.meetings(r, at, runs, forms, joins)
	return nil
}

// bag is a document as the search for stories sees it.
type bag struct {
	ID string
	// Weights are those of the lemmas, see event.StoryWords.
	Lemmas  []string
	Weights []float64
	// Published is in seconds, Dated false where it is unknown.
	Published int64
	Dated     bool
}

// meeting is a run of words under one of its keys.
type meeting struct {
	Document int64
	Hash     int64
	Words    []uint32
	Weights  []uint16
	Idle     bool
}

func (m *meeting) run() *passage.Run {
	return &passage.Run{Hash: uint64(m.Hash), Words: m.Words, Weights: m.Weights, Idle: m.Idle}
}

// formed is a sentence under its form.
type formed struct {
	Document, Filling int64
	Own               bool
}

func (t *tools) bag(r *analysis.Reading) (bag, error) {
	b := bag{ID: r.Document().ID}
	words, err := event.StoryWords(event.Lemmas(r.Sentences()), t.pack)
	if err != nil {
		return b, err
	}
	for _, w := range words {
		b.Lemmas, b.Weights = append(b.Lemmas, w.Lemma), append(b.Weights, w.Weight)
	}
	if at := r.Document().Published; !at.IsZero() {
		b.Published, b.Dated = at.Unix(), true
	}
	return b, nil
}

// document is the bag as the parting into stories sees it.
func (b *bag) document() event.StoryDocument {
	var d event.StoryDocument
	for i, l := range b.Lemmas {
		d.Words = append(d.Words, event.StoryWord{Lemma: l, Weight: b.Weights[i]})
	}
	if b.Dated {
		d.Published = time.Unix(b.Published, 0)
	}
	return d
}

// meetings sends the runs of a document to where they meet their copies.
func (t *tools) meetings(r *analysis.Reading, at int64, runs func(int64, meeting), forms func(int64, formed), joins func(int64, int64)) {
	for _, run := range t.runs.Read(r.Input()) {
		if !run.Idle {
			joins(int64(run.Hash), at)
		}
		if run.Form != 0 {
			forms(int64(run.Form), formed{at, int64(run.Hash), run.Own})
		}
		m := meeting{Document: at, Hash: int64(run.Hash), Words: run.Words, Weights: run.Weights, Idle: run.Idle}
		for _, word := range run.Keys {
			runs(int64(word), m)
		}
	}
}
