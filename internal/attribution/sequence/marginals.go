package sequence

import "math"

// Marginals are the probabilities of labels and transitions under a conditional random field with given scores.
type Marginals struct {
	// Node[i][l] is the probability of label l at token i, Edge[i][a][b] that of going from a to b into token i.
	Node [][LabelCount]float64
	Edge [][LabelCount][LabelCount]float64

	alpha, beta [][LabelCount]float64
}

// Compute runs forward and backward over the scores of a sentence.
func (m *Marginals) Compute(s *Scores) {
	n := len(s.Node)
	if cap(m.Node) < n {
		m.Node, m.Edge = make([][LabelCount]float64, n), make([][LabelCount][LabelCount]float64, n)
		m.alpha, m.beta = make([][LabelCount]float64, n), make([][LabelCount]float64, n)
	}
	m.Node, m.Edge, m.alpha, m.beta = m.Node[:n], m.Edge[:n], m.alpha[:n], m.beta[:n]
	if n == 0 {
		return
	}
	m.forward(s)
	m.backward()
	for i := n - 1; i >= 0; i-- {
		var sum float64
		e := &m.Edge[i]
		for a := range LabelCount {
			for b := range LabelCount {
				v := e[a][b] * m.Node[i][b] * m.beta[i][b]
				if i > 0 {
					v *= m.alpha[i-1][a]
				}
				e[a][b] = v
				sum += v
			}
		}
		var node [LabelCount]float64
		for a := range LabelCount {
			for b := range LabelCount {
				e[a][b] /= sum
				node[b] += e[a][b]
			}
		}
		m.Node[i] = node
	}
}

// forward leaves the exponentials of the scores in Node and Edge. Each column of alpha is scaled to sum to one, so
// that no sentence is too long.
func (m *Marginals) forward(s *Scores) {
	for i := range m.Node {
		top := float32(math.Inf(-1))
		for _, x := range s.Node[i] {
			top = max(top, x)
		}
		for l, x := range s.Node[i] {
			m.Node[i][l] = math.Exp(float64(x - top))
		}
		for a := range LabelCount {
			for b := range LabelCount {
				m.Edge[i][a][b] = 0
				if permitted[a][b] && (i > 0 || a == 0) {
					m.Edge[i][a][b] = math.Exp(float64(s.Edge[i][a][b]))
				}
			}
		}
		var sum float64
		for b := range LabelCount {
			v := m.Edge[i][0][b]
			if i > 0 {
				v = 0
				for a := range LabelCount {
					v += m.alpha[i-1][a] * m.Edge[i][a][b]
				}
			}
			m.alpha[i][b] = v * m.Node[i][b]
			sum += m.alpha[i][b]
		}
		for b := range LabelCount {
			m.alpha[i][b] /= sum
		}
	}
}

func (m *Marginals) backward() {
	n := len(m.Node)
	for l := range LabelCount {
		m.beta[n-1][l] = 1
	}
	for i := n - 1; i > 0; i-- {
		var sum float64
		for a := range LabelCount {
			v := 0.0
			for b := range LabelCount {
				v += m.Edge[i][a][b] * m.Node[i][b] * m.beta[i][b]
			}
			m.beta[i-1][a] = v
			sum += v
		}
		for a := range LabelCount {
			m.beta[i-1][a] /= sum
		}
	}
}

// permitted is Allowed as a table.
var permitted = func() (out [LabelCount][LabelCount]bool) {
	for a := range LabelCount {
		for b := range LabelCount {
			out[a][b] = Allowed(Label(a), Label(b))
		}
	}
	return out
}()

// Balance says how the labels of a sentence are chosen from their probabilities.
type Balance struct {
	// Role is the weight of the probability of the role of a token beside that of its label. The best single
	// sequence leaves out a run whose boundaries are unsure although it is sure that there is one; the role does not.
	Role float64
	// Outside is the weight of the probability that a token is outside of all runs. Less than one finds more.
	Outside float64
}

// DefaultBalance is the balance that did best on articles kept apart.
func DefaultBalance() Balance { return Balance{Role: 1, Outside: 0.8} }

// Choose turns probabilities into the scores of a decoding that maximises the expected number of right labels and
// roles.
func (b Balance) Choose(m *Marginals, out *Scores) {
	out.Reset(len(m.Node))
	for i := range m.Node {
		p := &m.Node[i]
		out.Node[i][Outside] = float32((1 + b.Role) * b.Outside * p[Outside])
		for _, r := range []Role{Source, Cue, Content} {
			role := p[r.Begin()] + p[r.Inside()]
			out.Node[i][r.Begin()] = float32(p[r.Begin()] + b.Role*role)
			out.Node[i][r.Inside()] = float32(p[r.Inside()] + b.Role*role)
		}
	}
}
