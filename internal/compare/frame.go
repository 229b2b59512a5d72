package compare

import (
	"fmt"
	"slices"
	"strings"

	"gainsay/internal/rule"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// frame is what two sentences share that say the same but for one slot: the stretches that fill it. Whoever puts two such
// sentences side by side means one event, and the words that they share are the evidence of it; documents have to show as
// much by other signs. Voice, tense, articles and the order of the parts do not count.
type frame struct{ a, b phrase }

// longestSlot is the number of words up to which a stretch is taken for one slot.
const longestSlot = 6

// frame finds the slot in which two sentences differ that are otherwise the same.
func (p *pair) frame() (frame, bool) {
	if len(p.a.negators) != len(p.b.negators) || p.a.question || p.b.question {
		return frame{}, false
	}
	x, okx := p.slot(p.a, p.b, p.toB)
	y, oky := p.slot(p.b, p.a, p.toA)
	if !okx || !oky {
		return frame{}, false
	}
	shared := 0
	for i := range p.a.words {
		if w := &p.a.words[i]; (i < x.from || i >= x.to) && p.toB[i] >= 0 && w.content {
			shared++
		}
	}
	return frame{x, y}, shared > 0
}

// slot is the one stretch of a side with all the words that the other side lacks.
func (p *pair) slot(s, other *side, to []int) (phrase, bool) {
	x := phrase{-1, -1}
	for i := range s.words {
		if !p.lacks(s, other, to, i) {
			continue
		}
		if s.words[i].value {
			return phrase{}, false // the deciders of numbers and dates know more of these
		}
		if x.from < 0 {
			x.from = i
		}
		x.to = i + 1
	}
	if x.from < 0 {
		return phrase{}, false
	}
	for x.from > 0 && s.words[x.from].name && s.words[x.from-1].name {
		x.from--
	}
	for x.to < len(s.words) && s.words[x.to-1].name && s.words[x.to].name {
		x.to++
	}
	for i := x.from; i < x.to; i++ {
		if w := &s.words[i]; w.content && !w.name && !p.lacks(s, other, to, i) || w.class == "PUNCT" {
			return phrase{}, false
		}
	}
	return x, x.to-x.from <= longestSlot
}

// lacks reports whether the other side has nothing that answers a word which bears on what is said. A partner that is only
// somewhat like it does not answer it here.
func (p *pair) lacks(s, other *side, to []int, i int) bool {
	w := &s.words[i]
	if w.content || w.value {
		return to[i] < 0 || p.sureOf(s, i) < likeSense
	}
	switch w.class {
	case "DET", "AUX", "PUNCT", "PART":
		return turning[w.lower]
	}
	if w.lower == "by" || w.lower == "of" || w.lower == "to" || w.lemma == "be" || w.lemma == "have" {
		return false
	}
	return to[i] < 0 && !slices.ContainsFunc(other.words, func(o word) bool { return o.lemma == w.lemma })
}

// byFrame says how two sentences stand to each other that are the same but for one slot, or for who does it to whom.
func (c *Comparer) byFrame(p *pair) (verdict.Outcome, bool) {
	if o, ok := c.exchanged(p); ok {
		return o, true
	}
	f, ok := p.frame()
	if !ok {
		return verdict.Outcome{}, false
	}
	x, okx := p.a.core(f.a)
	y, oky := p.b.core(f.b)
	if !okx || !oky {
		return verdict.Outcome{}, false
	}
	return c.oneWord(p, f, x, y)
}

// core is the only word of a stretch that is no article or auxiliary.
func (s *side) core(x phrase) (int, bool) {
	at := -1
	for i := x.from; i < x.to; i++ {
		switch s.words[i].class {
		case "DET", "AUX", "PUNCT":
			continue
		case "ADP":
			if at >= 0 && s.words[at].content {
				continue // "survived", "died in"
			}
		}
		if at >= 0 {
			return 0, false
		}
		at = i
	}
	return at, at >= 0
}

// oneWord compares sentences that are the same but for one word each. Words that exclude each other do so of whatever the
// sentences are about, but before a noun: there they may tell one from another ("the northern bridge", "the southern bridge").
func (c *Comparer) oneWord(p *pair, f frame, i, j int) (verdict.Outcome, bool) {
	x, y := &p.a.words[i], &p.b.words[j]
	how := c.knowledge.excludes(x, y)
	if how == "" {
		return verdict.Outcome{}, false
	}
	o := verdict.Outcome{Verdict: verdict.Diverge, Slot: verdict.Whether, Rule: "divergence/opposite", Confidence: frameConfidence,
		Answers: spans(x.Span, y.Span)}
	o.Why = []string{fmt.Sprintf("the sentences are the same but for %q and %q, which exclude each other", x.Cut(p.a.text), y.Cut(p.b.text))}
	one := p.a.particularSubject() && p.b.particularSubject()
	predicated := p.a.describes(i) && p.b.describes(j)
	switch {
	case p.a.modifies(i) && p.b.modifies(j) && predicated:
		o.Slot, o.Rule = verdict.What, "divergence/kind"
		return o, one
	case p.a.modifies(i) && p.b.modifies(j):
		o.Verdict, o.Slot, o.Rule, o.Confidence = verdict.Tension, verdict.Who, "tension/description", descriptionConfidence
		o.Answers = spans(p.a.nounPhrase(i), p.b.nounPhrase(j))
		o.Why = []string{fmt.Sprintf("%q and %q are described differently; one may be the other", o.Answers[0].Cut(p.a.text), o.Answers[1].Cut(p.b.text))}
		return o, p.a.definite(f.a) && p.b.definite(f.b)
	case how == "country":
		return o, false
	case (x.class == "NOUN" || y.class == "NOUN") && !predicated:
		return o, false // two who do it are no contradiction: "the boy waved", "the girl waved"
	}
	return o, one
}

// descriptionConfidence is what is said of descriptions that differ: most are of one whom the texts describe in their own ways.
const descriptionConfidence = .7

// frameConfidence is what is said of sentences that are the same but for two words that exclude each other.
const frameConfidence = .8

// excludes says how two words exclude each other where all else is the same, "" where nothing is known: opposites of the
// rules, antonyms, two countries, a country and what is of many.
func (k knowledge) excludes(x, y *word) string {
	for _, w := range [][2]string{{x.lemma, y.lemma}, {x.lower, y.lower}, {x.lemma, y.lower}, {x.lower, y.lemma}} {
		if o, ok := k.pack.OppositePair(w[0], w[1], ""); ok {
			if o.Strength != "sequence" {
				return "opposite"
			}
		}
	}
	cx, okx := k.country(x.lower)
	cy, oky := k.country(y.lower)
	switch {
	case okx && oky && cx != cy, okx && k.pack.Listed("description/many", y.lower), oky && k.pack.Listed("description/many", x.lower):
		return "country"
	case okx || oky || x.class != y.class:
		return ""
	}
	if k.relation(x, y) == "antonym" {
		return "antonym"
	}
	return ""
}

// modifies reports whether a word stands before the noun that it describes.
func (s *side) modifies(i int) bool {
	if s.words[i].class != "ADJ" && s.words[i].class != "PROPN" && s.words[i].class != "NOUN" || i+1 >= len(s.words) {
		return false
	}
	n := s.words[i+1].class
	return n == "NOUN" || n == "PROPN" || n == "ADJ"
}

// nounPhrase is a word with the nouns behind it and the article before it.
func (s *side) nounPhrase(i int) text.Span {
	from, to := i, i
	for to+1 < len(s.words) && (s.words[to+1].class == "NOUN" || s.words[to+1].class == "PROPN" || s.words[to+1].class == "ADJ") {
		to++
	}
	if from > 0 && s.words[from-1].class == "DET" {
		from--
	}
	return s.words[from].Hull(s.words[to].Span)
}

// particularSubject reports whether what a side begins with is somebody or something in particular: a name, or a noun with an
// article that says so. What "a man" does another may leave.
func (s *side) particularSubject() bool {
	definite := len(s.times) > 0
	for i := range s.words {
		w := &s.words[i]
		switch {
		case w.name, w.class == "DET" && particularising[w.lower], w.tag == "PRP$":
			return true
		case w.class == "DET":
			definite = false
		case w.class == "NOUN", w.class == "VERB":
			return definite
		}
	}
	return definite
}

// definite reports whether a side, outside the slot, names somebody or speaks of something in particular.
func (s *side) definite(slot phrase) bool {
	for i := range s.words {
		if w := &s.words[i]; (i < slot.from || i >= slot.to) && (w.name || w.class == "DET" && particularising[w.lower]) {
			return true
		}
	}
	return false
}

// particularising words mean one of a kind, or all of it.
var particularising = set("the this that these those all both")

// exchanged compares who did it to whom: the same words in the same order but for two that change places round a verb that
// goes one way.
func (c *Comparer) exchanged(p *pair) (verdict.Outcome, bool) {
	if len(p.a.words) != len(p.b.words) || len(p.a.negators)+len(p.b.negators)+p.a.hedges+p.b.hedges > 0 || p.a.question {
		return verdict.Outcome{}, false
	}
	a, b := p.a.words, p.b.words
	from, to := 0, len(a)
	for from < to && a[from].lower == b[from].lower {
		from++
	}
	// Phrases that begin with one article have it in the stretch that they share.
	if from > 0 && a[from-1].class == "DET" {
		from--
	}
	for to > from && a[to-1].lower == b[to-1].lower {
		to--
	}
	for n := 1; n <= longestSlot && from+n < to; n++ {
		for m := 1; m <= longestSlot && from+n+m < to; m++ {
			x, y := phrase{from, from + n}, phrase{to - m, to}
			if !equalWords(a[x.from:x.to], b[to-n:to]) || !equalWords(a[y.from:y.to], b[from:from+m]) ||
				!equalWords(a[x.to:y.from], b[from+m:to-n]) {
				continue
			}
			if !p.a.goesOneWay(x, y, c.pack) {
				return verdict.Outcome{}, false
			}
			o := verdict.Outcome{Verdict: verdict.Diverge, Slot: verdict.Who, Rule: "divergence/swapped-roles", Confidence: frameConfidence,
				Answers: spans(p.a.span(x), p.b.span(phrase{from, from + m}))}
			o.Why = []string{fmt.Sprintf("%q does in one what %q does in the other, and the other way round",
				o.Answers[0].Cut(p.a.text), o.Answers[1].Cut(p.b.text))}
			return o, true
		}
	}
	return verdict.Outcome{}, false
}

func equalWords(a, b []word) bool {
	return slices.EqualFunc(a, b, func(x, y word) bool { return x.lower == y.lower })
}

// goesOneWay reports whether two stretches are somebody or something in particular on either side of a verb, or of a
// comparison, that does not say the same with the two exchanged.
func (s *side) goesOneWay(x, y phrase, pack *rule.Pack) bool {
	if !s.particular(x) || !s.particular(y) {
		return false
	}
	if x.from > 0 {
		switch before := &s.words[x.from-1]; before.class {
		case "PUNCT", "SCONJ", "VERB":
		default:
			return false // "the mayor of Ashford": not the whole of who did it
		}
	}
	verb, compares := false, false
	for i := x.to; i < y.from; i++ {
		w := &s.words[i]
		switch {
		case w.class == "CCONJ", w.lower == "with", w.lower == "as", w.lower == "like", w.lower == "near", w.lower == "beside",
			w.lower == "from", w.lower == "between", w.tag == "MD", pack.Listed("predicate/mutual", w.lemma):
			return false
		case w.class == "VERB", w.content && y.from-x.to == 1 && s.words[x.to-1].name && s.words[y.from].name:
			verb = true // a word between two names is a verb, whatever the tagger makes of it
		case w.lower == "than":
			compares = true
		}
	}
	return verb || compares
}

// particular reports whether a stretch is a name, or begins with an article that means one in particular.
func (s *side) particular(x phrase) bool {
	first := &s.words[x.from]
	for i := x.from; i < x.to; i++ {
		w := &s.words[i]
		if w.value || w.class == "VERB" || w.class == "AUX" || w.class == "ADP" && w.lower != "of" {
			return false
		}
	}
	return s.words[x.to-1].name || first.lower == "the" && s.words[x.to-1].class == "NOUN"
}

// answersSlot reports whether an outcome speaks of the slot in which the sentences differ.
func (p *pair) answersSlot(f frame, o *verdict.Outcome) bool {
	a, b := p.a.span(f.a), p.b.span(f.b)
	return o.Answers[0].Overlaps(a) && o.Answers[0].Len() <= a.Len()+len("of the ") || o.Answers[1].Overlaps(b) && o.Answers[1].Len() <= b.Len()+len("of the ")
}

// onlyTheSlot drops what two sentences agree on beside the slot in which they differ: "left before the vote" and "left after
// the vote" are no agreement.
func (p *pair) onlyTheSlot(outcomes []verdict.Outcome) []verdict.Outcome {
	f, ok := p.frame()
	if !ok {
		return outcomes
	}
	return slices.DeleteFunc(outcomes, func(o verdict.Outcome) bool {
		return (o.Verdict == verdict.Agree || o.Verdict == verdict.Narrower) && !p.answersSlot(f, &o) &&
			!strings.HasPrefix(o.Rule, "agree/said")
	})
}
