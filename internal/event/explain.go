package event

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"gainsay/internal/rule"
)

// Outcome of a pair of claims.
type Outcome string

// The outcomes, the surest first. Apart: compared and held to be two events; Skipped: never compared, because the claims
// share neither a predicate nor two words that anchor.
const (
	Surely   Outcome = "surely one event"
	Probably Outcome = "probably one event"
	Possibly Outcome = "possibly one event: compared for divergences alone"
	Apart    Outcome = "two events"
	Skipped  Outcome = "never compared: no predicate and no two words in common that anchor"
)

// Considered is a pair of claims with what was made of it.
type Considered struct {
	Link
	Outcome Outcome
	// Statement is true where both say the same in the same or in other words, whatever their predicates.
	Statement bool
}

// Explanation says why the claims of two sources were or were not aligned.
type Explanation struct {
	// Story is how alike the sources are, 0 to 1; OneStory whether that is enough to compare their claims in a run.
	Story    float64
	OneStory bool
	Pairs    []Considered
}

// Explain compares every claim of a with every claim of b that stands in the sentences asked for (each when nil), as
// Align does, but whatever their documents' likeness, and without what clustering and neighbours add. The likeliest pairs
// come first.
func Explain(ctx context.Context, a, b Source, inA, inB func(sentence int) bool, pack *rule.Pack) (*Explanation, error) {
	m, err := loadModel(builtinWeights)
	if err != nil {
		return nil, err
	}
	sources := []Source{a, b}
	stories, err := Stories(ctx, sources, pack)
	if err != nil {
		return nil, err
	}
	common, err := count(ctx, sources, []int{0, 1})
	if err != nil {
		return nil, err
	}
	v, err := newVocabulary(common, pack)
	if err != nil {
		return nil, err
	}
	x, y := documentBag(a.Read, v), documentBag(b.Read, v)
	out := &Explanation{Story: x.cosine(&y)}
	out.OneStory = len(stories) == 1 && out.Story >= pairCosine && near(&a, &b)
	first, err := newProfiles(ctx, 0, &a, v, pack)
	if err != nil {
		return nil, err
	}
	second, err := newProfiles(ctx, 1, &b, v, pack)
	if err != nil {
		return nil, err
	}
	if n, m := asked(first, inA), asked(second, inB); n*m > MostExplained {
		return nil, &TooManyError{[2]int{n, m}}
	}
	ring := newKeyring(pack)
	index := newIndex(ring.allOffers(second))
	s := newScratch(len(second))
	for _, p := range first {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if inA != nil && !inA(p.claim.Sentence) {
			continue
		}
		met := index.find(ring.offers(p), s, 0, share(len(first), len(second)))
		for i, q := range second {
			if inB != nil && !inB(q.claim.Sentence) {
				continue
			}
			c := newPair(p, q, out.Story)
			f := c.features()
			m.sums(&c, &f)
			out.Pairs = append(out.Pairs, Considered{Link: c.link(&m.likely), Outcome: c.outcome(slices.Contains(met, i)), Statement: c.fit() >= leastFit})
		}
	}
	slices.SortStableFunc(out.Pairs, func(x, y Considered) int {
		return cmp.Or(-cmp.Compare(truth(x.Outcome != Skipped), truth(y.Outcome != Skipped)), -cmp.Compare(x.Confidence, y.Confidence),
			x.A.Compare(y.A), x.B.Compare(y.B))
	})
	return out, nil
}

// MostExplained is how many pairs of claims are explained at most: those of two articles of 220 claims each, which nobody
// reads; two books would make thousands of millions.
const MostExplained = 50_000

// TooManyError says that two passages make too many pairs of claims to be explained.
type TooManyError struct {
	// Claims are how many each makes.
	Claims [2]int
}

func (e *TooManyError) Error() string {
	return fmt.Sprintf("A makes %d claims and B %d: no more than %d pairs of them are explained", e.Claims[0], e.Claims[1], MostExplained)
}

// Hint says how to ask.
func (e *TooManyError) Hint() string {
	return "quote the two sentences, or name a line of each file (PATH:LINE)"
}

// asked counts the claims that stand in the sentences asked for, all when nil.
func asked(profiles []*profile, in func(sentence int) bool) int {
	n := 0
	for _, p := range profiles {
		if in == nil || in(p.claim.Sentence) {
			n++
		}
	}
	return n
}

func (p *pair) outcome(compared bool) Outcome {
	o := Options{}.defaults()
	switch {
	case !compared:
		return Skipped
	case p.p >= o.Threshold && p.sure >= o.Sure:
		return Surely
	case p.p >= o.Threshold:
		return Probably
	case p.p >= o.Possible:
		return Possibly
	}
	return Apart
}
