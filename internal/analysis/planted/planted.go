// Package planted measures how much of what sources say differently a run finds. Nobody has marked all that diverges
// in real stories, so it makes the divergences itself: it takes two sentences of two outlets that say the same, changes
// one thing in one of them (a number, a day, a place, a name, a negation, a word of a quotation), and looks whether the
// run over the changed story has a finding that holds the change. The choice depends on the texts alone, so that two
// programs are measured on the same changes.
//
// The sentences are paired by the words they share, without a look at what the run aligns, and by the agreements that
// the run finds. What a change of this kind cannot show is how many divergences are told in words that have nothing in
// common.
package planted

import (
	"context"
	"fmt"
	"hash/fnv"
	"path/filepath"
	"slices"
	"strings"

	"gainsay/internal/analysis"
	"gainsay/internal/corpus"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/report"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// Kind names what was changed.
type Kind string

// The kinds of changes.
const (
	Toll            Kind = "toll"
	Count           Kind = "other count"
	Money           Kind = "money"
	Percent         Kind = "percent"
	Weekday         Kind = "weekday"
	Date            Kind = "date or year"
	PlaceName       Kind = "place"
	Doer            Kind = "who did it"
	Undergoer       Kind = "to whom"
	Swapped         Kind = "roles swapped"
	NegationAdded   Kind = "negation added"
	NegationDropped Kind = "negation dropped"
	Opposite        Kind = "opposite verb"
	Speaker         Kind = "speaker of a quotation"
	QuotedWord      Kind = "word of a quotation"
)

// Kinds lists the kinds in the order of the report.
func Kinds() []Kind {
	return []Kind{Toll, Count, Money, Percent, Weekday, Date, PlaceName, Doer, Undergoer, Swapped, NegationAdded, NegationDropped, Opposite, Speaker, QuotedWord}
}

// Plant is one change in one story, and what the run made of it.
type Plant struct {
	Story string
	Kind  Kind
	// Copy is true where the two sentences share most of their pairs of words; Agreed where the run found an agreement
	// between them before the change.
	Copy, Agreed bool
	// Changed is the sentence as it was, Into what it became, Other the sentence of the other outlet.
	Changed, Into, Other string
	// Found is true when a divergence, dispute, tension or update has a member with the change in it; Rules and Answers
	// are those of such findings.
	Found bool
	Rules []string
	// Elsewhere are the alarms that the changed story has, the story as it was has not, and that do not hold the change.
	Elsewhere []string
	// Aligned is true when the run put claims of both sentences into one event, Differs when the change stands in a
	// difference between passages that copy each other: what the deciders had to go by.
	Aligned, Differs bool
}

// most is how many documents of a story are used, the first by their ids.
const most = 5

// perKind is how many changes of one kind a story gives for copies, and for other pairs.
const perKind = 2

// Bench holds what is needed to plant and to look.
type Bench struct {
	pack     *rule.Pack
	engine   *analysis.Engine
	reader   *nlp.Reader
	resolver *entity.Resolver
	// Only limits the kinds; empty for all.
	Only []Kind
}

// NewBench prepares the measure for an engine with the rules of pack.
func NewBench(pack *rule.Pack, engine *analysis.Engine) (*Bench, error) {
	reader, err := nlp.NewReader(nlp.PackOptions(pack))
	if err != nil {
		return nil, fmt.Errorf("prepare the reader: %w", err)
	}
	return &Bench{pack: pack, engine: engine, reader: reader, resolver: entity.NewResolver(pack)}, nil
}

// Measure plants changes in the story of a folder and runs over each. It returns the alarms of the unchanged story too.
// A folder with fewer than two documents gives nothing.
func (b *Bench) Measure(ctx context.Context, folder string) ([]Plant, []report.Finding, error) {
	docs, _, err := corpus.Read(ctx, corpus.Options{}, []string{folder}, nil)
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(docs, func(x, y corpus.Document) int {
		if x.ID < y.ID {
			return -1
		}
		return 1
	})
	docs = docs[:min(len(docs), most)]
	if len(docs) < 2 {
		return nil, nil, nil
	}
	before, err := b.engine.Check(ctx, docs, nil)
	if err != nil {
		return nil, nil, err
	}
	s, err := b.read(ctx, docs)
	if err != nil {
		return nil, nil, err
	}
	s.name = filepath.Base(folder)
	var out []Plant
	for _, c := range s.choose(b.pairs(s, before)) {
		if len(b.Only) > 0 && !slices.Contains(b.Only, c.kind) {
			continue
		}
		p, err := b.try(ctx, s, c, before)
		if err != nil {
			return nil, nil, err
		}
		out = append(out, p)
	}
	return out, alarms(before), nil
}

// try runs over the story with one change.
func (b *Bench) try(ctx context.Context, s *story, c change, before *report.Report) (Plant, error) {
	p := Plant{Story: s.name, Kind: c.kind, Copy: c.copied, Agreed: c.agreed, Changed: c.x.text(), Other: c.y.text()}
	docs := slices.Clone(s.docs)
	changed := &docs[c.x.article.index]
	old := changed.Text
	var places []text.Span
	changed.Text, places = apply(old, c.edits)
	at := sentenceSpan(c.x.sentence.Span, c.edits)
	p.Into = at.Cut(changed.Text)
	after, err := b.engine.Check(ctx, docs, nil)
	if err != nil {
		return p, err
	}
	p.Aligned = aligned(after, changed.ID, at, c.y.article.doc.ID, c.y.sentence.Span)
	p.Differs = differs(after, changed.ID, places)
	known := map[string]bool{}
	for _, f := range before.Findings {
		known[f.ID] = true
	}
	for _, f := range after.Findings {
		if !telling(&f) || known[f.ID] {
			continue
		}
		switch holds := holdsChange(&f, changed.ID, changed.Text, places); {
		case holds:
			p.Found = true
			p.Rules = append(p.Rules, f.Rule)
		case f.Kind == "divergence":
			p.Elsewhere = append(p.Elsewhere, describe(&f))
		}
	}
	return p, nil
}

// telling reports whether a finding would show an editor that two sources differ.
func telling(f *report.Finding) bool {
	if f.Verdict == nil {
		return false
	}
	switch *f.Verdict {
	case "diverge", "disputed", "tension", "updated":
		return true
	}
	return false
}

func alarms(r *report.Report) []report.Finding {
	var out []report.Finding
	for _, f := range r.Findings {
		if telling(&f) {
			out = append(out, f)
		}
	}
	return out
}

// holdsChange reports whether a member of a finding has the changed words in its passage, or is given to the speaker that
// they name.
func holdsChange(f *report.Finding, document, changed string, places []text.Span) bool {
	return slices.ContainsFunc(f.Members, func(m report.Member) bool {
		return m.Document == document && slices.ContainsFunc(places, func(s text.Span) bool {
			return m.Span.Contains(s) || f.Rule == "attribution/changed" && strings.Contains(m.Speaker, s.Cut(changed))
		})
	})
}

func describe(f *report.Finding) string {
	s := f.Rule + ": " + f.Question
	for _, m := range f.Members {
		s += "\n      " + m.Document + ": " + m.Text
	}
	return s
}

// aligned reports whether an event has claims in both sentences.
func aligned(r *report.Report, docA string, a text.Span, docB string, b text.Span) bool {
	where := map[string]int{}
	for _, c := range r.Claims {
		switch {
		case c.Document == docA && a.Contains(c.Span):
			where[c.ID] = 1
		case c.Document == docB && b.Contains(c.Span):
			where[c.ID] = 2
		}
	}
	return slices.ContainsFunc(r.Events, func(e report.Event) bool {
		var in [3]bool
		for _, id := range e.Claims {
			in[where[id]] = true
		}
		return in[1] && in[2]
	})
}

// differs reports whether a difference between copies holds a change.
func differs(r *report.Report, document string, places []text.Span) bool {
	return slices.ContainsFunc(r.Passages, func(p report.Passage) bool {
		return slices.ContainsFunc(p.Differences, func(d report.Difference) bool {
			return slices.ContainsFunc(d.Members, func(m report.Located) bool {
				return m.Document == document && slices.ContainsFunc(places, func(s text.Span) bool { return m.Start < s.End && s.Start < m.End })
			})
		})
	})
}

// edit replaces a span of a document.
type edit struct {
	text.Span
	with string
}

// apply makes the edits, which do not overlap, and says where the new words stand.
func apply(s string, edits []edit) (string, []text.Span) {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, func(x, y edit) int { return x.Start - y.Start })
	var places []text.Span
	out, from := "", 0
	for _, e := range edits {
		out += s[from:e.Start]
		start := len(out)
		out += e.with
		places = append(places, text.Span{Start: start, End: len(out)})
		from = e.End
	}
	return out + s[from:], places
}

// sentenceSpan is where a sentence stands after the edits.
func sentenceSpan(s text.Span, edits []edit) text.Span {
	out := s
	for _, e := range edits {
		grown := len(e.with) - (e.End - e.Start)
		switch {
		case e.End <= s.Start:
			out.Start += grown
			out.End += grown
		case e.Start < s.End:
			out.End += grown
		}
	}
	return out
}

// lot draws one of n by what the words are, the same in every run.
func lot(n int, words ...string) int {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{0})
	}
	return int(h.Sum64() % uint64(n))
}
