package analysis

import (
	"context"

	"gainsay/internal/event"
	"gainsay/internal/verdict"
)

// occasions compares, within each story, what is planned or who is invited with every word that somebody stays away.
// The two share neither predicate nor roles ("a meeting is planned in Sorna", "they would not attend"), so that the
// alignment of events need not see them as one; the deciders ask for the place and the parties themselves.
func (b *builder) occasions(ctx context.Context, story func(i, j int) bool) error {
	var refusals, plans []event.Ref
	for i, d := range b.documents {
		for j := range d.claims {
			switch c := &d.claims[j]; {
			case verdict.StaysAway(c):
				refusals = append(refusals, event.Ref{Source: i, Claim: j})
			case verdict.IsOccasion(c):
				plans = append(plans, event.Ref{Source: i, Claim: j})
			}
		}
	}
	for _, r := range refusals {
		if err := ctx.Err(); err != nil {
			return err
		}
		bySlot := map[verdict.Slot][]comparison{}
		claims := []event.Ref{r}
		for _, p := range plans {
			if !story(r.Source, p.Source) {
				continue
			}
			x, y := p, r
			if y.Compare(x) < 0 {
				x, y = y, x
			}
			if !b.worthComparing(x, y) {
				continue
			}
			for _, o := range b.engine.judge.CompareOccasion(b.side(x), b.side(y)) {
				bySlot[o.Slot] = append(bySlot[o.Slot], comparison{a: x, b: y, Outcome: o, event: occasionConfidence})
				claims = append(claims, p)
			}
		}
		e := event.Event{Claims: claims, Confidence: occasionConfidence, Possible: true}
		for _, slot := range slotOrder {
			if len(bySlot[slot]) > 0 {
				if f, ok := b.finding(&e, slot, bySlot[slot]); ok {
					b.report.Findings = append(b.report.Findings, f)
				}
			}
		}
	}
	return nil
}

// occasionConfidence that a refusal and a plan in one story which name one place are about one occasion.
const occasionConfidence = .6
