package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// writeText writes one line a finding, in the form that editors, greps and CI logs know:
//
//	path:line:col: severity rule-id: question: Outlet “answer” / Outlet “answer” [id]
//
// The place is that of the first member; the places of the others follow in brackets.
func writeText(w io.Writer, r *Report, o Options) error {
	b := bufio.NewWriter(w)
	v := newView(r, o)
	for _, f := range v.inOrder() {
		rows := v.rows(f)
		if len(rows) == 0 {
			continue
		}
		fmt.Fprintf(b, "%s: %s %s: %s [%s]\n", rows[0].place(), plain(f.Severity), plain(f.Rule), v.message(f, rows), plain(f.ID))
	}
	return b.Flush()
}

// message is a finding in one line without its place.
func (v *view) message(f *Finding, rows []row) string {
	if f.Kind == "unattributed" && len(rows) > 0 {
		m := "“" + shorten(plain(rows[0].Text), 160) + "”"
		if len(f.Why) > 0 {
			m += " (" + plain(f.Why[0]) + ")"
		}
		return m
	}
	answers := make([]string, len(rows))
	for i, r := range rows {
		words := r.answer
		if r.Answer == nil {
			words = shorten(r.after, 160)
		}
		answers[i] = fmt.Sprintf("%s “%s”", plain(v.outlet(r.document)), words)
		if i > 0 {
			answers[i] += " (" + r.place() + ")"
		}
	}
	return strings.TrimSpace(fmt.Sprintf("%s: %s %s", plain(f.label()), plain(f.Question), strings.Join(answers, " / ")))
}
