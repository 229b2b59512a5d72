package entity

import (
	"cmp"
	"slices"
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// Resolver finds the entities of documents. It is safe for concurrent use.
type Resolver struct {
	gazetteer *gazetteer
}

// NewResolver returns a Resolver that knows the world by the countries, aliases and word lists of a pack.
func NewResolver(p *rule.Pack) *Resolver {
	return &Resolver{gazetteer: newGazetteer(p)}
}

// Resolve finds the entities of a document and all mentions of them. It uses tags, lemmas and trees where the reader
// gave them and does with less where it did not.
func (r *Resolver) Resolve(d *nlp.Document) *Document {
	return r.read(d).finish()
}

// read resolves a document up to the numbering of its entities.
func (r *Resolver) read(d *nlp.Document) *reading {
	w := &reading{
		g: r.gazetteer, doc: d, use: newUsage(r.gazetteer, d), trees: make([]bool, len(d.Sentences)),
		byKey: map[string]int{}, byInitials: map[string][]int{}, bySpelling: map[string]int{}, byWord: map[string][]int{}, organisations: map[string]int{}, acronyms: map[string]int{},
		countries: map[string]int{}, places: map[string]int{}, walker: walker{sets: map[Kind]pair{}},
	}
	for i := range d.Sentences {
		w.trees[i] = hasTree(&d.Sentences[i])
	}
	for i := range d.Sentences {
		if d.Sentences[i].Kind != nlp.Furniture {
			w.findNames(i)
		}
	}
	for i := range w.names {
		w.observe(&w.names[i])
	}
	w.countCountries()
	types := w.nameTypes()
	w.link(types)
	w.walk()
	return w
}

// reading is the state of one document while it is resolved.
type reading struct {
	g     *gazetteer
	doc   *nlp.Document
	use   *usage
	trees []bool

	names  []name
	typeOf []*nameType
	// countries counts by code how often the document speaks of a country, for names that several places bear.
	countries map[string]int
	// places counts by key the names that one place alone bears.
	places map[string]int

	entities      []*being
	byKey         map[string]int
	byWord        map[string][]int
	byInitials    map[string][]int
	bySpelling    map[string]int
	organisations map[string]int
	acronyms      map[string]int
	typesByWord   map[string][]*nameType

	mentions []Mention
	// work counts the steps of the loops that look back or ahead, for the test that holds them to a bound.
	work int
	walker
}

// being is an entity in the making.
type being struct {
	Entity
	words []string
	// mentions lists its mentions so far, male and female count the clues to its gender.
	mentions     []int
	male, female int
	// noun is the head noun of one without a name.
	noun string
	// suffixed is true for somebody called "Jr." or the like.
	suffixed bool
	// human is true for a person or a group of people.
	human bool
}

func (r *reading) newEntity(e Entity) int {
	e.forms = r.g.forms
	r.entities = append(r.entities, &being{Entity: e, human: e.Kind == Person || e.Kind == Group})
	i := len(r.entities) - 1
	if _, taken := r.byKey[e.Key]; !taken && e.Key != "" {
		r.byKey[e.Key] = i
	}
	return i
}

// keyed is the entity with a key, made of e when the document has none yet.
func (r *reading) keyed(key string, e Entity) int {
	if i, ok := r.byKey[key]; ok {
		return i
	}
	e.Key = key
	if e.Within == nil {
		e.Within = r.g.within[key]
	}
	return r.newEntity(e)
}

// country is the entity of a country, by its code.
func (r *reading) country(code string) int {
	name := code
	if c := r.g.countries[code]; c != nil {
		name = c.Name
	}
	return r.keyed("country:"+code, Entity{Name: name, Kind: Country, Country: code})
}

// government is the entity of a country's government, by the code of the country; name is what the text calls it.
func (r *reading) government(code, name string) int {
	return r.keyed(governmentKey(code), Entity{Name: name, Kind: Government, Country: code})
}

// countCountries counts the names that speak of one country alone.
func (r *reading) countCountries() {
	for i := range r.names {
		n := &r.names[i]
		code := n.country
		for k, s := range n.senses {
			if k == 0 {
				code = s.country
			} else if s.country != code {
				code = ""
			}
		}
		if code != "" {
			r.countries[code]++
		}
		if len(n.senses) == 1 && n.senses[0].kind == placeSense {
			r.places[n.senses[0].key]++
		}
	}
}

// choose picks the sense of a name whose country, and whose province, the document speaks of most; the first where
// that does not tell.
func (r *reading) choose(senses []sense) sense {
	support := func(s *sense) int {
		n := r.countries[s.country]
		if len(s.within) > 0 {
			n += r.places[s.within[0]]
		}
		return n
	}
	best := &senses[0]
	for i := range senses {
		if support(&senses[i]) > support(best) {
			best = &senses[i]
		}
	}
	return *best
}

// mention records a mention and returns its index.
func (r *reading) mention(si, first, last, head int, form string, e int, confidence float64) int {
	s := &r.doc.Sentences[si]
	r.mentions = append(r.mentions, Mention{
		Span:     text.Span{Start: s.Tokens[first].Start, End: s.Tokens[last].End},
		Sentence: si, Head: head, Form: form, Entity: e, Confidence: confidence,
	})
	b := r.entities[e]
	b.mentions = append(b.mentions, len(r.mentions)-1)
	return len(r.mentions) - 1
}

// finish drops entities without a mention, sorts and numbers the rest by their first mention.
func (r *reading) finish() *Document {
	slices.SortStableFunc(r.mentions, func(a, b Mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	number := make([]int, len(r.entities))
	for i := range number {
		number[i] = -1
	}
	out := &Document{Mentions: make([]Mention, 0, len(r.mentions))}
	var order []int
	take := func(e int) {
		if number[e] < 0 {
			number[e] = len(order)
			order = append(order, e)
		}
	}
	for i, m := range r.mentions {
		if i > 0 && m.Span == r.mentions[i-1].Span {
			continue
		}
		take(m.Entity)
		out.Mentions = append(out.Mentions, m)
	}
	for i := 0; i < len(order); i++ {
		for _, m := range r.entities[order[i]].Members {
			take(m)
		}
	}
	for i := range out.Mentions {
		out.Mentions[i].Entity = number[out.Mentions[i].Entity]
	}
	out.Entities = make([]Entity, len(order))
	for i, e := range order {
		b := r.entities[e]
		for k := range b.Members {
			b.Members[k] = number[b.Members[k]]
		}
		slices.Sort(b.Members)
		b.Gender = b.gender()
		slices.Sort(b.Names)
		out.Entities[i] = b.Entity
	}
	return out
}

// gender of a being by majority of the clues.
func (b *being) gender() Gender {
	switch {
	case b.male > b.female:
		return Male
	case b.female > b.male:
		return Female
	}
	return UnknownGender
}

func (b *being) addTitle(title string) {
	if title != "" && !slices.Contains(b.Titles, title) {
		b.Titles = append(b.Titles, title)
	}
}

func (b *being) addDescription(d string) {
	if d != "" && !slices.Contains(b.Descriptions, d) && len(b.Descriptions) < maxDescriptions {
		b.Descriptions = append(b.Descriptions, d)
	}
}

// maxDescriptions bounds what is kept of one entity.
const maxDescriptions = 20

func (b *being) addNameForm(n string) {
	n = strings.Join(strings.Fields(n), " ")
	if !slices.Contains(b.Names, n) && len(b.Names) < maxDescriptions {
		b.Names = append(b.Names, n)
	}
}

// Adopt prepares a document that was stored and read back for comparison with others, as if Resolve had just made it.
func (r *Resolver) Adopt(d *Document) {
	for i := range d.Entities {
		d.Entities[i].forms = r.gazetteer.forms
	}
}
