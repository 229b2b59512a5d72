// Package entity says who is who: mentions to entities inside a document, and across documents by name, alias
// and gazetteer. It knows nothing of times, quantities or claims.
package entity

import "gainsay/internal/text"

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

// Mention is one place where a text speaks of an entity.
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
	// ("country:AM", "government:AM"). Two entities with different keys may still be the same: see Same.
	Key string
	// Name is the fullest name used in the document.
	Name string
	Kind Kind
	// Country is the ISO 3166 alpha-2 code that it belongs to or is, "" when unknown.
	Country string
	// Titles and Descriptions are what the text calls it besides its name ("prime minister", "a doctor").
	Titles []string
	// Members are the indices of the entities of a Set.
	Members []int
}

// Document is what is known of the entities of one document.
type Document struct {
	Entities []Entity
	Mentions []Mention
}
