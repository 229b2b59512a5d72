package verdict

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/nlp"
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
	switch {
	case a.Predicate.Lemma != b.Predicate.Lemma && !p.nounAndVerb(), empty[a.Predicate.Lemma], !p.sameParticipants(), !p.sameDenied(), !p.alikeStanding(),
		p.mirrored(), p.narrowed(), p.attitude(), p.a.mentioned(), p.b.mentioned(), p.presupposed(), p.alternative(),
		p.a.supposed(), p.b.supposed(), p.a.stoppedOnly(), p.b.stoppedOnly(), p.a.unsaid(), p.b.unsaid(),
		!p.a.asserts(p.pack.Listed), !p.b.asserts(p.pack.Listed), p.a.completes() != p.b.completes(), p.a.surveyed(), p.b.surveyed():
		return Outcome{}, false
	}
	o := Outcome{Slot: Whether, Verdict: Diverge, Confidence: .75}
	o.Answers[0], o.Answers[1] = answer(&p.a), answer(&p.b)
	negative, word := a, p.a.Text
	if b.Polarity == claim.Negative {
		negative, word = b, p.b.Text
	}
	o.Why = p.timeNote(fmt.Sprintf("%q turns the claim", negative.Negator.Cut(word)))
	if who := p.a.speaker(); who != "" && who == p.b.speaker() && math.Abs(p.daysApart()) >= 1 {
		o.Verdict, o.Rule = Updated, "updated/position"
		o.Why = append(o.Why, who+" said the one first and the other later")
	} else if p.spoken() {
		o.Verdict, o.Rule = Disputed, "disputed/denial"
		o.Why = append(o.Why, "a named source denies or refuses what another asserts")
	}
	return o, true
}

// empty predicates say too little to be affirmed and denied: what matters is their object.
var empty = words("have do be get go make take come give put want say know see")

// supposed reports whether a claim stands beside another one under "if" or "whether" ("if he asked or pressured them").
func (s *Side) supposed() bool {
	tokens := s.Sentence.Tokens
	at := s.Claim.Predicate.Head
	for i := range tokens[:at] {
		if tokens[i].Form == "If" || tokens[i].Form == "Unless" {
			return !slices.ContainsFunc(tokens[i:at], func(t nlp.Token) bool { return t.Form == "," })
		}
	}
	for n := 0; at >= 0 && n < len(tokens); n++ {
		for i := range tokens {
			if t := &tokens[i]; t.Head == at && t.Relation == "mark" {
				switch strings.ToLower(t.Form) {
				case "if", "whether", "unless":
					return true
				}
			}
		}
		if tokens[at].Relation != "conj" {
			return false
		}
		at = tokens[at].Head
	}
	return false
}

// stoppedOnly reports whether what turns a claim is a participle that says what some measure would do ("refused an order
// blocking the sale").
func (s *Side) stoppedOnly() bool {
	for i := range s.Sentence.Tokens {
		if t := &s.Sentence.Tokens[i]; s.Claim.Negator.Contains(t.Span) && t.Class == "VERB" && strings.HasPrefix(t.Relation, "acl") {
			return true
		}
	}
	return false
}

// unsaid reports whether what turns a claim belongs to the verb of saying above it: who "did not find that the bridge was safe"
// has not said that it was not.
func (s *Side) unsaid() bool {
	a := s.attribution()
	return a != nil && !s.Claim.Negator.Empty() && a.CueClass != "deny" &&
		slices.ContainsFunc(a.Cue, func(c text.Span) bool { return c.Contains(s.Claim.Negator) })
}

// mentioned reports whether a claim is only spoken of: a gerund behind a preposition ("asked about his leaving the board").
func (s *Side) mentioned() bool {
	if s.predicate().Tag != "VBG" {
		return false
	}
	preposition := false
	for i := range s.Sentence.Tokens {
		t := &s.Sentence.Tokens[i]
		if t.Head != s.Claim.Predicate.Head {
			continue
		}
		if t.Class == "AUX" {
			return false
		}
		preposition = preposition || t.Tag == "IN" && (t.Relation == "mark" || t.Relation == "case") && t.Start < s.predicate().Start
	}
	return preposition
}

// attitude reports whether the predicate says only that somebody says or thinks something: what matters is what stands
// below it. One with a participant of its own ("would welcome monitors") is a position that can change.
func (p *pair) attitude() bool {
	if find(p.a.Claim, claim.Patient) != nil && find(p.b.Claim, claim.Patient) != nil {
		return false
	}
	_, cue := p.pack.Cue(p.a.Claim.Predicate.Lemma, "verb")
	return cue
}

// nounAndVerb reports whether one side has the verb and the other the noun of one frame.
func (p *pair) nounAndVerb() bool {
	x, y := p.a.Claim.Predicate, p.b.Claim.Predicate
	return x.Frame != "" && x.Frame == y.Frame && (x.Kind == claim.Noun) != (y.Kind == claim.Noun)
}

// alikeStanding reports whether both claims speak of the fact, or both of what is to come. An infinitive of purpose or
// wish ("to win the race") says nothing about either.
func (p *pair) alikeStanding() bool {
	a, b := p.a.Claim, p.b.Claim
	if a.Modality != b.Modality {
		return false
	}
	return a.Modality == claim.Asserted || a.Modality == claim.Planned && foretells(&p.a) && foretells(&p.b)
}

// foretells reports whether a planned claim says that something will or will not be. What was scheduled may have been
// called off since.
func foretells(s *Side) bool {
	for i := range s.Sentence.Tokens {
		if t := &s.Sentence.Tokens[i]; t.Head >= 0 && t.Tag == "VBD" && t.Lemma == "be" && s.Claim.Modal.Overlaps(s.Sentence.Tokens[t.Head].Span) {
			return false
		}
	}
	switch strings.ToLower(s.Claim.Modal.Cut(s.Text)) {
	case "will", "would", "'ll", "wo", "shall", "expected", "scheduled", "due", "set", "planned", "anticipated":
		return true
	}
	return false
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
		if !p.sameCore() || p.timesApart() || a.Predicate.Kind == claim.Noun || b.Predicate.Kind == claim.Noun {
			return Outcome{}, false
		}
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
	if p.a.Claim.Predicate.Kind == claim.Copula && !p.shares(claim.Agent) {
		return false // "the rain is the worst", "this is not": of two things
	}
	if x, y := find(p.a.Claim, claim.Patient), find(p.b.Claim, claim.Patient); x != nil && y != nil && p.qualifiedApart(x, y) {
		return false
	}
	if !p.shares(core...) && !(p.shares(claim.Place) && p.shares()) {
		return false
	}
	for _, r := range core {
		if p.conflicts(r) || (find(p.a.Claim, r) != nil) != (find(p.b.Claim, r) != nil) && r == claim.Patient {
			return false
		}
	}
	return !p.conflicts(claim.Place)
}

// qualifiedApart reports whether two phrases with one head are told apart by what stands before it ("a ticking fee",
// "some licensing fees").
func (p *pair) qualifiedApart(x, y *claim.Argument) bool {
	return disjoint(p.a.qualifiers(x), p.b.qualifiers(y))
}

func (s *Side) qualifiers(a *claim.Argument) map[string]bool {
	m := s.modifiers(a)
	for i := range s.Sentence.Tokens {
		if t := &s.Sentence.Tokens[i]; t.Head == a.Head && (t.Relation == "compound" || t.Relation == "amod") && !vagueModifiers[t.Lemma] {
			m[strings.ToLower(t.Lemma)] = true
		}
	}
	return m
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
