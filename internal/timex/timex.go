// Package timex turns expressions of time into intervals. An own closed grammar, anchored on the publication
// date, or left relative when there is none. What cannot be resolved is said, never guessed.
package timex

import (
	"time"

	"gainsay/internal/text"
)

// Granularity is the unit in which an expression speaks.
type Granularity int

// The granularities, from fine to coarse.
const (
	Unknown Granularity = iota
	Minute
	Hour
	DayPart
	Day
	Week
	Month
	Season
	Year
	Decade
	Century
)

// Kind of an expression.
type Kind string

// Date points at a stretch of the calendar; Duration is a length; Set recurs ("every Monday").
const (
	Date     Kind = "date"
	Duration Kind = "duration"
	Set      Kind = "set"
)

// Anchor says what an expression is relative to when it could not be resolved to the calendar.
type Anchor string

// Anchors: none (resolved), the publication date ("on Tuesday"), another event of the text ("the following
// day", "within days"), a year that is not said ("December 7").
const (
	Resolved  Anchor = ""
	Published Anchor = "published"
	Event     Anchor = "event"
	YearOpen  Anchor = "year"
)

// Expression is one expression of time in a text.
type Expression struct {
	text.Span
	Kind        Kind
	Granularity Granularity
	// From and To bound the time meant, To exclusive; zero when Anchor is not Resolved and nothing is known.
	// With Anchor YearOpen they are in year 0 (month and day are known).
	From, To time.Time
	Anchor   Anchor
	// OffsetLow and OffsetHigh bound the distance in days from the anchor when Anchor is Published or Event
	// ("the following day" 1,1; "within days" 0,7).
	OffsetLow, OffsetHigh float64
	// Relation of the thing dated to the interval: "" (in it), "before", "after", "since", "until", "by", "within".
	Relation string
	// Normal is a compact readable value: "2023-09", "XXXX-12-07", "event+1d", "PT2H".
	Normal string
}
