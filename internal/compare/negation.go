package compare

import (
	"fmt"

	"gainsay/internal/verdict"
)

// negation compares whether: words in the scope of a negator on one side that the other side affirms.
type negation struct{}

func (negation) id() string { return "divergence/polarity" }

func (d negation) look(p *pair) []evidence {
	e, ok := d.direction(p, p.a, p.b, p.toB, "given")
	if f, okToo := d.direction(p, p.b, p.a, p.toA, "asked"); okToo && (!ok || len(p.b.negators) > 0 && len(p.a.negators) == 0) {
		e, ok = f, true
	}
	if !ok {
		return nil
	}
	return []evidence{e}
}

// direction looks at the negators of one side; to leads its words to those of the other.
func (d negation) direction(p *pair, negative, other *side, to []int, which string) (evidence, bool) {
	var best *negator
	hits := 0
	var inScope, covered, missing, same, verbs, loose int
	open := p.openWords(other)
	for k := range negative.negators {
		n := &negative.negators[k]
		var scope, cov, miss, par, vb, turned, ls int
		for i := n.from; i < n.to; i++ {
			w := &negative.words[i]
			if !w.content {
				continue
			}
			scope++
			if to[i] < 0 {
				miss++
				continue
			}
			cov++
			if p.sureOf(negative, i) < likeStem {
				ls++
			}
			if other.words[to[i]].negated == w.negated {
				par++
				continue
			}
			if w.negated && !open[to[i]] {
				turned++
				if w.class == "VERB" {
					vb++
				}
			}
		}
		if turned > hits {
			best, hits = n, turned
			inScope, covered, missing, same, verbs, loose = scope, cov, miss, par, vb, ls
		}
	}
	if best == nil {
		return evidence{}, false
	}
	embeds := p.embeds(negative, best, to)
	if embeds != "none" {
		return evidence{}, false // "did not hope to leave", "did not manage to": factuality knows what becomes of it
	}
	if best.from < len(negative.words) {
		switch negative.words[best.from].lower {
		case "that", "because", "so", "until":
			return evidence{}, false // "the moral is not that prices rise": something else is denied
		}
	}
	if restricted(negative, best) || restricted(other, nil) {
		return evidence{}, false
	}
	var f features
	p.setting(&f, nil, nil)
	n := p.covered(negative, to, nil)
	f.add("side=" + which)
	from := len(f)
	f.add("negator=" + best.kind)
	f.bucket("negative-covered", n.share, .25, .4, .55, .7, .8, .9, .96)
	f.count("negative-loose", n.loose, 3)
	f.count("negative-missing", n.missing, 5)
	f.count("negative-missing-names", n.missingNames, 2)
	f.count("scope-missing", missing, 4)
	f.count("scope-loose", loose, 3)
	f.bucket("scope-covered", share(covered, inScope), .3, .5, .7, .9, .999)
	f.count("scope", inScope, 6)
	f.count("same-parity", same, 3)
	f.count("turned-verbs", verbs, 2)
	f.count("other-negators", len(other.negators), 2)
	f.count("negators", len(negative.negators), 3)
	f.is("number", len(p.a.amounts)+len(p.b.amounts) > 0)
	next := ""
	if best.from < len(negative.words) {
		next = negative.words[best.from].class
	}
	f.add("next=" + next)
	f.cross(from, "covered="+level(n.share))
	aNeg := negative == p.a
	o := verdict.Outcome{Verdict: verdict.Diverge, Slot: verdict.Whether}
	turnedText := negative.words[best.at].Span.Cut(negative.text)
	scopeSpan := negative.words[best.at].Span
	for i := best.from; i < best.to; i++ {
		if negative.words[i].content && to[i] >= 0 {
			scopeSpan = scopeSpan.Hull(negative.words[i].Span)
		}
	}
	affirmed := scopeSpan
	first := true
	for i := best.from; i < best.to; i++ {
		if negative.words[i].content && to[i] >= 0 {
			if first {
				affirmed, first = other.words[to[i]].Span, false
			}
			affirmed = affirmed.Hull(other.words[to[i]].Span)
		}
	}
	if aNeg {
		o.Answers = spans(scopeSpan, affirmed)
	} else {
		o.Answers = spans(affirmed, scopeSpan)
	}
	o.Why = []string{fmt.Sprintf("%q turns what the other affirms", turnedText)}
	return evidence{features: f, outcome: o}, true
}

// restricted reports whether what a side tells holds with a restriction: "did not open until May" says that it did then,
// "nobody but members may enter" that some may, and who is "wrongly accused of it" has not done it either.
func restricted(s *side, n *negator) bool {
	if n != nil && n.to < len(s.words) && s.words[n.to].lower == "until" {
		return true
	}
	for i := range s.words {
		switch s.words[i].lower {
		case "except", "excluding", "wrongly", "falsely", "unless":
			return true
		case "only", "but":
			// "only members may enter", "nobody but members"
			if n == nil && s.words[i].lower == "only" && i == 0 || n != nil && s.words[i].lower == "but" && i == n.from {
				return true
			}
		}
	}
	return false
}

// embeds says what becomes of a complement in the scope of a negator that the other side gives without the word that
// embeds it: "did not try to leave" leaves open what "did not manage to leave" denies. "none" where nothing is embedded.
func (p *pair) embeds(s *side, n *negator, to []int) string {
	for _, e := range p.embeddings(s) {
		if e.at >= n.from-1 && e.at < n.to && to[e.at] < 0 {
			return e.frame + e.negated
		}
	}
	return "none"
}

// openWords are the words of a side that stand in a complement of which nothing is said to become ("plans to reach"):
// whoever denies them denies nothing that the side asserts.
func (p *pair) openWords(s *side) map[int]bool {
	var out map[int]bool
	leave := func(from, to int) {
		if out == nil {
			out = map[int]bool{}
		}
		for i := from; i < to; i++ {
			out[i] = true
		}
	}
	for _, e := range p.embeddings(s) {
		if e.becomes(s.words[e.at].negated) == "o" {
			leave(e.from, e.to)
		}
	}
	for i := 0; i+2 < len(s.words); i++ {
		if s.words[i].class == "NOUN" && beliefs[s.words[i].lemma] && s.words[i+1].lower == "that" {
			leave(i+2, s.clauseEnd(i+2))
		}
	}
	return out
}

// beliefs are nouns that hold what somebody thinks or says and that need not be so.
var beliefs = set(`belief rumor rumour myth misconception claim allegation theory speculation suggestion assertion notion idea fear hope
	hypothesis assumption accusation impression`)
