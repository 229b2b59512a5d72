package entity

import (
	"strings"

	"gainsay/internal/nlp"
)

// place of a mention in its sentence.
type position struct {
	// subject is true for the subject of a verb, passive for that of a passive.
	subject, passive, object bool
	// verb is the token of the predicate that governs it, -1 when unknown.
	verb int
	// preposition that introduces it, "" for none; governor is the token that the phrase hangs on, -1 when unknown.
	preposition string
	governor    int
	// possessive is true before "'s"; owned is then the token of what it has, else -1.
	possessive bool
	owned      int
}

// hasTree reports whether a sentence was parsed.
func hasTree(s *nlp.Sentence) bool {
	for i := range s.Tokens {
		switch s.Tokens[i].Relation {
		case "", "dep", "root", "punct":
		default:
			return true
		}
	}
	return false
}

// headOf is the token of [first, last] that governs the others: the one whose governor lies outside; without a tree
// the last.
func headOf(s *nlp.Sentence, first, last int) int {
	for i := first; i <= last; i++ {
		if h := s.Tokens[i].Head; s.Tokens[i].Relation != "" && s.Tokens[i].Relation != "dep" && (h < first || h > last) {
			return i
		}
	}
	return last
}

// base is a relation without its subtype.
func base(relation string) string {
	b, _, _ := strings.Cut(relation, ":")
	return b
}

// positionOf finds the place of the phrase [first, last] in its sentence, from the tree where there is one and from
// the words around it otherwise. A conjunct has the place of the first of its list.
func (r *reading) positionOf(s *nlp.Sentence, first, last int) position {
	if r.trees[s.Index] {
		return r.treePosition(s, first, last)
	}
	return r.shallowPosition(s, first, last)
}

func (r *reading) treePosition(s *nlp.Sentence, first, last int) position {
	p := position{verb: -1, governor: -1, owned: -1}
	h := headOf(s, first, last)
	if last+1 < len(s.Tokens) && isPossessive(s.Tokens[last+1].Form) {
		p.possessive = true
		p.owned = s.Tokens[h].Head
		return p
	}
	top := h
	for n := 0; n < maxConjuncts; n++ {
		switch base(s.Tokens[top].Relation) {
		case "conj", "appos", "flat", "compound":
			if g := s.Tokens[top].Head; g >= 0 && (base(s.Tokens[top].Relation) != "compound") {
				// A conjunct with a preposition of its own keeps it.
				if c := r.cases[top]; c != "" {
					p.preposition, p.governor = c, s.Tokens[g].Head
					return p
				}
				top = g
				continue
			}
		}
		break
	}
	t := &s.Tokens[top]
	p.governor = t.Head
	p.preposition = r.cases[top]
	switch t.Relation {
	case "nsubj", "csubj", "nsubj:outer":
		p.subject, p.verb = true, t.Head
	case "nsubj:pass":
		p.subject, p.passive, p.verb = true, true, t.Head
	case "obj", "iobj":
		p.object, p.verb = true, t.Head
	case "nmod:poss":
		p.possessive, p.owned = true, t.Head
	case "compound":
		p.owned = t.Head
	}
	if p.preposition == "by" && t.Relation == "obl:agent" {
		p.verb = t.Head
	}
	return p
}

// maxConjuncts bounds the walk up a list.
const maxConjuncts = 12

// markCases notes for each token of a sentence the preposition that it is marked with, and its subject.
func (r *reading) markCases(s *nlp.Sentence) {
	r.cases = append(r.cases[:0], make([]string, len(s.Tokens))...)
	r.subjects = append(r.subjects[:0], make([]int, len(s.Tokens))...)
	for j := range s.Tokens {
		h := s.Tokens[j].Head
		if h >= 0 && h < len(r.cases) && base(s.Tokens[j].Relation) == "nsubj" {
			r.subjects[h] = j + 1
		}
		if h >= 0 && h < len(r.cases) && r.cases[h] == "" && base(s.Tokens[j].Relation) == "case" && !isPossessive(s.Tokens[j].Form) {
			r.cases[h] = strings.ToLower(s.Tokens[j].Form)
		}
	}
}

func isPossessive(form string) bool {
	switch form {
	case "'s", "’s", "'", "’":
		return true
	}
	return false
}

// prepositions that matter for what a name stands for.
var prepositions = map[string]bool{"in": true, "at": true, "near": true, "from": true, "with": true, "between": true,
	"by": true, "to": true, "of": true, "on": true, "for": true, "against": true, "outside": true, "inside": true,
	"around": true, "across": true, "through": true, "into": true, "toward": true, "towards": true, "throughout": true,
	"within": true, "among": true, "amongst": true, "over": true, "beyond": true, "behind": true, "about": true, "via": true,
	"under": true, "after": true, "before": true, "like": true, "than": true, "off": true, "along": true, "outwith": true}

func (r *reading) shallowPosition(s *nlp.Sentence, first, last int) position {
	p := position{verb: -1, governor: -1, owned: -1}
	if last+1 < len(s.Tokens) && isPossessive(s.Tokens[last+1].Form) {
		p.possessive = true
		p.owned = r.nounAfter(s, last+2)
		return p
	}
	// To the left: over determiners and, in a list, over the members before.
	j := first - 1
	for steps := 0; j >= 0 && steps < maxConjuncts; steps++ {
		form := strings.ToLower(s.Tokens[j].Form)
		switch {
		case form == "the" || form == "both" || form == "either" || form == "neither":
			j--
			continue
		case (form == "and" || form == "or") && j > 0 && isCapitalised(s.Tokens[j-1].Form):
			j--
			for j >= 0 && isCapitalised(s.Tokens[j].Form) {
				j--
			}
			continue
		case prepositions[form]:
			p.preposition, p.governor = form, j-1
			return p
		}
		break
	}
	if j >= 0 && isVerbTag(s.Tokens[j].Tag) {
		p.object, p.verb = true, j
	}
	// To the right: the next verb, unless another noun phrase comes first.
	for k, steps := last+1, 0; k < len(s.Tokens) && steps < 8; k, steps = k+1, steps+1 {
		t := &s.Tokens[k]
		if isVerbTag(t.Tag) {
			if t.Tag == "VBG" || t.Tag == "VB" && k == last+1 {
				break
			}
			p.subject, p.object, p.verb = true, false, k
			// The verb behind auxiliaries carries the meaning.
			for m := k + 1; m < len(s.Tokens) && m <= k+4; m++ {
				if isVerbTag(s.Tokens[m].Tag) {
					p.verb = m
					p.passive = s.Tokens[m].Tag == "VBN" && isBe(s.Tokens[m-1].Form)
				} else if s.Tokens[m].Class != "ADV" && s.Tokens[m].Class != "PART" && s.Tokens[m].Tag != "RB" {
					break
				}
			}
			break
		}
		if t.Class == "ADV" || t.Tag == "RB" || (t.Form == "and" || isCapitalised(t.Form)) && k > last {
			continue
		}
		break
	}
	return p
}

func isBe(form string) bool {
	switch strings.ToLower(form) {
	case "be", "is", "are", "was", "were", "been", "being", "'s", "'re":
		return true
	}
	return false
}

// nounAfter is the head of the noun phrase that begins at token i: its last noun; -1 when there is none.
func (r *reading) nounAfter(s *nlp.Sentence, i int) int {
	last := -1
	for j := i; j < len(s.Tokens) && j < i+8; j++ {
		switch t := &s.Tokens[j]; {
		case strings.HasPrefix(t.Tag, "NN"):
			last = j
		case strings.HasPrefix(t.Tag, "JJ") || t.Tag == "CD" || t.Form == "-" || t.Tag == "VBN" || t.Tag == "VBG":
			if last >= 0 {
				return last
			}
		default:
			return last
		}
	}
	return last
}

// lemma of a token in lower case; the form where the reader gave none.
func lemma(s *nlp.Sentence, i int) string {
	if i < 0 || i >= len(s.Tokens) {
		return ""
	}
	if l := s.Tokens[i].Lemma; l != "" {
		return strings.ToLower(l)
	}
	return strings.ToLower(s.Tokens[i].Form)
}
