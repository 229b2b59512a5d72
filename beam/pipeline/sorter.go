package pipeline

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

// sorter sorts lines of which there may be more than fit into memory: what does not fit goes into files of the worker, each
// sorted, which are merged in the end.
type sorter struct {
	most, bytes int
	lines       [][]byte
	files       []*os.File
}

func newSorter(most int) *sorter { return &sorter{most: most} }

func (s *sorter) add(line []byte) error {
	s.lines, s.bytes = append(s.lines, bytes.Clone(line)), s.bytes+len(line)
	if s.bytes < s.most {
		return nil
	}
	f, err := os.CreateTemp("", "gainsay-sort-*")
	if err != nil {
		return fmt.Errorf("sort lines: %w", err)
	}
	s.files = append(s.files, f)
	// The file is gone when the process is.
	if err := os.Remove(f.Name()); err != nil {
		return fmt.Errorf("sort lines: %w", err)
	}
	w := bufio.NewWriter(f)
	slices.SortFunc(s.lines, bytes.Compare)
	for _, l := range s.lines {
		writeRecord(w, l)
	}
	s.lines, s.bytes = nil, 0
	if err := w.Flush(); err != nil {
		return fmt.Errorf("sort lines: %w", err)
	}
	return nil
}

// each calls f with the lines in order, once.
func (s *sorter) each(f func(line []byte) error) error {
	slices.SortFunc(s.lines, bytes.Compare)
	at := 0
	sources := []func() ([]byte, error){func() ([]byte, error) {
		if at == len(s.lines) {
			return nil, io.EOF
		}
		at++
		return s.lines[at-1], nil
	}}
	for _, file := range s.files {
		if _, err := file.Seek(0, io.SeekStart); err != nil {
			return fmt.Errorf("sort lines: %w", err)
		}
		r := bufio.NewReader(file)
		sources = append(sources, func() ([]byte, error) { return readRecord(r) })
	}
	next := make([][]byte, len(sources))
	pull := func(i int) (err error) {
		next[i], err = sources[i]()
		if errors.Is(err, io.EOF) {
			sources[i], err = nil, nil
		}
		return err
	}
	for i := range sources {
		if err := pull(i); err != nil {
			return err
		}
	}
	for {
		least := -1
		for i := range sources {
			if sources[i] != nil && (least < 0 || bytes.Compare(next[i], next[least]) < 0) {
				least = i
			}
		}
		if least < 0 {
			return nil
		}
		if err := f(next[least]); err != nil {
			return err
		}
		if err := pull(least); err != nil {
			return err
		}
	}
}

// close frees the files.
func (s *sorter) close() {
	for _, f := range s.files {
		f.Close()
	}
}

// writeRecord writes bytes behind their length.
func writeRecord(w *bufio.Writer, body []byte) error {
	w.Write(binary.AppendUvarint(nil, uint64(len(body))))
	_, err := w.Write(body)
	return err
}

// readRecord reads bytes behind their length; io.EOF where there are no more.
func readRecord(r *bufio.Reader) ([]byte, error) {
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return nil, err
	}
	if n > largestRecord {
		return nil, fmt.Errorf("a record of %d bytes is too large to be one", n)
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(r, body); err != nil {
		return nil, fmt.Errorf("a record is cut off: %v", err)
	}
	return body, nil
}

// largestRecord is far more than any reading or finding takes.
const largestRecord = 1 << 30
