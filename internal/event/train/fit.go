package train

import (
	"context"
	"fmt"
	"io"
	"math"

	"gainsay/internal/event"
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
	var examples []example
	positive := 0
	for i := range pairs.Len() {
		a, b, f := pairs.Pair(i)
		x, okA := chains[a]
		y, okB := chains[b]
		if !okA || !okB || !learn(a) || !learn(b) {
			continue
		}
		e := example{features: f, weight: o.Negative}
		if x == y {
			e.label, e.weight = 1, 1
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
		w = newton(examples, len(event.FeatureNames()), o)
		if err := pairs.Support(ctx, w); err != nil {
			return nil, err
		}
	}
	return w, nil
}

type example struct {
	features      []float64
	label, weight float64
}

const (
	mostSteps = 25
	converged = 1e-4
)

// newton fits a logistic regression with a ridge by Newton's method (iteratively reweighted least squares), which
// needs few steps and no rate.
func newton(examples []example, n int, o Options) []float64 {
	w := make([]float64, n)
	for step := range mostSteps {
		gradient := make([]float64, n)
		hessian := make([][]float64, n)
		for i := range hessian {
			hessian[i] = make([]float64, n)
		}
		loss := 0.0
		var active []int
		for _, e := range examples {
			sum := 0.0
			active = active[:0]
			for i, x := range e.features {
				if x != 0 {
					active = append(active, i)
					sum += w[i] * x
				}
			}
			p := 1 / (1 + math.Exp(-sum))
			loss -= e.weight * (e.label*math.Log(max(p, 1e-12)) + (1-e.label)*math.Log(max(1-p, 1e-12)))
			g, h := e.weight*(e.label-p), e.weight*p*(1-p)
			for k, i := range active {
				gradient[i] += g * e.features[i]
				for _, j := range active[k:] {
					hessian[i][j] += h * e.features[i] * e.features[j]
				}
			}
		}
		for i := range n {
			ridge := o.Ridge
			gradient[i] -= ridge * w[i]
			hessian[i][i] += ridge + 1e-9
			for j := range i {
				hessian[i][j] = hessian[j][i]
			}
		}
		largest := 0.0
		for i, d := range solve(hessian, gradient) {
			d = max(-2, min(2, d))
			w[i] += d
			largest = max(largest, math.Abs(d))
		}
		fmt.Fprintf(o.Log, "step %d: loss %.1f, largest change %.4f\n", step+1, loss, largest)
		if largest < converged {
			break
		}
	}
	return w
}

// solve solves the symmetric positive definite system a x = b by Cholesky's decomposition.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	l := make([][]float64, n)
	for i := range n {
		l[i] = make([]float64, i+1)
		for j := range i + 1 {
			sum := a[i][j]
			for k := range j {
				sum -= l[i][k] * l[j][k]
			}
			if i == j {
				l[i][i] = math.Sqrt(max(sum, 1e-12))
			} else {
				l[i][j] = sum / l[j][j]
			}
		}
	}
	x := make([]float64, n)
	for i := range n {
		sum := b[i]
		for k := range i {
			sum -= l[i][k] * x[k]
		}
		x[i] = sum / l[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		sum := x[i]
		for k := i + 1; k < n; k++ {
			sum -= l[k][i] * x[k]
		}
		x[i] = sum / l[i][i]
	}
	return x
}
