package finding

import (
	"fmt"
	"slices"
	"strings"

	"gainsay/internal/report"
)

// Diff is what parts two runs.
type Diff struct {
	New     []report.Finding `json:"new"`
	Gone    []report.Finding `json:"gone"`
	Changed []Change         `json:"changed"`
	// Same is how many findings both runs have.
	Same int `json:"same"`
}

// Change is a finding that both runs have and that is not the same any more.
type Change struct {
	Old  report.Finding `json:"old"`
	New  report.Finding `json:"new"`
	What []string       `json:"what"`
}

// statusChange begins what is said of a finding whose review changed.
const statusChange = "status"

// OfReviewAlone reports whether nothing changed but what reviewers decided.
func (c *Change) OfReviewAlone() bool {
	return len(c.What) == 1 && strings.HasPrefix(c.What[0], statusChange+": ")
}

// wouldShow reports whether r would hold a finding of another run if it still stood: a report on new documents alone holds
// only what involves them.
func wouldShow(r *report.Report, f *report.Finding) bool {
	return r.NewDocuments == nil || slices.ContainsFunc(f.Members, func(m report.Member) bool { return slices.Contains(r.NewDocuments, m.Document) })
}

// Compare matches the findings of two runs by their ids; what is left over it matches by rule and quotations, when
// at least half of the quotations of both are the same. Of a new run on some documents alone, nothing is gone that does not
// involve them.
func Compare(old, new *report.Report) Diff {
	d := Diff{New: []report.Finding{}, Gone: []report.Finding{}, Changed: []Change{}}
	byID := map[string]*report.Finding{}
	for i := range old.Findings {
		byID[old.Findings[i].ID] = &old.Findings[i]
	}
	matched := map[string]bool{}
	var added []*report.Finding
	pair := func(a, b *report.Finding, extra ...string) {
		matched[a.ID] = true
		if what := append(extra, changes(a, b)...); len(what) > 0 {
			d.Changed = append(d.Changed, Change{*a, *b, what})
		} else {
			d.Same++
		}
	}
	for i := range new.Findings {
		b := &new.Findings[i]
		if a := byID[b.ID]; a != nil && !matched[a.ID] {
			pair(a, b)
		} else {
			added = append(added, b)
		}
	}
	oldKeys, newKeys := keysOf(old), keysOf(new)
	byKey := map[string][]*report.Finding{}
	for i := range old.Findings {
		a := &old.Findings[i]
		for k := range oldKeys[a.ID] {
			byKey[k] = append(byKey[k], a)
		}
	}
	for _, b := range added {
		var best *report.Finding
		bestShared := 0
		for k := range newKeys[b.ID] {
			for _, a := range byKey[k] {
				if matched[a.ID] || a.Rule != b.Rule || a.Kind != b.Kind {
					continue
				}
				n := 0
				for key := range newKeys[b.ID] {
					if oldKeys[a.ID][key] {
						n++
					}
				}
				if 2*n >= max(len(newKeys[b.ID]), len(oldKeys[a.ID])) && (best == nil || n > bestShared || n == bestShared && a.ID < best.ID) {
					best, bestShared = a, n
				}
			}
		}
		if best != nil {
			pair(best, b, passages(len(newKeys[b.ID])-bestShared, len(oldKeys[best.ID])-bestShared))
		} else {
			d.New = append(d.New, *b)
		}
	}
	for i := range old.Findings {
		if a := &old.Findings[i]; !matched[a.ID] && wouldShow(new, a) {
			d.Gone = append(d.Gone, *a)
		}
	}
	order := func(a, b report.Finding) int { return report.CompareFindings(&a, &b) }
	slices.SortStableFunc(d.New, order)
	slices.SortStableFunc(d.Gone, order)
	slices.SortStableFunc(d.Changed, func(a, b Change) int { return order(a.New, b.New) })
	return d
}

func passages(came, went int) string { return fmt.Sprintf("passages: %d came, %d went", came, went) }

func keysOf(r *report.Report) map[string]map[string]bool {
	outlets := outletsOf(r)
	out := map[string]map[string]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		out[f.ID] = map[string]bool{}
		for k := range f.Members {
			out[f.ID][memberQuote(&f.Members[k], outlets).key()] = true
		}
	}
	return out
}

// changes says in words what of a finding changed that a reader would notice.
func changes(a, b *report.Finding) []string {
	var out []string
	note := func(name, x, y string) {
		if x != y {
			out = append(out, fmt.Sprintf("%s: %s, was %s", name, orNone(y), orNone(x)))
		}
	}
	verdict := func(f *report.Finding) string {
		if f.Verdict == nil {
			return ""
		}
		return *f.Verdict
	}
	note("verdict", verdict(a), verdict(b))
	note("severity", a.Severity, b.Severity)
	note("question", a.Question, b.Question)
	note(statusChange, status(a), status(b))
	note("independent origins", fmt.Sprint(a.Origins), fmt.Sprint(b.Origins))
	note("named sources", fmt.Sprint(a.NamedSources), fmt.Sprint(b.NamedSources))
	return out
}

func status(f *report.Finding) string {
	if f.Status == "" {
		return Open
	}
	return f.Status
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
