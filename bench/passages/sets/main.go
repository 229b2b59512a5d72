// Sets writes the token sets of the sentences of a corpus of JSON lines, the same for every program of the benchmark:
// the distinct sets of at least six words, each as ascending ranks, rare words first.
package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"

	"gainsay/internal/corpus"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: sets CORPUS.jsonl.gz SETS.txt")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "sets:", err)
		os.Exit(1)
	}
}

func run(from, to string) error {
	docs, _, err := corpus.Read(context.Background(), corpus.Options{}, []string{from}, nil)
	if err != nil {
		return err
	}
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		return err
	}
	weights, err := passage.BuiltinWeights()
	if err != nil {
		return err
	}
	ids := map[string]uint32{}
	var norms []string
	var sets [][]uint32
	seen := map[string]bool{}
	for i := range docs {
		for _, s := range reader.Segment(docs[i].Text).Sentences {
			words := passage.Words(docs[i].Text, s.Span)
			if len(words) < passage.DefaultMinTokens {
				continue
			}
			var set []uint32
			for _, w := range words {
				id, ok := ids[w.Norm]
				if !ok {
					id = uint32(len(norms))
					ids[w.Norm] = id
					norms = append(norms, w.Norm)
				}
				set = append(set, id)
			}
			slices.Sort(set)
			set = slices.Compact(set)
			if key := fmt.Sprint(set); !seen[key] {
				seen[key] = true
				sets = append(sets, set)
			}
		}
	}
	frequency := make([]int, len(norms))
	for _, set := range sets {
		for _, id := range set {
			frequency[id]++
		}
	}
	order := make([]uint32, len(norms))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortStableFunc(order, func(a, b uint32) int { return cmp.Compare(frequency[a], frequency[b]) })
	rank := make([]uint32, len(norms))
	for r, id := range order {
		rank[id] = uint32(r)
	}
	f, err := os.Create(to)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for _, id := range order {
		fmt.Fprint(w, int(math.Round(64*weights.Of(norms[id]))), " ")
	}
	for _, set := range sets {
		for i := range set {
			set[i] = rank[set[i]]
		}
		slices.Sort(set)
		if err := writeSet(w, set); err != nil {
			return err
		}
	}
	fmt.Fprintln(w)
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%d documents, %d distinct sets, %d words\n", len(docs), len(sets), len(norms))
	return f.Close()
}

func writeSet(w io.StringWriter, set []uint32) error {
	line := "\n"
	for i, r := range set {
		if i > 0 {
			line += " "
		}
		line += strconv.FormatUint(uint64(r), 10)
	}
	_, err := w.WriteString(line)
	return err
}
