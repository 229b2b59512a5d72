package entity

import (
	"strings"

	"gainsay/internal/nlp"
)

// pronounKind says what a pronoun can take up.
type pronounKind struct {
	gender     Gender
	person     bool
	plural     bool
	possessive bool
	reflexive  bool
	object     bool
}

var pronouns = map[string]pronounKind{
	"he": {gender: Male, person: true}, "him": {gender: Male, person: true, object: true},
	"his": {gender: Male, person: true, possessive: true}, "himself": {gender: Male, person: true, reflexive: true},
	"she": {gender: Female, person: true}, "her": {gender: Female, person: true, object: true, possessive: true},
	"hers": {gender: Female, person: true, possessive: true}, "herself": {gender: Female, person: true, reflexive: true},
	"they": {plural: true}, "them": {plural: true, object: true}, "their": {plural: true, possessive: true},
	"theirs": {plural: true, possessive: true}, "themselves": {plural: true, reflexive: true},
	"it": {}, "its": {possessive: true}, "itself": {reflexive: true},
}

// Weights of what makes an antecedent likely. They were ordered by hand (recency, then grammatical role, as in
// Lappin and Leass 1994) and the two thresholds set so that a pronoun with two fitting antecedents stays open.
const (
	maxBack      = 3    // sentences that a pronoun looks back
	maxRefs      = 80   // things spoken of that it looks at
	subjectBonus = 0.35 // the antecedent is a subject
	sameRole     = 0.15 // both are subjects
	chainBonus   = 0.2  // the antecedent was taken up by a pronoun already
	repeatBonus  = 0.1  // it was spoken of before, within reach
	maxRepeat    = 0.3  // at most this for all repetitions
	governBonus  = 0.25 // its clause governs that of the pronoun: "X said he ..."
	speakerBonus = 0.2  // the pronoun says something and the antecedent did so last
	joinedBonus  = 0.5  // "X and his ..."
	spokenBonus  = 0.55 // somebody of X's says something: "X's lawyer said he ..."
	// the antecedent stands before a noun as its modifier: in "a Dunmore fan" the talk is of the fan
	modifierPenalty = 0.4
	strangerPenalty = 0.1 // the pronoun has a gender, and that of the antecedent is not known
	quotedPenalty   = 0.4 // one stands in a quotation and the other does not
	minScore        = 0.75
	minMargin       = 0.2
)

var recency = [maxBack + 1]float64{1, 0.7, 0.4, 0.25}

// candidate is an antecedent with its score.
type candidate struct {
	entity         int
	score, repeats float64
	// barred is true for one that may be meant but is never taken.
	barred bool
}

// pronoun resolves the pronoun at token i or leaves it open.
func (r *reading) pronoun(si int, s *nlp.Sentence, i int, p pronounKind) {
	pos := r.positionOf(s, i, i)
	if p.possessive && s.Tokens[i].Tag == "PRP$" || strings.EqualFold(s.Tokens[i].Form, "its") || strings.EqualFold(s.Tokens[i].Form, "their") {
		pos = position{verb: -1, governor: s.Tokens[i].Head, owned: s.Tokens[i].Head, possessive: true}
		p.object = false
	} else {
		p.possessive = false
	}
	e, confidence := -1, 0.0
	if p.person || p.plural || !r.isExpletive(s, i, pos) {
		e, confidence = r.antecedent(si, s, i, p, pos)
	}
	if e >= 0 {
		r.mention(si, i, i, i, PronounForm, e, confidence)
		b := r.entities[e]
		switch {
		case p.gender == Male && confidence >= 0.8:
			b.male++
		case p.gender == Female && confidence >= 0.8:
			b.female++
		}
	}
	r.refs = append(r.refs, ref{entity: e, sentence: si, token: i, position: pos, plural: p.plural, human: p.person,
		quoted: s.Tokens[i].InQuote, pronoun: true, speaks: pos.subject && pos.verb >= 0 && r.speaks(s, pos.verb)})
}

// antecedent finds what a pronoun takes up, -1 when nothing does clearly.
func (r *reading) antecedent(si int, s *nlp.Sentence, i int, p pronounKind, pos position) (int, float64) {
	var list []candidate
	quoted := s.Tokens[i].InQuote
	saying := !quoted && pos.subject && pos.verb >= 0 && r.speaks(s, pos.verb)
	speaker := r.lastSpeaker(si)
	excluded := map[int]bool{}
	for k, seen := len(r.refs)-1, 0; k >= 0 && seen < maxRefs; k, seen = k-1, seen+1 {
		r.work++
		x := &r.refs[k]
		back := si - x.sentence
		if back > maxBack || p.reflexive && back > 0 {
			break
		}
		if !r.fits(x, p) {
			continue
		}
		if back == 0 && !r.bindable(s, i, p, pos, x) {
			if x.entity >= 0 && !p.possessive && !p.reflexive {
				// Not by another of its mentions either.
				excluded[x.entity] = true
			}
			continue
		}
		switch {
		case quoted && x.entity >= 0 && x.entity == speaker:
			// Inside a quotation the speaker says "I".
			continue
		case saying && x.quoted && back <= 1:
			// Nobody calls himself by name in what he says.
			if back == 0 && !x.pronoun && x.entity >= 0 {
				excluded[x.entity] = true
			}
			continue
		}
		barred := x.entity < 0 || !p.person && !r.takesUp(s, i, p, pos, x, back) || p.person && r.entities[x.entity].Kind != Person
		score := recency[back]
		if x.position.subject {
			score += subjectBonus
			if pos.subject {
				score += sameRole
			}
		}
		if x.position.preposition != "" && !x.position.subject {
			score -= 0.1
		}
		if back == 0 && x.position.subject && r.governs(s, x.position.verb, i) {
			score += governBonus
		}
		if back == 0 && p.possessive && i >= 2 && strings.EqualFold(s.Tokens[i-1].Form, "and") && x.token <= i-2 && r.endsAt(s, x, i-2) {
			score += joinedBonus
		}
		if back == 0 && !quoted && r.spokenFor(s, i, x) {
			score += spokenBonus
		}
		if x.pronoun {
			score += chainBonus
		}
		if saying && back <= 1 && x.entity >= 0 && x.entity == speaker {
			score += speakerBonus
		}
		if p.gender != UnknownGender && x.entity >= 0 && r.knownGender(r.entities[x.entity]) == UnknownGender {
			score -= strangerPenalty
		}
		if r.modifies(x) {
			score -= modifierPenalty
		}
		if x.quoted != quoted {
			score -= quotedPenalty
		}
		list = merge(list, candidate{entity: x.entity, score: score, barred: barred})
	}
	if len(list) == 0 {
		return -1, 0
	}
	best, second := candidate{entity: -1}, candidate{entity: -1}
	for _, c := range list {
		c.score += min(c.repeats, maxRepeat)
		if c.score > best.score {
			best, second = c, best
		} else if c.score > second.score {
			second = c
		}
	}
	margin := best.score - second.score
	if best.barred || best.entity < 0 || best.score < minScore || margin < minMargin {
		return -1, 0
	}
	if excluded[best.entity] {
		return -1, 0
	}
	if p.person && r.subjectAhead(s, i, best.entity) {
		return -1, 0
	}
	return best.entity, min(0.95, 0.6+0.35*margin)
}

// spokenFor reports whether x owns the subject of a verb of saying that governs token i: "Marlow's lawyer said she ..." is
// as likely about Marlow as about the lawyer.
func (r *reading) spokenFor(s *nlp.Sentence, i int, x *ref) bool {
	if x.position.subject || !x.position.possessive && x.position.preposition != "of" {
		return false
	}
	owned := x.position.owned
	if owned < 0 {
		owned = x.position.governor
	}
	if owned < 0 || owned >= len(s.Tokens) || base(s.Tokens[owned].Relation) != "nsubj" || r.g.class(s.Tokens[owned].Form)&isPersonNoun == 0 {
		return false
	}
	verb := s.Tokens[owned].Head
	return verb >= 0 && r.speaks(s, verb) && r.governs(s, verb, i)
}

// lastSpeaker is the entity that last was the subject of a verb of saying outside a quotation, -1 for none in reach.
func (r *reading) lastSpeaker(si int) int {
	for k, seen := len(r.refs)-1, 0; k >= 0 && seen < maxRefs && si-r.refs[k].sentence <= maxBack; k, seen = k-1, seen+1 {
		r.work++
		if x := &r.refs[k]; x.speaks && !x.quoted && x.entity >= 0 {
			return x.entity
		}
	}
	return -1
}

// modifies reports whether x is a modifier of the noun behind it.
func (r *reading) modifies(x *ref) bool {
	if x.position.possessive || !r.trees[x.sentence] {
		return false
	}
	tokens := r.doc.Sentences[x.sentence].Tokens
	t := &tokens[x.token]
	return t.Relation == "compound" && t.Head > x.token && tokens[t.Head].Class == "NOUN"
}

// endsAt reports whether the words of a reference run up to token j: its head is there or its name ends there.
func (r *reading) endsAt(s *nlp.Sentence, x *ref, j int) bool {
	if x.token == j {
		return true
	}
	for k := x.token; k <= j; k++ {
		if !isCapitalised(s.Tokens[k].Form) {
			return false
		}
	}
	return true
}

// takesUp is the stricter test for "it" and "they", which may stand for anything: the antecedent acts, and so does
// the pronoun. "It" and "they" have to be subjects of a clause that the antecedent's clause governs, or open the
// sentence after it ("it" with a verb of saying); "its" and "their" may belong to any part of a sentence whose subject the antecedent is.
func (r *reading) takesUp(s *nlp.Sentence, i int, p pronounKind, pos position, x *ref, back int) bool {
	if x.entity < 0 || p.reflexive {
		return true
	}
	if back > 1 || !x.position.subject || x.position.verb < 0 || back == 1 && !x.main {
		return false
	}
	if back == 0 {
		if p.possessive {
			return true
		}
		// What is called something by a noun is as likely an event.
		if pos.verb >= 0 && s.Tokens[pos.verb].Class == "NOUN" && !p.plural {
			return false
		}
		return pos.subject && (r.governs(s, x.position.verb, i) || x.pronoun)
	}
	// After a full stop: "It rejected ...", "Its president ..."
	if i > 2 {
		return p.plural && x.pronoun && pos.subject
	}
	return p.possessive || pos.subject && (p.plural || r.speaks(s, pos.verb))
}

// subjectAhead reports whether a phrase before the subject of the sentence holds the pronoun at token i and that
// subject, a person too, is somebody else: "In his speech, the president ..." looks ahead as often as back.
func (r *reading) subjectAhead(s *nlp.Sentence, i, entity int) bool {
	root := s.Root()
	if !r.trees[s.Index] || root < 0 || root >= len(r.subjects) {
		return false
	}
	subject := r.subjects[root] - 1
	if subject <= i {
		return false
	}
	for j := max(i+1, subject-4); j <= subject; j++ {
		if k, ok := r.at[j]; ok && !r.names[k].titled {
			e, _, ok := r.entityOf(k, s)
			return ok && e != entity && r.entities[e].Kind == Person
		}
	}
	return r.g.class(s.Tokens[subject].Form)&isPersonNoun != 0
}

// merge adds a candidate, once per entity: a further mention adds a little to the best. Things that are no entities
// stay apart.
func merge(list []candidate, c candidate) []candidate {
	if c.entity < 0 {
		return append(list, c)
	}
	for k := range list {
		if list[k].entity == c.entity {
			if c.score > list[k].score {
				list[k].score, list[k].barred = c.score, c.barred
			}
			list[k].repeats += repeatBonus
			return list
		}
	}
	return append(list, c)
}

// fits reports whether something that was spoken of agrees with a pronoun in kind, number and gender.
func (r *reading) fits(x *ref, p pronounKind) bool {
	if x.entity < 0 {
		return x.plural == p.plural && x.human == p.person || p.plural && x.plural
	}
	b := r.entities[x.entity]
	switch {
	case p.person:
		if b.Kind == Thing && x.position.subject && len(b.words) == 0 && !b.Plural {
			// A name of nobody known may be a person's.
			return true
		}
		if b.Kind != Person || b.Plural {
			return false
		}
		g := r.knownGender(b)
		return g == UnknownGender || g == p.gender
	case p.plural:
		return b.Plural || x.plural || b.noun == "police"
	}
	switch b.Kind {
	case Organisation, Country, Government, Group:
		return !b.Plural && !x.plural
	}
	return false
}

// bindable reports whether an antecedent in the same sentence is allowed by its place: the object of a verb is not
// its subject, a reflexive is.
func (r *reading) bindable(s *nlp.Sentence, i int, p pronounKind, pos position, x *ref) bool {
	verb := pos.verb
	if pos.object {
		verb = r.withSubject(s, verb)
	}
	if p.object && !p.possessive && pos.governor >= 0 && pos.governor == x.position.governor && x.position.object {
		// "took Paul with him"
		return false
	}
	sameClause := x.position.subject && x.position.verb >= 0 && (pos.object && verb == x.position.verb || !pos.possessive && !pos.subject && pos.governor == x.position.verb)
	if p.reflexive {
		return x.position.subject
	}
	if p.possessive {
		// "his" in the phrase of the antecedent itself: "his lawyer Smith"
		return x.token < i
	}
	return !sameClause
}

// withSubject is the predicate whose subject the predicate at token v shares: "promoted X and made him a colonel".
func (r *reading) withSubject(s *nlp.Sentence, v int) int {
	for n := 0; n < maxConjuncts && v >= 0 && v < len(r.subjects) && r.subjects[v] == 0; n++ {
		switch base(s.Tokens[v].Relation) {
		case "conj", "xcomp", "advcl", "acl", "obj":
			v = s.Tokens[v].Head
			continue
		case "obl", "nmod":
			// "beat the visitors over six rounds, knocking them down": behind a comma a participle has the subject of the whole.
			if n > 0 && s.Tokens[v].Class != "VERB" {
				v = s.Tokens[v].Head
				continue
			}
		}
		break
	}
	return v
}

// governs reports whether the predicate at token v is above token i in the tree.
func (r *reading) governs(s *nlp.Sentence, v, i int) bool {
	if v < 0 || !r.trees[s.Index] {
		return false
	}
	j := s.Tokens[i].Head
	for n := 0; j >= 0 && n < maxDepth; n++ {
		if j == v {
			return true
		}
		j = s.Tokens[j].Head
	}
	return false
}

// maxDepth bounds the walk from a token to its root.
const maxDepth = 60

// isExpletive reports whether "it" at token i stands for nothing before it: weather, time, or a clause that follows.
func (r *reading) isExpletive(s *nlp.Sentence, i int, pos position) bool {
	if s.Tokens[i].Relation == "expl" {
		return true
	}
	v := pos.verb
	if !pos.subject || v < 0 {
		return false
	}
	// "it is clear that", "it was announced that", "it remains to be seen", "it took hours to"
	for j := v + 1; j < len(s.Tokens) && j <= v+6; j++ {
		switch strings.ToLower(s.Tokens[j].Form) {
		case "that", "to", "whether", "how", "why", "if", "when", "who":
			cop := s.Tokens[v].Class != "VERB" || pos.passive
			switch lemma(s, v) {
			case "seem", "appear", "turn", "happen", "take", "remain", "emerge", "transpire", "matter", "become", "be", "make":
				cop = true
			}
			if cop {
				return true
			}
		}
	}
	switch lemma(s, v) {
	case "rain", "snow", "seem", "appear", "happen":
		return true
	}
	return false
}
