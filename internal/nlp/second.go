package nlp

import (
	"cmp"
	"slices"

	"gainsay/internal/nlp/models"
	"gainsay/internal/nlp/parser"
	"gainsay/internal/nlp/tagger"
)

// secondReading looks for the finite verb of a sentence that has none. A greedy reader takes "A blast killed 34." for a
// blast that was killed; a sentence that ends in a stop is seldom a mere phrase, so the words that are most nearly a
// finite verb to the tagger are tried as one, and the first that gets a subject and governs the sentence is taken.
func secondReading(s *Sentence, m *models.Reading, in *parser.Input, tags *tagger.Tags) {
	if !closedByStop(s) || hasFiniteRoot(s) {
		return
	}
	candidates := finiteCandidates(s, m, tags)
	if len(candidates) == 0 {
		return
	}
	first := slices.Clone(s.Tokens)
	for _, c := range candidates {
		second := m.Tagger.TagWith(in.Words, c.word, c.tag)
		fillTags(s, m, &second)
		fillTree(s, m, in, &second)
		if s.Tokens[c.word].Head < 0 && hasSubject(s, c.word) {
			return
		}
	}
	copy(s.Tokens, first)
}

// finiteCandidate is a word that may be a finite verb; lead is by how much the tagger preferred another tag.
type finiteCandidate struct {
	word, tag int
	lead      float64
}

// finiteCandidates lists up to three words that follow a possible subject, the likeliest first.
func finiteCandidates(s *Sentence, m *models.Reading, tags *tagger.Tags) []finiteCandidate {
	var out []finiteCandidate
	nominal := false
	for i := range s.Tokens {
		if nominal {
			for _, f := range finiteFor(s.Tokens[i].Tag) {
				number := m.Tagger.PennNumber(f.tag)
				if number == 0 {
					continue
				}
				if lead := tags.Margin(i, int(number-1)); lead < f.limit {
					out = append(out, finiteCandidate{i, int(number - 1), lead})
				}
			}
		}
		switch s.Tokens[i].Class {
		case "NOUN", "PROPN", "PRON", "NUM":
			nominal = true
		}
	}
	slices.SortStableFunc(out, func(a, b finiteCandidate) int { return cmp.Compare(a.lead, b.lead) })
	return out[:min(len(out), 3)]
}

// finiteForm is a tag that a word may have instead of its first one, if that one leads by less than limit.
type finiteForm struct {
	tag   string
	limit float64
}

// The leads of the first tag up to which it is doubted. On the dev treebanks the second reading gains arcs up to about
// these and loses arcs from about twice these on.
const (
	participleLead = 100
	nounLead       = 80
)

// finiteFor lists the finite forms for which a word with the given tag may have been mistaken.
func finiteFor(tag string) []finiteForm {
	switch tag {
	case "VBN", "JJ":
		return []finiteForm{{"VBD", participleLead}}
	case "NNS":
		return []finiteForm{{"VBZ", nounLead}}
	case "NN", "VB":
		return []finiteForm{{"VBP", nounLead}}
	default:
		return nil
	}
}

// closedByStop reports whether the sentence ends in a full stop. Exclamations and questions often have no verb.
func closedByStop(s *Sentence) bool {
	for i := len(s.Tokens) - 1; i >= 0; i-- {
		switch s.Tokens[i].Form {
		case ".":
			return true
		case "\"", "”", "’", "'", "''", ")":
			continue
		}
		return false
	}
	return false
}

// hasFiniteRoot reports whether the main clause has a finite verb, or an imperative.
func hasFiniteRoot(s *Sentence) bool {
	root := s.Root()
	if root < 0 || finite(s.Tokens[root].Tag) || s.Tokens[root].Tag == "VB" {
		return true
	}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Head != root || !finite(t.Tag) {
			continue
		}
		switch t.Relation {
		case "cop", "aux", "aux:pass", "parataxis", "conj", "ccomp":
			return true
		}
	}
	return false
}

func hasSubject(s *Sentence, verb int) bool {
	for i := range s.Tokens[:verb] {
		if t := &s.Tokens[i]; t.Head == verb && (t.Relation == "nsubj" || t.Relation == "csubj" || t.Relation == "expl") {
			return true
		}
	}
	return false
}

func finite(tag string) bool {
	switch tag {
	case "VBD", "VBP", "VBZ", "MD":
		return true
	}
	return false
}
