package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"

	"gainsay/internal/analysis"
	"gainsay/internal/corpus"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// explainAlignment prints which claims of two passages were considered, and what joined or parted them.
func explainAlignment(ctx context.Context, env *environment, pack *rule.Pack, a, b string, most int) error {
	e, err := analysis.New(pack, analysis.Options{})
	if err != nil {
		return err
	}
	var passages [2]analysis.Passage
	for i, arg := range []string{a, b} {
		if passages[i], err = env.passage(ctx, arg, string(rune('A'+i))); err != nil {
			return err
		}
	}
	x, err := e.Explain(ctx, passages[0], passages[1])
	if err != nil {
		return hintOf(err)
	}
	printAlignment(env.out, x, most)
	return nil
}

// passage is a place as reports give it (PATH:LINE, PATH:LINE:COLUMN), or a text of its own.
func (env *environment) passage(ctx context.Context, arg, name string) (analysis.Passage, error) {
	path, line, ok := place(arg)
	if !ok && placeLike.MatchString(arg) {
		return analysis.Passage{}, noSuchPlace(arg)
	}
	if !ok {
		return analysis.Passage{Document: corpus.Document{ID: name, Path: name, Text: arg}}, nil
	}
	docs, skipped, err := env.documents(ctx, []string{path}, corpus.Options{})
	if err != nil {
		return analysis.Passage{}, err
	}
	for _, s := range skipped {
		return analysis.Passage{}, fmt.Errorf("%s: %s", s.Path, s.Reason)
	}
	if len(docs) != 1 {
		return analysis.Passage{}, withHint(fmt.Errorf("%s holds %d documents", path, len(docs)), "name a file that holds one")
	}
	start, end, ok := lineSpan(docs[0].Text, line)
	if ok && strings.TrimSpace(docs[0].Text[start:end]) == "" && len(docs[0].Places) == 0 {
		return analysis.Passage{}, withHint(fmt.Errorf("line %d of %s is empty", line, path), "name the line of a passage, as reports give it")
	}
	if places := docs[0].Places; len(places) > 0 {
		// The lines that reports give are those of the original, where it has lines.
		i := slices.IndexFunc(places, func(p corpus.Place) bool { return p.Label == fmt.Sprintf("line %d", line) })
		if ok = i >= 0; ok {
			start, end = places[i].Start, places[i].End
		}
	}
	if !ok {
		return analysis.Passage{}, withHint(fmt.Errorf("%s has no line %d", path, line), "lines are counted from 1, as reports give them; of formats without lines, quote the sentence instead")
	}
	return analysis.Passage{Document: docs[0], Span: text.Span{Start: start, End: end}}, nil
}

// placeLike is a place and no sentence, whether the file is there or not.
var placeLike = regexp.MustCompile(`^\S+:[1-9]\d*(?::[1-9]\d*)?$`)

// noSuchPlace says that a place leads to no file, and which name in its folder is the nearest.
func noSuchPlace(arg string) error {
	path := lineEnd.ReplaceAllString(arg, "")
	err := fmt.Errorf("there is no file %s", path)
	const slip = 3 // more changes make another name
	best, nearest := slip+1, ""
	if entries, err := os.ReadDir(filepath.Dir(path)); err == nil {
		for _, e := range entries {
			if d := levenshtein.ComputeDistance(e.Name(), filepath.Base(path)); !e.IsDir() && d < best {
				best, nearest = d, filepath.Join(filepath.Dir(path), e.Name())
			}
		}
	}
	if nearest != "" {
		return withHint(err, "did you mean %s?", nearest)
	}
	return withHint(err, "a place is a file and a line, as reports give it; a sentence of your own has spaces")
}

// lineEnd is the line, and the column, of a place.
var lineEnd = regexp.MustCompile(`(?::\d+){1,2}$`)

// place splits PATH:LINE and PATH:LINE:COLUMN. ok is false when there is no such file.
func place(arg string) (path string, line int, ok bool) {
	rest := arg
	for range 2 {
		i := strings.LastIndexByte(rest, ':')
		if i < 0 {
			return "", 0, false
		}
		n, err := strconv.Atoi(rest[i+1:])
		if err != nil || n < 1 {
			return "", 0, false
		}
		rest, line = rest[:i], n
		if info, err := os.Stat(filepath.FromSlash(rest)); err == nil && !info.IsDir() {
			return rest, line, true
		}
	}
	return "", 0, false
}

// lineSpan is where a line stands, counted from 1; ok is false where the text has fewer.
func lineSpan(doc string, line int) (start, end int, ok bool) {
	for n := 1; n < line; n++ {
		i := strings.IndexByte(doc[start:], '\n')
		if i < 0 {
			return 0, 0, false
		}
		start += i + 1
	}
	end = len(doc)
	if i := strings.IndexByte(doc[start:], '\n'); i >= 0 {
		end = start + i
	}
	return start, end, start < len(doc)
}

func printAlignment(w io.Writer, x *analysis.Alignment, most int) {
	story := "one story: their claims are compared"
	if !x.OneStory {
		story = "not alike enough to be one story: in a run their claims would not be compared"
	}
	fmt.Fprintf(w, "documents alike by %.2f: %s\n%s in A, %s in B\n", x.Story, story, claims(x.Claims[0]), claims(x.Claims[1]))
	shown := len(x.Pairs)
	if most > 0 {
		shown = min(shown, most)
	}
	for i := range x.Pairs[:shown] {
		p := &x.Pairs[i]
		fmt.Fprintf(w, "\n%s · %.2f\n", strings.ToUpper(p.Outcome[:1])+p.Outcome[1:], p.Confidence)
		for k, name := range []string{"A", "B"} {
			fmt.Fprintf(w, "  %s  %q in %q\n", name, p.Predicates[k], oneLine(p.Claims[k]))
		}
		for _, why := range p.Why {
			fmt.Fprintf(w, "  why  %s\n", why)
		}
		if len(p.Common) > 0 {
			fmt.Fprintf(w, "  words in common: %s; %.0f %% of A, %.0f %% of B\n", strings.Join(p.Common, ", "), 100*p.Cover[0], 100*p.Cover[1])
		}
		if p.Statement {
			fmt.Fprintln(w, "  both say the same in the same or in other words, whatever their predicates")
		}
	}
	if rest := len(x.Pairs) - shown; rest > 0 {
		fmt.Fprintf(w, "\n%d less likely pairs are not shown; --most 0 shows all\n", rest)
	}
}

func claims(n int) string {
	if n == 1 {
		return "1 claim"
	}
	return fmt.Sprintf("%d claims", n)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
