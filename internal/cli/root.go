// Package cli is the command line: one file a command, flags, exit status. It knows nothing of how a finding is
// computed.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"gainsay/internal/files"
)

// The exit statuses that scripts rely on.
const (
	exitClean       = 0   // nothing at or above --fail-on
	exitFindings    = 1   // findings at or above --fail-on
	exitFailure     = 2   // usage, configuration, an input that was named and could not be read, internal error
	exitInterrupted = 130 // interrupted; the partial report says complete: false
)

// environment is what a command may touch of the outside: its streams, variables and files. Tests hand in their own.
type environment struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	files    files.System
}

// errFindings makes Run return exitFindings without printing anything: the report has said it all.
var errFindings = errors.New("findings at or above the threshold")

// hinted is an error with a line that tells the user how to mend it.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

// withHint adds to err the line that says how to mend it.
func withHint(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	return hinted{err, fmt.Sprintf(format, args...)}
}

// Run executes one command line (without the program's name) and returns the exit status. Data goes to out,
// talk to errw.
func Run(args []string, in io.Reader, out, errw io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// The first signal asks for a partial report; the next one ends the program at once, as it would without us.
	defer context.AfterFunc(ctx, stop)()
	return run(ctx, &environment{in: in, out: out, err: errw, getenv: os.Getenv, files: files.OS{}}, args)
}

// run is Run in a given environment.
func run(ctx context.Context, env *environment, args []string) int {
	errw, out := env.err, &checkedWriter{w: env.out}
	env.in, env.out = &interruptible{ctx: ctx, in: env.in}, out
	root := newRootCommand(env)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if out.err != nil && (err == nil || errors.Is(err, errFindings) || errors.Is(err, out.err)) {
		err = withHint(fmt.Errorf("write standard output: %w", files.Cause(out.err)), "what was printed is not whole; a report can be written to a file with -o FORMAT=PATH")
	}
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(errw, "gainsay: interrupted")
		return exitInterrupted
	}
	printError(errw, err)
	return exitFailure
}

// printError writes an error and its hint in the two lines that every command uses.
func printError(w io.Writer, err error) {
	fmt.Fprintf(w, "gainsay: error: %v\n", err)
	var h hinted
	if errors.As(err, &h) {
		fmt.Fprintf(w, "gainsay: hint: %s\n", h.hint)
	}
}

func newRootCommand(env *environment) *cobra.Command {
	root := &cobra.Command{
		Use:           "gainsay",
		Short:         "Where news documents copy, agree, diverge, and assert in nobody's name",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return withHint(fmt.Errorf("unknown command %q", args[0]), "run 'gainsay --help' for the commands; to check documents, run 'gainsay check %s'", args[0])
			}
			return cmd.Help()
		},
	}
	root.SetIn(env.in)
	root.SetOut(env.out)
	root.SetErr(env.err)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return withHint(err, "run '%s --help' for its flags", cmd.CommandPath())
	})
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(commands(env)...)
	return root
}

// commands lists every command, in the order in which help shows them.
func commands(env *environment) []*cobra.Command {
	return []*cobra.Command{
		newCheckCommand(env),
		newReportCommand(env),
		newReviewCommand(env),
		newClaimsCommand(env),
		newPassagesCommand(env),
		newParseCommand(env),
		newCompareCommand(env),
		newDiffCommand(env),
		newBaselineCommand(env),
		newInitCommand(env),
		newConfigCommand(env),
		newCacheCommand(env),
		newCompletionCommand(env),
		newManCommand(env),
		newVersionCommand(env),
		newRulesCommand(env),
		newExplainCommand(env),
	}
}
