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
	// MaybeNew are findings of the new run that the old one may have had and left out, MaybeGone findings of the old run that
	// the new one may have left out.
	MaybeNew  []report.Finding `json:"maybe_new,omitempty"`
	MaybeGone []report.Finding `json:"maybe_gone,omitempty"`
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

// Lacks says why a run may lack findings, "" where it lacks none.
func Lacks(r *report.Report) string {
	switch {
	case interrupted(r):
		return "was interrupted"
	case r.Omitted > 0:
		return "left " + report.Plural(r.Omitted, "finding") + " out"
	case r.NewDocuments != nil:
		return "holds only what involves new documents"
	}
	return ""
}

// interrupted reports whether a run ended before its end; a run that only skipped inputs did not.
func interrupted(r *report.Report) bool { return r.Interrupted || !r.Complete && len(r.Skipped) == 0 }

// extent is what a run would show.
type extent struct {
	run   *report.Report
	paths map[string]string // of its documents, by id
	fresh map[string]bool   // its new documents
}

func extentOf(r *report.Report) *extent {
	e := &extent{run: r, paths: map[string]string{}, fresh: map[string]bool{}}
	for i := range r.Documents {
		e.paths[r.Documents[i].ID] = r.Documents[i].Path
	}
	for _, id := range r.NewDocuments {
		e.fresh[id] = true
	}
	return e
}

// shows reports whether the run would hold a finding of another run if it stood. One that was interrupted, or that left
// findings out, may lack any, and one on new documents alone holds only what involves them; what rests on a document that
// the run does not know it cannot hold.
func (e *extent) shows(f *report.Finding) bool {
	involves := func(which func(id string) bool) bool {
		return slices.ContainsFunc(f.Members, func(m report.Member) bool { return which(m.Document) })
	}
	switch {
	case interrupted(e.run):
		return false
	case involves(func(id string) bool { _, known := e.paths[id]; return !known }):
		return true
	case e.run.Omitted > 0:
		return false
	case e.run.NewDocuments != nil:
		return involves(func(id string) bool { return e.fresh[id] })
	}
	return true
}

// leftOut reports whether a finding rests on a document that another run could not read.
func (e *extent) leftOut(by *report.Report, f *report.Finding) bool {
	return len(by.Skipped) > 0 && slices.ContainsFunc(f.Members, func(m report.Member) bool {
		path, known := e.paths[m.Document]
		return known && slices.ContainsFunc(by.Skipped, func(s report.Skipped) bool {
			rest, ok := strings.CutPrefix(path, s.Path)
			return ok && (rest == "" || strings.ContainsRune(`/\#`, rune(rest[0])))
		})
	})
}

// Compare matches the findings of two runs by their ids; what is left over it matches by rule and quotations, when
// at least half of the quotations of both are the same. What a run may have left out is neither new nor gone.
func Compare(old, new *report.Report) Diff {
	d := Diff{New: []report.Finding{}, Gone: []report.Finding{}, Changed: []Change{}}
	before, after := extentOf(old), extentOf(new)
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
			fresh := &d.New
			if !before.shows(b) {
				fresh = &d.MaybeNew
			}
			*fresh = append(*fresh, *b)
		}
	}
	for i := range old.Findings {
		a := &old.Findings[i]
		if matched[a.ID] {
			continue
		}
		gone := &d.Gone
		if !after.shows(a) || before.leftOut(new, a) {
			gone = &d.MaybeGone
		}
		*gone = append(*gone, *a)
	}
	order := func(a, b report.Finding) int { return report.CompareFindings(&a, &b) }
	for _, list := range [][]report.Finding{d.New, d.Gone, d.MaybeNew, d.MaybeGone} {
		slices.SortStableFunc(list, order)
	}
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
