package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Skipped  int          `xml:"skipped,attr"`
		Errors   int          `xml:"errors,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Errors   int         `xml:"errors,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		File    string        `xml:"file,attr,omitempty"`
		Line    int           `xml:"line,attr,omitempty"`
		Failure *junitFailure `xml:"failure,omitempty"`
		Skipped *junitSkipped `xml:"skipped,omitempty"`
		Error   *junitFailure `xml:"error,omitempty"`
		Out     string        `xml:"system-out,omitempty"`
	}
	junitFailure struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
	junitSkipped struct {
		Message string `xml:"message,attr"`
	}
)

// writeJUnit writes a test suite for every register of the report: a question on which documents diverge is a
// test that fails, one on which they agree is a test that passes, a reviewed one is skipped, an input that could
// not be read is an error. Findings of severity note pass, with their text as output.
func writeJUnit(w io.Writer, r *Report, o Options) error {
	v := newView(r, o)
	all := junitSuites{Name: "gainsay"}
	add := func(name string, findings []*Finding) {
		if len(findings) == 0 {
			return
		}
		s := junitSuite{Name: name}
		for _, f := range findings {
			s.add(v.junitCase(f))
		}
		all.Suites = append(all.Suites, s)
	}
	flat := func(questions []question) (out []*Finding) {
		for _, q := range questions {
			out = append(out, q.findings...)
		}
		return out
	}
	add("divergences", flat(v.alarms))
	add("copies", flat(v.copies))
	add("changes", flat(v.changes))
	add("agreements", flat(v.agreements))
	add("attribution", v.unattributed)
	if len(r.Skipped) > 0 {
		s := junitSuite{Name: "inputs"}
		for _, skipped := range r.Skipped {
			s.add(junitCase{Class: "inputs", Name: plain(skipped.Path), File: plain(skipped.Path),
				Error: &junitFailure{Type: "skipped", Message: plain(skipped.Reason), Text: plain(skipped.Reason)}})
		}
		all.Suites = append(all.Suites, s)
	}
	for _, s := range all.Suites {
		all.Tests, all.Failures, all.Skipped, all.Errors = all.Tests+s.Tests, all.Failures+s.Failures, all.Skipped+s.Skipped, all.Errors+s.Errors
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(all); err != nil {
		return fmt.Errorf("write XML: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (s *junitSuite) add(c junitCase) {
	s.Tests++
	switch {
	case c.Failure != nil:
		s.Failures++
	case c.Skipped != nil:
		s.Skipped++
	case c.Error != nil:
		s.Errors++
	}
	s.Cases = append(s.Cases, c)
}

func (v *view) junitCase(f *Finding) junitCase {
	rows := v.rows(f)
	name := plain(f.Question)
	if f.Kind == "unattributed" && len(rows) > 0 {
		name = shorten(plain(rows[0].Text), 120)
	}
	c := junitCase{Class: plain(f.Rule), Name: name + " [" + plain(f.ID) + "]"}
	if len(rows) > 0 {
		c.File = plain(rows[0].document.slashPath())
		c.Line, _ = rows[0].origin()
	}
	text := v.account(f, rows)
	switch {
	case f.Settled():
		c.Skipped = &junitSkipped{f.review()}
	case f.Kind != "agreement" && (f.Severity == "error" || f.Severity == "warning"):
		c.Failure = &junitFailure{Type: plain(f.label()), Message: v.message(f, rows), Text: text}
	default:
		c.Out = text
	}
	return c
}

// account tells a finding in a few lines of plain text: each answer with its place, and why.
func (v *view) account(f *Finding, rows []row) string {
	var b strings.Builder
	for _, r := range rows {
		words := r.answer
		if r.Member.Answer == nil {
			words = r.after
		}
		fmt.Fprintf(&b, "%s: %s: “%s” (said by %s)\n", r.place(), plain(v.outlet(r.document)), words, r.said())
	}
	if silent := v.silent(f); len(silent) > 0 {
		fmt.Fprintf(&b, "silent: %s\n", strings.Join(silent, "; "))
	}
	for _, w := range f.Why {
		fmt.Fprintf(&b, "why: %s\n", plain(w))
	}
	if f.Settle != "" {
		fmt.Fprintf(&b, "settle: %s\n", plain(f.Settle))
	}
	return b.String()
}
