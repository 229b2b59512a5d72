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

// ParseThreshold reads error, warning, note or never, the value of a flag or setting that the error names.
func ParseThreshold(name, s string) (Threshold, error) {
	if s == never {
		return Threshold{}, nil
	}
	return parse(name, s, append(slices.Clone(severities), never))
}

// ParseSeverity reads error, warning or note, the value of a flag or setting that the error names.
func ParseSeverity(name, s string) (Threshold, error) { return parse(name, s, severities) }

// never is a threshold that no finding reaches.
const never = "never"

func parse(name, s string, known []string) (Threshold, error) {
	if !slices.Contains(known, s) {
		return Threshold{}, &UnknownSeverityError{Name: name, Value: s, Known: known}
	}
	return Threshold{s}, nil
}

// UnknownSeverityError is a value of a flag or setting that is no severity, or none that is of use there.
type UnknownSeverityError struct {
	Name, Value string
	Known       []string
}

func (e *UnknownSeverityError) Error() string {
	return fmt.Sprintf("%s: unknown severity %q", e.Name, e.Value)
}

// Hint says what to write instead.
func (e *UnknownSeverityError) Hint() string { return "it is one of " + strings.Join(e.Known, ", ") }

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
