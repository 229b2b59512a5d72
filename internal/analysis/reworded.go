package analysis

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"gainsay/internal/attribution"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
	"gainsay/internal/verdict"
)

// Reworded copies: one word stands for another, or was left out, where nothing is turned round. In a quotation any such word is
// a change to what somebody said; outside, a word of content is, and one that only one copy has makes the other say more or
// less. None of this is more than a note, but it is what an editor who has both texts side by side marks.

// surelyReworded is how similar two passages have to be, with and without the words that differ, for these to be an editor's
// work rather than another sentence.
const (
	surelyReworded = .9
	wholeReworded  = .75
)

// mostReworded is how many words two copies may have each for their own in one place.
const mostReworded = 3

// reworded says which rule reports a difference of words between copies, "" for none.
func (b *builder) reworded(g *passage.Group, d *passage.Difference) (id string, v verdict.Verdict) {
	if !b.twoDocuments(d) {
		return "", ""
	}
	switch {
	case d.Rest >= sureCopy && b.edited(d):
		return "quote/edited", verdict.Tension
	case d.Rest < surelyReworded, g.Similarity < wholeReworded:
		return "", ""
	case b.publishedWithin(d, 1) && b.replaced(d): // agencies write their own copy anew from day to day
		return "copy/word-changed", verdict.Tension
	}
	switch word := b.added(d); {
	case word == nil:
	case b.hedges(word):
		return "hedged/modality", verdict.Hedged
	default:
		return "copy/word-added", verdict.Narrower
	}
	return "", ""
}

func (b *builder) twoDocuments(d *passage.Difference) bool {
	return slices.ContainsFunc(d.Members, func(m passage.Place) bool { return m.Document != d.Members[0].Document })
}

// edited reports whether a difference lies within quotations of one utterance, and is more than house style or an editor's mark.
func (b *builder) edited(d *passage.Difference) bool {
	var all []misquoted
	var forms []string
	var told []version
	for _, m := range d.Members {
		q, form, ok := b.quotedAs(m)
		if !ok {
			return false
		}
		all, forms, told = append(all, q), append(forms, form), append(told, b.toldAt(m))
	}
	for i, x := range all {
		for _, y := range all[i+1:] {
			if !b.oneSpeaker(x.document, x.said, y.document, y.said) || !sameUtterance(x.words, y.words) {
				return false
			}
		}
	}
	for i, f := range forms {
		if f != forms[0] && !respelled(f, forms[0]) && !b.oneTelling(told[i], told[0]) {
			return true
		}
	}
	return false
}

// pronounOf reports whether one version of a quotation has "it" where the other says what is meant: "into the car".
func pronounOf(x, y []string) bool {
	return len(x) == 1 && (x[0] == "it" || x[0] == "this" || x[0] == "that") && len(y) > 1 && len(y) <= longestMeant && y[0] == "the"
}

// longestMeant is how many words name what a pronoun stands for.
const longestMeant = 3

// toldAt reads what a quotation has in a place where versions differ, which quotedAs has found to be within it.
func (b *builder) toldAt(m passage.Place) version {
	doc := b.documents[m.Document]
	out := version{sentence: &doc.read.Sentences[doc.sentenceAt(max(m.Start-1, 0))], before: -1, behind: -1}
	for i, t := range out.sentence.Tokens {
		switch {
		case !wordLike(t.Form):
		case t.End <= m.Start:
			out.before = i
		case t.Start < m.End:
			out.words = append(out.words, i)
		case out.behind < 0:
			out.behind = i
		}
	}
	return out
}

func (b *builder) smallWord(lemma string) bool { return b.engine.pack.Listed("quotation/small", lemma) }

// quotedAs gives the words that one copy of a quotation has in the place where copies differ, which may be none; false where
// the place is not within the quotation, or is marked as an editor's.
func (b *builder) quotedAs(m passage.Place) (q misquoted, form string, ok bool) {
	q.document = m.Document
	doc := b.documents[m.Document]
	s := doc.sentenceAt(max(m.Start-1, 0))
	if s < 0 || bracketed(doc.Text, m.Span) {
		return q, "", false
	}
	tokens := doc.read.Sentences[s].Tokens
	var inside []string
	first, last := -1, -1
	for i := range tokens {
		t := &tokens[i]
		if t.InQuote && wordLike(t.Form) {
			q.words = append(q.words, strings.ReplaceAll(strings.ToLower(t.Form), "’", "'"))
		}
		switch {
		case t.End <= m.Start:
			first = i
		case t.Start >= m.End:
			if last < 0 {
				last = i
			}
		default:
			if !t.InQuote || !wordLike(t.Form) || strings.ContainsAny(t.Form, "[]()*…@#'’&") {
				return q, "", false
			}
			inside = append(inside, strings.ToLower(t.Form))
		}
	}
	// A word must stand on either side within the quotation: what begins or ends one is where outlets cut it.
	if first < 0 || last < 0 || !within(&tokens[first]) || !within(&tokens[last]) || len(inside) > mostReworded {
		return q, "", false
	}
	q.said = doc.attributionAt(m.Span)
	if q.said == nil {
		q.said = doc.attributionAt(tokens[first].Span)
	}
	return q, strings.Join(inside, " "), len(q.words) >= leastQuotation || q.said != nil && q.said.Grade == attribution.Named
}

// within reports whether a token is a word of a quotation that may stand beside one that differs.
func within(t *nlp.Token) bool {
	if strings.ContainsFunc(t.Form, unicode.IsDigit) {
		return false // "on 8 November", "on November 8"
	}
	return t.InQuote && wordLike(t.Form) && !strings.ContainsAny(t.Form, "[]()*…@#'’&") && !fillers[strings.ToLower(t.Form)]
}

// fillers are what reporters leave out of what they heard, by custom.
var fillers = map[string]bool{"uh": true, "um": true, "er": true, "ah": true, "oh": true, "well": true, "know": true, "mean": true}

// respelled reports whether two forms are most likely one word written in two ways, or one is a filler.
func respelled(x, y string) bool {
	strip := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, s)
	}
	if fillers[x] || fillers[y] || strings.ContainsFunc(x+y, unicode.IsDigit) {
		return true
	}
	x, y = strip(x), strip(y)
	if x == "" || y == "" {
		return x == y
	}
	near := func(x, y string) bool {
		return levenshtein.ComputeDistance(x, y) <= max(1, min(utf8.RuneCountInString(x), utf8.RuneCountInString(y))/4)
	}
	p, q := undoubled(x), undoubled(y)
	return near(x, y) || len(x)-len(p) != len(y)-len(q) && near(p, q) // "momma", "mama"
}

// undoubled writes letters that follow themselves once.
func undoubled(s string) string {
	var out []rune
	for _, r := range s {
		if len(out) == 0 || out[len(out)-1] != r {
			out = append(out, r)
		}
	}
	return string(out)
}

// replaced reports whether each copy has one word of content where another has another of its class, which says neither the
// same nor that somebody says something.
func (b *builder) replaced(d *passage.Difference) bool {
	var first *nlp.Token
	apart := false
	for _, m := range d.Members {
		tokens := b.documents[m.Document].tokensIn(m.Span)
		if len(tokens) != 1 || !contentWord(tokens[0]) || tokens[0].Class == "PROPN" || tokens[0].Class == "NUM" {
			return false
		}
		t := tokens[0]
		if _, cue := b.engine.pack.Cue(t.Lemma, "verb"); cue && t.Class == "VERB" {
			return false
		}
		if first == nil {
			first = t
			continue
		}
		if t.Class != first.Class {
			return false
		}
		if !strings.EqualFold(t.Lemma, first.Lemma) && !respelled(t.Lemma, first.Lemma) {
			if b.engine.judge.SameSense(t.Lemma, first.Lemma) {
				return false
			}
			apart = true
		}
	}
	return apart
}

// added is the word that only some of the copies have, an adjective or adverb that says more of what the others tell; nil for
// none.
func (b *builder) added(d *passage.Difference) *nlp.Token {
	var word *nlp.Token
	empty := false
	for _, m := range d.Members {
		if m.Empty() {
			empty = true
			continue
		}
		tokens := b.documents[m.Document].tokensIn(m.Span)
		if len(tokens) != 1 || tokens[0].Class != "ADJ" && !b.hedges(tokens[0]) || word != nil && !strings.EqualFold(word.Form, tokens[0].Form) {
			return nil
		}
		word = tokens[0]
	}
	if !empty {
		return nil
	}
	return word
}

// hedges reports whether an adverb makes less than an assertion of its sentence.
func (b *builder) hedges(t *nlp.Token) bool {
	if t.Class != "ADV" {
		return false
	}
	h, ok := b.engine.pack.Hedge(strings.ToLower(t.Form), "adverb")
	return ok && h.Modality == "hedged"
}
