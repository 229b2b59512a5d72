package analysis

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"gainsay/internal/attribution"
	"gainsay/internal/codec"
	"gainsay/internal/corpus"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
	"gainsay/internal/report"
)

// Reading is a document with everything that the stages found in it which look at one document alone. Whoever has a
// corpus that one machine cannot hold reads its documents apart, brings together those that JoinKeys, StoryWords and
// Runs say can have to do with each other, and compares these with Engine.Compare.
type Reading struct {
	d      *document
	parcel *codec.Codec[parcel]
}

// Run is what comparing a part of a corpus asks of the whole. The zero value says that the part is the whole.
type Run struct {
	// Forms counts the forms of sentences that matter, see passage.FormUse.
	Forms map[uint64]passage.FormUse
}

// Read reads one document. A document that brings a stage down is an error that names the cause.
func (e *Engine) Read(ctx context.Context, d corpus.Document) (*Reading, error) {
	read, err := e.readCached(ctx, &d)
	if err != nil {
		return nil, err
	}
	return &Reading{read, e.codecs.parcel}, nil
}

// parcel is a reading as it travels.
type parcel struct {
	Document corpus.Document
	Kept     kept
}

// Encode writes a reading as bytes for Decode of the same build.
func (r *Reading) Encode() ([]byte, error) {
	body, err := r.parcel.Encode(&parcel{*r.d.Document, r.d.kept()})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.d.ID, err)
	}
	return body, nil
}

// Decode reads what Encode wrote.
func (e *Engine) Decode(body []byte) (*Reading, error) {
	p, err := e.codecs.parcel.Decode(body)
	if err != nil {
		return nil, fmt.Errorf("decode a reading: %w", err)
	}
	d, ok := e.restore(&p.Document, &p.Kept)
	if !ok {
		return nil, errors.New("decode a reading: it is not whole")
	}
	return &Reading{d, e.codecs.parcel}, nil
}

// Document is the document that was read.
func (r *Reading) Document() *corpus.Document { return r.d.Document }

// Sentences is the document as it was read, with its sentences.
func (r *Reading) Sentences() *nlp.Document { return r.d.read }

// Input is the document as the search for copies sees it.
func (r *Reading) Input() passage.Input { return passage.NewInput(r.d.Document, r.d.read) }

// JoinKeys lists what brings documents together whatever else they say, sorted: the address or item of which they are
// versions, the items that one declares as its source, and the runs of words of quotations that they may give to different speakers or days.
func (r *Reading) JoinKeys() []string {
	var out []string
	if key := corpus.ArticleKey(r.d.Document); key != "" {
		out = append(out, "article "+key)
	}
	in := r.Input()
	for _, name := range in.SourceNames() {
		out = append(out, "source "+name)
	}
	for i := range r.d.attributions.Attributions {
		a := &r.d.attributions.Attributions[i]
		if !a.Quoted || a.Grade != attribution.Named || a.Carried {
			continue
		}
		for _, span := range a.Content {
			for _, run := range wordRuns(span.Cut(r.d.Text)) {
				out = append(out, "quotation "+run)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Compare holds documents that were read apart against each other, as Check does once it has read them. The order of the
// readings plays no part.
func (e *Engine) Compare(ctx context.Context, readings []*Reading, run Run) (*report.Report, error) {
	readings = slices.Clone(readings)
	slices.SortFunc(readings, func(a, b *Reading) int { return bytes.Compare([]byte(a.d.ID), []byte(b.d.ID)) })
	docs := make([]corpus.Document, len(readings))
	read := make([]*document, len(readings))
	for i, r := range readings {
		docs[i] = *r.d.Document
		d := *r.d
		d.Document = &docs[i]
		read[i] = &d
	}
	revisions := corpus.LinkRevisions(docs)
	return e.compare(ctx, e.start(read, nil), read, revisions, run)
}
