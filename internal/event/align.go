package event

import (
	"cmp"
	"context"
	"slices"

	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// Options set the operating points. The zero value takes those that were chosen on ECB+ (docs/events.md).
type Options struct {
	// Sure is the least average probability at which claims are surely one event: good enough to count an agreement.
	// Threshold is that at which they are grouped at all; Possible that from which a single pair outside of the groups
	// is worth checking for a divergence.
	Sure, Threshold, Possible float64
	// Run are the statistics of the whole run where the sources are a part of it; nil where they are all.
	Run *Statistics
}

// The operating points.
const (
	sureHeight      = .45
	threshold       = .15
	possibleHeight  = .08
	leastRemembered = .02
)

func (o Options) defaults() Options {
	o.Sure = cmp.Or(o.Sure, sureHeight)
	o.Threshold = cmp.Or(o.Threshold, threshold)
	o.Possible = cmp.Or(o.Possible, possibleHeight)
	return o
}

// Align groups the claims of all sources into events. Claims that are alone in their event are left out. The same
// claims give the same events whatever the order of the sources, up to the numbering of Ref.
func Align(ctx context.Context, sources []Source, pack *rule.Pack, o Options) ([]Event, error) {
	o = o.defaults()
	w, err := loadWeights(builtinWeights)
	if err != nil {
		return nil, err
	}
	if o.Run == nil {
		o.Run = count(sources)
	}
	pairs, err := comparePairs(ctx, sources, o.Run, pack, func(p *pair) bool {
		return w.probability(&p.f) >= leastRemembered || p.fit() >= leastFit
	})
	if err != nil {
		return nil, err
	}
	pairs.weigh(w)
	events := pairs.events(o)
	events = append(events, pairs.statements(w)...)
	return append(events, pairs.possible(events, o.Possible)...), nil
}

// Pairs are the pairs of claims of a run that were considered, with their features.
type Pairs struct {
	profiles []*profile
	position map[Ref]int
	pairs    []*pair
}

// Compare finds the pairs of claims that may be about one event and computes their features, without weighing them:
// what training learns from.
func Compare(ctx context.Context, sources []Source, pack *rule.Pack) (*Pairs, error) {
	return comparePairs(ctx, sources, count(sources), pack, func(*pair) bool { return true })
}

func comparePairs(ctx context.Context, sources []Source, run *Statistics, pack *rule.Pack, keep func(*pair) bool) (*Pairs, error) {
	v, err := newVocabulary(run, pack)
	if err != nil {
		return nil, err
	}
	stories := neighbours(sources, v)
	out := &Pairs{position: map[Ref]int{}}
	profiles := make([][]*profile, len(sources))
	for i := range sources {
		profiles[i] = newProfiles(i, &sources[i], v, pack)
		for _, p := range profiles[i] {
			out.position[p.ref] = len(out.profiles)
			out.profiles = append(out.profiles, p)
		}
	}
	out.pairs, err = candidates(ctx, profiles, stories, pack, keep)
	return out, err
}

// newProfiles makes the profiles of the claims of a source.
func newProfiles(i int, source *Source, v *vocabulary, pack *rule.Pack) []*profile {
	out := make([]*profile, len(source.Claims))
	repeated := map[*term]int{}
	for j := range source.Claims {
		out[j] = newProfile(Ref{i, j}, source, v, pack)
		repeated[out[j].predicate]++
	}
	for _, p := range out {
		p.repeated = repeated[p.predicate]
	}
	return out
}

// weigh gives every pair its probability, first by itself and then with the bonus for neighbours.
func (ps *Pairs) weigh(w *weights) {
	for _, p := range ps.pairs {
		p.f[neighboursAligned] = 0
		p.p = w.probability(&p.f)
	}
	ps.support()
	for _, p := range ps.pairs {
		if p.f[neighboursAligned] != 0 {
			p.p = w.probability(&p.f)
		}
	}
}

// reach is how many sentences away a neighbour may stand.
const reach = 2

// support adds the bonus for pairs whose neighbours are aligned: on texts that are rewritten rather than copied the
// same facts stand in the same order without one shared run of words.
func (ps *Pairs) support() {
	type place struct{ sa, ia, sb, ib int }
	near := map[place]float64{}
	for _, p := range ps.pairs {
		k := place{p.a.ref.Source, p.a.claim.Sentence, p.b.ref.Source, p.b.claim.Sentence}
		near[k] = max(near[k], p.p)
	}
	for _, p := range ps.pairs {
		if p.a.ref.Source == p.b.ref.Source {
			continue
		}
		best := 0.0
		for da := -reach; da <= reach; da++ {
			for db := -reach; db <= reach; db++ {
				if da != 0 || db != 0 {
					best = max(best, near[place{p.a.ref.Source, p.a.claim.Sentence + da, p.b.ref.Source, p.b.claim.Sentence + db}])
				}
			}
		}
		if best > .5 {
			p.f[neighboursAligned] = best
		}
	}
}

// merges joins the claims by the probabilities of the pairs.
func (ps *Pairs) merges(least float64) []merge {
	edges := make([]edge, 0, len(ps.pairs))
	for _, p := range ps.pairs {
		if p.p >= leastRemembered {
			edges = append(edges, edge{ps.position[p.a.ref], ps.position[p.b.ref], p.p})
		}
	}
	return agglomerate(len(ps.profiles), edges, least)
}

// events are the groups at the threshold, with the sure groups within.
func (ps *Pairs) events(o Options) []Event {
	merges := ps.merges(min(o.Threshold, o.Sure))
	sure := map[int][]int{} // first member of a group's lowest position → group
	core := make([]int, len(ps.profiles))
	for n, g := range groupsAt(len(ps.profiles), merges, o.Sure) {
		for _, i := range g {
			core[i] = n + 1
		}
		sure[n+1] = g
	}
	height := make([]float64, len(ps.profiles)) // of the lowest merge of the group that a claim ends up in
	groups := groupsAt(len(ps.profiles), merges, o.Threshold)
	group := make([]int, len(ps.profiles))
	for n, g := range groups {
		for _, i := range g {
			group[i] = n + 1
		}
	}
	for i := range height {
		height[i] = 1
	}
	for _, m := range merges {
		if m.p >= o.Threshold {
			height[group[m.a]-1] = min(height[group[m.a]-1], m.p)
		}
	}
	links := make([][]Link, len(groups))
	for _, p := range ps.pairs {
		g := group[ps.position[p.a.ref]]
		if g != 0 && g == group[ps.position[p.b.ref]] && p.p >= o.Possible {
			links[g-1] = append(links[g-1], p.joined())
		}
	}
	var out []Event
	for n, g := range groups {
		e := Event{ID: ps.profiles[g[0]].claim.ID, Confidence: height[n], Links: links[n]}
		seen := map[int]bool{}
		for _, i := range g {
			e.Claims = append(e.Claims, ps.profiles[i].ref)
			if c := core[i]; c != 0 && !seen[c] {
				seen[c] = true
				var refs []Ref
				for _, k := range sure[c] {
					refs = append(refs, ps.profiles[k].ref)
				}
				e.Sure = append(e.Sure, refs)
			}
		}
		sortLinks(e.Links)
		out = append(out, e)
	}
	return out
}

func sortLinks(links []Link) {
	slices.SortFunc(links, func(x, y Link) int { return cmp.Or(x.A.Compare(y.A), x.B.Compare(y.B)) })
}

// joined is the link of a pair without its reasons: a run has very many and shows none of them.
func (p *pair) joined() Link {
	return Link{A: p.a.ref, B: p.b.ref, Confidence: p.p, Cover: p.cover, Mass: p.mass()}
}

// link of a pair, with its reasons and what the two have in common.
func (p *pair) link(w *weights) Link {
	l := p.joined()
	l.Why = w.why(&p.f)
	for i := range p.a.core.words {
		x := &p.a.core.words[i]
		if j, like := p.b.core.nearest(x); j >= 0 {
			l.Common = append(l.Common, Common{x.span, p.b.core.words[j].span, like.kind.String(), x.weight, like.value})
		}
	}
	slices.SortFunc(l.Common, func(x, y Common) int { return text.Compare(x.A, y.A) })
	return l
}

// possible lists the pairs that are in no event together and yet likely enough.
func (ps *Pairs) possible(events []Event, least float64) []Event {
	in := map[Ref]int{}
	for i := range events {
		if events[i].Statement {
			continue
		}
		for _, r := range events[i].Claims {
			in[r] = i + 1
		}
	}
	var out []Event
	for _, p := range ps.pairs {
		if p.p < least || in[p.a.ref] != 0 && in[p.a.ref] == in[p.b.ref] {
			continue
		}
		out = append(out, Event{
			ID: p.a.claim.ID + "+" + p.b.claim.ID, Claims: []Ref{p.a.ref, p.b.ref}, Possible: true, Confidence: p.p, Links: []Link{p.joined()},
		})
	}
	return out
}
