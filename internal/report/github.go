package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// annotationLimit is how many annotations of a kind GitHub shows for a step; it drops the others silently.
const annotationLimit = 10

// writeGitHub writes workflow commands that GitHub shows as annotations of the changed files, the gravest first.
// What finds no room goes, with all the rest, to the step's summary.
func writeGitHub(w io.Writer, r *Report, o Options) error {
	v := newView(r, o)
	b := bufio.NewWriter(w)
	written := map[string]int{}
	left := 0
	for _, severity := range severityOrder {
		for _, f := range v.inOrder() {
			if f.Severity != severity || f.Kind == "agreement" || f.Settled() || len(f.Members) == 0 {
				continue
			}
			command := severity
			if severity == "note" {
				command = "notice"
			}
			if written[command]++; written[command] > annotationLimit {
				left++
				continue
			}
			rows := v.rows(f)
			begin, end, ok := v.positions(rows[0].Member)
			place := fmt.Sprintf("file=%s,line=%d,col=%d", githubProperty(plain(rows[0].document.slashPath())), begin.line, begin.runes)
			if ok {
				place += fmt.Sprintf(",endLine=%d", end.line)
				if end.line == begin.line {
					place += fmt.Sprintf(",endColumn=%d", end.runes)
				}
			}
			title := plain(f.label()) + ": " + plain(f.Question)
			if f.Kind == "unattributed" {
				title = plain(f.Rule)
			}
			fmt.Fprintf(b, "::%s %s,title=%s::%s\n", command, place, githubProperty(title), githubData(strings.TrimSpace(v.account(f, rows))+"\n"+plain(f.Rule)+" "+plain(f.ID)))
		}
	}
	if left > 0 {
		fmt.Fprintf(b, "::notice title=gainsay::%s\n", githubData(fmt.Sprintf("%d more findings are in the summary of this step", left)))
	}
	if err := b.Flush(); err != nil {
		return err
	}
	if o.StepSummary != nil {
		return writeMarkdown(o.StepSummary, r, o)
	}
	return nil
}

// githubData and githubProperty escape as the runner's toolkit does (actions/toolkit, core/src/command.ts).
func githubData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func githubProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
