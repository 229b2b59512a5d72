package train

import (
	"context"
	"fmt"
	"io"

	"gainsay/internal/event"
	"gainsay/internal/logistic"
	"gainsay/internal/rule"
)

// Options of Fit.
type Options struct {
	// Negative is what a pair of different events weighs where a pair of one event weighs 1; Ridge pulls every weight
	// but the bias towards 0.
	Negative, Ridge float64
	Log             io.Writer
}

// Fit learns the weights of the features from the pairs of claims that both reach a marked event. It fits twice: the
// second time with the features that depend on what the first model says of the neighbouring pairs.
func Fit(ctx context.Context, c *Collection, pack *rule.Pack, o Options) ([]float64, error) {
	pairs, err := event.Compare(ctx, c.Sources, pack)
	if err != nil {
		return nil, err
	}
	return FitPairs(ctx, c, pairs, o, func(event.Ref) bool { return true })
}

// FitPairs is Fit for pairs that have been compared already, of those claims that are to be learned from.
func FitPairs(ctx context.Context, c *Collection, pairs *event.Pairs, o Options, learn func(event.Ref) bool) ([]float64, error) {
	chains := c.chains()
	var examples []logistic.Example
	positive := 0
	for i := range pairs.Len() {
		a, b, f := pairs.Pair(i)
		x, okA := chains[a]
		y, okB := chains[b]
		if !okA || !okB || !learn(a) || !learn(b) {
			continue
		}
		e := logistic.Example{Features: f, Weight: o.Negative}
		if x == y {
			e.Label, e.Weight = 1, 1
			positive++
		}
		examples = append(examples, e)
	}
	fmt.Fprintf(o.Log, "%d pairs, %d of one event\n", len(examples), positive)
	if positive == 0 {
		return nil, fmt.Errorf("no pair of claims is of one event")
	}
	var w []float64
	for range 2 {
		w = logistic.Fit(examples, len(event.FeatureNames()), o.Ridge, o.Log)
		if err := pairs.Support(ctx, w); err != nil {
			return nil, err
		}
	}
	return w, nil
}
