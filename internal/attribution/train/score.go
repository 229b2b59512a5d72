package train

import (
	"fmt"
	"strings"
	"unicode"

	"gainsay/internal/text"
)

// Answer is an attribution that a program found, as spans of the text.
type Answer struct{ Source, Cue, Content []text.Span }

// Count is a count of what was found, what is marked, and what is right.
type Count struct{ Right, Found, Marked int }

// F1 is the harmonic mean of precision and recall, 0 when nothing is right.
func (c Count) F1() float64 {
	if c.Found+c.Marked == 0 {
		return 0
	}
	return 2 * float64(c.Right) / float64(c.Found+c.Marked)
}

// Precision is the share of what was found that is right.
func (c Count) Precision() float64 { return float64(c.Right) / float64(max(1, c.Found)) }

// Recall is the share of what is marked that was found.
func (c Count) Recall() float64 { return float64(c.Right) / float64(max(1, c.Marked)) }

// Score sums up the answers to a set of articles.
type Score struct {
	// Attributed and Unattributed count sentences of the two classes.
	Attributed, Unattributed Count
	// Exact and Overlap count spans of content, source and cue, in this order.
	Exact, Overlap [3]Count
	// RightSource counts marked attributions with a source whose content was found with that source; Hearsay
	// those without one whose content was found.
	RightSource, Hearsay Count
}

// Macro is the mean F1 of the two classes of sentences.
func (s *Score) Macro() float64 { return (s.Attributed.F1() + s.Unattributed.F1()) / 2 }

// Add compares the answers to an article with what is marked in it.
func (s *Score) Add(a *Article, answers []Answer) {
	inside := make([]bool, len(a.Text))
	for _, x := range answers {
		for _, c := range x.Content {
			for i := c.Start; i < c.End; i++ {
				inside[i] = true
			}
		}
	}
	for _, g := range a.Sentences {
		mine := false
		for i, r := range a.Text[g.Start:g.End] {
			if inside[g.Start+i] && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
				mine = true
				break
			}
		}
		if mine {
			s.Attributed.Found++
		} else {
			s.Unattributed.Found++
		}
		if g.Attributed {
			s.Attributed.Marked++
		} else {
			s.Unattributed.Marked++
		}
		if mine == g.Attributed {
			if mine {
				s.Attributed.Right++
			} else {
				s.Unattributed.Right++
			}
		}
	}
	for k := range 3 {
		var gold, found []text.Span
		for _, g := range a.Attributions {
			if h := hull(part(g.Source, g.Cue, g.Content, k)); !h.Empty() {
				gold = append(gold, h)
			}
		}
		for _, x := range answers {
			if h := hull(part(x.Source, x.Cue, x.Content, k)); !h.Empty() {
				found = append(found, h)
			}
		}
		s.Exact[k].Right += match(gold, found, func(a, b text.Span) bool { return a == b })
		s.Overlap[k].Right += match(gold, found, text.Span.Overlaps)
		for _, c := range []*Count{&s.Exact[k], &s.Overlap[k]} {
			c.Found += len(found)
			c.Marked += len(gold)
		}
	}
	for _, g := range a.Attributions {
		content := hull(g.Content)
		hit, right := false, false
		for _, x := range answers {
			touches := false
			for _, c := range x.Content {
				touches = touches || c.Overlaps(content)
			}
			hit = hit || touches
			for _, c := range x.Source {
				right = right || touches && len(g.Source) > 0 && c.Overlaps(hull(g.Source))
			}
		}
		switch {
		case g.NoSource:
			s.Hearsay.Marked++
			if hit {
				s.Hearsay.Right++
			}
		case len(g.Source) > 0:
			s.RightSource.Marked++
			if right {
				s.RightSource.Right++
			}
		}
	}
}

func part(source, cue, content []text.Span, k int) []text.Span {
	return [][]text.Span{content, source, cue}[k]
}

func hull(spans []text.Span) text.Span {
	var h text.Span
	for _, s := range spans {
		h = h.Hull(s)
	}
	return h
}

func match(gold, found []text.Span, same func(a, b text.Span) bool) int {
	used := make([]bool, len(found))
	n := 0
	for _, g := range gold {
		for i, f := range found {
			if !used[i] && same(g, f) {
				used[i] = true
				n++
				break
			}
		}
	}
	return n
}

// String is a table of the measures.
func (s *Score) String() string {
	var b strings.Builder
	row := func(name string, c Count) {
		fmt.Fprintf(&b, "%-24s P %.3f  R %.3f  F1 %.3f  n=%d\n", name, c.Precision(), c.Recall(), c.F1(), c.Marked)
	}
	row("sentence unattributed", s.Unattributed)
	row("sentence attributed", s.Attributed)
	for k, name := range []string{"content", "source", "cue"} {
		row(name+" exact", s.Exact[k])
		row(name+" overlap", s.Overlap[k])
	}
	fmt.Fprintf(&b, "right source %.3f (%d)  hearsay found %.3f (%d)\n", s.RightSource.Recall(), s.RightSource.Marked, s.Hearsay.Recall(), s.Hearsay.Marked)
	fmt.Fprintf(&b, "F1-unattributed %.3f  macro-F1 %.3f\n", s.Unattributed.F1(), s.Macro())
	return b.String()
}
