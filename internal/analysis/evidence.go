package analysis

import (
	"math"

	"gainsay/internal/event"
	"gainsay/internal/verdict"
)

// leastNear is how near two documents must be to each other for an occasion in the one to be that of the other.
const leastNear = .25

// datedTogether is how many days apart two documents may be published to tell of one thing as of one day.
const datedTogether = 2

// evidence sums up what speaks for two claims being of one thing. What each sign is worth stands in the rules of kind
// thresholds.
func (b *builder) evidence(o *verdict.Outcome, x, y event.Ref, oneEvent float64) float64 {
	pack := b.engine.pack
	sum := pack.Threshold("evidence/event", 1) * oneEvent
	near := 1.
	if x.Source != y.Source {
		near = b.acquainted.near(x.Source, y.Source)
	}
	sum += pack.Threshold("evidence/story", 1) * near
	if o.Named {
		sum += pack.Threshold("evidence/named", .1)
	}
	if p, q := b.documents[x.Source].Published, b.documents[y.Source].Published; !p.IsZero() && !q.IsZero() && math.Abs(q.Sub(p).Hours()) <= 24*datedTogether {
		sum += pack.Threshold("evidence/dated", .1)
	}
	return sum
}

// enough reports whether the evidence for an alarm reaches the floor of what it is about.
func (b *builder) enough(o *verdict.Outcome, x, y event.Ref, oneEvent float64) bool {
	floor := 0.
	switch o.Slot {
	case verdict.HowMany:
		floor = b.engine.pack.Threshold("floor/number", 1.45)
	case verdict.When:
		floor = b.engine.pack.Threshold("floor/when", 1.05)
	case verdict.Where:
		floor = b.engine.pack.Threshold("floor/where", 1.45)
	case verdict.Who, verdict.Whom:
		floor = b.engine.pack.Threshold("floor/who", 1.3)
	case verdict.Whether:
		floor = b.engine.pack.Threshold("floor/whether", 1.1)
	default:
		return true
	}
	return b.evidence(o, x, y, oneEvent) >= floor
}
