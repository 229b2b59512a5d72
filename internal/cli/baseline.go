package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gainsay/internal/finding"
	"gainsay/internal/report"
	"gainsay/internal/safe"
)

func newBaselineCommand(env *environment) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "baseline",
		Short: "Accept the findings of a run, so that only new ones raise an alarm",
		Example: `  gainsay check -o json=run.json stories/
  gainsay baseline create run.json --reason "archive before the desk used gainsay"
  gainsay baseline prune run.json            forget what no document says any more
  gainsay baseline show`,
		Args: noSubcommand("create, prune or show"),
		RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newBaselineCreate(env), newBaselinePrune(env), newBaselineShow(env))
	return cmd
}

// noSubcommand refuses arguments that are no subcommand.
func noSubcommand(known string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return withHint(fmt.Errorf("unknown command %q for %s", args[0], cmd.CommandPath()), "the commands are %s", known)
		}
		return nil
	}
}

func newBaselineCreate(env *environment) *cobra.Command {
	var triage triageFlags
	var reason string
	var force bool
	cmd := &cobra.Command{
		Use:     "create RUN.json --reason TEXT",
		Short:   "Write the open findings of a run into the baseline",
		Example: `  gainsay baseline create run.json --reason "archive before the desk used gainsay"`,
		Args:    oneArgument("a saved run", "save one with 'gainsay check -o json=run.json PATH'"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if strings.TrimSpace(reason) == "" {
				return withHint(errors.New("no reason is given"), "add --reason \"why these findings are accepted\"")
			}
			s, err := env.configure(cmd)
			if err != nil {
				return err
			}
			triage.anew = force
			known, err := triage.read(env.files, s)
			if err != nil {
				return err
			}
			if triage.unread != nil {
				fmt.Fprintf(env.err, "gainsay: what it accepted is lost: %v\n", triage.unread)
			}
			if _, err := env.files.Stat(triage.baseline); err == nil && !force {
				return withHint(fmt.Errorf("%s is there already", triage.baseline), "add --force to write it anew; what stays keeps its reason")
			}
			r, err := env.readRun(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			// What a new baseline lacks is alarmed again; to lose what the old one accepts takes a whole run.
			if len(known.baseline.Entries) > 0 {
				if err := wholeRun(r, args[0]); err != nil {
					return err
				}
			}
			known.reviews.Apply(r)
			known.ignore.Apply(r)
			b := finding.NewBaseline(r, strings.TrimSpace(reason), known.baseline)
			if err := env.writeFile(triage.baseline, func(w writer) error { return b.Write(w) }); err != nil {
				return err
			}
			fmt.Fprintf(env.err, "gainsay: %s accepted in %s\n", report.Plural(len(b.Entries), "finding"), safe.Line(triage.baseline))
			return nil
		},
	}
	registerConfig(cmd)
	triage.registerFiles(cmd)
	cmd.Flags().StringVar(&reason, "reason", "", "why the findings are accepted")
	cmd.Flags().BoolVar(&force, "force", false, "write a baseline that is there already anew")
	return cmd
}

// wholeRun refuses a run that lacks findings: accepted ones among them would be forgotten.
func wholeRun(r *report.Report, path string) error {
	switch {
	case !r.Complete:
		return withHint(fmt.Errorf("%s is not complete: what it lacks would be forgotten", path), "run 'gainsay check' again without interruption and skipped inputs")
	case r.NewDocuments != nil:
		return withHint(fmt.Errorf("%s holds only what involves new documents: all else would be forgotten", path), "run 'gainsay check' again without --new and --since")
	case r.Omitted > 0:
		return withHint(fmt.Errorf("%s lacks %d findings: they would be forgotten", path, r.Omitted), "run 'gainsay check' again without --open, --min-severity and --limit")
	}
	return nil
}

func newBaselinePrune(env *environment) *cobra.Command {
	var triage triageFlags
	cmd := &cobra.Command{
		Use:   "prune RUN.json",
		Short: "Take out of the baseline what no finding of a run matches",
		Args:  oneArgument("a saved run", "save one with 'gainsay check -o json=run.json PATH'"),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := env.configure(cmd)
			if err != nil {
				return err
			}
			known, err := triage.read(env.files, s)
			if err != nil {
				return err
			}
			r, err := env.readRun(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if err := wholeRun(r, args[0]); err != nil {
				return err
			}
			kept, gone := known.baseline.Prune(r)
			if len(gone) > 0 {
				if err := env.writeFile(triage.baseline, func(w writer) error { return kept.Write(w) }); err != nil {
					return err
				}
			}
			for _, e := range gone {
				fmt.Fprintf(env.out, "%s  %s  %s\n", report.Plain(e.ID), report.Plain(e.Rule), report.Plain(e.Question))
			}
			fmt.Fprintf(env.err, "gainsay: %d kept, %d taken out\n", len(kept.Entries), len(gone))
			return nil
		},
	}
	registerConfig(cmd)
	triage.registerFiles(cmd)
	return cmd
}

func newBaselineShow(env *environment) *cobra.Command {
	var triage triageFlags
	cmd := &cobra.Command{
		Use:   "show",
		Short: "List the accepted findings with their reasons",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := env.configure(cmd)
			if err != nil {
				return err
			}
			known, err := triage.read(env.files, s)
			if err != nil {
				return err
			}
			for _, e := range known.baseline.Entries {
				fmt.Fprintf(env.out, "%s  %s  %s\n", report.Plain(e.ID), report.Plain(e.Rule), report.Plain(e.Question))
				fmt.Fprintf(env.out, "    accepted: %s\n", report.Plain(e.Reason))
				for _, q := range e.Quotes {
					fmt.Fprintf(env.out, "    %s: “%s”\n", report.Plain(q.Outlet), report.Plain(q.Text))
				}
			}
			fmt.Fprintf(env.err, "gainsay: %s accepted in %s\n", report.Plural(len(known.baseline.Entries), "finding"), safe.Line(triage.baseline))
			return nil
		},
	}
	registerConfig(cmd)
	triage.registerFiles(cmd)
	return cmd
}
