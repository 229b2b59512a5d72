package corpus

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"gainsay/internal/bytesize"
	"gainsay/internal/files"
)

// Read collects what Each delivers. Documents come in the order of their files' ids and, within one file, in the
// order of the file; the order of paths makes no difference.
func Read(ctx context.Context, options Options, paths []string, stdin io.Reader) ([]Document, []Skipped, error) {
	var documents []Document
	skipped, err := Each(ctx, options, paths, stdin, func(d Document) error {
		documents = append(documents, d)
		return nil
	})
	return documents, skipped, err
}

// Each reads the documents behind paths one after the other and hands each to receive: files, folders with all
// below them, and "-" for stdin. Memory is bounded by the largest documents, not by the corpus. Whatever is left
// out comes back with its reason, sorted by path; one bad input never ends the run.
//
// The error is a *MissingError for paths that lead nowhere (nothing was read then), the context's when it was
// cancelled, or what receive returned.
func Each(ctx context.Context, options Options, paths []string, stdin io.Reader, receive func(Document) error) ([]Skipped, error) {
	r := newRun(ctx, options)
	w := &walker{ctx: ctx, fs: r.fs, limits: r.limits, options: options, seen: make(map[string]bool), skip: r.skipped.add, pass: r.skipped.put}
	entries, err := w.list(paths)
	if err != nil {
		return r.skipped.sorted(), err
	}
	err = r.each(entries, stdin, receive)
	if err == nil && !r.enough {
		r.unusedRows()
	}
	var stop *stopError
	if errors.As(err, &stop) {
		err = stop.err
	}
	return r.skipped.sorted(), err
}

// run is the state of one Each.
type run struct {
	ctx     context.Context
	options Options
	limits  Limits
	fs      FileSystem
	skipped skippedList

	// sheets are read by the goroutine that starts the readers, the rest is kept by the one that hands
	// documents over.
	sheets    map[string]*sheet
	ids       map[string]bool
	documents int64
	// enough is true when the run ended at a limit: what lies behind was not looked at.
	enough bool
	bytes  int64
}

func newRun(ctx context.Context, options Options) *run {
	r := &run{
		ctx: ctx, options: options, limits: options.Limits.withDefaults(), fs: options.FS,
		sheets: make(map[string]*sheet), ids: make(map[string]bool),
	}
	if r.fs == nil {
		r.fs = osFileSystem{}
	}
	return r
}

// item is a document of an input, or a part of it that was left out.
type item struct {
	document *Document
	skipped  *Skipped
}

// queued is how many items of one input may wait to be handed over.
const queued = 2

// each reads Jobs inputs at a time and hands their documents over in order. An input that runs ahead waits once it
// has a few documents ready, so that memory does not grow with the length of the queue.
func (r *run) each(entries []entry, stdin io.Reader, receive func(Document) error) error {
	ctx, cancel := context.WithCancel(r.ctx)
	defer cancel()
	jobs := max(1, r.options.Jobs)
	queue := make(chan chan item, jobs-1)
	var working sync.WaitGroup
	defer working.Wait()
	working.Go(func() {
		defer close(queue)
		for _, e := range entries {
			release, err := r.admit(ctx, e)
			if err != nil {
				return
			}
			items := make(chan item, queued)
			select {
			case queue <- items:
			case <-ctx.Done():
				release()
				return
			}
			row, faults := r.sheetRow(e)
			working.Go(func() {
				defer close(items)
				defer release()
				send := func(i item) error {
					select {
					case items <- i:
						return nil
					case <-ctx.Done():
						return &stopError{ctx.Err()}
					}
				}
				pass := func(s Skipped) { _ = send(item{skipped: &s}) } // a run that ends tells nothing more
				for _, fault := range faults {
					pass(fault)
				}
				r.readEntry(ctx, e, row, stdin, func(d Document) error { return send(item{document: &d}) }, pass)
			})
		}
	})
	for items := range queue {
		for i := range items {
			if i.skipped != nil {
				r.skipped.put(*i.skipped)
				continue
			}
			if err := r.hand(*i.document, receive); err != nil {
				cancel()
				if r.enough = errors.Is(err, errEnough); r.enough {
					return nil
				}
				return err
			}
		}
	}
	return r.ctx.Err()
}

// memoryPerByte is how much memory reading takes for each byte of an input, at most: a page with little text and much
// markup as a tree.
const memoryPerByte = 16

// admit waits until there is memory to read an input. It is asked in the order of the inputs: one that is read must never
// wait for one behind it.
func (r *run) admit(ctx context.Context, e entry) (release func(), err error) {
	if r.options.Admit == nil {
		return func() {}, nil
	}
	size := r.limits.DocumentBytes
	if !e.stream {
		if info, err := r.fs.Stat(e.path); err == nil {
			size = min(size, info.Size())
		}
	}
	return r.options.Admit(ctx, size*memoryPerByte)
}

// errEnough ends a run at a limit that has been reported.
var errEnough = errors.New("limit met")

// hand checks the limits of the whole run, makes the id unique and hands the document over.
func (r *run) hand(d Document, receive func(Document) error) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if r.documents++; r.documents > r.limits.Documents {
		r.skipped.add(d.Path, fmt.Sprintf("more than %d documents: this one and all behind it were not read (--%s)",
			r.limits.Documents, flagDocuments))
		return errEnough
	}
	if r.bytes += int64(len(d.Text)); r.bytes > r.limits.TotalBytes {
		r.skipped.add(d.Path, fmt.Sprintf("more than %s of text: this document and all behind it were not read (--%s)",
			bytesize.Format(r.limits.TotalBytes), flagTotalBytes))
		return errEnough
	}
	if r.ids[d.ID] {
		d.note("another document has the id %q", clip(d.ID, 80))
		d.ID = d.Path
		for n := 2; r.ids[d.ID]; n++ {
			d.ID = fmt.Sprintf("%s (%d)", d.Path, n)
		}
	}
	r.ids[d.ID] = true
	if err := receive(d); err != nil {
		return &stopError{err}
	}
	return nil
}

// readEntry reads one file or stream.
func (r *run) readEntry(ctx context.Context, e entry, row metadata, stdin io.Reader, emit func(Document) error, pass func(Skipped)) {
	s := &source{run: r, ctx: ctx, id: e.id, path: e.path, size: -1, sheet: row, emit: emit, pass: pass, listed: e.listed}
	if e.path == standardInput {
		if stdin == nil {
			stdin = strings.NewReader("")
		}
		s.stream = newPeeker(stdin)
		s.report(s.read())
		return
	}
	err := r.readFile(s, e)
	// A file that gave no document yet is read once more when it changed under the reader.
	if errors.Is(err, errChanged) && s.emitted == 0 {
		err = r.readFile(s, e)
	}
	s.report(err)
}

// errChanged is met when a file is not what it was when reading began.
var errChanged = skipf("changed while it was being read: run again when nothing writes to it")

// readFile opens and reads one file.
func (r *run) readFile(s *source, e entry) error {
	if e.stream {
		return r.readPipe(s, e)
	}
	f, err := r.fs.Open(e.path)
	if err != nil {
		return skipf("cannot be opened: %s", plainCause(err))
	}
	defer f.Close()
	s.stream = newPeeker(f)
	before, err := f.Stat()
	if err != nil {
		return skipf("cannot be opened: %s", plainCause(err))
	}
	if !before.Mode().IsRegular() {
		return skipf("is not a file any more")
	}
	s.size, s.file = before.Size(), f
	s.changed = func() bool {
		after, err := f.Stat()
		return err != nil || after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime())
	}
	if err := s.read(); err != nil {
		return err
	}
	if s.changed() {
		return errChanged
	}
	return nil
}

// readPipe reads a named pipe. To open one takes until somebody writes to it, which may be never, and so may the next byte: an
// interrupted run waits for neither.
func (r *run) readPipe(s *source, e entry) error {
	f, err := files.OpenUntil(s.ctx, func() (File, error) { return r.fs.Open(e.path) })
	if s.ctx.Err() != nil {
		return &stopError{s.ctx.Err()}
	}
	if err != nil {
		return skipf("cannot be opened: %s", plainCause(err))
	}
	defer f.Close()
	defer context.AfterFunc(s.ctx, func() { f.Close() })()
	s.stream = newPeeker(f)
	return s.read()
}

// newPeeker buffers enough to recognise a format.
func newPeeker(in io.Reader) *bufio.Reader { return bufio.NewReaderSize(in, peekBytes) }

// sheetRow finds what a sources.csv in the folder of the file, or above it up to the argument, says of it, and what of the
// sheets that were read for it first was left out.
func (r *run) sheetRow(e entry) (row metadata, faults []Skipped) {
	if e.path == standardInput {
		return metadata{}, nil
	}
	fault := func(name, reason string) { faults = append(faults, Skipped{Path: name, Reason: reason}) }
	dir, rel, above := e.dir, path.Base(e.rel), path.Dir(e.rel)
	for {
		if m, ok := r.sheetIn(dir, fault).lookup(rel); ok {
			return m, faults
		}
		if above == "." || above == "/" {
			return metadata{}, faults
		}
		rel = path.Join(path.Base(above), rel)
		above, dir = path.Dir(above), filepath.Dir(dir)
	}
}

// sheetIn reads the sources.csv of a folder once; nil where there is none.
func (r *run) sheetIn(dir string, fault func(name, reason string)) *sheet {
	if s, ok := r.sheets[dir]; ok {
		return s
	}
	r.sheets[dir] = nil
	name := filepath.Join(dir, sheetName)
	if info, err := r.fs.Stat(name); err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			fault(name, "cannot be opened: "+plainCause(err))
		}
		return nil
	} else if !info.Mode().IsRegular() {
		fault(name, "not a file")
		return nil
	}
	data, err := r.readSheet(name)
	if err != nil {
		fault(name, plainCause(err))
		return nil
	}
	sheet, faults := parseSheet(data)
	for _, f := range faults {
		fault(name, f)
	}
	r.sheets[dir] = sheet
	return r.sheets[dir]
}

func (r *run) readSheet(name string) ([]byte, error) {
	f, err := r.fs.Open(name)
	if err != nil {
		return nil, skipf("cannot be opened: %s", plainCause(err))
	}
	defer f.Close()
	return readSheet(f)
}

// readSheet reads a sources.csv.
func readSheet(in io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, maxSheet+1))
	if err != nil {
		return nil, skipf("cannot be read: %s", plainCause(err))
	}
	if len(data) > maxSheet {
		return nil, skipf("larger than %s", bytesize.Format(maxSheet))
	}
	return data, nil
}

// unusedRows tells of rows of a sources.csv whose file is not there: most often a slip in its name, by which
// another file stays without an outlet and a date.
func (r *run) unusedRows() {
	for _, dir := range slices.Sorted(maps.Keys(r.sheets)) {
		s := r.sheets[dir]
		if s == nil {
			continue
		}
		for _, name := range s.unused() {
			if _, err := r.fs.Lstat(filepath.Join(dir, filepath.FromSlash(name))); errors.Is(err, fs.ErrNotExist) {
				r.skipped.add(filepath.Join(dir, sheetName), fmt.Sprintf("names %s, which is not there", clip(name, 120)))
			}
		}
	}
}
