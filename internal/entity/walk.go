package entity

import (
	"strings"

	"gainsay/internal/nlp"
)

// walker is the state of the walk through the text that resolves what is no name.
type walker struct {
	// refs is what was spoken of so far, in order.
	refs []ref
	// cases is the preposition of each token of the sentence at hand.
	cases []string
	// subjects is one more than the token of each predicate's subject, 0 for none.
	subjects []int
	// at maps the first token of a name of the sentence at hand to its index in names.
	at map[int]int
	// pairs are the lists of names so far.
	pairs []pair
	// sets are the members of the sets resolved so far, by kind, with the sentence of the last.
	sets map[Kind]pair
	// covered is the first token of the sentence at hand that no mention covers yet.
	covered int
}

// ref is one thing that was spoken of, as a later pronoun or nominal may take it up. An entity of -1 is something
// that is no entity but may be meant all the same.
type ref struct {
	entity          int
	sentence, token int
	position        position
	plural, human   bool
	quoted          bool
	pronoun         bool
	// speaks is true for the subject of a verb of saying.
	speaks bool
	// main is true for the subject of a main clause.
	main bool
}

// walk goes through the document in order. Furniture is left out.
func (r *reading) walk() {
	next := 0
	for si := range r.doc.Sentences {
		s := &r.doc.Sentences[si]
		if s.Kind == nlp.Furniture {
			continue
		}
		r.at = map[int]int{}
		for next < len(r.names) && r.names[next].sentence <= si {
			if n := &r.names[next]; n.sentence == si {
				if _, taken := r.at[n.start]; !taken {
					r.at[n.start] = next
				} else {
					r.at[n.first] = next
				}
			}
			next++
		}
		r.markCases(s)
		r.covered = 0
		r.walkSentence(si, s)
	}
}

func (r *reading) walkSentence(si int, s *nlp.Sentence) {
	for i := 0; i < len(s.Tokens); {
		if k, ok := r.at[i]; ok {
			if end := r.walkName(si, s, k); end > i {
				i = end
				continue
			}
		}
		if p, ok := pronouns[strings.ToLower(s.Tokens[i].Form)]; ok && isPronounTag(s.Tokens[i].Tag) {
			r.pronoun(si, s, i, p)
			i++
			continue
		}
		if end := r.nominal(si, s, i); end > i {
			i = end
			continue
		}
		i++
	}
}

// walkName records the mention of a name and what stands in apposition to it; it returns the token after it, 0 when
// the name is no mention (an adjective, a bare title).
func (r *reading) walkName(si int, s *nlp.Sentence, k int) int {
	n := &r.names[k]
	if n.titled {
		return 0
	}
	if n.senses == nil && n.first == n.last && n.title == "" && r.typeOf[k].kind != Person && strings.HasPrefix(s.Tokens[n.last].Tag, "JJ") && r.adjectival(s, n) {
		return 0
	}
	e, confidence, ok := r.entityOf(k, s)
	if !ok {
		return 0
	}
	b := r.entities[e]
	b.addNameForm(r.cut(s, n.first, n.last+1))
	r.describe(b, n)
	start := n.start
	if b.Kind != Person {
		start = n.first
	}
	head := headOf(s, start, n.last)
	r.mention(si, start, n.last, head, NameForm, e, confidence)
	r.list(si, s, start, e)
	// "Democrats" are a party and many people.
	many := b.Plural || b.Kind == Organisation && (s.Tokens[n.last].Tag == "NNPS" || s.Tokens[n.last].Tag == "NNS")
	r.refer(si, s, start, n.last, e, many, false)
	r.covered = n.last + 1
	return n.last + 1
}

// describe takes over what a name's surroundings say of its bearer.
func (r *reading) describe(b *being, n *name) {
	if b.Kind != Person {
		return
	}
	b.addTitle(n.title)
	if n.country != "" && n.title != "" && b.Country == "" {
		b.Country = n.country
	}
	clue := func(female bool, weight int) {
		if female {
			b.female += weight
		} else {
			b.male += weight
		}
	}
	switch class := r.g.class(n.honorific); {
	case n.honorific == "":
	case class&isFemaleTitle != 0:
		clue(true, 8)
	case class&isMaleTitle != 0:
		clue(false, 8)
	}
	if i := strings.LastIndexByte(n.title, ' '); n.title != "" {
		switch class := r.g.class(n.title[i+1:]); {
		case class&(isFemaleTitle|isFemaleNoun) != 0:
			clue(true, 6)
		case class&(isMaleTitle|isMaleNoun) != 0:
			clue(false, 6)
		}
	}
	if len(b.words) >= 2 && len(b.mentions) == 0 {
		switch class := r.g.class(b.words[0]); {
		case class&isEitherName != 0 || class&isMaleName != 0 && class&isFemaleName != 0:
		case class&isFemaleName != 0:
			clue(true, 3)
		case class&isMaleName != 0:
			clue(false, 3)
		}
	}
}

// entityOf is the entity that the name with index k stands for.
func (r *reading) entityOf(k int, s *nlp.Sentence) (e int, confidence float64, ok bool) {
	n, t := &r.names[k], r.typeOf[k]
	if len(t.candidates) > 0 {
		if t.kind != Place || t.senses == nil || !r.located(s, n) || n.honorific != "" || n.title != "" {
			e, confidence = r.whichPerson(n, t.candidates)
			return e, confidence, true
		}
	}
	if t.entity >= 0 {
		confidence = 0.9
		if r.entities[t.entity].Kind == Person && len(t.words) >= 2 {
			confidence = 1
		}
		return t.entity, confidence, true
	}
	if t.portfolio != "" {
		e, confidence = r.ministry(t, n)
		return e, confidence, true
	}
	if t.senses != nil {
		n.senses = t.senses
		return r.resolveWorldName(n, s)
	}
	t.entity = r.newEntity(Entity{Key: strings.ToLower(t.core), Name: r.display(t), Kind: t.kind})
	return t.entity, 0.8, true
}

// whichPerson picks the bearer of a last name: the form of address must fit, and of several the one last spoken of.
func (r *reading) whichPerson(n *name, candidates []int) (int, float64) {
	gender := UnknownGender
	switch class := r.g.class(n.honorific); {
	case n.honorific == "":
	case class&isFemaleTitle != 0:
		gender = Female
	case class&isMaleTitle != 0:
		gender = Male
	}
	best, latest, fits := -1, -2, 0
	for _, e := range candidates {
		b := r.entities[e]
		if b.suffixed && len(candidates) > 1 {
			// "Ostrow" beside Karl Ostrow is not Karl Ostrow Jr.
			continue
		}
		if g := r.knownGender(b); gender != UnknownGender && g != UnknownGender && g != gender {
			continue
		}
		fits++
		last := -1
		if len(b.mentions) > 0 {
			last = b.mentions[len(b.mentions)-1]
		}
		if last > latest {
			best, latest = e, last
		}
	}
	switch {
	case best < 0:
		return candidates[0], 0.5
	case fits == 1:
		return best, 0.95
	}
	return best, 0.7
}

// knownGender is the gender of a being by the clues so far, or by its first name before it was mentioned.
func (r *reading) knownGender(b *being) Gender {
	if g := b.gender(); g != UnknownGender {
		return g
	}
	if len(b.words) < 2 {
		return UnknownGender
	}
	switch class := r.g.class(b.words[0]); {
	case class&isMaleName != 0 && class&isFemaleName == 0:
		return Male
	case class&isFemaleName != 0 && class&isMaleName == 0:
		return Female
	}
	return UnknownGender
}

// refer notes that tokens [first, last] spoke of an entity, -1 for something that is none.
func (r *reading) refer(si int, s *nlp.Sentence, first, last, e int, plural, human bool) {
	p := r.positionOf(s, first, last)
	x := ref{entity: e, sentence: si, token: headOf(s, first, last), position: p, plural: plural, human: human, quoted: s.Tokens[last].InQuote}
	if e >= 0 {
		x.human = r.entities[e].human
	}
	x.speaks = p.subject && p.verb >= 0 && r.speaks(s, p.verb)
	x.main = p.subject && p.verb >= 0 && r.isMain(s, p.verb)
	if x.plural && x.entity >= 0 && !r.entities[x.entity].Plural && p.subject && p.verb >= 0 && r.singular(s, p.verb) {
		x.plural = false
	}
	r.refs = append(r.refs, x)
}

// isMain reports whether the predicate at token v is that of a main clause.
func (r *reading) isMain(s *nlp.Sentence, v int) bool {
	for n := 0; v >= 0 && n < maxConjuncts; n++ {
		switch base(s.Tokens[v].Relation) {
		case "root", "":
			return true
		case "conj", "parataxis":
			v = s.Tokens[v].Head
			continue
		}
		return false
	}
	return false
}

// singular reports whether the predicate at token v agrees with one thing alone ("has", "was", "says").
func (r *reading) singular(s *nlp.Sentence, v int) bool {
	for j := max(0, v-3); j <= v; j++ {
		t := &s.Tokens[j]
		if (j == v || t.Head == v) && (t.Tag == "VBZ" || strings.EqualFold(t.Form, "was")) {
			return true
		}
	}
	return false
}

// speaks reports whether a verb is one whose subject, beside a quotation, is not spoken of inside it.
func (r *reading) speaks(s *nlp.Sentence, verb int) bool {
	return r.g.class(lemma(s, verb))&isSpeakingVerb != 0
}

func isPronounTag(tag string) bool {
	return tag == "" || tag == "PRP" || tag == "PRP$" || tag == "NN" || tag == "NNP"
}
