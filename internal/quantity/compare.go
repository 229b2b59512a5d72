package quantity

import (
	"cmp"
	"math"
)

// Relation is how the values of two quantities stand to each other.
type Relation string

// The relations, read from the first quantity to the second. Entails: whatever the first allows the second allows
// ("34" entails "at least 30"); Entailed is its converse.
const (
	Equal        Relation = "equal"
	Entails      Relation = "entails"
	Entailed     Relation = "entailed"
	Overlapping  Relation = "overlapping"
	Disjoint     Relation = "disjoint"
	Incomparable Relation = "incomparable"
)

// Converse is the relation read from the second quantity to the first.
func (r Relation) Converse() Relation {
	switch r {
	case Entails:
		return Entailed
	case Entailed:
		return Entails
	}
	return r
}

// Compare relates two quantities that speak of the same thing. They must have the same dimension after conversion;
// counts must count the same noun, or one of them must leave it open, and what befell the counted must not differ;
// otherwise they are incomparable. Whether they speak of the same event, scope and time is for the caller to know.
func Compare(a, b Quantity) Relation {
	if a.Kind == Count && b.Kind == Count {
		if a.Role != "" && b.Role != "" && a.Role != b.Role {
			return Incomparable
		}
		if !sameCounted(a, b) && !(a.Role != "" && a.Role == b.Role && (a.CountsRole || b.CountsRole)) {
			return Incomparable
		}
	}
	if a.Kind == Ordinal && b.Kind == Ordinal && a.Unit != "" && b.Unit != "" && a.Unit != b.Unit {
		return Incomparable
	}
	if a.Change != b.Change && (a.Change == "by" || b.Change == "by" || a.Change == "from" || b.Change == "from") {
		return Incomparable
	}
	return CompareValues(a, b)
}

// sameCounted reports whether the nouns that two quantities count may be the same: equal, one of them open, or variants
// of one word in the rules. "34 soldiers" and "40 people" are not: a part is no contradiction.
func sameCounted(a, b Quantity) bool {
	x, y := cmp.Or(a.Counted, a.Unit), cmp.Or(b.Counted, b.Unit)
	return x == y || x == "" || y == "" || x == "other" || y == "other"
}

// CompareValues relates the intervals of two quantities alone, whatever they count. It converts units of one
// dimension, and shares to percentages. Rounding is honoured between exact numbers: 1,178 entails 1,200, since whoever
// says 1,200 may mean it; 30 is not 28.
func CompareValues(a, b Quantity) Relation {
	if a.Kind == Score || b.Kind == Score {
		if a.Kind != b.Kind {
			return Incomparable
		}
		if a.Pair == b.Pair || a.Pair[0] == b.Pair[1] && a.Pair[1] == b.Pair[0] {
			return Equal
		}
		return Disjoint
	}
	if !commensurable(a, b) {
		return Incomparable
	}
	x, y := setOf(a), setOf(b)
	if x.point && y.point {
		return comparePoints(x, y)
	}
	return compareSets(x, y)
}

// commensurable reports the same dimension.
func commensurable(a, b Quantity) bool {
	if (a.Kind == Ordinal) != (b.Kind == Ordinal) {
		return false
	}
	if a.Kind == Percent && b.Kind == Fraction || a.Kind == Fraction && b.Kind == Percent {
		return true
	}
	return a.Kind == b.Kind && a.Dimension == b.Dimension
}

// set is a quantity in the base unit of its dimension.
type set struct {
	low, high         float64
	lowOpen, highOpen bool
	// slack is how far an exact number may have been rounded; point says that it is one.
	slack float64
	point bool
}

func setOf(q Quantity) set {
	f := q.Factor
	if f == 0 {
		f = 1
	}
	s := set{low: q.Low*f + q.Offset, high: q.High*f + q.Offset, lowOpen: q.LowOpen, highOpen: q.HighOpen}
	s.point = q.Low == q.High
	s.slack = math.Abs(q.Rounding * f)
	// Rounding is worth a tenth of the number at most, unless the unit's own digit was spoken: "1 million" is not
	// 1.4 million.
	if q.Rounding > .5 {
		s.slack = math.Min(s.slack, math.Abs(s.low)*.1)
	}
	return s
}

// comparePoints relates two exact numbers by their rounding.
func comparePoints(x, y set) Relation {
	distance := math.Abs(x.low - y.low)
	fine := 1e-9 * math.Max(math.Abs(x.low), math.Abs(y.low))
	switch {
	case distance <= fine, distance <= math.Min(x.slack, y.slack)*(1-1e-9):
		return Equal
	case x.slack < y.slack*(1-1e-9) && distance <= y.slack*(1+1e-9):
		return Entails
	case y.slack < x.slack*(1-1e-9) && distance <= x.slack*(1+1e-9):
		return Entailed
	}
	return Disjoint
}

// compareSets relates two intervals, of which one may be a point.
func compareSets(x, y set) Relation {
	// A rounded number at the very edge of an interval ("1.2 million", "more than 1.2 million") may lie on either
	// side of it.
	if x.point || y.point {
		p, s := x, y
		if y.point {
			p, s = y, x
		}
		if p.slack > .5 && !inside(p, s) && (math.Abs(p.low-s.low) <= p.slack || math.Abs(p.low-s.high) <= p.slack) {
			return Overlapping
		}
	}
	in, out := inside(x, y), inside(y, x)
	switch {
	case in && out:
		return Equal
	case in:
		return Entails
	case out:
		return Entailed
	case apart(x, y) || apart(y, x):
		return Disjoint
	}
	return Overlapping
}

// inside reports that every value of x is one of y.
func inside(x, y set) bool {
	low := x.low > y.low || x.low == y.low && (!y.lowOpen || x.lowOpen)
	high := x.high < y.high || x.high == y.high && (!y.highOpen || x.highOpen)
	return low && high
}

// apart reports that all of x lies below all of y.
func apart(x, y set) bool {
	return x.high < y.low || x.high == y.low && (x.highOpen || y.lowOpen)
}

// Gap is how far two quantities are apart: the distance between their intervals as a share of the larger bound, 0
// where they touch or cannot be compared. It tells a tight contradiction from a gross one.
func Gap(a, b Quantity) float64 {
	if a.Kind == Score || b.Kind == Score || !commensurable(a, b) {
		return 0
	}
	x, y := setOf(a), setOf(b)
	distance := math.Max(y.low-x.high, x.low-y.high)
	if distance <= 0 {
		return 0
	}
	// The two bounds that face each other are finite, since there is a distance between them.
	facing := math.Max(math.Abs(x.high), math.Abs(y.low))
	if x.low > y.high {
		facing = math.Max(math.Abs(x.low), math.Abs(y.high))
	}
	if facing == 0 {
		return 0
	}
	return math.Min(1, distance/facing)
}
