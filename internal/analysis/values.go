package analysis

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"gainsay/internal/passage"
	"gainsay/internal/report"
	"gainsay/internal/text"
	"gainsay/internal/value"
	"gainsay/internal/verdict"
)

// matches lists what the documents of a story say of one figure, age or office, whatever the claims in which it stands. The two
// documents must speak of an event in common: in a heap of news a story is wide, and two polls have much in common.
func (b *builder) matches(ctx context.Context, documents []int) ([]value.Match, error) {
	in := make([]value.Document, len(documents))
	for n, i := range documents {
		d := b.documents[i]
		in[n] = value.Document{Read: d.read, Entities: d.entities, Attributions: d.attributions, Published: d.Published}
	}
	o := value.Options{Related: func(x, y int) bool { return b.acquainted.oneEvent(documents[x], documents[y]) }}
	if show := b.engine.options.ObserveFigures; show != nil {
		o.Observe = func(p *value.Pair) { show(b.figurePair(documents, p)) }
	}
	found, err := b.engine.values.Find(ctx, in, o)
	if err != nil {
		return nil, fmt.Errorf("compare the values: %w", err)
	}
	for i := range found {
		found[i].A.Document, found[i].B.Document = documents[found[i].A.Document], documents[found[i].B.Document]
	}
	return found, nil
}

// FigurePair is a pair of figures of two documents that may be of one thing, with the signs of it, for training.
type FigurePair struct {
	A, B FigurePlace
	// Numbers say how they compare: value.Same, value.Within or value.Apart.
	Numbers value.Relation
	Signs   []float64
}

// FigurePlace is a figure: its document, its bytes and those of its sentence.
type FigurePlace struct {
	Document         string
	Figure, Sentence text.Span
}

// FigureSigns are the names of the signs that two figures are of one thing.
func FigureSigns() []string { return value.FigureSigns() }

func (b *builder) figurePair(documents []int, p *value.Pair) FigurePair {
	at := func(a value.Answer) FigurePlace {
		d := b.documents[documents[a.Document]]
		return FigurePlace{d.ID, a.Span, d.read.Sentences[a.Sentence].Span}
	}
	return FigurePair{A: at(p.A), B: at(p.B), Numbers: p.Relation(), Signs: p.Signs}
}

// values adds what the stories say of one figure, age or office where no other finding holds the two sentences.
func (b *builder) values(ctx context.Context, stories []ruling) error {
	var matches []value.Match
	for i := range stories {
		matches = append(matches, stories[i].Values...)
	}
	for _, relation := range []value.Relation{value.Apart, value.Within} {
		for _, group := range grouped(matches, relation) {
			if err := ctx.Err(); err != nil {
				return err
			}
			b.addValues(group)
		}
	}
	return nil
}

// valueSlot is what the answers of a decider answer.
var valueSlot = map[string]verdict.Slot{"divergence/figure": verdict.HowMany, "narrower/figure": verdict.HowMany, "divergence/age": verdict.HowMany, "tension/office": verdict.Who,
	"narrower/office": verdict.Who}

// grouped puts together the matches of a relation and a rule that have an answer in common, or are joined by others that do.
func grouped(all []value.Match, relation value.Relation) [][]value.Match {
	var groups [][]value.Match
	for _, m := range all {
		if m.Relation != relation {
			continue
		}
		joined := []value.Match{m}
		touches := func(g []value.Match) bool {
			return slices.ContainsFunc(g, func(o value.Match) bool {
				return o.Rule == m.Rule && (o.A == m.A || o.A == m.B || o.B == m.A || o.B == m.B)
			})
		}
		var rest [][]value.Match
		for _, g := range groups {
			if touches(g) {
				joined = append(g, joined...)
			} else {
				rest = append(rest, g)
			}
		}
		groups = append(rest, joined)
	}
	return groups
}

// answersOf lists the answers of a group of matches, each once.
func answersOf(group []value.Match) []value.Answer {
	out := make([]value.Answer, 0, 2*len(group))
	for _, m := range group {
		out = append(out, m.A, m.B)
	}
	slices.SortFunc(out, func(x, y value.Answer) int {
		return cmp.Or(cmp.Compare(x.Document, y.Document), text.Compare(x.Span, y.Span))
	})
	return slices.Compact(out)
}

// addValues adds the finding of a group of matches.
func (b *builder) addValues(group []value.Match) {
	lead := group[0]
	for _, m := range group {
		if m.Confidence > lead.Confidence {
			lead = m
		}
	}
	v := verdict.Narrower
	kind := "agreement"
	switch {
	case lead.Rule == "tension/office":
		v, kind = verdict.Tension, "divergence"
	case lead.Relation == value.Apart:
		v, kind = verdict.Diverge, "divergence"
	}
	name := string(v)
	f := report.Finding{Kind: kind, Verdict: &name, Slot: string(valueSlot[lead.Rule]), Question: lead.Question, Rule: lead.Rule, Why: lead.Why,
		Severity: b.severity(lead.Rule, v), Confidence: report.Confidence{Event: round(lead.Confidence), Verdict: .7}}
	if v.Alarm() {
		f.Settle = f.Question
	}
	answers := answersOf(group)
	names := namedSources{b: b}
	var places []passage.Place
	told := map[string]bool{} // what a document says twice in the same words
	for _, a := range answers {
		d := b.documents[a.Document]
		key := d.ID + "|" + strings.ToLower(a.Cut(d.Text))
		if told[key] {
			continue
		}
		told[key] = true
		said := d.attributionAt(a.Span)
		m := d.member(a.Sentence, a.Span, said)
		f.Members = append(f.Members, m)
		places = append(places, passage.Place{Document: a.Document, Span: m.Span})
		names.add(a.Document, said)
	}
	if opening, _, ok := strings.Cut(lead.Question, ": "); ok && valueSlot[lead.Rule] == verdict.HowMany {
		f.Question = b.whichOf(opening, f.Members)
		if v.Alarm() {
			f.Settle = f.Question
		}
	}
	f.NamedSources, f.Origins = names.count(), b.origins.Count(places)
	if b.told(&f) || v == verdict.Narrower && b.copied(&f) {
		return
	}
	if dated := b.undated(answers); v == verdict.Diverge && dated != "" {
		f.Why = append(slices.Clone(f.Why), dated)
	}
	b.report.Findings = append(b.report.Findings, f)
}

// told reports whether another finding about the same slot holds two of the members, or an alarm of any slot does.
func (b *builder) told(f *report.Finding) bool {
	return slices.ContainsFunc(b.report.Findings, func(o report.Finding) bool {
		if o.Slot != f.Slot && o.Kind == "agreement" {
			return false
		}
		n := 0
		for _, m := range f.Members {
			if slices.ContainsFunc(o.Members, func(k report.Member) bool {
				return k.Document == m.Document && k.Overlaps(m.Span) && (k.Answer == nil || o.Slot == f.Slot || k.Answer.Overlaps(m.Answer.Span))
			}) {
				n++
			}
		}
		return n >= 2
	})
}

// undated says what the dates of documents leave open, "" for nothing.
func (b *builder) undated(answers []value.Answer) string {
	undated := 0
	for _, a := range answers {
		if b.documents[a.Document].Published.IsZero() {
			undated++
		}
	}
	switch undated {
	case 0:
		return ""
	case len(answers):
		return verdict.NoDates
	}
	return verdict.NotAllDates
}
