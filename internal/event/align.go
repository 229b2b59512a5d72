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
	// Jobs is how many pairs of documents are compared at once, one when zero. It never changes the outcome.
	Jobs int
}

// The operating points.
const (
	sureHeight      = .3
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

// Align groups the claims of all sources into events, story by story. Claims that are alone in their event are left out.
// The same claims give the same events whatever the order of the sources, up to the numbering of Ref.
func Align(ctx context.Context, sources []Source, pack *rule.Pack, o Options) ([]Event, error) {
	stories, err := Stories(ctx, sources, pack)
	if err != nil {
		return nil, err
	}
	var out []Event
	for _, story := range stories {
		events, _, err := AlignStory(ctx, sources, story, pack, o)
		if err != nil {
			return nil, err
		}
		out = append(out, events...)
	}
	return out, nil
}

// AlignStory groups the claims of the documents of one story, given by their positions in sources in ascending order.
// Stories of one corpus may be aligned at the same time. Left is how many pairs of claims that may be one event were left
// out because the story has more than MostPairs of them.
func AlignStory(ctx context.Context, sources []Source, story []int, pack *rule.Pack, o Options) (events []Event, left int, err error) {
	o = o.defaults()
	m, err := loadModel(builtinWeights)
	if err != nil {
		return nil, 0, err
	}
	pairs := &Pairs{position: map[Ref]int{}}
	err = pairs.compare(ctx, o.Jobs, sources, story, pack, func(p *pair, f *features) bool {
		m.sums(p, f)
		return p.p >= leastRemembered || p.fit() >= leastFit
	})
	if err != nil {
		return nil, 0, err
	}
	for _, p := range pairs.profiles {
		p.forget()
	}
	if err := pairs.weigh(ctx, m); err != nil {
		return nil, 0, err
	}
	if events, err = pairs.events(ctx, o); err != nil {
		return nil, 0, err
	}
	said, err := pairs.statements(ctx)
	if err != nil {
		return nil, 0, err
	}
	events = append(events, said...)
	return append(events, pairs.possible(events, o.Possible)...), pairs.left, nil
}

// Pairs are the pairs of claims of a run that were considered.
type Pairs struct {
	profiles []*profile
	position map[Ref]int
	pairs    []pair
	// left is how many pairs were not remembered because there were too many.
	left int
}

// Compare finds the pairs of claims that may be about one event and computes their features, without weighing them:
// what training learns from.
func Compare(ctx context.Context, sources []Source, pack *rule.Pack) (*Pairs, error) {
	stories, err := Stories(ctx, sources, pack)
	if err != nil {
		return nil, err
	}
	out := &Pairs{position: map[Ref]int{}}
	for _, story := range stories {
		err := out.compare(ctx, 1, sources, story, pack, func(p *pair, f *features) bool {
			kept := *f
			p.f = &kept
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// compare adds the pairs of a story that keep remembers.
func (ps *Pairs) compare(ctx context.Context, jobs int, sources []Source, story []int, pack *rule.Pack, keep func(*pair, *features) bool) error {
	common, err := count(ctx, sources, story)
	if err != nil {
		return err
	}
	v, err := newVocabulary(common, pack)
	if err != nil {
		return err
	}
	near, err := neighbours(ctx, sources, story, v)
	if err != nil {
		return err
	}
	profiles := map[int][]*profile{}
	for _, i := range story {
		if profiles[i], err = newProfiles(ctx, i, &sources[i], v, pack); err != nil {
			return err
		}
		for _, p := range profiles[i] {
			ps.position[p.ref] = len(ps.profiles)
			ps.profiles = append(ps.profiles, p)
		}
	}
	pairs, left, err := candidates(ctx, jobs, profiles, story, near, pack, keep)
	ps.pairs = append(ps.pairs, pairs...)
	ps.left += left
	return err
}

// newProfiles makes the profiles of the claims of a source.
func newProfiles(ctx context.Context, i int, source *Source, v *vocabulary, pack *rule.Pack) ([]*profile, error) {
	out := make([]*profile, len(source.Claims))
	repeated := map[*term]int{}
	before := source.before()
	var beside surroundings
	for j := range source.Claims {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out[j] = newProfile(Ref{i, j}, source, v, pack, &beside)
		out[j].before = before[source.Claims[j].Sentence]
		repeated[out[j].predicate]++
	}
	for _, p := range out {
		p.repeated = repeated[p.predicate]
	}
	return out, nil
}

// weigh gives every pair its probability, first by itself and then with the bonus for neighbours.
func (ps *Pairs) weigh(ctx context.Context, m *model) error {
	for i := range ps.pairs {
		p := &ps.pairs[i]
		p.beside = 0
		if p.f != nil {
			m.sums(p, p.f)
		} else {
			m.weigh(p)
		}
	}
	if err := ps.support(ctx); err != nil {
		return err
	}
	for i := range ps.pairs {
		p := &ps.pairs[i]
		if p.f != nil {
			p.f[neighboursAligned] = p.beside
		}
		m.weigh(p)
	}
	return nil
}

// reach is how many sentences away a neighbour may stand.
const reach = 2

// support adds the bonus for pairs whose neighbours are aligned: on texts that are rewritten rather than copied the
// same facts stand in the same order without one shared run of words. The pairs of two documents follow one another.
func (ps *Pairs) support(ctx context.Context) error {
	type place struct{ a, b int }
	for first := 0; first < len(ps.pairs); {
		if err := ctx.Err(); err != nil {
			return err
		}
		sources := [2]int{ps.pairs[first].a.ref.Source, ps.pairs[first].b.ref.Source}
		end := first + 1
		for end < len(ps.pairs) && ps.pairs[end].a.ref.Source == sources[0] && ps.pairs[end].b.ref.Source == sources[1] {
			end++
		}
		pairs := ps.pairs[first:end]
		first = end
		if sources[0] == sources[1] {
			continue
		}
		near := map[place]float64{}
		for i := range pairs {
			k := place{pairs[i].a.claim.Sentence, pairs[i].b.claim.Sentence}
			near[k] = max(near[k], pairs[i].p)
		}
		for i := range pairs {
			p := &pairs[i]
			best := 0.0
			for da := -reach; da <= reach; da++ {
				for db := -reach; db <= reach; db++ {
					if da != 0 || db != 0 {
						best = max(best, near[place{p.a.claim.Sentence + da, p.b.claim.Sentence + db}])
					}
				}
			}
			if best > .5 {
				p.beside = best
			}
		}
	}
	return nil
}

// withinDocument is how much a pair of one document counts among those that hold a group together: an article that
// speaks of a change seven times may mean seven, and the training data, which are about events in many documents,
// punish such pairs rarely.
const withinDocument = .4

// merges joins the claims by how probably pairs of them may be one event.
func (ps *Pairs) merges(ctx context.Context, least float64) ([]merge, error) {
	return ps.join(ctx, least, func(p *pair) float64 { return p.p })
}

// sureMerges joins the claims of each group by how probably pairs of them surely are one event; group numbers the group of each
// claim from 1, and is 0 for none.
func (ps *Pairs) sureMerges(ctx context.Context, group []int, least float64) ([]merge, error) {
	return ps.join(ctx, least, func(p *pair) float64 {
		if g := group[ps.position[p.a.ref]]; g == 0 || g != group[ps.position[p.b.ref]] {
			return 0
		}
		return p.sure
	})
}

func (ps *Pairs) join(ctx context.Context, least float64, likely func(*pair) float64) ([]merge, error) {
	edges := make([]edge, 0, len(ps.pairs))
	for i := range ps.pairs {
		p := &ps.pairs[i]
		l := likely(p)
		if l < leastRemembered {
			continue
		}
		if p.a.ref.Source == p.b.ref.Source {
			l *= withinDocument
		}
		edges = append(edges, edge{ps.position[p.a.ref], ps.position[p.b.ref], l})
	}
	return agglomerate(ctx, len(ps.profiles), edges, least)
}

// groupNumbers gives each of so many claims the number of its group from 1, 0 for none.
func groupNumbers(n int, groups [][]int) []int {
	out := make([]int, n)
	for k, g := range groups {
		for _, i := range g {
			out[i] = k + 1
		}
	}
	return out
}

// events are the groups at the threshold, with the sure groups within.
func (ps *Pairs) events(ctx context.Context, o Options) ([]Event, error) {
	merges, err := ps.merges(ctx, o.Threshold)
	if err != nil {
		return nil, err
	}
	groups := groupsAt(len(ps.profiles), merges, o.Threshold)
	group := groupNumbers(len(ps.profiles), groups)
	surely, err := ps.sureMerges(ctx, group, o.Sure)
	if err != nil {
		return nil, err
	}
	sure := sureGroups(len(ps.profiles), surely, o.Sure)
	core := groupNumbers(len(ps.profiles), sure)
	height := make([]float64, len(ps.profiles)) // of the lowest merge of the group that a claim ends up in
	for i := range height {
		height[i] = 1
	}
	for _, m := range merges {
		if m.p >= o.Threshold {
			height[group[m.a]-1] = min(height[group[m.a]-1], m.p)
		}
	}
	links := make([][]Link, len(groups))
	for i := range ps.pairs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p := &ps.pairs[i]
		g := group[ps.position[p.a.ref]]
		if g != 0 && g == group[ps.position[p.b.ref]] && p.p >= o.Possible {
			l := p.joined()
			if p.p >= worthWords && p.a.ref.Source != p.b.ref.Source && !p.a.claim.Reporting && !p.b.claim.Reporting {
				l.Common = p.common()
			}
			links[g-1] = append(links[g-1], l)
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
				for _, k := range sure[c-1] {
					refs = append(refs, ps.profiles[k].ref)
				}
				e.Sure = append(e.Sure, refs)
			}
		}
		sortLinks(e.Links)
		out = append(out, e)
	}
	return out, nil
}

func sortLinks(links []Link) {
	slices.SortFunc(links, func(x, y Link) int { return cmp.Or(x.A.Compare(y.A), x.B.Compare(y.B)) })
}

// joined is the link of a pair without its reasons: a run has very many and shows none of them.
func (p *pair) joined() Link {
	return Link{A: p.a.ref, B: p.b.ref, Confidence: p.p, Surely: p.sure, Cover: p.cover, Mass: p.mass()}
}

// worthWords is how likely two claims must be one event for what they have in common to be kept: from there they may be an
// agreement.
const worthWords = .2

// link of a pair, with its reasons and what the two have in common.
func (p *pair) link(w *weights) Link {
	l := p.joined()
	f := p.features()
	l.Why = w.why(&f)
	l.Common = p.common()
	return l
}

// common are the words that stand for one another in the two claims, in the order of the first.
func (p *pair) common() []Common {
	var out []Common
	for i := range p.a.core.words {
		x := &p.a.core.words[i]
		if j, like := p.b.core.nearest(x); j >= 0 {
			y := &p.b.core.words[j]
			out = append(out, Common{p.a.within.Tokens[x.token].Span, p.b.within.Tokens[y.token].Span, like.kind.String(), x.weight, like.value})
		}
	}
	slices.SortFunc(out, func(x, y Common) int { return text.Compare(x.A, y.A) })
	return out
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
	for i := range ps.pairs {
		p := &ps.pairs[i]
		if p.p < least || p.idle() || in[p.a.ref] != 0 && in[p.a.ref] == in[p.b.ref] {
			continue
		}
		out = append(out, Event{
			ID: p.a.claim.ID + "+" + p.b.claim.ID, Claims: []Ref{p.a.ref, p.b.ref}, Possible: true, Confidence: p.p, Links: []Link{p.joined()},
		})
	}
	return out
}

// idle reports whether nothing can be learned from comparing a pair that is in no event: that somebody said something is
// what attributions are for, and one voice in one document does not contradict itself.
func (p *pair) idle() bool {
	x, y := p.a.claim, p.b.claim
	return x.Reporting || y.Reporting || p.a.ref.Source == p.b.ref.Source && x.Attribution == y.Attribution
}
