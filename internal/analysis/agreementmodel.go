package analysis

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

//go:embed agreement.tsv
var builtinAgreements string

// agreements weighs the signs that two claims say the same: a logistic regression.
type agreements [signs]float64

// loadAgreements reads a table of the weights of all signs.
func loadAgreements(table string) (*agreements, error) {
	var out agreements
	seen := [signs]bool{}
	for n, line := range strings.Split(strings.TrimSpace(table), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, weight, _ := strings.Cut(line, "\t")
		i := slices.Index(signNames[:], name)
		if i < 0 {
			return nil, fmt.Errorf("agreement.tsv:%d: unknown sign %q", n+1, name)
		}
		x, err := strconv.ParseFloat(weight, 64)
		if err != nil {
			return nil, fmt.Errorf("agreement.tsv:%d: %w", n+1, err)
		}
		out[i], seen[i] = x, true
	}
	if i := slices.Index(seen[:], false); i >= 0 {
		return nil, fmt.Errorf("agreement.tsv: no weight for %q", signNames[i])
	}
	return &out, nil
}

// probability that two claims say the same.
func (a *agreements) probability(of *signValues) float64 {
	sum := 0.0
	for i, x := range of {
		sum += a[i] * x
	}
	return 1 / (1 + math.Exp(-sum))
}
