package report

import (
	"encoding/json"
	"io"
)

// gitlabIssue is an entry of GitLab's Code Quality report.
type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

// writeGitLab writes a Code Quality report. A finding is listed once for each document it involves, so that it
// shows in every changed file; the fingerprints differ by the member's rank.
func writeGitLab(w io.Writer, r *Report, o Options) error {
	v := newView(r, o)
	out := []gitlabIssue{}
	for _, f := range v.inOrder() {
		if f.Kind == "agreement" || f.Settled() {
			continue
		}
		severity := map[string]string{"error": "major", "warning": "minor"}[f.Severity]
		if severity == "" {
			severity = "info"
		}
		rows := v.rows(f)
		seen := map[string]bool{}
		for i, row := range rows {
			if seen[row.document.ID] {
				continue
			}
			seen[row.document.ID] = true
			fingerprint := plain(f.ID)
			if i > 0 {
				fingerprint += "-" + row.group + plain(row.document.ID)
			}
			out = append(out, gitlabIssue{v.message(f, rows) + rows[0].original(), plain(f.Rule), fingerprint, severity,
				gitlabLocation{plain(row.document.slashPath()), gitlabLines{v.line(row.Member)}}})
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(out)
}
