package safe

import (
	"testing"
	"unicode/utf8"

	"gainsay/internal/nasty"
)

func TestLine(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain text stays", "Zażółć “gęślą” jaźń – 12 %", "Zażółć “gęślą” jaźń – 12 %"},
		{"white space becomes one space", " a\t b\r\nc\u00a0d\u2028e ", "a b c d e"},
		{"escape sequences are shown", "\x1b[31mred\x07", `\u{1B}[31mred\u{7}`},
		{"controls of the second block are shown", "a\u009bb", `a\u{9B}b`},
		{"bidirectional overrides are shown", "\u202eevil\u2066x", `\u{202E}evil\u{2066}x`},
		{"tags are shown", "a\U000e0041", `a\u{E0041}`},
		{"marks of typesetting go", "wa\u00adter\u200b\ufeff", "water"},
		{"broken UTF-8 is replaced", "a\xffb", "a\ufffdb"},
		{"joined emoji stay", "👩‍👧", "👩‍👧"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Line(c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNothingOfTheNastyFilesActsOnATerminal(t *testing.T) {
	for _, f := range nasty.Files() {
		for _, s := range []string{f.Name, f.Content[:min(len(f.Content), 1<<16)]} {
			shown := Line(s)
			if !utf8.ValidString(shown) {
				t.Fatalf("%q: not UTF-8", f.Name)
			}
			for _, r := range shown {
				if Hidden(r) {
					t.Fatalf("%q: U+%04X", f.Name, r)
				}
			}
		}
	}
}

func FuzzLine(f *testing.F) {
	f.Add("\x1b[31m\u202e")
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range Line(s) {
			if Hidden(r) {
				t.Errorf("U+%04X of %q", r, s)
			}
		}
	})
}
