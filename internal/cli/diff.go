package cli

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"gainsay/internal/finding"
	"gainsay/internal/report"
	"gainsay/internal/safe"
)

// The widths of a diff in columns: where nothing tells, and the least that is of use.
const (
	defaultDiffWidth = 100
	narrowestDiff    = 40
)

func newDiffCommand(env *environment) *cobra.Command {
	var format, failOn string
	cmd := &cobra.Command{
		Use:   "diff OLD.json NEW.json",
		Short: "Show what is new, gone and changed between two runs",
		Example: `  gainsay diff yesterday.json today.json
  gainsay diff --format json yesterday.json today.json
  gainsay diff --fail-on error yesterday.json today.json    exit 1 when a new error came`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return withHint(fmt.Errorf("%s wants two saved runs, and got %d arguments", cmd.CommandPath(), len(args)), "the old run first: gainsay diff OLD.json NEW.json")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			threshold, err := finding.ParseThreshold("--fail-on", failOn)
			if err != nil {
				return hintOf(err)
			}
			if format != "text" && format != "json" {
				return withHint(fmt.Errorf("unknown format %q", format), "the formats are text and json")
			}
			old, err := env.readRun(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			fresh, err := env.readRun(cmd.Context(), args[1])
			if err != nil {
				return err
			}
			d := finding.Compare(old, fresh)
			env.tellUncompared(len(d.MaybeGone), args[1], finding.Lacks(fresh), "gone")
			env.tellUncompared(len(d.MaybeNew), args[0], finding.Lacks(old), "new")
			if format == "json" {
				e := json.NewEncoder(env.out)
				e.SetIndent("", " ")
				e.SetEscapeHTML(false)
				err = e.Encode(d)
			} else {
				err = writeDiff(env.out, d, cmp.Or(env.width(env.out), defaultDiffWidth))
			}
			if err != nil {
				return err
			}
			switch {
			case threshold.Fails(&report.Report{Findings: d.New}):
				return errFindings
			case threshold.Fails(&report.Report{Findings: d.MaybeNew}):
				return withHint(fmt.Errorf("%s %s: whether findings at or above --fail-on are new cannot be told", args[0], finding.Lacks(old)), "compare with a whole run: without --new, --since, --open, --min-severity and --limit")
			}
			return nil
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "text", "`format`: text or json")
	cmd.Flags().StringVar(&failOn, "fail-on", "never", "exit 1 on new findings of this `severity` or above: error, warning, note, never")
	return cmd
}

// tellUncompared says how many findings of one run the other may have left out, and why.
func (env *environment) tellUncompared(n int, run, lacks, what string) {
	if n == 0 {
		return
	}
	if lacks == "" {
		lacks = "skipped documents"
	}
	fmt.Fprintf(env.err, "gainsay: %s %s: of %s it cannot be told whether they are %s\n", safe.Line(run), lacks, report.Plural(n, "finding"), what)
}

// diffQuotes is how many quotations of a finding a diff shows; 'gainsay report' shows all.
const diffQuotes = 4

// writeDiff writes the question of each finding on a line of its own, then what is answered or what changed, each on a line
// that is shortened to the width. Decisions of reviewers are counted and no change of the documents.
func writeDiff(w io.Writer, d finding.Diff, width int) error {
	const indent = "    "
	width = max(width, narrowestDiff)
	b := bufio.NewWriter(w)
	line := func(mark string, f *report.Finding) {
		label := f.Kind
		if f.Verdict != nil {
			label = *f.Verdict
		}
		title := report.Shorten(titleOf(f), width-len(mark)-1)
		label = fmt.Sprintf("(%s, %s) [%s]", report.Plain(label), report.Plain(f.Severity), report.Plain(f.ID))
		between := " "
		if utf8.RuneCountInString(mark+" "+title+between+label) > width {
			between = "\n" + indent
		}
		fmt.Fprintf(b, "%s %s%s%s\n", mark, title, between, label)
		if f.Kind == "unattributed" { // its title is what it quotes
			return
		}
		for i, m := range f.Members {
			if i == diffQuotes && len(f.Members) > i+1 {
				fmt.Fprintf(b, "%sand %d more\n", indent, len(f.Members)-i)
				break
			}
			words := m.Text
			if m.Answer != nil {
				words = m.Answer.Text
			}
			document := report.Plain(m.Document)
			fmt.Fprintf(b, "%s%s “%s”\n", indent, document, report.Shorten(report.Plain(words), max(narrowestDiff/2, width-len(indent)-len(document)-3)))
		}
	}
	for i := range d.New {
		line("+", &d.New[i])
	}
	changed, reviewed := 0, 0
	for i := range d.Changed {
		c := &d.Changed[i]
		if c.OfReviewAlone() {
			reviewed++
			continue
		}
		changed++
		line("~", &c.New)
		for _, what := range c.What {
			what = report.Plain(what)
			now, before, two := strings.Cut(what, ", was ")
			if two && utf8.RuneCountInString(indent+what) > width { // neither hides the other
				fmt.Fprintf(b, "%s%s\n", indent, report.Shorten(now, width-len(indent)))
				what = "was " + before
			}
			fmt.Fprintf(b, "%s%s\n", indent, report.Shorten(what, width-len(indent)))
		}
	}
	for i := range d.Gone {
		line("-", &d.Gone[i])
	}
	fmt.Fprintf(b, "%d new, %d changed, %d gone, %d the same", len(d.New), changed, len(d.Gone), d.Same)
	if reviewed > 0 {
		fmt.Fprintf(b, ", %d the same but for their review", reviewed)
	}
	fmt.Fprintln(b)
	return b.Flush()
}
