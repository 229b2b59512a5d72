package pipeline

import (
	"context"
	"maps"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"gainsay/internal/analysis"
	"gainsay/internal/event"
	"gainsay/internal/passage"
)

// frequency of a lemma; that of the empty lemma counts all sentences and documents.
type frequency struct{ Sentences, Documents int }

// lemmaCount is a lemma whose count changes something.
type lemmaCount struct {
	Lemma string
	frequency
}

// formCount is a form whose use changes something.
type formCount struct {
	Form                int64
	Documents, Fillings int
}

// countLemmas counts the lemmas of the run and keeps those whose count matters: lemmaCount, the empty lemma among them.
func countLemmas(s beam.Scope, bags beam.PCollection) beam.PCollection {
	sums := beam.CombinePerKey(s, &sumFrequencies{}, beam.ParDo(s, &countBag{}, bags))
	total := beam.ParDo(s, &keepTotal{}, sums)
	return beam.ParDo(s, &keepMattering{}, sums, beam.SideInput{Input: total})
}

// countBag counts the lemmas of a bundle of documents before they are sent anywhere.
type countBag struct{ sums map[string]frequency }

func (f *countBag) StartBundle(_ func(string, frequency)) { f.sums = map[string]frequency{} }

func (f *countBag) ProcessElement(_ int64, b bag, _ func(string, frequency)) {
	add := func(lemma string, sentences int) {
		x := f.sums[lemma]
		x.Sentences += sentences
		x.Documents++
		f.sums[lemma] = x
	}
	add("", b.All)
	for i, l := range b.Lemmas {
		add(l, b.Sentences[i])
	}
}

func (f *countBag) FinishBundle(emit func(string, frequency)) {
	for l, x := range f.sums {
		emit(l, x)
	}
	f.sums = nil
}

type sumFrequencies struct{}

func (*sumFrequencies) MergeAccumulators(a, b frequency) frequency {
	return frequency{a.Sentences + b.Sentences, a.Documents + b.Documents}
}

type keepTotal struct{}

func (*keepTotal) ProcessElement(lemma string, f frequency, emit func(frequency)) {
	if lemma == "" {
		emit(f)
	}
}

type keepMattering struct{}

func (*keepMattering) ProcessElement(lemma string, f frequency, totals func(*frequency) bool, emit func(lemmaCount)) error {
	var total frequency
	totals(&total)
	matters := lemma == ""
	if !matters {
		var err error
		if matters, err = (event.Frequency{Sentences: f.Sentences, Documents: f.Documents}).Matters(lemma, total.Sentences); err != nil {
			return err
		}
	}
	if matters {
		emit(lemmaCount{lemma, f})
	}
	return nil
}

// statistics reads the counts that matter from a side input.
func statistics(known func(*lemmaCount) bool) *event.Statistics {
	out := &event.Statistics{Lemmas: map[string]event.Frequency{}}
	var c lemmaCount
	for known(&c) {
		if c.Lemma == "" {
			out.Sentences = c.Sentences
			continue
		}
		out.Lemmas[c.Lemma] = event.Frequency{Sentences: c.Sentences, Documents: c.Documents}
	}
	return out
}

// countForms counts the forms of sentences and links the documents of those that are no templates: formCount and
// KV<int64, link>.
func countForms(s beam.Scope, forms beam.PCollection) (counts, links beam.PCollection) {
	return beam.ParDo2(s, &useForm{}, beam.GroupByKey(s, forms))
}

type useForm struct{}

func (*useForm) ProcessElement(_ context.Context, form int64, values func(*formed) bool, counts func(formCount), links func(int64, link)) {
	documents, fillings := map[int64]bool{}, map[int64]int64{}
	own := false
	var f formed
	for values(&f) {
		if len(documents) < enough {
			documents[f.Document] = true
		}
		if first, ok := fillings[f.Filling]; ok {
			fillings[f.Filling] = min(first, f.Document)
		} else if len(fillings) < enough {
			fillings[f.Filling] = f.Document
		}
		own = own || f.Own
	}
	use := passage.FormUse{Documents: len(documents), Fillings: len(fillings)}
	if use.Matters() {
		counts(formCount{form, use.Documents, use.Fillings})
	}
	if own && use.Twins() {
		star(slices.Sorted(maps.Values(fillings)), copied, links)
	}
}

// enough is how many documents and fillings of a form are counted: what a form is used for is clear long before.
const enough = 64

// wholeRun puts together what a block must know of the whole run.
func wholeRun(known func(*lemmaCount) bool, forms func(*formCount) bool) analysis.Run {
	run := analysis.Run{Lemmas: statistics(known), Forms: map[uint64]passage.FormUse{}}
	var f formCount
	for forms(&f) {
		run.Forms[uint64(f.Form)] = passage.FormUse{Documents: f.Documents, Fillings: f.Fillings}
	}
	return run
}
