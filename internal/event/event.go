// Package event says which claims are about the same event. It never looks at polarity, numbers or modality,
// or divergences would vanish before they are seen. It knows nothing of verdicts.
package event

import (
	"cmp"
	"slices"
	"time"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// Source is one document with what the stages before have read in it.
type Source struct {
	ID           string
	Read         *nlp.Document
	Entities     *entity.Document
	Attributions *attribution.Document
	Claims       []claim.Claim
	// Published is zero when unknown.
	Published time.Time
}

// Ref points at a claim: the index of the source and of the claim in it.
type Ref struct{ Source, Claim int }

// Compare orders refs by source, then claim.
func (r Ref) Compare(o Ref) int {
	if r.Source != o.Source {
		return r.Source - o.Source
	}
	return r.Claim - o.Claim
}

// Event is a group of claims that speak of one event, in the order of the sources.
type Event struct {
	// ID is made of the first claim's ID.
	ID     string
	Claims []Ref
	// Sure are the groups of claims within the event that are surely about the same: an agreement counts between them
	// alone. They are in the order of their first claims; claims that are in none are less sure.
	Sure [][]Ref
	// Possible is true for two claims that may be about one event, but not surely: good enough to check for a
	// divergence, not to count an agreement.
	Possible bool
	// Statement is true for claims that say the same in much the same or in other words, whatever their predicates: one
	// for each sentence. A claim may be in an event and in a statement.
	Statement bool
	// Confidence that they are one event, 0 to 1: the average probability across the weakest seam of the group.
	Confidence float64
	// Links are the likelier pairs of its claims, ordered by A and B; A comes before B.
	Links []Link
}

// WholeEvent is how many claims an event may have for all of them to be held against each other. Nobody reads a finding with
// a thousand members, and a million pairs of claims that are not one made all of them.
const WholeEvent = 500

// Held is against how many of those after it each of so many claims of an event is held, so that their pairs do not grow with
// the square of their number.
func Held(claims int) int {
	if claims <= WholeEvent {
		return claims
	}
	return max(1, WholeEvent*WholeEvent/2/claims)
}

// Link joins two claims.
type Link struct {
	A, B Ref
	// Confidence that they may be one event, and Surely that they are: what their readers would say of stories of the press.
	Confidence, Surely float64
	// Why are the reasons in words, of explanations alone.
	Why []string
	// Cover is how much of what A says stands in B, and of what B says in A, by the weight of the words, 0 to 1.
	Cover [2]float64
	// Mass is the weight of the words in common: what they say together, not how alike they are.
	Mass float64
	// Common are the words that stand for one another in the two: of statements and explanations, and of claims of two
	// documents that are likely enough to be an agreement.
	Common []Common
}

// Link is the link of two claims of the event, nil when they hang together through others alone.
func (e *Event) Link(a, b Ref) *Link {
	i, ok := slices.BinarySearchFunc(e.Links, [2]Ref{a, b}, func(l Link, at [2]Ref) int {
		return cmp.Or(l.A.Compare(at[0]), l.B.Compare(at[1]))
	})
	if !ok {
		return nil
	}
	return &e.Links[i]
}

// SurelyOne reports whether two claims of the event are surely about the same.
func (e *Event) SurelyOne(a, b Ref) bool {
	if e.Statement {
		return true
	}
	for _, g := range e.Sure {
		if slices.Contains(g, a) && slices.Contains(g, b) {
			return true
		}
	}
	return false
}

// Common is a word of one claim and the word of the other that says the same or nearly so.
type Common struct {
	A, B text.Span
	// Kinship is "same", "derived", "synonym", "opposite" or "kin".
	Kinship string
	// Weight is how much the words anchor, 0 to 1; Likeness how alike they are, 1 for the same.
	Weight, Likeness float64
}
