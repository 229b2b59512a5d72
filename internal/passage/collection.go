package passage

import (
	"cmp"
	"context"
	"slices"

	"gainsay/internal/text"
)

// unit is a stretch of text that is compared as one: a sentence, or a quotation inside a sentence.
type unit struct {
	document int32
	sentence int32
	span     text.Span
	quote    bool
}

// collection is every distinct run of words of the inputs as a weighted set. Runs of the same words in the same
// order are one node with several units, so that exact copies cost the join nothing.
//
// Sets are stored one after the other: the words of node n are tokens[offset[n]:offset[n+1]], as ranks in the one
// order that the filters need (rarest first), strictly ascending.
type collection struct {
	tokens []uint32
	offset []uint32
	// total is the weight of a node's set, length the number of its words with repetitions.
	total  []uint32
	length []uint32
	units  [][]unit
	// templates says how often the form of a sentence recurs with other names and numbers.
	templates map[uint64]templateUse
	// forms is the hash of the form of each node's first unit, 0 where that holds neither name nor number.
	forms []uint64
	// ranks finds a word's rank.
	ranks map[string]uint32
	// weight of the word of each rank.
	weight []uint32
}

func (c *collection) len() int                   { return len(c.total) }
func (c *collection) set(n uint32) []uint32      { return c.tokens[c.offset[n]:c.offset[n+1]] }
func (c *collection) overlap(a, b uint32) uint32 { return overlap(c.set(a), c.set(b), c.weight) }

// templateWords is the length up to which the form of a sentence is counted: longer ones have words of their own.
const templateWords = 40

// overlap is the weight of the words that two ascending sets share.
func overlap(a, b, weight []uint32) uint32 {
	var sum uint32
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i], b[j]; {
		case x == y:
			sum += weight[x]
			i++
			j++
		case x < y:
			i++
		default:
			j++
		}
	}
	return sum
}

// overlapAtLeast is the overlap of two nodes when it is at least need, else 0. Sets begin with their rarest and so
// heaviest words, which is where sets that only share common words part: it gives up as soon as what is left of
// either cannot reach need.
func (c *collection) overlapAtLeast(x, y, need uint32) uint32 {
	a, b := c.set(x), c.set(y)
	// spareA and spareB are what each set may still leave unmatched.
	spareA, spareB := int64(c.total[x])-int64(need), int64(c.total[y])-int64(need)
	if spareA < 0 || spareB < 0 {
		return 0
	}
	var sum uint32
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch u, v := a[i], b[j]; {
		case u == v:
			sum += c.weight[u]
			i++
			j++
		case u < v:
			if spareA -= int64(c.weight[u]); spareA < 0 {
				return 0
			}
			i++
		default:
			if spareB -= int64(c.weight[v]); spareB < 0 {
				return 0
			}
			j++
		}
	}
	if sum < need {
		return 0
	}
	return sum
}

// collect reads the words of every unit of at least minTokens words into a collection. Node order follows the
// order of the inputs.
func collect(ctx context.Context, inputs []Input, weights *Weights, minTokens int) (*collection, error) {
	c := &collection{offset: []uint32{0}, templates: map[uint64]templateUse{}}
	ids := map[string]uint32{}
	var norms []string
	var sequences []uint32
	start := []uint32{0}
	byHash := map[uint64][]uint32{}
	var sequence []uint32

	add := func(u unit, form template) (isNew bool) {
		hash := uint64(hashBasis)
		for _, id := range sequence {
			hash = (hash ^ uint64(id)) * hashPrime
			hash ^= hash >> 29
		}
		for _, n := range byHash[hash] {
			if slices.Equal(sequences[start[n]:start[n+1]], sequence) {
				c.units[n] = append(c.units[n], u)
				return false
			}
		}
		byHash[hash] = append(byHash[hash], uint32(len(c.units)))
		sequences = append(sequences, sequence...)
		start = append(start, uint32(len(sequences)))
		c.units = append(c.units, []unit{u})
		c.length = append(c.length, uint32(len(sequence)))
		if !form.masked {
			form.hash = 0
		}
		c.forms = append(c.forms, form.hash)
		return true
	}
	read := func(doc string, u unit) template {
		sequence = sequence[:0]
		form := template{hash: hashBasis}
		inMask := false
		for s := newWordScanner(doc, u.span); s.next(); {
			// As templateOf does it.
			if s.capital && !s.opens || isDigit(s.norm[0]) {
				if !inMask {
					form.hash = (form.hash ^ 0xff) * hashPrime
				}
				form.masked, inMask = true, true
			} else {
				form.hash = hashWord(form.hash, s.norm)
				inMask = false
			}
			id, ok := ids[string(s.norm)]
			if !ok {
				id = uint32(len(norms))
				norm := string(s.norm)
				norms = append(norms, norm)
				ids[norm] = id
			}
			sequence = append(sequence, id)
		}
		return form
	}
	for d := range inputs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		in := &inputs[d]
		for i, s := range in.Sentences {
			u := unit{document: int32(d), sentence: int32(i), span: s.Span}
			form := read(in.Text, u)
			words := len(sequence)
			if words < minTokens {
				continue
			}
			isNew := add(u, form)
			if form.masked && words <= templateWords {
				use := c.templates[form.hash]
				if use.documents == 0 || use.document != u.document {
					use.documents++
				}
				use.document = u.document
				if isNew {
					use.fillings++
				}
				c.templates[form.hash] = use
			}
			for _, q := range quotations(in.Text, s.Span) {
				u.span, u.quote = q, true
				// A sentence that is all quotation is one unit, not two.
				if form := read(in.Text, u); minTokens <= len(sequence) && len(sequence) < words {
					add(u, form)
				}
			}
		}
	}
	c.ranks = ids
	c.makeSets(norms, sequences, start, weights)
	return c, nil
}

// makeSets turns sequences of word ids into sets of ranks.
func (c *collection) makeSets(norms []string, sequences, start []uint32, weights *Weights) {
	frequency := make([]uint32, len(norms))
	for _, id := range sequences {
		frequency[id]++
	}
	byRank := make([]uint32, len(norms))
	for i := range byRank {
		byRank[i] = uint32(i)
	}
	slices.SortFunc(byRank, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(frequency[a], frequency[b]), cmp.Compare(norms[a], norms[b]))
	})
	rank := frequency // no longer needed: reuse its memory
	c.weight = make([]uint32, len(norms))
	for r, id := range byRank {
		rank[id] = uint32(r)
		c.weight[r] = weights.of(norms[id])
	}
	for i, id := range sequences {
		sequences[i] = rank[id]
	}
	for norm, id := range c.ranks {
		c.ranks[norm] = rank[id]
	}
	c.tokens = sequences[:0] // sets are never longer than their sequences
	for n := range c.units {
		set := sequences[start[n]:start[n+1]]
		slices.Sort(set)
		set = slices.Compact(set)
		c.tokens = append(c.tokens, set...)
		c.offset = append(c.offset, uint32(len(c.tokens)))
		var total uint32
		for _, r := range c.set(uint32(n)) { // not over set, whose memory the copy may have overwritten
			total += c.weight[r]
		}
		c.total = append(c.total, total)
	}
}

// ranksOf is the set of ranks of words, ascending.
func (c *collection) ranksOf(words []Word) []uint32 {
	out := make([]uint32, 0, len(words))
	for _, w := range words {
		if r, ok := c.ranks[w.Norm]; ok {
			out = append(out, r)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
