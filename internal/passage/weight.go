package passage

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

// frequencyTable holds, for each frequent word of English news, in how many of N documents it stands. See
// model/README.md for where it comes from.
//
//go:embed model/frequencies.tsv.gz
var frequencyTable []byte

// weightScale is the fixed point of word weights: sums of integers do not depend on the order of addition, so
// that the filters of the join and the brute force that it is tested against agree to the last bit.
const weightScale = 64

// numberWeight is what a number weighs. Numbers are rare words each by itself, but a copy in which a number
// changed is still a copy, so they must not weigh like a rare name.
const numberWeight = 3 * weightScale

// Weights says how much a word tells about a passage: its inverse document frequency in English news at large,
// ln(1 + N/df). A table that comes with the program is used instead of counts over the run's own documents, so
// that the similarity of two passages does not change when a third document arrives.
type Weights struct {
	byWord map[string]uint32
	rare   uint32
}

// builtinWeights parses the embedded table once.
var builtinWeights = sync.OnceValues(func() (*Weights, error) { return parseWeights(frequencyTable) })

// BuiltinWeights is the table of word weights that comes with the program. Safe for concurrent use.
func BuiltinWeights() (*Weights, error) { return builtinWeights() }

func parseWeights(gz []byte) (*Weights, error) {
	z, err := gzip.NewReader(bytes.NewReader(gz))
	if err != nil {
		return nil, fmt.Errorf("read word frequencies: %w", err)
	}
	lines := bufio.NewScanner(z)
	w := &Weights{byWord: make(map[string]uint32, 1<<15)}
	documents := 0.0
	for n := 1; lines.Scan(); n++ {
		word, count, ok := strings.Cut(lines.Text(), "\t")
		df, err := strconv.Atoi(count)
		if !ok || err != nil || df < 1 {
			return nil, fmt.Errorf("read word frequencies: line %d is not a word, a tab and a count", n)
		}
		if n == 1 {
			documents = float64(df)
			w.rare = inverseFrequency(documents, 1)
			continue
		}
		w.byWord[word] = inverseFrequency(documents, float64(df))
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read word frequencies: %w", err)
	}
	if documents == 0 {
		return nil, fmt.Errorf("read word frequencies: the table is empty")
	}
	return w, nil
}

func inverseFrequency(documents, df float64) uint32 {
	return max(1, uint32(math.Round(weightScale*math.Log1p(documents/(df+1)))))
}

// of is the weight of a word in its normal form.
func (w *Weights) of(norm string) uint32 {
	if norm != "" && isDigit(norm[0]) {
		return numberWeight
	}
	if v, ok := w.byWord[norm]; ok {
		return v
	}
	return w.rare
}

// Of is the weight of a word in its normal form (see Word), about 0.7 for "the" and 7.8 for a rare name.
func (w *Weights) Of(norm string) float64 { return float64(w.of(norm)) / weightScale }
