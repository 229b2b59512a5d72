package verdict

import (
	"fmt"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/entity"
)

// places compares where, by what the gazetteer knows to lie in what.
type places struct{}

func (places) id() string { return "divergence/where" }

func (d places) decide(p *pair) (Outcome, bool) {
	if !p.samePredicate() || p.a.Claim.Polarity != p.b.Claim.Polarity || p.a.Claim.Modality != p.b.Claim.Modality {
		return Outcome{}, false
	}
	x, ex := p.a.location()
	y, ey := p.b.location()
	if ex == nil || ey == nil {
		return Outcome{}, false
	}
	o := Outcome{Slot: Where}
	o.Answers[0], o.Answers[1] = x.Span, y.Span
	cutA, cutB := x.Span.Cut(p.a.Text), y.Span.Cut(p.b.Text)
	switch {
	case ex.Key == ey.Key || entity.Same(ex, ey) >= entity.SureSame:
		o.Verdict, o.Rule, o.Confidence = Agree, "agree/where", .8
		o.Why = []string{fmt.Sprintf("%q and %q are one place", cutA, cutB)}
	case entity.Contains(ey, ex):
		o.Verdict, o.Rule, o.Confidence = Narrower, "narrower/where", .8
		o.Why = []string{fmt.Sprintf("%q lies in %q", cutA, cutB)}
	case entity.Contains(ex, ey):
		o.Verdict, o.Rule, o.Confidence, o.Swapped = Narrower, "narrower/where", .8, true
		o.Why = []string{fmt.Sprintf("%q lies in %q", cutB, cutA)}
	case p.placedApart(x, y, ex, ey):
		o.Verdict, o.Confidence = Diverge, .6
		o.Why = p.timeNote(fmt.Sprintf("neither of %q and %q lies in the other", cutA, cutB))
	default:
		return Outcome{}, false
	}
	return o, true
}

// location is the first place argument that names a place behind a preposition that says exactly where.
func (s *Side) location() (*claim.Argument, *entity.Entity) {
	for i := range s.Claim.Roles {
		r := &s.Claim.Roles[i]
		if r.Role != claim.Place || r.Preposition != "in" && r.Preposition != "at" || r.Confidence < .6 {
			continue
		}
		if e := s.entity(r); e != nil && (e.Kind == entity.Place || e.Kind == entity.Country) && len(e.Names) > 0 {
			return r, e
		}
	}
	return nil, nil
}

// placedApart reports whether two places that do not hold each other exclude each other for one deed: both are known
// to lie somewhere, so that containment was a real question, or are towns side by side; the deed and its participants are
// the same and the sentence of each names no second place that would do.
func (p *pair) placedApart(x, y *claim.Argument, ex, ey *entity.Entity) bool {
	if p.a.Claim.Modality == claim.Hedged {
		return false // where it could have been
	}
	if p.a.Claim.Predicate.Kind == claim.Noun && (find(p.a.Claim, claim.Patient) == nil || find(p.b.Claim, claim.Patient) == nil) {
		return false // "her victory in Ashford", "her victory in Brayle": of what?
	}
	if p.a.counted() {
		return false // who is counted in one place is not who is counted in another
	}
	if !p.sameCore() || p.a.Claim.Predicate.Lemma != p.b.Claim.Predicate.Lemma || ex.Kind != ey.Kind || entity.Same(ex, ey) > entity.SureDifferent {
		return false
	}
	if x.Preposition != y.Preposition || (len(ex.Within) == 0) != (len(ey.Within) == 0) {
		return false
	}
	return !p.a.names(ey) && !p.b.names(ex)
}

// names reports whether the sentence has the first word of a name of the entity.
func (s *Side) names(e *entity.Entity) bool {
	for _, n := range e.Names {
		first, _, _ := strings.Cut(n, " ")
		for i := range s.Sentence.Tokens {
			if strings.EqualFold(s.Sentence.Tokens[i].Form, first) {
				return true
			}
		}
	}
	return false
}
