package analysis

import (
	"slices"

	"gainsay/internal/attribution"
	"gainsay/internal/report"
	"gainsay/internal/verdict"
)

// unattributed adds what is asserted in nobody's name, in the order of its weight within each document.
func (b *builder) unattributed() {
	for _, d := range b.documents {
		for _, a := range d.assertions {
			id := "attribution/unattributed"
			switch a.Matter {
			case attribution.VagueSource:
				id = "attribution/vague"
			case attribution.Stripped:
				id = "attribution/stripped"
			}
			f := report.Finding{Kind: "unattributed", Slot: string(verdict.Attribution), Question: "Who says so?", Rule: id,
				Severity: b.severity(id, ""), Why: a.Why, Origins: 1, Confidence: report.Confidence{Event: 1, Verdict: round(weightToConfidence(a.Weight))}}
			if id == "attribution/unattributed" {
				f.Why = append(slices.Clone(f.Why), report.NobodyNamed)
			}
			var from *attribution.Attribution
			if a.Attribution >= 0 && a.Matter == attribution.VagueSource {
				from = &d.attributions.Attributions[a.Attribution]
			}
			m := d.member(a.Sentence, a.Span, from)
			m.Grade = string(a.Grade)
			f.Members = []report.Member{m}
			b.report.Findings = append(b.report.Findings, f)
		}
	}
}

// weightToConfidence maps a weight, which has no unit, to 0..1 in its order, so that the report's order by confidence
// is the order by weight.
func weightToConfidence(w float64) float64 { return w / (w + 1) }
