package nlp

// joinSubjects makes one subject of two bare nominals that stand side by side under one verb: "said Crossline chief
// executive Paul Denning" has one subject, which ends in the name. A greedy parser that has taken the first word of a
// long title for the subject cannot take it back.
func joinSubjects(s *Sentence) {
	for x := range s.Tokens {
		t := &s.Tokens[x]
		if t.Relation != "nsubj" || t.Head < 0 || t.Class != "PROPN" && t.Class != "NOUN" {
			continue
		}
		for y := x + 1; y < len(s.Tokens); y++ {
			u := &s.Tokens[y]
			if u.Relation == "nsubj" && u.Head == t.Head && (u.Class == "PROPN" || u.Class == "NOUN") && (t.Head < x || t.Head > y) {
				if s.bare(x, y) {
					t.Head, t.Relation = y, "compound"
				}
				break
			}
		}
	}
}

// bare reports whether all words between x and y hang, in the end, on y, are words of a title or a name, and nothing
// hangs on x from between.
func (s *Sentence) bare(x, y int) bool {
	for i := x + 1; i < y; i++ {
		switch s.Tokens[i].Class {
		case "NOUN", "PROPN", "ADJ":
		default:
			return false
		}
		h := i
		for n := 0; h >= 0 && h != y && n < len(s.Tokens); n++ {
			h = s.Tokens[h].Head
		}
		if h != y {
			return false
		}
	}
	return true
}

// joinNames makes one phrase of a person's name whose words the parser has hung side by side under one verb: "appointed
// Edith Crane" has one object. Names are known only after the whole document has been looked at.
func joinNames(s *Sentence) {
	first := -1
	for i := range s.Tokens {
		t := &s.Tokens[i]
		switch {
		case t.Name != Person:
			first = -1
		case t.NameStart:
			first = i
		case first >= 0 && t.Head >= 0 && t.Head == s.Tokens[first].Head:
			t.Head, t.Relation = first, "flat"
			t.Confidence = s.Tokens[first].Confidence
		}
	}
}
