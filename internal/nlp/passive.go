package nlp

// sharePassive gives the second of two passives that share their auxiliary its subject: "12 people were killed and 43
// injured", "were killed and houses destroyed". The treebanks have hardly any such clause, and the parser makes an
// adjective with a number of it. It returns the participles, whose tags have changed.
func sharePassive(s *Sentence) (participles []int) {
	for c := 1; c+2 < len(s.Tokens); c++ {
		if s.Tokens[c].Tag != "CC" {
			continue
		}
		first := passiveBefore(s, c)
		if first < 0 {
			continue
		}
		subject, participle := elliptic(s, c+1)
		if participle < 0 || s.Dominates(participle, first) || s.Dominates(subject, first) {
			continue
		}
		// "documents seized by police remain missing": the noun has a verb of its own.
		if h := s.Tokens[subject].Head; h > participle {
			continue
		}
		if h := s.Tokens[participle].Head; h > participle || hasAuxiliary(s, participle) || hasChild(s, participle, "obj") {
			continue
		}
		t, n := &s.Tokens[participle], &s.Tokens[subject]
		t.Tag, t.Class = "VBN", "VERB"
		t.Head, t.Relation = first, "conj"
		n.Head, n.Relation = participle, "nsubj:pass"
		s.Tokens[c].Head, s.Tokens[c].Relation = participle, "cc"
		participles = append(participles, participle)
	}
	return participles
}

// passiveBefore finds the passive participle of the clause before a conjunction, -1 where another verb stands between.
func passiveBefore(s *Sentence, c int) int {
	for i := c - 1; i > 0; i-- {
		switch s.Tokens[i].Tag {
		case "VBN":
			if hasChild(s, i, "aux:pass") {
				return i
			}
			return -1
		case "VBD", "VBP", "VBZ", "VB", "VBG", "MD", ":":
			return -1
		}
	}
	return -1
}

// elliptic finds a short noun phrase from start on and the participle right after it, -1 where there are none.
func elliptic(s *Sentence, start int) (subject, participle int) {
	for i := start; i < len(s.Tokens) && i < start+6; i++ {
		t := &s.Tokens[i]
		if i > start && (t.Tag == "VBN" || t.Tag == "VBD" || t.Tag == "JJ") && looksParticiple(t.Form) {
			previous, last := &s.Tokens[i-1], i+1 == len(s.Tokens)
			if previous.Tag != "CD" && previous.Class != "NOUN" && previous.Class != "PROPN" {
				return -1, -1
			}
			if !last {
				switch s.Tokens[i+1].Class {
				case "NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON":
					return -1, -1 // it modifies a noun, or has an object
				}
			}
			return i - 1, i
		}
		switch t.Class {
		case "NOUN", "PROPN", "NUM", "DET", "ADJ", "ADP", "ADV":
			if t.Class == "ADP" && t.Lemma != "at" && t.Lemma != "to" {
				return -1, -1
			}
		default:
			return -1, -1
		}
	}
	return -1, -1
}

// looksParticiple reports whether a form may be a past participle.
func looksParticiple(form string) bool {
	n := len(form)
	return n > 3 && (form[n-2:] == "ed" || form[n-2:] == "en") || form == "hurt" || form == "shot" || form == "held"
}

func hasChild(s *Sentence, head int, relation string) bool {
	for i := range s.Tokens {
		if s.Tokens[i].Head == head && s.Tokens[i].Relation == relation {
			return true
		}
	}
	return false
}
