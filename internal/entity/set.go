package entity

import (
	"slices"
	"strings"

	"gainsay/internal/nlp"
)

// pair is two or more entities that a list named together.
type pair struct {
	sentence int
	members  []int
}

// setNouns say what the members of a set are.
var setNouns = map[string]Kind{
	"sides": Country, "parties": Country, "countries": Country, "nations": Country, "states": Country, "capitals": Country,
	"governments": Country, "neighbours": Country, "neighbors": Country, "republics": Country, "rivals": Country, "foes": Country,
	"powers": Country, "administrations": Country, "adversaries": Country, "delegations": Country, "allies": Country,
	"companies": Organisation, "firms": Organisation, "teams": Organisation, "groups": Organisation, "organisations": Organisation,
	"organizations": Organisation, "agencies": Organisation, "banks": Organisation, "clubs": Organisation, "unions": Organisation,
	"pair": Person, "duo": Person, "couple": Person, "trio": Person,
}

var setNumbers = map[string]int{"two": 2, "three": 3, "four": 4, "2": 2, "3": 3}

// asSet resolves "both sides", "the two leaders", "the parties", "both capitals" to the members that the text named
// last. A set whose members are not clear keeps none.
func (r *reading) asSet(si int, s *nlp.Sentence, c *chunk) bool {
	form := strings.ToLower(s.Tokens[c.head].Form)
	kind, known := setNouns[form]
	size := setNumbers[c.number]
	switch {
	case c.det == "both":
		size = 2
	case size > 0 && (c.definite() || c.possessor >= 0):
	case c.det == "the" && (form == "parties" || form == "sides" || form == "pair" || form == "duo"):
		size = 2
	case c.det == "the" && form == "trio":
		size = 3
	default:
		return false
	}
	if !known {
		if !c.plural || r.g.class(form)&isPersonsNoun == 0 {
			return false
		}
		kind = Person
	}
	if c.country != "" || c.modifier >= 0 {
		return false
	}
	members := r.membersOf(si, kind, size)
	if members != nil {
		r.sets[kind] = pair{si, members}
	}
	e := r.setEntity(s, c, form, kind, members)
	confidence := 0.75
	if members == nil {
		confidence = 0.3
	}
	c.plural = true
	r.nominalMention(si, s, c, e, confidence)
	return true
}

// setEntity is the set of some members. For countries the key is that of their sides, so that "both sides", "both
// capitals" and "the two countries" are one.
func (r *reading) setEntity(s *nlp.Sentence, c *chunk, form string, kind Kind, members []int) int {
	name := r.cut(s, c.first, c.head+1)
	if members == nil {
		if kind == Person && r.g.titles[strings.TrimSuffix(form, "s")] != "" {
			if sides := r.membersOf(s.Index, Country, 2); sides != nil {
				return r.keyed("set:"+form+":"+r.joinKeys(sides), Entity{Name: name, Kind: Set, Plural: true})
			}
		}
		return r.keyed("set:"+form, Entity{Name: name, Kind: Set, Plural: true})
	}
	return r.keyed("set:"+r.joinKeys(members), Entity{Name: name, Kind: Set, Plural: true, Members: members})
}

func (r *reading) joinKeys(members []int) string {
	keys := make([]string, len(members))
	for i, m := range members {
		keys[i] = r.entities[m].Key
	}
	slices.Sort(keys)
	return strings.Join(keys, "+")
}

// Windows of sentences in which the members of a set are looked for.
const (
	setWindow  = 6
	pairWindow = 12
)

// membersOf finds the size entities of a kind that a set takes up: those that a list named last, else all that the
// last sentences speak of if they are exactly so many, else those that the document speaks of most, if no other comes
// near; nil when none of this is so.
func (r *reading) membersOf(si int, kind Kind, size int) []int {
	last, known := r.sets[kind]
	known = known && len(last.members) == size
	for k, n := len(r.pairs)-1, 0; k >= 0 && n < maxRefs && si-r.pairs[k].sentence <= pairWindow; k, n = k-1, n+1 {
		r.work++
		if known && r.pairs[k].sentence < last.sentence {
			break
		}
		if m := r.asMembers(r.pairs[k].members, kind); len(m) == size {
			return m
		}
	}
	if known {
		// Who "both sides" are does not change until another two are named together.
		return last.members
	}
	counts := map[int]int{}
	var near []int
	for k, n := len(r.refs)-1, 0; k >= 0 && n < maxTitled; k, n = k-1, n+1 {
		r.work++
		e := r.refs[k].entity
		if e < 0 || r.refs[k].pronoun {
			continue
		}
		m := r.asMember(e, kind)
		if m < 0 {
			continue
		}
		counts[m]++
		if si-r.refs[k].sentence <= setWindow && !slices.Contains(near, m) {
			near = append(near, m)
		}
	}
	if len(near) == size {
		slices.Sort(near)
		return near
	}
	if kind == Person {
		return nil
	}
	order := make([]int, 0, len(counts))
	for m := range counts {
		order = append(order, m)
	}
	slices.SortFunc(order, func(a, b int) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return a - b
	})
	if len(order) > size && counts[order[size-1]] < 2*counts[order[size]] || len(order) < size || counts[order[size-1]] < 2 {
		return nil
	}
	out := slices.Clone(order[:size])
	slices.Sort(out)
	return out
}

// asMember is the entity as which e may belong to a set of a kind, -1 for none: a government, a ministry and
// officials all stand for their country.
func (r *reading) asMember(e int, kind Kind) int {
	b := r.entities[e]
	switch kind {
	case Country:
		switch b.Kind {
		case Country, Government:
			return r.country(b.Country)
		case Group, Organisation:
			if b.Country != "" && (strings.HasPrefix(b.Key, "officials:") || strings.HasPrefix(b.Key, "ministry:")) {
				return r.country(b.Country)
			}
		}
		return -1
	case Person:
		if b.Kind == Person && !b.Plural && len(b.words) > 0 {
			return e
		}
		return -1
	}
	if b.Kind == kind {
		return e
	}
	return -1
}

func (r *reading) asMembers(list []int, kind Kind) []int {
	var out []int
	for _, e := range list {
		if m := r.asMember(e, kind); m >= 0 && !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	slices.Sort(out)
	return out
}

// list notes that an entity was named in a list right after another ("Armenia and Azerbaijan").
func (r *reading) list(si int, s *nlp.Sentence, start, e int) {
	if start < 2 || len(r.mentions) < 2 {
		return
	}
	prev := r.mentions[len(r.mentions)-2]
	if prev.Sentence != si || prev.Entity == e {
		return
	}
	j := start - 1
	if strings.EqualFold(s.Tokens[j].Form, "the") {
		j--
	}
	comma := false
	switch s.Tokens[j].Form {
	case "and", "&":
		j--
		if j >= 0 && s.Tokens[j].Form == "," {
			j--
		}
	case ",", "-", "–":
		comma = true
		j--
	default:
		return
	}
	if j < 0 || s.Tokens[j].End != prev.End {
		return
	}
	if n := len(r.pairs); n > 0 && r.pairs[n-1].sentence == si && r.pairs[n-1].members[len(r.pairs[n-1].members)-1] == prev.Entity && len(r.pairs[n-1].members) < 8 {
		r.pairs[n-1].members = append(r.pairs[n-1].members, e)
		return
	}
	if comma && s.Tokens[start-1].Form == "," {
		// A comma alone may begin a list; it becomes one when a further member follows.
		r.pairs = append(r.pairs, pair{si, []int{prev.Entity, e}})
		return
	}
	r.pairs = append(r.pairs, pair{si, []int{prev.Entity, e}})
}
