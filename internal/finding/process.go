package finding

import (
	"fmt"
	"maps"
	"slices"

	"gainsay/internal/report"
)

// Processor changes the findings of a report in one way. Processors run in a row between the pipeline and the
// formats; a processor that finds something to tell adds to the report's notes.
type Processor func(r *report.Report)

// Sort orders findings by weight, the same whatever the order in which they were found.
func Sort(r *report.Report) {
	slices.SortStableFunc(r.Findings, func(a, b report.Finding) int { return report.CompareFindings(&a, &b) })
}

// Severities overrides the severity of rules; "off" drops their findings.
func Severities(byRule map[string]string) Processor {
	return func(r *report.Report) {
		r.Findings = slices.DeleteFunc(r.Findings, func(f report.Finding) bool { return byRule[f.Rule] == "off" })
		for i := range r.Findings {
			if s, ok := byRule[r.Findings[i].Rule]; ok {
				r.Findings[i].Severity = s
			}
		}
	}
}

// AtLeast drops findings below a severity and says how many.
func AtLeast(t Threshold) Processor {
	return func(r *report.Report) {
		before := len(r.Findings)
		r.Findings = slices.DeleteFunc(r.Findings, func(f report.Finding) bool { return !t.Reached(&f) })
		if n := before - len(r.Findings); n > 0 {
			r.Omitted += n
			r.Notes = append(r.Notes, report.Plural(n, "finding")+" below "+t.severity+" left out")
		}
	}
}

// Involving keeps the findings in which at least one of the documents has its say. With a set that is empty it
// drops all.
func Involving(documents map[string]bool) Processor {
	documents = maps.Clone(documents)
	return func(r *report.Report) {
		r.NewDocuments = slices.AppendSeq([]string{}, maps.Keys(documents))
		slices.Sort(r.NewDocuments)
		r.Findings = slices.DeleteFunc(r.Findings, func(f report.Finding) bool {
			return !slices.ContainsFunc(f.Members, func(m report.Member) bool { return documents[m.Document] })
		})
	}
}

// DropSettled removes what a reviewer, a baseline or an ignore file has put away, and says how many.
func DropSettled(r *report.Report) {
	before := len(r.Findings)
	r.Findings = slices.DeleteFunc(r.Findings, func(f report.Finding) bool { return f.Settled() })
	if n := before - len(r.Findings); n > 0 {
		r.Omitted += n
		r.Notes = append(r.Notes, report.Plural(n, "settled finding")+" left out")
	}
}

// Cap keeps the n weightiest findings of each rule, so that one rule that misfires cannot bury the rest, and says
// what it left out. n of 0 keeps all.
func Cap(n int) Processor {
	return func(r *report.Report) {
		if n <= 0 {
			return
		}
		Sort(r)
		kept, dropped := map[string]int{}, map[string]int{}
		r.Findings = slices.DeleteFunc(r.Findings, func(f report.Finding) bool {
			if kept[f.Rule] == n {
				dropped[f.Rule]++
				r.Omitted++
				return true
			}
			kept[f.Rule]++
			return false
		})
		for _, rule := range slices.Sorted(maps.Keys(dropped)) {
			r.Notes = append(r.Notes, fmt.Sprintf("%s of rule %s left out (limit %d)", report.Plural(dropped[rule], "further finding"), rule, n))
		}
	}
}
