package nlp

import (
	"strings"

	"gainsay/internal/nlp/lemma"
)

// repair mends what a greedy parser does against the grammar and the treebanks never do.
func repair(s *Sentence) {
	joinSubjects(s)
	attachRelatives(s)
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Head < 0 {
			continue
		}
		switch {
		case t.Relation == "obl:agent" && !hasCase(s, i, "by"):
			// Only "by" brings in an agent: "according to officials" does not.
			t.Relation = "obl"
		case t.Relation == "nsubj" && s.Tokens[t.Head].Tag == "VBP" && thirdPerson(t) && !hasChild(s, i, "conj"):
			// "She bit the officer": the present would be "bites".
			if past, ok := lemma.OfPast(s.Tokens[t.Head].Form); ok && past != strings.ToLower(s.Tokens[t.Head].Form) {
				s.Tokens[t.Head].Tag, s.Tokens[t.Head].Lemma = "VBD", past
			}
		case t.Relation == "conj" && i > t.Head && hasCase(s, i, "") && !hasCase(s, t.Head, "") && !coordinated(s, t.Head):
			// "The parties, with envoys in the room, signed": nothing joins the two.
			t.Relation = "nmod"
			if c := s.Tokens[t.Head].Class; c == "VERB" || c == "AUX" {
				t.Relation = "obl"
			}
		case t.Relation == "obj" && i > t.Head:
			// "said weapons had been withdrawn": a finite clause has a subject, and it stands before the verb.
			if clause := subjectless(s, t.Head, i); clause >= 0 {
				t.Head, t.Relation = clause, "nsubj"
				if hasChild(s, clause, "aux:pass") {
					t.Relation = "nsubj:pass"
				}
			}
		case t.Relation == "acl" && t.Tag == "VB" && s.Tokens[t.Head].Relation == "obj" && hasMarkTo(s, i):
			// "urged residents to leave": who is urged to do something is no noun with a purpose.
			if verb := s.Tokens[t.Head].Head; verb >= 0 && movesToAct[s.Tokens[verb].Lemma] {
				t.Head, t.Relation = verb, "xcomp"
			}
		case t.Relation == "advcl" && t.Tag == "VB" && movesToAct[s.Tokens[t.Head].Lemma] && hasMarkTo(s, i):
			if object := lastChild(s, t.Head, i, "obj"); object >= 0 && !commaBetween(s, object, i) {
				t.Relation = "xcomp"
			}
		}
	}
	promoteHeadlinePassive(s)
}

// thirdPerson reports whether a pronoun is "he", "she" or "it", with which the present ends in -s.
func thirdPerson(t *Token) bool {
	switch t.Lemma {
	case "he", "she", "it":
		return t.Tag == "PRP"
	}
	return false
}

// subjectless finds the finite clause without subject and conjunction that follows object right away under the same verb,
// -1 where there is none.
func subjectless(s *Sentence, verb, object int) int {
	for c := object + 1; c < len(s.Tokens); c++ {
		t := &s.Tokens[c]
		if t.Head != verb {
			continue
		}
		if t.Relation != "ccomp" {
			return -1
		}
		isFinite := finite(t.Tag)
		for i := range s.Tokens {
			switch u := &s.Tokens[i]; {
			case u.Head != c:
			case u.Relation == "mark" || u.Relation == "nsubj" || u.Relation == "nsubj:pass" || u.Relation == "csubj" || u.Relation == "expl":
				return -1
			case i < c && finite(u.Tag):
				isFinite = true
			}
		}
		if isFinite {
			return c
		}
		return -1
	}
	return -1
}

// movesToAct lists verbs whose object is to do what the infinitive after it says.
var movesToAct = map[string]bool{"advise": true, "allow": true, "ask": true, "cause": true, "compel": true, "convince": true,
	"direct": true, "enable": true, "encourage": true, "forbid": true, "force": true, "implore": true, "instruct": true,
	"invite": true, "oblige": true, "order": true, "permit": true, "persuade": true, "press": true, "pressure": true,
	"prompt": true, "push": true, "remind": true, "request": true, "require": true, "tell": true, "urge": true, "warn": true}

// promoteHeadlinePassive makes a clause of a headline that drops its auxiliary: "Man arrested after blast" says that a man
// was arrested.
func promoteHeadlinePassive(s *Sentence) {
	root := s.Root()
	if s.Kind != Heading || root < 0 || closedByStop(s) || s.Tokens[root].Class != "NOUN" && s.Tokens[root].Class != "PROPN" {
		return
	}
	verb := -1
	for i := root + 1; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if finite(t.Tag) {
			return
		}
		if t.Head == root && t.Relation == "acl" && t.Tag == "VBN" && verb < 0 {
			verb = i
		}
	}
	if verb < 0 {
		return
	}
	s.Tokens[verb].Head, s.Tokens[verb].Relation = -1, "root"
	s.Tokens[root].Head, s.Tokens[root].Relation = verb, "nsubj:pass"
}

// hasCase reports whether a word has a preposition of its own, the given one unless it is "".
func hasCase(s *Sentence, head int, lemma string) bool {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Head == head && t.Relation == "case" && i < head && t.Class == "ADP" && (lemma == "" || t.Lemma == lemma) {
			return true
		}
	}
	return false
}

func hasMarkTo(s *Sentence, verb int) bool {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Head == verb && t.Relation == "mark" && t.Tag == "TO" {
			return true
		}
	}
	return false
}

// coordinated reports whether one of the conjuncts of a word has a conjunction.
func coordinated(s *Sentence, head int) bool {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Head == head && t.Relation == "conj" && hasChild(s, i, "cc") {
			return true
		}
	}
	return false
}
