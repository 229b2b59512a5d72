package analysis

import (
	"cmp"
	"slices"

	"gainsay/internal/report"
)

// place is a sentence that a finding holds against another.
type place struct {
	document string
	start    int
}

// dropRepeated leaves out agreements on whether that another finding tells as well or better: of the same sentences, or
// of most of them, and those that ask what another asks of sentences that it holds. Two questions of a report never name
// the same event and slot. Findings keep their order.
func (b *builder) dropRepeated() {
	fs := b.report.Findings
	order := make([]int, 0, len(fs))
	for i := range fs {
		if len(fs[i].Members) > 1 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int {
		f, g := &fs[x], &fs[y]
		return cmp.Or(cmp.Compare(rankOf(f), rankOf(g)), -cmp.Compare(len(f.Members), len(g.Members)), -cmp.Compare(answered(f), answered(g)))
	})
	told := map[place][]int{} // the findings that hold a sentence
	asked := map[string]bool{}
	drop := map[int]bool{}
	for _, i := range order {
		f := &fs[i]
		mine := map[place]bool{}
		for _, m := range f.Members {
			mine[place{m.Document, m.Start}] = true
		}
		if f.Kind == "agreement" {
			if f.Slot == "whether" && covered(told, mine) || asked[f.Question] {
				drop[i] = true
				continue
			}
		}
		asked[f.Question] = true
		for p := range mine {
			told[p] = append(told[p], i)
		}
	}
	var kept []report.Finding
	for i := range fs {
		if !drop[i] {
			kept = append(kept, fs[i])
		}
	}
	b.report.Findings = kept
}

// rankOf orders findings by what they tell of the sentences that they hold: alarms, then what changed or is hedged, then
// whether something is so, told at length.
func rankOf(f *report.Finding) int {
	switch {
	case f.Kind == "divergence":
		return 0
	case f.Verdict != nil && *f.Verdict == "updated":
		return 1
	case f.Slot == "whether":
		return 3
	}
	return 2
}

// answered is how many bytes of the texts a finding quotes.
func answered(f *report.Finding) int {
	n := 0
	for _, m := range f.Members {
		if m.Answer != nil {
			n += m.Answer.Len()
		}
	}
	return n
}

// covered reports whether a finding of those that hold the sentences told tells of mine: of all, or of two thirds and two
// at least.
func covered(told map[place][]int, mine map[place]bool) bool {
	common := map[int]int{}
	for p := range mine {
		for _, i := range told[p] {
			common[i]++
		}
	}
	for _, n := range common {
		if n == len(mine) || n >= 2 && 3*n >= 2*len(mine) {
			return true
		}
	}
	return false
}
