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
	"gainsay/internal/safe"
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
	all := append(paths[:len(paths):len(paths)], outside(paths, f.paths)...)
	docs, skipped, err := env.documents(ctx, all, options)
	if err != nil && !interrupted(err) {
		return nil, nil, nil, err
	}
	places := newPlaces(fresh)
	involved, met := map[string]bool{}, map[string]bool{}
	for i := range docs {
		for _, p := range places.around(docs[i].Path) {
			involved[docs[i].ID], met[p] = true, true
		}
	}
	if err == nil {
		if err := f.unmet(env, met, skipped); err != nil {
			return nil, nil, nil, err
		}
	}
	fmt.Fprintf(env.err, "gainsay: %d of %d documents are new\n", len(involved), len(docs))
	return docs, skipped, involved, err
}

// unmet refuses a path of --new that names no document: a slip in it would leave the run with nothing to find, and a check
// that finds nothing passes. A folder may well hold nothing new today; that is only told.
func (f *newFlags) unmet(env *environment, met map[string]bool, skipped []corpus.Skipped) error {
	for _, p := range f.paths {
		if met[p] {
			continue
		}
		for _, s := range skipped {
			if s.Path == filepath.Clean(p) {
				return withHint(fmt.Errorf("--new %s was left out: %s", p, s.Reason), "name documents that can be read, or leave --new away")
			}
		}
		if info, err := env.files.Stat(p); err == nil && info.IsDir() {
			fmt.Fprintf(env.err, "gainsay: --new %s: no document lies below it\n", safe.Line(p))
			continue
		}
		return withHint(fmt.Errorf("--new %s is no document that was read", p), "check its spelling; it is a path like those of the documents, or lies below one of them and is not excluded")
	}
	return nil
}

// places finds which of some files and folders hold a document.
type places struct {
	named map[string][]string // as given, by absolute path
}

func newPlaces(paths []string) places {
	p := places{map[string][]string{}}
	for _, name := range paths {
		a, r := absolute(name), real(name)
		p.named[a] = append(p.named[a], name)
		if r != a {
			p.named[r] = append(p.named[r], name)
		}
	}
	return p
}

// around lists the paths that are the document's or lie above it. A document of an archive or a feed, whose path is
// that of the file and a place in it, lies within the file. Links count as what they lead to.
func (p places) around(document string) []string {
	a, r := absolute(document), real(document)
	found := p.above(a)
	if r != a {
		found = append(found, p.above(r)...)
	}
	return found
}

func (p places) above(path string) []string {
	found := p.named[path]
	for i := range len(path) {
		if i > 0 && strings.IndexByte(`/\#:!`, path[i]) >= 0 {
			found = append(found[:len(found):len(found)], p.named[path[:i]]...)
		}
	}
	if root := filepath.VolumeName(path) + string(filepath.Separator); root != path {
		found = append(found[:len(found):len(found)], p.named[root]...)
	}
	return found
}

// outside lists the new paths that lie in none of the others, so that no document is read twice.
func outside(paths, fresh []string) []string {
	known := newPlaces(paths)
	var out []string
	for _, n := range fresh {
		if len(known.around(n)) == 0 {
			out = append(out, n)
		}
	}
	return out
}

func absolute(path string) string {
	if a, err := filepath.Abs(path); err == nil {
		return a
	}
	return filepath.Clean(path)
}

// real is a path without symbolic links, as far as it leads through files and folders that are there.
func real(path string) string {
	path = absolute(path)
	for there, rest := path, ""; ; there, rest = filepath.Dir(there), filepath.Join(filepath.Base(there), rest) {
		if r, err := filepath.EvalSymlinks(there); err == nil {
			return filepath.Join(r, rest)
		}
		if filepath.Dir(there) == there {
			return path
		}
	}
}

// changedSince asks git which files of the repository around the working folder were added or changed since a revision,
// committed or not. The documents may lie outside the working folder, so git is asked from the top of the repository.
func changedSince(ctx context.Context, revision string) ([]string, error) {
	if strings.HasPrefix(revision, "-") {
		return nil, withHint(fmt.Errorf("%q is no git revision", revision), "give a branch, a tag or a commit, such as --since origin/main")
	}
	ask := func(args ...string) (string, error) {
		b, err := exec.CommandContext(ctx, "git", args...).Output()
		if err == nil {
			return string(b), nil
		}
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		reason := err.Error()
		var exit *exec.ExitError
		if errors.As(err, &exit) && len(exit.Stderr) > 0 {
			reason, _, _ = strings.Cut(strings.TrimSpace(string(exit.Stderr)), "\n")
		}
		return "", withHint(fmt.Errorf("ask git what changed since %s: %s", revision, reason),
			"run gainsay in a git checkout that holds the revision (in CI: fetch the whole history), or name the new documents with --new")
	}
	top, err := ask("rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	top = strings.TrimSuffix(top, "\n")
	var out []string
	for _, args := range [][]string{
		{"diff", "--name-only", "-z", "--diff-filter=ACMRT", "--merge-base", revision, "--"},
		{"ls-files", "--others", "--exclude-standard", "-z"},
	} {
		names, err := ask(append([]string{"-C", top}, args...)...)
		if err != nil {
			return nil, err
		}
		for name := range strings.SplitSeq(names, "\x00") {
			if name != "" {
				out = append(out, filepath.Join(top, filepath.FromSlash(name)))
			}
		}
	}
	return out, nil
}
