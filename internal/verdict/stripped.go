package verdict

import (
	"fmt"
	"slices"
	"strings"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
)

// The confidences of attribution stripped: of what a source merely reports, and what is added where the matter is one
// that somebody is likely to contest. A run over a folder should ask for more than the first, for what the police say of
// an accident is soon everybody's fact; two sentences that are compared on purpose need no more than the first.
const (
	strippedReport     = .6
	strippedAccusation = .2
	strippedAssertion  = .15
	strippedSide       = .1
)

// Stripped reports whether of two claims on the same matter one is stated by a named source or a side and the other by
// nobody, as plain fact. The first answer is always that of a; Swapped is true when b is the one with the source. What
// the source says of its own deeds, announces, admits or confirms does not count: nothing is lost there with the name.
func (j *Judge) Stripped(a, b Side) (Outcome, bool) {
	swapped := !b.plainFact()
	if swapped {
		a, b = b, a
	}
	if !b.plainFact() {
		return Outcome{}, false
	}
	o, ok := stripped(newPair(j.pack, a, b))
	if !swapped {
		return o, ok
	}
	o.Swapped = true
	o.Answers[0], o.Answers[1] = o.Answers[1], o.Answers[0]
	return o, ok
}

func stripped(p *pair) (Outcome, bool) {
	a, b := p.a.Claim, p.b.Claim
	said := p.a.attribution()
	if said == nil || a.Reporting || a.Polarity != b.Polarity || a.Modality != claim.Asserted || b.Modality != claim.Asserted {
		return Outcome{}, false
	}
	if said.Grade != attribution.Named && said.Grade != attribution.Side || !said.Firm {
		return Outcome{}, false
	}
	if said.CueClass != "report" && said.CueClass != "belief" && !said.Quoted || p.pack.Listed("cue/vouching", said.CueLemma) {
		return Outcome{}, false
	}
	if !p.samePredicate() || !p.sameParticipants() || p.a.speaksOfItself(said) {
		return Outcome{}, false
	}
	o := Outcome{Verdict: Tension, Slot: Attribution, Rule: "attribution/stripped", Confidence: strippedReport}
	o.Answers[0], o.Answers[1] = answer(&p.a), answer(&p.b)
	o.Why = []string{fmt.Sprintf("stated in one text in the name of %q, in the other in nobody's name", said.SourceName)}
	if p.accuses() {
		o.Confidence += strippedAccusation
		o.Why = append(o.Why, "it says that somebody did wrong")
	}
	if p.pack.Listed("cue/asserting", said.CueLemma) {
		o.Confidence += strippedAssertion
		o.Why = append(o.Why, fmt.Sprintf("%q says that the text that names the source does not vouch for it", said.CueLemma))
	}
	if said.Grade == attribution.Side {
		o.Confidence += strippedSide
	}
	return o, true
}

// attribution that the claim is part of, nil for none.
func (s *Side) attribution() *attribution.Attribution {
	if s.Attributions == nil || s.Claim.Attribution < 0 {
		return nil
	}
	return &s.Attributions.Attributions[s.Claim.Attribution]
}

// plainFact reports whether a claim stands in nobody's name: no attribution holds it and none speaks for its sentence.
func (s *Side) plainFact() bool {
	return s.attribution() == nil && !s.Claim.Reporting && s.Attributions != nil && s.Attributions.Grades[s.Claim.Sentence] == attribution.None
}

// speaksOfItself reports whether the source of an attribution is the one who acts in the claim.
func (s *Side) speaksOfItself(said *attribution.Attribution) bool {
	x := find(s.Claim, claim.Agent)
	if x == nil {
		return false
	}
	if x.Entity >= 0 && x.Entity == said.Entity {
		return true
	}
	if words := strings.Fields(said.SourceName); (x.Entity < 0 || said.Entity < 0) && len(words) > 0 && strings.EqualFold(words[len(words)-1], s.head(x).Form) {
		return true // "the council said the council had repaired it"
	}
	switch strings.ToLower(s.head(x).Form) {
	case "i", "we", "it", "they", "he", "she":
		return true // most often the speaker, and not to be told apart where the pronoun was not resolved
	}
	return false
}

// accuses reports whether the predicate, or what was done, is a wrong.
func (p *pair) accuses() bool {
	lemma := p.a.Claim.Predicate.Lemma
	first, _, _ := strings.Cut(lemma, " ")
	if p.pack.Listed("accusation/verb", first) || p.pack.Listed("accusation/noun", lemma) {
		return true
	}
	return slices.ContainsFunc(p.a.Claim.Roles, func(r claim.Argument) bool { return p.pack.Listed("accusation/noun", p.a.lemma(&r)) })
}
