package pipeline

import (
	"bytes"
	"cmp"
	"context"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"gainsay/internal/analysis"
	"gainsay/internal/corpus"
	"gainsay/internal/event"
	"gainsay/internal/passage"
)

// readDocuments reads the documents of all files of the glob. documents are KV<int64, []byte>, the key of the id and the
// encoded document; skipped is JSON, one line for each input that was left out.
func readDocuments(s beam.Scope, o Options) (documents, skipped, tallies beam.PCollection) {
	files := beam.Reshuffle(s, beam.ParDo(s, &pathOf{}, fileio.MatchFiles(s, o.Input)))
	return beam.ParDo3(s, &readFile{}, files)
}

type pathOf struct{}

func (*pathOf) ProcessElement(f fileio.FileMetadata, emit func(string)) { emit(f.Path) }

// readFile reads the documents of one file.
type readFile struct{}

func (*readFile) ProcessElement(ctx context.Context, path string, document func(int64, []byte), skip func([]byte), tally func(string, int64)) error {
	receive := func(d corpus.Document) error {
		body, err := encodeDocument(d)
		if err != nil {
			return err
		}
		document(key("document", d.ID), body)
		tally("documents found", 1)
		return nil
	}
	unlimited := corpus.Limits{Files: -1, Documents: -1, TotalBytes: -1}
	skipped, err := eachDocument(ctx, path, corpus.Options{Limits: unlimited, PDFToText: "-"}, receive)
	if err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	for _, s := range skipped {
		line, err := json.Marshal(s)
		if err != nil {
			return err
		}
		skip(line)
		tally("inputs skipped", 1)
	}
	return nil
}

// eachDocument reads a file of this machine by its name, and any other through Beam's file systems, as a stream.
func eachDocument(ctx context.Context, path string, o corpus.Options, receive func(corpus.Document) error) ([]corpus.Skipped, error) {
	if !strings.Contains(path, "://") {
		return corpus.Each(ctx, o, []string{path}, nil, receive)
	}
	fs, err := filesystem.New(ctx, path)
	if err != nil {
		return nil, err
	}
	defer fs.Close()
	in, err := fs.OpenRead(ctx, path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return corpus.Each(ctx, o, []string{"-"}, io.Reader(in), func(d corpus.Document) error {
		d.Path = path + d.Path[strings.LastIndexByte("#"+d.Path, '#'):]
		return receive(d)
	})
}

func encodeDocument(d corpus.Document) ([]byte, error) {
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(d)
	return b.Bytes(), err
}

// analysed is what is kept of the documents once each was read: collections with one entry or several for each, by the
// key of its id.
type analysed struct {
	// keys are int64, readings KV<int64, []byte>, bags KV<int64, bag>, runs KV<int64, meeting> by the key of a word,
	// forms KV<int64, formed> by the form, joins KV<int64, int64> by the key that documents share.
	keys, readings, bags, runs, forms, joins beam.PCollection
	skipped, tallies                         beam.PCollection
}

// bag is a document as the search for stories sees it.
type bag struct {
	// Weights are those of the lemmas, see event.StoryWords.
	Lemmas  []string
	Weights []float32
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
	// Prefix and Core say which part the key plays in the run, see passage.Run.
	Prefix, Core bool
}

func (m *meeting) run() *passage.Run {
	return &passage.Run{Hash: uint64(m.Hash), Words: m.Words, Weights: m.Weights, Idle: m.Idle}
}

// formed is a sentence under its form.
type formed struct {
	Document, Filling int64
	Own               bool
}

// analyse reads each document with every stage that needs one document alone.
func analyse(s beam.Scope, documents beam.PCollection) analysed {
	read := beam.ParDoN(s, &readDocument{}, beam.GroupByKey(s, documents))
	return analysed{keys: read[0], readings: read[1], bags: read[2], runs: read[3], forms: read[4], joins: read[5], skipped: read[6], tallies: read[7]}
}

// readDocument reads the documents of one id. Of several with the same id the first path keeps it, the others are named by
// their paths, as check does.
type readDocument struct{}

func (*readDocument) ProcessElement(ctx context.Context, _ int64, values func(*[]byte) bool, keys func(int64), readings func(int64, []byte),
	bags func(int64, bag), runs func(int64, meeting), forms func(int64, formed), joins func(int64, int64), skip func([]byte), tally func(string, int64)) error {
	t, err := workshop()
	if err != nil {
		return err
	}
	var docs []corpus.Document
	var body []byte
	for values(&body) {
		var d corpus.Document
		if err := gob.NewDecoder(bytes.NewReader(body)).Decode(&d); err != nil {
			return fmt.Errorf("decode a document: %w", err)
		}
		docs = append(docs, d)
	}
	slices.SortStableFunc(docs, func(a, b corpus.Document) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Path, b.Path)) })
	for i := range docs {
		if i > 0 && docs[i].ID == docs[i-1].ID {
			docs[i].ID = fmt.Sprintf("%s (%d)", docs[i].Path, i+1)
		}
	}
	for _, d := range docs {
		r, err := t.engine.Read(ctx, d)
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			line, err := json.Marshal(corpus.Skipped{Path: d.Path, Reason: err.Error()})
			if err != nil {
				return err
			}
			skip(line)
			tally("documents not read", 1)
			continue
		}
		if body, err = r.Encode(); err != nil {
			return err
		}
		at := key("document", d.ID)
		keys(at)
		readings(at, body)
		b, err := t.bag(r)
		if err != nil {
			return err
		}
		bags(at, b)
		for _, k := range r.JoinKeys() {
			joins(key("join", k), at)
		}
		t.meetings(r, at, runs, forms, joins)
		tally("documents read", 1)
	}
	return nil
}

func (t *tools) bag(r *analysis.Reading) (bag, error) {
	var b bag
	words, err := event.StoryWords(event.Lemmas(r.Sentences()), t.pack)
	if err != nil {
		return b, err
	}
	for _, w := range words {
		b.Lemmas, b.Weights = append(b.Lemmas, w.Lemma), append(b.Weights, float32(w.Weight))
	}
	if at := r.Document().Published; !at.IsZero() {
		b.Published, b.Dated = at.Unix(), true
	}
	return b, nil
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
		for i, word := range run.Keys {
			m.Prefix, m.Core = i < run.Prefix, i < run.Core
			runs(int64(word), m)
		}
	}
}
