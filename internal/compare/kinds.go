package compare

import (
	"fmt"
	"strings"

	"gainsay/internal/verdict"
	"gainsay/internal/wordnet"
)

// kinds compares what something is and where it is from: two descriptions of one that has a name, where one side puts a word
// of a kind and the other another word of that kind ("is a Dutch painter", "is a Danish painter"; "is a novel", "is a film").
// Elsewhere two words of a kind exclude each other too seldom: of 7,161 such places in the sets of pairs a model that weighed
// all that the sentences share found none from which alarms were right often enough.
type kinds struct{}

func (kinds) id() string { return "divergence/kind" }

// rival is a word of the other side that excludes a word if both speak of one thing.
type rival struct {
	at int
	// how the two exclude each other: "country", "antonym", "opposite" or "work".
	how string
	// near is how close to each other the two stand among words that answer each other, 0 to 1.
	near float64
}

func (d kinds) look(p *pair) []evidence {
	var out []evidence
	for j := range p.b.words {
		y := &p.b.words[j]
		if !y.content || y.value || p.toA[j] >= 0 || !p.b.describes(j) || !p.b.named(j) {
			continue
		}
		r, rivals := p.rivalOf(j)
		if rivals == 0 {
			continue
		}
		x := &p.a.words[r.at]
		var f features
		s := p.covered(p.b, p.toA, func(k int) bool { return k == j })
		f.add("how=" + r.how)
		f.bucket("covered-but", s.share, .6, .9)
		f.count("rivals", rivals, 3)
		out = append(out, evidence{features: f, outcome: verdict.Outcome{Verdict: verdict.Diverge, Slot: verdict.What,
			Answers: spans(x.Span, y.Span),
			Why:     []string{fmt.Sprintf("%q and %q are two of a kind that are seldom both true", x.Cut(p.a.text), y.Cut(p.b.text))}}})
	}
	return out
}

// rivalOf is the nearest word of a that excludes word j of b and that b does not have, and how many such words there are.
func (p *pair) rivalOf(j int) (best rival, n int) {
	expected := p.neighbour(j)
	for i := range p.a.words {
		x := &p.a.words[i]
		if !x.content || x.value || p.toB[i] >= 0 || !p.a.describes(i) {
			continue
		}
		how := p.rules.exclude(x, &p.b.words[j])
		if how == "" {
			continue
		}
		n++
		near := 1 / (1 + float64(abs(i-expected))/4)
		if p.oneHunk(i, j) {
			near = 1
		}
		if near > best.near {
			best = rival{i, how, near}
		}
	}
	return best, n
}

// oneHunk reports whether two words stand in the same place between words that both sides share.
func (p *pair) oneHunk(i, j int) bool {
	for _, h := range p.hunks {
		if j >= h.bFrom && j < h.bTo {
			return i >= h.aFrom && i < h.aTo
		}
	}
	return false
}

// describes reports whether a word stands in a phrase that says what something is: after a form of "be", with nothing
// between but an article and words of the same phrase.
func (s *side) describes(i int) bool {
	for k := i - 1; k >= 0; k-- {
		w := &s.words[k]
		switch {
		case w.lemma == "be":
			return true
		case w.lower == ",", w.lower == "and", w.lower == "or", w.lower == "/":
		case w.class == "DET", w.class == "ADJ", w.class == "NOUN", w.class == "PROPN", w.class == "NUM", w.class == "ADV", w.tag == "VBN":
		default:
			return false
		}
	}
	return false
}

// named reports whether what is described before word i of a side bears a name.
func (s *side) named(i int) bool {
	for k := i - 1; k >= 0; k-- {
		if s.words[k].lemma != "be" {
			continue
		}
		for n := k - 1; n >= 0 && s.words[n].lower != ","; n-- {
			if s.words[n].name {
				return true
			}
		}
		return false
	}
	return false
}

// exclude says how two words exclude each other where both are said of one thing, "" where nothing is known.
func (k knowledge) exclude(x, y *word) string {
	cx, okx := k.country(x.lower)
	cy, oky := k.country(y.lower)
	if okx && oky {
		if cx == cy {
			return ""
		}
		return "country"
	}
	if x.name || y.name {
		return ""
	}
	if o, ok := k.pack.OppositePair(x.lemma, y.lemma, ""); ok {
		if o.Strength == "sequence" || o.Part == "preposition" {
			return ""
		}
		return "opposite"
	}
	if x.class != y.class {
		return ""
	}
	switch k.relation(x, y) {
	case "antonym":
		return "antonym"
	case "sister", "cousin":
		// A song is no film; but a writer may be an actor.
		if k.heading(x) == "communication" && k.heading(y) == "communication" {
			return "work"
		}
	}
	return ""
}

// heading is the lexicographers' heading of the commonest sense of a word.
func (k knowledge) heading(x *word) string {
	if x.sense == nil {
		return ""
	}
	part := wordnet.Noun
	switch x.class {
	case "VERB":
		part = wordnet.Verb
	case "ADJ":
		part = wordnet.Adjective
	case "ADV":
		part = wordnet.Adverb
	}
	if all := x.sense.entry.Senses[part]; len(all) > 0 {
		return strings.TrimPrefix(k.table.Lexname(all[0].Synset), "noun.")
	}
	return ""
}
