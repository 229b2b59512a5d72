package verdict

import (
	"fmt"
	"slices"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// framed are the rules that report two answers in a role of sentences that are otherwise the same.
var framed = map[claim.RoleName]struct {
	rule string
	slot Slot
}{
	claim.Agent:     {"divergence/who", Who},
	claim.Patient:   {"divergence/whom", Whom},
	claim.Recipient: {"divergence/whom", Whom},
	claim.Place:     {"divergence/where", Where},
}

// CompareSlot compares two claims of sentences that are the same but for the stretches x and y. That both are about one event
// is shown by all that the sentences share; what remains to be asked is whether the slot holds one answer at a time, and
// whether the two are surely two.
func (j *Judge) CompareSlot(a, b Side, x, y text.Span) (Outcome, bool) {
	p := newPair(j.pack, a, b)
	if !p.bothHold() {
		return Outcome{}, false
	}
	if o, ok := p.twoOfOne(x, y); ok {
		return o, true
	}
	if a.Claim.Predicate.Lemma != b.Claim.Predicate.Lemma {
		return Outcome{}, false
	}
	u, v := filled(a.Claim, &a, x), filled(b.Claim, &b, y)
	if u == nil || v == nil || u.Role != v.Role || u.Inherited || v.Inherited || u.Amount != nil || v.Amount != nil || u.Time != nil || v.Time != nil {
		return Outcome{}, false
	}
	s, ok := framed[u.Role]
	if !ok || !p.oneAnswer(u.Role) || !p.surelyTwo(u, v) {
		return Outcome{}, false
	}
	return p.twoAnswers(s.rule, s.slot, u.Span, v.Span), true
}

// slotConfidence is what is said of two answers in sentences that are otherwise the same.
const slotConfidence = .8

func (p *pair) twoAnswers(rule string, slot Slot, x, y text.Span) Outcome {
	o := Outcome{Verdict: Diverge, Slot: slot, Rule: rule, Confidence: slotConfidence}
	o.Answers[0], o.Answers[1] = x, y
	o.Why = []string{fmt.Sprintf("the sentences are the same but for %q and %q, where one answer is expected", x.Cut(p.a.Text), y.Cut(p.b.Text))}
	return o
}

// twoOfOne compares who the one of a kind is, where the name stands behind: "the winner was Edith Crane", "the winner was Paul
// Venn". It looks at the order of words, since parsers seldom tell the two sides of such a sentence apart.
func (p *pair) twoOfOne(x, y text.Span) (Outcome, bool) {
	i, okx := p.a.equated(x)
	k, oky := p.b.equated(y)
	u, v := claim.Argument{Span: x, Head: i}, claim.Argument{Span: y, Head: k}
	if !okx || !oky || !p.surelyTwo(&u, &v) {
		return Outcome{}, false
	}
	return p.twoAnswers("divergence/who", Who, x, y), true
}

// equated finds the name that a sentence gives to the one of a kind with which it begins.
func (s *Side) equated(x text.Span) (head int, ok bool) {
	tokens := s.Sentence.Tokens
	at := slices.IndexFunc(tokens, func(t nlp.Token) bool { return t.Start >= x.Start })
	if at < 3 || tokens[at].Class != "PROPN" || tokens[at-1].Lemma != "be" || tokens[at-2].Tag != "NN" && tokens[at-2].Class != "PROPN" || !strings.EqualFold(tokens[0].Form, "the") {
		return 0, false
	}
	for i := 1; i < at-1; i++ {
		switch tokens[i].Class {
		case "NOUN", "PROPN", "ADJ", "ADP", "DET":
		default:
			return 0, false
		}
	}
	return at, true
}

// filled is the argument whose head stands in a stretch, nil where there is none.
func filled(c *claim.Claim, s *Side, x text.Span) *claim.Argument {
	for i := range c.Roles {
		if r := &c.Roles[i]; x.Contains(s.head(r).Span) && r.Span.Len() <= 2*x.Len()+len("of the ") {
			return r
		}
	}
	return nil
}

// oneAnswer reports whether a role holds one answer at a time: by its frame or its predicate; the place of a single deed; who
// is put into an office that both name; who the only one of a kind is ("is the mayor of Brayle").
func (p *pair) oneAnswer(role claim.RoleName) bool {
	switch {
	case p.exclusive(role):
		what := find(p.a.Claim, claim.Patient)
		return role != claim.Agent || what == nil || !p.a.indefinite(what) // two may own shares
	case role == claim.Patient && p.pack.Listed("predicate/office", p.a.Claim.Predicate.Lemma):
		return p.a.singular() && p.b.singular()
	case role == claim.Agent && p.a.Claim.Predicate.Kind == claim.Copula && p.b.Claim.Predicate.Kind == claim.Copula:
		return p.a.onlyOne() && p.b.onlyOne()
	}
	return false
}

// singular reports whether a sentence names an office beside its verb that one holds: no plural.
func (s *Side) singular() bool {
	for i := range s.Sentence.Tokens {
		if s.Sentence.Tokens[i].Tag == "NNS" {
			return false
		}
	}
	return true
}

// onlyOne reports whether what is said of somebody is that they are the one of a kind.
func (s *Side) onlyOne() bool { return s.theOne(s.Claim.Predicate.Head) }

// theOne reports whether a noun means the one of its kind: "the mayor of Brayle", not "a mayor", "one of the mayors".
func (s *Side) theOne(head int) bool {
	return s.Sentence.Tokens[head].Tag == "NN" && slices.ContainsFunc(s.Sentence.Tokens, func(t nlp.Token) bool {
		return t.Head == head && t.Relation == "det" && t.Lemma == "the"
	})
}

// surelyTwo reports whether two phrases name two: each names somebody or some place, and nothing named in the one is, holds or
// is of anything named in the other.
func (p *pair) surelyTwo(x, y *claim.Argument) bool {
	if !disjoint(p.a.capitals(x), p.b.capitals(y)) {
		return false
	}
	ax, ay := p.a.named(x), p.b.named(y)
	if hasPerson(ax) != hasPerson(ay) {
		return false // one of the officers may be the one who is named
	}
	for _, ex := range ax {
		for _, ey := range ay {
			if entity.Same(ex, ey) > entity.SureDifferent || entity.Contains(ex, ey) || entity.Contains(ey, ex) ||
				ex.Country != "" && ex.Country == ey.Country || nested(ex, ey) {
				return false
			}
		}
	}
	return true
}

// named are the entities that a phrase names.
func (s *Side) named(a *claim.Argument) []*entity.Entity {
	if s.Entities == nil {
		return nil
	}
	var out []*entity.Entity
	for i := range s.Entities.Mentions {
		m := &s.Entities.Mentions[i]
		if e := &s.Entities.Entities[m.Entity]; a.Span.Contains(m.Span) && len(e.Names) > 0 {
			out = append(out, e)
		}
	}
	return out
}
