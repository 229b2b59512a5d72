// Package train learns the models that package nlp reads with: an averaged perceptron over hashed, sparse features,
// and the treebank handling around it. The same command over the same data gives the same bytes.
package train

import (
	"gainsay/internal/nlp/weights"
)

// Learner is a multi-class averaged perceptron (Collins 2002) whose features are 64-bit hashes. Rows come into being
// with the first update, and each holds only the classes that were ever updated.
type Learner struct {
	slots []slot
	mask  uint64
	rows  []row
	now   int64
	found []int32
}

type slot struct {
	hash uint64
	row  int32 // plus one; 0 for an empty slot
}

// row keeps what scoring reads apart from what averaging needs.
type row struct {
	hash    uint64
	current []current
	history []history
}

type current struct {
	class  int32
	weight float32
}

type history struct {
	stamp int64
	total float64
}

// NewLearner returns a learner without features.
func NewLearner() *Learner {
	const size = 1 << 18
	return &Learner{slots: make([]slot, size), mask: size - 1}
}

// Score sets scores to the sums of the current weights of the features, indexed by class.
func (l *Learner) Score(scores []float32, features []uint64) {
	clear(scores)
	l.found = l.found[:0]
	for _, h := range features {
		l.found = append(l.found, l.find(h))
	}
	for _, r := range l.found {
		if r < 0 {
			continue
		}
		for _, c := range l.rows[r].current {
			scores[c.class] += c.weight
		}
	}
}

// find returns the row of h, or -1.
func (l *Learner) find(h uint64) int32 {
	for p := h & l.mask; ; p = (p + 1) & l.mask {
		s := &l.slots[p]
		if s.row == 0 {
			return -1
		}
		if s.hash == h {
			return s.row - 1
		}
	}
}

// Tick counts one decision, right or wrong; the average is over ticks.
func (l *Learner) Tick() { l.now++ }

// Update adds step to the weight of class for every feature.
func (l *Learner) Update(features []uint64, class int, step float32) {
	for _, h := range features {
		r := l.find(h)
		if r < 0 {
			r = l.insert(h)
		}
		row := &l.rows[r]
		k := 0
		for k < len(row.current) && row.current[k].class != int32(class) {
			k++
		}
		if k == len(row.current) {
			row.current = append(row.current, current{class: int32(class)})
			row.history = append(row.history, history{stamp: l.now})
		}
		c, e := &row.current[k], &row.history[k]
		e.total += float64(c.weight) * float64(l.now-e.stamp)
		e.stamp = l.now
		c.weight += step
	}
}

func (l *Learner) insert(h uint64) int32 {
	if len(l.rows)*2 > len(l.slots) {
		size := uint64(len(l.slots)) * 2
		l.slots, l.mask = make([]slot, size), size-1
		for r := range l.rows {
			l.place(l.rows[r].hash, int32(r))
		}
	}
	l.rows = append(l.rows, row{hash: h})
	r := int32(len(l.rows) - 1)
	l.place(h, r)
	return r
}

func (l *Learner) place(h uint64, r int32) {
	p := h & l.mask
	for l.slots[p].row != 0 {
		p = (p + 1) & l.mask
	}
	l.slots[p] = slot{h, r + 1}
}

// Features returns the weights averaged over all decisions.
func (l *Learner) Features() []weights.Feature {
	out := make([]weights.Feature, 0, len(l.rows))
	for _, row := range l.rows {
		f := weights.Feature{Hash: row.hash, Entries: make([]weights.Entry, 0, len(row.current))}
		for k, c := range row.current {
			e := row.history[k]
			if total := e.total + float64(c.weight)*float64(l.now-e.stamp); total != 0 {
				f.Entries = append(f.Entries, weights.Entry{Class: uint8(c.class), Weight: total / float64(max(l.now, 1))})
			}
		}
		out = append(out, f)
	}
	return out
}

// Len is the number of features.
func (l *Learner) Len() int { return len(l.rows) }
