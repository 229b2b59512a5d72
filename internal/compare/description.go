package compare

import (
	"fmt"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/nlp"
	"gainsay/internal/verdict"
)

// descriptions compares how the same participant is described: one noun with two classifying adjectives that share
// nothing ("international observers", "Norwegian observers") in otherwise equal claims.
func descriptions(p *claimPair) (verdict.Outcome, bool) {
	if !p.samePredicate() || !p.bothHold() {
		return verdict.Outcome{}, false
	}
	for _, role := range []claim.RoleName{claim.Agent, claim.Patient} {
		u, v := filler(p.a, role), filler(p.b, role)
		if u == nil || v == nil || !strings.EqualFold(p.sx.Tokens[u.Head].Lemma, p.sy.Tokens[v.Head].Lemma) || p.sx.Tokens[u.Head].Class != "NOUN" {
			continue
		}
		mu, mv := classifiers(p.sx, u.Head), classifiers(p.sy, v.Head)
		if len(mu) == 0 || len(mv) == 0 || overlap(mu, mv) || !p.otherwiseAlike(role, 1) {
			continue
		}
		return verdict.Outcome{Verdict: verdict.Tension, Slot: slotRules[role].slot, Rule: "tension/description", Confidence: .6, Answers: spans(u.Span, v.Span),
			Why: []string{fmt.Sprintf("%q and %q are described differently; one may be the other", u.Span.Cut(p.x.text), v.Span.Cut(p.y.text))}}, true
	}
	return verdict.Outcome{}, false
}

// classifiers are the adjectives that say of which kind or whose a noun is.
func classifiers(s *nlp.Sentence, head int) map[string]bool {
	m := map[string]bool{}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Head != head || t.Relation != "amod" && t.Relation != "compound" || i > head {
			continue
		}
		l := strings.ToLower(t.Lemma)
		if t.Class == "PROPN" || strings.HasSuffix(l, "al") || strings.HasSuffix(l, "an") || strings.HasSuffix(l, "ish") || strings.HasSuffix(l, "ese") || classifying[l] {
			m[l] = true
		}
	}
	return m
}

var classifying = set(`military civilian private public foreign domestic local government independent armed unarmed state western eastern
	northern southern religious secular political economic greek french dutch swiss turkish iraqi israeli afghan pakistani`)

func overlap(a, b map[string]bool) bool {
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}
