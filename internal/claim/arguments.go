package claim

import (
	"strings"

	"gainsay/internal/text"
)

// filler is an argument before it is given its entity and value: role, head token, preposition, confidence.
type filler struct {
	role        RoleName
	head        int
	preposition string
	confidence  float64
	inherited   bool
}

// arguments lists the fillers of a predicate.
func (x *Extractor) arguments(t *tree, c candidate) []filler {
	switch {
	case c.kind == Noun || c.kind == Headline && t.Tokens[c.head].Class == "NOUN":
		return x.nominalArguments(t, c)
	case c.kind == Copula:
		return x.copularArguments(t, c.head)
	}
	return x.verbalArguments(t, c.head, 0)
}

// passive reports whether verb i is in the passive: by its auxiliary or subject, or as a bare past participle
// that modifies a noun ("an agreement overseen by ...").
func passive(t *tree, i int) bool {
	if t.child(i, "aux:pass") >= 0 {
		return true
	}
	if t.child(i, "nsubj:pass", "csubj:pass") >= 0 {
		// A perfect without "been" is active whatever the subject was called ("the country has chosen peace").
		return t.child(i, "aux") < 0
	}
	if t.Tokens[i].Tag != "VBN" {
		return false
	}
	if t.is(i, "acl") && t.Tokens[i].Relation != "acl:relcl" || t.is(i, "amod") {
		return true
	}
	// A bare participle as a clause of its own ("Asked about ...", "..., killed in the blast").
	if t.is(i, "advcl", "parataxis", "root") && t.child(i, "nsubj", "aux", "obj") < 0 {
		return true
	}
	// Second member of "was arrested and charged".
	if t.is(i, "conj") && t.child(i, "nsubj", "aux") < 0 && t.Tokens[i].Head >= 0 && t.Tokens[t.Tokens[i].Head].Class == "VERB" {
		return t.Tokens[t.Tokens[i].Head].Tag == "VBN" && passive(t, t.Tokens[i].Head)
	}
	return false
}

const maxClimb = 12 // how many clauses a shared subject may be fetched over; real sentences need four

// verbalArguments reads the roles of a verb from its dependents (the argument rules of PredPatt: White et al.
// 2016, Zhang et al. 2017), resolving relative pronouns, participles, control and coordination.
func (x *Extractor) verbalArguments(t *tree, i, depth int) []filler {
	pass := passive(t, i)
	var out []filler
	subject := -1
	aim := t.Tokens[i].Tag == "VB" && t.child(i, "cop") >= 0 // "its objective was to disarm them": no objective disarms
	for _, k := range t.kids[i] {
		conf := t.Tokens[k].Confidence
		switch {
		case aim && t.is(k, "nsubj"):
			subject = k
		case t.is(k, "obj") && t.Tokens[i].Lemma == "play" && (t.Tokens[k].Lemma == "role" || t.Tokens[k].Lemma == "part"):
		case t.is(k, "nsubj"):
			subject = k
			role := Agent
			if pass {
				role = Patient
			}
			out = append(out, filler{role: role, head: x.antecedent(t, k), confidence: conf})
		case t.is(k, "obj"):
			out = append(out, filler{role: Patient, head: x.antecedent(t, k), confidence: conf})
		case t.is(k, "iobj"):
			out = append(out, filler{role: Recipient, head: x.antecedent(t, k), confidence: conf})
		case t.is(k, "obl", "nmod"):
			out = append(out, x.oblique(t, i, k, pass))
		case t.is(k, "advmod") && t.Tokens[k].Class == "ADV" && (strings.HasSuffix(t.lower(k), "ly") || t.is(k, "obl")):
			out = append(out, filler{role: Manner, head: k, confidence: conf})
		}
	}
	if subject < 0 && depth < maxClimb {
		if f, ok := x.sharedSubject(t, i, pass, depth); ok {
			out = append(out, f)
		}
	}
	if !pass && !has(out, Patient) {
		if f, ok := x.gap(t, i, subject); ok {
			out = append(out, f)
		}
	}
	// "was killed, arrested and deported": objects and obliques that the last conjunct carries serve the first only
	// when it has none of its own and nothing stands between ("met and interviewed the families").
	if !pass && !has(out, Patient) {
		for _, k := range t.children(i, "conj") {
			if t.Tokens[k].Class != "VERB" || t.child(k, "nsubj", "aux", "mark") >= 0 || k-i > 3 {
				continue
			}
			if o := t.child(k, "obj"); o >= 0 && t.child(i, "obl", "ccomp", "xcomp") < 0 {
				out = append(out, filler{role: Patient, head: x.antecedent(t, o), confidence: .6, inherited: true})
				break
			}
		}
	}
	return out
}

// gap finds the object of a relative clause that says it by a gap: "the deal they signed", "the mill that the council
// plans to sell", where the verb that lacks its object is the last of a chain of infinitives.
func (x *Extractor) gap(t *tree, i, subject int) (filler, bool) {
	if t.child(i, "ccomp", "xcomp", "obj", "iobj", "aux:pass") >= 0 || t.stranded(i) {
		return filler{}, false
	}
	v, noun := i, -1
	for n := 0; v >= 0 && n < maxClimb && t.is(v, "xcomp") && t.Tokens[v].Tag == "VB"; n++ {
		v = t.Tokens[v].Head
		if v < 0 {
			break
		}
		if o := t.child(v, "obj"); o >= 0 {
			if noun = x.antecedent(t, o); noun == o { // it has an object of its own
				return filler{}, false
			}
		}
		subject = -1
	}
	if v < 0 || !t.is(v, "acl:relcl") || t.Tokens[v].Class != "VERB" {
		return filler{}, false
	}
	if subject < 0 {
		subject = t.child(v, "nsubj")
	}
	if noun < 0 {
		noun = t.Tokens[v].Head
	}
	if subject < 0 || noun < 0 || noun > subject || !isNominal(t.Tokens[noun].Class) || x.words.settings[t.Tokens[noun].Lemma] {
		return filler{}, false
	}
	if w := t.lower(subject); w == "which" || w == "who" || w == "that" && t.Tokens[subject].Tag == "WDT" {
		return filler{}, false
	}
	for j := noun + 1; j < subject; j++ {
		switch t.lower(j) {
		case "where", "when", "why", "whose", "whereby", ",":
			return filler{}, false
		}
	}
	return filler{role: Patient, head: x.antecedent(t, noun), confidence: .8 * t.Tokens[v].Confidence, inherited: true}, true
}

// stranded reports whether a preposition or a relative pronoun with one hangs on verb i, whose noun is then no object: "the
// town they live in", "the town in which they live".
func (t *tree) stranded(i int) bool {
	for _, k := range t.children(i, "obl") {
		if tag := t.Tokens[k].Tag; tag == "IN" || tag == "WDT" || tag == "WP" || tag == "WRB" {
			return true
		}
	}
	for _, k := range t.children(i, "advmod", "case") {
		if tag := t.Tokens[k].Tag; tag == "IN" || tag == "WRB" {
			return true
		}
	}
	return false
}

// content is the clause that says what is said, thought or seen, empty where the verb has an object that is none.
func (t *tree) content(c candidate) text.Span {
	if c.kind == Noun || t.child(c.head, "obj", "nsubj:pass") >= 0 {
		return text.Span{}
	}
	if k := t.child(c.head, "ccomp"); k >= 0 {
		return t.clause(k)
	}
	return text.Span{}
}

func has(fs []filler, role RoleName) bool {
	for _, f := range fs {
		if f.role == role {
			return true
		}
	}
	return false
}

// antecedent follows a relative pronoun to the noun that its clause modifies.
func (x *Extractor) antecedent(t *tree, k int) int {
	switch t.lower(k) {
	case "who", "which", "that", "whom":
	default:
		return k
	}
	if tag := t.Tokens[k].Tag; tag != "WP" && tag != "WDT" {
		return k
	}
	for v, n := t.Tokens[k].Head, 0; v >= 0 && n < maxClimb; v, n = t.Tokens[v].Head, n+1 {
		if t.is(v, "acl:relcl", "acl") {
			if h := t.Tokens[v].Head; h >= 0 {
				return h
			}
		}
	}
	return k
}

// sharedSubject finds the subject of a clause that has none of its own.
func (x *Extractor) sharedSubject(t *tree, i int, pass bool, depth int) (filler, bool) {
	role := Agent
	if pass {
		role = Patient
	}
	tok := &t.Tokens[i]
	h := tok.Head
	if h < 0 {
		return filler{}, false
	}
	switch {
	case t.is(i, "acl:relcl"):
		// A reduced relative without a pronoun has the antecedent for its object ("the deal they signed").
		return filler{}, false
	case t.is(i, "acl") && isNominal(t.Tokens[h].Class):
		if v := t.Tokens[h].Head; v >= 0 && t.is(h, "obj", "nsubj:pass") && x.words.charging[t.Tokens[v].Lemma] && t.preposed(i, "of", "for", "with", "from") {
			return filler{role: role, head: h, confidence: .8 * tok.Confidence, inherited: true}, true
		}
		if tok.Tag == "VB" || t.child(i, "mark", "case") >= 0 { // "a readiness to engage", "a role in brokering"
			return x.holder(t, h, role, depth)
		}
		conf := .9 * tok.Confidence
		if h == i-1 {
			conf = max(conf, .75) // a participle right behind its noun, whatever else the parser thought of
		}
		return filler{role: role, head: h, confidence: conf, inherited: true}, true
	case t.is(i, "xcomp"):
		if o := t.child(h, "obj", "iobj"); o >= 0 && (x.words.objectControl[t.Tokens[h].Lemma] || tok.Tag == "VBG" || tok.Class == "ADJ") {
			return filler{role: role, head: x.antecedent(t, o), confidence: .8 * tok.Confidence, inherited: true}, true
		}
		return x.subjectOf(t, h, role, depth)
	case t.is(i, "advcl", "ccomp") && tok.Tag == "VBG" && t.preposed(i, "of", "for", "from"):
		// "accused the firm of selling", "praised him for winning", "barred them from entering"
		if o := t.child(h, "obj", "nsubj:pass"); o >= 0 {
			return filler{role: role, head: x.antecedent(t, o), confidence: .8 * tok.Confidence, inherited: true}, true
		}
		return x.subjectOf(t, h, role, depth)
	case t.is(i, "conj") && (t.Tokens[h].Class == "VERB" || t.child(h, "cop") >= 0), t.is(i, "advcl"):
		return x.subjectOf(t, h, role, depth)
	}
	return filler{}, false
}

// holder finds whose plan, readiness or role noun h is: its possessor, or the subject of the verb whose object it is
// ("both sides signalled a willingness to talk").
func (x *Extractor) holder(t *tree, h int, role RoleName, depth int) (filler, bool) {
	if k := t.child(h, "nmod:poss"); k >= 0 {
		if t.Tokens[k].Class != "PRON" {
			return filler{role: role, head: k, confidence: .7 * t.Tokens[k].Confidence, inherited: true}, true
		}
	}
	v := t.Tokens[h].Head
	if v < 0 || !t.is(h, "obj") || depth >= maxClimb {
		return filler{}, false
	}
	f, ok := x.subjectOf(t, v, role, depth+1)
	f.confidence *= .8
	return f, ok
}

// subjectOf gives the surface subject of h, whatever its role there, as the filler of role.
func (x *Extractor) subjectOf(t *tree, h int, role RoleName, depth int) (filler, bool) {
	if k := t.child(h, "nsubj", "csubj"); k >= 0 {
		return filler{role: role, head: x.antecedent(t, k), confidence: .85 * t.Tokens[k].Confidence, inherited: true}, true
	}
	if depth >= maxClimb || t.Tokens[h].Class != "VERB" {
		return filler{}, false
	}
	f, ok := x.sharedSubject(t, h, passive(t, h), depth+1)
	f.role = role
	return f, ok
}

var (
	placePrepositions = words("in at near within inside outside across throughout around off along over above under beneath between beside behind towards into")
	topicPrepositions = words("about on over regarding concerning")
	withPrepositions  = words("with alongside")
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// oblique gives the role of a prepositional dependent k of verb i. Times and quantities are recognised later by
// their value, which overrides the role given here.
func (x *Extractor) oblique(t *tree, i, k int, pass bool) filler {
	p := t.preposition(k)
	conf := t.Tokens[k].Confidence
	head := x.antecedent(t, k)
	f := filler{role: Manner, head: head, preposition: p, confidence: conf}
	switch {
	case p == "by" && pass || t.Tokens[k].Relation == "obl:agent":
		f.role = Agent
	case p == "to" || p == "for" && x.words.giving[t.Tokens[i].Lemma]:
		f.role = Recipient
	case withPrepositions[p]:
		f.role = Recipient
	case p == "from":
		f.role = Place
	case p == "about" || p == "regarding" || p == "concerning":
		f.role = Topic
	case placePrepositions[p]:
		f.role = Place
	case topicPrepositions[p]:
		f.role = Topic
	}
	return f
}

// copularArguments: the subject is what is spoken of, the predicate says what it is.
func (x *Extractor) copularArguments(t *tree, i int) []filler {
	var out []filler
	for _, k := range t.kids[i] {
		conf := t.Tokens[k].Confidence
		switch {
		case t.is(k, "nsubj", "csubj"):
			out = append(out, filler{role: Agent, head: x.antecedent(t, k), confidence: conf})
		case t.is(k, "obl"):
			out = append(out, x.oblique(t, i, k, false))
		}
	}
	if !has(out, Agent) {
		if f, ok := x.sharedSubject(t, i, false, 0); ok {
			out = append(out, f)
		}
	}
	out = append(out, filler{role: Patient, head: i, preposition: t.preposition(i), confidence: t.Tokens[i].Confidence})
	return out
}

// nominalArguments reads the roles of an event noun from its modifiers and, under a light verb, from the verb.
func (x *Extractor) nominalArguments(t *tree, c candidate) []filler {
	var out []filler
	for _, k := range t.kids[c.head] {
		conf := .9 * t.Tokens[k].Confidence
		switch {
		case t.is(k, "nmod:poss"):
			out = append(out, filler{role: Agent, head: k, confidence: conf})
		case t.is(k, "nmod", "obl"):
			p := t.preposition(k)
			f := filler{role: Manner, head: x.antecedent(t, k), preposition: p, confidence: conf}
			switch {
			case p == "of":
				f.role = Patient
			case p == "by", p == "between", p == "among":
				f.role = Agent
			case p == "with":
				f.role = Recipient
			case p == "to":
				f.role = Recipient
			case p == "on", p == "about", p == "over", p == "regarding":
				f.role = Topic
			case p == "against":
				f.role = Patient
			case placePrepositions[p]:
				f.role = Place
			}
			out = append(out, f)
		case t.is(k, "compound") && isNominal(t.Tokens[k].Class):
			out = append(out, filler{role: Topic, head: k, confidence: .5 * conf})
		case t.is(k, "amod") && t.Tokens[k].Name != "":
			out = append(out, filler{role: Agent, head: k, confidence: .6 * conf})
		case t.is(k, "acl") && t.Tokens[k].Tag == "VBN":
			// "an agreement overseen by X": whoever oversees is an argument of the participle, not of the noun.
		}
	}
	if c.carrier != c.head {
		pass := passive(t, c.carrier)
		for _, f := range x.verbalArguments(t, c.carrier, 0) {
			if f.head == c.head || f.role == Patient && !pass {
				continue
			}
			if f.role == Agent || f.role == Place || f.role == Time || f.role == Recipient {
				if f.role != Agent || !has(out, Agent) {
					out = append(out, f)
				}
			}
		}
	}
	return out
}
