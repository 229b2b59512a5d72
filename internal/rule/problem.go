package rule

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is something wrong with a pack, with the place and what was expected there.
type Problem struct {
	// File is the path within the pack; Line and Column count from 1, 0 where the whole file is meant. Columns
	// count characters.
	File         string
	Line, Column int
	// Fatal problems keep the pack from being used; the others are warnings.
	Fatal bool
	// Message says what is wrong, Hint what was expected or how to mend it ("" when the message says all).
	Message, Hint string
	// Lines are the lines around the place, First the number of the first of them.
	Lines []string
	First int
}

// Error renders the problem over several lines: place and message, the lines around with a mark below the column,
// and the hint.
func (p Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", p.Line, p.Column)
	}
	level := "warning"
	if p.Fatal {
		level = "error"
	}
	fmt.Fprintf(&b, ": %s: %s\n", level, p.Message)
	for i, line := range p.Lines {
		n, mark := p.First+i, " "
		if n == p.Line {
			mark = ">"
		}
		fmt.Fprintf(&b, "%s %4d | %s\n", mark, n, line)
		if n == p.Line && p.Column > 0 {
			fmt.Fprintf(&b, "       | %s^\n", strings.Repeat(" ", p.Column-1))
		}
	}
	if p.Hint != "" {
		fmt.Fprintf(&b, "  hint: %s\n", p.Hint)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// sortProblems orders problems by place, so that the same packs give the same messages.
func sortProblems(ps []Problem) {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Message, b.Message))
	})
}

// InvalidError says that packs could not be used, with every problem found.
type InvalidError struct{ Problems []Problem }

// Error renders the fatal problems.
func (e *InvalidError) Error() string {
	var out []string
	for _, p := range e.Problems {
		if p.Fatal {
			out = append(out, p.Error())
		}
	}
	return fmt.Sprintf("invalid rules: %d errors\n%s", len(out), strings.Join(out, "\n"))
}

// invalid is an InvalidError when one of the problems is fatal, else nil.
func invalid(ps []Problem) error {
	if slices.ContainsFunc(ps, func(p Problem) bool { return p.Fatal }) {
		return &InvalidError{ps}
	}
	return nil
}
