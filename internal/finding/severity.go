package finding

import (
	"fmt"
	"slices"
	"strings"

	"gainsay/internal/report"
)

// severities from the gravest on.
var severities = []string{"error", "warning", "note"}

// Threshold is the severity from which findings matter for something; the zero value is "never".
type Threshold struct{ severity string }

// ParseThreshold reads error, warning, note or never.
func ParseThreshold(s string) (Threshold, error) {
	if s == "never" {
		return Threshold{}, nil
	}
	if !slices.Contains(severities, s) {
		return Threshold{}, fmt.Errorf("unknown severity %q: it is one of %s or never", s, strings.Join(severities, ", "))
	}
	return Threshold{s}, nil
}

// Reached reports whether a finding is at or above the threshold.
func (t Threshold) Reached(f *report.Finding) bool {
	if t.severity == "" {
		return false
	}
	i := slices.Index(severities, f.Severity)
	return i >= 0 && i <= slices.Index(severities, t.severity)
}

// Fails reports whether a finding that nobody has settled is at or above the threshold. Only what a reviewer
// could act on fails a run: agreements never do.
func (t Threshold) Fails(r *report.Report) bool {
	for i := range r.Findings {
		f := &r.Findings[i]
		if !f.Settled() && f.Kind != "agreement" && t.Reached(f) {
			return true
		}
	}
	return false
}
