package compare

import (
	"fmt"
	"strings"

	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// names compares who, whom and where: a name of b that stands where another name stands in a.
type names struct{}

func (names) id() string { return "divergence/who" }

// things compares what: a common word of b that stands where another one stands in a.
type things struct{}

func (things) id() string { return "divergence/what" }

func (names) look(p *pair) []evidence  { return p.substitutions(true) }
func (things) look(p *pair) []evidence { return p.substitutions(false) }

// phrase is a run of words of one side that the other lacks.
type phrase struct{ from, to int }

func (s *side) span(x phrase) text.Span { return s.words[x.from].Span.Hull(s.words[x.to-1].Span) }

// substitutions lists the runs of words of b that a lacks, each with the run of a that stands in its place.
func (p *pair) substitutions(proper bool) []evidence {
	var out []evidence
	for _, h := range p.hunks {
		for _, run := range p.b.lacking(p.toA, h.bFrom, h.bTo, proper) {
			in, ok := p.partner(h, run, proper)
			if !ok {
				continue
			}
			out = append(out, p.substitution(h, in, run, proper))
		}
	}
	return out
}

// lacking are the runs of names (or of common content words) between from and to that the other side lacks.
func (s *side) lacking(to []int, from, end int, proper bool) []phrase {
	var out []phrase
	for i := from; i < end; i++ {
		ok := func(k int) bool {
			w := &s.words[k]
			return w.content && !w.value && to[k] < 0 && w.name == proper
		}
		if !ok(i) {
			continue
		}
		k := i + 1
		for k < end && ok(k) {
			k++
		}
		out = append(out, phrase{i, k})
		i = k
	}
	return out
}

// partner is the run of a that stands where a run of b stands.
func (p *pair) partner(h hunk, run phrase, proper bool) (phrase, bool) {
	runs := p.a.lacking(p.toB, h.aFrom, h.aTo, proper)
	best, bestScore := -1, 0
	for k, r := range runs {
		score := 1
		x, y := &p.a.words[r.to-1], &p.b.words[run.to-1]
		if x.class == y.class {
			score += 2
		}
		if x.tag == y.tag {
			score++
		}
		if p.left(r, run) {
			score += 3
		}
		if p.right(r, run) {
			score += 3
		}
		if best < 0 || score > bestScore {
			best, bestScore = k, score
		}
	}
	if best < 0 {
		return phrase{}, false
	}
	return runs[best], true
}

// left and right report whether the words beside two runs answer each other or are the same.
func (p *pair) left(x, y phrase) bool  { return p.answers(x.from-1, y.from-1) }
func (p *pair) right(x, y phrase) bool { return p.answers(x.to, y.to) }

func (p *pair) answers(i, j int) bool {
	if i < 0 || j < 0 {
		return i < 0 && j < 0
	}
	if i >= len(p.a.words) || j >= len(p.b.words) {
		return i >= len(p.a.words) && j >= len(p.b.words)
	}
	x, y := &p.a.words[i], &p.b.words[j]
	return p.toA[j] == i || x.lower == y.lower || x.class == "PUNCT" && y.class == "PUNCT"
}

// preposition before a phrase, past its determiners and modifiers, "" for none.
func (s *side) preposition(x phrase) string {
	for i := x.from - 1; i >= 0 && i > x.from-4; i-- {
		switch s.words[i].class {
		case "ADP":
			return s.words[i].lower
		case "DET", "ADJ", "PROPN", "NUM":
			continue
		}
		break
	}
	return ""
}

func (p *pair) substitution(h hunk, x, y phrase, proper bool) evidence {
	inX := func(i int) bool { return i >= x.from && i < x.to }
	inY := func(j int) bool { return j >= y.from && j < y.to }
	var f features
	s := p.setting(&f, inX, inY)
	from := len(f)
	left, right := p.left(x, y), p.right(x, y)
	f.add(fmt.Sprintf("beside=%t/%t", left, right))
	f.count("hunk-given", h.aTo-h.aFrom, 12)
	f.count("hunk", h.bTo-h.bFrom, 6)
	last, other := &p.b.words[y.to-1], &p.a.words[x.to-1]
	f.add("class=" + other.class + "/" + last.class)
	f.is("tag", other.tag == last.tag)
	f.count("run-given", x.to-x.from, 3)
	f.count("run", y.to-y.from, 3)
	pa, pb := p.a.preposition(x), p.b.preposition(y)
	f.is("preposition", pa == pb && pa != "")
	f.is("preposition-apart", pa != pb)
	f.add("preposition=" + pb)
	f.is("first", y.from <= 1)
	f.is("last", y.to >= len(p.b.words)-1)
	f.is("values-apart", !p.valuesShared())
	f.is("acronym", proper && acronym(p.a, x, p.b, y))
	if l, ok := p.rules.(relating); ok && y.to-y.from >= 1 {
		f.add("related=" + l.relate(other, last))
	}
	f.is("parity", other.negated == last.negated)
	near, all := p.context(x.from, x.to, y.from, y.to, 4)
	f.bucket("context", share(near, all), .01, .3, .5, .7, .9)
	f.cross(from, "covered="+level(s.share))
	f.cross(from, fmt.Sprintf("missing=%d", min(s.missing, 2)))
	o := verdict.Outcome{Verdict: verdict.Diverge, Slot: verdict.What, Answers: spans(p.a.span(x), p.b.span(y))}
	if proper {
		o.Rule, o.Slot = "divergence/who", verdict.Who
		switch {
		case pb == "in" || pb == "at" || pb == "near" || pb == "outside" || pb == "from":
			o.Rule, o.Slot = "divergence/where", verdict.Where
		case p.b.verbBefore(y.from):
			o.Rule, o.Slot = "divergence/whom", verdict.Whom
		}
	}
	o.Why = []string{fmt.Sprintf("%q stands where the other has %q", o.Answers[1].Cut(p.b.text), o.Answers[0].Cut(p.a.text))}
	return evidence{features: f, outcome: o}
}

// verbBefore reports whether a verb stands before a word.
func (s *side) verbBefore(i int) bool {
	for k := range i {
		if s.words[k].class == "VERB" {
			return true
		}
	}
	return false
}

// acronym reports whether one run is made of the first letters of the other.
func acronym(a *side, x phrase, b *side, y phrase) bool {
	initials := func(s *side, r phrase) string {
		var out strings.Builder
		for i := r.from; i < r.to; i++ {
			out.WriteByte(s.words[i].lower[0])
		}
		return out.String()
	}
	flat := func(s *side, r phrase) string {
		return strings.ReplaceAll(strings.ToLower(s.span(r).Cut(s.text)), ".", "")
	}
	return x.to-x.from > 1 && initials(a, x) == flat(b, y) || y.to-y.from > 1 && initials(b, y) == flat(a, x)
}

// relating says how two words stand to each other in meaning: "synonym", "broader", "narrower", "sister", "".
type relating interface {
	relate(x, y *word) string
}
