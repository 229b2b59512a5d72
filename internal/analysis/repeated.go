package analysis

import (
	"cmp"
	"context"
	"slices"

	"gainsay/internal/report"
	"gainsay/internal/text"
)

// place is a sentence that a finding holds against another.
type place struct {
	document string
	start    int
}

// dropRepeated leaves out agreements on whether that another finding tells as well or better: of the same sentences, or
// of most of them, and those that ask what another of their story asks: two questions of a story never name the same event
// and slot, while "How many people were killed?" is another question of another story. Findings keep their order.
func (b *builder) dropRepeated(ctx context.Context) error {
	fs := b.report.Findings
	order := make([]int, 0, len(fs))
	for i := range fs {
		if len(fs[i].Members) > 1 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int {
		f, g := &fs[x], &fs[y]
		return cmp.Or(cmp.Compare(rankOf(f), rankOf(g)), -cmp.Compare(len(f.Members), len(g.Members)), -cmp.Compare(quotedBytes(f), quotedBytes(g)))
	})
	told := map[place][]*report.Finding{} // the findings that hold a sentence
	type question struct {
		story int
		text  string
	}
	asked := map[question]bool{}
	drop := map[int]bool{}
	for _, i := range order {
		if err := ctx.Err(); err != nil {
			return err
		}
		f := &fs[i]
		q := question{b.storyOf(f), f.Question}
		if f.Kind == "agreement" && (f.Slot == "whether" && covered(told, f) || asked[q]) {
			drop[i] = true
			continue
		}
		asked[q] = true
		for _, m := range f.Members {
			if held := told[placeOf(&m)]; len(held) == 0 || held[len(held)-1] != f {
				told[placeOf(&m)] = append(held, f)
			}
		}
	}
	var kept []report.Finding
	for i := range fs {
		if !drop[i] {
			kept = append(kept, fs[i])
		}
	}
	b.report.Findings = kept
	return nil
}

// storyOf is the first document of the story in which a finding stands, that of its first member where copies cross stories.
func (b *builder) storyOf(f *report.Finding) int { return b.stories[b.index(f.Members[0].Document)][0] }

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

// quotedBytes is how many bytes of the texts a finding quotes.
func quotedBytes(f *report.Finding) int {
	n := 0
	for _, m := range f.Members {
		if m.Answer != nil {
			n += m.Answer.Len()
		}
	}
	return n
}

// covered reports whether a finding of those that hold the sentences told gives the answers of f as well: all of them, or two
// thirds and two at least. A quotation does where all of them but one stand in it: its sentences may tell more around it.
func covered(told map[place][]*report.Finding, f *report.Finding) bool {
	common := map[*report.Finding]int{}
	for _, m := range f.Members {
		counted := map[*report.Finding]bool{}
		for _, other := range told[placeOf(&m)] {
			if !counted[other] && slices.ContainsFunc(other.Members, func(o report.Member) bool { return repeats(other, &o, &m) }) {
				counted[other] = true
				common[other]++
			}
		}
	}
	for other, n := range common {
		switch {
		case n == len(f.Members):
			return true
		case other.Rule == "agree/quotation":
			if n >= 2 && n >= len(f.Members)-1 {
				return true
			}
		case n >= 2 && 3*n >= 2*len(f.Members):
			return true
		}
	}
	return false
}

// repeats reports whether an answer is much the same words of one text as another: half of the shorter stands in the longer. Of a
// quotation any of it will do, and a figure tells no more than itself.
func repeats(other *report.Finding, o, m *report.Member) bool {
	x, y := answerOf(o), answerOf(m)
	common := min(x.End, y.End) - max(x.Start, y.Start)
	if o.Document != m.Document || common <= 0 {
		return false
	}
	switch other.Rule {
	case "agree/quotation":
		return true
	case "agree/number":
		return 2*common >= y.Len()
	}
	return 2*common >= min(x.Len(), y.Len())
}

func answerOf(m *report.Member) text.Span {
	if m.Answer != nil {
		return m.Answer.Span
	}
	return m.Span
}

func placeOf(m *report.Member) place { return place{m.Document, m.Start} }
