package compare

import (
	"fmt"
	"strings"

	"gainsay/internal/verdict"
)

// factuality compares whether by what becomes of a complement: "failed to reach" says that it was not reached, "managed
// to" that it was.
type factuality struct{}

func (factuality) id() string { return "divergence/factuality" }

// embedding is a verb, an adjective or a noun with a complement in which a claim stands.
type embedding struct {
	// at is the embedding word, from the first word of the complement, to its end (exclusive).
	at, from, to int
	frame        string
	// positive and negated say what becomes of the complement ("+", "-", "o") in a plain sentence and under "not";
	// both are "?" where the lexicon does not know the word.
	positive, negated string
}

// becomes is what is left of the complement, given the negators above it.
func (e embedding) becomes(negated bool) string {
	if negated {
		return e.negated
	}
	return e.positive
}

// embeddings lists the words of a side that take an infinitive or a clause with "that".
func (p *pair) embeddings(s *side) []embedding {
	var out []embedding
	for i := range s.words {
		w := &s.words[i]
		part := strings.ToLower(w.class)
		switch w.class {
		case "VERB", "NOUN":
		case "ADJ":
			part = "adjective"
		default:
			continue
		}
		e := embedding{at: i}
		next := func(k int) *word {
			if k < len(s.words) {
				return &s.words[k]
			}
			return &word{}
		}
		switch {
		case next(i+1).lower == "to" && strings.HasPrefix(next(i+2).tag, "VB"):
			e.frame, e.from = "to_VP", i+2
		case next(i+1).lower == "that" && w.class != "NOUN":
			e.frame, e.from = "that_S", i+2
		case next(i+1).lower == "to" && next(i+2).tag == "RB" && strings.HasPrefix(next(i+3).tag, "VB"):
			e.frame, e.from = "to_VP", i+3
		default:
			continue
		}
		e.to = s.clauseEnd(e.from)
		e.positive, e.negated = "?", "?"
		voice := "active"
		if w.tag == "VBN" && i > 0 && s.passiveBefore(i) {
			voice = "passive"
		}
		if p.rules != nil {
			if pos, neg, ok := p.rules.veridicality(w.lemma, part, e.frame, voice); ok {
				e.positive, e.negated = pos, neg
			}
		}
		out = append(out, e)
	}
	return out
}

// passiveBefore reports whether a form of "be" stands close before word i.
func (s *side) passiveBefore(i int) bool {
	for k := i - 1; k >= max(0, i-3); k-- {
		if s.words[k].lemma == "be" {
			return true
		}
	}
	return false
}

func (d factuality) look(p *pair) []evidence {
	var out []evidence
	for _, e := range p.embeddings(p.a) {
		w := &p.a.words[e.at]
		if p.toB[e.at] >= 0 {
			continue // b embeds it, too
		}
		// The negators above the embedding word, not those that it brings itself.
		above := w.negated
		left := e.becomes(above)
		if left != "-" {
			continue
		}
		inside, covered, turned := 0, 0, 0
		for k := e.from; k < e.to; k++ {
			x := &p.a.words[k]
			if !x.content {
				continue
			}
			inside++
			if j := p.toB[k]; j >= 0 {
				covered++
				if p.b.words[j].negated {
					turned++
				}
			}
		}
		if covered == 0 || turned > 0 || len(p.b.negators) > 0 {
			continue
		}
		var f features
		s := p.setting(&f, func(i int) bool { return i == e.at }, nil)
		from := len(f)
		f.add("frame=" + e.frame)
		f.is("negated-above", above)
		f.add("signature=" + e.positive + "/" + e.negated)
		f.bucket("inside", share(covered, inside), .3, .5, .7, .9, .999)
		f.add("head=" + map[bool]string{true: "covered", false: "missing"}[p.toB[e.from] >= 0])
		f.cross(from, "covered="+level(s.share))
		from2, to2 := e.from, e.to
		o := verdict.Outcome{Verdict: verdict.Diverge, Slot: verdict.Whether}
		whole := w.Span
		var answer = p.b.words[0].Span
		first := true
		for k := from2; k < to2; k++ {
			if j := p.toB[k]; j >= 0 && p.a.words[k].content {
				whole = whole.Hull(p.a.words[k].Span)
				if first {
					answer, first = p.b.words[j].Span, false
				}
				answer = answer.Hull(p.b.words[j].Span)
			}
		}
		o.Answers = spans(whole, answer)
		word := fmt.Sprintf("%q", w.Cut(p.a.text))
		if above {
			word = "under negation, " + word
		}
		o.Why = []string{word + " says that what follows did not happen"}
		out = append(out, evidence{features: f, outcome: o})
	}
	return out
}
