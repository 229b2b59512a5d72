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
	bySort := map[sort][]*told{}
	for i := range all {
		k := sort{all[i].amount.Kind, all[i].amount.Dimension, all[i].amount.Counted}
		bySort[k] = append(bySort[k], &all[i])
	}
	var out []Pair
	for i := range all {
		x := &all[i]
		same := bySort[sort{x.amount.Kind, x.amount.Dimension, x.amount.Counted}]
		for _, y := range same {
			if y.Document >= x.Document || !related(y.Document, x.Document) || !sameSort(x.amount, y.amount) || !oneOccasion(x.document, y.document) {
				continue
			}
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if quantity.Compare(*x.amount, *y.amount) == quantity.Disjoint && (beyond(x.amount, y.amount) || x.knows(y) || y.knows(x)) {
				continue
			}
			out = append(out, Pair{A: y.Answer, B: x.Answer, x: y, y: x})
		}
	}
	rivals := rivalsOf(w, out)
	for i := range out {
		p := &out[i]
		company := 0
		for _, z := range bySort[sort{p.x.amount.Kind, p.x.amount.Dimension, p.x.amount.Counted}] {
			if z.Document == p.A.Document || z.Document == p.B.Document {
				company++
			}
		}
		s := f.signs(w, p.x, p.y, company, rivals[i])
		p.Signs = s[:]
	}
	return out, nil
}

// rivalsOf says of each pair whether either of its figures has more in common with another figure, of another value, in the
// document of the other.
func rivalsOf(w *weights, pairs []Pair) []bool {
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
	out := make([]bool, len(pairs))
	for i := range pairs {
		p := &pairs[i]
		here, there := &pairs[best[place{p.x, p.B.Document}]], &pairs[best[place{p.y, p.A.Document}]]
		out[i] = quantity.CompareValues(*here.y.amount, *p.y.amount) != quantity.Equal || quantity.CompareValues(*there.x.amount, *p.x.amount) != quantity.Equal
	}
	return out
}
