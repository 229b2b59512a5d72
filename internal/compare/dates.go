package compare

import (
	"fmt"
	"math"
	"strconv"

	"gainsay/internal/text"
	"gainsay/internal/timex"
	"gainsay/internal/verdict"
)

// dates compares when: every date and length of time of b with the one of a that dates the same as far as can be seen.
type dates struct{}

func (dates) id() string { return "divergence/when" }

func spans(a, b text.Span) [2]text.Span { return [2]text.Span{a, b} }

func (d dates) look(p *pair) []evidence {
	var out []evidence
	for j := range p.b.times {
		t := &p.b.times[j]
		best, bestFit, kin := -1, math.Inf(-1), 0
		holds := false
		for i := range p.a.times {
			r := timex.Compare(p.a.times[i].Expression, t.Expression)
			switch r {
			case timex.Incomparable:
				continue
			case timex.Same, timex.Narrower:
				holds = true
			}
			kin++
			near, nearby := p.context(p.a.times[i].first, p.a.times[i].last, t.first, t.last, 6)
			fit := share(near, nearby)
			if p.a.times[i].Granularity == t.Granularity {
				fit += .3
			}
			if fit > bestFit {
				best, bestFit = i, fit
			}
		}
		if best < 0 {
			continue
		}
		x := &p.a.times[best]
		if timex.Compare(x.Expression, t.Expression) != timex.Disjoint {
			continue
		}
		var f features
		s := p.setting(&f, nil, nil)
		from := len(f)
		f.add("kind=" + string(t.Kind))
		f.add("grain=" + grain(x) + "/" + grain(t))
		f.add("relation=" + x.Relation + "/" + t.Relation)
		f.add("modifier=" + t.Modifier)
		f.is("held-elsewhere", holds)
		f.count("candidates", kin, 4)
		f.count("times", len(p.b.times), 3)
		f.bucket("fit", bestFit, .1, .3, .5, .7, .9, 1.1)
		near, nearby := p.context(x.first, x.last, t.first, t.last, 6)
		f.bucket("context", share(near, nearby), .01, .3, .5, .7, .9)
		f.is("amounts", len(p.b.amounts) > 0)
		f.cross(from, "covered="+level(s.share))
		minimal := !holds && p.sameBut(phrase{x.first, x.last}, phrase{t.first, t.last}) && len(p.a.negators)+len(p.b.negators) == 0
		out = append(out, evidence{minimal: minimal, features: f, outcome: verdict.Outcome{Verdict: verdict.Diverge, Slot: verdict.When,
			Answers: spans(x.Span, t.Span),
			Why:     []string{fmt.Sprintf("%q and %q exclude each other", x.Cut(p.a.text), t.Cut(p.b.text))}}})
	}
	return out
}

func grain(m *moment) string { return strconv.Itoa(int(m.Granularity)) }

// timesRelation says how the dates of the two sides stand to each other, for deciders that look at something else: two
// counts of different days are no contradiction.
func (p *pair) timesRelation() string {
	if len(p.b.times) == 0 {
		if len(p.a.times) == 0 {
			return "none"
		}
		return "given"
	}
	if len(p.a.times) == 0 {
		return "asked"
	}
	out := "apart"
	for j := range p.b.times {
		for i := range p.a.times {
			switch timex.Compare(p.a.times[i].Expression, p.b.times[j].Expression) {
			case timex.Same, timex.Narrower:
				return "same"
			case timex.Broader, timex.Overlapping:
				out = "may-be"
			}
		}
	}
	return out
}
