package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"gainsay/internal/finding"
	"gainsay/internal/report"
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
			threshold, err := finding.ParseThreshold(failOn)
			if err != nil {
				return err
			}
			if format != "text" && format != "json" {
				return withHint(fmt.Errorf("unknown format %q", format), "the formats are text and json")
			}
			old, err := env.readRun(args[0])
			if err != nil {
				return err
			}
			fresh, err := env.readRun(args[1])
			if err != nil {
				return err
			}
			d := finding.Compare(old, fresh)
			if format == "json" {
				e := json.NewEncoder(env.out)
				e.SetIndent("", " ")
				e.SetEscapeHTML(false)
				err = e.Encode(d)
			} else {
				err = writeDiff(env.out, d)
			}
			if err != nil {
				return err
			}
			if threshold.Fails(&report.Report{Findings: d.New}) {
				return errFindings
			}
			return nil
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "text", "`format`: text or json")
	cmd.Flags().StringVar(&failOn, "fail-on", "never", "exit 1 on new findings of this `severity` or above: error, warning, note, never")
	return cmd
}

func writeDiff(w io.Writer, d finding.Diff) error {
	b := bufio.NewWriter(w)
	line := func(mark string, f *report.Finding) {
		label := f.Kind
		if f.Verdict != nil {
			label = *f.Verdict
		}
		fmt.Fprintf(b, "%s %s %s: %s", mark, report.Plain(f.Severity), report.Plain(label), report.Plain(f.Question))
		var quotes []string
		for _, m := range f.Members {
			words := m.Text
			if m.Answer != nil {
				words = m.Answer.Text
			}
			quotes = append(quotes, fmt.Sprintf("%s “%s”", report.Plain(m.Document), report.Plain(words)))
		}
		fmt.Fprintf(b, " %s [%s]\n", strings.Join(quotes, " / "), report.Plain(f.ID))
	}
	for i := range d.New {
		line("+", &d.New[i])
	}
	for i := range d.Changed {
		c := &d.Changed[i]
		line("~", &c.New)
		for _, what := range c.What {
			fmt.Fprintf(b, "    %s\n", report.Plain(what))
		}
	}
	for i := range d.Gone {
		line("-", &d.Gone[i])
	}
	fmt.Fprintf(b, "%d new, %d changed, %d gone, %d the same\n", len(d.New), len(d.Changed), len(d.Gone), d.Same)
	return b.Flush()
}
