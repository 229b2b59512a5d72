package analysis

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"gainsay/internal/attribution"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
)

// misquotes reports whether a difference is one of content between quotations of one named speaker: other words, and not
// another spelling, number or tense of the same, nor an editor's insertion.
func (b *builder) misquotes(d *passage.Difference) bool {
	if len(d.Members) != 2 || d.Members[0].Document == d.Members[1].Document {
		return false
	}
	var lemmas [2]string
	var speakers [2]string
	for i, m := range d.Members {
		doc := b.documents[m.Document]
		s := doc.sentenceAt(m.Start)
		if s < 0 || m.Empty() || bracketed(doc.Text, m.Span) || strings.ContainsAny(m.Cut(doc.Text), "[]…*") || strings.Contains(m.Cut(doc.Text), "...") {
			return false
		}
		a := doc.attributionAt(m.Span)
		if a == nil || a.Grade != attribution.Named {
			return false
		}
		speakers[i] = a.SourceName
		n := 0
		for _, t := range doc.read.Sentences[s].Tokens {
			if !m.Contains(t.Span) {
				continue
			}
			if !t.InQuote || n == maxMisquoted {
				return false
			}
			n++
			if contentWord(&t) {
				lemmas[i] += strings.ToLower(t.Lemma) + " "
			}
		}
	}
	if speakers[0] != speakers[1] || lemmas[0] == "" || lemmas[1] == "" {
		return false
	}
	// Half of the letters must differ: "center" and "centre", "organise" and "organize" are spellings.
	apart := levenshtein.ComputeDistance(lemmas[0], lemmas[1])
	return 2*apart > max(utf8.RuneCountInString(lemmas[0]), utf8.RuneCountInString(lemmas[1]))
}

// maxMisquoted is how many words two quotations of one utterance may differ by in one place.
const maxMisquoted = 3

// contentWord reports whether a token tells something; the commonest verbs stand for one another ("I got", "I have").
func contentWord(t *nlp.Token) bool {
	switch strings.ToLower(t.Lemma) {
	case "be", "have", "get", "do", "go", "come", "make", "take", "say", "thing":
		return false
	}
	switch t.Class {
	case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
		return true
	}
	return false
}
