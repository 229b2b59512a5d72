package event

import (
	"cmp"
	"context"
	"math"
	"math/bits"
	"slices"

	"gainsay/internal/rule"
	"gainsay/internal/wordnet"
)

// pair is a candidate. A run has very many, so that it keeps what its features come to and not the features.
type pair struct {
	a, b *profile
	// story is how alike the documents are.
	story float64
	// cover is how much of what a says stands in b, and of what b says in a; see bag.cover.
	cover [2]float64
	// sum and sureSum are those of the weighted features but for neighboursAligned, which is beside; p and sure are the
	// probabilities that the two may be one event, and that they surely are.
	sum, sureSum, beside, p, sure float64
	// f are the features where they are to be learned from, nil in a run.
	f *features
}

// newPair compares two claims of documents that are so much alike.
func newPair(a, b *profile, story float64) pair {
	return pair{a: a, b: b, story: story, cover: [2]float64{a.core.cover(&b.core), b.core.cover(&a.core)}}
}

// mass is the weight of the words that the two have in common: a word or two in common say little, however short both
// are.
func (p *pair) mass() float64 {
	return min(p.cover[0]*p.a.core.total, p.cover[1]*p.b.core.total)
}

// key is what may lead from a claim to another: that of a lemma, a stem, a sense, a frame or a participant.
type key struct {
	kind byte
	n    int
	s    string
}

// keyring numbers the keys of a story, which has millions of uses of thousands of keys.
type keyring struct {
	pack    *rule.Pack
	numbers map[key]int32
	// ofPredicate keeps the numbers of the keys that hang on the predicate alone.
	ofPredicate map[predicate][]int32
}

// predicate is what the keys of a claim's predicate hang on.
type predicate struct {
	term            *term
	frame, befallen string
}

// offered are the keys by which a claim is found: those that lead to another claim by themselves, and those of which it takes
// two.
type offered struct{ strong, weak []int32 }

func newKeyring(pack *rule.Pack) *keyring {
	return &keyring{pack: pack, numbers: map[key]int32{}, ofPredicate: map[predicate][]int32{}}
}

func (r *keyring) number(k key) int32 {
	n, ok := r.numbers[k]
	if !ok {
		n = int32(len(r.numbers))
		r.numbers[k] = n
	}
	return n
}

// offers are the keys of a claim: of its predicate, and the stems of the heavier words of its core.
func (r *keyring) offers(p *profile) offered {
	by := predicate{p.predicate, p.frame, p.befallen}
	strong, ok := r.ofPredicate[by]
	if !ok {
		for _, k := range p.keys(r.pack) {
			strong = append(strong, r.number(k))
		}
		r.ofPredicate[by] = strong
	}
	out := offered{strong: strong}
	for i := range p.core.words {
		if w := &p.core.words[i]; w.weight >= leastAnchor {
			out.weak = append(out.weak, r.number(key{kind: 'w', s: w.stem}))
		}
	}
	return out
}

// allOffers are the keys of claims, one after the other.
func (r *keyring) allOffers(claims []*profile) []offered {
	out := make([]offered, len(claims))
	for i, p := range claims {
		out[i] = r.offers(p)
	}
	return out
}

// index finds the claims of one document by their keys: there is one for each document of a story. It is an open table of slots
// over one list of claims, for a map of lists takes more than twice the memory.
type index struct {
	slots []slot
	shift int
	// claims are those of one key after those of another, in order.
	claims []int32
}

// slot of a key: where its claims stand, nowhere in a slot that is free.
type slot struct{ key, from, to int32 }

// at is where the search for a key begins.
func (x *index) at(key int32) int { return int(uint32(key) * 0x9e3779b1 >> x.shift) }

// of are the claims that offer a key, one that offers it twice twice.
func (x *index) of(key int32) []int32 {
	for i := x.at(key); ; i = (i + 1) & (len(x.slots) - 1) {
		s := &x.slots[i]
		if s.from == s.to || s.key == key {
			return x.claims[s.from:s.to]
		}
	}
}

// scratch is what looking up an index needs again and again: points for each claim, all zero between two calls, and room
// for the claims that were met and found.
type scratch struct{ points, met, found []int }

func newScratch(claims int) *scratch { return &scratch{points: make([]int, claims)} }

// newIndex makes an index of the claims that offer these keys.
func newIndex(claims []offered) *index {
	uses := 0
	for i := range claims {
		uses += len(claims[i].strong) + len(claims[i].weak)
	}
	all := make([]uint64, 0, uses) // the key above the claim
	for i := range claims {
		for _, keys := range [][]int32{claims[i].strong, claims[i].weak} {
			for _, k := range keys {
				all = append(all, uint64(k)<<32|uint64(i))
			}
		}
	}
	slices.Sort(all)
	distinct := 0
	for n := range all {
		if n == 0 || all[n]>>32 != all[n-1]>>32 {
			distinct++
		}
	}
	size := bits.Len(uint(distinct + distinct/2 + 1)) // a third of the slots and more are free
	x := &index{slots: make([]slot, 1<<size), shift: 32 - size, claims: make([]int32, len(all))}
	for n := 0; n < len(all); {
		key, first := int32(all[n]>>32), n
		for ; n < len(all) && int32(all[n]>>32) == key; n++ {
			x.claims[n] = int32(uint32(all[n]))
		}
		i := x.at(key)
		for x.slots[i].from != x.slots[i].to {
			i = (i + 1) & (len(x.slots) - 1)
		}
		x.slots[i] = slot{key, int32(first), int32(n)}
	}
	return x
}

// Two claims are compared when they share a key that says so by itself, or two that do not.
const (
	enough = 2
	half   = 1
)

// leastAnchor is the weight from which a word leads to other claims.
const leastAnchor = .35

// keys of the predicate: its stem, its senses and those of the words derived from it, the words it is opposed to, what
// it is a kind of, its frame with those related.
func (p *profile) keys(pack *rule.Pack) []key {
	t := p.predicate
	out := []key{{kind: 'p', s: t.stem}}
	for _, n := range t.senses.members {
		out = append(out, key{kind: 's', n: n})
	}
	for _, n := range t.derivedSenses.members {
		out = append(out, key{kind: 's', n: n})
	}
	for _, n := range t.narrow.members {
		out = append(out, key{kind: 's', n: n})
	}
	if t.word != wordnet.None {
		out = append(out, key{kind: 'd', n: int(t.word)})
	}
	for _, o := range t.opposites {
		out = append(out, key{kind: 'd', n: int(o)})
	}
	for _, d := range t.derived {
		out = append(out, key{kind: 'd', n: int(d)})
	}
	if p.frame != "" {
		out = append(out, key{kind: 'f', s: p.frame})
	}
	for _, f := range p.related {
		out = append(out, key{kind: 'f', s: f})
	}
	for _, part := range []string{"verb", "noun"} {
		for _, o := range pack.Opposites(t.lemma, part) {
			out = append(out, key{kind: 'o', s: o.A + "\x00" + o.B})
		}
	}
	for _, c := range pack.Converse(t.lemma) {
		out = append(out, key{kind: 'o', s: c.A + "\x00" + c.B})
	}
	if p.befallen != "" {
		out = append(out, key{kind: 'b', s: p.befallen})
	}
	return out
}

// WholeClaims is how many claims two documents may make each for all of them that share enough to be compared: some 5,000
// words of news, several times an article. A document that repeats itself a thousand times would otherwise make a million
// pairs (1 MB of one sentence took 11.8 GB).
const WholeClaims = 500

// mostPairs is how many pairs of claims of two documents are compared at most.
const mostPairs = WholeClaims * WholeClaims

// share is with how many claims of a document with so many others one of a document with so many is compared, so that
// the two make no more than mostPairs, as far as that leaves each claim one.
func share(claims, others int) int {
	if claims == 0 || claims*others <= mostPairs {
		return others
	}
	return max(1, mostPairs/claims)
}

// looks is how many times as many claims as may be found are looked at under each key. Of 150,000 claims that all share a
// word each would look at all others, in vain but for one; two documents of 2,800 claims each are looked at in full.
const looks = 32

// find lists the positions of the claims from the first on that share enough keys, in order: where they are more than most,
// those that share most, the earlier first. What it returns is good until the next call.
func (x *index) find(o offered, s *scratch, first, most int) []int {
	score, met := s.points, s.met[:0]
	look := func(keys []int32, points int) {
		for _, k := range keys {
			at := x.of(k)
			from, _ := slices.BinarySearch(at, int32(first))
			for _, i := range at[from:min(len(at), from+looks*most)] {
				if score[i] == 0 {
					met = append(met, int(i))
				}
				score[i] += points
			}
		}
	}
	look(o.strong, enough)
	look(o.weak, half)
	out := s.found[:0]
	for _, i := range met {
		if score[i] >= enough {
			out = append(out, i)
		}
	}
	if len(out) > most {
		slices.SortFunc(out, func(i, j int) int { return cmp.Or(-cmp.Compare(score[i], score[j]), cmp.Compare(i, j)) })
		out = out[:most]
	}
	for _, i := range met {
		score[i] = 0
	}
	s.met, s.found = met, out
	slices.Sort(out)
	return out
}

// candidates compares the claims of a story's neighbouring documents, and those of one document, that share enough to be
// about one event. keep is given each pair with its features, from several documents at once, and decides whether it is worth
// remembering; left is how many of
// those are not, because there are more than MostPairs.
func candidates(ctx context.Context, jobs int, profiles map[int][]*profile, story []int, near map[int][]neighbour, pack *rule.Pack, keep func(*pair, *features) bool) (out []pair, left int, err error) {
	indexes := map[int]*index{}
	keys := map[int][]offered{}
	ring := newKeyring(pack)
	longest := 0
	for _, i := range story {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		keys[i] = ring.allOffers(profiles[i])
		indexes[i] = newIndex(keys[i])
		longest = max(longest, len(profiles[i]))
	}
	type meeting struct {
		i int
		neighbour
	}
	var meetings []meeting
	for _, i := range story {
		meetings = append(meetings, meeting{i, neighbour{i, 1}})
		for _, n := range near[i] {
			meetings = append(meetings, meeting{i, n})
		}
	}
	scratches := make([]*scratch, max(1, jobs))
	err = inOrder(ctx, jobs, len(meetings), func(worker, n int) ([]pair, error) {
		if scratches[worker] == nil {
			scratches[worker] = newScratch(longest)
		}
		m := meetings[n]
		return meet(ctx, profiles[m.i], profiles[m.document], keys[m.i], indexes[m.document], m.cosine, scratches[worker], keep)
	}, func(pairs []pair) {
		out = append(out, pairs...)
		if len(out) > MostPairs+MostPairs/2 {
			left += len(out) - MostPairs
			out = likeliest(out, MostPairs)
		}
	})
	if err != nil {
		return nil, 0, err
	}
	if len(out) > MostPairs {
		left += len(out) - MostPairs
		out = likeliest(out, MostPairs)
	}
	return out, left, nil
}

// meet compares the claims of two documents that are so much alike, or of one.
func meet(ctx context.Context, claims, others []*profile, keys []offered, in *index, cosine float64, s *scratch, keep func(*pair, *features) bool) ([]pair, error) {
	if len(others) == 0 {
		return nil, nil
	}
	var out []pair
	most := share(len(claims), len(others))
	for x, a := range claims {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		first := 0
		one := a.ref.Source == others[0].ref.Source
		if one {
			first = x + 1
		}
		for _, y := range in.find(keys[x], s, first, most) {
			b := others[y]
			if one && a.claim.Sentence == b.claim.Sentence {
				continue
			}
			p := newPair(a, b, cosine)
			f := p.features()
			if keep(&p, &f) {
				out = append(out, p)
			}
		}
	}
	return out, nil
}

// MostPairs is how many pairs of claims of one story are remembered, the likeliest: each takes some 300 bytes until the story
// is judged, and thousands of copies of one text would make tens of millions.
const MostPairs = 1 << 19

// likeliest keeps so many pairs, in their order: those that are likeliest one event or one statement, of equals the earlier.
func likeliest(pairs []pair, most int) []pair {
	strengths := make([]float64, len(pairs))
	for i := range pairs {
		strengths[i] = pairs[i].strength()
	}
	sorted := slices.Sorted(slices.Values(strengths))
	least := sorted[len(sorted)-most]
	above, _ := slices.BinarySearch(sorted, math.Nextafter(least, 2))
	equals := most - (len(sorted) - above) // how many of those at the limit there is room for
	kept := pairs[:0]
	for i := range pairs {
		switch {
		case strengths[i] > least:
		case strengths[i] == least && equals > 0:
			equals--
		default:
			continue
		}
		kept = append(kept, pairs[i])
	}
	return kept
}

// strength of a pair among others: how likely it is one event, or one statement.
func (p *pair) strength() float64 {
	if f := p.fit(); f >= leastFit {
		return max(p.p, likely(f))
	}
	return p.p
}
