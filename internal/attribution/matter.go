package attribution

import (
	"cmp"
	"slices"
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// reason is one thing that makes a sentence worth checking.
type reason struct {
	matter Matter
	weight float64
	why    string
}

// The weights with which matters are ranked: what can be counted and who did wrong before what happened, what
// happened before why, and why before what will be.
const (
	figureWeight     = 4.0
	accusationWeight = 4.0
	// A number below ten in words counts people of a family as often as victims.
	smallFigureWeight = 3.0
	// Events of which the packs know a frame are what news is made of; others come after.
	eventWeight      = 2.5
	otherEventWeight = 1.6
	causeWeight      = 2.0
	forecastWeight   = 1.2
	detailWeight     = 0.5
)

// matters lists what a sentence states inside some spans that can be checked, the gravest first.
func (f *Finder) matters(s *nlp.Sentence, spans []text.Span) []reason {
	var out []reason
	add := func(m Matter, weight float64, why string) {
		if !slices.ContainsFunc(out, func(r reason) bool { return r.matter == m }) {
			out = append(out, reason{m, weight, why})
		}
	}
	event := false
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.InQuote || !slices.ContainsFunc(spans, func(x text.Span) bool { return x.Contains(t.Span) }) {
			continue
		}
		lower, lemma := strings.ToLower(t.Form), strings.ToLower(t.Lemma)
		switch {
		case f.counts(s, i):
			weight := figureWeight
			if isSmallNumber(lower) {
				weight = smallFigureWeight
			}
			add(Figure, weight, "states a figure: “"+figureWords(s, i)+"”")
		case strings.HasPrefix(t.Tag, "V") && f.listed(lemma, "accusation/verb") && f.isDeed(s, i):
			add(Accusation, accusationWeight, "says that somebody did wrong: “"+verbWords(s, i)+"”")
		case strings.HasPrefix(t.Tag, "NN") && f.listed(lemma, "accusation/noun") && !isName(t):
			add(Accusation, accusationWeight-1, "speaks of a wrong: “"+lower+"”")
		case f.isCause(s, i):
			add(Cause, causeWeight, "states a cause: “"+lower+"”")
		}
		if !event && strings.HasPrefix(t.Tag, "NN") && f.isNews(t) && f.sized(s, i) {
			event = true
			add(Happening, eventWeight+f.detail(s), "states an event and its size: “"+lower+"”")
		}
		if !event && (f.happened(s, i) || f.tookPlace(s, i)) {
			event = true
			weight := otherEventWeight
			if f.isNews(t) {
				weight = eventWeight
			}
			add(Happening, weight+f.detail(s), "states an event: “"+verbWords(s, i)+"”")
		}
		if (lower == "will" || lower == "’ll" || lower == "'ll") && t.Tag == "MD" {
			add(Forecast, forecastWeight, "says what will be: “"+lower+"”")
		}
	}
	slices.SortStableFunc(out, func(a, b reason) int { return -cmp.Compare(a.weight, b.weight) })
	return out
}

// sized reports whether an event noun carries an adjective of size that nobody counted: "large demonstrations".
func (f *Finder) sized(s *nlp.Sentence, noun int) bool {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Head == noun && t.Relation == "amod" && f.listed(strings.ToLower(t.Form), "event/size") {
			return true
		}
	}
	return false
}

// isNews reports whether a word carries an event of which the packs know a frame.
func (f *Finder) isNews(t *nlp.Token) bool {
	part := "verb"
	if strings.HasPrefix(t.Tag, "NN") {
		part = "noun"
	}
	_, ok := f.rules.FrameOf(strings.ToLower(t.Lemma), part)
	return ok
}

func isSmallNumber(lower string) bool {
	switch lower {
	case "two", "three", "four", "five", "six", "seven", "eight", "nine":
		return true
	}
	return false
}

// counts reports whether token i is a figure of the world: a cardinal that is no date, no age of a person and no
// part of a name, or a word for a rough number ("dozens").
func (f *Finder) counts(s *nlp.Sentence, i int) bool {
	t := &s.Tokens[i]
	lower := strings.ToLower(t.Form)
	switch lower {
	case "dozens", "scores", "hundreds", "thousands", "millions", "billions":
		return true
	case "one", "1":
		return false
	}
	if t.Tag != "CD" || isName(t) || i > 0 && strings.HasPrefix(s.Tokens[i-1].Tag, "NNP") && !f.listed(strings.ToLower(s.Tokens[i-1].Form), "name/calendar") {
		return false
	}
	if isYear(lower) || i > 0 && f.listed(strings.ToLower(s.Tokens[i-1].Form), "name/calendar") {
		return false
	}
	if i+1 < len(s.Tokens) {
		next := strings.ToLower(s.Tokens[i+1].Form)
		if f.listed(next, "name/calendar", "number/known") || next == "o'clock" {
			return false
		}
	}
	if i > 0 {
		before := strings.ToLower(s.Tokens[i-1].Form)
		if f.listed(before, "number/label") {
			return false // a name and no amount
		}
		switch before {
		case "the", "these", "those", "both", "other", "all", "his", "her", "its", "their":
			return false // known from before: "the two administrations"
		}
	}
	if i > 1 && s.Tokens[i-1].Tag == "," && isName(&s.Tokens[i-2]) && (i+1 == len(s.Tokens) || s.Tokens[i+1].Class == "PUNCT" || s.Tokens[i+1].Tag == "CC") {
		return false // an age: "Jane Orlan, 43, ..."
	}
	if i > 0 && (strings.EqualFold(s.Tokens[i-1].Lemma, "turn") || strings.EqualFold(s.Tokens[i-1].Lemma, "aged") || strings.EqualFold(s.Tokens[i-1].Lemma, "age")) {
		return false
	}
	if isAge(s, i) {
		return false
	}
	return !strings.Contains(lower, ":")
}

// isAge reports whether number i is how old somebody is: "16 years old", "a 16-year-old girl".
func isAge(s *nlp.Sentence, i int) bool {
	words := []string{"year", "old"}
	for _, t := range s.Tokens[i+1:] {
		switch {
		case len(words) == 0:
			return true
		case t.Form == "-" || t.Form == "\u2010" || t.Form == "\u2011":
		case strings.EqualFold(t.Lemma, words[0]) || strings.EqualFold(t.Form, words[0]):
			words = words[1:]
		default:
			return false
		}
	}
	return len(words) == 0
}

func isYear(w string) bool {
	if len(w) != 4 || w[0] != '1' && w[0] != '2' {
		return false
	}
	for _, c := range w {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// figureWords are the words of a figure with its unit.
func figureWords(s *nlp.Sentence, i int) string {
	start, end := i, i+1
	for start > 0 && (s.Tokens[start-1].Tag == "CD" || s.Tokens[start-1].Tag == "$" || s.Tokens[start-1].Form == "£" || s.Tokens[start-1].Form == "€") {
		start--
	}
	for end < len(s.Tokens) && end < i+4 && (s.Tokens[end].Tag == "CD" || strings.HasPrefix(s.Tokens[end].Tag, "NN") || s.Tokens[end].Form == "%") {
		end++
	}
	var words []string
	for _, t := range s.Tokens[start:end] {
		words = append(words, t.Form)
	}
	return strings.Join(words, " ")
}

// verbWords are a verb with the auxiliary before it and the particle behind it.
func verbWords(s *nlp.Sentence, i int) string {
	start, end := i, i+1
	for start > 0 && start > i-3 && isAuxiliaryOf(s, start-1, i) {
		start--
	}
	if end < len(s.Tokens) && s.Tokens[end].Tag == "RP" {
		end++
	}
	var words []string
	for _, t := range s.Tokens[start:end] {
		words = append(words, t.Form)
	}
	return strings.Join(words, " ")
}

// isDeed reports whether a verb tells what somebody did: a finite past or perfect, or a passive; not what might be.
func (f *Finder) isDeed(s *nlp.Sentence, i int) bool {
	t := &s.Tokens[i]
	if t.Relation == "amod" || t.Relation == "compound" {
		return false
	}
	for k := range s.Tokens {
		// A crash or a storm does no wrong.
		if c := &s.Tokens[k]; c.Head == i && c.Relation == "nsubj" && strings.HasPrefix(c.Tag, "NN") && !isName(c) && !f.isSomebody(strings.ToLower(c.Form)) {
			return false
		}
	}
	passive := false
	for k := range s.Tokens {
		passive = passive || s.Tokens[k].Head == i && (s.Tokens[k].Relation == "aux:pass" || s.Tokens[k].Relation == "nsubj:pass")
	}
	if (passive || t.Relation == "acl") && !hasBy(s, i) && (t.Relation == "acl" || f.listed(strings.ToLower(t.Lemma), "accident/verb")) {
		return false // who "was killed" or "injured" need not have been wronged
	}
	switch t.Tag {
	case "VBD", "VBN":
	case "VBG", "VBZ", "VBP":
		if t.Relation != "root" && t.Relation != "conj" && t.Relation != "ccomp" {
			return false
		}
	default:
		return false
	}
	for k := max(0, i-4); k < i; k++ {
		switch strings.ToLower(s.Tokens[k].Form) {
		case "could", "would", "might", "may", "if", "not", "n't", "n’t", "to":
			return false
		}
	}
	return true
}

// hasBy reports whether a participle names its agent with "by".
func hasBy(s *nlp.Sentence, verb int) bool {
	for _, c := range s.Children(verb) {
		if !strings.HasPrefix(s.Tokens[c].Relation, "obl") {
			continue
		}
		for _, m := range s.Children(c) {
			if s.Tokens[m].Relation == "case" && strings.EqualFold(s.Tokens[m].Form, "by") {
				return true
			}
		}
	}
	return false
}

// isNaming reports whether a verb gives a thing its name.
func isNaming(lemma string) bool {
	switch lemma {
	case "call", "name", "dub", "term", "title", "entitle", "nickname", "christen":
		return true
	}
	return false
}

// stative verbs tell of no event: what is, seems, holds or belongs.
func (f *Finder) stative(lemma string) bool { return f.listed(lemma, "verb/stative") }

// happened reports whether a verb tells of an event: a finite past or perfect of a verb that is no state.
func (f *Finder) happened(s *nlp.Sentence, i int) bool {
	t := &s.Tokens[i]
	lemma := strings.ToLower(t.Lemma)
	if t.InQuote || f.stative(lemma) || f.listed(lemma, "cue/pseudo") || t.Tag == "VBN" && isNaming(lemma) {
		return false
	}
	if t.Tag != "VBD" && t.Tag != "VBN" || strings.HasPrefix(t.Relation, "aux") || t.Relation == "cop" || t.Relation == "amod" {
		return false
	}
	switch t.Relation {
	case "root", "conj", "parataxis", "ccomp", "acl:relcl", "advcl":
	default:
		return false
	}
	if t.Tag == "VBD" {
		return !f.hasModal(s, i)
	}
	auxiliary := false
	for k := max(0, i-4); k < i; k++ {
		switch w := strings.ToLower(s.Tokens[k].Form); w {
		case "has", "have", "had", "was", "were", "been", "’s", "'s", "’ve", "'ve":
			auxiliary = true
		}
	}
	return auxiliary && !f.hasModal(s, i)
}

func (f *Finder) hasModal(s *nlp.Sentence, verb int) bool {
	for k := range s.Tokens {
		if s.Tokens[k].Head == verb && s.Tokens[k].Tag == "MD" {
			return true
		}
	}
	return false
}

// tookPlace reports whether a noun of an event is tied to a time or a deed ("talks held earlier this month", "large
// demonstrations calling for changes").
func (f *Finder) tookPlace(s *nlp.Sentence, i int) bool {
	t := &s.Tokens[i]
	if !strings.HasPrefix(t.Tag, "NN") || isName(t) {
		return false
	}
	if _, ok := f.rules.FrameOf(strings.ToLower(t.Lemma), "noun"); !ok {
		return false
	}
	for k := range s.Tokens {
		if c := &s.Tokens[k]; c.Head == i && k > i && c.Relation == "acl" && (c.Tag == "VBN" || c.Tag == "VBG") {
			return true
		}
	}
	// "with large demonstrations calling for changes"
	if t.Relation != "nsubj" || t.Head < 0 {
		return false
	}
	verb := &s.Tokens[t.Head]
	return (verb.Tag == "VBG" || verb.Tag == "VBN") && (verb.Relation == "advcl" || verb.Relation == "acl")
}

// detail adds weight for what makes an event checkable: names, dates, and words of size without a figure.
func (f *Finder) detail(s *nlp.Sentence) float64 {
	sum := 0.0
	names, dates, sizes := false, false, false
	for i := range s.Tokens {
		lower := strings.ToLower(s.Tokens[i].Form)
		switch {
		case f.listed(lower, "name/calendar") || isYear(lower):
			dates = true
		case isName(&s.Tokens[i]):
			names = true
		case lower == "many" || lower == "large" || lower == "substantial" || lower == "numerous" || lower == "massive" || lower == "huge":
			sizes = true
		}
	}
	for _, b := range []bool{names, dates, sizes} {
		if b {
			sum += detailWeight
		}
	}
	return sum
}

// isCause reports whether token i is the word of a stated cause.
func (f *Finder) isCause(s *nlp.Sentence, i int) bool {
	next := ""
	if i+1 < len(s.Tokens) {
		next = strings.ToLower(s.Tokens[i+1].Form)
	}
	lemma, tag := strings.ToLower(s.Tokens[i].Lemma), s.Tokens[i].Tag
	if f.listed(lemma, "cause/verb") {
		return tag == "VBD" || tag == "VBN" || tag == "VBZ"
	}
	switch lemma {
	case "lead", "contribute":
		return strings.HasPrefix(tag, "V") && tag != "VB" && next == "to"
	case "result":
		return strings.HasPrefix(tag, "V") && (next == "in" || next == "from")
	case "because":
		return true
	case "due", "owing":
		return next == "to"
	}
	return false
}
