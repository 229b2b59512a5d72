package claim

import (
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// tree is a sentence with its children listed, so that the rules below need not search for them.
type tree struct {
	*nlp.Sentence
	kids [][]int
}

func newTree(s *nlp.Sentence) *tree {
	t := &tree{Sentence: s, kids: make([][]int, len(s.Tokens))}
	for i := range s.Tokens {
		if h := s.Tokens[i].Head; h >= 0 && h < len(s.Tokens) {
			t.kids[h] = append(t.kids[h], i)
		}
	}
	return t
}

// relation without its subtype.
func (t *tree) relation(i int) string {
	r, _, _ := strings.Cut(t.Tokens[i].Relation, ":")
	return r
}

// is reports whether token i hangs on its head by one of the relations, given in full or without subtype.
func (t *tree) is(i int, relations ...string) bool {
	full, bare := t.Tokens[i].Relation, t.relation(i)
	for _, r := range relations {
		if r == full || r == bare {
			return true
		}
	}
	return false
}

// child is the first dependent of i by one of the relations, -1 for none.
func (t *tree) child(i int, relations ...string) int {
	for _, k := range t.kids[i] {
		if t.is(k, relations...) {
			return k
		}
	}
	return -1
}

// children are all dependents of i by one of the relations.
func (t *tree) children(i int, relations ...string) []int {
	var out []int
	for _, k := range t.kids[i] {
		if t.is(k, relations...) {
			out = append(out, k)
		}
	}
	return out
}

func (t *tree) lower(i int) string { return strings.ToLower(t.Tokens[i].Form) }

// preposition is the lemma of the first case marker of i, with its fixed parts ("because of"), "" for none.
func (t *tree) preposition(i int) string {
	k := t.child(i, "case")
	if k < 0 {
		return ""
	}
	p := t.lower(k)
	for _, f := range t.children(k, "fixed") {
		p += " " + t.lower(f)
	}
	return p
}

// outside are the relations by which something hangs on a noun or a predicate without being part of its answer.
var outside = map[string]bool{
	"acl:relcl": true, "parataxis": true, "punct": true, "discourse": true, "vocative": true, "appos": true,
	"advcl": true, "ccomp": true, "dislocated": true,
}

// phrase is the span of the noun phrase or clause that token i heads, as a person would quote it: without its
// preposition, appositions, relative clauses and what follows a gap that these leave.
//
// A clause that holds the predicate itself is left out as well: in "an agreement overseen by X" the agreement alone is
// what was overseen. predicate is -1 where there is none.
func (t *tree) phrase(i, predicate int) text.Span {
	in := make([]bool, len(t.Tokens))
	in[i] = true
	var add func(j, depth int)
	add = func(j, depth int) {
		for _, k := range t.kids[j] {
			if outside[t.Tokens[k].Relation] || outside[t.relation(k)] || predicate >= 0 && i != predicate && t.Dominates(k, predicate) {
				continue
			}
			if t.is(k, "nmod", "acl", "obl") && t.afterComma(k) {
				continue
			}
			if j == i && (t.is(k, "case", "mark", "cc", "cop", "conj") && (k < i || t.is(k, "conj") && !t.nounConjunct(k))) {
				continue
			}
			if j == i && t.Tokens[i].Class == "VERB" && t.is(k, "nsubj", "aux") {
				continue
			}
			in[k] = true
			if depth < 40 {
				add(k, depth+1)
			}
		}
	}
	add(i, 0)
	lo, hi := i, i
	for lo > 0 && (in[lo-1] || t.bridge(in, lo-1, -1)) {
		lo--
	}
	for hi+1 < len(in) && (in[hi+1] || t.bridge(in, hi+1, 1)) {
		hi++
	}
	for !in[lo] {
		lo++
	}
	for !in[hi] || hi > i && t.Tokens[hi].Tag == "POS" { // "Crossline's offer" is Crossline's, whose name has no 's
		hi--
	}
	return text.Span{Start: t.Tokens[lo].Start, End: t.Tokens[hi].End}
}

// afterComma reports whether a comma stands before everything that k dominates: what follows it is an aside.
func (t *tree) afterComma(k int) bool {
	first := k
	for j := k - 1; j >= 0 && t.Dominates(k, j); j-- {
		first = j
	}
	return first > 0 && (t.Tokens[first-1].Form == "," || t.Tokens[first].Form == ",")
}

// nounConjunct reports whether conjunct k is a nominal: "Armenia and Azerbaijan" is one answer, "said and left" not.
func (t *tree) nounConjunct(k int) bool {
	return isNominal(t.Tokens[k].Class) || t.Tokens[k].Class == "ADJ" || t.Tokens[k].Class == "NUM"
}

// bridge reports whether token j, itself left out, is a mark inside the phrase ("Jon", "first", vice): punctuation
// with more of the phrase behind it.
func (t *tree) bridge(in []bool, j, step int) bool {
	if t.Tokens[j].Class != "PUNCT" && t.Tokens[j].Class != "SYM" {
		return false
	}
	next := j + step
	return next >= 0 && next < len(in) && in[next]
}

func isNominal(class string) bool {
	return class == "NOUN" || class == "PROPN" || class == "PRON" || class == "NUM" || class == "SYM"
}

// clause is the span of everything that predicate i dominates, without surrounding punctuation.
func (t *tree) clause(i int) text.Span {
	lo, hi := i, i
	for j := range t.Tokens {
		if t.Dominates(i, j) {
			lo, hi = min(lo, j), max(hi, j)
		}
	}
	for lo < i && t.Tokens[lo].Class == "PUNCT" {
		lo++
	}
	for hi > i && t.Tokens[hi].Class == "PUNCT" {
		hi--
	}
	return text.Span{Start: t.Tokens[lo].Start, End: t.Tokens[hi].End}
}
