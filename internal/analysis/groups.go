package analysis

import (
	"cmp"
	"slices"
	"strings"

	"gainsay/internal/event"
	"gainsay/internal/verdict"
)

// sameAnswers numbers the answers of a finding from 1, so that those which say the same have one number: those in the same words,
// then pairs that were found to agree, the surest first. Two answers that were found to exclude each other never share a number,
// whatever links them through others. words are those of an answer.
func sameAnswers(order []event.Ref, cs []comparison, words func(event.Ref) string) map[event.Ref]int {
	group := map[event.Ref]int{}
	for i, r := range order {
		group[r] = i
	}
	type pair struct{ a, b event.Ref }
	var apart []pair
	var agreed []comparison
	for _, c := range cs {
		_, knownA := group[c.a]
		_, knownB := group[c.b]
		switch {
		case !knownA || !knownB:
		case c.Verdict == verdict.Agree:
			agreed = append(agreed, c)
		case c.Verdict != verdict.Narrower:
			apart = append(apart, pair{c.a, c.b})
		}
	}
	first := map[string]event.Ref{}
	for _, r := range order {
		w := strings.ToLower(strings.Join(strings.Fields(words(r)), " "))
		if o, ok := first[w]; !ok {
			first[w] = r
		} else if !slices.Contains(apart, pair{o, r}) && !slices.Contains(apart, pair{r, o}) {
			group[r] = group[o]
		}
	}
	slices.SortStableFunc(agreed, func(x, y comparison) int {
		return cmp.Or(-cmp.Compare(x.Confidence*x.event, y.Confidence*y.event), x.a.Compare(y.a), x.b.Compare(y.b))
	})
	for _, c := range agreed {
		one, other := group[c.a], group[c.b]
		if slices.ContainsFunc(apart, func(p pair) bool {
			x, y := group[p.a], group[p.b]
			return x == one && y == other || x == other && y == one
		}) {
			continue
		}
		for r, g := range group {
			if g == other {
				group[r] = one
			}
		}
	}
	number, out := map[int]int{}, map[event.Ref]int{}
	for _, r := range order {
		g := group[r]
		if number[g] == 0 {
			number[g] = len(number) + 1
		}
		out[r] = number[g]
	}
	return out
}
