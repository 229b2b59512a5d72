// Package quantity turns expressions of number into intervals with a unit or a counted noun, a comparator and,
// where the tree says it, what is counted (killed, wounded, arrested).
package quantity

import "gainsay/internal/text"

// Quantity is one expression of amount in a text.
type Quantity struct {
	// Span covers comparator, number and unit ("at least 34 servicemen"); Number the number alone ("34").
	text.Span
	Number text.Span
	// Low and High bound the value meant, both inclusive; they are equal for an exact number, and infinite on
	// an open side ("more than 30": 30 to +Inf with LowOpen). Spoken is the number as it was said.
	Low, High         float64
	LowOpen, HighOpen bool
	Spoken            float64
	// Rounding is half of the last digit spoken (1,200 → 50), for rounding-aware comparison.
	Rounding float64
	// Comparator: "" exact, "at least", "more than", "at most", "less than", "about", "nearly", "range",
	// "dozens" (vague plural), "none".
	Comparator string
	// Kind: count, money, percent, fraction, measure, ordinal, age, score, year, phone … see the constants.
	Kind Kind
	// Unit is the normalised unit ("metre", "USD", "percent") or, for counts, the lemma of the counted noun.
	Unit string
	// Head is the index in the sentence's tokens of the counted noun or unit, -1 when unknown.
	Head int
	// Role is what befell the counted ("killed", "injured", "arrested", "displaced", "released"), "" when open.
	Role string
}

// Kind of a quantity.
type Kind string

// The kinds of quantities.
const (
	Count    Kind = "count"
	Money    Kind = "money"
	Percent  Kind = "percent"
	Fraction Kind = "fraction"
	Measure  Kind = "measure"
	Ordinal  Kind = "ordinal"
	Age      Kind = "age"
	Score    Kind = "score"
)
