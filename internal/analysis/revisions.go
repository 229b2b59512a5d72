package analysis

import (
	"fmt"

	"gainsay/internal/corpus"
	"gainsay/internal/passage"
	"gainsay/internal/report"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// latest are the documents that no later version replaces. Only these are compared: an article that was corrected does
// not agree with, or contradict, what it says no longer.
func latest(read []*document) []*document {
	var out []*document
	for _, d := range read {
		if d.ReplacedBy == "" {
			out = append(out, d)
		}
	}
	return out
}

// revisedSlots are the changes between versions that an editor is told of: not wording, nor what was added or dropped
// as a story grew.
var revisedSlots = map[corpus.ChangeKind]verdict.Slot{
	corpus.ChangedDenial: verdict.Whether, corpus.ChangedNumber: verdict.HowMany, corpus.ChangedQuote: verdict.Attribution, corpus.ChangedName: verdict.Who,
}

// revisions reports what an outlet changed in its own article: a correction, announced or not.
func (b *builder) revisions(read []*document, revisions []corpus.Revision) {
	byID := map[string]*document{}
	at := map[string]int{}
	for i, d := range b.documents {
		at[d.ID] = i
	}
	for _, d := range read {
		byID[d.ID] = d
	}
	for i := range revisions {
		r := &revisions[i]
		earlier, later := byID[r.Earlier], byID[r.Later]
		if earlier == nil || later == nil {
			continue
		}
		if !r.Dated {
			b.report.Notes = append(b.report.Notes, fmt.Sprintf("%s and %s are versions of one article, and neither says which is later", r.Earlier, r.Later))
		}
		for _, c := range r.Changes {
			slot, ok := revisedSlots[c.Kind]
			if !ok {
				continue
			}
			b.revised(earlier, later, &c, slot, at[r.Later])
		}
	}
}

// revised makes the finding of one change. position is that of the later document among those compared.
func (b *builder) revised(earlier, later *document, c *corpus.Change, slot verdict.Slot, position int) {
	v := string(verdict.Updated)
	f := report.Finding{Kind: "copy", Verdict: &v, Slot: string(slot), Rule: "revision/changed", Severity: b.severity("revision/changed", verdict.Updated),
		Confidence: report.Confidence{Event: 1, Verdict: .9}}
	for _, side := range []struct {
		doc            *document
		span, sentence text.Span
	}{{earlier, c.Earlier, c.EarlierSentence}, {later, c.Later, c.LaterSentence}} {
		answer := side.span
		if answer.Empty() {
			answer = side.sentence
		}
		s := side.doc.sentenceAt(answer.Start)
		if s < 0 {
			return
		}
		f.Members = append(f.Members, side.doc.member(s, answer, side.doc.attributionAt(answer)))
	}
	was, is := c.Earlier.Cut(earlier.Text), c.Later.Cut(later.Text)
	switch {
	case was == "":
		f.Why = []string{fmt.Sprintf("the later version of the article adds %q", is)}
	case is == "":
		f.Why = []string{fmt.Sprintf("the later version of the article drops %q", was)}
	default:
		f.Why = []string{fmt.Sprintf("the article said %q, and its later version says %q", was, is)}
	}
	f.Question = "Was the change marked as a correction?"
	f.Settle = f.Question
	f.Origins = b.origins.Count([]passage.Place{{Document: position, Span: c.Later}})
	b.report.Findings = append(b.report.Findings, f)
}
