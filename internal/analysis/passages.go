package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"gainsay/internal/attribution"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
	"gainsay/internal/report"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// passages adds the groups of near-duplicates, and a finding for each in which something that matters was changed.
func (b *builder) passages() {
	for i := range b.groups {
		g := &b.groups[i]
		p := wirePassage(b.documents, g)
		b.report.Passages = append(b.report.Passages, p)
		if g.Kind == passage.Boilerplate {
			continue
		}
		for j := range g.Differences {
			b.changed(g, &g.Differences[j])
		}
	}
}

// wirePassage writes a group as the report has it.
func wirePassage(documents []*document, g *passage.Group) report.Passage {
	located := func(places []passage.Place) []report.Located {
		out := make([]report.Located, len(places))
		for i, p := range places {
			out[i] = report.Located{Document: documents[p.Document].ID, Span: p.Span}
		}
		return out
	}
	m := g.Members[0]
	p := report.Passage{ID: fmt.Sprintf("passage:%s#%d", documents[m.Document].ID, m.Start), Kind: string(g.Kind),
		Agency: g.Agency, Similarity: round(g.Similarity), Members: located(g.Members)}
	if g.Origin >= 0 {
		p.Origin = &documents[g.Origin].ID
	}
	for _, d := range g.Differences {
		p.Differences = append(p.Differences, report.Difference{Kind: string(d.Kind), Members: located(d.Members)})
	}
	return p
}

// changedSlots are the differences between copies that are findings: a changed word alone is none.
var changedSlots = map[passage.DifferenceKind]verdict.Slot{
	passage.NumberChanged: verdict.HowMany, passage.NameChanged: verdict.Who, passage.DateChanged: verdict.When,
	passage.NegationChanged: verdict.Whether, passage.QuoteCut: verdict.Attribution,
}

// changed makes a finding of a difference between copies.
func (b *builder) changed(g *passage.Group, d *passage.Difference) {
	slot, ok := changedSlots[d.Kind]
	if !ok || len(d.Members) < 2 {
		return
	}
	id := "copy/" + string(d.Kind) + "-changed"
	if d.Kind == passage.QuoteCut {
		id = "copy/quote-cut"
	}
	v := string(verdict.Diverge)
	f := report.Finding{Kind: "copy", Verdict: &v, Slot: string(slot), Rule: id, Severity: b.severity(id, verdict.Diverge),
		Origins: 1, Confidence: report.Confidence{Event: round(g.Similarity), Verdict: .9}}
	var words []string
	for _, m := range d.Members {
		doc := b.documents[m.Document]
		s := doc.sentenceAt(m.Start)
		if s < 0 || m.Empty() || d.Kind == passage.NameChanged && !doc.names(s, m.Span) {
			return
		}
		f.Members = append(f.Members, doc.member(s, m.Span, doc.attributionAt(m.Span)))
		if w := fmt.Sprintf("%q", m.Span.Cut(doc.Text)); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	if d.Kind == passage.NumberChanged && b.grewLater(d) {
		v, f.Rule, f.Severity = string(verdict.Updated), "updated/toll", "note"
	}
	f.Question = "Which is right: " + strings.Join(words, " or ") + "?"
	f.Settle = f.Question
	f.Why = []string{"the passages copy each other, but for " + strings.Join(words, " and ")}
	b.report.Findings = append(b.report.Findings, f)
}

// grewLater reports whether each copy that was published half a day or more after another carries the larger number:
// an update, and no slip of the pen.
func (b *builder) grewLater(d *passage.Difference) bool {
	for i, x := range d.Members {
		for _, y := range d.Members[i+1:] {
			a, z := b.documents[x.Document], b.documents[y.Document]
			p, errP := strconv.ParseFloat(strings.ReplaceAll(x.Cut(a.Text), ",", ""), 64)
			q, errQ := strconv.ParseFloat(strings.ReplaceAll(y.Cut(z.Text), ",", ""), 64)
			if errP != nil || errQ != nil || a.Published.IsZero() || z.Published.IsZero() {
				return false
			}
			if hours := z.Published.Sub(a.Published).Hours(); math.Abs(hours) < 12 || (hours > 0) != (q > p) {
				return false
			}
		}
	}
	return true
}

// sentenceAt is the index of the sentence that holds a byte offset, -1 for none.
func (d *document) sentenceAt(offset int) int {
	i, found := slices.BinarySearchFunc(d.read.Sentences, offset, func(s nlp.Sentence, o int) int { return cmp.Compare(s.Start, o) })
	if !found {
		i--
	}
	if i < 0 || offset >= d.read.Sentences[i].End {
		return -1
	}
	return i
}

// names reports whether a proper name stands in a span of a sentence; the capitals of a headline are no names.
func (d *document) names(sentence int, span text.Span) bool {
	for _, t := range d.read.Sentences[sentence].Tokens {
		if span.Contains(t.Span) && t.Name != nlp.NoName {
			return true
		}
	}
	return false
}

// attributionAt is the innermost attribution whose content covers the span, nil for none.
func (d *document) attributionAt(s text.Span) *attribution.Attribution {
	var best *attribution.Attribution
	for i := range d.attributions.Attributions {
		a := &d.attributions.Attributions[i]
		for _, c := range a.Content {
			if c.Contains(s) && (best == nil || a.Within >= 0) {
				best = a
			}
		}
	}
	return best
}
