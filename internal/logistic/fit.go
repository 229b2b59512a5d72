// Package logistic fits logistic regressions, for the models that are tables of weights.
package logistic

import (
	"fmt"
	"io"
	"math"
)

// Example is what is learned from: the values of the features, how true it is (1 or 0, or between) and how much it counts.
type Example struct {
	Features      []float64
	Label, Weight float64
}

const (
	mostSteps = 25
	converged = 1e-4
)

// Fit finds the weights of n features by Newton's method (iteratively reweighted least squares), which needs few steps and no
// rate; the ridge pulls every weight towards 0. Steps are told to log. The same examples give the same bytes.
func Fit(examples []Example, n int, ridge float64, log io.Writer) []float64 {
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
			for i, x := range e.Features {
				if x != 0 {
					active = append(active, i)
					sum += w[i] * x
				}
			}
			p := 1 / (1 + math.Exp(-sum))
			loss -= e.Weight * (e.Label*math.Log(max(p, 1e-12)) + (1-e.Label)*math.Log(max(1-p, 1e-12)))
			g, h := e.Weight*(e.Label-p), e.Weight*p*(1-p)
			for k, i := range active {
				gradient[i] += g * e.Features[i]
				for _, j := range active[k:] {
					hessian[i][j] += h * e.Features[i] * e.Features[j]
				}
			}
		}
		for i := range n {
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
		fmt.Fprintf(log, "step %d: loss %.1f, largest change %.4f\n", step+1, loss, largest)
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
