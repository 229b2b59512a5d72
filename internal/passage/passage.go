// Package passage finds near-duplicate passages across documents, what differs inside them, boilerplate, and
// where a text came from. It knows nothing of claims.
package passage

import "gainsay/internal/text"

// Kind of a group of passages.
type Kind string

// Copy: the same words but for small differences. Rewrite: lightly rewritten. Background: the same facts in the
// same order without shared wording. Boilerplate: site or agency furniture that is no part of a story.
const (
	Copy        Kind = "copy"
	Rewrite     Kind = "rewrite"
	Background  Kind = "background"
	Boilerplate Kind = "boilerplate"
)

// Place is a passage in a document; Document is the index in the run's documents.
type Place struct {
	Document int
	text.Span
}

// DifferenceKind classes what differs between two near-duplicates.
type DifferenceKind string

// The kinds of differences.
const (
	NumberChanged   DifferenceKind = "number"
	NameChanged     DifferenceKind = "name"
	DateChanged     DifferenceKind = "date"
	NegationChanged DifferenceKind = "negation"
	QuoteCut        DifferenceKind = "quotation"
	WordChanged     DifferenceKind = "word"
)

// Difference is one place where members of a group part; Members has the differing span of each, the
// representative first. A span may be empty (something was left out there).
type Difference struct {
	Kind    DifferenceKind
	Members []Place
	// Rest is the similarity of the passages apart from this difference, 0 to 1, of the least similar member: 1 where they
	// part nowhere else.
	Rest float64
}

// Group is a set of passages that copy each other, each verified against the first, the representative.
type Group struct {
	Kind        Kind
	Members     []Place
	Differences []Difference
	// Origin is the index of the document that probably came first, -1 when dates do not tell.
	Origin int
	// Agency is the news agency that the members credit, as it is called; Origin is then its own document, or -1
	// when that is not among the inputs.
	Agency string
	// Similarity of the least similar member to the representative, 0 to 1; of background, the share of its sentences that
	// tell the same as one of the other's.
	Similarity float64
}
