package analysis

import (
	"context"
	"slices"

	"gainsay/internal/event"
	"gainsay/internal/verdict"
)

// judgeCompanions compares claims of related frames that stand beside surely aligned ones: two sentences speak of one
// ceasefire, and what one calls overseeing it the other calls mediating it. The words alone would not align them; the
// sentences that they stand in do. Only deciders that are their own evidence have a say.
func (b *builder) judgeCompanions(ctx context.Context, events []event.Event) error {
	type pair struct{ a, b event.Ref }
	compared := map[pair]bool{}
	in := map[event.Ref][]int{} // the events that a claim was judged in, ascending
	for i := range events {
		if events[i].Possible && events[i].Confidence < leastAlarm {
			continue // too unlikely by itself for an alarm: what stands beside it may say more
		}
		for _, x := range events[i].Claims {
			in[x] = append(in[x], i)
		}
	}
	together := func(x, y event.Ref) bool {
		return slices.ContainsFunc(in[x], func(i int) bool {
			_, ok := slices.BinarySearch(in[y], i)
			return ok
		})
	}
	for i := range events {
		e := &events[i]
		if e.Possible || e.Statement {
			continue
		}
		for _, l := range e.Links {
			if err := ctx.Err(); err != nil {
				return err
			}
			if l.Confidence < besideSure || l.A.Source == l.B.Source {
				continue
			}
			for _, x := range b.beside(l.A) {
				for _, y := range b.beside(l.B) {
					if compared[pair{x, y}] || together(x, y) || !b.related(x, y) || !b.worthComparing(x, y) {
						continue
					}
					compared[pair{x, y}] = true
					b.companion(&l, x, y)
				}
			}
		}
	}
	return nil
}

// besideSure is how likely two claims must be one event for what stands beside them to be compared.
const besideSure = .45

// beside are the claims in the sentence of a claim, but for itself.
func (b *builder) beside(r event.Ref) []event.Ref {
	var out []event.Ref
	claims := b.documents[r.Source].claims
	for i := range claims {
		if i != r.Claim && claims[i].Sentence == claims[r.Claim].Sentence {
			out = append(out, event.Ref{Source: r.Source, Claim: i})
		}
	}
	return out
}

// related reports whether the frames of two claims are one, or may speak of one event.
func (b *builder) related(x, y event.Ref) bool {
	f, okF := b.engine.pack.Frame(b.claim(x).Predicate.Frame)
	g, okG := b.engine.pack.Frame(b.claim(y).Predicate.Frame)
	return okF && okG && (f.ID == g.ID || slices.Contains(f.Related, g.ID) || slices.Contains(g.Related, f.ID))
}

// companion adds the alarms about one pair, in the order of the slots. The pair is as sure as the link beside it, less a
// fifth.
func (b *builder) companion(beside *event.Link, x, y event.Ref) {
	e := event.Event{Claims: []event.Ref{x, y}, Possible: true, Confidence: beside.Confidence * .8}
	bySlot := map[verdict.Slot][]comparison{}
	for _, o := range b.engine.judge.Compare(b.side(x), b.side(y)) {
		if o.Cautious() && o.Verdict.Alarm() && !b.unsure(&o, x, y, e.Confidence) {
			bySlot[o.Slot] = append(bySlot[o.Slot], comparison{a: x, b: y, Outcome: o, event: e.Confidence})
		}
	}
	for _, slot := range slotOrder {
		if len(bySlot[slot]) > 0 {
			if f, ok := b.finding(&e, slot, bySlot[slot]); ok {
				b.report.Findings = append(b.report.Findings, f)
			}
		}
	}
}
