package analysis

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"gainsay/internal/event"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
	"gainsay/internal/quantity"
	"gainsay/internal/report"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// figure is an amount that is so particular that two texts of one story which both have it speak of one thing.
type figure struct {
	document, sentence int
	quantity.Quantity
	// around are the content words of the sentence but for the amount's own.
	around map[string]bool
}

// figureKey is what figures must have in common to be compared.
type figureKey struct {
	kind             quantity.Kind
	unit, comparator string
	value            float64
}

// figures reports amounts that several outlets of a story give alike, whatever the words around: "$140 million in tax savings" and "a
// credit worth $140 million". What the alignment of events found already is not told again.
func (b *builder) figures(ctx context.Context, documents []int) error {
	finder := quantity.NewFinder(b.engine.pack)
	by := map[figureKey][]figure{}
	var keys []figureKey
	for _, i := range documents {
		d := b.documents[i]
		for k := range d.read.Sentences {
			if err := ctx.Err(); err != nil {
				return err
			}
			s := &d.read.Sentences[k]
			if s.Kind == nlp.Furniture || len(s.Tokens) > longestSentence {
				continue
			}
			for _, q := range finder.Find(s, d.Text) {
				if !particular(&q) || b.answeredBy(d.ID, q.Span) {
					continue
				}
				key := figureKey{q.Kind, cmp.Or(q.Dimension, q.Unit), comparing(q.Comparator), rounded(q.Spoken*q.Factor + q.Offset)}
				if len(by[key]) == 0 {
					keys = append(keys, key)
				}
				by[key] = append(by[key], figure{i, k, q, contentAround(s, q.Span)})
			}
		}
	}
	for _, key := range keys {
		all := by[key]
		taken := make([]bool, len(all))
		for i := range all {
			if err := ctx.Err(); err != nil {
				return err
			}
			if taken[i] {
				continue
			}
			group := []figure{all[i]}
			for next := 0; next < len(group); next++ { // what is one with a member is one with all
				for j := i + 1; j < len(all); j++ {
					if !taken[j] && oneFigure(&group[next], &all[j]) {
						taken[j] = true
						group = append(group, all[j])
					}
				}
			}
			group = onePerDocument(group)
			if len(group) > 1 {
				b.tellFigure(documents, group)
			}
		}
	}
	return nil
}

// particular reports whether an amount is of something that is measured or paid, with two digits that tell at least: ages,
// shares and small counts come again in one story for many things.
func particular(q *quantity.Quantity) bool {
	switch q.Kind {
	case quantity.Money, quantity.Measure, quantity.Count:
	default:
		return false
	}
	if q.Change != "" || q.Low != q.High && q.Comparator == "" || q.Comparator == "range" || q.Comparator == "dozens" || q.Comparator == "none" || q.Unit == "" {
		return false
	}
	least := 2
	if q.Kind == quantity.Count && q.Spoken < manyCounted {
		least = 3
	}
	return telling(q.Spoken) >= least
}

// manyCounted is the number from which a count of two digits is particular: 3.8 billion light years.
const manyCounted = 10_000

// telling is the number of digits of a number but for the noughts around.
func telling(x float64) int {
	return len(strings.Trim(strings.Replace(strconv.FormatFloat(math.Abs(x), 'f', -1, 64), ".", "", 1), "0"))
}

// rounded keeps six digits, so that a conversion does not part what is equal.
func rounded(x float64) float64 {
	y, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 6, 64), 64)
	return y
}

// comparing folds the comparators that leave a figure what it is.
func comparing(c string) string {
	switch c {
	case "about", "nearly":
		return ""
	}
	return c
}

// contentAround are the lemmas of the content words of a sentence outside of a span.
func contentAround(s *nlp.Sentence, but text.Span) map[string]bool {
	out := map[string]bool{}
	for i := range s.Tokens {
		if t := &s.Tokens[i]; !but.Overlaps(t.Span) && t.Class != "NUM" && contentWord(t) {
			out[strings.ToLower(t.Lemma)] = true
		}
	}
	return out
}

// commonAround is how many content words two sentences must have in common beside the figure; where the figure has three
// digits that tell, one will do.
const commonAround = 2

func oneFigure(x, y *figure) bool {
	least := commonAround
	if telling(x.Spoken) > 2 || x.Kind == quantity.Money {
		least = 1
	}
	return shareAround(x, y) >= least
}

// onePerDocument keeps of each document the figure whose sentence has most in common with those of the others.
func onePerDocument(group []figure) []figure {
	best := map[int]int{}
	var out []figure
	for i := range group {
		n := 0
		for j := range group {
			if group[j].document != group[i].document {
				n = max(n, shareAround(&group[i], &group[j]))
			}
		}
		k := slices.IndexFunc(out, func(f figure) bool { return f.document == group[i].document })
		switch {
		case k < 0:
			out = append(out, group[i])
		case n > best[group[i].document]:
			out[k] = group[i]
		default:
			continue
		}
		best[group[i].document] = n
	}
	return out
}

// shareAround counts the content words that two figures have around them.
func shareAround(x, y *figure) int {
	n := 0
	for w := range x.around {
		if y.around[w] {
			n++
		}
	}
	return n
}

// tellFigure makes the finding of a figure, unless another one holds its members.
func (b *builder) tellFigure(story []int, group []figure) {
	v := string(verdict.Agree)
	f := report.Finding{Kind: "agreement", Verdict: &v, Slot: string(verdict.HowMany), Rule: "agree/number",
		Severity: b.severity("agree/number", verdict.Agree), Confidence: report.Confidence{Event: .85, Verdict: .9}}
	slices.SortFunc(group, func(x, y figure) int {
		return cmp.Or(cmp.Compare(x.document, y.document), text.Compare(x.Span, y.Span))
	})
	names, speaks := namedSources{b: b}, map[int]bool{}
	var places []passage.Place
	for _, q := range group {
		d := b.documents[q.document]
		a := d.saidBy(q.Span)
		m := d.member(q.sentence, q.Span, a)
		m.Answer.Group = 1
		f.Members = append(f.Members, m)
		places = append(places, passage.Place{Document: q.document, Span: m.Span})
		speaks[q.document] = true
		names.add(q.document, a)
	}
	if b.copies.Count(places) < 2 {
		return
	}
	f.NamedSources, f.Origins = names.count(), b.origins.Count(places)
	f.Why = []string{fmt.Sprintf("%q in each", f.Members[0].Answer.Text)}
	if f.Origins == 1 {
		f.Why = append(f.Why, oneOrigin)
	}
	f.Question = b.askFigure(group, f.Members)
	for _, i := range story {
		if !speaks[i] {
			f.Silent = append(f.Silent, b.documents[i].ID)
		}
	}
	b.report.Findings = append(b.report.Findings, f)
}

// answeredBy reports whether an answer of a finding holds an amount already.
func (b *builder) answeredBy(document string, at text.Span) bool {
	return slices.ContainsFunc(b.report.Findings, func(f report.Finding) bool {
		return len(f.Members) > 1 && f.Slot == string(verdict.HowMany) && slices.ContainsFunc(f.Members, func(m report.Member) bool {
			return m.Document == document && m.Answer != nil && m.Answer.Overlaps(at)
		})
	})
}

// askFigure asks in the words of a clause that has the figure or, where none can be turned, shows it with the words around it.
func (b *builder) askFigure(group []figure, members []report.Member) string {
	var refs []event.Ref
	shared := map[event.Ref][]text.Span{}
	for _, q := range group {
		d := b.documents[q.document]
		for i := range d.claims {
			c := &d.claims[i]
			if c.Sentence == q.sentence && c.Span.Contains(q.Number) && !c.Reporting {
				r := event.Ref{Source: q.document, Claim: i}
				refs = append(refs, r)
				shared[r] = []text.Span{q.Number}
			}
		}
	}
	own := b.ownWords(verdict.Whether, refs, shared, true)
	if i := slices.IndexFunc(own, func(w worded) bool { return w.held > 0 }); i >= 0 {
		return own[i].words
	}
	return b.whichOf("What is the figure", members)
}
