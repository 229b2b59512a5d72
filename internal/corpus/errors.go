package corpus

import (
	"fmt"
	"strings"

	"gainsay/internal/files"
)

// MissingError reports arguments that lead nowhere; nothing is read then, because a mistyped path would silently
// change what the rest is compared with.
type MissingError struct {
	// Paths are the arguments, sorted, with what the operating system said of each.
	Paths  []string
	Causes []error
}

func (e *MissingError) Error() string {
	parts := make([]string, len(e.Paths))
	for i, p := range e.Paths {
		parts[i] = fmt.Sprintf("%s: %s", p, plainCause(e.Causes[i]))
	}
	return "cannot read " + strings.Join(parts, "; ")
}

// Hint is what a person can do about it.
func (e *MissingError) Hint() string {
	return "check the spelling and the permissions; a pattern that the shell did not expand matches nothing"
}

// Unwrap gives the causes to errors.Is.
func (e *MissingError) Unwrap() []error { return e.Causes }

// skipError is a reason to leave one input out and go on with the rest.
type skipError struct{ reason string }

func (e *skipError) Error() string { return e.reason }

func skipf(format string, args ...any) error { return &skipError{fmt.Sprintf(format, args...)} }

// stopError wraps what the receiver of documents returned, which ends the run at once.
type stopError struct{ err error }

func (e *stopError) Error() string { return e.err.Error() }
func (e *stopError) Unwrap() error { return e.err }

// plainCause is an error without the operation and the path that the caller names anyway.
func plainCause(err error) string { return files.Cause(err).Error() }
