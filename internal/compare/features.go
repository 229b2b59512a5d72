package compare

import (
	"strconv"

	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// Feature is one named observation of a decider about a pair. Most are 1 where they are there at all.
type Feature struct {
	Name  string
	Value float64
}

type features []Feature

func (f *features) add(name string)                { *f = append(*f, Feature{name, 1}) }
func (f *features) set(name string, value float64) { *f = append(*f, Feature{name, value}) }
func (f *features) is(name string, holds bool) {
	if holds {
		f.add(name)
	}
}
func (f *features) count(name string, n, most int) { f.add(name + "=" + strconv.Itoa(min(n, most))) }

// bucket adds the bucket of a share, 0 to 1, by its bounds.
func (f *features) bucket(name string, x float64, bounds ...float64) int {
	n := 0
	for _, b := range bounds {
		if x >= b {
			n++
		}
	}
	f.add(name + "=" + strconv.Itoa(n))
	return n
}

// cross joins every feature from index from on with a name, so that a model can weigh them apart in that case.
func (f *features) cross(from int, with string) {
	for _, x := range (*f)[from:] {
		*f = append(*f, Feature{x.Name + "&" + with, x.Value})
	}
}

// evidence is one place where a decider sees a possible contradiction. Its model weighs the features.
type evidence struct {
	features features
	outcome  verdict.Outcome
	// minimal is true where the two sentences are the same but for what is compared: such places need no model.
	minimal bool
}

// minimalConfidence is what is said of places where two sentences are the same but for what is compared; docs/accuracy.md
// has the measured precision.
const minimalConfidence = .95

// decider looks at one phenomenon, independent of all others.
type decider interface {
	// id names the decider's model and, where an outcome names no rule of its own, the rule.
	id() string
	// look lists the places where the pair may contradict itself in the decider's way.
	look(p *pair) []evidence
}

// deciders are all deciders of sentence pairs.
func deciders() []decider {
	return []decider{dates{}, factuality{}, kinds{}, negation{}, numbers{}}
}

// deciderIDs lists the ids of the deciders.
func deciderIDs() []string {
	var out []string
	for _, d := range deciders() {
		out = append(out, d.id())
	}
	return out
}

// setting adds what every decider asks about a pair: how much of either side the other covers, leaving out the words
// that are compared, and how far the sides are assertions at all.
func (p *pair) setting(f *features, skipA, skipB func(i int) bool) coverage {
	b := p.covered(p.b, p.toA, skipB)
	a := p.covered(p.a, p.toB, skipA)
	f.bucket("covered", b.share, .25, .4, .55, .7, .8, .9, .96)
	f.count("missing", b.missing, 5)
	f.count("loose", b.loose, 3)
	f.count("loose-back", a.loose, 3)
	f.count("missing-names", b.missingNames, 2)
	f.count("missing-verbs", b.missVerbs, 2)
	f.bucket("covered-back", a.share, .15, .3, .5, .7, .9, .96)
	f.count("missing-back", a.missing, 4)
	f.bucket("words", float64(b.words), 1, 2, 3, 4, 6, 9)
	f.bucket("words-given", float64(a.words), 4, 8, 12, 20)
	order := 0.
	if b.words > 0 {
		order = float64(p.inOrder) / float64(b.words+1)
	}
	f.bucket("order", order, .3, .5, .7, .9)
	f.set("share", b.share)
	f.set("share-back", a.share)
	f.is("negated-given", len(p.a.negators) > 0)
	f.is("negated", len(p.b.negators) > 0)
	f.is("negated-apart", len(p.a.negators)%2 != len(p.b.negators)%2)
	f.is("hedged-given", p.a.hedges > 0)
	f.is("hedged", p.b.hedges > 0)
	f.is("hedged-both", p.a.hedges > 0 && p.b.hedges > 0)
	f.is("refuted-given", p.a.refutations > 0)
	f.is("refuted", p.b.refutations > 0)
	f.is("reported-given", p.a.reports > 0)
	f.is("reported", p.b.reports > 0)
	f.is("question", p.a.question || p.b.question)
	f.is("several-sentences", len(p.a.words) > 0 && p.a.words[len(p.a.words)-1].sentence > 0)
	return b
}

// sameBut reports whether the two sides have the same words in the same order but for the stretches that are compared:
// what else differs is nothing but small words.
func (p *pair) sameBut(x, y phrase) bool {
	for _, h := range p.hunks {
		for i := h.aFrom; i < h.aTo; i++ {
			if (i < x.from || i >= x.to) && p.a.words[i].matters() {
				return false
			}
		}
		for j := h.bFrom; j < h.bTo; j++ {
			if (j < y.from || j >= y.to) && p.b.words[j].matters() {
				return false
			}
		}
	}
	return true
}

// matters reports whether a word that only one side has may change what is said.
func (w *word) matters() bool {
	switch w.class {
	case "PUNCT", "DET", "AUX", "PRON":
		return turning[w.lower]
	}
	return true
}

// phrase is a run of words of one side, to exclusive.
type phrase struct{ from, to int }

func (s *side) span(x phrase) text.Span { return s.words[x.from].Span.Hull(s.words[x.to-1].Span) }
