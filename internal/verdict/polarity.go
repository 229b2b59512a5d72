package verdict

import (
	"fmt"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/text"
)

// polarity compares whether: the same predicate of the same participants, affirmed and denied.
type polarity struct{}

func (polarity) id() string { return "divergence/polarity" }

func (d polarity) decide(p *pair) (Outcome, bool) {
	a, b := p.a.Claim, p.b.Claim
	if !p.samePredicate() || a.Modality == claim.Question || b.Modality == claim.Question || a.Modality == claim.Conditional || b.Modality == claim.Conditional {
		return Outcome{}, false
	}
	if a.Polarity == b.Polarity {
		return d.alike(p)
	}
	if !p.sameParticipants() {
		return Outcome{}, false
	}
	o := Outcome{Slot: Whether, Verdict: Diverge, Confidence: .75}
	o.Answers[0], o.Answers[1] = answer(&p.a), answer(&p.b)
	negative, word := a, p.a.Text
	if b.Polarity == claim.Negative {
		negative, word = b, p.b.Text
	}
	o.Why = p.timeNote(fmt.Sprintf("%q turns the claim", negative.Negator.Cut(word)))
	if p.spoken() {
		o.Verdict, o.Rule = Disputed, "disputed/denial"
		o.Why = append(o.Why, "a named source denies or refuses what another asserts")
	} else if p.daysApart() != 0 && a.Modality != b.Modality {
		o.Verdict, o.Rule, o.Confidence = Hedged, "hedged/plan", .5
	}
	return o, true
}

// alike is agreement on whether, or one side hedging what the other asserts.
func (d polarity) alike(p *pair) (Outcome, bool) {
	if !p.sameParticipants() {
		return Outcome{}, false
	}
	a, b := p.a.Claim, p.b.Claim
	o := Outcome{Slot: Whether, Verdict: Agree, Rule: "agree/whether", Confidence: .6}
	o.Answers[0], o.Answers[1] = answer(&p.a), answer(&p.b)
	if a.Modality != b.Modality {
		o.Verdict, o.Rule = Hedged, "hedged/modality"
		o.Why = []string{fmt.Sprintf("one is %s, the other %s", a.Modality, b.Modality)}
		return o, true
	}
	o.Why = []string{"the same predicate of the same participants"}
	return o, true
}

// sameParticipants reports whether the claims share a participant and part in no core role.
func (p *pair) sameParticipants() bool {
	core := []claim.RoleName{claim.Agent, claim.Patient}
	if !p.shares(core...) && !(p.shares(claim.Place) && p.shares()) {
		return false
	}
	for _, r := range core {
		if p.conflicts(r) {
			return false
		}
	}
	return !p.conflicts(claim.Place)
}

// spoken reports whether the negative side is the position of somebody who is given for it.
func (p *pair) spoken() bool {
	for _, s := range []*Side{&p.a, &p.b} {
		if s.Claim.Polarity == claim.Negative {
			if g := s.grade(); g == attribution.Named || g == attribution.Side {
				return true
			}
		}
	}
	return false
}

func (s *Side) grade() attribution.Grade {
	if s.Attributions == nil || s.Claim.Attribution < 0 {
		return attribution.None
	}
	return s.Attributions.Attributions[s.Claim.Attribution].Grade
}

// answer is what a reader would quote for whether: from the negator or modal to the end of the clause's core.
func answer(s *Side) text.Span {
	c := s.Claim
	span := c.Predicate.Span.Hull(c.Negator).Hull(c.Modal)
	for i := range c.Roles {
		if r := &c.Roles[i]; r.Role != claim.Manner && r.Confidence > .4 && c.Span.Contains(r.Span) {
			span = span.Hull(r.Span)
		}
	}
	return span
}
