package parser

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"gainsay/internal/nlp/weights"
)

// Parser parses sentences, once from left to right and once from right to left, and joins the two trees. It is
// read-only and safe for concurrent use.
type Parser struct {
	forward, backward weights.Table
	both              bool // false for a model of one direction, as while training
	labels            []string
	pool              sync.Pool
}

// Open reads a model as Encode wrote it. The string is used in place.
func Open(model string) (*Parser, error) {
	p := &Parser{}
	var err error
	if p.labels, model, err = weights.OpenNames(model); err != nil {
		return nil, fmt.Errorf("open parser: %w", err)
	}
	if len(p.labels) == 0 || 1+2*len(p.labels) > 256 {
		return nil, fmt.Errorf("open parser: %d relations", len(p.labels))
	}
	if p.forward, model, err = weights.Open(model); err != nil {
		return nil, fmt.Errorf("open parser: %w", err)
	}
	if model != "" {
		if p.backward, model, err = weights.Open(model); err != nil {
			return nil, fmt.Errorf("open parser: %w", err)
		}
		p.both = true
	}
	if model != "" {
		return nil, errors.New("open parser: bytes left over")
	}
	p.pool.New = func() any { return new(work) }
	return p, nil
}

// Encode writes a model: the relations and the tables that weights.Build made, the second for sentences that were
// reversed. backward may be nil.
func Encode(labels []string, forward, backward []byte) []byte {
	return append(append(weights.AppendNames(nil, labels), forward...), backward...)
}

// Arc is the place of one word in the tree.
type Arc struct {
	// Head is -1 for the root.
	Head     int
	Relation string
	// Confidence is between 0 and 1.
	Confidence float64
}

// Parse returns one arc for each word, and the sum of the scores of all transitions that were taken, in weights of the
// model, by which the same words with other tags can be compared.
func (p *Parser) Parse(in *Input) (arcs []Arc, score float64) {
	arcs, sum := p.greedy(&p.forward, in)
	if p.both {
		reversed, sumBack := p.greedy(&p.backward, in.Reverse())
		unreverse(reversed)
		arcs = combine(arcs, reversed)
		sum += sumBack
	}
	freePunctuation(arcs, in)
	return arcs, float64(sum) / weights.Scale
}

// work is what parsing one sentence takes, kept for the next.
type work struct {
	State
	// stack holds the scores of the features that a word has as long as it is the top of the stack, a row of all
	// transitions for each word, and scored marks the words that have theirs. next holds those of word nextOf of the
	// buffer.
	stack  []int32
	scored []bool
	next   [256]int32
	nextOf int32
}

// reset prepares for a sentence of n words.
func (w *work) reset(n, transitions int) {
	w.State.Reset(n)
	if need := (n + 1) * transitions; len(w.stack) < need {
		w.stack = make([]int32, need)
	}
	w.scored = slices.Grow(w.scored[:0], n+1)[:n+1]
	clear(w.scored)
	w.nextOf = -1
}

// score sets the scores of all transitions. It is the sum over Features, of which some are scored once only.
func (w *work) score(scores *[256]int32, table *weights.Table, in *Input, transitions int) {
	s := &w.State
	var features [MaxFeatures]uint64
	clear(scores[:transitions])
	table.Add(scores, stateFeatures(features[:0], s, in))
	place := 0 // of the empty stack
	if n := len(s.Stack); n > 0 {
		place = int(s.Stack[n-1]) + 1
	}
	stack := w.stack[place*transitions : (place+1)*transitions]
	if !w.scored[place] {
		var sums [256]int32
		table.Add(&sums, stackFeatures(features[:0], s, in))
		copy(stack, sums[:])
		w.scored[place] = true
	}
	if w.nextOf != s.Next {
		clear(w.next[:transitions])
		table.Add(&w.next, bufferFeatures(features[:0], s, in))
		w.nextOf = s.Next
	}
	next := w.next[:len(stack)]
	sums := scores[:len(stack)]
	for i, x := range stack {
		sums[i] += x + next[i]
	}
}

// greedy takes the best transition of every state, and adds up their scores.
func (p *Parser) greedy(table *weights.Table, in *Input) (arcs []Arc, sum int64) {
	n := len(in.Words)
	arcs = make([]Arc, n)
	if n == 0 {
		return arcs, 0
	}
	labels := len(p.labels)
	w := p.pool.Get().(*work)
	defer p.pool.Put(w)
	w.reset(n, 1+2*labels)
	s := &w.State
	in.Prepare()
	var scores [256]int32
	for !s.Done() {
		w.score(&scores, table, in, 1+2*labels)
		ruleOut(scores[:], s, in, labels)
		best, margin := Best(scores[:], s, labels)
		sum += int64(scores[best])
		if best != Shift {
			d := s.Stack[len(s.Stack)-1]
			arcs[d].Confidence = confidence(margin)
		}
		s.Apply(best, labels)
	}
	for i := range arcs {
		arcs[i].Head = int(s.Head[i])
		arcs[i].Relation = p.labels[s.Label[i]]
		if s.Head[i] < 0 {
			arcs[i].Relation = "root"
			arcs[i].Confidence = 1
		}
	}
	return arcs, sum
}

// confidence maps the distance to the next best transition to a number below one.
func confidence(margin int32) float64 {
	m := float64(margin) / (1 << 20)
	return m / (m + 0.05)
}

// Best returns the allowed transition with the highest score and its distance to the next.
func Best[S int32 | float32](scores []S, s *State, labels int) (best int, margin S) {
	best = -1
	var top, second S
	try := func(t int) {
		switch sc := scores[t]; {
		case best < 0:
			best, top, second = t, sc, sc-1
		case sc > top:
			best, top, second = t, sc, top
		case sc > second:
			second = sc
		}
	}
	if s.CanShift() {
		try(Shift)
	}
	if s.CanLeft() {
		for t := 1; t <= labels; t++ {
			try(t)
		}
	}
	if s.CanRight() {
		for t := 1 + labels; t <= 2*labels; t++ {
			try(t)
		}
	}
	return best, top - second
}

// agreed is the confidence of an attachment that both directions found.
func agreed(a, b float64, sameRelation bool) float64 {
	c := 1 - (1-a)*(1-b)
	if !sameRelation {
		c *= 0.8
	}
	return c
}

// disputed is the confidence of an attachment that one direction found.
func disputed(winner, loser float64) float64 { return winner * (1 - loser/2) / 2 }
