package cli

import (
	"bufio"
	"cmp"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"gainsay/internal/analysis"
	"gainsay/internal/passage"
	"gainsay/internal/report"
)

// passageFormats write the groups of near-duplicates.
var passageFormats = map[string]func(writer, *report.Report, report.PassageOptions) error{
	"json": func(w writer, r *report.Report, o report.PassageOptions) error {
		f, err := report.Lookup("json")
		if err != nil {
			return err
		}
		return f.Write(w, r, o.Options)
	},
	"table": func(w writer, r *report.Report, o report.PassageOptions) error {
		return report.WritePassageTable(w, r, o)
	},
	"text": func(w writer, r *report.Report, o report.PassageOptions) error {
		return report.WritePassageText(w, r, o)
	},
}

func newPassagesCommand(env *environment) *cobra.Command {
	var engine engineFlags
	var options passage.Options
	var format string
	var withText, boilerplate bool
	cmd := &cobra.Command{
		Use:   "passages PATH...",
		Short: "Show what the documents copy from each other, and what differs in the copies",
		Example: `  gainsay passages stories/                 the copies side by side, what differs in {braces}
  gainsay passages --threshold 0.8 stories/   closer copies only
  gainsay passages -f json stories/ > passages.json
  gainsay passages -f text stories/           one line a copy`,
		Long: `Shows groups of near-duplicate passages: copies, light rewrites, and sentences or quotations inside longer ones.
Every pair of sentences at or above the threshold is found. Each member of a group is verified against the first;
what differs is a number, a name, a date, a negation, a cut in a quotation, or words. Lines that belong to a site or
to habit rather than to a story are set apart (--boilerplate shows them).`,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := env.configure(cmd)
			if err != nil {
				return err
			}
			if len(args) == 0 {
				args = s.list("inputs")
			}
			write := passageFormats[format]
			if write == nil {
				return withHint(fmt.Errorf("unknown format %q", format), "the formats of passages are json, table, text")
			}
			if _, err := options.Check(); err != nil {
				return withHint(err, "--threshold is a similarity, 0.6 by default; --min-tokens a number of words, 6 by default")
			}
			ctx, stop, err := engine.govern(cmd)
			if err != nil {
				return err
			}
			defer stop()
			pack, err := engine.pack(env)
			if err != nil {
				return err
			}
			docs, skipped, err := env.documents(ctx, args, engine.corpus(cmd, nil))
			if err != nil {
				return stopped(ctx, err)
			}
			// The search holds one large live set for its whole length: with the usual pace of the collector the process
			// would grow to twice that. A tighter one costs a few hundredths of the time.
			defer debug.SetGCPercent(debug.SetGCPercent(50))
			r, err := analysis.Passages(ctx, pack, docs, skipped, options)
			if err != nil {
				return stopped(ctx, err)
			}
			if withText {
				addText(r, docs)
			}
			out := bufio.NewWriter(env.out)
			if err := write(out, r, report.PassageOptions{Boilerplate: boilerplate, Options: report.Options{
				Width: env.width(env.out), Color: env.color(env.out), Texts: texts(docs)}}); err != nil {
				return err
			}
			return cmp.Or(out.Flush(), leftOut(args, skipped))
		},
	}
	registerConfig(cmd)
	engine.registerReading(cmd)
	cmd.Flags().Float64Var(&options.Threshold, "threshold", passage.DefaultThreshold, "least `similarity` of two sentences: weighted Jaccard index, 0.3 to 1")
	cmd.Flags().IntVar(&options.MinTokens, "min-tokens", passage.DefaultMinTokens, "leave out sentences of fewer `words`")
	cmd.Flags().StringVarP(&format, "format", "f", "table", "`format` on standard output: json, table or text")
	cmd.Flags().BoolVar(&withText, "with-text", false, "carry the documents' texts in the report")
	cmd.Flags().BoolVar(&boilerplate, "boilerplate", false, "show boilerplate as well")
	return cmd
}
