package analysis

import (
	"math"
	"slices"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/event"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
	"gainsay/internal/text"
	"gainsay/internal/timex"
	"gainsay/internal/verdict"
)

// sign is the number of a sign that two claims say the same, or do not; its name stands in signNames.
type sign int

// The signs of agreement. What joins the claims to one event (the link of the alignment), what is the same, and what of the one
// stands against the other.
const (
	always        sign = iota
	linked             // the alignment's log odds, for claims of an event
	sureness           // the log odds that they surely are one event
	surely             // the claims are in a group that is surely one event
	stated             // the pair is of a statement: the same words, whatever the predicates
	mass               // the weight of the words in common
	leastCovered       // how much of the one that stands less in the other does
	mostCovered        // how much of the one that stands more in the other does
	samePredicate      // the predicates are the same word
	madePredicate      // one predicate is made from the other
	likePredicate      // they are synonyms or of one kind of event
	otherPredicate
	beside      // the weight of the other words that are the same or made from one another
	besideLike  // the weight of those that are synonyms
	wordsShared // how many words that tell are in common
	sameDoer
	otherDoer
	sameObject
	otherObject
	sharedNames   // names in common among the participants
	sameTime      // dated alike
	apart         // dated apart, other amounts, or other names in one role
	otherNumbers  // other numbers by the predicates
	wished        // one only wished for
	ifOnly        // under a condition
	thinks        // says no more than that somebody thinks so
	finiteBoth    // both have a tense
	takenOne      // of one it is only taken for granted that it was
	takenBoth     // of both
	otherModality // one told as a fact, the other not
	opposed       // opposite words
	wordsAround   // how much of the shorter sentence stands in the other
	heading       // one is a heading
	lead          // both stand at the beginning of their texts
	names         // only names are in common
	called        // only what both call one thing
	crowd         // how many claims the event has
	participants  // the same participants in the same roles, as the deciders see it
	solid         // the words that are the same, with the predicates where these stand for one another, weigh much
	signs
)

// signNames are the names of the signs in the table of weights.
var signNames = [signs]string{"always", "linked", "sureness", "surely", "stated", "mass", "least-covered", "most-covered", "same-predicate", "made-predicate", "like-predicate",
	"other-predicate", "beside", "beside-like", "shared-words", "same-doer", "other-doer", "same-object", "other-object", "shared-names", "same-time", "apart", "other-numbers",
	"wished", "if-only", "thinks", "finite-both", "taken-one", "taken-both", "other-modality", "opposed", "around", "heading", "lead", "names-alone", "called-alone", "crowd", "participants", "solid"}

// signValues are the values of all signs for a pair of claims, 0 where one does not hold.
type signValues [signs]float64

// any reports whether one of the signs holds.
func (v *signValues) any(of ...sign) bool {
	return slices.ContainsFunc(of, func(s sign) bool { return v[s] != 0 })
}

// AgreementPair is a pair of claims of two documents that may say the same, with the signs of it, for training.
type AgreementPair struct {
	A, B AgreementPlace
	// Signs are the values of the signs of agreement, in the order of AgreementSigns.
	Signs []float64
}

// AgreementPlace is a claim: its document, the bytes of its predicate, of all of it and of its sentence.
type AgreementPlace struct {
	Document                   string
	Predicate, Claim, Sentence text.Span
}

// AgreementSigns are the names of the signs of agreement.
func AgreementSigns() []string { return signNames[:] }

// observe shows a pair of claims to whoever trains.
func (b *builder) observe(e *event.Event, x, y event.Ref) {
	l := e.Link(x, y)
	if l == nil || e.Possible || len(l.Common) == 0 || x.Source == y.Source || b.claim(x).Polarity != b.claim(y).Polarity {
		return
	}
	at := func(r event.Ref) AgreementPlace {
		d, c := b.documents[r.Source], b.claim(r)
		return AgreementPlace{d.ID, c.Predicate.Span, c.Span, d.read.Sentences[c.Sentence].Span}
	}
	p := AgreementPair{A: at(x), B: at(y)}
	if b.copies.Count([]passage.Place{{Document: x.Source, Span: p.A.Sentence}, {Document: y.Source, Span: p.B.Sentence}}) < 2 {
		return
	}
	alike := slices.ContainsFunc(b.engine.judge.Compare(b.side(x), b.side(y)), func(o verdict.Outcome) bool { return o.Rule == agreeWhether })
	signs := b.signsOf(e, l, alike)
	p.Signs = signs[:]
	b.engine.options.Observe(p)
}

// logOdds of a probability, neither of which is taken for certain.
func logOdds(p float64) float64 {
	p = min(max(p, .01), .99)
	return math.Log(p / (1 - p))
}

// signsOf reads the signs that two linked claims of an event agree; alike is true where the deciders find the same participants.
func (b *builder) signsOf(e *event.Event, l *event.Link, alike bool) signValues {
	x, y := b.claim(l.A), b.claim(l.B)
	var out signValues
	set := func(s sign, holds bool) {
		if holds {
			out[s] = 1
		}
	}
	out[always] = 1
	if e.Statement {
		out[stated] = 1
	} else {
		out[linked] = logOdds(l.Confidence)
		out[sureness] = logOdds(l.Surely)
		set(surely, e.SurelyOne(l.A, l.B))
		out[crowd] = math.Log(float64(len(e.Claims)))
	}
	out[mass] = min(l.Mass, 3)
	out[leastCovered], out[mostCovered] = min(l.Cover[0], l.Cover[1]), max(l.Cover[0], l.Cover[1])
	counted := map[int]bool{}
	relation := otherPredicate
	for _, c := range l.Common {
		predicates := x.Predicate.Span.Contains(c.A) && y.Predicate.Span.Contains(c.B)
		switch {
		case c.Kinship == "opposite":
			set(opposed, c.Weight >= leastAnchor)
		case predicates && c.Kinship == "same":
			relation = samePredicate
		case predicates && c.Kinship == "derived" && relation != samePredicate:
			relation = madePredicate
		case predicates && relation == otherPredicate && c.Likeness >= leastLikeness:
			relation = likePredicate
		}
		if counted[c.B.Start] || c.Likeness < leastLikeness || c.Kinship == "opposite" {
			continue
		}
		counted[c.B.Start] = true
		if c.Weight >= leastBeside {
			out[wordsShared]++
		}
		switch {
		case predicates:
		case morphological(c):
			out[beside] += c.Weight
		default:
			out[besideLike] += c.Weight
		}
	}
	out[relation] = 1
	out[wordsShared] = min(out[wordsShared], 8)
	out[beside], out[besideLike] = min(out[beside], 4), min(out[besideLike], 2)
	set(sameDoer, b.sameFiller(l, claim.Agent))
	set(otherDoer, b.partsApart(l, claim.Agent))
	set(sameObject, b.sameFiller(l, claim.Patient))
	set(otherObject, b.partsApart(l, claim.Patient))
	out[sharedNames] = min(float64(sharedKeys(x, y)), 3)
	set(sameTime, datedAlike(x, y))
	set(apart, b.detailsClash(l))
	set(otherNumbers, b.numbersApart(l.A, l.B))
	set(wished, b.wishedApart(l.A, l.B))
	set(ifOnly, open(x) || open(y) || b.supposed(l.A) || b.supposed(l.B))
	set(thinks, b.opines(x) || b.opines(y))
	set(finiteBoth, finite(x) && finite(y))
	set(takenOne, presupposed(x) != presupposed(y))
	set(takenBoth, presupposed(x) && presupposed(y))
	set(otherModality, x.Modality != y.Modality)
	s, t := &b.documents[l.A.Source].read.Sentences[x.Sentence], &b.documents[l.B.Source].read.Sentences[y.Sentence]
	out[wordsAround] = sentenceOverlap(s, t)
	set(heading, s.Kind == nlp.Heading || t.Kind == nlp.Heading)
	set(lead, x.Sentence < leadSentences && y.Sentence < leadSentences)
	set(participants, alike)
	set(solid, b.solid(l))
	set(names, b.namesAlone(l))
	set(called, b.describeAlone(l))
	return out
}

// leadSentences is how many sentences are the beginning of a text.
const leadSentences = 4

// sameFiller reports whether both claims have one entity, or words that stand for one another, in a role.
func (b *builder) sameFiller(l *event.Link, role claim.RoleName) bool {
	x, okX := b.claim(l.A).Argument(role)
	y, okY := b.claim(l.B).Argument(role)
	if !okX || !okY {
		return false
	}
	if x.EntityKey != "" && x.EntityKey == y.EntityKey {
		return true
	}
	s, t := b.token(l.A, x.Head), b.token(l.B, y.Head)
	return slices.ContainsFunc(l.Common, func(c event.Common) bool {
		return c.A == s.Span && c.B == t.Span && c.Likeness >= leastLikeness && c.Kinship != "opposite"
	})
}

// sharedKeys counts the named participants that two claims have in common, in whatever roles.
func sharedKeys(x, y *claim.Claim) int {
	n := 0
	seen := map[string]bool{}
	for i := range x.Roles {
		k := x.Roles[i].EntityKey
		if k == "" || strings.HasPrefix(k, "nominal:") || seen[k] {
			continue
		}
		seen[k] = true
		if slices.ContainsFunc(y.Roles, func(r claim.Argument) bool { return r.EntityKey == k }) {
			n++
		}
	}
	return n
}

// datedAlike reports whether both claims have a time, and one of the times is the same.
func datedAlike(x, y *claim.Claim) bool {
	for i := range x.Roles {
		for j := range y.Roles {
			if s, t := x.Roles[i].Time, y.Roles[j].Time; s != nil && t != nil && timex.CompareAcross(*s, *t) == timex.Same {
				return true
			}
		}
	}
	return false
}

// sentenceOverlap is the share of the content words of the shorter of two sentences that stand in the other.
func sentenceOverlap(s, t *nlp.Sentence) float64 {
	p, q := contentAround(s, text.Span{}), contentAround(t, text.Span{})
	n := 0
	for w := range p {
		if q[w] {
			n++
		}
	}
	return float64(n) / float64(max(1, min(len(p), len(q))))
}

// Words that are the same or made from one another, of solidAnchor and more, and the predicates must weigh solidMass where the
// predicates stand for one another, both verbs or both nouns, and solidOtherwise where they do not: a synonym is one in some sense
// of a word, and two of them make no agreement. Predicates that stand for one another and have one object are enough. The bounds
// are those that parted right from wrong best among 150 findings of 25 real stories, judged by hand.
const (
	fewWords       = 2
	solidAnchor    = .2
	solidMass      = .73
	solidOtherwise = .95
)

// solid reports whether the words that two claims have in common are enough to quote for an agreement.
func (b *builder) solid(l *event.Link) bool {
	x, y := b.claim(l.A), b.claim(l.B)
	weight, shared := 0.0, 0
	counted := map[text.Span]bool{} // one word answers for one other
	for _, c := range l.Common {
		if c.Weight >= leastAnchor && c.Likeness >= leastLikeness {
			shared++
		}
		switch {
		case counted[c.B]:
		case morphological(c) && c.Weight >= solidAnchor:
			counted[c.B] = true
			weight += c.Weight
		case x.Predicate.Span.Contains(c.A) && y.Predicate.Span.Contains(c.B):
			counted[c.B] = true
			weight += c.Weight * c.Likeness
		}
	}
	least := solidOtherwise
	switch {
	case b.sameDeed(l):
		least = leastAnchor
	case presupposed(x) == presupposed(y) && b.matched(l, func(event.Common) bool { return true }):
		least = solidMass
	}
	return shared >= fewWords && weight >= least
}

// contentAround are the lemmas of the content words of a sentence outside of a span.
func contentAround(s *nlp.Sentence, but text.Span) map[string]bool {
	out := map[string]bool{}
	for i := range s.Tokens {
		if t := &s.Tokens[i]; !but.Overlaps(t.Span) && t.Class != "NUM" && contentWord(t) {
			out[strings.ToLower(t.Lemma)] = true
		}
	}
	return out
}
