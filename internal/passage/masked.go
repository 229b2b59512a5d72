package passage

import (
	"cmp"
	"math"
	"slices"
)

// leastOwnInformation is the weight (see Weights.Of) that the words of a sentence which are neither names nor numbers
// must have for it to be a copy of another that is the same in all of them. Names are rare words: two of them exchanged
// put a copy far below the threshold of likeness, and it is the very copy that an editor wants to see.
const leastOwnInformation = 2 * leastInformation

// maxFillings bounds how many sentences may share one form before it is a template that sites fill ("Follow X on Y").
const maxFillings = 12

// maskHash stands for a run of names and numbers in the hash of a form.
const maskHash = 0xff

// nodesByForm lists the nodes that have a form, ordered by it.
func (c *collection) nodesByForm() []uint32 {
	if c.byForm == nil {
		c.byForm = []uint32{}
		for n, form := range c.forms {
			if form != 0 {
				c.byForm = append(c.byForm, uint32(n))
			}
		}
		slices.SortFunc(c.byForm, func(a, b uint32) int {
			return cmp.Or(cmp.Compare(c.forms[a], c.forms[b]), cmp.Compare(a, b))
		})
	}
	return c.byForm
}

// useOf counts in how many documents a form stands and with how many different fillings, in the whole run where that is
// known.
func (c *collection) useOf(form uint64) FormUse {
	if u, ok := c.formUse[form]; ok {
		return u
	}
	order := c.nodesByForm()
	at, _ := slices.BinarySearchFunc(order, form, func(n uint32, f uint64) int { return cmp.Compare(c.forms[n], f) })
	in := map[int32]bool{}
	use := FormUse{}
	for ; at < len(order) && c.forms[order[at]] == form; at++ {
		use.Fillings++
		for _, u := range c.unitsOf(order[at]) {
			if !u.quote {
				in[u.document] = true
			}
		}
	}
	use.Documents = len(in)
	return use
}

// maskedTwins lists the pairs of sentences of different publishers that are the same word for word but for names and
// numbers, in the order of their nodes, with the weight of all words that they share.
func (f *finder) maskedTwins() []pair {
	c := f.nodes
	order := c.nodesByForm()
	var out []pair
	for i := 0; i < len(order); {
		j := i + 1
		for j < len(order) && c.forms[order[j]] == c.forms[order[i]] {
			j++
		}
		if run := order[i:j]; len(run) > 1 && max(len(run), c.formUse[c.forms[run[0]]].Fillings) <= maxFillings && f.ownInformation(run[0]) >= leastOwnInformation {
			for x, a := range run {
				for _, b := range run[x+1:] {
					if !f.samePublisher(a, b) && f.oneStory(a, b) {
						out = append(out, pair{a, b, c.overlap(a, b)})
					}
				}
			}
		}
		i = j
	}
	sortPairs(out)
	return out
}

// ownInformation is the weight of the different words of a node that are neither names nor numbers.
func (f *finder) ownInformation(n uint32) float64 {
	u := f.nodes.unitsOf(n)[0]
	seen := map[string]bool{}
	sum := 0.0
	for _, w := range Words(f.inputs[u.document].Text, u.span) {
		if !seen[w.Norm] && !masks(w.Norm, w.Capital && !w.Opens) {
			seen[w.Norm] = true
			sum += f.weights.Of(w.Norm)
		}
	}
	return sum
}

// oneStory reports whether two nodes stand in documents that may tell one story: published within the days that a story
// runs, where both are dated.
func (f *finder) oneStory(a, b uint32) bool {
	for _, u := range f.nodes.unitsOf(a) {
		for _, v := range f.nodes.unitsOf(b) {
			x, y := &f.inputs[u.document], &f.inputs[v.document]
			if u.document != v.document && (x.Published.IsZero() || y.Published.IsZero() ||
				math.Abs(x.Published.Sub(y.Published).Hours()) <= 24*storyDays) {
				return true
			}
		}
	}
	return false
}

// withTwins adds pairs to others, each once, sorted.
func withTwins(pairs, twins []pair) []pair {
	pairs = append(pairs, twins...)
	sortPairs(pairs)
	return slices.CompactFunc(pairs, func(p, q pair) bool { return p.a == q.a && p.b == q.b })
}
