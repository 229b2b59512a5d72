package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/event"
	"gainsay/internal/report"
	"gainsay/internal/text"
	"gainsay/internal/timex"
	"gainsay/internal/verdict"
)

// outcomes asks the deciders about two claims of an event. Of a statement it asks whether they say the same.
func (b *builder) outcomes(e *event.Event, x, y event.Ref) []verdict.Outcome {
	if !e.Statement {
		out := b.engine.judge.Compare(b.side(x), b.side(y))
		if o, ok := b.engine.judge.Stripped(b.side(x), b.side(y)); ok && o.Confidence >= sureStripped {
			out = append(out, o)
		}
		return out
	}
	if l := e.Link(x, y); l != nil {
		if o, ok := b.sameWords(l); ok {
			return []verdict.Outcome{o}
		}
	}
	return nil
}

// wholeCover is how much of each of two claims must stand in the other for them to say the same; where less of one
// does, the other follows from it.
const wholeCover = .6

// The words on which an agreement rests and which it quotes: those that anchor, and are the same, made from one another
// or synonyms. It takes fewWords of them.
const (
	leastAnchor   = .25
	leastLikeness = .8
	fewWords      = 2
)

// sameWords decides whether two claims say the same in other words: what is compared is what the alignment rests on.
func (b *builder) sameWords(l *event.Link) (verdict.Outcome, bool) {
	x, y := b.claim(l.A), b.claim(l.B)
	if x.Polarity != y.Polarity || open(x) || open(y) || b.detailsClash(l) {
		return verdict.Outcome{}, false
	}
	var shared []string
	for _, c := range l.Common {
		if c.Kinship == "opposite" && c.Weight >= leastAnchor {
			return verdict.Outcome{}, false
		}
		if c.Weight >= leastAnchor && c.Likeness >= leastLikeness {
			shared = append(shared, bothWords(c.A.Cut(b.documents[l.A.Source].Text), c.B.Cut(b.documents[l.B.Source].Text)))
		}
	}
	if len(shared) < fewWords {
		return verdict.Outcome{}, false
	}
	o := verdict.Outcome{Verdict: verdict.Agree, Slot: verdict.Whether, Rule: "agree/wording", Confidence: (l.Cover[0] + l.Cover[1]) / 2}
	o.Answers[0], o.Answers[1] = b.said(l.A), b.said(l.B)
	o.Why = []string{inOtherWords + strings.Join(shared, ", ")}
	switch {
	case x.Modality != y.Modality:
		o.Verdict, o.Rule = verdict.Hedged, "hedged/modality"
		o.Why = append([]string{fmt.Sprintf("one is %s, the other %s", x.Modality, y.Modality)}, o.Why...)
	case min(l.Cover[0], l.Cover[1]) < wholeCover:
		o.Verdict, o.Rule, o.Swapped = verdict.Narrower, "narrower/wording", l.Cover[0] > l.Cover[1]
		o.Why = append(o.Why, "each may say more than the other: they agree on these words")
	}
	return o, true
}

// matter asks about what two claims have in common, by the two words that anchor most.
func (b *builder) matter(l *event.Link) string {
	if l == nil {
		return ""
	}
	common := slices.Clone(l.Common)
	slices.SortStableFunc(common, func(x, y event.Common) int { return -cmp.Compare(x.Weight*x.Likeness, y.Weight*y.Likeness) })
	var words []string
	for _, c := range common[:min(len(common), fewWords)] {
		words = append(words, c.A.Cut(b.documents[l.A.Source].Text))
	}
	return "What is said of " + strings.Join(words, " and ") + "?"
}

// open claims assert nothing that could be agreed with.
func open(c *claim.Claim) bool {
	return c.Modality == claim.Question || c.Modality == claim.Conditional
}

// bothWords quotes two words that stand for one another, once when they are the same.
func bothWords(x, y string) string {
	if strings.EqualFold(x, y) {
		return fmt.Sprintf("%q", x)
	}
	return fmt.Sprintf("%q and %q", x, y)
}

// detailsClash reports whether two claims are dated apart, count differently, or name different participants in one
// role.
func (b *builder) detailsClash(l *event.Link) bool {
	x, y := b.claim(l.A), b.claim(l.B)
	amounts := [2][]string{}
	named := [2]map[claim.RoleName][]string{{}, {}}
	var dates [2][]*timex.Expression
	for side, c := range []*claim.Claim{x, y} {
		for i := range c.Roles {
			r := &c.Roles[i]
			switch {
			case r.Time != nil:
				dates[side] = append(dates[side], r.Time)
			case r.Amount != nil:
				amounts[side] = append(amounts[side], r.Amount.String())
			case r.EntityKey != "" && !strings.HasPrefix(r.EntityKey, "nominal:"):
				named[side][r.Role] = append(named[side][r.Role], r.EntityKey)
			}
		}
	}
	if len(amounts[0]) > 0 && len(amounts[1]) > 0 && !slices.ContainsFunc(amounts[0], func(s string) bool { return slices.Contains(amounts[1], s) }) {
		return true
	}
	for role, keys := range named[0] {
		if others := named[1][role]; len(others) > 0 && !slices.ContainsFunc(keys, func(k string) bool { return slices.Contains(others, k) }) {
			return true
		}
	}
	for _, s := range dates[0] {
		for _, t := range dates[1] {
			if timex.CompareAcross(*s, *t) == timex.Disjoint {
				return true
			}
		}
	}
	return false
}

// said is the part of a claim that an editor would quote: predicate and participants, within the claim.
func (b *builder) said(r event.Ref) text.Span {
	c := b.claim(r)
	span := c.Predicate.Span
	for i := range c.Roles {
		if a := &c.Roles[i]; c.Span.Contains(a.Span) {
			span = span.Hull(a.Span)
		}
	}
	return span
}

// dropRepeated leaves out findings that sentences say the same where another finding holds the same sentences against
// each other, which tells more, or asks the same question.
func (b *builder) dropRepeated() {
	type place struct {
		document string
		start    int
	}
	sentences := func(f *report.Finding) map[place]bool {
		out := map[place]bool{}
		for _, m := range f.Members {
			out[place{m.Document, m.Start}] = true
		}
		return out
	}
	var told []map[place]bool
	asked := map[string]bool{}
	for i := range b.report.Findings {
		if f := &b.report.Findings[i]; len(f.Members) > 1 && !wording(f) {
			told = append(told, sentences(f))
			asked[f.Question] = true
		}
	}
	var kept []report.Finding
	for _, f := range b.report.Findings {
		if wording(&f) {
			mine := sentences(&f)
			if asked[f.Question] || slices.ContainsFunc(told, func(other map[place]bool) bool {
				for p := range mine {
					if !other[p] {
						return false
					}
				}
				return true
			}) {
				continue
			}
			told = append(told, mine)
			asked[f.Question] = true
		}
		kept = append(kept, f)
	}
	b.report.Findings = kept
}

// wording reports whether a finding rests on what sentences say in the same or in other words.
func wording(f *report.Finding) bool {
	return slices.ContainsFunc(f.Why, func(w string) bool { return strings.HasPrefix(w, inOtherWords) })
}

const inOtherWords = "said in the same or in other words: "
