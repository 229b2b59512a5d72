package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"gainsay/internal/corpus"
	"gainsay/internal/finding"
	"gainsay/internal/report"
	"gainsay/internal/rule"
)

func newReportCommand(env *environment) *cobra.Command {
	var output outputFlags
	var triage triageFlags
	var input inputFlags
	var title string
	cmd := &cobra.Command{
		Use:   "report RUN.json",
		Short: "Render a saved run again, in any format",
		Example: `  gainsay check -o json=run.json stories/
  gainsay report run.json -f html > report.html     the fact-check report as a page
  gainsay report run.json -f markdown --open        what nobody has reviewed yet
  gainsay report run.json -o csv=findings.csv -o sarif=findings.sarif`,
		Long: `Renders a run that was saved with -o json=RUN.json (or -f json), with the decisions of reviewers as they are now.
The documents are read again for the formats that show them (html, markdown) or count columns in them (github, rdjson, sarif),
unless the run carries their texts (--with-text); a document that has changed since is shown by its quoted passages alone.
Limits and --pdftotext are to be what they were in the run.`,
		Args: oneArgument("a saved run", "save one with 'gainsay check -o json=run.json PATH'"),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := env.configure(cmd)
			if err != nil {
				return err
			}
			if err := output.parse(); err != nil {
				return err
			}
			if err := output.prepare(env, args); err != nil {
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
			load := sync.OnceValues(func() (*rule.Pack, error) { return env.pack(s.list("rules")) })
			if err := triage.verify(load, known, r); err != nil {
				return err
			}
			if err := triage.decide(env, r, known, false); err != nil {
				return err
			}
			if err := triage.leaveOut(r); err != nil {
				return err
			}
			var texts map[string]string
			if output.showsText() {
				if texts, err = env.textsOf(cmd.Context(), r, input.options()); err != nil {
					return err
				}
			}
			pack, err := load()
			if err != nil {
				return err
			}
			output.title = title
			return output.write(env, r, pack, texts)
		},
	}
	registerConfig(cmd)
	output.register(cmd)
	triage.register(cmd)
	input.register(cmd)
	cmd.Flags().StringVar(&title, "title", "", "title of the fact-check report")
	return cmd
}

// oneArgument wants exactly one argument and says what it is and where to get it.
func oneArgument(what, hint string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return withHint(fmt.Errorf("%s wants %s, and got %d arguments", cmd.CommandPath(), what, len(args)), "%s", hint)
		}
		return nil
	}
}

// readRun reads a saved run: a file, gzip or not, or "-" for standard input.
func (env *environment) readRun(ctx context.Context, path string) (*report.Report, error) {
	in, err := env.open(ctx, path)
	if err != nil {
		return nil, withHint(err, "save a run with 'gainsay check -o json=run.json PATH'")
	}
	defer in.Close()
	r, err := report.Read(in)
	return env.checkRun(r, path, err)
}

func (env *environment) checkRun(r *report.Report, path string, err error) (*report.Report, error) {
	if err != nil {
		return nil, withHint(fmt.Errorf("read %s: %w", path, err), "save a run with 'gainsay check -o json=run.json PATH'")
	}
	for i := range r.Findings {
		if r.Findings[i].ID == "" {
			finding.AssignIDs(r)
			break
		}
	}
	return r, nil
}

// textsOf finds the texts of the documents of a saved run: in the run, or in the files they were read from, as long
// as these still hold the same text. The error is the context's.
func (env *environment) textsOf(ctx context.Context, r *report.Report, options corpus.Options) (map[string]string, error) {
	texts := map[string]string{}
	missing := map[string][]*report.Document{} // by the file that was read
	for i := range r.Documents {
		d := &r.Documents[i]
		switch {
		case d.Text != "":
			texts[d.ID] = d.Text
		case d.SHA256 != "" && d.Path != "" && d.Path != standardInput:
			input := env.inputOf(d.Path)
			missing[input] = append(missing[input], d)
		}
	}
	changed := 0
	for _, input := range slices.Sorted(maps.Keys(missing)) {
		bySum := map[string]string{}
		docs, _, err := corpus.Read(ctx, options, []string{input}, nil)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err == nil { // a file that cannot be read any more is gone
			for _, d := range docs {
				sum := sha256.Sum256([]byte(d.Text))
				bySum[hex.EncodeToString(sum[:])] = d.Text
			}
		}
		for _, d := range missing[input] {
			if text, ok := bySum[d.SHA256]; ok {
				texts[d.ID] = text
			} else {
				changed++
			}
		}
	}
	if changed > 0 {
		fmt.Fprintf(env.err, "gainsay: %d of %d documents are gone or have changed since the run; their quoted passages alone are shown\n", changed, len(r.Documents))
	}
	return texts, nil
}

// standardInput is the argument, and the path of a document, that stands for standard input.
const standardInput = "-"

// inputOf is the file in which a document lies: its path, or of a document in an archive, a feed or a mail, whose path is that
// of the file and a place in it, the file.
func (env *environment) inputOf(path string) string {
	for end := len(path); end > 0; end = strings.LastIndexAny(path[:end], `/\#`) {
		if info, err := env.files.Stat(path[:end]); err == nil {
			if info.IsDir() {
				break
			}
			return path[:end]
		}
	}
	return path
}

// errNoRun says that a command was given no run and found none in the configuration.
var errNoRun = errors.New("no saved run named")

// runPath is the run that a command works on: its argument, or the first JSON file that the configuration writes.
func (s *settings) runPath(args []string) (string, error) {
	if len(args) > 0 {
		return args[0], nil
	}
	for _, o := range s.list("output") {
		if format, path, err := report.ParseOutput(o); err == nil && format.Name == "json" {
			return path, nil
		}
	}
	return "", withHint(errNoRun, "save one with 'gainsay check -o json=run.json PATH', then name run.json; or write output: [json=run.json] in .gainsay.yaml")
}
