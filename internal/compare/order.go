package compare

import (
	"cmp"
	"slices"

	"gainsay/internal/verdict"
)

// rank is the order in which verdicts are believed where deciders differ: whoever sees a contradiction has seen
// something that whoever sees agreement on another slot has not.
func rank(v verdict.Verdict) int {
	switch v {
	case verdict.Diverge, verdict.Disputed:
		return 0
	case verdict.Tension:
		return 1
	case verdict.Updated:
		return 2
	case verdict.Hedged:
		return 3
	case verdict.Narrower:
		return 4
	case verdict.Agree:
		return 5
	}
	return 6
}

// ordered sorts outcomes by rank, confidence and rule, and keeps the surest of each rule.
func ordered(outcomes []verdict.Outcome) []verdict.Outcome {
	out := slices.Clone(outcomes)
	slices.SortStableFunc(out, func(x, y verdict.Outcome) int {
		return cmp.Or(cmp.Compare(rank(x.Verdict), rank(y.Verdict)), cmp.Compare(y.Confidence, x.Confidence), cmp.Compare(x.Rule, y.Rule))
	})
	seen := map[string]bool{}
	return slices.DeleteFunc(out, func(o verdict.Outcome) bool {
		known := seen[o.Rule]
		seen[o.Rule] = true
		return known
	})
}
