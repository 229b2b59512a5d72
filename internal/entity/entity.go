// Package entity says who is who: mentions to entities inside a document, and across documents by name, alias
// and gazetteer. It knows nothing of times, quantities or claims.
//
// A Resolver reads a document in four passes: capitalised runs become names, names that are written alike or fit
// one another become entities, and a walk through the text then resolves what is no name: titles and common nouns
// ("the Ruritanian prime minister"), sides ("Ruritanian officials"), sets ("both capitals") and pronouns. Every
// pass leaves undone what the evidence does not decide: a pronoun without a mention was left open on purpose.
package entity

import (
	"slices"
	"sort"

	"gainsay/internal/text"
)

// Kind of an entity.
type Kind string

// The kinds of entities. A Set is a group of named others ("both sides", "Armenia and Azerbaijan").
const (
	Person       Kind = "person"
	Organisation Kind = "organisation"
	Place        Kind = "place"
	Country      Kind = "country"
	Government   Kind = "government"
	Group        Kind = "group"
	Set          Kind = "set"
	Thing        Kind = "thing"
)

// Gender of a person, as far as the text and first names tell.
type Gender string

// The genders that pronouns distinguish.
const (
	UnknownGender Gender = ""
	Male          Gender = "male"
	Female        Gender = "female"
)

// The forms of a mention.
const (
	NameForm    = "name"
	NominalForm = "nominal"
	PronounForm = "pronoun"
)

// Mention is one place where a text speaks of an entity. The span of a name covers the title before it
// ("Prime Minister Karl Ostrow"); that of a nominal begins with its determiner.
type Mention struct {
	text.Span
	// Sentence and Head are the indices of the sentence and of the head token in it.
	Sentence, Head int
	// Form is "name", "nominal" or "pronoun".
	Form string
	// Entity is the index of the entity in Document.Entities.
	Entity int
	// Confidence of the resolution, 0 to 1 (1 for a full name, less for a pronoun).
	Confidence float64
}

// Entity is someone or something spoken of in one document.
type Entity struct {
	// Key joins entities across documents: the canonical name in lower case, or the gazetteer's id
	// ("country:AM", "government:AM", "place/am-gyumri"); "office:AM:prime minister" for one who is only called by
	// office; "nominal:driver" for one who has no name. Two entities with different keys may still be the same: see
	// Same.
	Key string
	// Name is the fullest name used in the document, for a nameless entity its first description.
	Name string
	Kind Kind
	// Country is the ISO 3166 alpha-2 code that it belongs to or is, "" when unknown.
	Country string
	// Titles and Descriptions are what the text calls it besides its name ("prime minister", "a doctor").
	Titles []string
	// Descriptions are appositions and predicates as they stand in the text.
	Descriptions []string
	// Members are the indices of the entities of a Set.
	Members []int
	// Names are all names that the document uses, sorted; empty for one without a name.
	Names []string
	// Gender of a person; Plural for groups and sets.
	Gender Gender
	Plural bool
	// Within lists the keys of the places and countries that a place lies in, from the narrowest to the widest.
	Within []string
	// forms are those of the rules that the entity was found with, nil for the built-in ones.
	forms *nameForms
}

// Document is what is known of the entities of one document. Mentions are sorted by their start, the longer first.
type Document struct {
	Entities []Entity
	Mentions []Mention
}

// At is the mention that covers a token of a sentence most tightly, given the byte span of the token.
func (d *Document) At(token text.Span) (Mention, bool) {
	// Mentions nest at most a few deep, so the walk back from the last that starts in time is short; the bound keeps
	// it so in any text.
	i := sort.Search(len(d.Mentions), func(i int) bool { return d.Mentions[i].Start > token.Start })
	best := -1
	for n := 0; i > 0 && n < maxNesting; n++ {
		i--
		m := &d.Mentions[i]
		if m.Contains(token) && (best < 0 || m.Len() < d.Mentions[best].Len()) {
			best = i
		}
	}
	if best < 0 {
		return Mention{}, false
	}
	return d.Mentions[best], true
}

// maxNesting bounds how many mentions may start before a token and still cover it.
const maxNesting = 16

// EntityAt is the entity that a token speaks of, nil where it speaks of none.
func (d *Document) EntityAt(token text.Span) *Entity {
	m, ok := d.At(token)
	if !ok {
		return nil
	}
	return &d.Entities[m.Entity]
}

// Contains reports whether a place, or the place that a country is, lies inside another. An entity does not contain
// itself.
func Contains(outer, inner *Entity) bool {
	return outer.Key != inner.Key && slices.Contains(inner.Within, outer.Key)
}
