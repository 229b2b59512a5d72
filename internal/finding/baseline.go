package finding

import (
	"fmt"
	"io"
	"strings"

	"gainsay/internal/files"
	"gainsay/internal/report"
)

// Baseline is the set of findings that a desk has accepted at some time, so that only what is new is alarmed.
type Baseline struct{ Entries []Entry }

// ReadBaseline reads a baseline file; one that is not there is empty.
func ReadBaseline(system files.System, path string) (*Baseline, error) {
	entries, err := readEntries(system, path, baselineVersion)
	return &Baseline{entries}, err
}

// NewBaseline accepts every open finding of r that raises an alarm or could fail a run, for one reason. What an
// older baseline accepted keeps its own reason.
func NewBaseline(r *report.Report, reason string, old *Baseline) *Baseline {
	known := newBook(nil)
	if old != nil {
		known = newBook(old.Entries)
	}
	outlets := outletsOf(r)
	b := &Baseline{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Kind == "agreement" || f.Status == Dismissed || f.Suppressed {
			continue
		}
		e := EntryOf(r, f)
		e.Status, e.Reason, e.Reviewer = "", reason, ""
		if k, ok := known.find(f, outlets); ok {
			e.Reason = known.entries[k].Reason
		}
		b.Entries = append(b.Entries, e)
	}
	return b
}

// Write writes the baseline as YAML.
func (b *Baseline) Write(w io.Writer) error {
	return writeEntries(w, b.Entries, baselineVersion, "# Findings that are accepted and raise no alarm. Made by 'gainsay baseline create'; the reasons are yours to edit.\n")
}

// Apply marks the findings of r that the baseline knows and returns the entries that match nothing.
func (b *Baseline) Apply(r *report.Report) (unused []Entry) {
	known := newBook(b.Entries)
	outlets := outletsOf(r)
	for i := range r.Findings {
		f := &r.Findings[i]
		if k, ok := known.find(f, outlets); ok {
			f.Baseline = true
			if f.Reason == "" {
				f.Reason = b.Entries[k].Reason
			}
		}
	}
	return known.unused()
}

// Prune returns the baseline without the entries that match nothing in r, and those entries.
func (b *Baseline) Prune(r *report.Report) (*Baseline, []Entry) {
	known := newBook(b.Entries)
	outlets := outletsOf(r)
	for i := range r.Findings {
		known.find(&r.Findings[i], outlets)
	}
	kept := &Baseline{}
	for i, e := range b.Entries {
		if known.used[i] {
			kept.Entries = append(kept.Entries, e)
		}
	}
	return kept, known.unused()
}

// UnusedNote says which entries of a file match no finding, with what they ask or quote; empty when all do. mend says what to
// do about it.
func UnusedNote(path string, unused []Entry, mend string) string {
	if len(unused) == 0 {
		return ""
	}
	const shown = 5
	var named []string
	for _, e := range unused[:min(len(unused), shown)] {
		named = append(named, e.ID+e.about())
	}
	more := ""
	if len(unused) > shown {
		more = fmt.Sprintf(" and %d more", len(unused)-shown)
	}
	return fmt.Sprintf("%s: no finding matches %s%s any more: %s", path, strings.Join(named, ", "), more, mend)
}

// about is the question of an entry in brackets, or the beginning of what it quotes, for a reader who knows no ids.
func (e *Entry) about() string {
	const most = 80
	words := e.Question
	if words == "" && len(e.Quotes) > 0 {
		words = e.Quotes[0].Text
	}
	if words == "" {
		return ""
	}
	return " (" + report.Shorten(report.Plain(words), most) + ")"
}
