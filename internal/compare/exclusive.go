package compare

import (
	"fmt"

	"gainsay/internal/claim"
	"gainsay/internal/quantity"
	"gainsay/internal/timex"
	"gainsay/internal/verdict"
)

// slotRules are the rules that report two answers in a role.
var slotRules = map[claim.RoleName]struct {
	rule string
	slot verdict.Slot
}{
	claim.Agent:     {"divergence/who", verdict.Who},
	claim.Patient:   {"divergence/whom", verdict.Whom},
	claim.Recipient: {"divergence/whom", verdict.Whom},
	claim.Place:     {"divergence/where", verdict.Where},
	claim.Time:      {"divergence/when", verdict.When},
}

// exclusiveSlots compares who, whom, where and when: one predicate of the same participants, with two fillers in a role
// that holds one at a time.
func exclusiveSlots(p *claimPair) (verdict.Outcome, bool) {
	if !p.samePredicate() || !p.bothHold() {
		return verdict.Outcome{}, false
	}
	for _, role := range []claim.RoleName{claim.Agent, claim.Patient, claim.Place, claim.Time} {
		u, v := filler(p.a, role), filler(p.b, role)
		if u == nil || v == nil || !p.holdsOne(role) {
			continue
		}
		differ := p.apart(u, v)
		if role == claim.Time {
			differ = u.Time != nil && v.Time != nil && timex.CompareAcross(*u.Time, *v.Time) == timex.Disjoint
		}
		if !differ || !p.otherwiseAlike(role, 1) {
			continue
		}
		s := slotRules[role]
		return verdict.Outcome{Verdict: verdict.Diverge, Slot: s.slot, Rule: s.rule, Confidence: claimConfidence, Answers: spans(u.Span, v.Span),
			Why: []string{fmt.Sprintf("%q and %q are two answers where %q takes one", u.Span.Cut(p.x.text), v.Span.Cut(p.y.text), p.a.Predicate.Lemma)}}, true
	}
	return verdict.Outcome{}, false
}

// claimConfidence is what is said of claims that were read alike in all but one role.
const claimConfidence = .75

// holdsOne reports whether a role of the predicate holds one filler at a time, by its frame or by the functional
// predicates. Who is put into one office ("as chair", "the treasurer") is one as well.
func (p *claimPair) holdsOne(role claim.RoleName) bool {
	if f, ok := p.pack.Frame(p.a.Predicate.Frame); ok {
		if r, ok := f.Role(string(role)); ok && r.Exclusive {
			return true
		}
	}
	for _, f := range p.pack.Functional(p.a.Predicate.Lemma) {
		if f.Slot == string(role) {
			return true
		}
	}
	if role == claim.Patient && offices[p.a.Predicate.Lemma] {
		office, other := p.office(p.x, p.a), p.office(p.y, p.b)
		return office != "" && office == other
	}
	return false
}

// offices are verbs that put one person into one office.
var offices = set("appoint elect name nominate choose crown install confirm select")

// office is the lemma of the word after "as" behind a predicate, "" for none.
func (p *claimPair) office(r *reading, c *claim.Claim) string {
	s := &r.document.Sentences[c.Sentence]
	for i := c.Predicate.Head + 1; i+1 < len(s.Tokens); i++ {
		if s.Tokens[i].Form != "as" {
			continue
		}
		for k := i + 1; k < len(s.Tokens) && k < i+5; k++ {
			if s.Tokens[k].Class == "NOUN" {
				return s.Tokens[k].Lemma
			}
		}
	}
	return ""
}

// sameValue reports whether two times or amounts are compatible.
func sameValue(u, v *claim.Argument) bool {
	switch {
	case u.Time != nil && v.Time != nil:
		r := timex.CompareAcross(*u.Time, *v.Time)
		return r != timex.Disjoint && r != timex.Incomparable
	case u.Amount != nil && v.Amount != nil:
		r := quantity.Compare(*u.Amount, *v.Amount)
		return r == quantity.Equal || r == quantity.Entails || r == quantity.Entailed
	}
	return false
}
