package train

import (
	"math/rand/v2"

	"gainsay/internal/attribution/sequence"
)

const (
	labels   = sequence.LabelCount
	memories = sequence.MemoryCount
)

type (
	nodeRow   [labels]float32
	edgeRow   [labels][labels]float32
	memoryRow [memories][labels + 1]float32
)

// perceptron holds the weights of the structured averaged perceptron: for each weight its value and the sum of its
// changes times the step at which they were made, from which the mean over all steps follows.
type perceptron struct {
	node, nodeSum     []nodeRow
	edge, edgeSum     []edgeRow
	memory, memorySum []memoryRow
	step              float32
	scores            sequence.Scores
	decoded           []sequence.Label
}

func newPerceptron(nodes, edges, memories int) *perceptron {
	return &perceptron{
		node: make([]nodeRow, nodes), nodeSum: make([]nodeRow, nodes),
		edge: make([]edgeRow, edges), edgeSum: make([]edgeRow, edges),
		memory: make([]memoryRow, memories), memorySum: make([]memoryRow, memories),
		step: 1,
	}
}

// epoch learns from every sentence once, in random order.
func (p *perceptron) epoch(data []example, order *rand.Rand) {
	for _, i := range order.Perm(len(data)) {
		p.learn(&data[i])
	}
}

func (p *perceptron) score(x *example) {
	p.scores.Reset(len(x.node))
	for i := range x.node {
		node := &p.scores.Node[i]
		for _, f := range x.node[i] {
			w := &p.node[f]
			for l := range labels {
				node[l] += w[l]
			}
		}
		edge := &p.scores.Edge[i]
		for _, f := range x.edge[i] {
			w := &p.edge[f]
			for a := range labels {
				for b := range labels {
					edge[a][b] += w[a][b]
				}
			}
		}
	}
	for i := range x.memory {
		memory := &p.scores.Memory[i]
		for _, f := range x.memory[i] {
			w := &p.memory[f]
			for m := range memories {
				for b := range labels + 1 {
					memory[m][b] += w[m][b]
				}
			}
		}
	}
}

// learn decodes a sentence and moves the weights from what was found to what is right.
func (p *perceptron) learn(x *example) {
	if len(x.node) == 0 {
		return
	}
	p.score(x)
	p.decoded = p.scores.Viterbi(p.decoded)
	p.step++
	for i := range x.labels {
		gold, mine := x.labels[i], p.decoded[i]
		if gold == mine {
			continue
		}
		for _, f := range x.node[i] {
			w, s := &p.node[f], &p.nodeSum[f]
			w[gold]++
			w[mine]--
			s[gold] += p.step
			s[mine] -= p.step
		}
	}
	p.moveChain(x, x.labels, p.decoded, 1)
	p.moveChain(x, p.decoded, x.labels, -1)
}

// moveChain adds to the weights of the transitions and memories of one sequence of labels, but where the other
// sequence has the same, which would cancel out.
func (p *perceptron) moveChain(x *example, path, other []sequence.Label, by float32) {
	var m, om sequence.Memory
	var a, oa sequence.Label
	for i, b := range path {
		ob := other[i]
		if a != oa || b != ob {
			for _, f := range x.edge[i] {
				p.edge[f][a][b] += by
				p.edgeSum[f][a][b] += by * p.step
			}
		}
		if m != om || b != ob {
			p.moveMemory(x.memory[i], m, int(b), by)
		}
		m, om, a, oa = m.After(b), om.After(ob), b, ob
	}
	if m != om {
		p.moveMemory(x.memory[len(path)], m, sequence.End, by)
	}
}

func (p *perceptron) moveMemory(features []uint32, m sequence.Memory, b int, by float32) {
	for _, f := range features {
		p.memory[f][m][b] += by
		p.memorySum[f][m][b] += by * p.step
	}
}

// average replaces the weights by their mean over all steps.
func (p *perceptron) average() {
	for f := range p.node {
		for l := range labels {
			p.node[f][l] -= p.nodeSum[f][l] / p.step
		}
	}
	for f := range p.edge {
		for a := range labels {
			for b := range labels {
				p.edge[f][a][b] -= p.edgeSum[f][a][b] / p.step
			}
		}
	}
	for f := range p.memory {
		for m := range memories {
			for b := range labels + 1 {
				p.memory[f][m][b] -= p.memorySum[f][m][b] / p.step
			}
		}
	}
}
