package quantity

import (
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
		if !SameCounted(a.Unit, b.Unit) && !(a.Role != "" && a.Role == b.Role && (counts(a.Unit, a.Role) || counts(b.Unit, b.Role))) {
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

// counts reports nouns that are the role itself: "34 deaths" and "34 people killed" count the same.
func counts(unit, role string) bool { return unit != "" && defaultRoles.nouns[unit] == role }

// SameCounted reports whether two counted nouns may be the same: equal, one of them open, general names of persons
// for each other, or words of the same meaning. "34 soldiers" and "40 people" are not: a part is no contradiction.
func SameCounted(a, b string) bool {
	if a == b || a == "" || b == "" || a == "other" || b == "other" {
		return true
	}
	ca, cb := countedClass[a], countedClass[b]
	return ca != 0 && ca == cb
}

// countedClass joins nouns that reports use for each other.
var countedClass = map[string]int{
	"person": 1, "people": 1, "individual": 1, "human": 1, "life": 1,
	"soldier": 2, "serviceman": 2, "troop": 2, "servicemember": 2,
	"police": 3, "policeman": 3, "officer": 3,
	"protester": 4, "protestor": 4, "demonstrator": 4,
	"child": 5, "kid": 5, "minor": 5,
	"death": 6, "fatality": 6,
	"migrant": 7, "immigrant": 7,
	"militant": 8, "fighter": 8, "insurgent": 8, "rebel": 8,
	"prisoner": 9, "inmate": 9, "detainee": 9,
	"home": 10, "house": 10,
	"country": 11, "nation": 11, "state": 0,
	"company": 12, "firm": 12,
	"car": 13, "vehicle": 13,
	"plane": 14, "aircraft": 14, "airplane": 14, "jet": 14,
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
