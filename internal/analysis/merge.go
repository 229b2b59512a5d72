package analysis

import (
	"cmp"
	"slices"

	"gainsay/internal/passage"
	"gainsay/internal/report"
	"gainsay/internal/text"
)

// merge makes one finding of divergences that raise the same alarm about the same slot and share an answer: two pairs
// of a question are one question. The surer finding gives the question and the reasons.
func (b *builder) merge() {
	type answer struct {
		slot, rule, document string
		text.Span
	}
	fs := b.report.Findings
	slices.SortStableFunc(fs, func(x, y report.Finding) int {
		return -cmp.Compare(x.Confidence.Event*x.Confidence.Verdict, y.Confidence.Event*y.Confidence.Verdict)
	})
	owner := map[answer]int{}
	var out []report.Finding
	for _, f := range fs {
		into := -1
		if f.Kind == "divergence" {
			for _, m := range f.Members {
				if i, ok := owner[answer{f.Slot, f.Rule, m.Document, m.Answer.Span}]; ok {
					into = i
					break
				}
			}
		}
		if into < 0 {
			into = len(out)
			out = append(out, f)
		} else {
			b.join(&out[into], f)
		}
		if f.Kind == "divergence" {
			for _, m := range f.Members {
				owner[answer{f.Slot, f.Rule, m.Document, m.Answer.Span}] = into
			}
		}
	}
	b.report.Findings = out
}

// join adds the members of f to into, in the order of the documents.
func (b *builder) join(into *report.Finding, f report.Finding) {
	for _, m := range f.Members {
		if !slices.ContainsFunc(into.Members, func(o report.Member) bool { return o.Document == m.Document && o.Answer.Overlaps(m.Answer.Span) }) {
			into.Members = append(into.Members, m)
		}
	}
	slices.SortStableFunc(into.Members, func(x, y report.Member) int {
		return cmp.Or(cmp.Compare(x.Document, y.Document), text.Compare(x.Span, y.Span))
	})
	names := map[string]bool{}
	var places []passage.Place
	for _, m := range into.Members {
		if m.Grade == "named" {
			names[m.Speaker] = true
		}
		places = append(places, passage.Place{Document: b.index(m.Document), Span: m.Span})
	}
	into.NamedSources, into.Origins = len(names), b.origins.Count(places)
	into.Silent = slices.DeleteFunc(into.Silent, func(id string) bool {
		return slices.ContainsFunc(into.Members, func(m report.Member) bool { return m.Document == id })
	})
	for _, m := range into.Members {
		if m.Answer != nil {
			m.Answer.Group = 0 // what was numbered among fewer answers no longer holds
		}
	}
}

// index of a document by its id.
func (b *builder) index(id string) int {
	if i, ok := b.positions[id]; ok {
		return i
	}
	return -1
}
