package finding

import (
	"io"

	"gainsay/internal/files"
	"gainsay/internal/report"
)

// Reviews are what people decided about findings. They live in a text file beside the documents, under version
// control.
type Reviews struct{ Entries []Entry }

// ReadReviews reads a review file; one that is not there is empty.
func ReadReviews(system files.System, path string) (*Reviews, error) {
	entries, err := readEntries(system, path, reviewVersion)
	return &Reviews{entries}, err
}

// Set records the decision about a finding, in place of an older one.
func (v *Reviews) Set(e Entry) {
	for i := range v.Entries {
		if v.Entries[i].ID == e.ID {
			v.Entries[i] = e
			return
		}
	}
	v.Entries = append(v.Entries, e)
}

// Delete takes a decision back.
func (v *Reviews) Delete(id string) {
	for i := range v.Entries {
		if v.Entries[i].ID == id {
			v.Entries = append(v.Entries[:i], v.Entries[i+1:]...)
			return
		}
	}
}

// Write writes the reviews as YAML.
func (v *Reviews) Write(w io.Writer) error {
	return writeEntries(w, v.Entries, reviewVersion, "# What was decided about findings: confirmed, dismissed or open, each with its reason. Written by 'gainsay review'.\n")
}

// Apply puts the decisions onto the findings of r and returns those that match nothing.
func (v *Reviews) Apply(r *report.Report) (unused []Entry) {
	known := newBook(v.Entries)
	outlets := outletsOf(r)
	for i := range r.Findings {
		f := &r.Findings[i]
		if k, ok := known.find(f, outlets); ok {
			e := v.Entries[k]
			f.Status, f.Reason, f.Reviewer = e.Status, e.Reason, e.Reviewer
		}
	}
	return known.unused()
}
