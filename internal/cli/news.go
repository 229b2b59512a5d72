package cli

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gainsay/internal/corpus"
)

// newFlags say which documents are new. They are compared with the whole corpus, and only findings that involve
// one of them are reported.
type newFlags struct {
	paths []string
	since string
}

func (f *newFlags) register(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&f.paths, "new", nil, "report only what involves the documents of this `path`, compared with all others; may be given again")
	cmd.Flags().StringVar(&f.since, "since", "", "report only what involves documents that changed since this git `revision`")
}

// documents reads the corpus and the new documents. The set holds the ids of the new ones; it is nil when nobody
// asked for them.
func (f *newFlags) documents(ctx context.Context, env *environment, paths []string, options corpus.Options) ([]corpus.Document, []corpus.Skipped, map[string]bool, error) {
	if len(f.paths) == 0 && f.since == "" {
		docs, skipped, err := env.documents(ctx, paths, options)
		return docs, skipped, nil, err
	}
	fresh := f.paths
	if f.since != "" {
		changed, err := changedSince(ctx, f.since)
		if err != nil {
			return nil, nil, nil, err
		}
		fresh = append(fresh[:len(fresh):len(fresh)], changed...)
	}
	all := paths
	if f.since == "" {
		all = append(paths[:len(paths):len(paths)], outside(paths, f.paths)...)
	}
	docs, skipped, err := env.documents(ctx, all, options)
	if err != nil && !interrupted(err) {
		return nil, nil, nil, err
	}
	involved := map[string]bool{}
	for i := range docs {
		for _, p := range fresh {
			if within(docs[i].Path, p) {
				involved[docs[i].ID] = true
			}
		}
	}
	fmt.Fprintf(env.err, "gainsay: %d of %d documents are new\n", len(involved), len(docs))
	return docs, skipped, involved, err
}

// outside lists the new paths that lie in none of the others, so that no document is read twice.
func outside(paths, fresh []string) []string {
	var out []string
	for _, n := range fresh {
		covered := false
		for _, p := range paths {
			covered = covered || within(n, p)
		}
		if !covered {
			out = append(out, n)
		}
	}
	return out
}

// within reports whether a path is the other or lies below it. A document of an archive or a feed, whose path is
// that of the file and a place in it, lies within the file.
func within(path, folder string) bool {
	path, folder = absolute(path), absolute(folder)
	rest, ok := strings.CutPrefix(path, folder)
	return ok && (rest == "" || strings.HasSuffix(folder, string(filepath.Separator)) || strings.ContainsAny(rest[:1], `/\#:!`))
}

func absolute(path string) string {
	if a, err := filepath.Abs(path); err == nil {
		return a
	}
	return filepath.Clean(path)
}

// changedSince asks git which files were added or changed since a revision, committed or not.
func changedSince(ctx context.Context, revision string) ([]string, error) {
	if strings.HasPrefix(revision, "-") {
		return nil, withHint(fmt.Errorf("%q is no git revision", revision), "give a branch, a tag or a commit, such as --since origin/main")
	}
	var out []string
	for _, args := range [][]string{
		{"diff", "--name-only", "-z", "--relative", "--diff-filter=ACMRT", "--merge-base", revision, "--"},
		{"ls-files", "--others", "--exclude-standard", "-z"},
	} {
		b, err := exec.CommandContext(ctx, "git", args...).Output()
		if err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			reason := err.Error()
			var exit *exec.ExitError
			if errors.As(err, &exit) && len(exit.Stderr) > 0 {
				reason, _, _ = strings.Cut(strings.TrimSpace(string(exit.Stderr)), "\n")
			}
			return nil, withHint(fmt.Errorf("ask git what changed since %s: %s", revision, reason),
				"run gainsay in a git checkout that holds the revision (in CI: fetch the whole history), or name the new documents with --new")
		}
		for _, name := range strings.Split(string(b), "\x00") {
			if name != "" {
				out = append(out, name)
			}
		}
	}
	return out, nil
}
