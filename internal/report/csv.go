package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// writeCSV writes the findings, one row a member, for spreadsheets.
func writeCSV(w io.Writer, r *Report, o Options) error {
	v := newView(r, o)
	c := csv.NewWriter(w)
	if err := c.Write([]string{"finding", "rule", "kind", "verdict", "severity", "slot", "question", "answer_group", "outlet", "published", "document",
		"place", "line", "column", "answer", "passage", "speaker", "cue", "grade", "event_confidence", "verdict_confidence", "origins", "named_sources",
		"silent", "why", "settle", "review", "reason"}); err != nil {
		return err
	}
	for _, f := range v.inOrder() {
		for _, r := range v.rows(f) {
			answer := ""
			if r.Member.Answer != nil {
				answer = r.Member.Answer.Text
			}
			line, column := r.origin()
			status := f.Status
			switch {
			case f.Suppressed:
				status = "ignored"
			case f.Baseline:
				status = "baseline"
			case status == "":
				status = "open"
			}
			if err := c.Write(cells(f.ID, f.Rule, f.Kind, f.verdict(), f.Severity, f.Slot, f.Question, r.group, r.document.Outlet, r.document.Published,
				r.document.slashPath(), r.document.placeAt(r.at()), countOrNone(line), countOrNone(column), answer, r.Text, r.Speaker, r.Cue, r.Grade,
				fmt.Sprintf("%.3f", f.Confidence.Event), fmt.Sprintf("%.3f", f.Confidence.Verdict), fmt.Sprint(f.Origins), fmt.Sprint(f.NamedSources),
				strings.Join(v.silent(f), "; "), strings.Join(f.Why, "; "), f.Settle, status, f.Reason)); err != nil {
				return err
			}
		}
	}
	c.Flush()
	return c.Error()
}

// countOrNone is a number from 1, "" for 0.
func countOrNone(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// writeMatrix writes one row a question and one column a document: its answer in its own words, empty where it is
// silent.
func writeMatrix(w io.Writer, r *Report, o Options) error {
	v := newView(r, o)
	documents := v.inOrderOfTime()
	c := csv.NewWriter(w)
	head := []string{"question", "verdict", "severity", "finding"}
	for _, d := range documents {
		head = append(head, v.name(d))
	}
	if err := c.Write(cells(head...)); err != nil {
		return err
	}
	for _, q := range v.questions() {
		for _, f := range q.findings {
			answers := map[string][]string{}
			for _, r := range v.rows(f) {
				words := r.answer
				if words == "" {
					words = r.after
				}
				answers[r.document.ID] = append(answers[r.document.ID], words)
			}
			line := []string{f.Question, f.label(), f.Severity, f.ID}
			for _, d := range documents {
				line = append(line, strings.Join(answers[d.ID], " / "))
			}
			if err := c.Write(cells(line...)); err != nil {
				return err
			}
		}
	}
	c.Flush()
	return c.Error()
}

// cells makes text safe for a spreadsheet: in one line, and never taken for a formula (CWE-1236).
func cells(values ...string) []string {
	out := make([]string, len(values))
	for i, s := range values {
		s = plain(s)
		if s != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(s)[0]) {
			s = "'" + s
		}
		out[i] = s
	}
	return out
}

// InOrder lists the findings of r in the order in which reports show them: by register and question, what is said in nobody's
// name last.
func InOrder(r *Report) []*Finding { return newView(r, Options{}).inOrder() }

// inOrder lists all findings as a reader meets them.
func (v *view) inOrder() []*Finding {
	var all []*Finding
	for _, q := range v.questions() {
		all = append(all, q.findings...)
	}
	return append(all, v.unattributed...)
}
