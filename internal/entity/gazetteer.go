package entity

import (
	"strings"

	"gainsay/internal/rule"
)

// senseKind says in which way a gazetteer knows a name.
type senseKind uint8

const (
	countrySense senseKind = iota + 1
	demonymSense
	placeSense
	seatSense
	organisationSense
	personSense
	governmentSense
)

// sense is one thing that a name of the gazetteer may stand for.
type sense struct {
	kind senseKind
	// key is the entity's key, name its canonical name, country its code.
	key, name, country string
	// within lists the keys of what contains it, narrowest first.
	within []string
	// capital is true for a place that stands for its country's government.
	capital bool
}

// wordClass is a set of the word lists that a word stands in.
type wordClass uint64

const (
	isNever wordClass = 1 << iota
	isCalendar
	isParticle
	isSuffix
	isCorporate
	isMaleName
	isFemaleName
	isEitherName
	isOrganisationHead
	isPlaceHead
	isThingHead
	isPersonNoun
	isPersonsNoun
	isMaleNoun
	isFemaleNoun
	isOfficialsNoun
	isSideNoun
	isForcesNoun
	isPeopleNoun
	isOrganisationNoun
	isPlaceNoun
	isGovernmentVerb
	isAddressedVerb
	isMotionVerb
	isGovernmentNoun
	isMaleTitle
	isFemaleTitle
	isPlacePart
	isAnyOrganisation
	isSpeakingVerb

	isFirstName = isMaleName | isFemaleName | isEitherName
)

// wordLists maps the ids of word lists of single words to their class.
var wordLists = map[string]wordClass{
	"name/never": isNever, "name/calendar": isCalendar, "name/particle": isParticle, "name/suffix": isSuffix,
	"name/corporate": isCorporate, "first-name/male": isMaleName, "first-name/female": isFemaleName,
	"first-name/either": isEitherName, "name-head/organisation": isOrganisationHead, "name-head/place": isPlaceHead,
	"name-head/thing": isThingHead, "noun/person": isPersonNoun, "noun/persons": isPersonsNoun, "noun/male": isMaleNoun,
	"noun/female": isFemaleNoun, "noun/officials": isOfficialsNoun, "noun/side": isSideNoun, "noun/forces": isForcesNoun,
	"noun/people": isPeopleNoun, "noun/organisation": isOrganisationNoun, "noun/place": isPlaceNoun,
	"verb/government-act": isGovernmentVerb, "verb/addressed": isAddressedVerb, "verb/motion": isMotionVerb,
	"noun/government-act": isGovernmentNoun, "title/male": isMaleTitle, "title/female": isFemaleTitle, "name/place-part": isPlacePart,
	"noun/any-organisation": isAnyOrganisation, "verb/speaking": isSpeakingVerb,
}

// gazetteer is the knowledge of the world, indexed for reading text. It never changes after it was made.
type gazetteer struct {
	senses map[string][]sense
	// longest is the number of tokens that the longest name beginning with a word may have.
	longest map[string]int
	words   map[string]wordClass
	// titles maps a phrase in lower case to its class ("head-of-state"), titleLength its first word to the number of
	// words of the longest.
	titles      map[string]string
	titleLength map[string]int
	portfolios  map[string]string
	countries   map[string]*rule.Country
	within      map[string][]string
	// forms of names and titles.
	forms *nameForms
}

// newGazetteer indexes the world of a pack.
func newGazetteer(p *rule.Pack) *gazetteer {
	g := &gazetteer{
		senses: map[string][]sense{}, longest: map[string]int{}, words: map[string]wordClass{},
		titles: map[string]string{}, titleLength: map[string]int{}, portfolios: map[string]string{},
		countries: map[string]*rule.Country{}, within: map[string][]string{}, forms: newNameForms(p),
	}
	for _, l := range p.WordLists {
		g.addList(&l)
	}
	places := newContainment(p)
	for i := range p.Countries {
		c := &p.Countries[i]
		g.countries[c.Code] = c
		key := "country:" + c.Code
		s := sense{kind: countrySense, key: key, name: c.Name, country: c.Code, within: places.ofCountry(c)}
		g.within[key] = s.within
		g.add(append([]string{c.Name}, c.Aliases...), s)
		g.add(datelines([]string{c.Name}), s)
		s.kind = demonymSense
		g.add(c.Demonyms, s)
		for _, seat := range c.Seats {
			g.add([]string{seat}, sense{kind: seatSense, key: governmentKey(c.Code), name: seat, country: c.Code,
				within: append([]string{key}, s.within...)})
		}
	}
	capitals := map[string]bool{}
	for i := range p.Aliases {
		a := &p.Aliases[i]
		s := sense{key: a.ID, name: a.Name, country: a.Country}
		switch a.Kind {
		case "place":
			s.kind, s.within = placeSense, places.ofAlias(a)
			if c := g.countries[a.Country]; c != nil && c.Capital == a.Name {
				s.capital, capitals[a.Country] = true, true
			}
			g.within[a.ID] = s.within
		case "organisation":
			s.kind = organisationSense
		case "person":
			s.kind = personSense
		case "government":
			s.kind = governmentSense
			if a.Country != "" {
				s.key = governmentKey(a.Country)
			}
		}
		names := append([]string{a.Name}, a.Aliases...)
		g.add(names, s)
		if a.Kind == "place" {
			g.add(datelines(names), s)
		}
	}
	for code, c := range g.countries {
		if c.Capital != "" && !capitals[code] {
			key := "country:" + code
			g.add([]string{c.Capital}, sense{kind: placeSense, key: "place:" + strings.ToLower(c.Capital), name: c.Capital,
				country: code, capital: true, within: append([]string{key}, g.within[key]...)})
		}
	}
	return g
}

// datelines are names of places as a dateline writes them ("MOSCOW"). Short ones are left out: "US" is none.
func datelines(names []string) []string {
	var out []string
	for _, n := range names {
		if len(n) >= 4 && strings.ToUpper(n) != n {
			out = append(out, strings.ToUpper(n))
		}
	}
	return out
}

func governmentKey(code string) string { return "government:" + code }

func (g *gazetteer) addList(l *rule.WordList) {
	if class, ok := wordLists[l.ID]; ok {
		for _, w := range l.Words {
			g.words[plain(w)] |= class
		}
		return
	}
	switch kind, name, _ := strings.Cut(l.ID, "/"); kind {
	case "title":
		for _, w := range l.Words {
			if _, known := g.titles[w]; !known {
				g.titles[w] = name
			}
			first, _, _ := strings.Cut(w, " ")
			// A hyphen or a possessive may be a token of its own.
			n := 1 + strings.Count(w, " ") + 2*strings.Count(w, "-") + strings.Count(w, "'")
			g.titleLength[first] = max(g.titleLength[first], n)
			if head, _, hyphen := strings.Cut(first, "-"); hyphen {
				g.titleLength[head] = max(g.titleLength[head], n)
			}
		}
	case "portfolio":
		for _, w := range l.Words {
			g.portfolios[w] = name
		}
	}
}

// add puts a sense under each of its names.
func (g *gazetteer) add(names []string, s sense) {
	for _, n := range names {
		n = plain(n)
		if n == "" || hasSense(g.senses[n], s) {
			continue
		}
		g.senses[n] = append(g.senses[n], s)
		words := strings.FieldsFunc(n, func(r rune) bool { return r == ' ' || r == '-' })
		if len(words) == 0 {
			continue
		}
		// Tokens of a name: its words, the hyphens and commas between them, an apostrophe each.
		tokens := 2*len(words) + strings.Count(n, "'") + strings.Count(n, ",") + strings.Count(n, "/")
		first := words[0]
		if head, _, ok := strings.Cut(first, "/"); ok {
			first = head
		}
		g.longest[first] = max(g.longest[first], tokens)
	}
}

func hasSense(list []sense, s sense) bool {
	for i := range list {
		if list[i].key == s.key && list[i].kind == s.kind {
			return true
		}
	}
	return false
}

// class is the word class of a form in any case.
func (g *gazetteer) class(form string) wordClass { return g.words[strings.ToLower(plain(form))] }
