package train

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"

	"gainsay/internal/passage"
)

// Pair is one labelled pair of passages.
type Pair struct {
	ID, A, B, Label string
}

// Paraphrase is the label of a pair that says the same.
const Paraphrase = "paraphrase"

// folds of cross-validation. A pair belongs to the fold of its position modulo folds.
const folds = 10

// Score is how a model does on pairs it was not trained on.
type Score struct{ Accuracy, Precision, Recall, F1 float64 }

// Rewrite trains the model that tells a light rewrite from another text.
type Rewrite struct {
	examples []example
	// Penalty is the strength of the quadratic penalty on weights.
	Penalty float64
}

type example struct {
	features  []float64
	unmatched []string
	same      bool
}

// ReadPairs reads labelled pairs and computes their features.
func ReadPairs(ctx context.Context, path string, penalty float64) (*Rewrite, error) {
	weights, err := passage.BuiltinWeights()
	if err != nil {
		return nil, err
	}
	r := &Rewrite{Penalty: penalty}
	err = ReadLines(ctx, path, func(p Pair) error {
		features, unmatched := weights.Features(p.A, p.B)
		r.examples = append(r.examples, example{features, unmatched, p.Label == Paraphrase})
		return nil
	})
	return r, err
}

// Pairs is how many pairs were read.
func (r *Rewrite) Pairs() int { return len(r.examples) }

// CrossValidate scores the model by ten-fold cross-validation; everything that Fit learns, the threshold too, is
// learned from the other nine folds.
func (r *Rewrite) CrossValidate() (Score, error) {
	var c counts
	for fold := range folds {
		var others []example
		for i, e := range r.examples {
			if i%folds != fold {
				others = append(others, e)
			}
		}
		m, err := fitModel(others, r.Penalty)
		if err != nil {
			return Score{}, err
		}
		for i := fold; i < len(r.examples); i += folds {
			e := r.examples[i]
			c.add(m.Probability(e.features, e.unmatched) >= m.Threshold, e.same)
		}
	}
	return c.score(), nil
}

// Fit trains on all pairs.
func (r *Rewrite) Fit() (passage.RewriteModel, error) { return fitModel(r.examples, r.Penalty) }

// counts of a two-way decision.
type counts struct{ truePositive, falsePositive, falseNegative, trueNegative float64 }

func (c *counts) add(said, is bool) {
	switch {
	case said && is:
		c.truePositive++
	case said:
		c.falsePositive++
	case is:
		c.falseNegative++
	default:
		c.trueNegative++
	}
}

func (c *counts) score() Score {
	all := c.truePositive + c.falsePositive + c.falseNegative + c.trueNegative
	return Score{
		Accuracy:  (c.truePositive + c.trueNegative) / math.Max(1, all),
		Precision: c.truePositive / math.Max(1, c.truePositive+c.falsePositive),
		Recall:    c.truePositive / math.Max(1, c.truePositive+c.falseNegative),
		F1:        2 * c.truePositive / math.Max(1, 2*c.truePositive+c.falsePositive+c.falseNegative),
	}
}

// The evidence of single words is smoothed as by so many occurrences without any, and words that are too rare, or
// that say too little, are not written.
const (
	smoothing     = 30.0
	leastCount    = 3.0
	leastLogOdds  = 0.02
	lowThreshold  = 0.35
	highThreshold = 0.65
)

// wordCounts counts, for each stem, the pairs of either kind in which only one side has it.
type wordCounts struct {
	same, other           map[string]float64
	totalSame, totalOther float64
}

func countWords(examples []example) *wordCounts {
	c := &wordCounts{same: map[string]float64{}, other: map[string]float64{}}
	for _, e := range examples {
		for _, s := range e.unmatched {
			if e.same {
				c.same[s]++
				c.totalSame++
			} else {
				c.other[s]++
				c.totalOther++
			}
		}
	}
	return c
}

// logOdds of a stem, with the occurrences of one pair taken out, so that a pair is not its own witness in training.
func (c *wordCounts) logOdds(stem string, lessSame, lessOther float64) float64 {
	share := c.totalSame / math.Max(1, c.totalSame+c.totalOther)
	same, other := c.same[stem]-lessSame, c.other[stem]-lessOther
	if same+other+lessSame+lessOther < leastCount {
		return 0
	}
	return math.Log((same+smoothing*share)/(other+smoothing*(1-share))) - math.Log(share/(1-share))
}

// fitModel folds the scaling of features into the weights, rounded to what is written.
func fitModel(examples []example, penalty float64) (passage.RewriteModel, error) {
	words := countWords(examples)
	x := make([][]float64, len(examples))
	y := make([]bool, len(examples))
	for i, e := range examples {
		sum, lessSame, lessOther := 0.0, 0.0, 1.0
		if e.same {
			lessSame, lessOther = 1, 0
		}
		for _, s := range e.unmatched {
			sum += words.logOdds(s, lessSame, lessOther)
		}
		x[i] = append(slices.Clone(e.features), sum)
		y[i] = e.same
	}
	s := scalingOf(x)
	for i := range x {
		x[i] = s.apply(x[i])
	}
	w, err := fit(x, y, penalty)
	if err != nil {
		return passage.RewriteModel{}, err
	}
	m := passage.RewriteModel{Features: passage.FeatureNames(), Unmatched: map[string]float64{}}
	intercept := w[len(w)-1]
	for i := range s.mean {
		weight := w[i] / s.deviation[i]
		intercept -= w[i] * s.mean[i] / s.deviation[i]
		if i < len(m.Features) {
			m.Weights = append(m.Weights, round(weight))
		} else {
			m.UnmatchedWeight = round(weight)
		}
	}
	m.Intercept = round(intercept)
	for _, counted := range []map[string]float64{words.same, words.other} {
		for stem := range counted {
			if v := words.logOdds(stem, 0, 0); math.Abs(v) >= leastLogOdds {
				m.Unmatched[stem] = math.Round(v*1e3) / 1e3
			}
		}
	}
	m.Threshold = bestThreshold(x, y, w)
	return m, nil
}

// bestThreshold is the probability, in steps of a hundredth, with the greatest sum of accuracy and F1 over the
// training pairs, averaged over its neighbours so that a lucky spike does not decide.
func bestThreshold(x [][]float64, y []bool, w []float64) float64 {
	p := make([]float64, len(x))
	for i := range x {
		p[i] = logistic(append(slices.Clone(x[i]), 1), w)
	}
	value := func(threshold float64) float64 {
		var c counts
		for i := range p {
			c.add(p[i] >= threshold, y[i])
		}
		s := c.score()
		return s.Accuracy + s.F1
	}
	best, at := 0.0, 0.5
	for t := lowThreshold; t <= highThreshold; t += 0.01 {
		if v := value(t-0.02) + value(t-0.01) + value(t) + value(t+0.01) + value(t+0.02); v > best {
			best, at = v, t
		}
	}
	return math.Round(at*100) / 100
}

func round(x float64) float64 { return math.Round(x*1e6) / 1e6 }

// WriteRewrite writes a model as JSON.
func WriteRewrite(out io.Writer, m passage.RewriteModel) error {
	e := json.NewEncoder(out)
	e.SetIndent("", " ")
	if err := e.Encode(m); err != nil {
		return fmt.Errorf("write the model of rewrites: %w", err)
	}
	return nil
}
