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

	"gainsay/internal/corpus"
)

// readDocuments reads the documents of all files of the glob. documents are KV<int64, []byte>, the key of the id and the
// encoded document; skipped is JSON, one line for each input that was left out.
func readDocuments(s beam.Scope, o Options) (documents, skipped, tallies beam.PCollection) {
	files := beam.Reshuffle(s, beam.ParDo(s, &pathOf{}, fileio.MatchFiles(s, o.Input, fileio.MatchEmptyDisallow())))
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

func decodeDocument(body []byte) (corpus.Document, error) {
	var d corpus.Document
	if err := gob.NewDecoder(bytes.NewReader(body)).Decode(&d); err != nil {
		return d, fmt.Errorf("decode a document: %w", err)
	}
	return d, nil
}

// analyse reads each document with every stage that needs one document alone: readings are KV<int64, []byte> by the key of
// the id, skipped is JSON.
func analyse(s beam.Scope, o Options, documents beam.PCollection) (readings, skipped, tallies beam.PCollection) {
	return beam.ParDo3(s, &readDocument{o.MaxKey}, beam.GroupByKey(s, documents))
}

// readDocument reads the documents of one id. Of several with the same id the first path keeps it, the others are named by
// their paths, as check does.
type readDocument struct{ Most int }

func (f *readDocument) ProcessElement(ctx context.Context, _ int64, values func(*[]byte) bool, readings func(int64, []byte), skip func([]byte), tally func(string, int64)) error {
	t, err := workshop()
	if err != nil {
		return err
	}
	docs, left, err := documentsOfOneID(values, f.Most)
	if err != nil {
		return err
	}
	if left > 0 {
		tally("documents beyond the largest number with one id", int64(left))
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
		body, err := r.Encode()
		if err != nil {
			return err
		}
		readings(key("document", d.ID), body)
		tally("documents read", 1)
	}
	return nil
}

// documentsOfOneID decodes the documents of one id and gives each a name of its own, those with the first paths where there
// are more than most. left is how many it leaves out.
func documentsOfOneID(values func(*[]byte) bool, most int) (docs []corpus.Document, left int, err error) {
	keep := func() {
		slices.SortStableFunc(docs, func(a, b corpus.Document) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Path, b.Path)) })
		left += max(0, len(docs)-most)
		docs = docs[:min(len(docs), most)]
	}
	var body []byte
	for values(&body) {
		d, err := decodeDocument(body)
		if err != nil {
			return nil, 0, err
		}
		if docs = append(docs, d); len(docs) >= 2*most {
			keep()
		}
	}
	keep()
	known := map[string]bool{}
	for i := range docs {
		d := &docs[i]
		if known[d.ID] {
			d.ID = d.Path
			for n := 2; known[d.ID]; n++ {
				d.ID = fmt.Sprintf("%s (%d)", d.Path, n)
			}
		}
		known[d.ID] = true
	}
	return docs, left, nil
}
