// Package event says which claims are about the same event. It never looks at polarity, numbers or modality,
// or divergences would vanish before they are seen. It knows nothing of verdicts.
package event

// Event is a group of claims that speak of one event; the indices point into the run's claims.
type Event struct {
	ID     string
	Claims []int
	// Confidence that they are one event, 0 to 1: the least sure link that holds the group together.
	Confidence float64
	// Links are the pairs that were joined, with the reasons in words.
	Links []Link
}

// Link joins two claims.
type Link struct {
	A, B       int
	Confidence float64
	Why        []string
}
