package entity

import (
	"strings"

	"gainsay/internal/nlp"
)

// Indices of the votes on what kind of thing a name is.
const (
	votePerson = iota
	voteOrganisation
	votePlace
	voteThing
)

// observe gathers what the words of a name and those around it say about its kind, its title and its country.
// The weights are an ordering of how seldom each clue misleads, not probabilities: a form of address or an age never
// does, a preposition often.
func (r *reading) observe(n *name) {
	s := &r.doc.Sentences[n.sentence]
	r.leftContext(s, n)
	v := &n.votes
	tokens := s.Tokens[n.first : n.last+1]
	firstClass, lastClass := r.g.class(tokens[0].Form), r.g.class(tokens[len(tokens)-1].Form)
	words := 0
	for i := range tokens {
		if isCapitalised(tokens[i].Form) {
			words++
		}
	}
	if n.honorific != "" {
		v[votePerson] += 6
	}
	if n.title != "" {
		v[votePerson] += 3
	}
	if firstClass&isFirstName != 0 {
		if words >= 2 {
			v[votePerson] += 3
		} else {
			v[votePerson]++
		}
	}
	if lastClass&isSuffix != 0 && words >= 2 {
		v[votePerson] += 4
	}
	if words >= 3 && letterCount(tokens[1].Form) == 1 {
		v[votePerson] += 2
	}
	for i := range tokens {
		c := r.g.class(tokens[i].Form)
		// Heads count where names of their kind carry them: last ("Police Department"), or before "of" ("Bank of").
		atHead := i == len(tokens)-1 || i+1 < len(tokens) && isLowerConnector(tokens[i+1].Form)
		switch {
		case words == 1 && !isAcronym(tokens[i].Form) && c&isCorporate == 0:
		case c&isCorporate != 0 && i == len(tokens)-1:
			v[voteOrganisation] += 5
		case c&isOrganisationHead != 0 && atHead:
			v[voteOrganisation] += 4
		case c&isPlaceHead != 0 && atHead:
			v[votePlace] += 4
		case c&isThingHead != 0 && atHead:
			v[voteThing] += 4
		}
	}
	if n.senses == nil && words >= 2 && words <= 4 && n.title == "" && n.honorific == "" {
		// "Cardiff Kestrels": a place with a plural is a team.
		if m, senses := r.longest(s, n.first); m > 0 && m < len(tokens) && senses[0].kind == placeSense && strings.HasSuffix(tokens[len(tokens)-1].Form, "s") &&
			firstClass&isFirstName == 0 {
			v[voteOrganisation] += 2.5
		}
	}
	for _, t := range []nlp.Token{tokens[0], tokens[len(tokens)-1]} {
		if r.use.lower[strings.ToLower(t.Form)] > 0 && words >= 2 {
			v[votePerson] -= 1.5
		}
	}
	if words == 1 && isAcronym(tokens[0].Form) && letterCount(tokens[0].Form) <= 6 {
		v[voteOrganisation] += 2
	}
	before := ""
	if n.start > 0 {
		before = strings.ToLower(s.Tokens[n.start-1].Form)
	}
	switch before {
	case "the":
		v[votePerson] -= 2
		v[voteOrganisation]++
	case "in", "near", "outside", "inside", "across", "throughout":
		v[votePlace] += 1.5
	case "at":
		v[votePlace]++
	case "a", "an":
		v[voteThing]++
		v[votePerson]--
	case "of":
		if n.start > 1 {
			switch c := r.g.class(s.Tokens[n.start-2].Form); {
			case c&isPlaceNoun != 0:
				v[votePlace] += 2.5
			case c&isPersonsNoun != 0:
				v[voteOrganisation]++
			}
		}
	}
	r.rightContext(s, n)
	if j := n.last + 1; j < len(s.Tokens) && isNounTag(s.Tokens[j].Tag) && !isCapitalised(s.Tokens[j].Form) {
		n.compound = true
	}
	n.reader = r.nameKind(s, n.first, n.last)
	if words >= 2 && words <= 3 && before != "the" {
		v[votePerson] += 0.5
	}
}

// nameKind is the reader's opinion of tokens [first, last], by majority.
func (r *reading) nameKind(s *nlp.Sentence, first, last int) nlp.NameKind {
	kinds := [...]nlp.NameKind{nlp.Person, nlp.Organisation, nlp.PlaceName}
	best, most := nlp.NoName, 0
	for _, k := range kinds {
		n := 0
		for i := first; i <= last; i++ {
			if s.Tokens[i].Name == k {
				n++
			}
		}
		if n > most && 2*n > last-first {
			best, most = k, n
		}
	}
	return best
}

// leftContext looks for a title in lower case before the name ("foreign minister Ann Ruritanian"), and for what
// stands before the title.
func (r *reading) leftContext(s *nlp.Sentence, n *name) {
	if n.title == "" && n.honorific == "" && n.senses == nil {
		if start := r.titleBefore(s, n.start); start >= 0 {
			n.title = r.phrase(s, start, n.start)
			n.start = start
		}
	}
	if n.title == "" || n.country != "" {
		return
	}
	n.country, n.start = r.modifiersBefore(s, n.start)
}

// titleBefore is the start of the title phrase in lower case that ends before token end, -1 for none.
func (r *reading) titleBefore(s *nlp.Sentence, end int) int {
	for j := max(0, end-4); j < end; j++ {
		if n := r.titleAt(s, j, end); n > 0 && j+n == end && s.Tokens[end-1].Form == strings.ToLower(s.Tokens[end-1].Form) {
			// "told the judge Ostrow": an article before a title in lower case makes it a noun phrase of its own, unless
			// it is an apposition, which is taken up as a nominal.
			return j
		}
	}
	return -1
}

// modifiersBefore walks left from token i over the words that modify a title ("former", "deputy", a demonym, a
// possessor) and returns the country that they name, and where they begin.
func (r *reading) modifiersBefore(s *nlp.Sentence, i int) (country string, start int) {
	start = i
	for j, steps := i-1, 0; j >= 0 && steps < 5; steps++ {
		form := s.Tokens[j].Form
		switch lower := strings.ToLower(form); lower {
		case "former", "deputy", "acting", "then", "ex", "late", "senior", "chief", "outgoing", "incoming", "current", "new", "-", "veteran",
			"assistant", "vice", "newly", "elected", "first", "longtime", "interim", "caretaker", "embattled", "ousted", "ruling", "opposition":
			start = j
			j--
			continue
		}
		if isPossessive(form) && j > 0 {
			if senses, first := r.sensesEndingAt(s, j-1); senses != nil && senses[0].country != "" {
				return senses[0].country, first
			}
			return "", start
		}
		if senses, first := r.sensesEndingAt(s, j); senses != nil && senses[0].country != "" {
			return senses[0].country, first
		}
		break
	}
	return "", start
}

// sensesEndingAt are the senses of the longest name of the gazetteer that ends with token i, and its first token.
func (r *reading) sensesEndingAt(s *nlp.Sentence, i int) ([]sense, int) {
	for j := max(0, i-4); j <= i; j++ {
		if n, senses := r.longest(s, j); n > 0 && j+n == i+1 && isCapitalised(s.Tokens[j].Form) {
			return senses, j
		}
	}
	return nil, i
}

// rightContext looks at what follows a name: an age, an apposition, a relative pronoun, a place after a comma.
func (r *reading) rightContext(s *nlp.Sentence, n *name) {
	at := func(j int) string {
		if j < len(s.Tokens) {
			return s.Tokens[j].Form
		}
		return ""
	}
	j := n.last + 1
	v := &n.votes
	switch {
	case at(j) == "," && at(j+1) == "who", at(j) == "who":
		v[votePerson] += 2
	case at(j) == "," && s.Tokens[min(j+1, len(s.Tokens)-1)].Tag == "CD" && (at(j+2) == "," || at(j+2) == "." || at(j+2) == ""):
		if x := at(j + 1); len(x) <= 3 {
			v[votePerson] += 3
		}
	case at(j) == ",":
		if m, senses := 0, []sense(nil); j+1 < len(s.Tokens) {
			if m, senses = r.longest(s, j+1); m > 0 && senses[0].kind != demonymSense && senses[0].kind != organisationSense {
				if e := at(j + 1 + m); e == "," || e == "." || e == "" || e == ")" {
					if n.title == "" && n.honorific == "" && r.g.class(s.Tokens[n.first].Form)&isFirstName == 0 {
						v[votePlace] += 2.5
					}
				}
			}
		}
	}
}
