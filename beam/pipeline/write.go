package pipeline

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

// write writes JSON lines, sorted, into so many files.
func write(s beam.Scope, folder, name string, shards int, lines beam.PCollection) {
	keyed := beam.ParDo(s, &shard{shards}, lines)
	beam.ParDo0(s, &writeShard{folder, name, shards}, beam.GroupByKey(s, keyed))
}

type shard struct{ Shards int }

func (f *shard) ProcessElement(line []byte, emit func(int64, []byte)) {
	emit(int64(uint64(key("line", string(line)))%uint64(f.Shards)), line)
}

type writeShard struct {
	Folder, Name string
	Shards       int
}

func (f *writeShard) ProcessElement(ctx context.Context, n int64, values func(*[]byte) bool) error {
	lines := newSorter(sortedAtOnce)
	defer lines.close()
	var body []byte
	for values(&body) {
		if err := lines.add(body); err != nil {
			return err
		}
	}
	return writeFile(ctx, f.Folder, shardName(f.Name, int(n), f.Shards, "jsonl"), func(w *bufio.Writer) error {
		return lines.each(func(line []byte) error {
			w.Write(line)
			return w.WriteByte('\n')
		})
	})
}

// sortedAtOnce is how many bytes of lines are sorted in memory; more go through files of the worker.
const sortedAtOnce = 64 << 20

func shardName(name string, n, shards int, ending string) string {
	return fmt.Sprintf("%s-%05d-of-%05d.%s", name, n, shards, ending)
}

// writeSummary writes the sums of the tallies as one line.
func writeSummary(s beam.Scope, folder string, tallies []beam.PCollection) {
	sums := beam.CombinePerKey(s, &sumCounts{}, beam.Flatten(s, tallies...))
	beam.ParDo0(s, &writeCounts{folder}, beam.GroupByKey(s, beam.ParDo(s, &asOne{}, sums)))
}

type sumCounts struct{}

func (*sumCounts) MergeAccumulators(a, b int64) int64 { return a + b }

// count is a number of the summary.
type count struct {
	Name  string
	Count int64
}

type asOne struct{}

func (*asOne) ProcessElement(name string, n int64, emit func(int64, count)) { emit(0, count{name, n}) }

type writeCounts struct{ Folder string }

func (f *writeCounts) ProcessElement(ctx context.Context, _ int64, values func(*count) bool) error {
	var all []count
	var c count
	for values(&c) {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b count) int { return cmp.Compare(a.Name, b.Name) })
	sums := map[string]int64{}
	for _, c := range all {
		sums[c.Name] = c.Count
	}
	body, err := json.Marshal(sums)
	if err != nil {
		return err
	}
	return writeFile(ctx, f.Folder, "summary.jsonl", func(w *bufio.Writer) error {
		w.Write(body)
		return w.WriteByte('\n')
	})
}
