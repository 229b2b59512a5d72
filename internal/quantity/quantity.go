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
	// Kind: see the constants.
	Kind Kind
	// Unit is the normalised unit ("metre", "USD", "percent") or, for counts, the lemma of the counted noun.
	Unit string
	// Counted is the noun that reports use for the same people or things as Unit, Unit itself where there is none; of
	// counts only. CountsRole is true where the noun is the role itself: "34 deaths" counts the killed.
	Counted    string
	CountsRole bool
	// Head is the index in the sentence's tokens of the counted noun or unit, -1 when unknown.
	Head int
	// Role is what befell the counted ("killed", "injured", "arrested", "displaced", "released"), "" when open.
	Role string
	// Dimension is what the unit measures ("length", "money:USD", "share"), "" for counts. Quantities of different
	// dimensions cannot be compared.
	Dimension string
	// Factor turns a value of Unit into the base unit of its dimension (kilometre 1000), 1 where there is none;
	// Offset is added after it (Fahrenheit).
	Factor, Offset float64
	// Change says what the number is to a change: "by" (rose by 5 %), "to" (rose to 5 %), "from", "" for none.
	Change string
	// Pair holds both sides of a score in the order in which they were said, zero for other kinds.
	Pair [2]float64
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
