package pipeline

import (
	"cmp"
	"context"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"gainsay/internal/corpus"
	"gainsay/internal/event"
)

// partedStories are the stories of a corpus: of KV<int64, int64>, the document and its story, sizes KV<int64, int>, the
// story and how many documents it holds.
type partedStories struct{ of, sizes beam.PCollection }

// partStories parts the documents into stories as check does: by average link among the documents that a chain of
// likenesses joins, which are far fewer than the corpus. near are KV<int64, link>.
func partStories(s beam.Scope, o Options, r sketches, near beam.PCollection) (stories partedStories, tallies []beam.PCollection) {
	replaced, left := findReplaced(s.Scope("versions"), o, r.versions)
	single := beam.ParDo(s, &sizeOne{}, r.keys)
	connected, cut := divide(s.Scope("connected"), division{Rounds: o.Rounds, Most: o.MaxConnected, Links: "likenesses between documents", Cut: "likenesses cut before stories"}, single, near)
	placed := beam.ParDo(s, &placeBag{}, beam.CoGroupByKey(s, connected, r.bags, replaced))
	of, sizes, large := beam.ParDo3(s, &averageLink{Most: o.MaxBlock}, beam.GroupByKey(s, placed))
	return partedStories{of, sizes}, []beam.PCollection{left, cut, large}
}

type sizeOne struct{}

func (*sizeOne) ProcessElement(document int64, emit func(int64, int)) { emit(document, 1) }

// findReplaced lists the documents that a later version of the same article replaces: KV<int64, bool>. They are compared
// with their versions alone.
func findReplaced(s beam.Scope, o Options, versions beam.PCollection) (replaced, tallies beam.PCollection) {
	return beam.ParDo2(s, &linkVersions{o.MaxKey}, beam.GroupByKey(s, versions))
}

type linkVersions struct{ Most int }

func (f *linkVersions) ProcessElement(_ int64, values func(*[]byte) bool, emit func(int64, bool), tally func(string, int64)) error {
	var docs []corpus.Document
	var body []byte
	for values(&body) {
		if len(docs) == f.Most {
			// An address under which a site prints ever new articles; joinLinks does not join them either.
			tally("addresses with too many documents to tell versions", 1)
			return nil
		}
		d, err := decodeDocument(body)
		if err != nil {
			return err
		}
		docs = append(docs, d)
	}
	corpus.LinkRevisions(docs)
	for i := range docs {
		if docs[i].ReplacedBy != "" {
			emit(key("document", docs[i].ID), true)
		}
	}
	return nil
}

// candidate is a document among those that may be of its story.
type candidate struct {
	Document int64
	Replaced bool
	Bag      bag
}

type placeBag struct{}

func (*placeBag) ProcessElement(document int64, labels func(*int64) bool, bags func(*bag) bool, replaced func(*bool) bool, emit func(int64, candidate)) {
	var label int64
	var c candidate
	if !labels(&label) || !bags(&c.Bag) {
		return
	}
	c.Document = document
	replaced(&c.Replaced)
	emit(label, c)
}

// averageLink parts connected documents into stories. The bags of all of them must fit into memory, and the likenesses
// between them.
type averageLink struct{ Most int }

func (f *averageLink) ProcessElement(ctx context.Context, _ int64, values func(*candidate) bool, stories func(int64, int64), sizes func(int64, int), tally func(string, int64)) error {
	var cs []candidate
	var c candidate
	for values(&c) {
		if c.Replaced {
			stories(c.Document, c.Document)
			sizes(c.Document, 1)
			continue
		}
		cs = append(cs, c)
		c = candidate{}
	}
	// In the order of check, which decides between equals.
	slices.SortFunc(cs, func(a, b candidate) int { return cmp.Compare(a.Bag.ID, b.Bag.ID) })
	documents := make([]event.StoryDocument, len(cs))
	for i := range cs {
		documents[i] = cs[i].Bag.document()
	}
	parts, cut, err := event.PartStories(ctx, documents, f.Most)
	if err != nil {
		return err
	}
	for _, p := range parts {
		story := cs[p[0]].Document
		for _, i := range p {
			stories(cs[i].Document, story)
		}
		sizes(story, len(p))
		tally("stories", 1)
	}
	if cut > 0 {
		tally("stories cut for their size", int64(cut))
	}
	return nil
}

// betweenStories turns links between documents into links between their stories: KV<int64, link>.
func betweenStories(s beam.Scope, stories, links beam.PCollection) beam.PCollection {
	turned := beam.ParDo(s, &fromStory{}, beam.CoGroupByKey(s, stories, links))
	return beam.ParDo(s, &fromStory{Apart: true}, beam.CoGroupByKey(s, stories, turned))
}

// fromStory puts the story of a document in its place and turns its links round, so that the other end comes next. Apart
// leaves out links within a story.
type fromStory struct{ Apart bool }

func (f *fromStory) ProcessElement(_ int64, stories func(*int64) bool, links func(*link) bool, emit func(int64, link)) {
	var story int64
	if !stories(&story) {
		return
	}
	var l link
	for links(&l) {
		if !f.Apart || l.To != story {
			emit(l.To, link{story, l.Weight})
		}
	}
}

// blocksOfDocuments gives each document the block of its story: KV<int64, int64>.
func blocksOfDocuments(s beam.Scope, stories, blocks beam.PCollection) beam.PCollection {
	members := beam.ParDo(s, &swap{}, stories)
	return beam.ParDo(s, &blockOfStory{}, beam.CoGroupByKey(s, blocks, members))
}

type swap struct{}

func (*swap) ProcessElement(document, story int64, emit func(int64, int64)) { emit(story, document) }

type blockOfStory struct{}

func (*blockOfStory) ProcessElement(_ int64, blocks, members func(*int64) bool, emit func(int64, int64)) {
	var block, document int64
	if !blocks(&block) {
		return
	}
	for members(&document) {
		emit(document, block)
	}
}
