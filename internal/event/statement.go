package event

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// Bounds of a statement that two sentences make in other words: each side must stand in the other by leastShared, and
// what they have in common must reach leastFit (see fit). docs/events.md says how they were chosen.
const (
	leastShared = .22
	leastFit    = .68
)

// fit grows with the weight of what two claims say in common, and a little with how much of each that is: long sentences
// that share four words that anchor say the same, whatever else they say. Who said it, and how, is none of it.
func (p *pair) fit() float64 {
	if min(p.cover[0], p.cover[1]) < leastShared {
		return 0
	}
	return p.mass() * math.Pow((p.cover[0]+p.cover[1])/2, .25)
}

// sentence is where a claim stands.
type sentence struct{ source, index int }

func (p *profile) sentence() sentence { return sentence{p.ref.Source, p.claim.Sentence} }

func (s sentence) compare(o sentence) int {
	return cmp.Or(cmp.Compare(s.source, o.source), cmp.Compare(s.index, o.index))
}

// statements groups sentences that say the same whatever their predicates. Of the claims of two sentences the pair that
// fits best stands for them; a sentence joins a group when it fits more than half of its members, the best first, and
// may be in several.
func (ps *Pairs) statements(ctx context.Context) ([]Event, error) {
	best := map[[2]sentence]*pair{}
	for i := range ps.pairs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p := &ps.pairs[i]
		f := p.fit()
		if f < leastFit {
			continue
		}
		at := [2]sentence{p.a.sentence(), p.b.sentence()}
		if q := best[at]; q == nil || f > q.fit() {
			best[at] = p
		}
	}
	edges := make([]*pair, 0, len(best))
	for _, p := range best {
		edges = append(edges, p)
	}
	slices.SortFunc(edges, func(x, y *pair) int {
		return cmp.Or(-cmp.Compare(x.fit(), y.fit()), x.a.ref.Compare(y.a.ref), x.b.ref.Compare(y.b.ref))
	})
	linked := func(x, y sentence) *pair {
		if y.compare(x) < 0 {
			x, y = y, x
		}
		return best[[2]sentence{x, y}]
	}
	in := map[sentence][]int{} // the groups that a sentence is in: it may say more than one thing
	var groups [][]sentence
	for _, e := range edges {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		x, y := e.a.sentence(), e.b.sentence()
		if slices.ContainsFunc(in[x], func(g int) bool { return slices.Contains(in[y], g) }) {
			continue
		}
		joined := false
		for _, ends := range [2][2]sentence{{x, y}, {y, x}} {
			for _, g := range in[ends[0]] {
				met := 0
				for _, m := range groups[g] {
					if linked(m, ends[1]) != nil {
						met++
					}
				}
				if !joined && 2*met > len(groups[g]) {
					groups[g] = append(groups[g], ends[1])
					in[ends[1]] = append(in[ends[1]], g)
					joined = true
				}
			}
		}
		if !joined {
			in[x], in[y] = append(in[x], len(groups)), append(in[y], len(groups))
			groups = append(groups, []sentence{x, y})
		}
	}
	var out []Event
	for _, g := range groups {
		e, err := ps.statement(ctx, g, linked)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// statement makes the event of a group of sentences: each is stood for by the claim of its best pair.
func (ps *Pairs) statement(ctx context.Context, g []sentence, linked func(x, y sentence) *pair) (Event, error) {
	slices.SortFunc(g, sentence.compare)
	e := Event{Statement: true, Confidence: 1}
	claims := map[Ref]*profile{}
	most := Held(len(g))
	for i, x := range g {
		if err := ctx.Err(); err != nil {
			return Event{}, err
		}
		for _, y := range g[i+1:][:min(most, len(g)-i-1)] {
			p := linked(x, y)
			if p == nil {
				continue
			}
			claims[p.a.ref], claims[p.b.ref] = p.a, p.b
			l := p.joined()
			l.Common = p.common()
			l.Confidence = likely(p.fit())
			e.Confidence = min(e.Confidence, l.Confidence)
			e.Links = append(e.Links, l)
		}
	}
	for r := range claims {
		e.Claims = append(e.Claims, r)
	}
	slices.SortFunc(e.Claims, Ref.Compare)
	e.ID = "statement:" + claims[e.Claims[0]].claim.ID + "+" + claims[e.Claims[1]].claim.ID
	sortLinks(e.Links)
	return e, nil
}

// likely turns a fit into a confidence: even at leastFit, and surer with each word more.
func likely(fit float64) float64 { return min(.95, .5+.9*(fit-leastFit)) }
