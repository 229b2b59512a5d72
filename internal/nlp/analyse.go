package nlp

import (
	"gainsay/internal/nlp/models"
	"gainsay/internal/nlp/parser"
	"gainsay/internal/nlp/tagger"
	"gainsay/internal/nlp/word"
)

// tagged is a sentence, or what follows its dateline, as the tagger described it: all that the parser asks besides tokens.
type tagged struct {
	// from is the first token, behind the dateline.
	from  int
	words []word.Word
	tags  tagger.Tags
}

// tag tags one sentence and finds its lemmas.
func tag(s *Sentence, m *models.Reading) tagged {
	forms := make([]string, len(s.Tokens))
	for i := range s.Tokens {
		forms[i] = s.Tokens[i].Form
	}
	t := tagged{words: word.Describe(make([]word.Word, 0, len(forms)), forms, m.Lexicon)}
	t.tags = m.Tagger.Tag(t.words)
	fillTags(s, m, &t.tags)
	return t
}

// parse finds the tree of a sentence that was tagged.
func (t *tagged) parse(s *Sentence, m *models.Reading) {
	n := len(t.words)
	in := &parser.Input{Words: t.words, Closed: word.Closed(t.words), Penn: make([]uint64, n), Universal: make([]uint64, n), Verb: make([]bool, n), Punct: make([]bool, n)}
	score := fillTree(s, m, in, &t.tags)
	otherReadings(s, m, in, &t.tags, score)
	for _, i := range sharePassive(s) {
		t := &s.Tokens[i]
		t.Lemma = m.Lemmatiser.Lemma(t.Form, t.Tag, t.Class, i == 0)
	}
}

// fillTags writes tags and lemmas into the sentence.
func fillTags(s *Sentence, m *models.Reading, tags *tagger.Tags) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		t.Head = -1
		tag, class := m.Tagger.PennName(tags.Penn[i]), m.Tagger.UniversalName(tags.Universal[i])
		if tag == t.Tag && class == t.Class {
			continue // as in the reading before
		}
		t.Tag, t.Class = tag, class
		t.Lemma = m.Lemmatiser.Lemma(t.Form, tag, class, i == 0)
	}
}

// fillTree parses the sentence as tagged and returns the parser's score.
func fillTree(s *Sentence, m *models.Reading, in *parser.Input, tags *tagger.Tags) float64 {
	for i := range s.Tokens {
		in.Penn[i], in.Universal[i] = uint64(tags.Penn[i])+1, uint64(tags.Universal[i])+1
		in.Verb[i] = parser.IsVerb(s.Tokens[i].Class)
		in.Punct[i] = s.Tokens[i].Class == "PUNCT"
	}
	arcs, score := m.Parser.Parse(in)
	for i, a := range arcs {
		t := &s.Tokens[i]
		t.Head, t.Relation, t.Confidence = a.Head, a.Relation, a.Confidence
	}
	repair(s)
	return score
}
