// Package claim reads claims out of trees: one for each predicate that reports something, with its roles,
// polarity, modality and who says it. It knows nothing of other documents.
package claim

import (
	"gainsay/internal/quantity"
	"gainsay/internal/text"
	"gainsay/internal/timex"
)

// PredicateKind says what carries a predicate.
type PredicateKind string

// The kinds of predicates.
const (
	Verb     PredicateKind = "verb"
	Noun     PredicateKind = "noun"
	Copula   PredicateKind = "copula"
	Headline PredicateKind = "headline"
)

// RoleName names what an argument is to its predicate.
type RoleName string

// The roles.
const (
	Agent     RoleName = "agent"
	Patient   RoleName = "patient"
	Recipient RoleName = "recipient"
	Place     RoleName = "place"
	Time      RoleName = "time"
	Quantity  RoleName = "quantity"
	Manner    RoleName = "manner"
	Topic     RoleName = "topic"
)

// Polarity is positive or negative, the product of all that turns it.
type Polarity string

// The polarities.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"
)

// Modality is how far the speaker stands behind a claim.
type Modality string

// The modalities.
const (
	Asserted    Modality = "asserted"
	Hedged      Modality = "hedged"
	Planned     Modality = "planned"
	Conditional Modality = "conditional"
	Question    Modality = "question"
)

// Argument is one filler of a role.
type Argument struct {
	Role RoleName
	text.Span
	// Head is the index of the head token in the claim's sentence.
	Head int
	// Entity is the index in the document's entities, -1 for none; EntityKey its key across documents.
	Entity    int
	EntityKey string
	// Preposition that introduces it, "" for a core argument.
	Preposition string
	// Time and Amount are the values of a time or a quantity, nil otherwise.
	Time   *timex.Expression
	Amount *quantity.Quantity
	// Inherited is true when the argument is governed by another clause and only shared with this predicate by
	// coordination, control or a gap.
	Inherited bool
	// Confidence of the attachment.
	Confidence float64
}

// Predicate is the word or words that carry a claim.
type Predicate struct {
	text.Span
	// Head is the index of the token in the sentence; Lemma its lemma with a particle ("carry out"); a light
	// verb gives way to its noun ("hold talks": talks).
	Head  int
	Lemma string
	Kind  PredicateKind
	// Frame is the id of the event frame of the rule packs, "" for none.
	Frame string
}

// Claim is one thing that a document says happened, is, will be, or did not.
type Claim struct {
	ID       string
	Document string
	// Sentence is the index of the sentence; Span what of it belongs to the claim.
	Sentence int
	text.Span
	Predicate Predicate
	Roles     []Argument
	// Content is the clause that is the object of the predicate where no noun is: what was said, thought or seen. It
	// names nothing that could be compared as a participant, and makes claims of its own.
	Content  text.Span
	Polarity Polarity
	// Negator is the span of what turns the polarity, empty when positive.
	Negator  text.Span
	Modality Modality
	// Modal is the span of what lowers the claim to its modality, empty when asserted.
	Modal text.Span
	// Ahead is true for what is yet to come by the words of the claim, whether it is settled ("will meet", "plans to
	// meet": Planned) or open ("wants to meet", "should meet": Hedged).
	Ahead bool
	// Tense: "past", "present", "future", "" unknown.
	Tense string
	// Attribution is the index in the document's attributions of the innermost one whose content holds the
	// predicate, -1 for none.
	Attribution int
	// Reporting is true when the predicate itself is the cue of an attribution ("said").
	Reporting  bool
	Confidence float64
}

// Argument returns the first filler of a role.
func (c *Claim) Argument(role RoleName) (Argument, bool) {
	for _, a := range c.Roles {
		if a.Role == role {
			return a, true
		}
	}
	return Argument{}, false
}
