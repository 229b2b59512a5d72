package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"gainsay/internal/analysis"
	"gainsay/internal/cache"
	"gainsay/internal/corpus"
	"gainsay/internal/memory"
	"gainsay/internal/rule"
	"gainsay/internal/safe"
)

// engineFlags are the flags of every command that reads documents; some are of use only where claims are judged.
type engineFlags struct {
	jobs        int
	exclude     []string
	rules       []string
	sideIsNamed bool
	input       inputFlags
	maxMemory   int64
	loaded      *rule.Pack
	memory      *memory.Governor
	cache       *cache.Cache
}

func (f *engineFlags) register(cmd *cobra.Command) {
	f.registerReading(cmd)
	registerCache(cmd)
	cmd.Flags().BoolVar(&f.sideIsNamed, "side-is-named", false, `count a side ("Ruritanian officials") as a named source`)
}

// registerReading adds the flags that say which documents are read, and how.
func (f *engineFlags) registerReading(cmd *cobra.Command) {
	cmd.Flags().IntVar(&f.jobs, "jobs", 0, "documents read at once (0: one for each processor); never changes the outcome")
	cmd.Flags().Var((*patterns)(&f.exclude), "exclude", "`pattern` of paths to leave out of folders; may be given again")
	cmd.Flags().StringArrayVar(&f.rules, "rules", nil, "a `folder` with a rule pack of your own; may be given again")
	f.input.register(cmd)
	cmd.Flags().Var(&sizeValue{bytes: &f.maxMemory, positive: true}, "max-memory", "`size` of memory that the run keeps within, 0 for any: fewer documents are read at once, and what does not fit is told")
}

// engine makes the engine that the flags ask for. Problems of a rule pack go to the error stream.
func (f *engineFlags) engine(env *environment, cmd *cobra.Command) (*analysis.Engine, error) {
	pack, err := f.pack(env)
	if err != nil {
		return nil, err
	}
	c, err := env.runCache(cmd)
	if err != nil {
		return nil, err
	}
	o := analysis.Options{Jobs: f.jobs, Progress: env.progress(), SideIsNamed: f.sideIsNamed}
	if f.memory != nil {
		o.Admit = f.memory.Admit
	}
	if c != nil {
		env.trimCache(cmd, c)
		o.Cache, o.Program, f.cache = c, program(), c
	}
	return analysis.New(pack, o)
}

// pack is the rules of the run. They are loaded once, so that problems of a pack are told once.
func (f *engineFlags) pack(env *environment) (pack *rule.Pack, err error) {
	if f.loaded == nil {
		f.loaded, err = env.pack(f.rules)
	}
	return f.loaded, err
}

// pack is the built-in rules with the packs of some folders on top. Problems go to the error stream.
func (env *environment) pack(folders []string) (*rule.Pack, error) {
	pack, err := rule.Builtin()
	if err != nil || len(folders) == 0 {
		return pack, err
	}
	for _, folder := range folders {
		fsys, err := packFS(folder)
		if err != nil {
			return nil, err
		}
		extended, problems, err := pack.Extend(fsys)
		printProblems(env, problems)
		var invalid *rule.InvalidError
		switch {
		case errors.As(err, &invalid):
			return nil, withHint(fmt.Errorf("the rule pack %s cannot be used", folder), "mend what is said above; 'gainsay rules lint %s' says it again", folder)
		case err != nil:
			return nil, fmt.Errorf("load the rule pack %s: %w", folder, err)
		}
		pack = extended
	}
	return pack, nil
}

// govern keeps the run within --max-memory until stop is called; without the flag it does nothing.
func (f *engineFlags) govern(cmd *cobra.Command) (ctx context.Context, stop func(), err error) {
	ctx = cmd.Context()
	frugal := memory.Frugal()
	if f.maxMemory <= 0 {
		return ctx, frugal, nil
	}
	if least := memory.Least(); f.maxMemory < least {
		frugal()
		return ctx, nil, withHint(fmt.Errorf("--max-memory %d MB is less than the program needs for itself", f.maxMemory>>20), "give it %d MB or more", (least+1<<20-1)>>20)
	}
	ctx, governor, ungoverned := memory.Govern(ctx, f.maxMemory)
	f.memory = governor
	return ctx, func() { ungoverned(); frugal() }, nil
}

// stopped says why a run ended before its end: because the user wished so, which err is, or for want of memory.
func stopped(ctx context.Context, err error) error {
	var exceeded *memory.ExceededError
	if interrupted(err) && errors.As(context.Cause(ctx), &exceeded) {
		return withHint(exceeded, "allow more with --max-memory, or check fewer documents at a time")
	}
	return err
}

// tellCache says that the cache could not be written: the run is as good without it, and the next one slower.
func (f *engineFlags) tellCache(env *environment) {
	if n, err := f.cache.Faults(); n > 0 {
		fmt.Fprintf(env.err, "gainsay: %d of the documents could not be kept for the next run: %v\n", n, err)
	}
}

// corpus says how documents are read. The files of the command's own lie among the documents often enough, and so do
// rule packs and the cache; none of them is a document.
func (f *engineFlags) corpus(cmd *cobra.Command, own []string) corpus.Options {
	own = append(own, f.rules...)
	if folder := cacheFlag(cmd); folder != cacheOff {
		own = append(own, folder)
	}
	o := f.input.options()
	o.Own, o.Exclude, o.Jobs = own, f.exclude, f.jobs
	if f.memory != nil {
		o.Admit = f.memory.Admit
	}
	return o
}

// documents reads what the arguments name and tells the user what was skipped. When the run is interrupted, what was
// read until then comes with the error.
func (env *environment) documents(ctx context.Context, paths []string, options corpus.Options) ([]corpus.Document, []corpus.Skipped, error) {
	if len(paths) == 0 {
		return nil, nil, withHint(errors.New("no documents named"), "name files or folders, or - for JSON lines on standard input")
	}
	docs, skipped, err := corpus.Read(ctx, options, paths, env.in)
	if err != nil && !interrupted(err) {
		return nil, nil, hintOf(err)
	}
	for _, s := range skipped {
		fmt.Fprintf(env.err, "gainsay: skipped %s: %s\n", safe.Line(s.Path), safe.Line(s.Reason))
	}
	skipped = slices.DeleteFunc(skipped, func(s corpus.Skipped) bool { return s.Own })
	if err != nil {
		return docs, skipped, err // what was read until then
	}
	if len(docs) == 0 {
		return nil, nil, withHint(errors.New("nothing to read: every input was skipped or empty"), "gainsay reads English news in many formats; the lines above say why each was left out, docs/inputs.md what is read")
	}
	return docs, skipped, nil
}

// leftOut is an error where an input that the user named was left out, or not read to its end: whoever names a file wants it
// checked, and a run that passes without it says less than it seems to. What was left out of a folder or an archive is told
// and no more.
func leftOut(paths []string, skipped []corpus.Skipped) error {
	named := map[string]bool{}
	for _, p := range paths {
		named[filepath.Clean(p)] = true
	}
	var first *corpus.Skipped
	more := 0
	for i := range skipped {
		switch {
		case !named[skipped[i].Path]:
		case first == nil:
			first = &skipped[i]
		default:
			more++
		}
	}
	if first == nil {
		return nil
	}
	others := ""
	if more > 0 {
		others = fmt.Sprintf(" (and %d more)", more)
	}
	return withHint(fmt.Errorf("left out: %s: %s%s", safe.Line(first.Path), safe.Line(first.Reason), others),
		"the report is written without it; name the folder instead of its files to pass over what is no article")
}

// terminal reports whether a stream is a terminal that takes colour and progress.
func (env *environment) terminal(w io.Writer) bool {
	f := file(w)
	return f != nil && term.IsTerminal(int(f.Fd())) && env.getenv("TERM") != "dumb"
}

// color reports whether output to w may be coloured.
func (env *environment) color(w io.Writer) bool {
	return env.terminal(w) && env.getenv("NO_COLOR") == ""
}

// width of the terminal in columns; where w is none, what COLUMNS says, for pagers and recordings, else 0.
func (env *environment) width(w io.Writer) int {
	if f := file(w); f != nil && term.IsTerminal(int(f.Fd())) {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil {
			return n
		}
	}
	if n, err := strconv.Atoi(env.getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	return 0
}

// progressFrom is how many documents make a run long enough to show progress.
const progressFrom = 50

// progress draws a counter on a terminal, nil elsewhere.
func (env *environment) progress() func(done, total int) {
	if !env.terminal(env.err) {
		return nil
	}
	return func(done, total int) {
		switch {
		case total < progressFrom:
		case done == total:
			fmt.Fprint(env.err, "\r\x1b[K")
		case done%10 == 0:
			fmt.Fprintf(env.err, "\rgainsay: %d of %d documents", done, total)
		}
	}
}
