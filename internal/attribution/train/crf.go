package train

import (
	"math"
	"math/rand/v2"

	"gainsay/internal/attribution/sequence"
)

const labels = sequence.LabelCount

// parameters of a linear chain: a row of weights for each slot of a node feature and a matrix for each of an edge
// feature, with the running sums that averaging and AdaGrad need.
type parameters struct {
	node, nodeSum [][labels]float32
	nodeSquare    [][labels]float32
	edge, edgeSum [][labels][labels]float32
	edgeSquare    [][labels][labels]float32
	rate          float32
	step          float32
	marginals     sequence.Marginals
	scores        sequence.Scores
	perceptron    bool
	dropout       float32
	kept          []uint32
	ends          []int
	thinned       example
	decoded       []sequence.Label
}

func newParameters(nodeSlots, edgeSlots int, rate float32) *parameters {
	return &parameters{
		node: make([][labels]float32, nodeSlots), nodeSum: make([][labels]float32, nodeSlots),
		nodeSquare: make([][labels]float32, nodeSlots),
		edge:       make([][labels][labels]float32, edgeSlots), edgeSum: make([][labels][labels]float32, edgeSlots),
		edgeSquare: make([][labels][labels]float32, edgeSlots),
		rate:       rate, step: 1,
	}
}

// thin leaves each node feature of a sentence out with the probability of dropout, so that no sentence is learned
// by a few rare words. The result is good until the next call.
func (p *parameters) thin(x *example, order *rand.Rand) *example {
	if p.dropout == 0 {
		return x
	}
	p.kept = p.kept[:0]
	p.ends = p.ends[:0]
	threshold := uint32(p.dropout * (1 << 16))
	bits, left := uint64(0), 0
	for _, features := range x.node {
		for _, f := range features {
			if left == 0 {
				bits, left = order.Uint64(), 4
			}
			if uint32(bits&0xFFFF) >= threshold {
				p.kept = append(p.kept, f)
			}
			bits >>= 16
			left--
		}
		p.ends = append(p.ends, len(p.kept))
	}
	y := &p.thinned
	y.labels, y.edge, y.node = x.labels, x.edge, y.node[:0]
	start := 0
	for _, end := range p.ends {
		y.node = append(y.node, p.kept[start:end])
		start = end
	}
	return y
}

func (p *parameters) score(x *example) {
	n := len(x.node)
	p.scores.Reset(n)
	for i := range n {
		for _, f := range x.node[i] {
			w := &p.node[f]
			for l := range labels {
				p.scores.Node[i][l] += w[l]
			}
		}
		for _, f := range x.edge[i] {
			w := &p.edge[f]
			for a := range labels {
				for b := range labels {
					p.scores.Edge[i][a][b] += w[a][b]
				}
			}
		}
	}
}

func (p *parameters) learn(x *example) {
	n := len(x.node)
	if n == 0 {
		return
	}
	p.score(x)
	if p.perceptron {
		p.learnPerceptron(x)
		return
	}
	p.marginals.Compute(&p.scores)
	for i := range n {
		y := x.labels[i]
		g := p.marginals.Node[i]
		for l := range labels {
			g[l] = -g[l]
		}
		g[y]++
		var delta [labels]float32
		for l := range labels {
			delta[l] = float32(g[l])
		}
		for _, f := range x.node[i] {
			w, q, s := &p.node[f], &p.nodeSquare[f], &p.nodeSum[f]
			for l := range labels {
				d := delta[l]
				if d > -1e-3 && d < 1e-3 {
					continue
				}
				q[l] += d * d
				u := p.rate * d / float32(math.Sqrt(float64(q[l])+1))
				w[l] += u
				s[l] += u * p.step
			}
		}
		e := p.marginals.Edge[i]
		var before sequence.Label
		if i > 0 {
			before = x.labels[i-1]
		}
		for _, f := range x.edge[i] {
			w, q, s := &p.edge[f], &p.edgeSquare[f], &p.edgeSum[f]
			for a := range labels {
				for b := range labels {
					d := -float32(e[a][b])
					if a == int(before) && b == int(y) {
						d++
					}
					if d > -1e-3 && d < 1e-3 {
						continue
					}
					q[a][b] += d * d
					u := p.rate * d / float32(math.Sqrt(float64(q[a][b])+1))
					w[a][b] += u
					s[a][b] += u * p.step
				}
			}
		}
	}
	p.step++
}

func (p *parameters) learnPerceptron(x *example) {
	p.decoded = p.scores.Viterbi(p.decoded)
	for i := range x.labels {
		gold, mine := x.labels[i], p.decoded[i]
		if gold != mine {
			for _, f := range x.node[i] {
				p.node[f][gold]++
				p.node[f][mine]--
				p.nodeSum[f][gold] += p.step
				p.nodeSum[f][mine] -= p.step
			}
		}
		var gb, mb sequence.Label
		if i > 0 {
			gb, mb = x.labels[i-1], p.decoded[i-1]
		}
		if gold != mine || gb != mb {
			for _, f := range x.edge[i] {
				p.edge[f][gb][gold]++
				p.edge[f][mb][mine]--
				p.edgeSum[f][gb][gold] += p.step
				p.edgeSum[f][mb][mine] -= p.step
			}
		}
	}
	p.step++
}

// average replaces the weights by their mean over all steps.
func (p *parameters) average() {
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
}

func (p *parameters) epoch(data []example, order *rand.Rand) {
	for _, i := range order.Perm(len(data)) {
		p.learn(p.thin(&data[i], order))
	}
}
