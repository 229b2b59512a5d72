package verdict

import (
	"fmt"

	"gainsay/internal/claim"
	"gainsay/internal/entity"
)

// invitee compares who was invited with who declined: within one story the two should be the same, and an article that
// slips from one description to another leaves its reader to guess.
type invitee struct{}

func (invitee) id() string { return "tension/invitee" }

func (d invitee) decide(p *pair) (Outcome, bool) {
	a, b := &p.a, &p.b
	if StaysAway(a.Claim) {
		a, b = b, a
	}
	if a.Claim.Predicate.Frame != "frame/invite" || !StaysAway(b.Claim) || a.Claim.Polarity == claim.Negative {
		return Outcome{}, false
	}
	invited := find(a.Claim, claim.Recipient)
	if invited == nil {
		invited = find(a.Claim, claim.Patient)
	}
	declined := find(b.Claim, claim.Agent)
	if invited == nil || declined == nil || a.head(invited).Class == "PRON" {
		return Outcome{}, false
	}
	x, y := a.entity(invited), b.entity(declined)
	if x == nil || y == nil || x.Country == "" || x.Country != y.Country || x.Key == y.Key || entity.Same(x, y) >= entity.SureSame {
		return Outcome{}, false
	}
	span := declined.Span
	if b.head(declined).Class == "PRON" {
		span = b.Claim.Span
	}
	o := Outcome{Slot: Who, Verdict: Tension, Confidence: .6}
	o.Answers[0], o.Answers[1] = invited.Span, span
	if a == &p.b {
		o.Answers[0], o.Answers[1] = span, invited.Span
	}
	o.Why = p.timeNote(fmt.Sprintf("%q were invited, and %q declined: are they the same?", x.Name, y.Name))
	return o, true
}
