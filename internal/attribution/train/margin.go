package train

import (
	"math"
	"math/rand/v2"

	"gainsay/internal/attribution/sequence"
)

const (
	labels   = sequence.LabelCount
	memories = sequence.MemoryCount
)

// trace is what is kept of a weight besides its value: the sum of its changes times the step at which they were made, from
// which the mean over all steps follows, and the sum of the squares of its gradients. Values stand apart from traces
// because scoring reads values alone, and memory is what it waits for.
type trace struct{ sum, square float32 }

// learner learns with a margin: a sentence counts as right only when the marked labels beat every other sequence by as
// much as the two differ. Each weight moves by less the more often it has moved already (AdaGrad), so that frequent
// features settle and rare ones still learn.
type learner struct {
	node        [][labels]float32
	nodeTrace   [][labels]trace
	edge        [][labels][labels]float32
	edgeTrace   [][labels][labels]trace
	memory      [][memories][labels + 1]float32
	memoryTrace [][memories][labels + 1]trace
	// margin is the cost of one wrong label; where the label says that nothing is there, miss times as much.
	margin, miss float32
	step         float32
	scores       sequence.Scores
	decoded      []sequence.Label
}

func newLearner(nodes, edges, memoryFeatures int, margin, miss float32) *learner {
	return &learner{
		node: make([][labels]float32, nodes), nodeTrace: make([][labels]trace, nodes),
		edge: make([][labels][labels]float32, edges), edgeTrace: make([][labels][labels]trace, edges),
		memory: make([][memories][labels + 1]float32, memoryFeatures), memoryTrace: make([][memories][labels + 1]trace, memoryFeatures),
		margin: margin, miss: miss, step: 1,
	}
}

// epoch learns from every sentence once, in random order, and counts those that moved weights.
func (p *learner) epoch(data []example, order *rand.Rand) (moved int) {
	for _, i := range order.Perm(len(data)) {
		if p.learn(&data[i]) {
			moved++
		}
	}
	return moved
}

func (p *learner) score(x *example) {
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

// learn decodes a sentence with the cost of wrong labels added to their scores, and moves the weights from what was
// found to what is right.
func (p *learner) learn(x *example) (moved bool) {
	if len(x.node) == 0 {
		return false
	}
	p.score(x)
	for i, gold := range x.labels {
		for l := range labels {
			switch b := sequence.Label(l); {
			case b == gold:
			case b == sequence.Outside:
				p.scores.Node[i][l] += p.margin * p.miss
			default:
				p.scores.Node[i][l] += p.margin
			}
		}
	}
	p.decoded = p.scores.Viterbi(p.decoded)
	p.step++
	for i := range x.labels {
		gold, mine := x.labels[i], p.decoded[i]
		if gold == mine {
			continue
		}
		moved = true
		for _, f := range x.node[i] {
			w, t := &p.node[f], &p.nodeTrace[f]
			p.move(&w[gold], &t[gold], 1)
			p.move(&w[mine], &t[mine], -1)
		}
	}
	p.moveChain(x, x.labels, p.decoded, 1)
	p.moveChain(x, p.decoded, x.labels, -1)
	return moved
}

func (p *learner) move(w *float32, t *trace, by float32) {
	t.square++
	by /= float32(math.Sqrt(float64(t.square)))
	*w += by
	t.sum += by * p.step
}

// moveChain moves the weights of the transitions and memories of one sequence of labels, but where the other
// sequence has the same, which would cancel out.
func (p *learner) moveChain(x *example, path, other []sequence.Label, by float32) {
	var m, om sequence.Memory
	var a, oa sequence.Label
	for i, b := range path {
		ob := other[i]
		if a != oa || b != ob {
			for _, f := range x.edge[i] {
				p.move(&p.edge[f][a][b], &p.edgeTrace[f][a][b], by)
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

func (p *learner) moveMemory(features []uint32, m sequence.Memory, b int, by float32) {
	for _, f := range features {
		p.move(&p.memory[f][m][b], &p.memoryTrace[f][m][b], by)
	}
}

// average replaces the weights by their means over all steps.
func (p *learner) average() {
	for f := range p.node {
		for l := range labels {
			p.node[f][l] -= p.nodeTrace[f][l].sum / p.step
		}
	}
	for f := range p.edge {
		for a := range labels {
			for b := range labels {
				p.edge[f][a][b] -= p.edgeTrace[f][a][b].sum / p.step
			}
		}
	}
	for f := range p.memory {
		for m := range memories {
			for b := range labels + 1 {
				p.memory[f][m][b] -= p.memoryTrace[f][m][b].sum / p.step
			}
		}
	}
}
