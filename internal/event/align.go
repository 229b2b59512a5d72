package event

import (
	"context"
	"slices"

	"gainsay/internal/rule"
)

// Options set the operating point.
type Options struct {
	// Threshold is the least probability at which two claims are joined, .5 when zero; Possible the least at which a
	// pair is worth checking for a divergence, .2 when zero.
	Threshold, Possible float64
}

// Align groups the claims of all sources into events. Claims that are alone in their event are left out. The same
// claims give the same events whatever the order of the sources, up to the numbering of Ref.
func Align(ctx context.Context, sources []Source, pack *rule.Pack, o Options) ([]Event, error) {
	if o.Threshold == 0 {
		o.Threshold = .5
	}
	if o.Possible == 0 {
		o.Possible = .2
	}
	b := newBackground(sources)
	story := stories(sources, b)
	profiles := make([][]*profile, len(sources))
	for i := range sources {
		for j := range sources[i].Claims {
			profiles[i] = append(profiles[i], newProfile(Ref{i, j}, &sources[i], b, pack))
		}
	}
	pairs, err := score(ctx, profiles, story, pack)
	if err != nil {
		return nil, err
	}
	support(pairs)
	events := cluster(pairs, profiles, o.Threshold)
	return append(events, possible(pairs, events, o.Possible)...), nil
}

// possible lists the pairs that are in no event together and yet likely enough.
func possible(pairs []*pair, events []Event, least float64) []Event {
	in := map[Ref]int{}
	for i := range events {
		for _, r := range events[i].Claims {
			in[r] = i + 1
		}
	}
	var out []Event
	for _, p := range pairs {
		if p.p < least || in[p.a.ref] != 0 && in[p.a.ref] == in[p.b.ref] {
			continue
		}
		out = append(out, Event{
			ID: p.a.claim.ID + "+" + p.b.claim.ID, Claims: []Ref{p.a.ref, p.b.ref}, Possible: true, Confidence: p.p,
			Links: []Link{{p.a.ref, p.b.ref, p.p, p.f.why()}},
		})
	}
	return out
}

// pair is a candidate with its features.
type pair struct {
	a, b *profile
	f    features
	p    float64
}

// score computes the candidates: pairs that share a predicate key, or a participant beside similar words.
func score(ctx context.Context, profiles [][]*profile, story func(i, j int) (float64, bool), pack *rule.Pack) ([]*pair, error) {
	var out []*pair
	for i := range profiles {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for j := i; j < len(profiles); j++ {
			cosine, ok := story(i, j)
			if !ok {
				continue
			}
			for x, a := range profiles[i] {
				rest := profiles[j]
				if i == j {
					rest = profiles[j][x+1:]
				}
				for _, b := range rest {
					if i == j && a.claim.Sentence == b.claim.Sentence {
						continue
					}
					if !candidates(a, b, pack) {
						continue
					}
					f := compare(a, b, cosine, pack)
					if p := f.probability(); p > .05 {
						out = append(out, &pair{a, b, f, p})
					}
				}
			}
		}
	}
	return out, nil
}

func candidates(a, b *profile, pack *rule.Pack) bool {
	if a.lemma == b.lemma || a.stem == b.stem || a.frame != "" && a.frame == b.frame {
		return true
	}
	if slices.Contains(a.related, b.frame) && b.frame != "" || slices.Contains(b.related, a.frame) && a.frame != "" {
		return true
	}
	if any, _ := shared(a, b); any > 0 && a.clause.dot(b.clause) > .15 {
		return true
	}
	return opposed(a, b, pack)
}

// support adds the bonus for pairs whose neighbours are aligned: on texts that are rewritten rather than copied the
// same facts stand in the same order without one shared run of words.
func support(pairs []*pair) {
	type place struct{ sa, ia, sb, ib int }
	near := map[place]float64{}
	for _, p := range pairs {
		k := place{p.a.ref.Source, p.a.claim.Sentence, p.b.ref.Source, p.b.claim.Sentence}
		near[k] = max(near[k], p.p)
	}
	for _, p := range pairs {
		if p.a.ref.Source == p.b.ref.Source {
			continue
		}
		best := 0.0
		for da := -2; da <= 2; da++ {
			for db := -2; db <= 2; db++ {
				if da == 0 && db == 0 {
					continue
				}
				best = max(best, near[place{p.a.ref.Source, p.a.claim.Sentence + da, p.b.ref.Source, p.b.claim.Sentence + db}])
			}
		}
		if best > .5 {
			p.f["neighbours are aligned"] = best
		}
	}
	for _, p := range pairs {
		p.p = p.f.probability()
	}
}

// cluster joins by average link (UPGMA) until no two groups are alike enough.
func cluster(pairs []*pair, profiles [][]*profile, threshold float64) []Event {
	index := map[Ref]int{}
	var all []*profile
	for _, ps := range profiles {
		for _, p := range ps {
			index[p.ref] = len(all)
			all = append(all, p)
		}
	}
	link := map[[2]int]*pair{}
	for _, p := range pairs {
		link[[2]int{index[p.a.ref], index[p.b.ref]}] = p
	}
	group := make([]int, len(all))
	members := make([][]int, len(all))
	for i := range all {
		group[i], members[i] = i, []int{i}
	}
	probability := func(i, j int) float64 {
		if i > j {
			i, j = j, i
		}
		if p := link[[2]int{i, j}]; p != nil {
			return p.p
		}
		return 0
	}
	slices.SortStableFunc(pairs, func(x, y *pair) int {
		switch {
		case x.p > y.p:
			return -1
		case x.p < y.p:
			return 1
		}
		if c := x.a.ref.Compare(y.a.ref); c != 0 {
			return c
		}
		return x.b.ref.Compare(y.b.ref)
	})
	for _, p := range pairs {
		if p.p < threshold {
			break
		}
		g, h := group[index[p.a.ref]], group[index[p.b.ref]]
		if g == h {
			continue
		}
		sum := 0.0
		for _, x := range members[g] {
			for _, y := range members[h] {
				sum += probability(x, y)
			}
		}
		if sum/float64(len(members[g])*len(members[h])) < threshold*.8 {
			continue
		}
		if g > h {
			g, h = h, g
		}
		for _, y := range members[h] {
			group[y] = g
		}
		members[g] = append(members[g], members[h]...)
		members[h] = nil
	}
	var out []Event
	for _, m := range members {
		if len(m) < 2 {
			continue
		}
		slices.Sort(m)
		e := Event{Confidence: 1}
		for _, i := range m {
			e.Claims = append(e.Claims, all[i].ref)
		}
		e.ID = all[m[0]].claim.ID
		for x, i := range m {
			for _, j := range m[x+1:] {
				if p := link[[2]int{i, j}]; p != nil && p.p >= threshold {
					e.Links = append(e.Links, Link{p.a.ref, p.b.ref, p.p, p.f.why()})
					e.Confidence = min(e.Confidence, p.p)
				}
			}
		}
		out = append(out, e)
	}
	return out
}
