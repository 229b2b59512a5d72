// Package value holds against each other the values that sentences of one story tell, whatever the claims in which they
// stand: figures of one thing, ages and offices of one person. What is measured is known by the words round the value,
// which other stages need not have read as a claim. It knows nothing of verdicts and formats.
package value

import (
	_ "embed"
	"slices"
	"strings"
	"time"

	"gainsay/internal/attribution"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/odds"
	"gainsay/internal/quantity"
	"gainsay/internal/rule"
	"gainsay/internal/text"
	"gainsay/internal/timex"
)

// Document is one document with what the stages before have read in it.
type Document struct {
	Read         *nlp.Document
	Entities     *entity.Document
	Attributions *attribution.Document
	// Published is zero when unknown.
	Published time.Time
	// Story is the number of its story: values of different stories are never compared.
	Story int
}

// Answer is a value in its place.
type Answer struct {
	Document, Sentence int
	text.Span
}

// Relation of two answers.
type Relation string

// Apart answers exclude each other; of Within answers one is right whenever the other is; Same answers are equal.
const (
	Apart  Relation = "apart"
	Same   Relation = "same"
	Within Relation = "within"
)

// Match is two answers to one question in two documents.
type Match struct {
	A, B     Answer
	Relation Relation
	// Rule is the id of the decider.
	Rule, Question string
	Why            []string
	// Confidence that both answer one question.
	Confidence float64
}

// Finder finds matches. It is safe for concurrent use.
type Finder struct {
	pack       *rule.Pack
	words      *vocabulary
	quantities *quantity.Finder
	// figure weighs what speaks for two figures being of one thing.
	figure odds.Weights
}

//go:embed figure.tsv
var builtinWeights string

// NewFinder makes a finder that knows the rules of a pack. It fails where its own table of weights does not fit its signs.
func NewFinder(pack *rule.Pack) (*Finder, error) {
	weights, err := odds.Parse("figure.tsv", builtinWeights, signNames[:])
	if err != nil {
		return nil, err
	}
	return &Finder{pack: pack, words: newVocabulary(pack), quantities: quantity.NewFinder(pack), figure: weights}, nil
}

// told is a figure that a sentence tells.
type told struct {
	Answer
	document *Document
	words    *vocabulary
	sentence *nlp.Sentence
	amount   *quantity.Quantity
	// head is the token that the figure hangs by in the tree.
	head int
	// steps are the distances of all tokens from the head, along the tree.
	steps []int
	// near are the content lemmas of the sentence, each with its distance from the head.
	near map[string]int
	// around are the content lemmas of the sentence and of those before and behind it.
	around map[string]int
	// named are the entities with a name near the figure, capitals the words of names near it, times the times near it: what
	// pairs of figures are held against each other by, each found once.
	named    []*entity.Entity
	capitals map[string]bool
	times    []timex.Expression
	// siblings are the other figures of the sentence.
	siblings []quantity.Quantity
}

// longestSentence is the length in tokens of the longest sentences of the press, but for one in hundreds: what is longer are
// lists and captions that lost their line breaks.
const longestSentence = 70

// tell lists the figures of a document.
func (f *Finder) tell(number int, d *Document) []told {
	var out []told
	for i := range d.Read.Sentences {
		s := &d.Read.Sentences[i]
		if s.Kind == nlp.Furniture || len(s.Tokens) > longestSentence {
			continue
		}
		all := f.quantities.Find(s, d.Read.Text)
		for k := range all {
			h := top(s, all[k].Span)
			if h < 0 || all[k].Kind == quantity.Ordinal || all[k].Kind == quantity.Score {
				continue
			}
			t := told{Answer: Answer{number, i, all[k].Span}, document: d, words: f.words, sentence: s, amount: &all[k], head: h, siblings: all}
			t.read()
			t.named, t.capitals, t.times = t.namesNear(), t.capitalsNear(), t.timesNear(f.pack)
			for _, k := range []int{i - 1, i + 1} {
				if k >= 0 && k < len(d.Read.Sentences) {
					t.passBy(&d.Read.Sentences[k])
				}
			}
			out = append(out, t)
		}
	}
	return out
}

// top is the token of a span whose governor lies outside it, -1 for none.
func top(s *nlp.Sentence, span text.Span) int {
	return slices.IndexFunc(s.Tokens, func(t nlp.Token) bool {
		return span.Contains(t.Span) && (t.Head < 0 || !span.Contains(s.Tokens[t.Head].Span))
	})
}

// read fills in the words near the figure.
func (t *told) read() {
	t.steps = steps(t.sentence, t.head)
	t.near, t.around = map[string]int{}, map[string]int{}
	for i, n := range t.steps {
		l := t.words.content(&t.sentence.Tokens[i])
		if l == "" || t.measures(i) {
			continue // the unit of another figure tells nothing of this
		}
		if old, ok := t.near[l]; !ok || n < old {
			t.near[l] = n
		}
		t.around[l]++
	}
}

// passBy adds the words of a neighbouring sentence.
func (t *told) passBy(s *nlp.Sentence) {
	for i := range s.Tokens {
		if l := t.words.content(&s.Tokens[i]); l != "" {
			t.around[l]++
		}
	}
}

// measures reports whether a token is part of any figure of the sentence.
func (t *told) measures(i int) bool {
	return slices.ContainsFunc(t.siblings, func(q quantity.Quantity) bool { return q.Span.Contains(t.sentence.Tokens[i].Span) })
}

// steps are the distances of the tokens of a sentence from one of them, along the tree. The walks are bounded by the
// sentence's length, so that a malformed tree cannot hang them.
func steps(s *nlp.Sentence, from int) []int {
	up := map[int]int{}
	for i, n := from, 0; i >= 0 && n <= len(s.Tokens); i, n = s.Tokens[i].Head, n+1 {
		up[i] = n
	}
	out := make([]int, len(s.Tokens))
	for i := range s.Tokens {
		out[i] = len(s.Tokens)
		for j, n := i, 0; j >= 0 && n <= len(s.Tokens); j, n = s.Tokens[j].Head, n+1 {
			if d, ok := up[j]; ok {
				out[i] = n + d
				break
			}
		}
	}
	return out
}

// namesNear are the entities with a name near the figure, who are not those who are given as sources; a pronoun counts for whom it
// stands for.
func (t *told) namesNear() []*entity.Entity {
	var out []*entity.Entity
	for i := range t.sentence.Tokens {
		if tok := &t.sentence.Tokens[i]; t.steps[i] <= farthest && !t.document.givesSource(tok.Span) {
			if e := t.document.entityAt(tok); e != nil && len(e.Names) > 0 {
				out = append(out, e)
			}
		}
	}
	return out
}

// capitalsNear are the words of names near the figure, whatever they were taken to name.
func (t *told) capitalsNear() map[string]bool {
	m := map[string]bool{}
	for i := range t.sentence.Tokens {
		if tok := &t.sentence.Tokens[i]; t.steps[i] <= farthest && tok.Name != nlp.NoName && len(tok.Form) > 2 && !t.document.givesSource(tok.Span) {
			m[strings.ToLower(tok.Form)] = true
		}
	}
	return m
}

// farthest is how many steps from a figure a word may stand and still tell what is measured.
const farthest = 4

func (d *Document) entityAt(t *nlp.Token) *entity.Entity {
	if d.Entities == nil || t.Class != "PROPN" && t.Class != "PRON" && t.Class != "NOUN" {
		return nil
	}
	return d.Entities.EntityAt(t.Span)
}

// givesSource reports whether a word belongs to the source of an attribution.
func (d *Document) givesSource(word text.Span) bool {
	return d.Attributions != nil && slices.ContainsFunc(d.Attributions.Attributions, func(a attribution.Attribution) bool {
		return slices.ContainsFunc(a.Source, func(x text.Span) bool { return x.Contains(word) })
	})
}

// timesNear are the times that stand near a figure, but for those at which something was only said.
func (t *told) timesNear(pack *rule.Pack) []timex.Expression {
	return slices.DeleteFunc(timex.Find(t.sentence, t.document.Read.Text, t.document.Published), func(e timex.Expression) bool {
		h := top(t.sentence, e.Span)
		if e.Kind != timex.Date || h < 0 || t.steps[h] > farthest || e.Overlaps(t.Span) {
			return true
		}
		g := t.sentence.Tokens[h].Head
		if g < 0 || g == t.sentence.Tokens[t.head].Head {
			return false
		}
		_, said := pack.Cue(strings.ToLower(t.sentence.Tokens[g].Lemma), "verb")
		return said
	})
}
