package entity

import (
	"slices"
	"strings"

	"gainsay/internal/nlp"
)

// nameType is every name of a document that is written the same way.
type nameType struct {
	core  string
	words []string
	names []int
	votes [4]float64
	// reader counts the kinds that the reader gave.
	reader [4]int
	// senses that the gazetteer knows the core as.
	senses []sense
	kind   Kind
	// entity that all its names belong to, -1 where each has to be looked at by itself.
	entity int
	// portfolio of a ministry.
	portfolio string
	// candidates are the people whom a last name may mean.
	candidates []int
}

// readerVotes are the votes that a kind of the reader stands for.
var readerVotes = map[nlp.NameKind]int{nlp.Person: votePerson, nlp.Organisation: voteOrganisation, nlp.PlaceName: votePlace}

// nameTypes gathers the names of the document by core, in the order of their first appearance.
func (r *reading) nameTypes() []*nameType {
	var list []*nameType
	index := map[string]*nameType{}
	for i := range r.names {
		n := &r.names[i]
		if n.titled {
			continue
		}
		t := index[n.core]
		if t == nil {
			t = &nameType{core: n.core, words: r.g.forms.nameWords(n.core), senses: n.senses, entity: -1}
			index[n.core] = t
			list = append(list, t)
		}
		if t.senses == nil {
			t.senses = n.senses
		}
		t.names = append(t.names, i)
		for k := range t.votes {
			t.votes[k] += n.votes[k]
		}
		if k, ok := readerVotes[n.reader]; ok {
			t.reader[k]++
		}
	}
	for _, t := range list {
		// However often it is repeated, the reader's opinion is one clue among others.
		for k := range t.reader {
			if t.reader[k] > 0 && 2*t.reader[k] >= len(t.names) {
				t.votes[k] += 1.5
			}
		}
	}
	r.typeOf = make([]*nameType, len(r.names))
	for _, t := range list {
		for _, i := range t.names {
			r.typeOf[i] = t
		}
	}
	return list
}

func equalWords(a, b []string) bool { return len(a) == len(b) && equalFold(a, b) }

// lastName is the word by which later mentions speak of a person, in lower case and without an article.
func lastName(words []string) string {
	l := strings.ToLower(words[len(words)-1])
	for _, p := range [...]string{"al-", "el-", "ul-"} {
		if len(l) > len(p)+2 {
			l = strings.TrimPrefix(l, p)
		}
	}
	return l
}

// decide settles the kind of a type from its votes. The gazetteer's word goes before the votes, unless these are
// clearly for a person.
func (r *reading) decide(t *nameType) {
	best, second := 0, 0
	for k := 1; k < len(t.votes); k++ {
		if t.votes[k] > t.votes[best] {
			best = k
		}
	}
	if best == second {
		second = 1
	}
	for k := range t.votes {
		if k != best && t.votes[k] > t.votes[second] {
			second = k
		}
	}
	if n := len(t.words); t.senses == nil && n >= 2 && n <= 4 && r.g.class(t.words[n-1])&isPlacePart != 0 {
		if senses := r.g.senses[strings.Join(t.words[:n-1], " ")]; only(senses, placeSense) {
			t.senses = senses
			for _, i := range t.names {
				r.names[i].senses = senses
			}
		}
	}
	if t.senses == nil && len(t.words) >= 2 {
		if senses := r.nationalBody(t.words); senses != nil {
			t.senses = senses
			for _, i := range t.names {
				r.names[i].senses = senses
			}
		}
	}
	if t.senses != nil && !(len(t.words) == 1 && best == votePerson && t.votes[votePerson] >= 5+t.votes[second]) {
		switch t.senses[0].kind {
		case countrySense:
			t.kind = Country
		case placeSense:
			t.kind = Place
		case organisationSense:
			t.kind = Organisation
		case personSense:
			t.kind = Person
		case seatSense, governmentSense:
			t.kind = Government
		case demonymSense:
			t.kind = Group
		}
		return
	}
	t.senses = nil
	switch {
	case t.votes[best] <= 0.5:
		t.kind = Thing
		if len(t.words) >= 2 && len(t.words) <= 3 && t.votes[votePerson] > 0 {
			t.kind = Person
		}
	case best == votePerson:
		t.kind = Person
	case best == voteOrganisation:
		t.kind = Organisation
	case best == votePlace:
		t.kind = Place
	default:
		t.kind = Thing
	}
}

// nationalBody is the organisation that the gazetteer knows without the country before it: "United States Treasury
// Department" is the Treasury Department of that country.
func (r *reading) nationalBody(words []string) []sense {
	for k := 1; k <= 3 && k < len(words); k++ {
		nation := r.g.senses[strings.Join(words[:k], " ")]
		if !only(nation, countrySense) && !only(nation, demonymSense) {
			continue
		}
		for _, s := range r.g.senses[strings.Join(words[k:], " ")] {
			if s.kind == organisationSense && s.country == nation[0].country && s.country != "" {
				return []sense{s}
			}
		}
	}
	return nil
}

// link makes entities of the types: people first, because a single word may be the last name of one.
func (r *reading) link(types []*nameType) {
	r.defineAcronyms(types)
	for _, t := range types {
		r.decide(t)
	}
	r.dropWeakPeople(types)
	for _, t := range types {
		if t.kind == Person && len(t.words) >= 2 {
			r.linkPerson(t)
		}
	}
	for _, t := range types {
		if t.entity < 0 && len(t.words) == 1 && (t.kind == Person || t.kind == Thing || t.kind == Place || t.kind == Organisation && t.senses == nil) {
			t.candidates = r.peopleCalled(t.core)
			if len(t.candidates) > 0 && t.kind != Place {
				t.kind = Person
			}
		}
		if t.entity < 0 && t.kind == Person && len(t.candidates) == 0 {
			r.linkPerson(t)
		}
	}
	for _, t := range types {
		if t.kind == Thing && t.senses == nil && len(t.candidates) == 0 && t.votes[voteThing] == 0 && r.longerForm(t, types) != nil {
			t.kind = Organisation
		}
		if t.entity < 0 && t.kind == Organisation && len(t.candidates) == 0 {
			r.linkOrganisation(t, types)
		}
	}
	for _, t := range types {
		if t.entity < 0 && (t.kind == Thing || t.kind == Place) && t.senses == nil && len(t.candidates) == 0 {
			t.entity = r.newEntity(Entity{Key: strings.ToLower(t.core), Name: t.core, Kind: t.kind})
		}
	}
}

// defineAcronyms takes "Northern Rivers Authority (NRA)" for what it is: the acronym then stands for that name and for
// nothing that the gazetteer knows.
func (r *reading) defineAcronyms(types []*nameType) {
	for i := 1; i < len(r.names); i++ {
		long, short := &r.names[i-1], &r.names[i]
		if long.titled || short.titled || short.sentence != long.sentence || short.first != long.last+2 || short.first != short.last || !isAcronym(short.core) {
			continue
		}
		if r.doc.Sentences[short.sentence].Tokens[short.first-1].Form != "(" {
			continue
		}
		letters := strings.ReplaceAll(short.core, ".", "")
		t := r.typeOf[i]
		if initials(strings.Fields(long.core)) == letters && t.senses != nil && long.senses == nil {
			t.senses = nil
			for _, k := range t.names {
				r.names[k].senses = nil
			}
		}
		if long.senses == nil && initials(strings.Fields(long.core)) == letters {
			r.typeOf[i-1].votes[voteOrganisation] += 2
			t.votes[voteOrganisation] += 2
		}
	}
}

// weakPerson is what two capitalised words and the reader's opinion make together: less than any clue of the text.
const weakPerson = 2.1

// dropWeakPeople takes "Save Ostrow" for no person beside a Karl Ostrow: a name without a clue to a person in it
// that modifies a noun and whose last word is the last name of somebody who has one.
func (r *reading) dropWeakPeople(types []*nameType) {
	strong := map[string]bool{}
	isWeak := func(t *nameType) bool {
		return t.votes[votePerson]-float64(len(t.names)-1)*0.5 <= weakPerson && r.g.class(t.words[0])&isFirstName == 0
	}
	for _, t := range types {
		if t.kind == Person && len(t.words) >= 2 && !isWeak(t) {
			strong[lastName(t.words)] = true
		}
	}
	for _, t := range types {
		if t.kind == Person && len(t.words) >= 2 && isWeak(t) && strong[lastName(t.words)] && r.names[t.names[0]].compound {
			t.kind = Thing
		}
	}
}

// linkPerson gives a type of a person an entity: one whose name fits, or a new one.
func (r *reading) linkPerson(t *nameType) {
	last := lastName(t.words)
	if e, ok := r.bySpelling[squeeze(t.words)]; ok && len(t.words) >= 2 && r.entities[e].suffixed == r.g.forms.hasSuffix(t.core) {
		t.entity = e
		r.addName(e, t)
		return
	}
	for _, e := range r.byWord[last] {
		b := r.entities[e]
		if b.Kind == Person && b.suffixed != r.g.forms.hasSuffix(t.core) && equalWords(b.words, t.words) {
			// Beside a Karl Ostrow, Karl Ostrow Jr. is his son.
			continue
		}
		if b.Kind == Person && samePerson(b.words, t.words, r.g.forms) >= 0.8 {
			t.entity = e
			r.addName(e, t)
			return
		}
	}
	// A misspelt last name beside the same first name.
	if len(t.words) >= 2 {
		for _, e := range r.byWord[strings.ToLower(t.words[0])] {
			if b := r.entities[e]; b.Kind == Person && len(b.words) >= 2 && !equalWords(b.words, t.words) && samePerson(b.words, t.words, r.g.forms) >= 0.8 {
				t.entity = e
				r.addName(e, t)
				return
			}
		}
	}
	// Or both names misspelt a little.
	if len(t.words) >= 2 {
		for _, e := range r.byInitials[personInitials(t.words)] {
			if b := r.entities[e]; !equalWords(b.words, t.words) && samePerson(b.words, t.words, r.g.forms) >= 0.8 {
				t.entity = e
				r.addName(e, t)
				return
			}
		}
	}
	ent := Entity{Key: strings.ToLower(t.core), Name: t.core, Kind: Person}
	if only(t.senses, personSense) {
		ent.Key, ent.Country = t.senses[0].key, t.senses[0].country
	}
	if r.g.forms.hasSuffix(t.core) {
		ent.Key = strings.ToLower(t.core)
	}
	t.entity = r.newEntity(ent)
	r.entities[t.entity].suffixed = r.g.forms.hasSuffix(t.core)
	if !r.g.forms.hasSuffix(t.core) {
		r.bySpelling[squeeze(t.words)] = t.entity
	}
	r.addName(t.entity, t)
	if k := personInitials(t.words); len(t.words) >= 2 && len(r.byInitials[k]) < maxLonger {
		r.byInitials[k] = append(r.byInitials[k], t.entity)
	}
}

// personInitials are the first letters of a first and a last name, which spelling variants share.
func personInitials(words []string) string {
	return strings.ToLower(words[0][:1]) + lastName(words)[:1]
}

// squeeze is a name without what its spellings differ in most: "Li Tae-ho" and "Li Tae Ho" are one.
func squeeze(words []string) string {
	return strings.ReplaceAll(strings.ToLower(strings.Join(words, "")), "-", "")
}

// peopleCalled lists the people of the document one of whose names is word.
func (r *reading) peopleCalled(word string) []int {
	var out []int
	for _, e := range r.byWord[lastName([]string{word})] {
		if b := r.entities[e]; b.Kind == Person && len(b.words) >= 2 && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	// A last name goes before a first name that is written the same.
	var lasts []int
	for _, e := range out {
		if lastName(r.entities[e].words) == lastName([]string{word}) {
			lasts = append(lasts, e)
		}
	}
	if len(lasts) > 0 {
		return lasts
	}
	return out
}

// addName enters the words of a name under its entity.
func (r *reading) addName(e int, t *nameType) {
	b := r.entities[e]
	if len(t.words) > len(b.words) || b.words == nil {
		b.words, b.Name = t.words, r.display(t)
		if !strings.Contains(b.Key, ":") && !strings.Contains(b.Key, "/") && !b.suffixed {
			b.Key = strings.ToLower(strings.Join(t.words, " "))
		}
	}
	for i, w := range t.words {
		w = strings.ToLower(w)
		if i == len(t.words)-1 {
			w = lastName(t.words)
		}
		if len(r.byWord[w]) < maxLonger && !slices.Contains(r.byWord[w], e) {
			r.byWord[w] = append(r.byWord[w], e)
		}
	}
}

// display is the core as the document first writes it.
func (r *reading) display(t *nameType) string {
	n := &r.names[t.names[0]]
	return strings.Join(strings.Fields(r.cut(&r.doc.Sentences[n.sentence], n.first, n.last+1)), " ")
}

// linkOrganisation gives a type of an organisation an entity: by the gazetteer, by acronym, as the short form of a
// longer name, or a new one.
func (r *reading) linkOrganisation(t *nameType, types []*nameType) {
	if t.senses != nil {
		for _, s := range t.senses {
			if s.kind != organisationSense {
				// "Brussels": the place of each mention decides.
				return
			}
		}
		s := r.choose(t.senses)
		t.entity = r.keyed(s.key, Entity{Name: s.name, Kind: Organisation, Country: s.country})
		return
	}
	if t.portfolio = r.portfolioOf(t.core); t.portfolio != "" {
		// Which country's is settled mention by mention.
		return
	}
	key := r.g.forms.organisationKey(t.core)
	if e, ok := r.organisations[key]; ok {
		t.entity = e
		return
	}
	if isAcronym(t.core) && len(t.words) == 1 {
		if e, ok := r.acronyms[strings.ReplaceAll(t.core, ".", "")]; ok {
			t.entity = e
			return
		}
	}
	if long := r.longerForm(t, types); long != nil && long.entity >= 0 {
		t.entity = long.entity
		return
	}
	t.entity = r.newEntity(Entity{Key: strings.ToLower(t.core), Name: r.display(t), Kind: Organisation})
	r.organisations[key] = t.entity
	if a := initials(t.words); len(a) >= 2 {
		if _, taken := r.acronyms[a]; !taken {
			r.acronyms[a] = t.entity
		}
	}
}

// initials are the first letters of the capitalised words of a name.
func initials(words []string) string {
	if len(words) < 2 {
		return ""
	}
	var b strings.Builder
	for _, w := range words {
		for _, part := range strings.Split(w, "-") {
			if isCapitalised(part) {
				b.WriteString(part[:1])
			}
		}
	}
	return b.String()
}

// longerForm is the one organisation of the document whose name begins or ends with this one; nil for none or
// several.
func (r *reading) longerForm(t *nameType, types []*nameType) *nameType {
	var found *nameType
	for _, o := range r.organisationsWith(strings.ToLower(t.words[0]), types) {
		if o == t || o.kind != Organisation || len(o.words) <= len(t.words) {
			continue
		}
		k := len(t.words)
		prefix := slices.Equal(o.words[:k], t.words)
		rest := o.words[:len(o.words)-k]
		// "Kestrels" is short for "Cardiff Kestrels", "Supreme Court" for "State Supreme Court".
		suffix := slices.Equal(o.words[len(o.words)-k:], t.words) && (k >= 2 || only(r.g.senses[strings.Join(rest, " ")], placeSense))
		if !prefix && !suffix {
			continue
		}
		// "Boston" is no short form of "Boston Police Department".
		if prefix && r.g.senses[strings.Join(t.words, " ")] != nil {
			continue
		}
		if found != nil && found.entity != o.entity {
			return nil
		}
		found = o
		if o.entity < 0 {
			r.linkOrganisation(o, types)
		}
	}
	return found
}

// organisationsWith lists the types of organisations in which a word occurs.
func (r *reading) organisationsWith(word string, types []*nameType) []*nameType {
	if r.typesByWord == nil {
		r.typesByWord = map[string][]*nameType{}
		for _, t := range types {
			if t.kind != Organisation || len(t.words) < 2 {
				continue
			}
			for _, w := range t.words {
				w = strings.ToLower(w)
				if l := r.typesByWord[w]; len(l) == 0 || l[len(l)-1] != t {
					r.typesByWord[w] = append(l, t)
				}
			}
		}
	}
	list := r.typesByWord[word]
	return list[:min(len(list), maxLonger)]
}

// maxLonger bounds how many names that share a word one name is held against.
const maxLonger = 40
