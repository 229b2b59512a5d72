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
	// ("the following day" 1,1; "within days" 0,7). For a Duration they are its length in days.
	OffsetLow, OffsetHigh float64
	// Relation of the thing dated to the interval: "" (in it), "before", "after", "since", "until", "by", "within",
	// "as of".
	Relation string
	// Modifier is the part of the interval that is meant: "early", "mid", "late", "start", "end", "earlier" and
	// "later" (than the publication, inside it), "about", "" for the whole; From and To have it applied already.
	// "some" says that the thing before or after which something lies is an event of that time ("after the 2016
	// election"), somewhere inside From and To.
	Modifier string
	// Weekday is the ISO number of the day of the week that was said (Monday 1), 0 for none. It holds where the
	// date is not resolved, too.
	Weekday int
	// Clock is the time of day that was said.
	Clock Clock
	// Reason says in words why an expression is not resolved, "" when it is.
	Reason string
	// Normal is a compact readable value: "2023-09", "XXXX-12-07", "event+1d", "PT2H".
	Normal string
}

// Clock is a time of day, in minutes since midnight, To exclusive and beyond 24 hours for a night that runs into the
// next morning. Known is false when none was said.
type Clock struct {
	Known    bool
	From, To int
	// Zone is the time zone that was said ("GMT"), "" for none or "local time".
	Zone string
}
