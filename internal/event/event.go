// Package event says which claims are about the same event. It never looks at polarity, numbers or modality,
// or divergences would vanish before they are seen. It knows nothing of verdicts.
package event

import (
	"time"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
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
	// Possible is true for two claims that may be about one event, but not surely: good enough to check for a
	// divergence, not to count an agreement.
	Possible bool
	// Confidence that they are one event, 0 to 1: the least sure link that holds the group together.
	Confidence float64
	// Links are the pairs that were joined, with the reasons in words.
	Links []Link
}

// Link joins two claims.
type Link struct {
	A, B       Ref
	Confidence float64
	Why        []string
}
