package entity

import (
	"strings"

	"gainsay/internal/nlp"
)

// asOrganisation takes "the company", "the court", "the agency" up for the organisation last named whose name carries
// the noun, or, for nouns that fit any, for the one that the last two sentences spoke of.
func (r *reading) asOrganisation(si int, s *nlp.Sentence, c *chunk) bool {
	form := strings.ToLower(s.Tokens[c.head].Form)
	if c.plural || !c.definite() || c.country != "" || c.modifier >= 0 || c.head != c.body || r.g.class(form)&isOrganisationNoun == 0 {
		return false
	}
	found := -1
	for k, n := len(r.refs)-1, 0; k >= 0 && n < maxTitled; k, n = k-1, n+1 {
		r.work++
		x := &r.refs[k]
		if x.entity < 0 {
			continue
		}
		b := r.entities[x.entity]
		if b.Kind != Organisation {
			continue
		}
		if b.noun == form || carries(b.Name, form) {
			return r.takeUp(si, s, c, x.entity, 0.85)
		}
		if r.g.class(form)&isAnyOrganisation != 0 && si-x.sentence <= 2 && !r.otherHead(b.Name) {
			if found >= 0 && found != x.entity {
				return false
			}
			found = x.entity
		}
	}
	if found >= 0 {
		return r.takeUp(si, s, c, found, 0.65)
	}
	return false
}

// carries reports whether a name has a noun among its words.
func carries(name, noun string) bool {
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if w == noun {
			return true
		}
	}
	return false
}

// otherHead reports whether a name says itself what it is: "Supreme Court" is no company.
func (r *reading) otherHead(name string) bool {
	words := strings.Fields(name)
	last := strings.ToLower(words[len(words)-1])
	return r.g.class(last)&isOrganisationNoun != 0 && r.g.class(last)&isAnyOrganisation == 0
}

func (r *reading) takeUp(si int, s *nlp.Sentence, c *chunk, e int, confidence float64) bool {
	r.nominalMention(si, s, c, e, confidence)
	return true
}

// asPlace takes "the country", "the city", "the capital" up for the one last spoken of, if the last sentences speak of
// one alone.
func (r *reading) asPlace(si int, s *nlp.Sentence, c *chunk) bool {
	form := strings.ToLower(s.Tokens[c.head].Form)
	if c.plural || !c.definite() || c.head != c.body || c.possessor >= 0 {
		return false
	}
	var fits func(b *being) bool
	switch form {
	case "country", "nation", "republic", "kingdom":
		fits = func(b *being) bool { return b.Kind == Country }
	case "city", "town", "village":
		fits = func(b *being) bool { return b.Kind == Place }
	default:
		return false
	}
	found := -1
	for k, n := len(r.refs)-1, 0; k >= 0 && n < maxTitled && si-r.refs[k].sentence <= 1; k, n = k-1, n+1 {
		r.work++
		e := r.refs[k].entity
		if e < 0 || r.refs[k].pronoun || !fits(r.entities[e]) {
			continue
		}
		if found >= 0 && found != e {
			return false
		}
		found = e
	}
	if found < 0 {
		return false
	}
	return r.takeUp(si, s, c, found, 0.7)
}
