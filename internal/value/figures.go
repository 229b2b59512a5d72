package value

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/quantity"
	"gainsay/internal/text"
	"gainsay/internal/timex"
)

// sameStory is how many days apart two documents may be published for a figure of one thing to be expected the same.
const sameStory = 3

// figures compares how many and how much, sentence by sentence. Figures that are equal or nearly so are of one thing where the signs
// say so; such as exclude each other only when they hang on one word ("a 47-page report", "a report of 48 pages") and have more in
// common round about, since of those that merely look alike one in three is of one thing (docs/verdicts.md).
func (f *Finder) figures(ctx context.Context, w *weights, all []told, o Options) ([]Match, error) {
	pairs, err := f.pairs(ctx, w, all, o.Related)
	if err != nil {
		return nil, err
	}
	var out []Match
	for i := range pairs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if o.Observe != nil || pairs[i].Relation() != Apart { // the rules for those ask for no signs
			signs := f.signs(w, &pairs[i])
			pairs[i].Signs = signs[:]
		}
		if o.Observe != nil {
			o.Observe(&pairs[i])
		}
		if m, ok := f.compare(w, &pairs[i]); ok {
			out = append(out, m)
		}
	}
	return out, nil
}

// sort of a figure: only figures of one are compared.
type sort struct {
	kind               quantity.Kind
	dimension, counted string
}

// sameSort reports whether two figures count or measure one sort of thing.
func sameSort(q, r *quantity.Quantity) bool {
	if q.Kind != r.Kind || q.Change != r.Change || q.Role != r.Role {
		return false
	}
	switch q.Kind {
	case quantity.Count:
		return q.Counted == r.Counted && plain(q.Counted) && q.Counted != "point" && q.Comparator != "none" && r.Comparator != "none"
	case quantity.Money, quantity.Measure, quantity.Percent:
		return q.Dimension == r.Dimension
	}
	return false
}

// plain reports whether a counted noun is a word, and not the remains of markup.
func plain(noun string) bool {
	return noun != "" && strings.IndexFunc(noun, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) < 0
}

// How much two figures that exclude each other must have in common round about, beside what they count and the word that they hang
// on: less for counts, whose noun tells what is counted.
const (
	leastCounted = .35
	leastOther   = .5
)

// How likely two figures must be of one thing to be told as equal or as spoken nearly alike: of the labelled pairs of other stories 95
// in a hundred are at these points. Numbers of two digits that tell seldom come twice by chance; small counts come again in one
// story for many things.
const (
	sureParticular = .4
	sureRound      = .6
	sureSmallCount = .85
	sureNear       = .75
)

func (f *Finder) compare(w *weights, p *Pair) (Match, bool) {
	x, y := p.x, p.y
	m := Match{A: p.A, B: p.B}
	cutA, cutB := x.Cut(x.document.Read.Text), y.Cut(y.document.Read.Text)
	if relation := p.Relation(); relation != Apart {
		m.Confidence = f.figure.Probability(p.Signs)
		switch {
		case relation == Same && m.Confidence >= p.least() && (telling(x.amount.Spoken) > 1 || sameNames(x, y)):
			m.Relation, m.Rule = Same, "agree/number"
			m.Why = []string{fmt.Sprintf("%q and %q", cutA, cutB)}
			return m, true
		case relation == Within && m.Confidence >= sureNear && nearly(x.amount, y.amount) && sameNames(x, y):
			m.Relation, m.Rule = Within, "narrower/figure"
			m.Question = fmt.Sprintf("What is the figure: %q or %q?", cutA, cutB)
			m.Why = []string{fmt.Sprintf("%q and %q may both be right", cutA, cutB)}
			if about := w.common(x, y, func(l string) bool { return l == x.unit() || l == y.unit() }); len(about) > 0 {
				m.Why = append(m.Why, "beside both stands "+quoted(about))
			}
			return m, true
		}
		return m, false
	}
	of, ok := f.sameThing(x, y)
	if !ok || x.partial() || y.partial() || x.amount.Kind == quantity.Percent { // of whom, and of what, is rarely said in both
		return m, false
	}
	about := w.common(x, y, func(l string) bool { return l == of || l == x.unit() || l == y.unit() })
	evidence := f.evidence(w, x, y, of, about)
	least := leastOther
	if x.amount.Kind == quantity.Count || x.counts() && y.counts() {
		least = leastCounted
	}
	if evidence < least || !f.timesAgree(x, y) || !sameNames(x, y) || x.several() || y.several() {
		return m, false
	}
	m.Relation, m.Rule, m.Confidence = Apart, "divergence/figure", min(.9, .5+.4*evidence)
	m.Question = fmt.Sprintf("Which figure is right: %q or %q?", cutA, cutB)
	hang := fmt.Sprintf("both hang on %q", of)
	if len(about) > 0 {
		hang += ", beside " + quoted(about)
	}
	m.Why = []string{fmt.Sprintf("%q and %q exclude each other", cutA, cutB), hang}
	return m, true
}

// least is how likely equal figures must be of one thing to be told.
func (p *Pair) least() float64 {
	switch {
	case telling(p.x.amount.Spoken) > 1:
		return sureParticular
	case p.x.amount.Kind == quantity.Count:
		return sureSmallCount
	}
	return sureRound
}

// What else speaks for one thing, beside the words in common: a name near both figures, the same day or year beside them, and
// how rare the word is that they hang on.
const (
	sameName = .15
	sameTime = .2
	rareKey  = .3
)

func (f *Finder) evidence(w *weights, x, y *told, of string, about []common) float64 {
	sum := rareKey * w.of(of)
	for _, c := range about {
		sum += c.weight
	}
	if len(x.named) > 0 && sameNames(x, y) {
		sum += sameName
	}
	if f.sharesTime(x, y) {
		sum += sameTime
	}
	return sum
}

// sharesTime reports whether both figures are of one time of the calendar that both sentences name.
func (f *Finder) sharesTime(x, y *told) bool {
	for _, s := range x.times {
		for _, t := range y.times {
			if s.Anchor == timex.Resolved && s.Granularity >= timex.Month && timex.CompareAcross(s, t) == timex.Same {
				return true
			}
		}
	}
	return false
}

// unit is the word of what a figure counts or of its unit, as it stands in the sentence.
func (t *told) unit() string { return t.words.content(&t.sentence.Tokens[t.head]) }

// quoted lists the weightiest of some words.
func quoted(about []common) string {
	var out []string
	for _, c := range about[:min(3, len(about))] {
		out = append(out, fmt.Sprintf("%q", c.lemma))
	}
	return strings.Join(out, ", ")
}

// counts reports whether a figure is an attribute of the noun that it stands before ("a 38-word oath").
func (t *told) counts() bool {
	switch t.sentence.Tokens[t.head].Relation {
	case "amod", "compound", "nummod":
		return true
	}
	return false
}

// sameThing gives the word that both figures hang on, its lemma and its place in the sentence of x, where nothing beside it
// tells two things apart.
func (f *Finder) sameThing(x, y *told) (lemma string, ok bool) {
	for _, g := range x.keys() {
		for _, h := range y.keys() {
			a, b := &x.sentence.Tokens[g], &y.sentence.Tokens[h]
			if a.Class != b.Class || !strings.EqualFold(a.Lemma, b.Lemma) || f.describedApart(x, y, g, h) {
				continue
			}
			if a.Class == "VERB" && (f.pack.Listed("number/drifting", a.Lemma) || !sameSubject(x, y, g, h)) {
				continue
			}
			return strings.ToLower(a.Lemma), true
		}
	}
	return "", false
}

// keys are the words that say what is measured: the governor of a figure, and nouns below it ("$5 billion in losses").
func (t *told) keys() []int {
	var out []int
	tells := func(i int) bool {
		tok := &t.sentence.Tokens[i]
		return t.words.content(tok) != "" && !t.measures(i)
	}
	if g := t.sentence.Tokens[t.head].Head; g >= 0 && tells(g) {
		out = append(out, g)
	}
	if k := t.behind(); k >= 0 && tells(k) {
		out = append(out, k)
	}
	for _, k := range t.sentence.Children(t.head) {
		if tok := &t.sentence.Tokens[k]; tok.Class == "NOUN" && (tok.Relation == "nmod" || tok.Relation == "compound") && tells(k) {
			out = append(out, k)
		}
	}
	return out
}

// behind is the head of the noun phrase behind a figure with "of" or "in", whatever the tree says ("$31 million in net losses");
// -1 for none.
func (t *told) behind() int {
	tokens := t.sentence.Tokens
	i := slices.IndexFunc(tokens, func(tok nlp.Token) bool { return tok.Start >= t.End })
	if i < 0 || i+1 >= len(tokens) || tokens[i].Form != "of" && tokens[i].Form != "in" {
		return -1
	}
	noun := -1
	for i++; i < len(tokens); i++ {
		switch tokens[i].Class {
		case "NOUN":
			noun = i
		case "ADJ", "PROPN", "DET":
			if noun >= 0 {
				return noun
			}
		default:
			return noun
		}
	}
	return noun
}

// describedApart reports whether the words that two figures hang on, or what they count, have modifiers of one class and none
// of them in common ("printed pages", "lost pages").
func (f *Finder) describedApart(x, y *told, g, h int) bool {
	for _, class := range []string{"NOUN", "PROPN", "ADJ"} {
		if disjoint(f.words.modifiers(x.sentence, g, class), f.words.modifiers(y.sentence, h, class)) || disjoint(f.words.modifiers(x.sentence, x.head, class), f.words.modifiers(y.sentence, y.head, class)) {
			return true
		}
	}
	return false
}

// modifiers of a word, of one class of words.
func (v *vocabulary) modifiers(s *nlp.Sentence, at int, class string) map[string]bool {
	m := map[string]bool{}
	for _, k := range s.Children(at) {
		switch t := &s.Tokens[k]; t.Relation {
		case "amod", "compound", "nmod:poss", "nmod":
			kind := t.Class
			if t.Relation == "amod" && kind == "VERB" {
				kind = "ADJ" // "printed letters"
			}
			if kind == class && !v.vague[strings.ToLower(t.Lemma)] {
				m[strings.ToLower(t.Lemma)] = true
			}
		}
	}
	return m
}

func disjoint(x, y map[string]bool) bool {
	for k := range x {
		if y[k] {
			return false
		}
	}
	return len(x) > 0 && len(y) > 0
}

// sameSubject reports whether those of whom two verbs tell something may be one: whoever acts, or what is acted upon.
func sameSubject(x, y *told, g, h int) bool {
	i, j := subject(x.sentence, g), subject(y.sentence, h)
	if i < 0 || j < 0 {
		return false
	}
	return sameParticipant(x, y, i, j)
}

func sameParticipant(x, y *told, i, j int) bool {
	a, b := &x.sentence.Tokens[i], &y.sentence.Tokens[j]
	if d, e := x.document.entityAt(a), y.document.entityAt(b); d != nil && e != nil {
		return entity.Same(d, e) >= entity.SureSame
	}
	return a.Class == b.Class && a.Class != "PRON" && strings.EqualFold(a.Lemma, b.Lemma)
}

// subject of a verb, its own or the one that it shares with the verb that it hangs on; -1 for none.
func subject(s *nlp.Sentence, verb int) int {
	for n := 0; verb >= 0 && n < 4; n++ {
		for _, k := range s.Children(verb) {
			if !strings.HasPrefix(s.Tokens[k].Relation, "nsubj") {
				continue
			}
			if strings.HasPrefix(s.Tokens[k].Tag, "W") && strings.HasPrefix(s.Tokens[verb].Relation, "acl") {
				return s.Tokens[verb].Head // "who"
			}
			return k
		}
		switch r := s.Tokens[verb].Relation; {
		case strings.HasPrefix(r, "acl"):
			return s.Tokens[verb].Head
		case r == "xcomp" || r == "conj" || r == "advcl":
			verb = s.Tokens[verb].Head
		default:
			return -1
		}
	}
	return -1
}

// sameNames reports whether a name stands near both figures, or near neither.
func sameNames(x, y *told) bool {
	a, b := x.named, y.named
	for _, d := range a {
		for _, e := range b {
			if entity.Same(d, e) >= entity.SureSame {
				return true
			}
		}
	}
	p, q := x.capitals, y.capitals
	return len(p) == 0 && len(q) == 0 || len(p) > 0 && len(q) > 0 && !disjoint(p, q)
}

// oneMoment reports whether nothing says that two values are of two moments.
func (f *Finder) oneMoment(x, y *told) bool {
	return oneOccasion(x.document, y.document) && f.timesAgree(x, y)
}

// oneOccasion reports whether documents may be of one day or so.
func oneOccasion(x, y *Document) bool {
	a, b := x.Published, y.Published
	return a.IsZero() || b.IsZero() || math.Abs(b.Sub(a).Hours()) <= sameStory*24
}

// timesAgree reports whether no times beside two figures exclude each other.
func (f *Finder) timesAgree(x, y *told) bool {
	for _, s := range x.times {
		for _, t := range y.times {
			if timex.CompareAcross(s, t) == timex.Disjoint {
				return false
			}
		}
	}
	return true
}

// partial reports whether a figure is told as a part of another, as that of each, or of a time.
func (t *told) partial() bool {
	for i := range t.sentence.Tokens {
		tok := &t.sentence.Tokens[i]
		before := i+1 < len(t.sentence.Tokens) && t.sentence.Tokens[i+1].Start == t.Start
		if tok.Head != t.head && !t.Contains(tok.Span) && !before {
			continue
		}
		word := strings.ToLower(tok.Form)
		if t.words.parts[word] && (word != "more" || i+1 >= len(t.sentence.Tokens) || !strings.EqualFold(t.sentence.Tokens[i+1].Form, "than")) {
			return true
		}
	}
	if strings.Contains(t.Cut(t.document.Read.Text), " of the ") || strings.Contains(t.Cut(t.document.Read.Text), " of their ") {
		return true
	}
	behind := strings.Fields(strings.ToLower(t.document.Read.Text[t.End:t.sentence.End]))
	if len(behind) == 0 {
		return false
	}
	switch first := behind[0]; first {
	case "a", "an":
		return true
	case "of":
		return len(behind) > 1 && definite(behind[1])
	default:
		return t.words.shares[first]
	}
}

// definite reports whether a word begins the phrase for that of which a figure is a part.
func definite(word string) bool {
	switch word {
	case "the", "those", "these", "them", "his", "her", "their", "its", "our", "all":
		return true
	}
	return false
}

// several reports whether the sentence has a second figure of the sort, of another value: which of them answers is not known.
func (t *told) several() bool {
	return slices.ContainsFunc(t.siblings, func(q quantity.Quantity) bool {
		return q.Span != t.amount.Span && sameSort(&q, t.amount) && quantity.CompareValues(q, *t.amount) != quantity.Equal
	})
}

// nearly reports whether two figures are spoken as nearly one value.
func nearly(q, r *quantity.Quantity) bool {
	x, y := math.Abs(q.Spoken*factor(q)), math.Abs(r.Spoken*factor(r))
	return min(x, y) > 0 && max(x, y) <= 1.15*min(x, y)
}

// beyond reports whether two figures are too far apart to be of one thing.
func beyond(q, r *quantity.Quantity) bool {
	x, y := math.Abs(q.Spoken*factor(q)), math.Abs(r.Spoken*factor(r))
	return max(x, y) > 5*min(x, y)
}

func factor(q *quantity.Quantity) float64 {
	if q.Factor == 0 {
		return 1
	}
	return q.Factor
}

// knows reports whether the document of a figure has the other document's number anywhere, in figures or in words: then it
// speaks of two things, and which is meant here is not known.
func (t *told) knows(other *told) bool {
	for _, form := range numberForms(other.amount, other.document.Read.Text) {
		if text.ContainsWord(t.document.Read.Text, form) {
			return true
		}
	}
	return false
}
