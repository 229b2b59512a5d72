package compare

import (
	"fmt"

	"gainsay/internal/claim"
	"gainsay/internal/verdict"
)

// opposedClaims compares whether by predicates that exclude each other, of the same participants. Of two that follow
// each other (arrested, released) nothing is said unless both are given the same time.
func opposedClaims(p *claimPair) (verdict.Outcome, bool) {
	if p.a.Modality != claim.Asserted || p.b.Modality != claim.Asserted || p.a.Polarity != p.b.Polarity {
		return verdict.Outcome{}, false
	}
	o, ok := p.pack.OppositePair(p.a.Predicate.Lemma, p.b.Predicate.Lemma, "")
	if !ok || p.a.Polarity == claim.Negative && o.Strength != "contradictory" || len(o.Roles) > 0 {
		return verdict.Outcome{}, false
	}
	if u, v := filler(p.a, claim.Time), filler(p.b, claim.Time); o.Strength == "sequence" && (u == nil || v == nil || !sameValue(u, v)) {
		return verdict.Outcome{}, false
	}
	if !p.otherwiseAlike("", 2) {
		return verdict.Outcome{}, false
	}
	return verdict.Outcome{Verdict: verdict.Diverge, Slot: verdict.Whether, Rule: "divergence/opposite", Confidence: claimConfidence,
		Answers: spans(p.a.Predicate.Span, p.b.Predicate.Span),
		Why:     []string{fmt.Sprintf("%q and %q exclude each other", p.a.Predicate.Lemma, p.b.Predicate.Lemma)}}, true
}
