package compare

import (
	"context"
	"fmt"
	"math"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// Stance says how a headline or a sentence stands to a claim: it carries it, denies it, or only reports that it is
// made. The three sum to 1.
type Stance struct {
	For       float64 `json:"for"`
	Against   float64 `json:"against"`
	Observing float64 `json:"observing"`
}

// The names of the stances, as the tables of their models are called.
const (
	StanceFor       = "stance/for"
	StanceAgainst   = "stance/against"
	StanceObserving = "stance/observing"
)

// StanceIDs lists the stances, each with a regression of its own.
func StanceIDs() []string { return []string{StanceFor, StanceAgainst, StanceObserving} }

// stanceFeatures are what the stance models weigh about a sentence a and a claim b: how much of the claim is covered,
// the words by which a keeps its distance, and the words that a has and the claim has not.
func stanceFeatures(p *pair) features {
	var f features
	s := p.setting(&f, nil, nil)
	from := len(f)
	a := p.a
	n := len(a.words)
	f.count("refutations", a.refutations, 2)
	f.count("hedges", a.hedges, 2)
	f.count("reports", a.reports, 2)
	f.count("negators", len(a.negators), 2)
	turned := 0
	for j, i := range p.toA {
		if i >= 0 && p.b.words[j].content && p.b.words[j].negated != a.words[i].negated {
			turned++
		}
	}
	f.count("turned", turned, 3)
	f.cross(from, "covered="+level(s.share))
	f.is("question-given", a.question)
	f.is("quoted-given", a.quoted)
	if n > 0 {
		f.add("first=" + a.words[0].lower)
		f.add("last=" + a.words[n-1].lemma)
	}
	seen := map[string]bool{}
	once := func(name string) {
		if !seen[name] {
			seen[name] = true
			f.add(name)
		}
	}
	previous := ""
	for i := range a.words {
		w := &a.words[i]
		free := p.toB[i] < 0
		if free && !w.name && !w.value {
			once("word=" + w.lemma)
		}
		mark := stanceMark(w, free)
		if previous != "" {
			once("words=" + previous + " " + mark)
		}
		previous = mark
	}
	for j := range p.b.words {
		if w := &p.b.words[j]; w.class == "AUX" || w.content && hedging[w.lower] || w.lemma == "claim" {
			once("claim=" + w.lower)
		}
	}
	return f
}

// stanceMark is a word in the pairs of neighbours that the stance models look at: itself where it is small or free, its
// class where the claim has it.
func stanceMark(w *word, free bool) string {
	switch {
	case !free && w.content:
		return "CLAIM"
	case w.name:
		return "NAME"
	case w.value:
		return "NUMBER"
	}
	return w.lemma
}

// ObserveStance lists the features of a pair for training.
func (c *Comparer) ObserveStance(a, b *nlp.Document) []Feature {
	return stanceFeatures(c.align(a, b))
}

// Stance says how a stands to the claim b. ok is false where the models are missing.
func (c *Comparer) Stance(ctx context.Context, a, b string) (Stance, bool, error) {
	p, err := c.pairOf(ctx, a, b)
	if err != nil {
		return Stance{}, false, err
	}
	s, ok := c.stance(p)
	return s, ok, nil
}

func (c *Comparer) stance(p *pair) (Stance, bool) {
	f := stanceFeatures(p)
	var v [3]float64
	sum := 0.
	for i, id := range StanceIDs() {
		m := c.models[id]
		if m == nil {
			return Stance{}, false
		}
		v[i] = m.Score(f)
		sum += v[i]
	}
	if sum == 0 || math.IsNaN(sum) {
		return Stance{}, false
	}
	return Stance{v[0] / sum, v[1] / sum, v[2] / sum}, true
}

// pairOf reads two texts without trees and aligns them.
func (c *Comparer) pairOf(ctx context.Context, a, b string) (*pair, error) {
	x, err := c.sideOf(ctx, Plain(a))
	if err != nil {
		return nil, err
	}
	y, err := c.sideOf(ctx, Plain(b))
	if err != nil {
		return nil, err
	}
	return newPair(x, y, c.knowledge, c.weights.Of), nil
}

// sideOf reads a text without trees, or recalls it.
func (c *Comparer) sideOf(ctx context.Context, s string) (*side, error) {
	if x := c.sides.get(s); x != nil {
		return x, nil
	}
	t, err := c.shallow.Tag(ctx, s)
	if err != nil {
		return nil, err
	}
	c.tagged.add(s, t)
	x := newSide(t.Document)
	c.knowledge.look(x)
	c.sides.add(s, x)
	return x, nil
}

// headline reports whether the first text is written as headlines are: one line without a final stop, with a name or a
// mark of distance in it, that shares something with the second.
func (p *pair) headline() bool {
	a := p.a.words
	if len(a) == 0 || len(p.b.words) == 0 {
		return false
	}
	if !p.a.unstopped() {
		return false
	}
	named := p.a.refutations+p.a.hedges+p.a.reports > 0 || p.a.question
	for i := range a {
		if a[i].name {
			named = true
		}
		if a[i].lower == "." && a[i].sentence < a[len(a)-1].sentence {
			return false
		}
	}
	return named && p.covered(p.b, p.toA, nil).share >= leastTopic
}

// unstopped reports whether a side ends without a final stop, as headlines do.
func (s *side) unstopped() bool {
	if len(s.words) == 0 {
		return false
	}
	switch s.words[len(s.words)-1].lower {
	case ".", `"`, "”", ")":
		return false
	}
	return true
}

// leastTopic is the share of a claim that a headline must have for the two to be about one thing.
const leastTopic = .25

// byStance turns the stance of a headline into a verdict. The model is never sure enough of a denial to say that the
// two exclude each other: it is a tension for an editor to look at.
func (c *Comparer) byStance(p *pair, r *Result) []verdict.Outcome {
	s, ok := c.stance(p)
	if !ok {
		return nil
	}
	r.Stance = &s
	whole := func(x *side) text.Span { return x.words[0].Span.Hull(x.words[len(x.words)-1].Span) }
	o := verdict.Outcome{Slot: verdict.Whether, Answers: spans(whole(p.a), whole(p.b))}
	switch {
	case s.Against >= s.For && s.Against >= s.Observing:
		o.Verdict, o.Rule, o.Confidence = verdict.Tension, StanceAgainst, s.Against
		o.Why = []string{"the headline seems to take back the claim" + p.marks()}
	case s.Observing >= s.For:
		o.Verdict, o.Rule, o.Confidence = verdict.Hedged, StanceObserving, s.Observing
		o.Why = []string{"the headline reports the claim without standing behind it" + p.marks()}
	default:
		o.Verdict, o.Rule, o.Confidence = verdict.Narrower, StanceFor, s.For
		o.Why = []string{fmt.Sprintf("the headline carries the claim: it has %.0f %% of its words by weight", 100*p.covered(p.b, p.toA, nil).share)}
	}
	return []verdict.Outcome{o}
}

// marks quotes the words by which the first text keeps its distance.
func (p *pair) marks() string {
	out := ""
	for i := range p.a.words {
		w := &p.a.words[i]
		if refuting[w.lemma] || refuting[w.lower] || hedging[w.lower] || hedging[w.lemma] || reporting[w.lemma] || turning[w.lower] || w.lower == "?" {
			if out != "" {
				out += ","
			}
			out += fmt.Sprintf(" %q", w.Cut(p.a.text))
		}
	}
	if out == "" {
		return ""
	}
	return ":" + out
}
