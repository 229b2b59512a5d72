package compare

import (
	"fmt"

	"gainsay/internal/verdict"
)

// opposites compares whether by words that exclude each other ("accepted", "rejected"; "indoors", "outdoors").
type opposites struct{}

func (opposites) id() string { return "divergence/opposite" }

func (d opposites) look(p *pair) []evidence {
	l, ok := p.rules.(opposing)
	if !ok {
		return nil
	}
	var out []evidence
	for j := range p.b.words {
		y := &p.b.words[j]
		if !y.content || y.name || p.toA[j] >= 0 {
			continue
		}
		best, bestFit := -1, -1.
		var how opposition
		for i := range p.a.words {
			x := &p.a.words[i]
			if !x.content || x.name || p.toB[i] >= 0 {
				continue
			}
			o := l.oppose(x, y)
			if o.strength == "" {
				continue
			}
			near, all := p.context(i, i+1, j, j+1, 4)
			if fit := share(near, all); fit > bestFit {
				best, bestFit, how = i, fit, o
			}
		}
		if best < 0 {
			continue
		}
		x := &p.a.words[best]
		var f features
		s := p.setting(&f, func(i int) bool { return i == best }, func(i int) bool { return i == j })
		from := len(f)
		f.add("strength=" + how.strength)
		f.add("part=" + y.class)
		f.is("parity", x.negated == y.negated)
		f.is("turned", x.negated != y.negated)
		f.bucket("context", bestFit, .01, .3, .5, .7, .9)
		f.is("slot", p.sameSlot(best, j))
		f.is("values-apart", !p.valuesShared())
		f.cross(from, "covered="+level(s.share))
		out = append(out, evidence{features: f, outcome: verdict.Outcome{Verdict: verdict.Diverge, Slot: verdict.Whether, Answers: spans(x.Span, y.Span),
			Why: []string{fmt.Sprintf("%q and %q exclude each other", x.Cut(p.a.text), y.Cut(p.b.text))}}})
	}
	return out
}

// opposition says how two words exclude each other: "contradictory", "contrary", "sequence", "antonym" (of WordNet),
// "" for not at all.
type opposition struct{ strength string }

type opposing interface {
	oppose(x, y *word) opposition
}

// sameSlot reports whether two words stand in the same place: in one hunk, or between neighbours that answer each
// other.
func (p *pair) sameSlot(i, j int) bool {
	for _, h := range p.hunks {
		if i >= h.aFrom && i < h.aTo && j >= h.bFrom && j < h.bTo {
			return true
		}
	}
	return false
}

// valuesShared reports whether every amount of b that is exact stands in a.
func (p *pair) valuesShared() bool {
	for j := range p.b.amounts {
		found := false
		for i := range p.a.amounts {
			found = found || p.a.amounts[i].Spoken == p.b.amounts[j].Spoken
		}
		if !found {
			return false
		}
	}
	return true
}
