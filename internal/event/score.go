package event

import (
	"fmt"
	"math"
	"slices"

	"gainsay/internal/claim"
	"gainsay/internal/rule"
)

// features of a pair of claims, by name; the names are the explanation that a user reads.
type features map[string]float64

// weights of the logistic model over the features. Positive joins, negative parts.
var weights = features{
	"bias":                   -4.2,
	"same lemma":             1.6,
	"same stem":              1.2,
	"same frame":             1.4,
	"related frame":          .8,
	"related and shared":     1.4,
	"same befallen":          1.8,
	"opposite or converse":   1.2,
	"rare predicate":         .8,
	"sentence cosine":        3.0,
	"clause cosine":          2.4,
	"story cosine":           .8,
	"shared participant":     1.3,
	"shared named":           .9,
	"conflicting place":      -2.0,
	"conflicting time":       -1.5,
	"nothing in common":      -2.0,
	"reporting":              -1.0,
	"same document":          -.6,
	"neighbours are aligned": 1.4,
}

// compare computes the features of a pair.
func compare(a, b *profile, story float64, pack *rule.Pack) features {
	f := features{"bias": 1, "story cosine": story}
	switch {
	case a.lemma == b.lemma:
		f["same lemma"] = 1
	case a.stem == b.stem:
		f["same stem"] = 1
	}
	switch {
	case a.frame != "" && a.frame == b.frame:
		f["same frame"] = 1
	case a.frame != "" && b.frame != "" && (slices.Contains(a.related, b.frame) || slices.Contains(b.related, a.frame)):
		f["related frame"] = 1
	}
	if f["same lemma"] == 0 && opposed(a, b, pack) {
		f["opposite or converse"] = 1
	}
	f["sentence cosine"] = a.sentence.dot(b.sentence)
	f["clause cosine"] = a.clause.dot(b.clause)
	f["shared participant"], f["shared named"] = shared(a, b)
	if f["related frame"] > 0 && f["shared participant"] > 0 {
		f["related and shared"] = 1
	}
	if a.befallen != "" && a.befallen == b.befallen {
		f["same befallen"] = 1
	}
	if conflict(a, b, claim.Place) {
		f["conflicting place"] = 1
	}
	if f["shared participant"] == 0 && f["clause cosine"] < .1 && f["same befallen"] == 0 {
		f["nothing in common"] = 1
	}
	if a.claim.Reporting || b.claim.Reporting {
		f["reporting"] = 1
	}
	if a.ref.Source == b.ref.Source {
		f["same document"] = 1
	}
	return f
}

func opposed(a, b *profile, pack *rule.Pack) bool {
	for _, part := range []string{"verb", "noun"} {
		for _, o := range pack.Opposites(a.lemma, part) {
			if o.A == b.lemma || o.B == b.lemma {
				return true
			}
		}
	}
	for _, c := range pack.Converse(a.lemma) {
		if c.A == b.lemma || c.B == b.lemma {
			return true
		}
	}
	return false
}

// shared weighs the participants that two claims have in common, whatever their roles: passives, converses and
// nouns change roles too often to insist on them. Both results lie between 0 and 1.
func shared(a, b *profile) (any, named float64) {
	for _, p := range a.participants {
		for _, q := range b.participants {
			w := (p.weight + q.weight) / 2
			switch {
			case p.key == q.key || p.head != "" && p.head == q.head:
			case p.side != "" && p.side == q.side:
				w *= .5 // "Armenian representatives", "Armenian negotiators": of one side
			default:
				continue
			}
			if p.role != q.role {
				w *= .7
			}
			any = math.Max(any, w)
			if p.named && q.named && p.key == q.key {
				named = math.Max(named, w)
			}
		}
	}
	return any, named
}

// conflict reports whether both claims fill a role with names, and none is the same.
func conflict(a, b *profile, role claim.RoleName) bool {
	var x, y []string
	for _, p := range a.participants {
		if p.role == role && p.named {
			x = append(x, p.key)
		}
	}
	for _, q := range b.participants {
		if q.role == role && q.named {
			y = append(y, q.key)
		}
	}
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	for _, k := range x {
		if slices.Contains(y, k) {
			return false
		}
	}
	return true
}

// probability is the logistic of the weighted sum.
func (f features) probability() float64 {
	sum := 0.0
	for _, name := range slices.Sorted(keys(f)) {
		sum += weights[name] * f[name]
	}
	return 1 / (1 + math.Exp(-sum))
}

func keys(f features) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range f {
			if !yield(k) {
				return
			}
		}
	}
}

// why says in words which features joined the pair, strongest first.
func (f features) why() []string {
	names := slices.Sorted(keys(f))
	slices.SortStableFunc(names, func(x, y string) int {
		d := math.Abs(weights[y]*f[y]) - math.Abs(weights[x]*f[x])
		switch {
		case d > 0:
			return 1
		case d < 0:
			return -1
		}
		return 0
	})
	var out []string
	for _, n := range names {
		if n == "bias" || f[n] == 0 || math.Abs(weights[n]*f[n]) < .2 {
			continue
		}
		out = append(out, fmt.Sprintf("%s %+.1f", n, weights[n]*f[n]))
	}
	return out
}
