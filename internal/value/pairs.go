package value

import (
	"context"

	"gainsay/internal/quantity"
)

// Pair is two figures of one sort in two documents, with what speaks for and against their being of one thing.
type Pair struct {
	A, B  Answer
	Signs []float64
	x, y  *told
	// company is how many figures of the sort both documents have; rival is true where either figure has more in common with another
	// one, of another value, in the document of the other.
	company int
	rival   bool
}

// Relation of two figures by their numbers alone.
func (p *Pair) Relation() Relation {
	switch {
	case quantity.CompareValues(*p.x.amount, *p.y.amount) == quantity.Equal, spokenAlike(p.x.amount, p.y.amount):
		return Same
	case quantity.Compare(*p.x.amount, *p.y.amount) == quantity.Disjoint:
		return Apart
	}
	return Within
}

// spokenAlike reports whether two figures are one number, of which a text says that it is a round one.
func spokenAlike(q, r *quantity.Quantity) bool {
	round := func(q *quantity.Quantity) bool { return q.Comparator == "" || q.Comparator == "about" }
	return round(q) && round(r) && q.Spoken*factor(q)+q.Offset == r.Spoken*factor(r)+r.Offset
}

// FigureSigns are the names of the signs of a pair, in their order.
func FigureSigns() []string { return signNames[:] }

// pairs lists the figures of one sort in two related documents of one occasion that may be of one thing.
func (f *Finder) pairs(ctx context.Context, w *weights, all []told, related func(a, b int) bool) ([]Pair, error) {
	type place struct {
		sort
		document int
	}
	bySort, inDocument := map[sort][]*told{}, map[place]int{}
	for i := range all {
		k := all[i].sort()
		bySort[k] = append(bySort[k], &all[i])
		inDocument[place{k, all[i].Document}]++
	}
	var out []Pair
	for i := range all {
		x := &all[i]
		for _, y := range bySort[x.sort()] {
			if y.Document >= x.Document || !related(y.Document, x.Document) || !sameSort(x.amount, y.amount) || !oneOccasion(x.document, y.document) {
				continue
			}
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if quantity.Compare(*x.amount, *y.amount) == quantity.Disjoint && (beyond(x.amount, y.amount) || x.knows(y) || y.knows(x)) {
				continue
			}
			out = append(out, Pair{A: y.Answer, B: x.Answer, x: y, y: x,
				company: inDocument[place{x.sort(), x.Document}] + inDocument[place{x.sort(), y.Document}]})
		}
	}
	findRivals(w, out)
	return out, nil
}

// sort of a figure.
func (t *told) sort() sort { return sort{t.amount.Kind, t.amount.Dimension, t.amount.Counted} }

// findRivals says of each pair whether it has a rival.
func findRivals(w *weights, pairs []Pair) {
	type place struct {
		of       *told
		document int
	}
	best := map[place]int{} // a pair
	likeness := make([]float64, len(pairs))
	for i := range pairs {
		p := &pairs[i]
		for _, c := range w.common(p.x, p.y, func(string) bool { return false }) {
			likeness[i] += c.weight
		}
		likeness[i] += w.alike(p.x.around, p.y.around)
		for _, at := range []place{{p.x, p.B.Document}, {p.y, p.A.Document}} {
			if k, ok := best[at]; !ok || likeness[i] > likeness[k] {
				best[at] = i
			}
		}
	}
	for i := range pairs {
		p := &pairs[i]
		here, there := &pairs[best[place{p.x, p.B.Document}]], &pairs[best[place{p.y, p.A.Document}]]
		p.rival = quantity.CompareValues(*here.y.amount, *p.y.amount) != quantity.Equal || quantity.CompareValues(*there.x.amount, *p.x.amount) != quantity.Equal
	}
}
