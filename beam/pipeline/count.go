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

// formCount is a form whose use changes something.
type formCount struct {
	Form                int64
	Documents, Fillings int
}

// commonLemmas lists the lemmas that stand in too many documents to lead from one to another: string.
func commonLemmas(s beam.Scope, bags beam.PCollection) beam.PCollection {
	return beam.ParDo(s, &keepCommon{}, beam.CombinePerKey(s, &sumInts{}, beam.ParDo(s, &countBag{}, bags)))
}

// countBag counts the documents of a bundle by their lemmas before they are sent anywhere.
type countBag struct{ sums map[string]int }

func (f *countBag) StartBundle(_ func(string, int)) { f.sums = map[string]int{} }

func (f *countBag) ProcessElement(_ int64, b bag, _ func(string, int)) {
	for _, l := range b.Lemmas {
		f.sums[l]++
	}
}

func (f *countBag) FinishBundle(emit func(string, int)) {
	for l, n := range f.sums {
		emit(l, n)
	}
	f.sums = nil
}

type keepCommon struct{}

func (*keepCommon) ProcessElement(lemma string, documents int, emit func(string)) {
	if documents > event.MostPostings {
		emit(lemma)
	}
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
func wholeRun(forms func(*formCount) bool) analysis.Run {
	run := analysis.Run{Forms: map[uint64]passage.FormUse{}}
	var f formCount
	for forms(&f) {
		run.Forms[uint64(f.Form)] = passage.FormUse{Documents: f.Documents, Fillings: f.Fillings}
	}
	return run
}
