package train

import (
	"errors"
	"math"
)

// fit finds the weights of a logistic regression by Newton's method, the last one being the intercept, with a
// penalty of l2/2 times the squares of the others. Columns of x should be standardised. It runs a fixed number of
// steps, more than enough to converge, so that the same data give the same bytes.
func fit(x [][]float64, y []bool, l2 float64) ([]float64, error) {
	if len(x) == 0 {
		return nil, errors.New("no training pairs")
	}
	n := len(x[0]) + 1
	w := make([]float64, n)
	row := make([]float64, n)
	for range 12 {
		gradient := make([]float64, n)
		hessian := make([][]float64, n)
		for i := range hessian {
			hessian[i] = make([]float64, n)
			if i < n-1 {
				hessian[i][i] = l2
				gradient[i] = -l2 * w[i]
			}
		}
		hessian[n-1][n-1] += 1e-9
		for k, features := range x {
			copy(row, features)
			row[n-1] = 1
			p := logistic(row, w)
			target := 0.0
			if y[k] {
				target = 1
			}
			for i := range row {
				gradient[i] += (target - p) * row[i]
				for j := range i + 1 {
					hessian[i][j] += p * (1 - p) * row[i] * row[j]
				}
			}
		}
		step, err := solve(hessian, gradient)
		if err != nil {
			return nil, err
		}
		for i := range w {
			w[i] += step[i]
		}
	}
	return w, nil
}

func logistic(row, w []float64) float64 {
	z := 0.0
	for i := range row {
		z += row[i] * w[i]
	}
	return 1 / (1 + math.Exp(-z))
}

// solve solves a symmetric positive definite system, of which the lower triangle is given, by Cholesky's method.
func solve(a [][]float64, b []float64) ([]float64, error) {
	n := len(b)
	for i := range n {
		for j := range i + 1 {
			sum := a[i][j]
			for k := range j {
				sum -= a[i][k] * a[j][k]
			}
			if i == j {
				if sum <= 0 {
					return nil, errors.New("features are linearly dependent: raise the penalty")
				}
				a[i][i] = math.Sqrt(sum)
			} else {
				a[i][j] = sum / a[j][j]
			}
		}
	}
	x := make([]float64, n)
	for i := range n {
		sum := b[i]
		for k := range i {
			sum -= a[i][k] * x[k]
		}
		x[i] = sum / a[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		sum := x[i]
		for k := i + 1; k < n; k++ {
			sum -= a[k][i] * x[k]
		}
		x[i] = sum / a[i][i]
	}
	return x, nil
}

// scaling brings features to mean 0 and deviation 1.
type scaling struct{ mean, deviation []float64 }

func scalingOf(x [][]float64) scaling {
	n := len(x[0])
	s := scaling{make([]float64, n), make([]float64, n)}
	for _, row := range x {
		for i, v := range row {
			s.mean[i] += v / float64(len(x))
		}
	}
	for _, row := range x {
		for i, v := range row {
			s.deviation[i] += (v - s.mean[i]) * (v - s.mean[i]) / float64(len(x))
		}
	}
	for i := range s.deviation {
		s.deviation[i] = math.Sqrt(s.deviation[i])
		if s.deviation[i] < 1e-9 {
			s.deviation[i] = 1
		}
	}
	return s
}

func (s scaling) apply(row []float64) []float64 {
	out := make([]float64, len(row))
	for i, v := range row {
		out[i] = (v - s.mean[i]) / s.deviation[i]
	}
	return out
}
