package analysis

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"gainsay/internal/attribution"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
)

// misquotes reports whether a difference is one of content between quotations of one utterance: other words, and not
// another spelling, number or tense of the same, nor an editor's insertion. All copies quote it, and none names another
// speaker than the others.
func (b *builder) misquotes(d *passage.Difference) bool {
	var all []misquoted
	for _, m := range d.Members {
		q, ok := b.misquoted(m)
		if !ok {
			return false
		}
		all = append(all, q)
	}
	apart := false
	for i, x := range all {
		for _, y := range all[i+1:] {
			if !oneSpeaker(x.said, y.said) {
				return false
			}
			// Half of the letters must differ: "center" and "centre", "organise" and "organize" are spellings.
			apart = apart || x.document != y.document && 2*levenshtein.ComputeDistance(x.lemmas, y.lemmas) > max(utf8.RuneCountInString(x.lemmas), utf8.RuneCountInString(y.lemmas))
		}
	}
	return apart
}

// misquoted is what one copy has in the place where copies of a quotation differ.
type misquoted struct {
	document int
	lemmas   string
	said     *attribution.Attribution
}

// misquoted reads one place of a difference; false where it is not quoted, tells nothing, or is an editor's.
func (b *builder) misquoted(m passage.Place) (misquoted, bool) {
	out := misquoted{document: m.Document}
	doc := b.documents[m.Document]
	s := doc.sentenceAt(m.Start)
	if s < 0 || m.Empty() || bracketed(doc.Text, m.Span) || strings.ContainsAny(m.Cut(doc.Text), "[]…*") || strings.Contains(m.Cut(doc.Text), "...") {
		return out, false
	}
	n, quotation := 0, 0
	for _, t := range doc.read.Sentences[s].Tokens {
		if t.InQuote {
			quotation++
		}
		if !m.Contains(t.Span) {
			continue
		}
		if !t.InQuote || n == maxMisquoted {
			return out, false
		}
		n++
		if contentWord(&t) {
			out.lemmas += strings.ToLower(t.Lemma) + " "
		}
	}
	out.said = doc.attributionAt(m.Span)
	return out, out.lemmas != "" && (quotation >= leastQuotation || out.said != nil && out.said.Grade == attribution.Named)
}

// oneSpeaker reports whether two quotations may be of one speaker: nobody is named for one of them, or both have a word of
// the name in common.
func oneSpeaker(x, y *attribution.Attribution) bool {
	if x == nil || y == nil || x.Grade != attribution.Named || y.Grade != attribution.Named || x.SourceName == y.SourceName {
		return true
	}
	return sharesWord(strings.ToLower(x.SourceName), strings.Fields(strings.ToLower(y.SourceName))) || pronounSource(x) || pronounSource(y)
}

// pronounSource reports whether the speaker is only "he" or "they".
func pronounSource(a *attribution.Attribution) bool {
	switch strings.ToLower(a.SourceName) {
	case "he", "she", "it", "they", "we", "i":
		return true
	}
	return false
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
