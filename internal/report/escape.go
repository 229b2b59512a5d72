package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hidden reports whether r would act on a terminal or an editor instead of showing itself: control characters, the
// bidirectional overrides of Unicode TR 36 ("Trojan source"), invisible separators and private tags.
func hidden(r rune) bool {
	switch {
	case unicode.Is(unicode.Cc, r):
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x200E, r == 0x200F, r == 0x061C:
		return true
	case r == 0x200B, r == 0x2060, r == 0xFEFF, r == 0x00AD, r >= 0x2061 && r <= 0x2064, r >= 0x206A && r <= 0x206F:
		return true
	case r >= 0xE0000 && r <= 0xE007F, r == 0x2028, r == 0x2029:
		return true
	}
	return false
}

// dropped are the hidden characters that honest text holds for typesetting; they are left out without a trace.
func dropped(r rune) bool {
	switch r {
	case 0x200B, 0x2060, 0xFEFF, 0x00AD:
		return true
	}
	return false
}

// plain makes text from a document safe to print on one line: white space becomes single spaces, whatever acts
// instead of showing itself is written as \u{...}, and broken UTF-8 as U+FFFD.
func plain(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || r == 0x2028 || r == 0x2029:
			space = b.Len() > 0
			continue
		case dropped(r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if hidden(r) {
			fmt.Fprintf(&b, `\u{%X}`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// lines makes text from a document safe to print while it keeps its line breaks.
func lines(s string) string {
	parts := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, p := range parts {
		parts[i] = plain(p)
	}
	return strings.Join(parts, "\n")
}

// shorten cuts s after at most limit characters, at a space where there is one near, and says so with an ellipsis.
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
