package value

import (
	"testing"
	"time"
)

// TestTelling holds which digits of a number tell something.
func TestTelling(t *testing.T) {
	for x, want := range map[float64]int{140e6: 2, 84000: 2, 5e9: 1, 8.5: 2, 212: 3, 1000: 1, .05: 1} {
		if got := telling(x); got != want {
			t.Errorf("telling(%v) = %d, want %d", x, got, want)
		}
	}
}

// TestSignsSpeak holds which way signs weigh: what two figures have in common speaks for one thing, what parts them against.
func TestSignsSpeak(t *testing.T) {
	f := newReader(t).finder(t)
	var plain signValues
	plain[always], plain[isNear], plain[nearWords], plain[wordsAlike] = 1, 1, .3, .2
	base := f.figure.Probability(plain[:])
	for name, test := range map[string]struct {
		sign int
		more bool
	}{
		"one word that they hang on":        {oneKey, true},
		"a rare word near both":             {bestWord, true},
		"the sentences around":              {aroundAlike, true},
		"one name":                          {nameNear, true},
		"both in the lead":                  {bothLead, true},
		"names apart":                       {namesApart, false},
		"a part of something":               {aPart, false},
		"another figure of the sort beside": {another, false},
		"a better match elsewhere":          {better, false},
		"words beside the one figure alone": {ownWords, false},
		"many figures of the sort":          {crowd, false},
		"numbers that are far apart":        {ratio, false},
	} {
		t.Run(name, func(t *testing.T) {
			with := plain
			with[test.sign] = 1
			if p := f.figure.Probability(with[:]); (p > base) != test.more {
				t.Errorf("probability %.3f with it, %.3f without", p, base)
			}
		})
	}
}

// TestRelation holds how two numbers compare, whatever they are of.
func TestRelation(t *testing.T) {
	r := newReader(t)
	f := r.finder(t)
	for name, c := range map[string]struct {
		a, b string
		want Relation
	}{
		"one number":               {"The board paid $140 million.", "The board paid $140 million.", Same},
		"one in figures and words": {"The board paid 140 million dollars.", "The board paid $140m.", Same},
		"a round one and the same": {"The board paid about $140 million.", "The board paid $140 million.", Same},
		"nearly is less":           {"The board paid nearly $140 million.", "The board paid $140 million.", Within},
		"at least":                 {"The board paid at least $130 million.", "The board paid $140 million.", Within},
		"two numbers":              {"The board paid $150 million.", "The board paid $140 million.", Apart},
	} {
		t.Run(name, func(t *testing.T) {
			x, y := r.document(t, c.a, time.Time{}), r.document(t, c.b, time.Time{})
			p, q := f.tell(0, &x), f.tell(1, &y)
			if len(p) != 1 || len(q) != 1 {
				t.Fatalf("%d and %d figures, want one each", len(p), len(q))
			}
			if got := (&Pair{x: &p[0], y: &q[0]}).Relation(); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
