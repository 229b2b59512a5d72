package event

import (
	"cmp"
	"context"
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
	// sum is that of the weighted features but for neighboursAligned, which is beside; p is the probability.
	sum, beside, p float64
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

// index finds the claims of one document by their keys.
type index struct {
	claims []*profile
	byKey  map[key][]int
}

func newIndex(claims []*profile, pack *rule.Pack) *index {
	x := &index{claims: claims, byKey: map[key][]int{}}
	for i, p := range claims {
		for _, k := range p.offers(pack) {
			x.byKey[k] = append(x.byKey[k], i)
		}
	}
	return x
}

// Two claims are compared when they share a key that says so by itself, or two that do not.
const (
	enough = 2
	half   = 1
)

// offers lists the keys by which a claim is found: of its predicate, and the stems of the heavier words of its core.
func (p *profile) offers(pack *rule.Pack) []key {
	out := p.keys(pack)
	for i := range p.core.words {
		if w := &p.core.words[i]; w.weight >= leastAnchor {
			out = append(out, key{kind: 'w', s: w.stem})
		}
	}
	return out
}

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

// find lists the positions of the claims from the first on that share enough keys, in order: where they are more than most,
// those that share most, the earlier first. score is scratch, one entry a claim, all zero before and after.
func (x *index) find(keys []key, score []int, first, most int) []int {
	var met []int
	for _, k := range keys {
		points := enough
		if k.kind == 'w' {
			points = half
		}
		at := x.byKey[k]
		from, _ := slices.BinarySearch(at, first)
		for _, i := range at[from:] {
			if score[i] == 0 {
				met = append(met, i)
			}
			score[i] += points
		}
	}
	var out []int
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
	slices.Sort(out)
	return out
}

// candidates compares the claims of a story's neighbouring documents, and those of one document, that share enough to be
// about one event. keep is given each pair with its features and decides whether it is worth remembering.
func candidates(ctx context.Context, profiles map[int][]*profile, story []int, near map[int][]neighbour, pack *rule.Pack, keep func(*pair, *features) bool) ([]pair, error) {
	indexes := map[int]*index{}
	keys := map[int][][]key{}
	longest := 0
	for _, i := range story {
		indexes[i] = newIndex(profiles[i], pack)
		for _, p := range profiles[i] {
			keys[i] = append(keys[i], p.offers(pack))
		}
		longest = max(longest, len(profiles[i]))
	}
	score := make([]int, longest)
	var out []pair
	for _, i := range story {
		for _, n := range append([]neighbour{{i, 1}}, near[i]...) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			j := n.document
			most := share(len(profiles[i]), len(profiles[j]))
			for x, a := range profiles[i] {
				first := 0
				if i == j {
					first = x + 1
				}
				for _, y := range indexes[j].find(keys[i][x], score, first, most) {
					b := profiles[j][y]
					if i == j && a.claim.Sentence == b.claim.Sentence {
						continue
					}
					p := newPair(a, b, n.cosine)
					f := p.features()
					if keep(&p, &f) {
						out = append(out, p)
					}
				}
			}
		}
	}
	return out, nil
}
