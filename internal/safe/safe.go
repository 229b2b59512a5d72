// Package safe makes text from a document fit to be shown: whatever would act on a terminal or an editor instead of
// showing itself is written out or left out. It knows nothing of formats; markup is escaped by those who write it.
package safe

import (
	"fmt"
	"strings"
	"unicode"
)

// Hidden reports whether r would act on a terminal or an editor instead of showing itself: control characters, the
// bidirectional overrides of Unicode TR 36 ("Trojan source"), invisible separators and private tags.
func Hidden(r rune) bool {
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

// Dropped are the hidden characters that honest text holds for typesetting; Line leaves them out without a
// trace.
func Dropped(r rune) bool {
	switch r {
	case 0x200B, 0x2060, 0xFEFF, 0x00AD:
		return true
	}
	return false
}

// Line makes text safe to print on one line: white space becomes single spaces, whatever acts instead of showing
// itself is written as \u{...}, and broken UTF-8 as U+FFFD.
func Line(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || r == 0x2028 || r == 0x2029:
			space = b.Len() > 0
			continue
		case Dropped(r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if Hidden(r) {
			fmt.Fprintf(&b, `\u{%X}`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
