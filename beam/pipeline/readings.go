package pipeline

import (
	"bufio"
	"cmp"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
)

// writeReadings writes readings, KV<int64, []byte>, into files: a record with the build that made them, then one for each
// reading behind the key of its document, and an empty one, which says that the file is whole.
func writeReadings(s beam.Scope, o Options, readings beam.PCollection) {
	keyed := beam.ParDo(s, &shardOfReading{o.Shards}, readings)
	every := beam.ParDo(s, &everyShard{o.Shards}, beam.Impulse(s))
	beam.ParDo0(s, &writeReadingShard{o.Readings, o.Program, o.Shards}, beam.CoGroupByKey(s, every, keyed))
}

// everyShard lists the shards, so that one without a reading is written as well and a missing one is known to be missing.
type everyShard struct{ Shards int }

func (f *everyShard) ProcessElement(_ []byte, emit func(int64, bool)) {
	for n := range f.Shards {
		emit(int64(n), true)
	}
}

type shardOfReading struct{ Shards int }

func (f *shardOfReading) ProcessElement(document int64, body []byte, emit func(int64, []byte)) {
	emit(int64(mixed(document)%uint64(f.Shards)), append(binary.LittleEndian.AppendUint64(nil, uint64(document)), body...))
}

type writeReadingShard struct {
	Folder, Program string
	Shards          int
}

func (f *writeReadingShard) ProcessElement(ctx context.Context, n int64, _ func(*bool) bool, values func(*[]byte) bool) error {
	return writeFile(ctx, f.Folder, shardName("readings", int(n), f.Shards, "bin"), func(w *bufio.Writer) error {
		writeRecord(w, []byte(f.Program))
		var body []byte
		for values(&body) {
			if err := writeRecord(w, body); err != nil {
				return err
			}
		}
		return writeRecord(w, nil)
	})
}

// openReadings reads what an earlier job wrote: its readings, KV<int64, []byte>, what it skipped and what it counted.
func openReadings(s beam.Scope, o Options) (readings, skipped beam.PCollection, tallies []beam.PCollection) {
	folder := strings.TrimSuffix(o.Readings, "/")
	paths := func(glob string) beam.PCollection {
		return beam.ParDo(s, &pathOf{}, fileio.MatchFiles(s, folder+"/"+glob, fileio.MatchEmptyDisallow()))
	}
	whole := beam.ParDo(s, &wholeSet{}, beam.GroupByKey(s, beam.AddFixedKey(s, paths("readings-*.bin"))))
	readings = beam.ParDo(s, &readReadings{o.Program}, beam.Reshuffle(s, whole))
	skipped = beam.ParDo(s, &readLines{}, beam.ParDo(s, &pathOf{}, fileio.MatchFiles(s, folder+"/skipped-*.jsonl")))
	counted := beam.ParDo(s, &readCounts{}, beam.ParDo(s, &readLines{}, paths("summary.jsonl")))
	return readings, skipped, []beam.PCollection{counted}
}

// wholeSet passes on the files of readings when none is missing.
type wholeSet struct{}

func (*wholeSet) ProcessElement(_ int, values func(*string) bool, emit func(string)) error {
	var paths []string
	var p string
	for values(&p) {
		paths = append(paths, p)
	}
	slices.SortFunc(paths, func(a, b string) int { return cmp.Compare(path.Base(a), path.Base(b)) })
	for i, p := range paths {
		if want := shardName("readings", i, len(paths), "bin"); path.Base(p) != want {
			return fmt.Errorf("%s stands where %s should: the readings are not those of one job that ended", p, want)
		}
	}
	for _, p := range paths {
		emit(p)
	}
	return nil
}

type readReadings struct{ Program string }

func (f *readReadings) ProcessElement(ctx context.Context, path string, emit func(int64, []byte)) error {
	return readFrom(ctx, path, func(r *bufio.Reader) error {
		program, err := readRecord(r)
		if err != nil || string(program) != f.Program {
			return fmt.Errorf("%s holds no readings of this build of the program: read the documents again", path)
		}
		for {
			body, err := readRecord(r)
			switch {
			case err == nil && len(body) == 0:
				return nil
			case err != nil || len(body) < 8:
				return fmt.Errorf("%s is not whole: read the documents again (%v)", path, err)
			}
			emit(int64(binary.LittleEndian.Uint64(body)), body[8:])
		}
	})
}

type readLines struct{}

func (*readLines) ProcessElement(ctx context.Context, path string, emit func([]byte)) error {
	return readFrom(ctx, path, func(r *bufio.Reader) error {
		for {
			line, err := r.ReadBytes('\n')
			if len(line) > 1 {
				emit(line[:len(line)-1])
			}
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
		}
	})
}

// readCounts reads a summary.
type readCounts struct{}

func (*readCounts) ProcessElement(line []byte, tally func(string, int64)) error {
	var sums map[string]int64
	if err := json.Unmarshal(line, &sums); err != nil {
		return fmt.Errorf("read the summary of the readings: %w", err)
	}
	for name, n := range sums {
		tally(name, n)
	}
	return nil
}
