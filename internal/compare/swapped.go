package compare

import (
	"fmt"

	"gainsay/internal/claim"
	"gainsay/internal/verdict"
)

// swappedRoles compares who did it to whom: a directed predicate with the same two participants the other way round.
func swappedRoles(p *claimPair) (verdict.Outcome, bool) {
	if !p.samePredicate() || !p.bothHold() || p.a.Modality != claim.Asserted || p.mutual() {
		return verdict.Outcome{}, false
	}
	ua, up := filler(p.a, claim.Agent), filler(p.a, claim.Patient)
	va, vp := filler(p.b, claim.Agent), filler(p.b, claim.Patient)
	if ua == nil || up == nil || va == nil || vp == nil || min(ua.Confidence, up.Confidence, va.Confidence, vp.Confidence) < .2 {
		return verdict.Outcome{}, false
	}
	if !p.same(ua, vp) || !p.same(up, va) || p.same(ua, va) || p.same(up, vp) {
		return verdict.Outcome{}, false
	}
	return verdict.Outcome{Verdict: verdict.Diverge, Slot: verdict.Who, Rule: "divergence/swapped-roles", Confidence: claimConfidence,
		Answers: spans(ua.Span, va.Span),
		Why:     []string{fmt.Sprintf("%q does in one what %q does in the other, and the other way round", ua.Span.Cut(p.x.text), va.Span.Cut(p.y.text))}}, true
}

// mutual reports whether the predicate says the same with its participants exchanged: a converse of itself, or one of
// the verbs that are mutual by meaning.
func (p *claimPair) mutual() bool {
	for _, c := range p.pack.Converse(p.a.Predicate.Lemma) {
		if c.B == p.a.Predicate.Lemma {
			return true
		}
	}
	return mutuals[p.a.Predicate.Lemma]
}

var mutuals = set(`meet marry divorce talk speak agree disagree fight face play draw tie date clash match equal resemble know join
	contact accompany cooperate negotiate battle border neighbor neighbour be have embrace hug kiss greet see`)
