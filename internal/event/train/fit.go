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
	// OfStories is what a pair of a story weighs beside one of the collection.
	OfStories float64
	Log       io.Writer
}

// Lessons are pairs of claims, of some of which it is known whether they are one event.
type Lessons struct {
	pairs  *event.Pairs
	known  func(a, b event.Ref) (same, known bool)
	weight float64
}

// Lessons compares the claims of a collection. What a claim that reaches no mark is, is not known.
func (c *Collection) Lessons(ctx context.Context, pack *rule.Pack) (*Lessons, error) {
	pairs, err := event.Compare(ctx, c.Sources, pack)
	if err != nil {
		return nil, err
	}
	chains := c.chains()
	return &Lessons{pairs, func(a, b event.Ref) (same, known bool) {
		x, okA := chains[a]
		y, okB := chains[b]
		return x == y, okA && okB
	}, 1}, nil
}

// Lessons compares the claims of a story; each of its pairs weighs so much.
func (s *Story) Lessons(ctx context.Context, pack *rule.Pack, weight float64) (*Lessons, error) {
	pairs, err := event.Compare(ctx, s.Sources, pack)
	if err != nil {
		return nil, err
	}
	return &Lessons{pairs, s.one, weight}, nil
}

// Fit learns the weights of the features from pairs of which it is known whether they are one event. It fits twice: the second
// time with the features that depend on what the first model says of the neighbouring pairs.
func Fit(ctx context.Context, lessons []*Lessons, o Options) (w []float64, err error) {
	for range 2 {
		if w, err = fit(lessons, o); err != nil {
			return nil, err
		}
		for _, l := range lessons {
			if err := l.pairs.Support(ctx, w); err != nil {
				return nil, err
			}
		}
	}
	return w, nil
}

// FitSure learns the weights of the sure, which take from the weights w of Fit which neighbouring pairs are aligned.
func FitSure(ctx context.Context, lessons []*Lessons, w []float64, o Options) ([]float64, error) {
	for _, l := range lessons {
		if err := l.pairs.Support(ctx, w); err != nil {
			return nil, err
		}
	}
	return fit(lessons, o)
}

func fit(lessons []*Lessons, o Options) ([]float64, error) {
	var examples []logistic.Example
	positive := 0
	for _, l := range lessons {
		for i := range l.pairs.Len() {
			a, b, f := l.pairs.Pair(i)
			same, known := l.known(a, b)
			if !known {
				continue
			}
			e := logistic.Example{Features: f, Weight: o.Negative * l.weight}
			if same {
				e.Label, e.Weight = 1, l.weight
				positive++
			}
			examples = append(examples, e)
		}
	}
	fmt.Fprintf(o.Log, "%d pairs, %d of one event\n", len(examples), positive)
	if positive == 0 {
		return nil, fmt.Errorf("no pair of claims is of one event")
	}
	return logistic.Fit(examples, len(event.FeatureNames()), o.Ridge, o.Log), nil
}
