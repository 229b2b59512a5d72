package compare

// negator is a word that turns what stands in its scope.
type negator struct {
	// at is the word, from and to its scope (to exclusive); kind is "not", "no", "never", "without", "fail" or "near".
	at, from, to int
	kind         string
}

// turning words are never compared themselves.
var turning = set("not n't nt never no none nobody nothing nowhere neither nor without cannot no-one")

// takers turn an infinitive or a noun that follows: "failed to reach", "refused to sign", "lack of".
var takers = set("fail refuse decline unable neglect cease forbid prohibit unwilling")

// objectors turn the noun or gerund that follows: "denied the report", "avoided paying".
var objectors = set("deny avoid prevent lack")

// findNegators finds the negators of a side and the words in their scope. Scope is read without a tree: it runs from
// the negator to the end of its clause, which a comma, a semicolon, a stop, a conjunction that opens a clause of its own
// or a relative pronoun closes. "Not only", "not just" turn nothing.
func (s *side) findNegators() {
	for i := range s.words {
		w := &s.words[i]
		n := negator{at: i, from: i + 1, to: -1}
		switch w.lower {
		case "not", "n't", "nt", "cannot":
			n.kind = "not"
			if i+1 < len(s.words) {
				switch s.words[i+1].lower {
				case "only", "just", "merely", "simply", "least":
					continue
				}
			}
			if i > 0 && s.words[i-1].lower == "or" || i > 1 && s.words[i-2].lower == "or" {
				continue // "may or may not", "whether or not": both are left open
			}
		case "rather", "instead":
			if i+1 >= len(s.words) || s.words[i+1].lower != "than" && s.words[i+1].lower != "of" {
				continue
			}
			n.kind, n.from, n.to = "without", i+2, min(i+6, len(s.words))
		case "stop", "stops", "stopped", "stopping":
			if !s.fromGerund(i + 1) {
				continue
			}
			n.kind = "fail"
		case "never":
			n.kind = "never"
		case "no":
			n.kind = "no"
			if i+1 < len(s.words) {
				switch s.words[i+1].lower {
				case "doubt", ",", ".", "matter", "wonder":
					continue
				case "longer":
					n.from = i + 2
				}
			}
		case "none", "nobody", "nothing", "nowhere", "neither", "nor", "no-one":
			n.kind = "no"
		case "without":
			n.kind, n.to = "without", min(i+5, len(s.words))
		default:
			switch {
			case takers[w.lemma] && i+1 < len(s.words) && s.words[i+1].lower == "to":
				n.kind, n.from = "fail", i+2
			case objectors[w.lemma] && (w.class == "VERB" || w.lemma == "lack"):
				n.kind = "fail"
			case w.lower == "yet" && i+1 < len(s.words) && s.words[i+1].lower == "to":
				n.kind, n.from = "fail", i+2
			default:
				continue
			}
		}
		if end := s.clauseEnd(n.from); n.to < 0 || end < n.to {
			n.to = end
		}
		s.negators = append(s.negators, n)
		for k := n.from; k < n.to; k++ {
			s.words[k].negated = !s.words[k].negated
		}
	}
}

// fromGerund reports whether "from" and a gerund follow within a few words ("stopped him from leaving").
func (s *side) fromGerund(i int) bool {
	for k := i; k+1 < min(i+5, len(s.words)); k++ {
		if s.words[k].lower == "from" && s.words[k+1].tag == "VBG" {
			return true
		}
	}
	return false
}

// clauseEnd is the first word from i on that no longer belongs to the clause.
func (s *side) clauseEnd(i int) int {
	for k := i; k < len(s.words); k++ {
		w := &s.words[k]
		if w.sentence != s.words[max(0, i-1)].sentence {
			return k
		}
		switch w.lower {
		case ",", ";", ":", ".", "?", "!", "--", "–", "—", "(", ")":
			if k > i {
				return k
			}
		case "but", "while", "although", "though", "because", "if", "whereas", "unless", "despite", "when", "after", "before", "since", "until":
			if k > i {
				return k
			}
		case "and", "or":
			if k+1 < len(s.words) && k > i && (s.words[k+1].class == "DET" || s.words[k+1].class == "PRON") && s.verbWithin(k+1, 8) {
				return k
			}
		case "which", "who":
			if k > i+1 {
				return k
			}
		}
	}
	return len(s.words)
}

// verbWithin reports whether a finite verb or an auxiliary follows within n words.
func (s *side) verbWithin(from, n int) bool {
	for k := from; k < min(from+n, len(s.words)); k++ {
		switch s.words[k].tag {
		case "VBZ", "VBD", "VBP", "MD":
			return true
		}
	}
	return false
}

// findStance counts the words by which a side keeps its distance.
func (s *side) findStance() {
	for i := range s.words {
		w := &s.words[i]
		switch {
		case refuting[w.lemma] || refuting[w.lower]:
			s.refutations++
		case hedging[w.lower] || hedging[w.lemma]:
			s.hedges++
		case reporting[w.lemma] && (w.class == "VERB" || w.class == "NOUN"):
			s.reports++
		}
		if w.lower == `"` || w.lower == "“" || w.lower == "``" {
			s.quoted = true
		}
	}
}

var (
	refuting = set(`hoax fake false untrue bogus debunk debunked fabricate fabricated rumor rumour myth satire prank satirical deny
		refute dispute disprove baseless unfounded incorrect wrong misleading doctored photoshopped mistaken retract discredit disproven nonsense fiction fictional photoshop phony faked rubbish dispel contradict
		reject inaccurate exaggerated misreport quash unsubstantiated unproven`)
	hedging = set(`may might could possibly perhaps probably likely reportedly allegedly apparently purportedly supposedly rumored
		rumoured unconfirmed alleged possible potential plan expect seem appear suspect consider`)
	reporting = set(`say claim report tell announce state allege suggest believe think warn insist add argue note reveal confirm
		according`)
)
