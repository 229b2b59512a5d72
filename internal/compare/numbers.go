package compare

import (
	"cmp"
	"fmt"
	"math"

	"gainsay/internal/quantity"
	"gainsay/internal/verdict"
)

// numbers compares how many: every amount of b with the amount of a that counts the same as far as can be seen.
type numbers struct{}

func (numbers) id() string { return "divergence/number" }

func (d numbers) look(p *pair) []evidence {
	var out []evidence
	for j := range p.b.amounts {
		q := &p.b.amounts[j]
		best, bestFit := -1, math.Inf(-1)
		var relation quantity.Relation
		holds, kin := false, 0
		for i := range p.a.amounts {
			r := quantity.Compare(p.a.amounts[i].Quantity, q.Quantity)
			values := quantity.CompareValues(p.a.amounts[i].Quantity, q.Quantity)
			if values == quantity.Equal || values == quantity.Entails {
				if p.numberFit(&p.a.amounts[i], q) >= 1 || r != quantity.Incomparable {
					holds = true
				}
			}
			if values == quantity.Incomparable {
				continue
			}
			kin++
			fit := p.numberFit(&p.a.amounts[i], q)
			if r == quantity.Incomparable {
				fit -= 3
			}
			if fit > bestFit {
				best, bestFit, relation = i, fit, values
			}
		}
		if best < 0 || relation == quantity.Equal || relation == quantity.Entails || relation == quantity.Overlapping {
			continue
		}
		x := &p.a.amounts[best]
		if p.a.unstopped() && rounded(x, q) {
			continue
		}
		var f features
		s := p.setting(&f, nil, nil)
		from := len(f)
		f.add("relation=" + string(relation))
		f.add("kind=" + string(q.Kind))
		f.add("comparators=" + comparator(x) + "/" + comparator(q))
		f.add("comparator=" + comparator(q))
		f.is("held-elsewhere", holds)
		f.count("candidates", kin, 4)
		f.count("numbers", len(p.b.amounts), 3)
		f.add("unit=" + units(x, q))
		f.add("role=" + roles(x.Role, q.Role))
		f.bucket("fit", bestFit, -2, 0, 1, 2, 3, 4, 5)
		f.bucket("gap", quantity.Gap(x.Quantity, q.Quantity), .01, .05, .1, .25, .5, .9)
		near, nearby := p.context(x.first, x.last, q.first, q.last, 5)
		f.bucket("context", share(near, nearby), .01, .3, .5, .7, .9)
		f.is("change", x.Change != q.Change)
		f.add("times=" + p.timesRelation())
		f.cross(from, "covered="+level(s.share))
		minimal := relation == quantity.Disjoint && !holds && units(x, q) != "other" && roles(x.Role, q.Role) != "other" &&
			p.sameBut(phrase{x.first, x.last}, phrase{q.first, q.last}) && len(p.a.negators)+len(p.b.negators) == 0
		out = append(out, evidence{minimal: minimal, features: f, outcome: verdict.Outcome{Verdict: verdict.Diverge, Slot: verdict.HowMany,
			Answers: spans(x.Span, q.Span),
			Why:     []string{fmt.Sprintf("%q and %q exclude each other", x.Cut(p.a.text), q.Cut(p.b.text))}}})
	}
	return out
}

// rounded reports whether one number is the other without its last digits, as headlines write it ("2,000" for 2,084).
func rounded(x, y *amount) bool {
	apart := math.Abs(x.Spoken - y.Spoken)
	return comparator(x) == "exact" && comparator(y) == "exact" && apart <= max(lastDigit(x.Spoken), lastDigit(y.Spoken))/2 &&
		apart <= mostRounded*max(math.Abs(x.Spoken), math.Abs(y.Spoken))
}

// lastDigit is what the last digit of a whole number counts before its zeros: 1,000 for 2,000.
func lastDigit(v float64) float64 {
	unit := 1.
	for v != 0 && math.Mod(v, unit*10) == 0 {
		unit *= 10
	}
	return unit
}

// mostRounded is how far a rounded number may lie from what it stands for, as a share of it.
const mostRounded = .08

func comparator(q *amount) string {
	if q.Comparator == "" {
		return "exact"
	}
	return q.Comparator
}

func units(x, y *amount) string {
	switch {
	case x.Unit == "" && y.Unit == "":
		return "none"
	case x.Unit == "" || y.Unit == "":
		return "one"
	case x.Unit == y.Unit:
		return "same"
	case cmp.Or(x.Counted, x.Unit) == cmp.Or(y.Counted, y.Unit):
		return "like"
	}
	return "other"
}

func roles(x, y string) string {
	switch {
	case x == "" && y == "":
		return "none"
	case x == "" || y == "":
		return "one"
	case x == y:
		return "same"
	}
	return "other"
}

// numberFit says how far two amounts seem to count the same thing.
func (p *pair) numberFit(x, y *amount) float64 {
	fit := 0.
	switch units(x, y) {
	case "same":
		fit += 3
	case "like":
		fit += 2
	case "other":
		fit -= 2
	}
	switch roles(x.Role, y.Role) {
	case "same":
		fit += 2
	case "other":
		fit -= 2
	}
	near, nearby := p.context(x.first, x.last, y.first, y.last, 5)
	return fit + 3*share(near, nearby)
}

// context counts the content words within reach of a stretch of b, and how many of them have their partner within
// reach of a stretch of a.
func (p *pair) context(aFirst, aLast, bFirst, bLast, reach int) (shared, all int) {
	for j := max(0, bFirst-reach); j < min(len(p.b.words), bLast+reach); j++ {
		w := &p.b.words[j]
		if !w.content || w.value || j >= bFirst && j < bLast && false {
			continue
		}
		all++
		if i := p.toA[j]; i >= aFirst-reach && i < aLast+reach && i >= 0 {
			shared++
			continue
		}
		// The word may stand near this number and elsewhere, too.
		for i := max(0, aFirst-reach); i < min(len(p.a.words), aLast+reach); i++ {
			if p.a.words[i].content && p.a.words[i].lemma == w.lemma {
				shared++
				break
			}
		}
	}
	return shared, all
}

func share(n, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(n) / float64(all)
}

// level is a coarse name for a share.
func level(x float64) string {
	switch {
	case x >= .96:
		return "all"
	case x >= .8:
		return "most"
	case x >= .55:
		return "half"
	}
	return "little"
}
