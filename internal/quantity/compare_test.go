package quantity_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"gainsay/internal/quantity"
)

func first(t testing.TB, doc string) quantity.Quantity {
	t.Helper()
	found := find(t, doc, false)
	if len(found) == 0 {
		t.Fatalf("%q: no quantity", doc)
	}
	return found[0]
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		rule, a, b string
		want       quantity.Relation
	}{
		{"the same number", "34 people died.", "Thirty-four people died.", quantity.Equal},
		{"a number and a bound it keeps", "34 people died.", "At least 30 people died.", quantity.Entails},
		{"a number and a bound it breaks", "28 people died.", "At least 30 people died.", quantity.Disjoint},
		{"more than is not the number", "30 people died.", "More than 30 people died.", quantity.Disjoint},
		{"a rounded number may be more than itself", "There are 1.2 million voters.", "There are more than 1.2 million voters.", quantity.Overlapping},
		{"tolls under a thousand are not rounded", "30 people died.", "28 people died.", quantity.Disjoint},
		{"hundreds in figures are not rounded", "300 people died.", "312 people died.", quantity.Disjoint},
		{"the finer number entails the rounder", "There are 1,178 ships.", "There are 1,200 ships.", quantity.Entails},
		{"but not beyond its rounding", "There are 1,078 ships.", "There are 1,200 ships.", quantity.Disjoint},
		{"decimals round", "It is 12.4 percent.", "It is 12 percent.", quantity.Entails},
		{"and do not", "It is 12.6 percent.", "It is 12 percent.", quantity.Disjoint},
		{"billions", "It cost $1.53bn.", "It cost $1.5 billion.", quantity.Entails},
		{"nearly", "There are 290 ships.", "There are nearly 300 ships.", quantity.Entails},
		{"nearly is less", "There are 310 ships.", "There are nearly 300 ships.", quantity.Disjoint},
		{"about", "There are 38 ships.", "There are about 40 ships.", quantity.Entails},
		{"dozens", "34 people died.", "Dozens of people died.", quantity.Entails},
		{"not dozens", "Three people died.", "Dozens of people died.", quantity.Disjoint},
		{"ranges overlap", "There are 20 to 30 ships.", "There are 25 to 35 ships.", quantity.Overlapping},
		{"at least the more", "At least 40 people died.", "At least 30 people died.", quantity.Entails},
		{"at least and up to", "At least 40 people died.", "Up to 30 people died.", quantity.Disjoint},
		{"no one", "No one died.", "One person died.", quantity.Disjoint},
		{"kilometres and miles", "It is 8 km long.", "It is 5 miles long.", quantity.Equal},
		{"metres and feet", "It is 100 metres long.", "It is 200 feet long.", quantity.Disjoint},
		{"degrees", "It was 100 degrees Fahrenheit.", "It was 38 degrees Celsius.", quantity.Equal},
		{"shares", "It is one in four ships.", "It is 25 percent.", quantity.Equal},
		{"a third and a percentage", "It is a third of the ships.", "It is 40 percent.", quantity.Disjoint},
		{"currencies have no rates", "It cost $20.", "It cost £20.", quantity.Incomparable},
		{"money and a count", "It cost $20.", "There are 20 ships.", quantity.Incomparable},
		{"different roles", "34 people died.", "34 people were arrested.", quantity.Incomparable},
		{"different nouns", "There are 34 ships.", "There are 40 trucks.", quantity.Incomparable},
		{"a part of the people", "There are 34 soldiers.", "There are 40 people.", quantity.Incomparable},
		{"servicemen are soldiers", "There are 34 soldiers.", "There are 40 servicemen.", quantity.Disjoint},
		{"deaths and people killed", "There were 34 deaths.", "A blast killed 34 people.", quantity.Equal},
		{"others count as people", "It injured 34 others.", "It injured 40 people.", quantity.Disjoint},
		{"a rise by and a rise to", "Sales rose by 5%.", "Sales rose to 5%.", quantity.Incomparable},
		{"scores, by either side", "They won 2-1.", "They lost 1-2.", quantity.Equal},
		{"scores that differ", "They won 2-1.", "They won 3-1.", quantity.Disjoint},
		{"ages", "The 34-year-old left.", "A man aged 35 left.", quantity.Disjoint},
		{"an age in tens", "The 34-year-old left.", "He is in his 30s.", quantity.Entails},
		{"ranks", "The third ship left.", "The fourth ship left.", quantity.Disjoint},
	} {
		a, b := first(t, c.a), first(t, c.b)
		if got := quantity.Compare(a, b); got != c.want {
			t.Errorf("%s: %q (%s), %q (%s): got %s, want %s", c.rule, c.a, show(a), c.b, show(b), got, c.want)
		}
		if got := quantity.Compare(b, a); got != c.want.Converse() {
			t.Errorf("%s, turned round: got %s, want %s", c.rule, got, c.want.Converse())
		}
	}
}

// TestCompareAgainstSets draws intervals over whole and half numbers and checks the relation against the sets of
// points themselves.
func TestCompareAgainstSets(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	const top = 40 // a point beyond every bound stands for infinity
	draw := func() (quantity.Quantity, map[int]bool) {
		low := 2 * random.IntN(12)
		high := low + 2*random.IntN(5)
		q := quantity.Quantity{Kind: quantity.Count, Low: float64(low) / 2, High: float64(high) / 2, Rounding: .25}
		if low < high {
			q.LowOpen, q.HighOpen = random.IntN(2) == 0, random.IntN(2) == 0
		}
		if random.IntN(4) == 0 {
			high, q.High, q.HighOpen = top, math.Inf(1), true
		}
		points := map[int]bool{}
		for p := low; p <= high; p++ {
			if p == low && q.LowOpen || p == high && q.HighOpen && high != top {
				continue
			}
			points[p] = true
		}
		return q, points
	}
	subset := func(x, y map[int]bool) bool {
		for p := range x {
			if !y[p] {
				return false
			}
		}
		return true
	}
	for range 20000 {
		a, x := draw()
		b, y := draw()
		want := quantity.Disjoint
		for p := range x {
			if y[p] {
				want = quantity.Overlapping
			}
		}
		switch in, out := subset(x, y), subset(y, x); {
		case in && out:
			want = quantity.Equal
		case in:
			want = quantity.Entails
		case out:
			want = quantity.Entailed
		}
		got := quantity.CompareValues(a, b)
		if got != want {
			t.Fatalf("%+v and %+v: got %s, want %s", a, b, got, want)
		}
		if quantity.CompareValues(b, a) != got.Converse() || quantity.CompareValues(a, a) != quantity.Equal {
			t.Fatalf("%+v and %+v: the converse or the identity fails", a, b)
		}
		if gap := quantity.Gap(a, b); gap < 0 || gap > 1 || gap > 0 && got != quantity.Disjoint || gap != quantity.Gap(b, a) {
			t.Fatalf("%+v and %+v: gap %g with %s", a, b, gap, got)
		}
	}
}

// TestCompareLaws checks identity and converse on the quantities of the table.
func TestCompareLaws(t *testing.T) {
	var all []quantity.Quantity
	for _, c := range amounts {
		all = append(all, find(t, c.doc, false)...)
	}
	for _, a := range all {
		if got := quantity.Compare(a, a); got != quantity.Equal {
			t.Errorf("%s is %s to itself", show(a), got)
		}
		for _, b := range all {
			if x, y := quantity.Compare(a, b), quantity.Compare(b, a); x != y.Converse() {
				t.Errorf("%s and %s: %s one way, %s the other", show(a), show(b), x, y)
			}
		}
	}
}
