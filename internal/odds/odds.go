// Package odds reads the tables of logistic regressions that were learned elsewhere: what each of some signs, known by their
// names, says for (+) or against (-) something being so. It knows nothing of what they are signs of.
package odds

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Weights of signs, in the order of their names.
type Weights []float64

// Parse reads a table of the weights of all signs, a line each of name, tab and weight, beside lines that begin with "#". Its errors
// name the file and the line.
func Parse(file, table string, names []string) (Weights, error) {
	out := make(Weights, len(names))
	seen := make([]bool, len(names))
	for n, line := range strings.Split(strings.TrimSpace(table), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, weight, _ := strings.Cut(line, "\t")
		i := slices.Index(names, name)
		if i < 0 {
			return nil, fmt.Errorf("%s:%d: unknown sign %q", file, n+1, name)
		}
		x, err := strconv.ParseFloat(weight, 64)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n+1, err)
		}
		out[i], seen[i] = x, true
	}
	if i := slices.Index(seen, false); i >= 0 {
		return nil, fmt.Errorf("%s: no weight for %q", file, names[i])
	}
	return out, nil
}

// Format writes a table that Parse reads, which begins with a comment.
func Format(comment string, names []string, weights []float64) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", comment)
	for i, name := range names {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, weights[i])
	}
	return b.String()
}

// Probability of what the signs are signs of, given a value for each.
func (w Weights) Probability(signs []float64) float64 {
	sum := 0.0
	for i, x := range signs {
		sum += w[i] * x
	}
	return 1 / (1 + math.Exp(-sum))
}
