package entity

import (
	"strings"

	"gainsay/internal/nlp"
)

// chunk is a base noun phrase: everything up to its head noun, without what follows.
type chunk struct {
	first, head int
	// det is the determiner in lower case, "" for none; number the cardinal after it ("two").
	det, number string
	plural      bool
	// country is the code that a demonym or a modifying name gives, modifier the entity of such a name, possessor that
	// of who has it; -1 for none.
	country             string
	modifier, possessor int
	// former is true for one who was ("former president").
	former bool
	// capital is the first token of the head's phrase that is no determiner.
	body int
}

// nominal reads the noun phrase that begins at token i and resolves it if it speaks of somebody; it returns the token
// after it, 0 when no noun phrase begins here.
func (r *reading) nominal(si int, s *nlp.Sentence, i int) int {
	c, ok := r.chunkAt(si, s, i)
	if !ok {
		return 0
	}
	end := c.head + 1
	switch {
	case r.asSet(si, s, &c):
	case r.asGroup(si, s, &c):
	case r.asPerson(si, s, &c):
	case r.asOrganisation(si, s, &c):
	case r.asPlace(si, s, &c):
	default:
		r.refer(si, s, c.head, c.head, -1, c.plural, r.g.class(s.Tokens[c.head].Form)&(isPersonNoun|isPersonsNoun) != 0)
	}
	return end
}

// chunkAt reads a base noun phrase. Names inside it are recorded on the way.
func (r *reading) chunkAt(si int, s *nlp.Sentence, i int) (chunk, bool) {
	c := chunk{first: i, head: -1, modifier: -1, possessor: -1, body: i}
	if i > 0 {
		c.possessor, c.modifier = r.ownerBefore(s, i)
		if c.modifier >= 0 {
			c.first = r.token(s, r.mentions[len(r.mentions)-1].Start, i)
			c.country = r.entities[c.modifier].Country
		}
	}
	for j := i; j < len(s.Tokens) && j < i+maxChunk; {
		t := &s.Tokens[j]
		if k, ok := r.at[j]; ok && j >= r.covered {
			n := &r.names[k]
			if n.titled {
				// "the Prime Minister": its words are nouns like others.
				if n.country != "" {
					c.country = n.country
				}
				c.head = n.last
				j = n.last + 1
				continue
			}
			if only(n.senses, demonymSense) && r.adjectival(s, n) {
				c.country = r.choose(n.senses).country
				j = n.last + 1
				continue
			}
			if c.head >= 0 || n.last+1 >= len(s.Tokens) || !isNounTag(s.Tokens[n.last+1].Tag) {
				break
			}
			if r.walkName(si, s, k) == 0 {
				j = n.last + 1
				continue
			}
			m := r.mentions[len(r.mentions)-1]
			c.modifier = m.Entity
			c.country = r.entities[m.Entity].Country
			j = n.last + 1
			continue
		}
		lower := strings.ToLower(t.Form)
		switch {
		case j == i && (t.Tag == "DT" || t.Tag == "PDT"):
			c.det = lower
			c.body = j + 1
			j++
			continue
		case t.Tag == "DT" && c.head < 0 && (c.det == "both" || c.det == "all" || c.det == "half"):
			c.body = j + 1
			j++
			continue
		case t.Tag == "CD" && c.head < 0:
			c.number = lower
			j++
			continue
		case isNounTag(t.Tag):
			if c.head >= 0 && r.argument(s, c.head, j) {
				break
			}
			c.head = j
			j++
			continue
		case strings.HasPrefix(t.Tag, "JJ") || t.Tag == "VBN" || t.Tag == "VBG" || t.Tag == "HYPH" || t.Form == "-" || t.Tag == "RB" && c.head < 0 && j > i:
			if c.head >= 0 && t.Form != "-" {
				break
			}
			switch lower {
			case "former", "ex", "late", "then":
				c.former = true
			}
			j++
			continue
		}
		break
	}
	if c.head < 0 {
		return c, false
	}
	r.trim(s, &c)
	h := &s.Tokens[c.head]
	if c.country == "" && c.modifier >= 0 {
		c.country = r.entities[c.modifier].Country
	}
	lower := strings.ToLower(h.Form)
	c.plural = h.Tag == "NNS" || h.Tag == "NNPS" || lower == "people" || lower == "police"
	return c, true
}

// trim drops words before the head that the tree does not hang on it: "sure" in "make sure voters know".
func (r *reading) trim(s *nlp.Sentence, c *chunk) {
	if !r.trees[s.Index] || c.det != "" || c.possessor >= 0 || c.modifier >= 0 || c.country != "" {
		return
	}
	for c.first < c.head {
		switch h := s.Tokens[c.first].Head; {
		case h >= c.first && h <= c.head:
			return
		}
		c.first++
		c.body = max(c.body, c.first)
	}
}

// argument reports whether the tree has noun i as an argument of token j, so that the two are no compound: the tagger
// takes "denies" in "the government denies" for a noun more often than the parser does.
func (r *reading) argument(s *nlp.Sentence, i, j int) bool {
	if !r.trees[s.Index] || s.Tokens[i].Head != j {
		return false
	}
	switch base(s.Tokens[i].Relation) {
	case "nsubj", "obj", "obl", "csubj", "advcl", "ccomp":
		return true
	}
	return false
}

// maxChunk bounds the tokens of a base noun phrase.
const maxChunk = 16

func isNounTag(tag string) bool { return strings.HasPrefix(tag, "NN") }

// adjectival reports whether a demonym modifies the noun after it.
func (r *reading) adjectival(s *nlp.Sentence, n *name) bool {
	j := n.last + 1
	if j >= len(s.Tokens) {
		return false
	}
	tag := s.Tokens[j].Tag
	return isNounTag(tag) || strings.HasPrefix(tag, "JJ") || s.Tokens[j].Form == "-" || tag == "VBN" || tag == "HYPH"
}

// token is the index of the token of a sentence that begins at a byte, looked for to the left of token i.
func (r *reading) token(s *nlp.Sentence, start, i int) int {
	for i > 0 && s.Tokens[i].Start > start {
		i--
	}
	return i
}

// ownerBefore finds who has what begins at token i ("Russia's", "his"), and the name that stands before it as a
// modifier ("Baku officials").
func (r *reading) ownerBefore(s *nlp.Sentence, i int) (possessor, modifier int) {
	if len(r.mentions) == 0 {
		return -1, -1
	}
	m := r.mentions[len(r.mentions)-1]
	if m.Sentence != s.Index {
		return -1, -1
	}
	before := &s.Tokens[i-1]
	switch {
	case isPossessive(before.Form) && i > 1 && m.End == s.Tokens[i-2].End:
		return m.Entity, -1
	case before.Tag == "PRP$" && m.End == before.End:
		return m.Entity, -1
	case m.End == before.End && m.Form == NameForm && isNounTag(s.Tokens[i].Tag) && before.Tag != "POS":
		return -1, m.Entity
	}
	return -1, -1
}

func (c *chunk) definite() bool {
	switch c.det {
	case "the", "this", "that", "these", "those":
		return true
	}
	return false
}

// titleOf is the longest title phrase that ends with the head of a chunk, "" for none.
func (r *reading) titleOf(s *nlp.Sentence, c *chunk) string {
	for j := max(c.body, c.head-4); j <= c.head; j++ {
		if n := r.titleAt(s, j, c.head+1); n > 0 && j+n == c.head+1 {
			return r.phrase(s, j, j+n)
		}
	}
	return ""
}

// countryAfter is the code of the country in "of Armenia" or, for people who stand for one, "in Baku", "from Armenia".
func (r *reading) countryAfter(s *nlp.Sentence, c *chunk, also ...string) string {
	j := c.head + 1
	if j+1 >= len(s.Tokens) {
		return ""
	}
	form := strings.ToLower(s.Tokens[j].Form)
	if form != "of" {
		found := false
		for _, a := range also {
			found = found || form == a
		}
		if !found {
			return ""
		}
	}
	if strings.EqualFold(s.Tokens[j+1].Form, "the") {
		j++
	}
	if j+1 >= len(s.Tokens) {
		return ""
	}
	n, senses := r.longest(s, j+1)
	if n == 0 || !isCapitalised(s.Tokens[j+1].Form) {
		return ""
	}
	sense := r.choose(senses)
	if sense.kind == countrySense || sense.capital {
		return sense.country
	}
	return ""
}

// owner is the country of a chunk: its demonym, that of its possessor, or what follows it.
func (r *reading) owner(s *nlp.Sentence, c *chunk, also ...string) string {
	if c.country != "" {
		return c.country
	}
	if c.possessor >= 0 {
		b := r.entities[c.possessor]
		if b.Kind == Country || b.Kind == Government || b.Kind == Place {
			return b.Country
		}
	}
	return r.countryAfter(s, c, also...)
}

// nominalMention records a chunk as a mention of an entity.
func (r *reading) nominalMention(si int, s *nlp.Sentence, c *chunk, e int, confidence float64) {
	r.mention(si, c.first, c.head, headOf(s, c.body, c.head), NominalForm, e, confidence)
	r.refer(si, s, c.body, c.head, e, c.plural, r.entities[e].human)
	r.covered = c.head + 1
}

// adjacentName is the name that the chunk stands in apposition to: the person just named before a comma, or the one
// named right after it, with or without one. It returns -1 for none.
func (r *reading) adjacentName(s *nlp.Sentence, c *chunk) (entity int, ahead bool) {
	if r.trees[s.Index] {
		h := headOf(s, c.body, c.head)
		if s.Tokens[h].Relation == "appos" {
			if e := r.personAt(s, s.Tokens[h].Head); e >= 0 && !r.namedAfter(s, e) && r.genderFits(r.entities[e], s.Tokens[c.head].Form) {
				return e, false
			}
		}
	}
	if c.first >= 2 && s.Tokens[c.first-1].Form == "," && len(r.mentions) > 0 {
		m := r.mentions[len(r.mentions)-1]
		if m.Sentence == s.Index && m.Form == NameForm && m.End == s.Tokens[c.first-2].End && r.entities[m.Entity].Kind == Person {
			if !r.listed(s, c.head+1) && r.genderFits(r.entities[m.Entity], s.Tokens[c.head].Form) {
				return m.Entity, false
			}
		}
	}
	j := c.head + 1
	if c.definite() || c.possessor >= 0 {
		j = r.complementEnd(s, j)
	}
	if j < len(s.Tokens) && s.Tokens[j].Form == "," {
		j++
	}
	if k, ok := r.at[j]; ok && !r.names[k].titled {
		e, _, ok := r.entityOf(k, s)
		if !ok || r.entities[e].Kind != Person {
			return -1, false
		}
		after := r.names[k].last + 1
		if j == c.head+1 || (c.definite() || c.possessor >= 0) && (after >= len(s.Tokens) || s.Tokens[after].Form == "," || s.Tokens[after].Form == ".") {
			return e, true
		}
	}
	return -1, false
}

// namedAfter reports whether somebody or something unknown was named in the sentence after an entity was: what follows
// is then more likely to speak of that.
func (r *reading) namedAfter(s *nlp.Sentence, e int) bool {
	for k := len(r.mentions) - 1; k >= 0; k-- {
		m := &r.mentions[k]
		if m.Sentence != s.Index || m.Form == NameForm && m.Entity == e {
			return false
		}
		if kind := r.entities[m.Entity].Kind; m.Form == NameForm && (kind == Person || kind == Thing) {
			return true
		}
	}
	return false
}

// genderFits reports whether a noun may speak of a person: an actress is no man.
func (r *reading) genderFits(b *being, noun string) bool {
	class := r.g.class(noun)
	switch r.knownGender(b) {
	case Male:
		return class&(isFemaleNoun|isFemaleTitle) == 0
	case Female:
		return class&(isMaleNoun|isMaleTitle) == 0
	}
	return true
}

// complementEnd is the comma after the complement that begins at token j ("of the Bank of Ruritania,"), j itself where
// none begins or no comma ends it soon.
func (r *reading) complementEnd(s *nlp.Sentence, j int) int {
	if j >= len(s.Tokens) {
		return j
	}
	switch s.Tokens[j].Form {
	case "of", "for", "at":
	case "and":
		// "the vice president and head of the department, Ann Ruritanian"
		if j+1 >= len(s.Tokens) || r.titleAt(s, j+1, len(s.Tokens)) == 0 {
			return j
		}
	default:
		return j
	}
	for k := j + 1; k < len(s.Tokens) && k <= j+maxComplement; k++ {
		t := &s.Tokens[k]
		if t.Form == "," {
			return k
		}
		if isVerbTag(t.Tag) || t.Tag == "." || t.Tag == ":" {
			break
		}
	}
	return j
}

// maxComplement bounds the tokens of a complement.
const maxComplement = 12

// personAt is the person whose name was found at token i of the sentence at hand, -1 for none.
func (r *reading) personAt(s *nlp.Sentence, i int) int {
	for k, n := len(r.mentions)-1, 0; k >= 0 && n < maxNesting; k, n = k-1, n+1 {
		m := &r.mentions[k]
		if m.Sentence != s.Index {
			break
		}
		if m.Form == NameForm && m.Contains(s.Tokens[i].Span) && r.entities[m.Entity].Kind == Person {
			return m.Entity
		}
	}
	return -1
}

// listed reports whether a list goes on at token j, so that a comma before it made no apposition. What follows the
// head ("of Armenia") is passed over.
func (r *reading) listed(s *nlp.Sentence, j int) bool {
	for steps := 0; j < len(s.Tokens) && steps < 12; j, steps = j+1, steps+1 {
		switch s.Tokens[j].Form {
		case ",":
			return j+1 < len(s.Tokens) && (s.Tokens[j+1].Form == "and" || s.Tokens[j+1].Form == "or")
		case "and":
			return true
		case ".", ";", ")", "who", "—", "–":
			return false
		}
		if isVerbTag(s.Tokens[j].Tag) && s.Tokens[j].Tag != "VBN" && s.Tokens[j].Tag != "VBG" {
			return false
		}
	}
	return false
}
