package finding

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gainsay/internal/files"
	"gainsay/internal/report"
)

// Ignore is a list of patterns of findings that nobody wants to see, each with the reason why.
type Ignore struct{ rules []ignoreRule }

// ignoreRule matches a finding that all of its patterns match.
type ignoreRule struct {
	id, rule, document, outlet, kind, verdict string
	reason                                    string
	line                                      int
	used                                      bool
}

// IgnoreError is a line of an ignore file that cannot be read.
type IgnoreError struct {
	Path   string
	Line   int
	Reason string
}

func (e *IgnoreError) Error() string { return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.Reason) }

// Hint shows what a line looks like.
func (e *IgnoreError) Hint() string {
	return "a line is a finding's id or patterns such as rule:attribution/vague document:opinion/*, then -- and the reason"
}

// ReadIgnore reads an ignore file; one that is not there ignores nothing.
func ReadIgnore(system files.System, name string) (*Ignore, error) {
	f, err := files.Open(system, name)
	if errors.Is(err, fs.ErrNotExist) {
		return &Ignore{}, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ParseIgnore(f, name)
}

// ParseIgnore reads the lines of an ignore file. Empty lines and lines that begin with # are comments. Every other
// line is one or more patterns, then " -- " and a reason:
//
//	3f2a91c0b7de -- the ministry corrected its figure by telephone
//	rule:attribution/vague document:opinion/* -- columns may quote nobody in particular
//
// Patterns are id:, rule:, kind:, verdict:, outlet: and document: with the wildcards of path.Match; a word without
// a colon is an id. A pattern with spaces stands in double quotes.
func ParseIgnore(in io.Reader, name string) (*Ignore, error) {
	out := &Ignore{}
	s := bufio.NewScanner(in)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(s.Text(), files.ByteOrderMark))
		if line == "" || line[0] == '#' {
			continue
		}
		r, err := parseIgnoreLine(line)
		if err != nil {
			return nil, &IgnoreError{name, n, err.Error()}
		}
		r.line = n
		out.rules = append(out.rules, r)
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return out, nil
}

func parseIgnoreLine(line string) (ignoreRule, error) {
	patterns, reason, ok := strings.Cut(line, " -- ")
	r := ignoreRule{reason: strings.TrimSpace(reason)}
	if !ok || r.reason == "" {
		return r, errors.New("no reason is given")
	}
	fields, err := splitQuoted(patterns)
	if err != nil {
		return r, err
	}
	if len(fields) == 0 {
		return r, errors.New("nothing is named that is to be ignored")
	}
	for _, f := range fields {
		key, value, ok := strings.Cut(f, ":")
		if !ok {
			key, value = "id", f
		}
		target, known := map[string]*string{"id": &r.id, "rule": &r.rule, "document": &r.document, "outlet": &r.outlet, "kind": &r.kind, "verdict": &r.verdict}[key]
		switch {
		case !known:
			return r, fmt.Errorf("unknown pattern %q", key+":")
		case value == "":
			return r, fmt.Errorf("the pattern %q is empty", key+":")
		case *target != "":
			return r, fmt.Errorf("two patterns %q", key+":")
		}
		if _, err := path.Match(value, ""); err != nil {
			return r, fmt.Errorf("the pattern %q has a bracket that is not closed", f)
		}
		*target = value
	}
	if !slices.ContainsFunc(fields, selects) {
		return r, errors.New("what matches everything hides every finding")
	}
	return r, nil
}

// selects reports whether a pattern names anything: a letter, a digit, not wildcards alone.
func selects(pattern string) bool {
	if _, value, ok := strings.Cut(pattern, ":"); ok {
		pattern = value
	}
	return strings.Trim(pattern, "*?/") != ""
}

// splitQuoted splits at spaces outside double quotes.
func splitQuoted(s string) ([]string, error) {
	var out []string
	var b strings.Builder
	quoted, any := false, false
	for _, r := range s {
		switch {
		case r == '"':
			quoted, any = !quoted, true
		case (r == ' ' || r == '\t') && !quoted:
			if any {
				out = append(out, b.String())
			}
			b.Reset()
			any = false
		default:
			b.WriteRune(r)
			any = true
		}
	}
	if quoted {
		return nil, errors.New("a double quote is not closed")
	}
	if any {
		out = append(out, b.String())
	}
	return out, nil
}

// UnknownRule is the first pattern of a rule that matches none of ids, with its line.
func (g *Ignore) UnknownRule(ids []string) (pattern string, line int, ok bool) {
	for _, r := range g.rules {
		if r.rule != "" && !slices.ContainsFunc(ids, func(id string) bool { return match(r.rule, id) }) {
			return r.rule, r.line, true
		}
	}
	return "", 0, false
}

// Apply marks the findings of r that a line matches. A finding is ignored for its document or outlet only when
// every one of its members stands there: a divergence with somebody else's document stays.
func (g *Ignore) Apply(r *report.Report) {
	paths, outlets := map[string]string{}, outletsOf(r)
	for i := range r.Documents {
		paths[r.Documents[i].ID] = r.Documents[i].Path
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		for k := range g.rules {
			if rule := &g.rules[k]; rule.matches(f, paths, outlets) {
				rule.used = true
				if !f.Suppressed {
					f.Suppressed, f.Reason = true, rule.reason
				}
			}
		}
	}
}

// Unused says in words which lines match no finding.
func (g *Ignore) Unused(name string) []string {
	var out []string
	for _, r := range g.rules {
		if !r.used {
			out = append(out, fmt.Sprintf("%s:%d: no finding matches", name, r.line))
		}
	}
	return out
}

func (r *ignoreRule) matches(f *report.Finding, paths, outlets map[string]string) bool {
	verdict := ""
	if f.Verdict != nil {
		verdict = *f.Verdict
	}
	for _, p := range []struct{ pattern, value string }{{r.id, f.ID}, {r.rule, f.Rule}, {r.kind, f.Kind}, {r.verdict, verdict}} {
		if p.pattern != "" && !match(p.pattern, p.value) {
			return false
		}
	}
	if r.document == "" && r.outlet == "" {
		return true
	}
	for i := range f.Members {
		id := f.Members[i].Document
		if r.document != "" && !match(r.document, id) && !match(r.document, paths[id]) {
			return false
		}
		if r.outlet != "" && !match(r.outlet, outlets[id]) {
			return false
		}
	}
	return len(f.Members) > 0
}

func match(pattern, value string) bool {
	ok, err := path.Match(pattern, value)
	return err == nil && ok
}
