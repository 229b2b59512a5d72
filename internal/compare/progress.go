package compare

import (
	"fmt"
	"strings"

	"gainsay/internal/rule"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// stagePhrases are the phrases that say how far a process has come, from the word lists of the rules.
type stagePhrases struct {
	// near and far are phrases by their words.
	near, far          [][]string
	obstacles, persist map[string]bool
}

func newStagePhrases(pack *rule.Pack) stagePhrases {
	var s stagePhrases
	for i := range pack.WordLists {
		l := &pack.WordLists[i]
		switch l.ID {
		case "progress/near":
			s.near = inWords(l.Words)
		case "progress/far":
			s.far = inWords(l.Words)
		case "progress/obstacle":
			s.obstacles = set(strings.Join(l.Words, " "))
		case "progress/persist":
			s.persist = set(strings.Join(l.Words, " "))
		}
	}
	return s
}

func inWords(phrases []string) [][]string {
	var out [][]string
	for _, p := range phrases {
		out = append(out, strings.Split(p, " "))
	}
	return out
}

// stage is what a side says of how far a process has come: the words that say it, and whether they say that it is
// nearly done.
func (s stagePhrases) stage(x *side) (words phrase, near, ok bool) {
	for i := range x.words {
		if p, ok := x.phraseAt(i, s.near); ok {
			return p, true, true
		}
		if p, ok := x.phraseAt(i, s.far); ok {
			return p, false, true
		}
		if x.words[i].class == "NOUN" && s.obstacles[x.words[i].lemma] {
			for k := i + 1; k < min(i+4, len(x.words)); k++ {
				if s.persist[x.words[k].lemma] {
					return phrase{i, k + 1}, false, true
				}
			}
		}
	}
	return phrase{}, false, false
}

// phraseAt finds one of some phrases at word i.
func (s *side) phraseAt(i int, phrases [][]string) (phrase, bool) {
	for _, p := range phrases {
		n := 0
		for n < len(p) && i+n < len(s.words) && s.words[i+n].lower == p[n] {
			n++
		}
		if n == len(p) {
			return phrase{i, i + n}, true
		}
	}
	return phrase{}, false
}

// progress compares how far a process has come: nearly done on one side, much open on the other. Both may hold, the one
// as a hope and the other as a list, so that it is never more than a tension.
func (s stagePhrases) progress(p *pair) (verdict.Outcome, bool) {
	x, nearA, ok := s.stage(p.a)
	if !ok {
		return verdict.Outcome{}, false
	}
	y, nearB, ok := s.stage(p.b)
	if !ok || nearA == nearB {
		return verdict.Outcome{}, false
	}
	// What the two speak of besides must be the same.
	a := p.covered(p.a, p.toB, func(i int) bool { return i >= x.from && i < x.to || !isNoun(&p.a.words[i]) })
	b := p.covered(p.b, p.toA, func(i int) bool { return i >= y.from && i < y.to || !isNoun(&p.b.words[i]) })
	if min(a.share, b.share) < sameProcess || a.words == 0 || b.words == 0 {
		return verdict.Outcome{}, false
	}
	o := verdict.Outcome{Verdict: verdict.Tension, Slot: verdict.Modality, Rule: verdict.ProgressRule, Confidence: .6,
		Answers: [2]text.Span{p.a.span(x), p.b.span(y)}}
	done, open := o.Answers[0].Cut(p.a.text), o.Answers[1].Cut(p.b.text)
	if nearB {
		done, open = open, done
	}
	o.Why = []string{fmt.Sprintf("%q says that it is nearly done, %q that much is open", done, open)}
	return o, true
}

func isNoun(w *word) bool { return w.class == "NOUN" || w.class == "PROPN" }

// sameProcess is the share of the nouns of either side that the other must have for both to speak of one process.
const sameProcess = .55
