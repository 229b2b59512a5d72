package nlp

import (
	"cmp"
	"slices"

	"gainsay/internal/nlp/models"
	"gainsay/internal/nlp/parser"
	"gainsay/internal/nlp/tagger"
)

// otherReadings reads a sentence again with other tags where the tagger was nearly as ready to give them, or where the
// sentence shows what next to no sentence of the treebanks does. A greedy tagger does not know what the tree will need:
// "A blast killed 34 and wounded 50." comes out as a blast that was killed. A reading with fewer oddities is better, and
// among equals one that the parser scores clearly higher.
func otherReadings(s *Sentence, m *models.Reading, in *parser.Input, tags *tagger.Tags, score float64) {
	var given []tagger.Given
	odd, suspects := oddities(s)
	for _, c := range alternatives(s, m, tags, odd, suspects) {
		if slices.ContainsFunc(given, func(g tagger.Given) bool { return g.Word == c.word }) {
			continue
		}
		tried := append(given, tagger.Given{Word: c.word, Penn: c.tag})
		before := s.state()
		second := m.Tagger.TagWith(in.Words, tried)
		fillTags(s, m, &second)
		newScore := fillTree(s, m, in, &second)
		if left, _ := oddities(s); left < odd || left == odd && c.lead < closeLead && newScore > score+clearlyHigher {
			given, odd, score = tried, left, newScore
			continue
		}
		s.restore(before)
	}
}

// Measured on the dev treebanks: up to closeLead the tagger's first tag is doubted in any sentence, and a reading whose
// tree scores clearlyHigher gains more arcs than it loses.
const (
	closeLead     = 25
	clearlyHigher = 250
	// maxReadings bounds the readings after the first.
	maxReadings = 4
)

// oddities counts what the main clauses of treebanks have not: no finite verb before a full stop, a participle with a
// subject and without an auxiliary, an adjective or a participle joined to a number, a conjunction or an adverb with a
// subject, a clause of time without a verb. suspects are the words that may be to blame; nil stands for any word.
func oddities(s *Sentence) (count int, suspects []int) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Head < 0 {
			continue
		}
		head := &s.Tokens[t.Head]
		switch {
		case t.Relation == "conj" && head.Tag == "CD" && (t.Tag == "JJ" || t.Tag == "VBN" || t.Tag == "VBD"):
			count++
			suspects = append(suspects, i)
		case t.Relation == "nsubj" && head.Tag == "VBN" && !hasAuxiliary(s, t.Head):
			count++
			suspects = append(suspects, t.Head)
		case t.Relation == "nsubj" && (head.Tag == "WRB" || head.Tag == "IN") && head.Head >= 0:
			count++
			suspects = append(suspects, head.Head)
		case t.Tag == "WRB" && t.Relation == "advmod" && head.Class == "NOUN" && head.Relation == "advcl" && !hasAuxiliary(s, t.Head):
			count++
			for k := range s.Tokens {
				if s.Tokens[k].Head == t.Head {
					suspects = append(suspects, k)
				}
			}
		}
	}
	if closedByStop(s) && !hasFiniteRoot(s) {
		return count + 1, nil
	}
	return count, suspects
}

func hasAuxiliary(s *Sentence, verb int) bool {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Head == verb && (t.Relation == "aux" || t.Relation == "aux:pass" || t.Relation == "cop") {
			return true
		}
	}
	return false
}

// alternative is another tag for a word; lead is by how much the tagger preferred the first.
type alternative struct {
	word, tag int
	lead      float64
}

// alternatives lists other tags that words may have, the likeliest first: those that were nearly chosen, and in an odd
// sentence finite verbs among the suspects, or among all words, that follow a possible subject.
func alternatives(s *Sentence, m *models.Reading, tags *tagger.Tags, odd int, suspects []int) []alternative {
	var out []alternative
	nominal := false
	for i := range s.Tokens {
		for _, f := range otherTags[s.Tokens[i].Tag] {
			number := m.Tagger.PennNumber(f.tag)
			if number == 0 {
				continue
			}
			limit := 0.0
			if f.close {
				limit = closeLead
			}
			if odd > 0 && nominal && (suspects == nil || slices.Contains(suspects, i)) {
				limit = max(limit, f.limit)
			}
			if lead := tags.Margin(i, int(number-1)); lead < limit {
				out = append(out, alternative{i, int(number - 1), lead})
			}
		}
		switch s.Tokens[i].Class {
		case "NOUN", "PROPN", "PRON", "NUM":
			nominal = true
		}
	}
	slices.SortStableFunc(out, func(a, b alternative) int { return cmp.Compare(a.lead, b.lead) })
	return out[:min(len(out), maxReadings)]
}

// otherTag is a tag that a word may have instead of its first one: in any sentence if close is set and the first leads by
// less than closeLead, in an odd one if it leads by less than limit.
type otherTag struct {
	tag   string
	close bool
	limit float64
}

// otherTags lists the tags for which each may have been mistaken. Pairs that lose arcs on the dev treebanks are left out.
var otherTags = map[string][]otherTag{
	"VBN": {{"VBD", true, participleLead}},
	"JJ":  {{"VBD", true, participleLead}},
	"NNS": {{"VBZ", true, nounLead}},
	"NN":  {{"VBP", true, nounLead}, {"VBD", false, nounLead}, {"VB", true, 0}},
	"VB":  {{"VBP", true, nounLead}, {"NN", true, 0}},
	"VBD": {{"VBN", true, 0}},
	"VBZ": {{"NNS", true, 0}},
}

// The leads of the first tag up to which it is doubted in an odd sentence. On the dev treebanks the second reading gains
// arcs up to about these and loses arcs from about twice these on.
const (
	participleLead = 100
	nounLead       = 80
)

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

func finite(tag string) bool {
	switch tag {
	case "VBD", "VBP", "VBZ", "MD":
		return true
	}
	return false
}
