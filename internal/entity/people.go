package entity

import (
	"strings"

	"gainsay/internal/nlp"
)

// asPerson resolves "the Armenian prime minister", "a doctor", "the driver": to the person beside it, to one of that
// title, to one so described before, or to a new one.
func (r *reading) asPerson(si int, s *nlp.Sentence, c *chunk) bool {
	if c.plural {
		return false
	}
	form := strings.ToLower(s.Tokens[c.head].Form)
	title := r.titleOf(s, c)
	class := r.g.class(form)
	if title == "" && class&isPersonNoun == 0 || r.g.titles[title] == "honorific" {
		return false
	}
	if c.det == "" && c.number == "" && c.possessor < 0 && c.modifier < 0 && c.country == "" && !isCapitalised(s.Tokens[c.head].Form) {
		// "a measure of justice", "as head of": a bare noun is a role, not a person, unless it stands by a name.
		if e, _ := r.adjacentName(s, c); e < 0 {
			return false
		}
	}
	if c.head+2 < len(s.Tokens) && s.Tokens[c.head+1].Form == "-" && s.Tokens[c.head+1].Start == s.Tokens[c.head].End {
		return false
	}
	code := r.owner(s, c, "from")
	if e, ahead := r.adjacentName(s, c); e >= 0 {
		b := r.entities[e]
		r.ascribe(b, s, c, title, code)
		if !ahead {
			r.mention(si, c.first, c.head, headOf(s, c.body, c.head), NominalForm, e, 0.95)
			r.covered = c.head + 1
		} else if r.at[c.head+1] == 0 || s.Tokens[c.head+1].Form == "," {
			r.mention(si, c.first, c.head, headOf(s, c.body, c.head), NominalForm, e, 0.9)
		}
		return true
	}
	if e := r.predicated(s, c); e >= 0 {
		r.ascribe(r.entities[e], s, c, title, code)
		r.mention(si, c.first, c.head, headOf(s, c.body, c.head), NominalForm, e, 0.85)
		r.covered = c.head + 1
		return true
	}
	indefinite := c.det == "a" || c.det == "an" || c.det == "another" || c.det == "one" || c.det == "some" || c.det == "any" ||
		c.det == "every" || c.det == "each" || c.det == "no" || c.number != ""
	if !indefinite {
		if e, confidence := r.titled(c, title, form, code); e >= 0 {
			r.ascribe(r.entities[e], s, c, "", code)
			r.nominalMention(si, s, c, e, confidence)
			return true
		}
	}
	if c.det == "the" && c.head == c.body && code == "" {
		if e := r.solePerson(si, title, form); e >= 0 {
			r.ascribe(r.entities[e], s, c, title, "")
			r.nominalMention(si, s, c, e, 0.65)
			return true
		}
	}
	var e int
	if r.isOffice(title) && !indefinite && code != "" && !c.former {
		e = r.keyed("office:"+code+":"+title, Entity{Name: r.cut(s, c.body, c.head+1), Kind: Person, Country: code})
	} else {
		e = r.newEntity(Entity{Key: "nominal:" + form, Name: r.cut(s, c.body, c.head+1), Kind: Person, Country: code})
	}
	b := r.entities[e]
	b.noun = form
	if title != "" {
		b.addTitle(title)
	}
	r.genderOfNoun(b, form)
	r.nominalMention(si, s, c, e, 0.7)
	return true
}

// ascribe notes what a noun phrase says of a person.
func (r *reading) ascribe(b *being, s *nlp.Sentence, c *chunk, title, code string) {
	if title != "" {
		if c.former {
			title = "former " + title
		}
		b.addTitle(title)
	}
	if d := r.cut(s, c.first, c.head+1); len(d) <= maxNameBytes {
		b.addDescription(strings.Join(strings.Fields(d), " "))
	}
	if b.Country == "" && code != "" {
		b.Country = code
	}
	r.genderOfNoun(b, strings.ToLower(s.Tokens[c.head].Form))
}

func (r *reading) genderOfNoun(b *being, noun string) {
	switch class := r.g.class(noun); {
	case class&(isFemaleNoun|isFemaleTitle) != 0:
		b.female += 4
	case class&(isMaleNoun|isMaleTitle) != 0:
		b.male += 4
	}
}

// predicated is the person of whom the chunk is said: "Smith is a doctor"; -1 for none.
func (r *reading) predicated(s *nlp.Sentence, c *chunk) int {
	if c.first < 2 || !isBe(s.Tokens[c.first-1].Form) || len(r.mentions) == 0 || isPossessive(s.Tokens[c.first-1].Form) && c.det == "" {
		return -1
	}
	m := r.mentions[len(r.mentions)-1]
	if m.Sentence != s.Index || m.End != s.Tokens[c.first-2].End || r.entities[m.Entity].Kind != Person {
		return -1
	}
	return m.Entity
}

// titled is the person last spoken of whose title or description ends with the head of the chunk and who is of its
// country; -1 for none. Somebody known only by another noun is never taken.
func (r *reading) titled(c *chunk, title, noun, code string) (int, float64) {
	if c.possessor >= 0 && code == "" {
		return -1, 0
	}
	if c.modifier >= 0 && code == "" {
		return -1, 0
	}
	seen := map[int]bool{}
	for k, n := len(r.refs)-1, 0; k >= 0 && n < maxTitled; k, n = k-1, n+1 {
		r.work++
		e := r.refs[k].entity
		if e < 0 || seen[e] {
			continue
		}
		seen[e] = true
		b := r.entities[e]
		if b.Kind != Person || b.Plural || code != "" && b.Country != "" && b.Country != code {
			continue
		}
		if b.noun == noun && (code == "" || b.Country == code) {
			return e, 0.75
		}
		for _, t := range b.Titles {
			if strings.HasPrefix(t, "former ") && !c.former && !strings.HasPrefix(title, "former") {
				continue
			}
			if sameTitle(t, title, noun, r.g.forms) {
				if code != "" && b.Country == code {
					return e, 0.9
				}
				return e, 0.8
			}
		}
	}
	return -1, 0
}

// solePerson is the only person that this and the two sentences before speak of, if an epithet such as "the actress"
// may take them up: the office must be one that the public knows its bearer by, and nobody of that title may have been
// spoken of. It returns -1 otherwise.
func (r *reading) solePerson(si int, title, noun string) int {
	switch r.g.titles[title] {
	case "arts", "sport", "legislator", "business", "candidate", "head-of-state", "head-of-government":
	default:
		return -1
	}
	found := -1
	for k, n := len(r.refs)-1, 0; k >= 0 && n < maxRefs && si-r.refs[k].sentence <= 2; k, n = k-1, n+1 {
		r.work++
		x := &r.refs[k]
		if x.entity < 0 {
			if x.human && !x.plural && !x.pronoun {
				return -1
			}
			continue
		}
		b := r.entities[x.entity]
		if b.Kind != Person || x.pronoun {
			continue
		}
		if found >= 0 && found != x.entity {
			return -1
		}
		found = x.entity
	}
	if found < 0 || len(r.entities[found].words) == 0 || len(r.entities[found].Titles) > 0 {
		return -1
	}
	gender := r.knownGender(r.entities[found])
	switch class := r.g.class(noun); {
	case class&(isFemaleNoun|isFemaleTitle) != 0 && gender != Female, class&(isMaleNoun|isMaleTitle) != 0 && gender != Male:
		return -1
	}
	return found
}

// maxTitled bounds how far back a title is looked for.
const maxTitled = 400

// sameTitle reports whether a person of title known may be called by a title or a noun: "foreign minister" is "the
// minister", but "the prime minister" is not.
func sameTitle(known, title, noun string, forms *nameForms) bool {
	if title == "" {
		title = noun
	}
	known = forms.expandTitle(known)
	title = forms.expandTitle(title)
	return known == title || strings.HasSuffix(known, " "+title) || strings.HasPrefix(title, known+" ") && strings.Contains(title, known)
}

// isOffice reports whether a country has one bearer of a title at a time.
func (r *reading) isOffice(title string) bool {
	switch r.g.titles[title] {
	case "head-of-state", "head-of-government", "deputy-head":
		return true
	case "minister":
		return title != "minister" && title != "secretary" && title != "deputy minister" && title != "vice minister" && title != "junior minister"
	}
	switch title {
	case "parliament speaker", "parliamentary speaker", "speaker of parliament", "prosecutor general", "chief justice", "attorney general":
		return true
	}
	return false
}
