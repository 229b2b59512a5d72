package verdict

import (
	"fmt"
	"slices"

	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// attendance compares whether an occasion will take place with those who are expected: one side plans or reports it,
// another says that somebody will stay away.
type attendance struct{}

func (attendance) id() string { return "disputed/attendance" }

// occasions are the frames whose events people attend.
var occasions = map[string]bool{"frame/meet": true, "frame/negotiate": true, "frame/host": true, "frame/attend": true, "frame/visit": true, "frame/invite": true}

// IsOccasion reports whether a claim is about something that people attend, or are asked to.
func IsOccasion(c *claim.Claim) bool { return occasions[c.Predicate.Frame] }

func (d attendance) decide(p *pair) (Outcome, bool) {
	a, b := &p.a, &p.b
	if StaysAway(a.Claim) {
		a, b = b, a
	}
	if !StaysAway(b.Claim) || StaysAway(a.Claim) || !IsOccasion(a.Claim) || a.Claim.Polarity == claim.Negative {
		return Outcome{}, false
	}
	if a.Claim.Modality == claim.Question || a.Claim.Modality == claim.Conditional || b.Claim.Modality == claim.Hedged || b.Claim.Modality == claim.Conditional {
		return Outcome{}, false
	}
	if !b.refuses(p.pack) || a.passive() {
		return Outcome{}, false
	}
	if a.Claim.Predicate.Frame == "frame/attend" || !p.sharesPlace() || b.speaker() == "" || a.Document == b.Document && a.speaker() == b.speaker() {
		return Outcome{}, false
	}
	// What has been held was attended: only an occasion still to come can be refused, and a noun alone ("Talks in the capital")
	// does not say that it is.
	if a.Claim.Modality == claim.Asserted && (a.Claim.Tense == "past" || a.Claim.Tense == "") {
		return Outcome{}, false
	}
	o := Outcome{Slot: Whether, Verdict: Disputed, Confidence: .7}
	o.Answers[0], o.Answers[1] = answer(&p.a), answer(&p.b)
	o.Why = p.timeNote(
		fmt.Sprintf("%q is planned by one, and refused by another: %q", a.Claim.Predicate.Span.Cut(a.Text), answer(b).Cut(b.Text)),
		"what is refused is what stands in the answer: qualifiers limit it",
	)
	return o, true
}

// StaysAway reports whether a claim says that somebody does not attend.
func StaysAway(c *claim.Claim) bool {
	switch c.Predicate.Frame {
	case "frame/attend":
		return c.Polarity == claim.Negative
	case "frame/boycott":
		return c.Polarity == claim.Positive && c.Modality != claim.Hedged
	}
	return false
}

// refuses reports whether a claim that StaysAway has somebody who stays away, and what from is not something else than an
// occasion: "would not take part in the election", "the absence of a plan", a line "Skip this post".
func (s *Side) refuses(pack *rule.Pack) bool {
	who := find(s.Claim, claim.Agent)
	if who == nil {
		return false
	}
	if p := s.predicate(); p.Relation == "xcomp" && s.has(p.Head, "obj") {
		return false // "ordered the envoys not to attend"
	}
	switch s.head(who).Class {
	case "PRON", "PROPN":
	default:
		e := s.entity(who)
		if e == nil || e.Kind == entity.Thing || located(e) {
			return false
		}
	}
	for i := range s.Claim.Roles {
		r := &s.Claim.Roles[i]
		if r.Role == claim.Agent || r.Time != nil || s.head(r).Class != "NOUN" {
			continue
		}
		if f, ok := pack.FrameOf(s.lemma(r), "noun"); ok && !occasions[f.ID] {
			return false
		}
	}
	return true
}

// passive reports whether the predicate is a verb in the passive: what is met with sanctions is no meeting.
func (s *Side) passive() bool { return s.has(s.Claim.Predicate.Head, "aux:pass") }

// sharesPlace reports whether a place stands in an argument of both claims, but for whoever acts.
func (p *pair) sharesPlace() bool {
	for _, x := range p.a.placesBeside() {
		for _, y := range p.b.placesBeside() {
			if onePlace(x, y) {
				return true
			}
		}
	}
	return false
}

// placesBeside are the places in the arguments of a claim but for whoever acts.
func (s *Side) placesBeside() []*entity.Entity {
	return s.placesWhere(func(at text.Span) bool {
		return slices.ContainsFunc(s.Claim.Roles, func(r claim.Argument) bool { return r.Role != claim.Agent && r.Span.Contains(at) })
	})
}

// speaker is who is given for the claim, "" for nobody. "We" and "I" inside a quotation are whoever is quoted.
func (s *Side) speaker() string {
	if s.Attributions == nil {
		return ""
	}
	for i := s.Claim.Attribution; i >= 0; i = s.Attributions.Attributions[i].Within {
		a := &s.Attributions.Attributions[i]
		if !a.FirstPerson(s.Text) || a.Within < 0 {
			return a.SourceName
		}
	}
	return ""
}
