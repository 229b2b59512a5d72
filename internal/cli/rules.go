package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/tw"
	"github.com/spf13/cobra"

	"gainsay/internal/rule"
	"gainsay/rules"
)

// newRulesCommand holds the commands for people who read and write rules.
func newRulesCommand(env *environment) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List, show, check and test the rules",
		Example: `  gainsay rules list --kind frames            every event frame
  gainsay rules show frame/mediate            one rule as it is written
  gainsay rules lint desk-rules/              check a pack of your own
  gainsay rules test desk-rules/              run its tests`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return withHint(fmt.Errorf("unknown command %q for rules", args[0]), "it is one of list, show, lint, test")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newRulesListCommand(env), newRulesShowCommand(env), newRulesLintCommand(env), newRulesTestCommand(env))
	return cmd
}

// rulePacks is the flag of commands that look at the rules as they are written. They read the YAML of the built-in
// packs, which knows files, lines and tests; a run reads their compiled form.
type rulePacks struct{ folders []string }

func (p *rulePacks) register(cmd *cobra.Command) {
	registerConfig(cmd)
	cmd.Flags().StringArrayVar(&p.folders, "rules", nil, "a `folder` with a rule pack of your own; may be given again")
}

func (p *rulePacks) load(env *environment, cmd *cobra.Command) (*rule.Pack, error) {
	if _, err := env.configure(cmd); err != nil {
		return nil, err
	}
	packs := []fs.FS{rules.FS}
	for _, folder := range p.folders {
		fsys, err := packFS(folder)
		if err != nil {
			return nil, err
		}
		packs = append(packs, fsys)
	}
	pack, problems, err := rule.Load(packs...)
	if err != nil {
		printProblems(env, problems)
		return nil, withHint(errors.New("the rules cannot be used"), "mend what is said above, or run 'gainsay rules lint' on the pack")
	}
	return pack, nil
}

// packFS opens a folder of rules, or a single file as a pack of its own.
func packFS(path string) (fs.FS, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, withHint(fmt.Errorf("open the rule pack: %w", err), "give a folder with .yaml files, or one such file")
	case info.IsDir():
		return os.DirFS(path), nil
	}
	if ext := filepath.Ext(path); ext != ".yaml" && ext != ".yml" {
		return nil, withHint(fmt.Errorf("%s is no rule file", path), "rules are read from files that end in .yaml or .yml")
	}
	return oneFile{os.DirFS(filepath.Dir(path)), filepath.Base(path)}, nil
}

// oneFile is a folder of which only one file is seen.
type oneFile struct {
	fs.FS
	name string
}

// ReadDir lists the one file.
func (f oneFile) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(f.FS, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return e.Name() != f.name }), err
}

func printProblems(env *environment, problems []rule.Problem) {
	for _, p := range problems {
		fmt.Fprintln(env.err, p.Error())
	}
}

func newRulesListCommand(env *environment) *cobra.Command {
	var packs rulePacks
	var kind, format string
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the rules in force",
		Example: `  gainsay rules list                          how many rules of each kind
  gainsay rules list --kind opposites         each rule of a kind
  gainsay rules list --format json            every rule, for a program`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if kind != "" && !slices.Contains(rule.Kinds(), rule.Kind(kind)) {
				return withHint(fmt.Errorf("there are no rules of kind %q", kind), "it is one of %s", kindNames())
			}
			pack, err := packs.load(env, cmd)
			if err != nil {
				return err
			}
			list := slices.DeleteFunc(pack.List(), func(i rule.Info) bool { return kind != "" && i.Kind != rule.Kind(kind) })
			switch format {
			case "json":
				enc := json.NewEncoder(env.out)
				enc.SetIndent("", "  ")
				enc.SetEscapeHTML(false)
				return enc.Encode(map[string]any{"rules": list})
			case "table":
				if kind == "" {
					return countTable(env, list)
				}
				return ruleTable(env, list)
			}
			return withHint(fmt.Errorf("unknown format %q", format), "it is one of table, json")
		},
	}
	packs.register(cmd)
	cmd.Flags().StringVar(&kind, "kind", "", "only rules of this `kind`")
	cmd.Flags().StringVarP(&format, "format", "f", "table", "`format`: table or json")
	return cmd
}

func kindNames() string {
	var out []string
	for _, k := range rule.Kinds() {
		out = append(out, string(k))
	}
	return strings.Join(out, ", ")
}

// countTable shows how many rules and tests each kind has.
func countTable(env *environment, list []rule.Info) error {
	t := plainTable(env, "kind", "rules", "tests", "what they are")
	for _, k := range rule.Kinds() {
		n, tests := 0, 0
		for _, i := range list {
			if i.Kind == k {
				n++
				tests += i.Tests
			}
		}
		if err := t.Append(string(k), fmt.Sprint(n), fmt.Sprint(tests), k.Doc().Title); err != nil {
			return err
		}
	}
	return t.Render()
}

func ruleTable(env *environment, list []rule.Info) error {
	t := plainTable(env, "rule", "severity", "tests", "title")
	for _, i := range list {
		if err := t.Append(i.ID, i.Severity, fmt.Sprint(i.Tests), i.Title); err != nil {
			return err
		}
	}
	return t.Render()
}

// plainTable is a table without borders: columns to read and to cut.
func plainTable(env *environment, heads ...string) *tablewriter.Table {
	t := tablewriter.NewTable(env.out,
		tablewriter.WithRendition(tw.Rendition{Borders: tw.BorderNone, Settings: tw.Settings{Separators: tw.SeparatorsNone, Lines: tw.LinesNone}}),
		tablewriter.WithHeaderAutoFormat(tw.Off), tablewriter.WithHeaderAlignment(tw.AlignLeft), tablewriter.WithRowAlignment(tw.AlignLeft),
		tablewriter.WithRowAutoWrap(tw.WrapNone), tablewriter.WithPadding(tw.Padding{Right: "  ", Overwrite: true}))
	t.Header(heads)
	return t
}

func newRulesShowCommand(env *environment) *cobra.Command {
	var packs rulePacks
	var format string
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Show a rule as it is written, with its tests",
		Example: `  gainsay rules show frame/mediate
  gainsay rules show --format json cue/say-verb`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return withHint(fmt.Errorf("show takes the id of one rule, not %d arguments", len(args)), "run 'gainsay rules list --kind KIND' for the ids")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			pack, err := packs.load(env, cmd)
			if err != nil {
				return err
			}
			info, entry, ok := pack.Find(args[0])
			if !ok {
				return unknownRule(pack, args[0])
			}
			tests := slices.DeleteFunc(slices.Clone(pack.Tests()), func(t rule.Test) bool { return t.Rule != info.ID })
			switch format {
			case "yaml":
				document := yaml.MapSlice{{Key: "kind", Value: string(info.Kind)}, {Key: "entries", Value: []any{entry}}}
				if len(tests) > 0 {
					document = append(document, yaml.MapItem{Key: "tests", Value: tests})
				}
				fmt.Fprintf(env.out, "# %s, line %d\n%s", info.File, info.Line, showYAML(document))
				return nil
			case "json":
				enc := json.NewEncoder(env.out)
				enc.SetIndent("", "  ")
				enc.SetEscapeHTML(false)
				return enc.Encode(map[string]any{"rule": info, "entry": entry, "tests": tests})
			}
			return withHint(fmt.Errorf("unknown format %q", format), "it is one of yaml, json")
		},
	}
	packs.register(cmd)
	cmd.Flags().StringVarP(&format, "format", "f", "yaml", "`format`: yaml or json")
	return cmd
}

// showYAML renders a value as a rule file has it.
func showYAML(v any) string {
	out, err := yaml.MarshalWithOptions(v, yaml.IndentSequence(true), yaml.UseLiteralStyleIfMultiline(true))
	if err != nil {
		return fmt.Sprintf("%v\n", v) // values of plain types always render
	}
	return string(out)
}

func newRulesLintCommand(env *environment) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lint [PATH...]",
		Short: "Check rule files: every problem with its place and how to mend it",
		Example: `  gainsay rules lint                    the packs of your .gainsay.yaml, else the built-in rules
  gainsay rules lint desk-rules/        a pack of your own, on top of them
  gainsay rules lint ratify.yaml        one file`,
		Long: `Checks that the files are valid, that no key is unknown and no id stands twice, that every rule can fire and
every test asserts something, and that patterns are not too costly. Exit status 1 when there are errors.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			paths, err := env.packPaths(cmd, args)
			if err != nil {
				return err
			}
			pack, problems, err := loadPaths(paths)
			var invalid *rule.InvalidError
			if err != nil && !errors.As(err, &invalid) {
				return err
			}
			for _, p := range problems {
				fmt.Fprintln(env.out, p.Error())
			}
			if err != nil {
				return errFindings
			}
			warnings := "no problems"
			if n := len(problems); n > 0 {
				warnings = fmt.Sprintf("%d warnings", n)
			}
			fmt.Fprintf(env.err, "gainsay: %d rules, %d tests, %s\n", len(pack.List()), len(pack.Tests()), warnings)
			return nil
		},
	}
	registerConfig(cmd)
	return cmd
}

// packPaths are the packs that a command is asked to look at: its arguments, else those of the configuration; none
// stands for the built-in rules.
func (env *environment) packPaths(cmd *cobra.Command, args []string) ([]string, error) {
	s, err := env.configure(cmd)
	if err != nil || len(args) > 0 {
		return args, err
	}
	return s.list("rules"), nil
}

// loadPaths loads packs on top of the built-in ones, or these alone when none is named.
func loadPaths(paths []string) (*rule.Pack, []rule.Problem, error) {
	if len(paths) == 0 {
		return rule.Load(rules.FS)
	}
	var packs []fs.FS
	for _, path := range paths {
		fsys, err := packFS(path)
		if err != nil {
			return nil, nil, err
		}
		packs = append(packs, fsys)
	}
	base, err := rule.Builtin()
	if err != nil {
		return nil, nil, err
	}
	return base.Extend(packs...)
}

func newRulesTestCommand(env *environment) *cobra.Command {
	var verbose bool
	var only string
	cmd := &cobra.Command{
		Use:   "test [PATH...]",
		Short: "Run the tests that stand beside the rules",
		Example: `  gainsay rules test                             the packs of your .gainsay.yaml, else the built-in rules
  gainsay rules test desk-rules/                 the tests of your own pack
  gainsay rules test --rule frame/ratify desk-rules/`,
		Long: `Runs the tests of rule packs. Rules that are words are looked for in the sentences of a test as a run reads them;
frames put their questions; alarms compare the sentences or check the documents. Exit status 1 when a test fails.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			paths, err := env.packPaths(cmd, args)
			if err != nil {
				return err
			}
			pack, problems, err := loadPaths(paths)
			if err != nil {
				printProblems(env, problems)
				return withHint(errors.New("the rules cannot be used"), "mend what is said above")
			}
			tests := slices.DeleteFunc(slices.Clone(pack.Tests()), func(t rule.Test) bool { return only != "" && t.Rule != only })
			if len(tests) == 0 {
				return withHint(errors.New("there are no tests to run"), "write them under \"tests:\" in the rule file; see docs/writing-rules.md")
			}
			runner, err := newRuleRunner(pack)
			if err != nil {
				return err
			}
			results, err := pack.RunTests(cmd.Context(), tests, runner)
			if err != nil {
				return err
			}
			return printResults(env, results, verbose)
		},
	}
	registerConfig(cmd)
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "print the tests that pass as well")
	cmd.Flags().StringVar(&only, "rule", "", "only the tests of the rule with this `id`")
	return cmd
}

// printResults prints what failed, and a line that sums up.
func printResults(env *environment, results []rule.Result, verbose bool) error {
	passed, failed, skipped := 0, 0, 0
	for _, r := range results {
		mark := "ok"
		switch {
		case r.Skipped != "":
			skipped++
			mark = "skipped: " + r.Skipped
		case r.Passed():
			passed++
		default:
			failed++
			mark = "FAIL"
		}
		if !r.Passed() && r.Skipped == "" || verbose {
			name := r.Test.Rule
			if r.Test.Name != "" {
				name += ": " + r.Test.Name
			}
			fmt.Fprintf(env.out, "%s:%d: %s: %s\n", r.Test.File, r.Test.Line, name, mark)
			for _, f := range r.Failures {
				fmt.Fprintf(env.out, "  %s\n", f)
			}
		}
	}
	sum := fmt.Sprintf("%d passed, %d failed", passed, failed)
	if skipped > 0 {
		sum += fmt.Sprintf(", %d skipped", skipped)
	}
	fmt.Fprintf(env.err, "gainsay: %s\n", sum)
	if failed > 0 {
		return errFindings
	}
	return nil
}
