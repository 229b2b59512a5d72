package analysis

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"gainsay/internal/attribution"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
	"gainsay/internal/text"
)

// misquotes reports whether a difference is one of content between quotations of one utterance: other words, and not
// another spelling, number or tense of the same, nor an editor's insertion. All copies quote it, with the same words
// around, and none names another speaker than the others.
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
			if !b.oneSpeaker(x.document, x.said, y.document, y.said) || !sameUtterance(x.words, y.words) {
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
	// words of the whole quotation, as far as it stands in the sentence.
	words []string
}

// misquoted reads one place of a difference; false where it is not quoted, tells nothing, or is an editor's.
func (b *builder) misquoted(m passage.Place) (misquoted, bool) {
	out := misquoted{document: m.Document}
	doc := b.documents[m.Document]
	s := doc.sentenceAt(m.Start)
	if s < 0 || m.Empty() || bracketed(doc.Text, m.Span) || strings.ContainsAny(m.Cut(doc.Text), "[]…*") || strings.Contains(m.Cut(doc.Text), "...") {
		return out, false
	}
	n := 0
	for _, t := range doc.read.Sentences[s].Tokens {
		if t.InQuote && wordLike(t.Form) {
			out.words = append(out.words, strings.ReplaceAll(strings.ToLower(t.Form), "’", "'"))
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
	return out, out.lemmas != "" && (len(out.words) >= leastQuotation || out.said != nil && out.said.Grade == attribution.Named)
}

// sameUtterance reports whether two quotations are of one utterance: all but a few of the words of the shorter stand in the
// longer, in the same order.
func sameUtterance(x, y []string) bool {
	if len(y) < len(x) {
		x, y = y, x
	}
	shared := text.CommonWords(x, y)
	return shared >= leastAround && float64(shared) >= sureCopy*float64(len(x)-1)
}

// leastAround is how many words two quotations must share beside those in which they differ.
const leastAround = 5

// oneSpeaker reports whether two sources may be one speaker. Only two people by their names are surely two: a report has an
// author, and a party a spokesman.
func (b *builder) oneSpeaker(i int, x *attribution.Attribution, j int, y *attribution.Attribution) bool {
	ex, ey := b.speaker(i, x), b.speaker(j, y)
	return ex == nil || ey == nil || entity.Same(ex, ey) > entity.SureDifferent || sharesWord(strings.ToLower(ex.Name), strings.Fields(strings.ToLower(ey.Name)))
}

// speaker is the person who is named for an attribution of a document, nil for none.
func (b *builder) speaker(document int, a *attribution.Attribution) *entity.Entity {
	if a == nil || a.Grade != attribution.Named || a.Entity < 0 {
		return nil
	}
	if e := &b.documents[document].entities.Entities[a.Entity]; e.Kind == entity.Person && len(e.Names) > 0 {
		return e
	}
	return nil
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
