package report

import (
	"encoding/json"
	"io"
	"strings"
)

// Reviewdog's diagnostic format (reviewdog/proto/rdf). Columns count bytes of UTF-8 from 1.
type (
	rdResult struct {
		Source      rdSource       `json:"source"`
		Severity    string         `json:"severity,omitempty"`
		Diagnostics []rdDiagnostic `json:"diagnostics"`
	}
	rdSource struct {
		Name string `json:"name"`
	}
	rdDiagnostic struct {
		Message  string      `json:"message"`
		Location rdLocation  `json:"location"`
		Severity string      `json:"severity"`
		Code     rdCode      `json:"code"`
		Related  []rdRelated `json:"relatedLocations,omitempty"`
	}
	rdLocation struct {
		Path  string  `json:"path"`
		Range rdRange `json:"range"`
	}
	rdRange struct {
		Start rdPosition  `json:"start"`
		End   *rdPosition `json:"end,omitempty"`
	}
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"`
	}
	rdCode struct {
		Value string `json:"value"`
	}
	rdRelated struct {
		Message  string     `json:"message"`
		Location rdLocation `json:"location"`
	}
)

// writeRDJSON writes what reviewdog posts as comments: everything open but agreements.
func writeRDJSON(w io.Writer, r *Report, o Options) error {
	v := newView(r, o)
	out := rdResult{Source: rdSource{"gainsay"}, Diagnostics: []rdDiagnostic{}}
	for _, f := range v.inOrder() {
		if f.Kind == "agreement" || f.Settled() || len(f.Members) == 0 {
			continue
		}
		rows := v.rows(f)
		d := rdDiagnostic{Message: v.message(f, rows) + rows[0].original() + " (" + plain(f.ID) + ")", Location: v.rdLocation(rows[0].Member), Code: rdCode{plain(f.Rule)}}
		switch f.Severity {
		case "error", "warning":
			d.Severity = strings.ToUpper(f.Severity)
		default:
			d.Severity = "INFO"
		}
		for _, r := range rows[1:] {
			words := r.answer
			if words == "" {
				words = shorten(r.after, 160)
			}
			d.Related = append(d.Related, rdRelated{plain(v.outlet(r.document)) + ": “" + words + "”", v.rdLocation(r.Member)})
		}
		out.Diagnostics = append(out.Diagnostics, d)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(out)
}

func (v *view) rdLocation(m *Member) rdLocation {
	begin, end, ok := v.positions(m)
	l := rdLocation{Path: plain(v.document(m.Document).slashPath()), Range: rdRange{Start: rdPosition{Line: begin.line}}}
	if ok {
		l.Range.Start.Column = begin.bytes
		l.Range.End = &rdPosition{end.line, end.bytes}
	}
	return l
}
