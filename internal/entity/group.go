package entity

import (
	"strings"

	"gainsay/internal/nlp"
)

// asGroup resolves those who stand for a country or a place, or are simply many: "Azerbaijani officials", "the Azeri
// side", "Armenia's foreign ministry", "Chicago police", "protesters".
func (r *reading) asGroup(si int, s *nlp.Sentence, c *chunk) bool {
	form := strings.ToLower(s.Tokens[c.head].Form)
	class := r.g.class(form)
	if class&(isOfficialsNoun|isSideNoun|isForcesNoun|isPeopleNoun|isPersonsNoun) == 0 || !c.plural && class&(isSideNoun|isForcesNoun|isPeopleNoun) == 0 {
		return false
	}
	if !c.plural && class&isSideNoun == 0 && class&isForcesNoun != 0 && c.det != "the" && c.country == "" && c.possessor < 0 {
		return false
	}
	var code string
	if class&(isOfficialsNoun|isSideNoun) != 0 {
		code = r.owner(s, c, "in", "from")
	} else {
		code = r.owner(s, c)
	}
	e := -1
	confidence := 0.9
	switch {
	case code != "" && c.modifier >= 0 && r.entities[c.modifier].Kind == Organisation:
		// "Pentagon officials", "Foreign Ministry officials"
		m := r.entities[c.modifier]
		e = r.keyed(form+":"+m.Key, Entity{Name: r.cut(s, c.first, c.head+1), Kind: Group, Country: code, Plural: c.plural})
	case code != "" && c.modifier >= 0 && r.entities[c.modifier].Kind == Place && !r.isCapitalOf(c.modifier):
		m := r.entities[c.modifier]
		e = r.keyed(form+":"+m.Key, Entity{Name: r.cut(s, c.first, c.head+1), Kind: Group, Country: code, Plural: c.plural})
	case c.modifier >= 0 && r.entities[c.modifier].Kind != Country && r.entities[c.modifier].Kind != Government && r.entities[c.modifier].Kind != Place:
		// "the Ostrow administration"
		m := r.entities[c.modifier]
		kind := Group
		if !c.plural {
			kind = Organisation
		}
		e = r.keyed(strings.ToLower(form+":"+m.Key), Entity{Name: r.cut(s, c.first, c.head+1), Kind: kind, Plural: c.plural})
	case code != "":
		e = r.sideOf(s, c, code, form, class)
	case c.possessor >= 0:
		return false
	default:
		e, confidence = r.namelessGroup(s, c, form, class)
		if e < 0 {
			return false
		}
	}
	if b := r.entities[e]; b.noun == "" {
		b.noun = form
		b.human = true
	}
	r.nominalMention(si, s, c, e, confidence)
	return true
}

func (r *reading) isCapitalOf(e int) bool {
	b := r.entities[e]
	c := r.g.countries[b.Country]
	return c != nil && c.Capital == b.Name
}

// sideOf is the entity of those who stand for a country in the words of the chunk.
func (r *reading) sideOf(s *nlp.Sentence, c *chunk, code, form string, class wordClass) int {
	name := r.cut(s, c.first, c.head+1)
	switch form {
	case "side", "government", "leadership", "administration", "cabinet", "regime", "authorities", "delegation", "state", "presidency":
		return r.government(code, name)
	case "ministry", "ministries":
		if p := r.portfolioBefore(s, c); p != "" {
			return r.keyed("ministry:"+code+":"+p, Entity{Name: name, Kind: Organisation, Country: code})
		}
		return r.keyed("ministry:"+code, Entity{Name: name, Kind: Organisation, Country: code})
	case "parliament", "embassy", "mission", "team":
		return r.keyed(form+":"+code, Entity{Name: name, Kind: Organisation, Country: code})
	case "forces", "troops", "soldiers", "army", "military", "armies", "servicemen":
		return r.keyed("forces:"+code, Entity{Name: name, Kind: Group, Country: code, Plural: c.plural})
	}
	if class&isOfficialsNoun != 0 && c.plural {
		switch form {
		case "officials", "officialdom", "policymakers", "authorities":
			return r.keyed("officials:"+code, Entity{Name: name, Kind: Group, Country: code, Plural: true})
		}
	}
	return r.keyed(form+":"+code, Entity{Name: name, Kind: Group, Country: code, Plural: c.plural})
}

// portfolioBefore is the portfolio that the words before "ministry" name, "" for none.
func (r *reading) portfolioBefore(s *nlp.Sentence, c *chunk) string {
	for j := max(c.body, c.head-4); j < c.head; j++ {
		if p := r.g.portfolios[r.phrase(s, j, c.head)]; p != "" {
			return p
		}
	}
	return ""
}

// namelessGroup is the group that the document called by the same noun, where the chunk is definite or the noun speaks
// of one body ("police"); else a new one.
func (r *reading) namelessGroup(s *nlp.Sentence, c *chunk, form string, class wordClass) (int, float64) {
	switch form {
	case "ministry", "government", "parliament", "administration", "side", "embassy", "regime", "leadership", "delegation", "cabinet", "team",
		"mission", "army", "military", "navy":
		if !c.definite() {
			return -1, 0
		}
		if e := r.lastBody(form, c, s); e >= 0 {
			return e, 0.75
		}
		e := r.newEntity(Entity{Key: "nominal:" + form, Name: r.cut(s, c.body, c.head+1), Kind: Organisation})
		return e, 0.5
	case "state", "presidency", "family", "community", "population", "minority", "majority":
		return -1, 0
	}
	if c.definite() || form == "police" || form == "authorities" {
		for k, n := len(r.refs)-1, 0; k >= 0 && n < maxTitled; k, n = k-1, n+1 {
			r.work++
			e := r.refs[k].entity
			if e < 0 || r.entities[e].noun != form || r.entities[e].Plural != c.plural || r.entities[e].Kind != Group {
				continue
			}
			// "The liberal senators" are not the senators of before, unless these were liberal too.
			if c.head > c.body && form != "police" && !strings.Contains(strings.ToLower(r.entities[e].Name), strings.ToLower(r.cut(s, c.body, c.head+1))) {
				continue
			}
			return e, 0.75
		}
	}
	return r.newEntity(Entity{Key: "nominal:" + form, Name: r.cut(s, c.body, c.head+1), Kind: Group, Plural: c.plural}), 0.6
}

// lastBody is the ministry, government or other body last spoken of that a definite noun may take up, -1 for none.
func (r *reading) lastBody(form string, c *chunk, s *nlp.Sentence) int {
	for k, n := len(r.refs)-1, 0; k >= 0 && n < maxTitled; k, n = k-1, n+1 {
		r.work++
		e := r.refs[k].entity
		if e < 0 {
			continue
		}
		b := r.entities[e]
		switch {
		case b.noun == form && (b.Kind == Organisation || b.Kind == Government || b.Kind == Group):
			return e
		case form == "government" && b.Kind == Government:
			return e
		case form == "ministry" && strings.HasPrefix(b.Key, "ministry:"), form == "parliament" && strings.HasPrefix(b.Key, "parliament:"):
			return e
		case form == "army" || form == "military":
			if strings.HasPrefix(b.Key, "forces:") {
				return e
			}
		}
		if s.Index-r.refs[k].sentence > maxBodyBack {
			break
		}
	}
	return -1
}

// maxBodyBack is how many sentences back a definite noun looks for the body that it takes up.
const maxBodyBack = 5

// ministry is the entity of a ministry's name ("Russian Foreign Ministry", "Ministry of Defence of Ruritania"). The
// country may stand before the mention; where none does, it is the ministry of that portfolio last spoken of.
func (r *reading) ministry(t *nameType, n *name) (int, float64) {
	if code := r.ministryCountry(t.core, n); code != "" {
		return r.keyed("ministry:"+code+":"+t.portfolio, Entity{Name: r.display(t), Kind: Organisation, Country: code}), 0.95
	}
	for k, i := len(r.refs)-1, 0; k >= 0 && i < maxTitled; k, i = k-1, i+1 {
		r.work++
		if e := r.refs[k].entity; e >= 0 && strings.HasPrefix(r.entities[e].Key, "ministry:") && strings.HasSuffix(r.entities[e].Key, ":"+t.portfolio) {
			return e, 0.8
		}
	}
	return r.keyed(strings.ToLower(t.core), Entity{Name: r.display(t), Kind: Organisation}), 0.7
}

// portfolioOf is the portfolio of a ministry's name, "" for any other name.
func (r *reading) portfolioOf(core string) string {
	l := strings.ToLower(core)
	before, after, found := strings.Cut(l, "ministry")
	if !found {
		return ""
	}
	after = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(after), "of "), "the ")
	words := strings.Fields(after)
	for n := len(words); n > 0; n-- {
		if p := r.g.portfolios[strings.Join(words[:n], " ")]; p != "" {
			return p
		}
	}
	words = strings.Fields(before)
	for k := range words {
		if p := r.g.portfolios[strings.Join(words[k:], " ")]; p != "" {
			return p
		}
	}
	return ""
}

// ministryCountry is the code of the country whose ministry a name speaks of: by a demonym in it or before it, by "of
// Ruritania" at its end, or by a possessor.
func (r *reading) ministryCountry(core string, n *name) string {
	if n.country != "" {
		return n.country
	}
	words := strings.Fields(core)
	for k := 1; k <= 3 && k < len(words); k++ {
		if senses := r.g.senses[strings.Join(words[:k], " ")]; only(senses, demonymSense) || only(senses, countrySense) {
			return senses[0].country
		}
		if senses := r.g.senses[strings.Join(words[len(words)-k:], " ")]; only(senses, countrySense) {
			return senses[0].country
		}
	}
	s := &r.doc.Sentences[n.sentence]
	if n.start >= 2 && isPossessive(s.Tokens[n.start-1].Form) {
		if senses, _ := r.sensesEndingAt(s, n.start-2); senses != nil {
			return r.choose(senses).country
		}
	}
	return ""
}
