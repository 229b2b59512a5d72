package event

import (
	"math"
	"slices"
)

// word of a bag. A story holds tens of millions, so that it is kept small.
type word struct {
	*term
	weight float64
	// token is where it stands in its sentence: of the bag of a claim alone.
	token int32
	name  bool
}

// bag is a set of content words with their weights, in the order of the terms' numbers.
type bag struct {
	words []word
	// norm is the root of the sum of the squared weights, total their sum.
	norm, total float64
}

func (b *bag) add(t *term, factor float64, name bool, token int) {
	w := t.weight * factor
	for i := range b.words {
		if b.words[i].term == t {
			b.words[i].weight = math.Max(b.words[i].weight, w)
			return
		}
	}
	b.words = append(b.words, word{t, w, int32(token), name})
}

// close puts the words in order when all have been added, without the room that adding left.
func (b *bag) close() {
	b.words = slices.Clone(b.words)
	slices.SortFunc(b.words, func(x, y word) int { return x.number - y.number })
	for _, w := range b.words {
		b.norm += w.weight * w.weight
		b.total += w.weight
	}
	b.norm = math.Sqrt(b.norm)
}

// cosine counts equal lemmas alone.
func (b *bag) cosine(o *bag) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(b.words) && j < len(o.words); {
		x, y := &b.words[i], &o.words[j]
		switch {
		case x.term == y.term:
			sum += x.weight * y.weight
			i++
			j++
		case x.number < y.number:
			i++
		default:
			j++
		}
	}
	if sum == 0 {
		return 0
	}
	return sum / (b.norm * o.norm)
}

// cover is the share of the weight of b that words of o account for, each by the word that is most like it.
func (b *bag) cover(o *bag) float64 {
	if b.total == 0 {
		return 0
	}
	met := 0.0
	for i := range b.words {
		_, l := o.nearest(&b.words[i])
		met += b.words[i].weight * l.value
	}
	return met / b.total
}

// nearest is the position of the word that is most like another, -1 for none. A name is like itself and what is made of
// it alone: two capitals are of one kind, and nothing follows from it.
func (b *bag) nearest(w *word) (int, likeness) {
	at, best := -1, likeness{}
	for i := range b.words {
		l := alike(w.term, b.words[i].term)
		if (w.name || b.words[i].name) && l.kind != sameLemma && l.kind != derived {
			continue
		}
		if l.value > best.value {
			at, best = i, l
		}
	}
	return at, best
}

// has reports whether a word of the bag is the term or one made from it.
func (b *bag) has(t *term) bool {
	for i := range b.words {
		if b.words[i].stem == t.stem {
			return true
		}
	}
	return false
}
