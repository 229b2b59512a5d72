package sequence

import "math"

// Marginals are the probabilities of labels and transitions under a conditional random field with given scores.
type Marginals struct {
	// Node[i][l] is the probability of label l at token i, Edge[i][a][b] that of going from a to b into token i.
	Node [][LabelCount]float64
	Edge [][LabelCount][LabelCount]float64
	// Memory[i][m][b] is the probability of label b at token i after memory m; Memory[n][m][End] that the sentence
	// ends with memory m.
	Memory [][MemoryCount][LabelCount + 1]float64

	alpha, beta [][states]float64
	node        [][LabelCount]float64
	edge        [][LabelCount][LabelCount]float64
	memory      [][MemoryCount][LabelCount]float64
}

// Compute runs forward and backward over the scores of a sentence, divided by temperature.
func (m *Marginals) Compute(s *Scores, temperature float64) {
	n := len(s.Node)
	if cap(m.Node) < n || cap(m.Memory) < n+1 {
		m.Node, m.Edge = make([][LabelCount]float64, n), make([][LabelCount][LabelCount]float64, n)
		m.Memory = make([][MemoryCount][LabelCount + 1]float64, n+1)
		m.alpha, m.beta = make([][states]float64, n), make([][states]float64, n)
		m.node, m.edge = make([][LabelCount]float64, n), make([][LabelCount][LabelCount]float64, n)
		m.memory = make([][MemoryCount][LabelCount]float64, n)
	}
	m.Node, m.Edge, m.Memory = m.Node[:n], m.Edge[:n], m.Memory[:n+1]
	m.alpha, m.beta, m.node, m.edge, m.memory = m.alpha[:n], m.beta[:n], m.node[:n], m.edge[:n], m.memory[:n]
	clear(m.Node)
	clear(m.Edge)
	clear(m.Memory)
	if n == 0 {
		return
	}
	m.exponentials(s, temperature)
	m.forward()
	m.backward(s, temperature)
	m.collect()
}

// exponentials of the scores. The largest of each set is taken off first; it cancels out.
func (m *Marginals) exponentials(s *Scores, temperature float64) {
	for i := range m.node {
		top := float32(math.Inf(-1))
		for _, x := range s.Node[i] {
			top = max(top, x)
		}
		for l, x := range s.Node[i] {
			m.node[i][l] = math.Exp(float64(x-top) / temperature)
		}
		top = float32(math.Inf(-1))
		for a := range LabelCount {
			for b := range LabelCount {
				top = max(top, s.Edge[i][a][b])
			}
		}
		for a := range LabelCount {
			for b := range LabelCount {
				m.edge[i][a][b] = 0
				if permitted[a][b] {
					m.edge[i][a][b] = math.Exp(float64(s.Edge[i][a][b]-top) / temperature)
				}
			}
		}
		for k := range MemoryCount {
			for b := range LabelCount {
				m.memory[i][k][b] = math.Exp(float64(s.Memory[i][k][b]) / temperature)
			}
		}
	}
}

// forward scales each column of alpha to sum to one, so that no sentence is too long.
func (m *Marginals) forward() {
	for i := range m.node {
		m.alpha[i] = [states]float64{}
		sum := 0.0
		for k := range Memory(MemoryCount) {
			for a := range LabelCount {
				before := 0.0
				if i > 0 {
					before = m.alpha[i-1][int(k)*LabelCount+a]
				} else if k == 0 && a == 0 {
					before = 1
				}
				if before == 0 {
					continue
				}
				for b := range LabelCount {
					v := before * m.edge[i][a][b] * m.memory[i][k][b] * m.node[i][b]
					m.alpha[i][int(k.After(Label(b)))*LabelCount+b] += v
					sum += v
				}
			}
		}
		for x := range states {
			m.alpha[i][x] /= sum
		}
	}
}

func (m *Marginals) backward(s *Scores, temperature float64) {
	n := len(m.node)
	for x := range states {
		m.beta[n-1][x] = math.Exp(float64(s.Memory[n][x/LabelCount][End]) / temperature)
	}
	for i := n - 1; i > 0; i-- {
		sum := 0.0
		for k := range Memory(MemoryCount) {
			for a := range LabelCount {
				v := 0.0
				for b := range LabelCount {
					v += m.edge[i][a][b] * m.memory[i][k][b] * m.node[i][b] * m.beta[i][int(k.After(Label(b)))*LabelCount+b]
				}
				m.beta[i-1][int(k)*LabelCount+a] = v
				sum += v
			}
		}
		for x := range states {
			m.beta[i-1][x] /= sum
		}
	}
}

// collect sums the probabilities of transitions into those of labels, edges and memories.
func (m *Marginals) collect() {
	n := len(m.node)
	for i := range n {
		sum := 0.0
		for k := range Memory(MemoryCount) {
			for a := range LabelCount {
				before := 0.0
				if i > 0 {
					before = m.alpha[i-1][int(k)*LabelCount+a]
				} else if k == 0 && a == 0 {
					before = 1
				}
				if before == 0 {
					continue
				}
				for b := range LabelCount {
					v := before * m.edge[i][a][b] * m.memory[i][k][b] * m.node[i][b] * m.beta[i][int(k.After(Label(b)))*LabelCount+b]
					m.Node[i][b] += v
					m.Edge[i][a][b] += v
					m.Memory[i][k][b] += v
					sum += v
				}
			}
		}
		for b := range LabelCount {
			m.Node[i][b] /= sum
			for a := range LabelCount {
				m.Edge[i][a][b] /= sum
			}
			for k := range MemoryCount {
				m.Memory[i][k][b] /= sum
			}
		}
	}
	sum := 0.0
	for x := range states {
		v := m.alpha[n-1][x] * m.beta[n-1][x]
		m.Memory[n][x/LabelCount][End] += v
		sum += v
	}
	for k := range MemoryCount {
		m.Memory[n][k][End] /= sum
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
