package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"gainsay/internal/corpus"
	"gainsay/internal/files"
	"gainsay/internal/finding"
	"gainsay/internal/report"
	"gainsay/internal/rule"
	"gainsay/internal/safe"
)

func newCheckCommand(env *environment) *cobra.Command {
	var engine engineFlags
	var output outputFlags
	var triage triageFlags
	var news newFlags
	var failOn string
	var exitZero bool
	cmd := &cobra.Command{
		Use:   "check PATH...",
		Short: "Find, align, compare and report: the main job, and the one for CI",
		Example: `  gainsay check stories/                          a table on the terminal
  gainsay check -f html stories/ > report.html    a page to read and to print
  gainsay check -o json=run.json stories/         the table, and the run to keep
  gainsay check --fail-on error stories/          for CI: exit 1 when sources diverge
  gainsay check --since origin/main stories/      only what the changed documents bring up
  zcat feed.jsonl.gz | gainsay check -            JSON lines: id, outlet, published, title, url, text`,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := env.configure(cmd)
			if err != nil {
				return err
			}
			if len(args) == 0 {
				args = s.list("inputs")
			}
			threshold, err := finding.ParseThreshold("--fail-on", failOn)
			if err != nil {
				return hintOf(err)
			}
			if err := output.parse(); err != nil {
				return err
			}
			known, err := triage.read(env.files, s)
			if err != nil {
				return err
			}
			if err := triage.verify(func() (*rule.Pack, error) { return engine.pack(env) }, known, nil); err != nil {
				return err
			}
			if err := output.prepare(env, append(args, news.paths...)); err != nil {
				return err
			}
			own := append(output.paths(), triage.baseline, triage.reviews, triage.ignore)
			ctx, stop, err := engine.govern(cmd)
			if err != nil {
				return err
			}
			defer stop()
			// The engine is made first: what is wrong with the flags is told before the work.
			e, err := engine.engine(env, cmd)
			if err != nil {
				return err
			}
			docs, skipped, involved, err := news.documents(ctx, env, args, engine.corpus(cmd, own))
			if err != nil && !interrupted(err) {
				return err
			}
			r, err := e.Check(ctx, docs, skipped)
			if err != nil && !interrupted(err) {
				return err
			}
			engine.tellCache(env)
			if interrupted(err) {
				r.Interrupted, r.Notes = true, append(r.Notes, interruptedNote(ctx, r, docs))
			}
			if involved != nil {
				finding.Involving(involved)(r)
			}
			if err := triage.decide(env, r, known, involved != nil || interrupted(err)); err != nil {
				return err
			}
			fails := threshold.Fails(r)
			if err := triage.leaveOut(r); err != nil {
				return err
			}
			if output.withText {
				addText(r, docs)
			}
			if werr := output.write(env, r, engine.loaded, texts(docs)); werr != nil {
				return werr
			}
			switch {
			case interrupted(err):
				return stopped(ctx, err)
			case leftOut(args, skipped) != nil:
				return leftOut(args, skipped)
			case !exitZero && fails:
				return errFindings
			}
			return nil
		},
	}
	registerConfig(cmd)
	engine.register(cmd)
	output.register(cmd)
	triage.register(cmd)
	news.register(cmd)
	cmd.Flags().StringVar(&failOn, "fail-on", "error", "exit 1 on findings of this `severity` or above: error, warning, note, never")
	cmd.Flags().BoolVar(&exitZero, "exit-zero", false, "exit 0 whatever was found")
	return cmd
}

// interrupted tells the end of a run that the user asked for from every other.
func interrupted(err error) bool { return errors.Is(err, context.Canceled) }

// interruptedNote says why a run ended before its end, and how far it came.
func interruptedNote(ctx context.Context, r *report.Report, docs []corpus.Document) string {
	why := "interrupted"
	if err := stopped(ctx, context.Canceled); !interrupted(err) {
		why = err.Error() + ": it ended"
	}
	if len(r.Documents) < len(docs) || len(docs) == 0 {
		return fmt.Sprintf("%s while documents were read: the report holds %d of them, and nothing was compared", why, len(r.Documents))
	}
	return why + " after the documents were read: what they say was not compared, or not all of it"
}

// outputFlags say how a report is written: one format to standard output, any number to files.
type outputFlags struct {
	format   string
	files    []string
	withText bool
	title    string
	// table replaces the table of findings for commands that report something else; nil for findings.
	table   func(w io.Writer, r *report.Report, o report.Options) error
	parsed  report.Format
	targets []target
}

type target struct {
	format report.Format
	path   string
}

func (f *outputFlags) register(cmd *cobra.Command) {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, f.Name)
	}
	slices.Sort(names)
	cmd.Flags().StringVarP(&f.format, "format", "f", "table", fmt.Sprintf("`format` on standard output: %s", joinOr(names)))
	cmd.Flags().StringArrayVarP(&f.files, "output", "o", nil, "write `FORMAT=PATH` as well; may be given again")
	cmd.Flags().BoolVar(&f.withText, "with-text", false, "carry the documents' texts in the report")
}

func joinOr(names []string) string {
	s := ""
	for i, n := range names {
		switch {
		case i == 0:
		case i == len(names)-1:
			s += " or "
		default:
			s += ", "
		}
		s += n
	}
	return s
}

// parse checks the names of formats before any work is done.
func (f *outputFlags) parse() error {
	var err error
	if f.parsed, err = report.Lookup(f.format); err != nil {
		return hintOf(err)
	}
	f.targets = nil
	seen := map[string]string{}
	for _, v := range f.files {
		format, path, err := report.ParseOutput(v)
		if err != nil {
			return hintOf(err)
		}
		if path == "-" {
			return withHint(fmt.Errorf("-o %s names no file", v), "for standard output use --format %s", format.Name)
		}
		if other := seen[absolute(path)]; other != "" {
			return withHint(fmt.Errorf("-o %s and -o %s write the same file", other, v), "give each output a file of its own")
		}
		seen[absolute(path)] = v
		f.targets = append(f.targets, target{format, path})
	}
	return nil
}

// hintOf carries the hint of an error that has one of its own.
func hintOf(err error) error {
	var h interface{ Hint() string }
	if errors.As(err, &h) {
		return withHint(err, "%s", h.Hint())
	}
	return err
}

// showsText is true where a format that is written shows the texts of the documents.
func (f *outputFlags) showsText() bool {
	return f.parsed.ShowsText || slices.ContainsFunc(f.targets, func(t target) bool { return t.format.ShowsText })
}

func (f *outputFlags) write(env *environment, r *report.Report, pack *rule.Pack, texts map[string]string) error {
	rules := described(pack)
	o := report.Options{Width: env.width(env.out), Color: env.color(env.out), Texts: texts, Title: f.title, Rules: rules}
	// One output that cannot be written does not take the others with it: a run may have taken an hour.
	var failed error
	for _, t := range f.targets {
		err := env.writeFile(t.path, func(w writer) error {
			return t.format.Write(w, r, report.Options{Texts: texts, Title: f.title, Rules: rules})
		})
		switch {
		case err == nil:
			fmt.Fprintf(env.err, "gainsay: written %s\n", safe.Line(t.path))
		case failed == nil:
			failed = err
		default:
			fmt.Fprintf(env.err, "gainsay: error: %v\n", err)
		}
	}
	return cmp.Or(failed, f.print(env, r, o))
}

// print writes the report to standard output.
func (f *outputFlags) print(env *environment, r *report.Report, o report.Options) error {
	if f.parsed.Name == "table" && f.table != nil {
		return f.table(env.out, r, o)
	}
	if f.parsed.Name == "github" {
		return env.withStepSummary(func(summary writer) error {
			o.StepSummary = summary
			return f.parsed.Write(env.out, r, o)
		})
	}
	return f.parsed.Write(env.out, r, o)
}

// withStepSummary opens the file in which GitHub collects the summary of a step, where there is one.
func (env *environment) withStepSummary(write func(summary writer) error) error {
	path := env.getenv("GITHUB_STEP_SUMMARY")
	if path == "" {
		return write(nil)
	}
	file, err := env.files.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		// The annotations are worth having without it.
		err = cmp.Or(write(nil), err)
	} else {
		err = cmp.Or(write(file), file.Close())
	}
	if err != nil {
		return withHint(fmt.Errorf("write the summary of the step: %w", files.Cause(err)), "see that GITHUB_STEP_SUMMARY names a file that can be written")
	}
	return nil
}

// paths are the files that the run writes.
func (f *outputFlags) paths() []string {
	var out []string
	for _, t := range f.targets {
		out = append(out, t.path)
	}
	return out
}

// prepare finds out before the work what would make an output fail after it: a folder that is not there, or a document
// of the command line that would be overwritten.
func (f *outputFlags) prepare(env *environment, args []string) error {
	for _, t := range f.targets {
		folder := filepath.Dir(t.path)
		if info, err := env.files.Stat(folder); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
			return withHint(fmt.Errorf("write %s: there is no folder %s", t.path, folder), "make the folder first, or give another name")
		}
		written, err := env.files.Stat(t.path)
		if err != nil {
			continue
		}
		for _, a := range args {
			if read, err := env.files.Stat(a); err == nil && os.SameFile(read, written) {
				return withHint(fmt.Errorf("-o %s=%s would overwrite the document %s", t.format.Name, t.path, a), "give the report a name of its own")
			}
		}
	}
	return nil
}

func texts(docs []corpus.Document) map[string]string {
	m := map[string]string{}
	for i := range docs {
		m[docs[i].ID] = docs[i].Text
	}
	return m
}

func addText(r *report.Report, docs []corpus.Document) {
	t := texts(docs)
	for i := range r.Documents {
		r.Documents[i].Text = t[r.Documents[i].ID]
	}
}
