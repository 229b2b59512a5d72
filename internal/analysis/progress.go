package analysis

import (
	"cmp"
	"context"
	"slices"

	"gainsay/internal/attribution"
	"gainsay/internal/passage"
	"gainsay/internal/report"
	"gainsay/internal/verdict"
)

// staged is one document's word on how far the story's process has come.
type staged struct {
	document int
	verdict.Stage
}

// progress compares what the documents of one story say of how far a process has come, and adds one finding for each
// story in which one says nearly done and another that much is open.
func (b *builder) progress(ctx context.Context, story func(i, j int) bool) error {
	var near, far []staged
	for i, d := range b.documents {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, s := range verdict.Stages(b.engine.pack, d.read, d.claims) {
			if s.Near {
				near = append(near, staged{i, s})
			} else {
				far = append(far, staged{i, s})
			}
		}
	}
	used := map[int]bool{}
	for _, n := range near {
		if err := ctx.Err(); err != nil {
			return err
		}
		if used[n.document] {
			continue
		}
		members := []staged{n}
		for _, f := range far {
			if story(n.document, f.document) && (n.document != f.document || b.speakersDiffer(n, f)) {
				members = append(members, f)
			}
		}
		if len(members) < 2 {
			continue
		}
		used[n.document] = true
		b.progressFinding(members)
	}
	return nil
}

func (b *builder) speakersDiffer(x, y staged) bool {
	p, q := b.stageAttribution(x), b.stageAttribution(y)
	return (p == nil) != (q == nil) || p != nil && p.SourceName != q.SourceName
}

func (b *builder) stageAttribution(s staged) *attribution.Attribution {
	if s.Claim < 0 {
		return nil
	}
	d := b.documents[s.document]
	return d.attribution(&d.claims[s.Claim])
}

// progressFinding makes the finding: the first member says nearly done, the others that much is open, at most one
// for each document.
func (b *builder) progressFinding(members []staged) {
	first := members[0]
	d := b.documents[first.document]
	var o verdict.Outcome
	seen := map[int]bool{}
	var kept []staged
	for _, m := range members[1:] {
		if seen[m.document] {
			continue
		}
		seen[m.document] = true
		kept = append(kept, m)
		if o.Verdict == "" {
			other := b.documents[m.document]
			o, _ = verdict.CompareStages(first.Stage, m.Stage, d.Text, other.Text, verdict.DateCaution(d.Published, other.Published))
		}
	}
	v := string(o.Verdict)
	f := report.Finding{Kind: "divergence", Verdict: &v, Slot: string(o.Slot), Rule: o.Rule, Why: o.Why, Severity: b.severity(o.Rule, o.Verdict),
		Question: "How close is the " + first.Process + "?", Confidence: report.Confidence{Event: .5, Verdict: o.Confidence}}
	f.Settle = f.Question
	all := append([]staged{first}, kept...)
	slices.SortStableFunc(all, func(x, y staged) int { return cmp.Compare(x.document, y.document) })
	names := namedSources{b: b}
	var places []passage.Place
	for _, m := range all {
		doc := b.documents[m.document]
		a := b.stageAttribution(m)
		member := doc.member(m.Sentence, m.Span, a)
		f.Members = append(f.Members, member)
		places = append(places, passage.Place{Document: m.document, Span: member.Span})
		names.add(m.document, a)
	}
	f.NamedSources, f.Origins = names.count(), b.origins.Count(places)
	b.report.Findings = append(b.report.Findings, f)
}
