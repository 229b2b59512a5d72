package nlp

// attachRelatives hangs a clause that begins with a relative pronoun on the noun right before it: "organised by the
// council, which is campaigning" says who campaigns. Where the noun ends a long clause, a greedy parser has often closed
// it before it sees the pronoun, and makes the clause an adverbial of the verb.
func attachRelatives(s *Sentence) {
	for w := 1; w < len(s.Tokens); w++ {
		if !relativePronoun(&s.Tokens[w]) {
			continue
		}
		verb := s.Tokens[w].Head
		if verb <= w || s.Tokens[verb].Head < 0 {
			continue
		}
		if r := s.Tokens[verb].Relation; r != "advcl" && r != "parataxis" && (r != "conj" || joinedBefore(s, verb, w)) {
			continue
		}
		noun := w - 1
		if s.Tokens[noun].Tag == "IN" && s.Tokens[noun].Head == w {
			noun-- // "in which"
		}
		if noun > 0 && s.Tokens[noun].Form == "," {
			noun--
		}
		if noun < 0 || s.Tokens[noun].Class != "NOUN" && s.Tokens[noun].Class != "PROPN" {
			continue
		}
		for n := 0; n < len(s.Tokens); n++ {
			h := s.Tokens[noun].Head
			if h < 0 || !insideName(s.Tokens[noun].Relation) {
				break
			}
			noun = h
		}
		if noun < w && !s.Dominates(verb, noun) {
			s.Tokens[verb].Head, s.Tokens[verb].Relation = noun, "acl:relcl"
		}
	}
}

// relativePronoun reports whether a word relates a clause to a noun: "which", "who", "that" as a pronoun.
func relativePronoun(t *Token) bool {
	return t.Tag == "WDT" && (t.Lemma == "which" || t.Lemma == "that") || t.Tag == "WP" && t.Lemma == "who"
}

// insideName reports whether a word is a part of the phrase that its head names.
func insideName(relation string) bool {
	switch relation {
	case "compound", "flat", "fixed", "nummod":
		return true
	}
	return false
}

// lastChild is the last dependent of head before token i by the relation, -1 for none.
func lastChild(s *Sentence, head, i int, relation string) int {
	for k := i - 1; k > head; k-- {
		if s.Tokens[k].Head == head && s.Tokens[k].Relation == relation {
			return k
		}
	}
	return -1
}

func commaBetween(s *Sentence, a, b int) bool {
	for i := a + 1; i < b; i++ {
		if s.Tokens[i].Form == "," {
			return true
		}
	}
	return false
}

// joinedBefore reports whether a conjunction before token w joins the clause of verb to another: "and which".
func joinedBefore(s *Sentence, verb, w int) bool {
	for i := range w {
		if s.Tokens[i].Head == verb && s.Tokens[i].Relation == "cc" {
			return true
		}
	}
	return false
}
