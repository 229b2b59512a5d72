package compare

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/nlp"
	"gainsay/internal/quantity"
	"gainsay/internal/text"
	"gainsay/internal/timex"
)

// side is one of the two texts, read without trees: all that most deciders need, at a tenth of the cost.
type side struct {
	text  string
	words []word
	// amounts and times in the order of the text; times are never amounts as well.
	amounts []amount
	times   []moment
	// negators are what turns words of the side around, in order.
	negators []negator
	// hedges counts words that make less than an assertion, refutations those that take a report back.
	hedges, refutations, reports int
	question, quoted             bool
}

// word is one token with what the alignment needs.
type word struct {
	text.Span
	lower, lemma, stem string
	tag, class         string
	// content words carry the meaning: nouns, verbs, adjectives, numbers and most adverbs. Words of an amount or a time
	// are set apart (value), since they are compared as values.
	content, name, value bool
	sentence             int
	// negated is the parity of the negators in whose scope the word stands.
	negated bool
	// sense is what the thesaurus knows of a common content word, nil for any other.
	sense *sense
}

type amount struct {
	quantity.Quantity
	// first and last are the indices of its words, last exclusive.
	first, last int
}

type moment struct {
	timex.Expression
	first, last int
}

// newSide takes over a document that was read shallowly.
func newSide(d *nlp.Document) *side {
	s := &side{text: d.Text}
	for i := range d.Sentences {
		sentence := &d.Sentences[i]
		from := len(s.words)
		for k := range sentence.Tokens {
			s.words = append(s.words, newWord(&sentence.Tokens[k], i))
		}
		if n := len(sentence.Tokens); n > 0 && sentence.Tokens[n-1].Form == "?" {
			s.question = true
		}
		for _, t := range timex.Find(sentence, d.Text, time.Time{}) {
			m := moment{Expression: t}
			m.first, m.last = s.within(from, t.Span)
			for k := m.first; k < m.last; k++ {
				s.words[k].value = true
			}
			s.times = append(s.times, m)
		}
		for _, q := range quantity.Find(sentence, d.Text) {
			a := amount{Quantity: q}
			a.first, a.last = s.within(from, q.Span)
			if s.timed(q.Number) {
				continue
			}
			n, m := s.within(from, q.Number)
			for k := n; k < m; k++ {
				s.words[k].value = true
			}
			s.amounts = append(s.amounts, a)
		}
	}
	s.findNegators()
	s.findStance()
	return s
}

// timed reports whether a span lies in an expression of time that is a date.
func (s *side) timed(span text.Span) bool {
	for i := range s.times {
		if s.times[i].Kind != timex.Duration && s.times[i].Start < span.End && span.Start < s.times[i].End {
			return true
		}
	}
	return false
}

// within finds the words that a span touches, from a word on.
func (s *side) within(from int, span text.Span) (int, int) {
	first, last := len(s.words), len(s.words)
	for i := from; i < len(s.words); i++ {
		if s.words[i].End > span.Start && first == len(s.words) {
			first = i
		}
		if s.words[i].Start >= span.End {
			last = i
			break
		}
	}
	return min(first, last), last
}

func newWord(t *nlp.Token, sentence int) word {
	w := word{Span: t.Span, lower: strings.ToLower(t.Form), lemma: strings.ToLower(t.Lemma), tag: t.Tag, class: t.Class, sentence: sentence}
	r, _ := utf8.DecodeRuneInString(t.Form)
	w.name = t.Class == "PROPN" && (unicode.IsUpper(r) || unicode.IsDigit(r))
	switch t.Class {
	case "NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "X", "INTJ":
		w.content = !light[w.lemma] && !light[w.lower] && (unicode.IsLetter(r) || unicode.IsDigit(r))
	}
	if turning[w.lower] {
		w.content = false
	}
	w.stem = stem(w.lemma)
	return w
}

// light words say too little for their presence or absence to matter.
var light = set(`be have do get go make take come say tell also there here then so very too just only even still
	now well more most much many other such same own as than about up down out off over away back again ever rather quite
	when where why how which who what while however mr mrs ms dr sir thing something anything someone anyone currently
	actually already yet one would could may might can will shall should must`)

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// stem strips what remains of derivation and inflection from a lemma, so that "discovery" meets "discover" and
// "Italian" meets "Italy" by their beginnings. It is meant for comparing two sentences.
func stem(w string) string {
	if len(w) < 5 || w[0] < 'a' || w[0] > 'z' {
		return w
	}
	for _, suffix := range stemSuffixes {
		if root, ok := strings.CutSuffix(w, suffix); ok && len(root) >= 4 {
			w = root
			break
		}
	}
	if n := len(w); n > 4 && (w[n-1] == 'e' || w[n-1] == 'y' || w[n-1] == 'i') {
		w = w[:n-1]
	}
	if n := len(w); n > 4 && w[n-1] == w[n-2] && w[n-1] != 's' && w[n-1] != 'l' {
		w = w[:n-1]
	}
	return w
}

var stemSuffixes = []string{"ations", "ation", "ition", "ment", "ness", "ings", "ing", "ions", "ion", "ers", "er", "ors", "or", "ists", "ist",
	"ical", "ally", "ful", "ive", "able", "ible", "ance", "ence", "ed", "es", "ly", "al", "ic", "s"}
