// Package text holds what every stage shares: a span of bytes in a document's text, and what it is to stand there as a word.
// It knows nothing of language.
package text

import "cmp"

// Span is a half-open range [Start, End) of UTF-8 byte offsets into a document's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cut returns the bytes of doc that the span covers.
func (s Span) Cut(doc string) string { return doc[s.Start:s.End] }

// Hull is the smallest span that covers both; an empty span is neutral.
func (s Span) Hull(o Span) Span {
	switch {
	case s.Empty():
		return o
	case o.Empty():
		return s
	}
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// Compare orders spans by start, then by end, for use with slices.SortFunc.
func Compare(a, b Span) int {
	if c := cmp.Compare(a.Start, b.Start); c != 0 {
		return c
	}
	return cmp.Compare(a.End, b.End)
}
