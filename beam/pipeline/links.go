package pipeline

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"gainsay/internal/event"
	"gainsay/internal/passage"
)

// link leads from one document to another with which it may have to be compared. Weight says how much they have in common,
// 0 to 1; where a block is too large, the weaker links are cut.
type link struct {
	To     int64
	Weight float32
}

// The weights of links that are not by likeness: a copied passage is worth about as much as a story of its own, a common
// address or quotation a little more.
const (
	copied = .3
	shared = .5
)

// star links documents, in order, with the first of them, both ways: enough for them to come together.
func star(documents []int64, weight float32, emit func(int64, link)) {
	documents = slices.Compact(documents)
	for _, d := range documents[min(1, len(documents)):] {
		emit(documents[0], link{d, weight})
		emit(d, link{documents[0], weight})
	}
}

// posting says that a document holds a lemma that leads to others.
type posting struct {
	Document int64
	// Weight of the lemma in the document, and Rest what all its lemmas that lead nowhere weigh together.
	Weight, Rest float32
	Published    int64
	Dated        bool
}

// shares lists other documents that hold one lemma of a document.
type shares struct {
	Documents []int64
	// Products are what the lemma adds to the likeness, Rests what the lemmas that lead nowhere add at most.
	Products, Rests []float32
}

// storyLinks links the documents that may be of one story: KV<int64, link>.
func storyLinks(s beam.Scope, o Options, bags, common beam.PCollection) (links, tallies beam.PCollection) {
	postings := beam.ParDo(s, &post{}, bags, beam.SideInput{Input: common})
	met, left := beam.ParDo2(s, &meetByLemma{}, beam.GroupByKey(s, postings))
	links, weak := beam.ParDo2(s, &sumShares{o.MaxLinks}, beam.GroupByKey(s, met))
	return links, beam.Flatten(s, left, weak)
}

// post sends a document to each of its lemmas that lead.
type post struct{ common map[string]bool }

func (f *post) StartBundle(_ func(*string) bool, _ func(int64, posting)) { f.common = nil }

func (f *post) ProcessElement(document int64, b bag, common func(*string) bool, emit func(int64, posting)) {
	if f.common == nil {
		f.common = map[string]bool{}
		var lemma string
		for common(&lemma) {
			f.common[lemma] = true
		}
	}
	rest := float32(0)
	for i, l := range b.Lemmas {
		if f.common[l] {
			rest += float32(b.Weights[i] * b.Weights[i])
		}
	}
	for i, l := range b.Lemmas {
		if !f.common[l] {
			emit(key("lemma", l), posting{Document: document, Weight: float32(b.Weights[i]), Rest: rest, Published: b.Published, Dated: b.Dated})
		}
	}
}

// meetByLemma tells each document which later ones hold the same lemma.
type meetByLemma struct{}

func (*meetByLemma) ProcessElement(_ int64, values func(*posting) bool, emit func(int64, shares), tally func(string, int64)) {
	var ps []posting
	var p posting
	left := 0
	for values(&p) {
		if len(ps) >= event.MostPostings {
			left++ // two lemmas of one key
			continue
		}
		ps = append(ps, p)
	}
	if left > 0 {
		tally("documents left out under a lemma", int64(left))
	}
	slices.SortFunc(ps, func(a, b posting) int { return cmp.Compare(a.Document, b.Document) })
	for i, a := range ps {
		var out shares
		for _, b := range ps[i+1:] {
			if event.InOneTime(a.at(), b.at()) {
				out.Documents = append(out.Documents, b.Document)
				out.Products = append(out.Products, a.Weight*b.Weight)
				out.Rests = append(out.Rests, sqrt(a.Rest*b.Rest))
			}
		}
		if len(out.Documents) > 0 {
			emit(a.Document, out)
		}
	}
}

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }

func (p *posting) at() time.Time {
	if !p.Dated {
		return time.Time{}
	}
	return time.Unix(p.Published, 0)
}

// sumShares adds up what a document shares with later ones. What the common lemmas add is not known here but for its bound, which
// in a large corpus is most of a likeness: a link too many costs time, one too few connects no documents that are not connected
// through others as well. So of many the likeliest are kept.
type sumShares struct{ Most int }

func (f *sumShares) ProcessElement(_ context.Context, document int64, values func(*shares) bool, emit func(int64, link), tally func(string, int64)) {
	sums := map[int64]float64{}
	rests := map[int64]float32{}
	var x shares
	for values(&x) {
		for i, d := range x.Documents {
			sums[d] += float64(x.Products[i])
			rests[d] = x.Rests[i]
		}
		x = shares{}
	}
	var links []link
	for d, sum := range sums {
		if float32(sum)+rests[d] >= event.LeastStory-rounding {
			// In steps, so that the order of the sums plays no part.
			links = append(links, link{d, float32(math.Round(sum/rounding) * rounding)})
		}
	}
	slices.SortFunc(links, func(a, b link) int { return cmp.Or(-cmp.Compare(a.Weight, b.Weight), cmp.Compare(a.To, b.To)) })
	if left := len(links) - f.Most; left > 0 {
		tally("weaker likenesses left out", int64(left))
		links = links[:f.Most]
	}
	for _, l := range links {
		emit(document, l)
		emit(l.To, link{document, l.Weight})
	}
}

// rounding is what sums of a few hundred products of 32 bits may be off.
const rounding = 1e-4

// copyLinks links the documents with runs of words that may be copies: KV<int64, link>.
func copyLinks(s beam.Scope, o Options, runs beam.PCollection) (links, tallies beam.PCollection) {
	return beam.ParDo2(s, &meetByWord{o.MaxSentences}, beam.GroupByKey(s, runs))
}

// meetByWord joins the runs of words that share a telling one and may be copies.
type meetByWord struct{ Most int }

func (f *meetByWord) ProcessElement(_ int64, values func(*meeting) bool, emit func(int64, link), tally func(string, int64)) error {
	t, err := workshop()
	if err != nil {
		return err
	}
	// One document stands for all that have the same run: these were joined by the run itself.
	byHash := map[int64]*meeting{}
	var m meeting
	left := 0
	for values(&m) {
		if known := byHash[m.Hash]; known != nil {
			known.Document = min(known.Document, m.Document)
			known.Idle = known.Idle && m.Idle
			continue
		}
		c := m
		byHash[m.Hash] = &c
		if len(byHash) > 2*f.Most {
			left += keepSmallest(byHash, f.Most)
		}
	}
	left += keepSmallest(byHash, f.Most)
	if left > 0 {
		tally("sentences left out under a word", int64(left))
	}
	var documents []int64
	var runs []*passage.Run
	for _, m := range byHash {
		documents, runs = append(documents, m.Document), append(runs, m.run())
	}
	for _, chain := range t.runs.Chains(runs) {
		in := map[int64]bool{}
		for _, i := range chain {
			in[documents[i]] = true
		}
		star(sortedKeys(in), copied, emit)
	}
	return nil
}

// keepSmallest keeps the runs with the smallest hashes, so that what is left out is the same in whatever order the runs
// came, and returns how many it left out.
func keepSmallest(byHash map[int64]*meeting, most int) int {
	if len(byHash) <= most {
		return 0
	}
	hashes := make([]int64, 0, len(byHash))
	for h := range byHash {
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	for _, h := range hashes[most:] {
		delete(byHash, h)
	}
	return len(hashes) - most
}

// joinLinks links the documents that share a key: KV<int64, link>.
func joinLinks(s beam.Scope, o Options, joins beam.PCollection) (links, tallies beam.PCollection) {
	return beam.ParDo2(s, &join{o.MaxKey}, beam.GroupByKey(s, joins))
}

type join struct{ Most int }

func (f *join) ProcessElement(_ int64, values func(*int64) bool, emit func(int64, link), tally func(string, int64)) {
	documents := map[int64]bool{}
	var d int64
	for values(&d) {
		documents[d] = true
		if len(documents) > f.Most {
			break
		}
	}
	if len(documents) > f.Most {
		// A line that so many documents print belongs to a site or an agency's form.
		tally("sentences in too many documents to join them", 1)
		return
	}
	star(sortedKeys(documents), shared, emit)
}

func sortedKeys(m map[int64]bool) []int64 {
	out := make([]int64, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
