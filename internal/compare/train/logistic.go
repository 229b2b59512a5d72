// Package train fits and measures the models of package compare on labelled pairs of sentences.
package train

import (
	"errors"
	"math"
	"slices"

	"gainsay/internal/compare"
)

// example is one observation with what became of its pair.
type example struct {
	features []int32
	values   []float64
	weight   float64
	positive bool
}

// names numbers the features that occur often enough.
type names struct {
	index map[string]int
	list  []string
}

// namesOf lists the features of observations that stand in at least least of them, in order.
func namesOf(all [][]compare.Feature, least int) names {
	count := map[string]int{}
	for _, f := range all {
		for _, x := range f {
			count[x.Name]++
		}
	}
	n := names{index: map[string]int{}}
	for name, c := range count {
		if c >= least {
			n.list = append(n.list, name)
		}
	}
	slices.Sort(n.list)
	for i, name := range n.list {
		n.index[name] = i
	}
	return n
}

func (n names) example(f []compare.Feature, weight float64, positive bool) example {
	e := example{weight: weight, positive: positive}
	for _, x := range f {
		if i, ok := n.index[x.Name]; ok {
			e.features = append(e.features, int32(i))
			e.values = append(e.values, x.Value)
		}
	}
	return e
}

// fit finds the weights of a logistic regression with a quadratic penalty by the limited-memory method of Broyden,
// Fletcher, Goldfarb and Shanno (Nocedal 1980); the last weight is the bias, which is not penalised. Nothing in it is
// random, so that the same data give the same bytes.
func fit(examples []example, n int, penalty float64) ([]float64, error) {
	if len(examples) == 0 {
		return nil, errors.New("no examples")
	}
	w := make([]float64, n+1)
	gradient := make([]float64, n+1)
	value := loss(examples, n, penalty, w, gradient)
	const memory, rounds = 8, 120
	var steps, turns [][]float64
	var products []float64
	for range rounds {
		direction := descend(gradient, steps, turns, products)
		slope := dot(direction, gradient)
		if slope >= 0 || norm(gradient) < 1e-4*max(1, norm(w)) {
			break
		}
		size := 1.
		if len(steps) == 0 {
			size = 1 / max(1, norm(gradient))
		}
		next, nextGradient := make([]float64, n+1), make([]float64, n+1)
		var nextValue float64
		for range 30 {
			for i := range w {
				next[i] = w[i] + size*direction[i]
			}
			nextValue = loss(examples, n, penalty, next, nextGradient)
			if nextValue <= value+1e-4*size*slope {
				break
			}
			size /= 2
		}
		step, turn := make([]float64, n+1), make([]float64, n+1)
		for i := range w {
			step[i], turn[i] = next[i]-w[i], nextGradient[i]-gradient[i]
		}
		if p := dot(step, turn); p > 1e-12 {
			steps, turns, products = append(steps, step), append(turns, turn), append(products, p)
			if len(steps) > memory {
				steps, turns, products = steps[1:], turns[1:], products[1:]
			}
		}
		done := value-nextValue < 1e-7*math.Abs(value)
		w, gradient, value = next, nextGradient, nextValue
		if done {
			break
		}
	}
	return w, nil
}

// loss is the negative logarithm of the likelihood with the penalty; it fills in the gradient.
func loss(examples []example, n int, penalty float64, w, gradient []float64) float64 {
	sum := 0.
	for i := range n {
		sum += penalty / 2 * w[i] * w[i]
		gradient[i] = penalty * w[i]
	}
	gradient[n] = 0
	for k := range examples {
		e := &examples[k]
		z := w[n]
		for i, f := range e.features {
			z += w[f] * e.values[i]
		}
		if e.positive {
			z = -z
		}
		// ln(1+exp(z)) without overflow.
		l, g := 0., 0.
		if z > 0 {
			l = z + math.Log1p(math.Exp(-z))
			g = 1 / (1 + math.Exp(-z))
		} else {
			l = math.Log1p(math.Exp(z))
			g = math.Exp(z) / (1 + math.Exp(z))
		}
		sum += e.weight * l
		g *= e.weight
		if e.positive {
			g = -g
		}
		gradient[n] += g
		for i, f := range e.features {
			gradient[f] += g * e.values[i]
		}
	}
	return sum
}

// descend is the two-loop recursion: the direction in which to go, from the last steps and turns of the gradient.
func descend(gradient []float64, steps, turns [][]float64, products []float64) []float64 {
	d := make([]float64, len(gradient))
	for i, g := range gradient {
		d[i] = -g
	}
	shares := make([]float64, len(steps))
	for k := len(steps) - 1; k >= 0; k-- {
		shares[k] = dot(steps[k], d) / products[k]
		for i := range d {
			d[i] -= shares[k] * turns[k][i]
		}
	}
	if k := len(steps) - 1; k >= 0 {
		scale := products[k] / dot(turns[k], turns[k])
		for i := range d {
			d[i] *= scale
		}
	}
	for k := range steps {
		back := dot(turns[k], d) / products[k]
		for i := range d {
			d[i] += (shares[k] - back) * steps[k][i]
		}
	}
	return d
}

func dot(x, y []float64) float64 {
	sum := 0.
	for i := range x {
		sum += x[i] * y[i]
	}
	return sum
}

func norm(x []float64) float64 { return math.Sqrt(dot(x, x)) }
