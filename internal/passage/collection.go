package passage

import (
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
	// units lists the places of the nodes, those of node n from unitStart[n] to unitStart[n+1].
	units     []unit
	unitStart []uint32
	// forms is the hash of the form of each node that is a sentence, 0 where it holds neither name nor number.
	forms []uint64
	// byForm orders the nodes that have a form by it; nil until it is asked for.
	byForm []uint32
	// formUse is the use of forms in a run of which the inputs are a part; see Options.Forms.
	formUse map[uint64]FormUse
	// words numbers the words, rank is the rank of each number.
	words *vocabulary
	rank  []uint32
	// weight of the word of each rank.
	weight []uint32
}

func (c *collection) len() int                   { return len(c.total) }
func (c *collection) set(n uint32) []uint32      { return c.tokens[c.offset[n]:c.offset[n+1]] }
func (c *collection) unitsOf(n uint32) []unit    { return c.units[c.unitStart[n]:c.unitStart[n+1]] }
func (c *collection) overlap(a, b uint32) uint32 { return overlap(c.set(a), c.set(b), c.weight) }

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

// builder gathers the units of a collection and the words of each distinct run.
type builder struct {
	*collection
	// sequences holds the word numbers of every node, one after the other; those of node n begin at start[n].
	sequences []uint32
	start     []uint32
	// first is the first node with a hash, next the one after each node with the same hash, plus one.
	first map[uint64]uint32
	next  []uint32
	// found lists the units in the order of the inputs with the node of each.
	found []unit
	nodes []uint32
	// sequence is the run that was read last.
	sequence []uint32
}

// collect reads the words of every unit of at least minTokens words into a collection. Node order follows the
// order of the inputs.
func collect(ctx context.Context, inputs []Input, weights *Weights, minTokens int) (*collection, error) {
	b := newBuilder(inputs)
	for d := range inputs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		in := &inputs[d]
		for i, s := range in.Sentences {
			u := unit{document: int32(d), sentence: int32(i), span: s.Span}
			form := b.read(in.Text, u)
			words := len(b.sequence)
			if words < minTokens {
				continue
			}
			b.add(u, form)
			for _, q := range quotations(in.Text, s.Span) {
				u.span, u.quote = q, true
				// A sentence that is all quotation is one unit, not two.
				if b.read(in.Text, u); minTokens <= len(b.sequence) && len(b.sequence) < words {
					b.add(u, 0)
				}
			}
		}
	}
	b.sortUnits()
	b.makeSets(weights)
	return b.collection, nil
}

// bytesPerWord is less than the length of an average English word with the blank behind it.
const bytesPerWord = 5.5

// newBuilder makes room for what the inputs will probably need: arrays that grow leave their old selves behind.
func newBuilder(inputs []Input) *builder {
	sentences, bytes := 0, 0
	for i := range inputs {
		sentences += len(inputs[i].Sentences)
		bytes += len(inputs[i].Text)
	}
	nodes := sentences + sentences/8 // with the quotations inside them
	return &builder{
		collection: &collection{words: newVocabulary(), offset: append(make([]uint32, 0, nodes+1), 0), total: make([]uint32, 0, nodes),
			length: make([]uint32, 0, nodes), forms: make([]uint64, 0, nodes)},
		sequences: make([]uint32, 0, int(float64(bytes)/bytesPerWord)),
		start:     append(make([]uint32, 0, nodes+1), 0),
		first:     make(map[uint64]uint32, nodes),
		next:      make([]uint32, 0, nodes),
		found:     make([]unit, 0, nodes),
		nodes:     make([]uint32, 0, nodes),
	}
}

// read reads the words of a unit into sequence and returns the hash of their form, 0 when they hold neither name nor
// number.
func (b *builder) read(doc string, u unit) (form uint64) {
	b.sequence = b.sequence[:0]
	form = hashBasis
	masked, inMask := false, false
	for s := newWordScanner(doc, u.span); s.next(); {
		hash := hashOf(s.norm)
		// As templateOf does it.
		if s.capital && !s.opens || isDigit(s.norm[0]) {
			if !inMask {
				form = chainHash(form, maskHash)
			}
			masked, inMask = true, true
		} else {
			form = chainHash(form, hash)
			inMask = false
		}
		b.sequence = append(b.sequence, b.words.number(s.norm, hash))
	}
	if !masked {
		return 0
	}
	return form
}

// add adds a unit with the words read last to the node of these words.
func (b *builder) add(u unit, form uint64) {
	hash := uint64(hashBasis)
	for _, id := range b.sequence {
		hash = chainHash(hash, uint64(id))
	}
	b.found = append(b.found, u)
	head, known := b.first[hash]
	for n := head; known; {
		if slices.Equal(b.sequences[b.start[n]:b.start[n+1]], b.sequence) {
			b.nodes = append(b.nodes, n)
			if b.forms[n] == 0 {
				b.forms[n] = form
			}
			return
		}
		if b.next[n] == 0 {
			break
		}
		n = b.next[n] - 1
	}
	n := uint32(len(b.length))
	if known {
		b.next = append(b.next, head+1)
	} else {
		b.next = append(b.next, 0)
	}
	b.first[hash] = n
	b.nodes = append(b.nodes, n)
	b.sequences = append(b.sequences, b.sequence...)
	b.start = append(b.start, uint32(len(b.sequences)))
	b.length = append(b.length, uint32(len(b.sequence)))
	b.forms = append(b.forms, form)
}

// sortUnits orders the units by node, those of a node as they came.
func (b *builder) sortUnits() {
	b.unitStart = make([]uint32, len(b.length)+1)
	for _, n := range b.nodes {
		b.unitStart[n+1]++
	}
	for n := range b.length {
		b.unitStart[n+1] += b.unitStart[n]
	}
	at := slices.Clone(b.unitStart)
	b.units = make([]unit, len(b.found))
	for i, n := range b.nodes {
		b.units[at[n]] = b.found[i]
		at[n]++
	}
}

// makeSets turns sequences of word numbers into sets of ranks: the rarer a word, the lower its rank; of equally rare
// ones the first that was met is the lower.
func (b *builder) makeSets(weights *Weights) {
	count := len(b.words.norms)
	frequency := make([]uint32, count)
	for _, id := range b.sequences {
		frequency[id]++
	}
	b.rank = make([]uint32, count)
	b.weight = make([]uint32, count)
	if count > 0 {
		below := make([]uint32, slices.Max(frequency)+2) // how many words are rarer than each frequency
		for _, n := range frequency {
			below[n+1]++
		}
		for n := 1; n < len(below); n++ {
			below[n] += below[n-1]
		}
		for id, n := range frequency {
			b.rank[id] = below[n]
			b.weight[below[n]] = weights.of(b.words.norms[id])
			below[n]++
		}
	}
	for i, id := range b.sequences {
		b.sequences[i] = b.rank[id]
	}
	b.tokens = b.sequences[:0] // sets are never longer than their sequences
	for n := range b.length {
		set := b.sequences[b.start[n]:b.start[n+1]]
		slices.Sort(set)
		set = slices.Compact(set)
		b.tokens = append(b.tokens, set...)
		b.offset = append(b.offset, uint32(len(b.tokens)))
		var total uint32
		for _, r := range b.set(uint32(n)) { // not over set, whose memory the copy may have overwritten
			total += b.weight[r]
		}
		b.total = append(b.total, total)
	}
}

// rankOf is the rank of a word in its normal form, and whether the collection holds it.
func (c *collection) rankOf(norm string) (uint32, bool) {
	id, ok := c.words.find(norm, hashOf(norm))
	if !ok {
		return 0, false
	}
	return c.rank[id], true
}

// ranksOf is the set of ranks of words, ascending.
func (c *collection) ranksOf(words []Word) []uint32 {
	out := make([]uint32, 0, len(words))
	for _, w := range words {
		if r, ok := c.rankOf(w.Norm); ok {
			out = append(out, r)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
