package report

import (
	"strings"
	"unicode/utf8"

	"gainsay/internal/safe"
)

// hidden reports whether r would act where it is shown instead of showing itself.
func hidden(r rune) bool { return safe.Hidden(r) }

// dropped are the hidden characters that honest text holds for typesetting.
func dropped(r rune) bool { return safe.Dropped(r) }

// plain makes text from a document safe to print on one line: white space becomes single spaces, whatever acts
// instead of showing itself is written as \u{...}, and broken UTF-8 as U+FFFD.
func plain(s string) string { return safe.Line(s) }

// Shorten cuts s after at most limit characters, at a space where there is one near, and says so with an ellipsis.
func Shorten(s string, limit int) string { return shorten(s, limit) }

func shorten(s string, limit int) string {
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	runes := []rune(s)[:limit-1]
	for i := len(runes) - 1; i > limit*3/4; i-- {
		if runes[i] == ' ' {
			runes = runes[:i]
			break
		}
	}
	return strings.TrimRight(string(runes), " ,;:") + "…"
}

// Plain makes text from a document or a user safe to print on one line, for programs that print beside the formats.
func Plain(s string) string { return plain(s) }
