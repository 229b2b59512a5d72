package analysis

import (
	"cmp"
	"context"
	"slices"

	"gainsay/internal/event"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
	"gainsay/internal/text"
)

// Two documents share background where several sentences of the one and of the other tell the same events in the same
// order, in whatever words: what an agency sent, retold. A chain of them needs this many links, each to another event, and
// no step over more than so many sentences.
const (
	leastBackgroundLinks = 3
	backgroundStep       = 2
)

// mostBackgroundLinks is how many links of two documents are looked at: two articles have some dozens, two texts that repeat
// themselves would have as many as they have pairs of sentences, with a chain to each.
const mostBackgroundLinks = 2000

// sentenceLink says that two sentences tell one event.
type sentenceLink struct {
	a, b  int
	event int
}

// background finds the passages of two documents of different outlets that carry the same facts in the same order without
// being copies, as groups of two.
func background(ctx context.Context, read []*document, in []passage.Input, events []event.Event, copies *passage.Origins) ([]passage.Group, error) {
	type pair struct{ i, j int }
	links := map[pair][]sentenceLink{}
	for n := range events {
		e := &events[n]
		if e.Possible {
			continue
		}
		most := event.Held(len(e.Claims))
		for x, ra := range e.Claims {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			for _, rb := range e.Claims[x+1:][:min(most, len(e.Claims)-x-1)] {
				a, b := &read[ra.Source].claims[ra.Claim], &read[rb.Source].claims[rb.Claim]
				if ra.Source == rb.Source || a.Reporting || b.Reporting {
					continue
				}
				p, l := pair{ra.Source, rb.Source}, sentenceLink{a.Sentence, b.Sentence, n}
				if p.i > p.j {
					p.i, p.j, l.a, l.b = p.j, p.i, l.b, l.a
				}
				s, t := &read[p.i].read.Sentences[l.a], &read[p.j].read.Sentences[l.b]
				if len(links[p]) < mostBackgroundLinks && s.Kind == nlp.Text && t.Kind == nlp.Text && copies.Count([]passage.Place{{Document: p.i, Span: s.Span}, {Document: p.j, Span: t.Span}}) == 2 {
					links[p] = append(links[p], l) // no copy of the other, and not of one house
				}
			}
		}
	}
	var out []passage.Group
	for p, ls := range links {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, chain := range chains(ls) {
			first, last := chain[0], chain[len(chain)-1]
			a := passage.Place{Document: p.i, Span: read[p.i].between(first.a, last.a)}
			b := passage.Place{Document: p.j, Span: read[p.j].between(first.b, last.b)}
			spread := max(last.a-first.a, last.b-first.b) + 1
			out = append(out, passage.Group{Kind: passage.Background, Members: []passage.Place{a, b},
				Origin: passage.Earliest(in, []int{p.i, p.j}), Similarity: float64(len(chain)) / float64(spread)})
		}
	}
	sortGroups(out)
	return out, nil
}

// sortGroups orders groups by their members.
func sortGroups(groups []passage.Group) {
	slices.SortFunc(groups, func(x, y passage.Group) int {
		return slices.CompareFunc(x.Members, y.Members, func(p, q passage.Place) int {
			return cmp.Or(cmp.Compare(p.Document, q.Document), text.Compare(p.Span, q.Span))
		})
	})
}

// chains lists the longest chains of links that go forward in both documents by small steps, each link to another event;
// chains do not share sentences. Links are in no order.
func chains(links []sentenceLink) [][]sentenceLink {
	slices.SortFunc(links, func(x, y sentenceLink) int {
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b), cmp.Compare(x.event, y.event))
	})
	links = slices.Compact(links)
	var out [][]sentenceLink
	for {
		best := longest(links)
		if len(best) < leastBackgroundLinks {
			return out
		}
		out = append(out, best)
		first, last := best[0], best[len(best)-1]
		links = slices.DeleteFunc(links, func(l sentenceLink) bool {
			return l.a >= first.a && l.a <= last.a || l.b >= first.b && l.b <= last.b
		})
	}
}

// longest is the longest chain of sorted links, the first of equals. An event counts once: the chains that end at a link
// are extended only by events that they do not hold.
func longest(links []sentenceLink) []sentenceLink {
	var best []sentenceLink
	ending := make([][]sentenceLink, len(links))
	near := 0 // the first link from which a step may lead to l, by the first document
	for i, l := range links {
		for l.a-links[near].a > backgroundStep {
			near++
		}
		for j := near; j < i; j++ {
			k := links[j]
			if l.a <= k.a || l.b <= k.b || l.a-k.a > backgroundStep || l.b-k.b > backgroundStep || len(ending[j]) <= len(ending[i]) {
				continue
			}
			if !slices.ContainsFunc(ending[j], func(x sentenceLink) bool { return x.event == l.event }) {
				ending[i] = ending[j]
			}
		}
		ending[i] = append(slices.Clip(ending[i]), l)
		if len(ending[i]) > len(best) {
			best = ending[i]
		}
	}
	return best
}

// between is the span from one sentence to another.
func (d *document) between(first, last int) text.Span {
	return text.Span{Start: d.read.Sentences[first].Start, End: d.read.Sentences[last].End}
}
