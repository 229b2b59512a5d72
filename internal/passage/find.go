package passage

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"gainsay/internal/rule"
)

// Options of Find. The zero value means the defaults.
type Options struct {
	// Threshold is the least weighted Jaccard index of two near-duplicate sentences, 0.6 by default. The search is
	// complete: every pair at or above it is found.
	Threshold float64
	// Containment is the least share of the weight of a sentence or quotation that a longer one must hold to
	// contain it; by default 0.85, or Threshold where that is more.
	Containment float64
	// MinTokens is the number of words below which a sentence is not looked at, 6 by default.
	MinTokens int
	// Rules know boilerplate and news agencies; nil takes the built-in ones.
	Rules *rule.Pack
	// Forms are the uses that matter of forms (see Run) in the whole run, where the inputs are a part of it; nil where
	// they are all.
	Forms map[uint64]FormUse
}

// The defaults of Options.
const (
	DefaultThreshold   = 0.6
	DefaultContainment = 0.85
	DefaultMinTokens   = 6
)

// LeastThreshold is the lowest threshold that is taken: below it sentences that share nothing but a subject meet.
const LeastThreshold = 0.3

// Check fills in the defaults and says which option is out of its range.
func (o Options) Check() (Options, error) {
	o.Threshold = cmp.Or(o.Threshold, DefaultThreshold)
	o.Containment = cmp.Or(o.Containment, max(DefaultContainment, o.Threshold))
	o.MinTokens = cmp.Or(o.MinTokens, DefaultMinTokens)
	switch {
	case !(o.Threshold >= LeastThreshold && o.Threshold <= 1):
		return o, fmt.Errorf("threshold %g is not between %g and 1", o.Threshold, LeastThreshold)
	case !(o.Containment >= 0.5 && o.Containment <= 1):
		return o, fmt.Errorf("containment %g is not between 0.5 and 1", o.Containment)
	case o.MinTokens < 1:
		return o, fmt.Errorf("minimum of %d words is not positive", o.MinTokens)
	}
	return o, nil
}

// Find finds the near-duplicate passages of the inputs. Groups hold passages of at least two documents, each
// verified against the representative, and come ordered by where the representative stands; the documents in them
// are indices into inputs. The result does not depend on the order of the inputs, their indices aside. An error is
// that of the context or of an option out of its range.
func Find(ctx context.Context, inputs []Input, options Options) ([]Group, error) {
	options, err := options.Check()
	if err != nil {
		return nil, err
	}
	weights, err := BuiltinWeights()
	if err != nil {
		return nil, err
	}
	order := make([]int, len(inputs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(inputs[a].ID, inputs[b].ID), cmp.Compare(inputs[a].Text, inputs[b].Text))
	})
	sorted := make([]Input, len(inputs))
	for i, at := range order {
		sorted[i] = inputs[at]
	}
	readCredits, err := newCredits(options.Rules)
	if err != nil {
		return nil, err
	}
	f := &finder{inputs: sorted, options: options, weights: weights, credits: readCredits,
		creditCache: make([][]Credit, len(sorted))}
	groups, err := f.find(ctx)
	if err != nil {
		return nil, err
	}
	for i := range groups {
		g := &groups[i]
		for j := range g.Members {
			g.Members[j].Document = order[g.Members[j].Document]
		}
		for _, d := range g.Differences {
			for j := range d.Members {
				d.Members[j].Document = order[d.Members[j].Document]
			}
		}
		if g.Origin >= 0 {
			g.Origin = order[g.Origin]
		}
	}
	return groups, nil
}

// finder holds what the steps of one search share.
type finder struct {
	inputs  []Input
	options Options
	weights *Weights
	nodes   *collection
	credits credits
	// creditCache holds the credits of the documents that were asked for.
	creditCache [][]Credit
	furniture   *boilerplate
}

func (f *finder) find(ctx context.Context) ([]Group, error) {
	nodes, err := collect(ctx, f.inputs, f.weights, f.options.MinTokens)
	if err != nil {
		return nil, err
	}
	nodes.formUse = f.options.Forms
	f.nodes = nodes
	f.furniture = newBoilerplate(f.inputs, nodes, f.weights, f.credits.pack)
	floor := f.options.Threshold
	if floor <= DefaultThreshold { // whoever asks for closer copies wants no rewrites
		floor *= rewriteBand
	}
	near, err := nodes.jaccardJoin(ctx, newRatio(floor))
	if err != nil {
		return nil, err
	}
	alike, err := f.keepAlike(ctx, near)
	if err != nil {
		return nil, err
	}
	if f.options.Threshold <= DefaultThreshold {
		alike = withTwins(alike, f.maskedTwins())
	}
	contained, err := nodes.containmentJoin(ctx, newRatio(f.options.Containment), f.options.MinTokens)
	if err != nil {
		return nil, err
	}
	drafts, err := f.cluster(ctx, alike, contained)
	if err != nil {
		return nil, err
	}
	if drafts, err = f.joinNeighbours(ctx, drafts); err != nil {
		return nil, err
	}
	if drafts, err = dropNested(ctx, drafts); err != nil {
		return nil, err
	}
	groups := make([]Group, 0, len(drafts))
	for _, d := range drafts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		groups = append(groups, f.finish(d))
	}
	slices.SortFunc(groups, compareGroups)
	return groups, nil
}

// Between rewriteBand times the threshold and the threshold itself, two sentences may be light rewrites of each other;
// the model of rewrites decides, and is asked to be sure, since it was trained on pairs of which most are paraphrases.
// Read by hand, of the pairs of two outlets above that probability that were published within a week, nearly all were
// rewrites; at 0.75 one in five was not.
const (
	rewriteBand      = 5.0 / 6
	rewriteCertainty = 0.85
)

// keepAlike keeps the pairs at or above the threshold, and those of the band below it that are light rewrites.
func (f *finder) keepAlike(ctx context.Context, near []pair) ([]pair, error) {
	model, err := builtinRewriteModel()
	if err != nil {
		return nil, err
	}
	c := f.nodes
	threshold := newRatio(f.options.Threshold)
	views := map[uint32]pairView{}
	view := func(n uint32) pairView {
		v, ok := views[n]
		if !ok {
			u := c.unitsOf(n)[0]
			v = newPairView(u.span.Cut(f.inputs[u.document].Text))
			views[n] = v
		}
		return v
	}
	kept := near[:0]
	for i, p := range near {
		if i&255 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		if threshold.reachable(p.overlap, c.total[p.a], c.total[p.b]) {
			kept = append(kept, p)
			continue
		}
		if min(c.total[p.a], c.total[p.b]) < leastInformation*weightScale || max(c.length[p.a], c.length[p.b]) > maxRewriteWords ||
			f.samePublisher(p.a, p.b) {
			continue
		}
		both := newPairing(view(p.a), view(p.b), pairSettings.loose)
		if model.Probability(f.weights.features(both), both.unmatchedStems()) >= rewriteCertainty {
			kept = append(kept, p)
		}
	}
	return kept, nil
}

// maxRewriteWords is the length of the sentences that the model of rewrites has seen.
const maxRewriteWords = 80

// samePublisher reports whether two nodes stand in documents of one publisher alone.
func (f *finder) samePublisher(a, b uint32) bool {
	publisher := f.inputs[f.nodes.unitsOf(a)[0].document].publisher()
	for _, n := range []uint32{a, b} {
		for _, u := range f.nodes.unitsOf(n) {
			if f.inputs[u.document].publisher() != publisher {
				return false
			}
		}
	}
	return publisher != ""
}

func compareGroups(a, b Group) int {
	return slices.CompareFunc(a.Members, b.Members, comparePlaces)
}

func comparePlaces(a, b Place) int {
	return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}
