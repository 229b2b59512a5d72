package verdict

import (
	"fmt"

	"gainsay/internal/claim"
	"gainsay/internal/entity"
)

// actors compares who, where the frame or the predicate holds one answer at a time.
type actors struct{}

func (actors) id() string { return "divergence/who" }

func (d actors) decide(p *pair) (Outcome, bool) {
	x, y := find(p.a.Claim, claim.Agent), find(p.b.Claim, claim.Agent)
	if x == nil || y == nil || !p.samePredicate() || !p.exclusive(claim.Agent) {
		return Outcome{}, false
	}
	if p.a.head(x).Class == "PRON" || p.b.head(y).Class == "PRON" || x.Amount != nil || y.Amount != nil {
		return Outcome{}, false
	}
	o := Outcome{Slot: Who}
	o.Answers[0], o.Answers[1] = x.Span, y.Span
	cutA, cutB := x.Span.Cut(p.a.Text), y.Span.Cut(p.b.Text)
	ex, ey := p.a.entity(x), p.b.entity(y)
	switch {
	case p.a.lemma(x) == p.b.lemma(y) && cutA != cutB && !p.same(x, y),
		p.a.lemma(x) == p.b.lemma(y) && p.describedApart(x, y):
		o.Verdict, o.Rule, o.Confidence = Tension, "tension/description", .7
		o.Why = p.timeNote(fmt.Sprintf("%q and %q are described differently; one may be the other", cutA, cutB))
	case p.same(x, y):
		o.Verdict, o.Rule, o.Confidence = Agree, "agree/who", .8
		o.Why = []string{fmt.Sprintf("%q and %q are the same", cutA, cutB)}
	case ex != nil && ey != nil && named(ex) && named(ey) && entity.Same(ex, ey) < .1 && (ex.Country == "" || ex.Country != ey.Country):
		o.Verdict, o.Confidence = Diverge, .7
		o.Why = p.timeNote(fmt.Sprintf("%q and %q are two answers where one is expected", cutA, cutB))
	default:
		return Outcome{}, false
	}
	return o, true
}

func named(e *entity.Entity) bool {
	return e.Kind == entity.Person || e.Kind == entity.Organisation || e.Kind == entity.Country || e.Kind == entity.Government
}

// describedApart reports whether two phrases with one head carry different modifiers ("international
// peacekeepers", "Russian peacekeepers").
func (p *pair) describedApart(x, y *claim.Argument) bool {
	mx, my := p.a.modifiers(x), p.b.modifiers(y)
	if len(mx) == 0 || len(my) == 0 {
		return false
	}
	for m := range mx {
		if my[m] {
			return false
		}
	}
	return true
}

func (s *Side) modifiers(a *claim.Argument) map[string]bool {
	m := map[string]bool{}
	for i := range s.Sentence.Tokens {
		t := &s.Sentence.Tokens[i]
		if t.Head == a.Head && (t.Relation == "amod" || t.Relation == "compound") {
			m[s.Sentence.Tokens[i].Lemma] = true
		}
	}
	return m
}

// exclusive reports whether a role of the claims' predicate holds one answer at a time.
func (p *pair) exclusive(role claim.RoleName) bool {
	for _, c := range []*claim.Claim{p.a.Claim, p.b.Claim} {
		if f, ok := p.pack.Frame(c.Predicate.Frame); ok {
			for _, r := range f.Roles {
				if r.Role == string(role) && r.Exclusive {
					return true
				}
			}
		}
		for _, f := range p.pack.Functional(c.Predicate.Lemma) {
			if f.Slot == string(role) {
				return true
			}
		}
	}
	return false
}
