package pipeline

import (
	"cmp"
	"context"
	"os"
	"slices"
	"testing"

	"gainsay/internal/analysis"
	"gainsay/internal/event"
)

// TestWorkAsDocumentsDouble counts what meets under the keys of an eighth, a quarter, a half and all of the readings in the folder
// GAINSAY_BEAM_READINGS, taken at random: what grows faster than the documents is what a larger archive dies of. It measures and
// does not judge, and is run by hand.
func TestWorkAsDocumentsDouble(t *testing.T) {
	folder := os.Getenv("GAINSAY_BEAM_READINGS")
	if folder == "" {
		t.Skip("GAINSAY_BEAM_READINGS does not say what to count")
	}
	tools, err := workshop()
	if err != nil {
		t.Fatal(err)
	}
	readings := decodeReadings(t, folder)
	slices.SortFunc(readings, func(a, b *analysis.Reading) int {
		return cmp.Compare(mixed(key("document", a.Document().ID)), mixed(key("document", b.Document().ID)))
	})
	sketches := make([]drawn, len(readings))
	for i, r := range readings {
		sketches[i] = draw(t, tools, r)
	}
	for parts := 8; parts > 0; parts /= 2 {
		w := countWork(t, sketches[:len(sketches)/parts])
		t.Logf("%d documents: %+.3v", len(sketches)/parts, w)
	}
}

// drawn is the sketch of a document.
type drawn struct {
	at    int64
	bag   bag
	words []int64
	runs  []meeting
}

func draw(t *testing.T, tools *tools, r *analysis.Reading) drawn {
	t.Helper()
	b, err := tools.bag(r)
	if err != nil {
		t.Fatal(err)
	}
	d := drawn{at: key("document", r.Document().ID), bag: b}
	tools.meetings(r, d.at, func(word int64, m meeting) { d.words, d.runs = append(d.words, word), append(d.runs, m) }, func(int64, formed) {}, func(int64, int64) {})
	return d
}

// work is what a number of documents makes, for each document.
type work struct {
	// Leading are the lemmas that lead to others, Met the pairs of documents that meet under them, Alike those that may be of one
	// story and Kept those of them that MaxLinks leaves.
	Leading, Met, Alike, Kept float64
	// Meeting are the sentences under words, Linked the links between those that may be copies.
	Meeting, Linked float64
	// Largest is how many different sentences stand under the commonest word, Left how many MaxSentences leaves out, of all documents.
	Largest int
	Left    int64
	// Likening and Copying are the milliseconds of processor that both took for each document.
	Likening, Copying float64
}

func countWork(t *testing.T, documents []drawn) work {
	t.Helper()
	var w work
	o := Defaults()
	n := float64(len(documents))
	count := map[string]int{}
	for _, d := range documents {
		for _, l := range d.bag.Lemmas {
			count[l]++
		}
	}
	common := map[string]bool{}
	for l, in := range count {
		common[l] = in > event.MostPostings
	}
	postings := map[int64][]posting{}
	for _, d := range documents {
		(&post{common}).ProcessElement(d.at, d.bag, nil, func(lemma int64, p posting) {
			w.Leading += 1 / n
			postings[lemma] = append(postings[lemma], p)
		})
	}
	met := map[int64][]shares{}
	before := processorTime()
	for lemma, ps := range postings {
		(&meetByLemma{}).ProcessElement(lemma, values(ps), func(document int64, s shares) {
			w.Met += float64(len(s.Documents)) / n
			met[document] = append(met[document], s)
		}, func(string, int64) {})
	}
	for document, ss := range met {
		(&sumShares{o.MaxLinks}).ProcessElement(context.Background(), document, values(ss), func(int64, link) { w.Kept += .5 / n }, func(_ string, left int64) { w.Alike += float64(left) / n })
	}
	w.Alike += w.Kept
	w.Likening = (processorTime() - before).Seconds() * 1000 / n
	byWord := map[int64][]meeting{}
	for _, d := range documents {
		for i, word := range d.words {
			byWord[word] = append(byWord[word], d.runs[i])
			w.Meeting += 1 / n
		}
	}
	for _, ms := range byWord {
		hashes := map[int64]bool{}
		for i := range ms {
			hashes[ms[i].Hash] = true
		}
		w.Largest = max(w.Largest, len(hashes))
	}
	before = processorTime()
	for word, ms := range byWord {
		err := (&meetByWord{o.MaxSentences}).ProcessElement(word, values(ms), func(int64, link) { w.Linked += .5 / n }, func(_ string, left int64) { w.Left += left })
		if err != nil {
			t.Fatal(err)
		}
	}
	w.Copying = (processorTime() - before).Seconds() * 1000 / n
	return w
}

// values passes on what a key holds, one after the other.
func values[T any](all []T) func(*T) bool {
	return func(v *T) bool {
		if len(all) == 0 {
			return false
		}
		*v, all = all[0], all[1:]
		return true
	}
}
