package analysis

import (
	"cmp"
	"slices"

	"gainsay/internal/attribution"
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
				if m.Answer == nil {
					continue
				}
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
				if m.Answer == nil {
					continue
				}
				owner[answer{f.Slot, f.Rule, m.Document, m.Answer.Span}] = into
			}
		}
	}
	b.report.Findings = out
}

// join adds the members of f to into, in the order of the documents.
func (b *builder) join(into *report.Finding, f report.Finding) {
	for _, m := range f.Members {
		if !slices.ContainsFunc(into.Members, func(o report.Member) bool { return sameAnswer(&o, &m) }) {
			into.Members = append(into.Members, m)
		}
	}
	slices.SortStableFunc(into.Members, func(x, y report.Member) int {
		return cmp.Or(cmp.Compare(x.Document, y.Document), text.Compare(x.Span, y.Span))
	})
	names := namedSources{b: b}
	var places []passage.Place
	for i := range into.Members {
		m := &into.Members[i]
		document := b.index(m.Document)
		names.add(document, b.attributionOf(document, m))
		places = append(places, passage.Place{Document: document, Span: m.Span})
	}
	into.NamedSources, into.Origins = names.count(), b.origins.Count(places)
	into.Silent = slices.DeleteFunc(into.Silent, func(id string) bool {
		return slices.ContainsFunc(into.Members, func(m report.Member) bool { return m.Document == id })
	})
	for _, m := range into.Members {
		if m.Answer != nil {
			m.Answer.Group = 0 // what was numbered among fewer answers no longer holds
		}
	}
}

// sameAnswer reports whether two members stand for one answer of one document.
func sameAnswer(a, b *report.Member) bool {
	if a.Document != b.Document {
		return false
	}
	if a.Answer == nil || b.Answer == nil {
		return a.Answer == b.Answer && a.Span == b.Span
	}
	return a.Answer.Overlaps(b.Answer.Span)
}

// attributionOf is the attribution that a member of a document names, nil for none.
func (b *builder) attributionOf(document int, m *report.Member) *attribution.Attribution {
	if m.Attribution == nil || document < 0 {
		return nil
	}
	d := b.documents[document]
	for i := range d.attributions.Attributions {
		if a := &d.attributions.Attributions[i]; *d.attributionID(a) == *m.Attribution {
			return a
		}
	}
	return nil
}

// index of a document by its id.
func (b *builder) index(id string) int {
	if i, ok := b.positions[id]; ok {
		return i
	}
	return -1
}
