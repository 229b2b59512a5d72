package verdict

import (
	"fmt"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/rule"
	"gainsay/internal/timex"
)

// opposites compares whether by predicates that exclude each other ("arrested", "released").
type opposites struct{}

func (opposites) id() string { return "divergence/opposite" }

func (d opposites) decide(p *pair) (Outcome, bool) {
	a, b := p.a.Claim, p.b.Claim
	pair, ok := p.pack.OppositePair(a.Predicate.Lemma, b.Predicate.Lemma, "")
	if !ok || a.Polarity != b.Polarity || !p.sameOpposed(pair) {
		return Outcome{}, false
	}
	if a.Polarity == claim.Negative && pair.Strength != "contradictory" {
		return Outcome{}, false
	}
	if a.Modality != claim.Asserted || b.Modality != claim.Asserted || p.drifts() && p.pack.Listed("number/drifting", b.Predicate.Lemma) {
		return Outcome{}, false // what rose in the morning may fall at noon
	}
	if a.Predicate.Kind == claim.Noun || b.Predicate.Kind == claim.Noun {
		return Outcome{}, false // whose victory and whose defeat a noun speaks of is seldom sure
	}
	o := Outcome{Slot: Whether, Verdict: Diverge, Confidence: .7}
	o.Answers[0], o.Answers[1] = answer(&p.a), answer(&p.b)
	if pair.Strength == "sequence" {
		// Who was added one day may be removed on another, whatever the day on which both are told.
		x, y := timeOf(a), timeOf(b)
		if x == nil || y == nil || timex.CompareAcross(*x, *y) == timex.Disjoint || p.daysApart() != 0 || p.undated() || p.a.Document == p.b.Document {
			return Outcome{}, false
		}
		o.Confidence = .5
	}
	o.Why = p.timeNote(fmt.Sprintf("%q and %q exclude each other", a.Predicate.Lemma, b.Predicate.Lemma))
	return o, true
}

// sameOpposed reports whether the participants that matter to a pair of opposites are the same: those that the rule names
// (whoever acts, a bridge is not closed and open), else all that either has. No other is known to differ, but for the
// agent.
func (p *pair) sameOpposed(o rule.Opposite) bool {
	if len(o.Same) == 0 || len(o.Roles) > 0 {
		return p.sameParticipants() && p.sameCore() && (p.shares(claim.Patient) || find(p.a.Claim, claim.Patient) == nil)
	}
	for _, r := range o.Same {
		if !p.sameIn(claim.RoleName(r)) {
			return false
		}
	}
	// With an object on one side alone they may speak of two things ("withdrew the offer", "withdrew").
	x, y := find(p.a.Claim, claim.Patient), find(p.b.Claim, claim.Patient)
	if x != nil && y != nil && p.belongApart(x, y) {
		return false
	}
	return (x == nil) == (y == nil) && !p.conflicts(claim.Patient) && !p.conflicts(claim.Recipient) && !p.conflicts(claim.Place)
}

// belongApart reports whether two phrases say what they are of, and that is nothing in common: "the number of ferries", "the
// number of weirs".
func (p *pair) belongApart(x, y *claim.Argument) bool {
	return disjoint(p.a.belongings(x), p.b.belongings(y))
}

// belongings are the lemmas of what follows "of" in a phrase.
func (s *Side) belongings(a *claim.Argument) map[string]bool {
	m := map[string]bool{}
	for i := range s.Sentence.Tokens {
		t := &s.Sentence.Tokens[i]
		if t.Head != a.Head || t.Relation != "nmod" || t.Class == "PRON" {
			continue
		}
		for k := range s.Sentence.Tokens {
			if c := &s.Sentence.Tokens[k]; c.Head == i && c.Relation == "case" && c.Lemma == "of" {
				m[strings.ToLower(t.Lemma)] = true
			}
		}
	}
	return m
}
