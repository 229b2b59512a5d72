package analysis

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"gainsay/internal/event"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
	"gainsay/internal/quantity"
	"gainsay/internal/report"
	"gainsay/internal/text"
	"gainsay/internal/value"
	"gainsay/internal/verdict"
)

// figure is an amount that several texts of one story give for one thing.
type figure struct {
	document, sentence int
	quantity.Quantity
}

// figures reports amounts that several outlets of a story give alike for one thing, whatever the words around: "$140 million in tax
// savings" and "a credit worth $140 million". What the alignment of events found already is not told again.
func (b *builder) figures(ctx context.Context, documents []int, matches []value.Match) error {
	finder := quantity.NewFinder(b.engine.pack)
	read := func(a value.Answer) (figure, bool) {
		d := b.documents[a.Document]
		for _, q := range finder.Find(&d.read.Sentences[a.Sentence], d.Text) {
			if q.Span == a.Span {
				return figure{a.Document, a.Sentence, q}, worthTelling(&q) && !d.inName(a.Sentence, &q) && !b.answeredBy(d.ID, q.Span)
			}
		}
		return figure{}, false
	}
	for _, group := range grouped(matches, value.Same) {
		if err := ctx.Err(); err != nil {
			return err
		}
		var all []figure
		for _, a := range answersOf(group) {
			if f, ok := read(a); ok {
				all = append(all, f)
			}
		}
		if all = b.onePerDocument(all, matches); len(all) > 1 {
			b.tellFigure(documents, all)
		}
	}
	return nil
}

// worthTelling reports whether an amount tells something on its own: not a share, of whom is said elsewhere, a range, or one or two
// of something, unless it says what befell them.
func worthTelling(q *quantity.Quantity) bool {
	switch q.Kind {
	case quantity.Money, quantity.Measure, quantity.Count:
	default:
		return false
	}
	if q.Change != "" || q.Low != q.High && q.Comparator == "" || q.Comparator == "range" || q.Comparator == "dozens" || q.Comparator == "none" || q.Unit == "" {
		return false
	}
	whole := q.Spoken == math.Trunc(q.Spoken) // "the 5.50 update"
	return q.Kind != quantity.Count || whole && (q.Spoken > 2 || q.Role != "")
}

// inName reports whether a number belongs to the name of a make ("Corsair 9 rockets", "a 4K screen").
func (d *document) inName(sentence int, q *quantity.Quantity) bool {
	if q.Kind != quantity.Count {
		return false
	}
	tokens := d.read.Sentences[sentence].Tokens
	i := slices.IndexFunc(tokens, func(t nlp.Token) bool { return t.Overlaps(q.Number) })
	return i > 0 && tokens[i-1].Class == "PROPN" || i >= 0 && strings.HasSuffix(tokens[i].Form, "K")
}

// onePerDocument keeps of each document the figure that is most surely that of another.
func (b *builder) onePerDocument(group []figure, matches []value.Match) []figure {
	sure := func(f *figure) float64 {
		best := 0.0
		for _, m := range matches {
			if m.Relation == value.Same && (m.A.Document == f.document && m.A.Span == f.Span || m.B.Document == f.document && m.B.Span == f.Span) {
				best = max(best, m.Confidence)
			}
		}
		return best
	}
	var out []figure
	for i := range group {
		switch k := slices.IndexFunc(out, func(f figure) bool { return f.document == group[i].document }); {
		case k < 0:
			out = append(out, group[i])
		case sure(&group[i]) > sure(&out[k]):
			out[k] = group[i]
		}
	}
	return out
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
	own := b.ownWords(verdict.Whether, refs, shared, false)
	if i := slices.IndexFunc(own, func(w worded) bool { return w.held > 0 }); i >= 0 {
		return own[i].words
	}
	return b.whichOf("What is the figure", members)
}
