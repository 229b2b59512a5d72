package report

import (
	"strings"
	"testing"
	"testing/quick"
	"unicode"

	"gainsay/internal/text"
)

func TestTablesFitTheTerminal(t *testing.T) {
	for _, columns := range []int{48, 60, 80, 100, 117, 118, 120, 140, 180} {
		for _, ascii := range []bool{false, true} {
			out := string(render(t, "table", sample(t), Options{Width: columns, ASCII: ascii}))
			for i, line := range strings.Split(out, "\n") {
				if width(line) > columns {
					t.Errorf("width %d, line %d is %d columns wide: %s", columns, i+1, width(line), line)
				}
			}
		}
	}
}

// tablewriter drops what does not fit a fixed width, so nothing may reach it that does not.
func TestTablesLoseNoWordOfAnAnswer(t *testing.T) {
	r := sample(t)
	for _, columns := range []int{48, 80, 140} {
		out := letters(string(render(t, "table", r, Options{Width: columns})))
		for _, f := range r.Findings {
			for _, w := range f.Why {
				if !containsInOrder(out, letters(w)) {
					t.Errorf("width %d: the reason %q is not whole", columns, w)
				}
			}
		}
	}
	long := &Report{Documents: []Document{{ID: "a", Path: strings.Repeat("folder/", 30) + "a.txt", Outlet: strings.Repeat("Long", 40)}},
		Findings: []Finding{{ID: "x", Kind: "unattributed", Severity: "note", Rule: "r",
			Members: []Member{{Document: "a", Text: strings.Repeat("Donaudampfschiff", 20), Line: 1, Column: 1}}}}}
	out := string(render(t, "table", long, Options{Width: 60}))
	for _, want := range []struct {
		letter rune
		n      int
	}{{'L', 40}, {'D', 20}} {
		if got := strings.Count(out, string(want.letter)); got < want.n {
			t.Errorf("%d of %d %q are left of a word that is wider than its column", got, want.n, want.letter)
		}
	}
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// containsInOrder reports whether the letters of part stand in s without a gap wider than a table's other cells.
func containsInOrder(s, part string) bool {
	for from := 0; from < len(s); {
		at := strings.IndexByte(s[from:], part[0])
		if at < 0 {
			return false
		}
		i, gap := from+at, 0
		k := 0
		for ; i < len(s) && k < len(part) && gap < 400; i++ {
			if s[i] == part[k] {
				k, gap = k+1, 0
			} else {
				gap++
			}
		}
		if k == len(part) {
			return true
		}
		from += at + 1
	}
	return false
}

func TestColourIsNeverWrittenUnlessAllowed(t *testing.T) {
	if out := render(t, "table", sample(t), Options{Width: 80}); strings.Contains(string(out), "\x1b") {
		t.Error("an escape sequence without colour")
	}
	if out := render(t, "table", sample(t), Options{Width: 80, Color: true}); !strings.Contains(string(out), "\x1b[1;31mDIVERGE\x1b[0m") {
		t.Error("no colour where it is allowed")
	}
}

// hostile is text that tries to break out of every medium.
const hostile = "safe\x1b[31m\x1b]0;title\a\u202eevil\u2066 \u0085=cmd|'/c calc'!A1 <script>alert(1)</script> | `x` ](javascript:alert(1)) ::error::x\r\n%0A&\"'</style>\u200b\ufeff\x00"

// hostileReport has the hostile text in every field that a document or a user fills.
func hostileReport() *Report {
	verdict := "diverge"
	m := func(doc string) Member {
		return Member{Document: doc, Span: text.Span{Start: 0, End: len(hostile)}, Text: hostile, Line: 1, Column: 1, Speaker: hostile, Cue: hostile, Grade: "named",
			Answer: &Answer{Span: text.Span{Start: 0, End: 4}, Text: hostile[:4]}}
	}
	d := func(id string) Document {
		return Document{ID: id, Path: id, Outlet: hostile, Family: hostile, Title: hostile, URL: "javascript:alert(1)", Published: hostile, Text: hostile,
			Sentences: []Sentence{{Span: text.Span{Start: 0, End: len(hostile)}, Kind: "text", Grade: "none"}}}
	}
	return &Report{Schema: Schema, Documents: []Document{d("a" + hostile), d("b" + hostile)},
		Skipped: []Skipped{{hostile, hostile}}, Notes: []string{hostile}, Complete: true,
		Findings: []Finding{
			{ID: hostile, Kind: "divergence", Verdict: &verdict, Slot: hostile, Question: hostile, Severity: "error", Rule: hostile,
				Members: []Member{m("a" + hostile), m("b" + hostile)}, Silent: []string{hostile}, Why: []string{hostile}, Settle: hostile, TimeNote: hostile,
				Status: "dismissed", Reason: hostile, Reviewer: hostile},
			{ID: "2" + hostile, Kind: "unattributed", Question: hostile, Severity: "warning", Rule: hostile, Members: []Member{m("a" + hostile)}, Why: []string{hostile}},
		}}
}

func TestHostileTextCannotReachTheTerminal(t *testing.T) {
	for _, format := range []string{"table", "text"} {
		for _, r := range string(render(t, format, hostileReport(), Options{Width: 80})) {
			if r != '\n' && hidden(r) {
				t.Errorf("%s writes %U", format, r)
			}
		}
	}
}

func TestTextWritesOneLineAFinding(t *testing.T) {
	for name, r := range map[string]*Report{"sample": sample(t), "hostile": hostileReport()} {
		if got := strings.Count(string(render(t, "text", r, Options{})), "\n"); got != len(r.Findings) {
			t.Errorf("%s: %d lines for %d findings", name, got, len(r.Findings))
		}
	}
}

func TestWrapKeepsEveryCharacterWithinTheWidth(t *testing.T) {
	property := func(s string, n uint8) bool {
		columns := int(n%60) + 2
		clean := plain(s)
		var got strings.Builder
		for _, line := range wrap([][]fragment{{{clean, normal}}}, columns) {
			used := 0
			for _, f := range line {
				got.WriteString(f.text)
				used += width(f.text)
			}
			if used > columns && len(line) > 0 {
				return false
			}
		}
		return strings.ReplaceAll(got.String(), " ", "") == strings.ReplaceAll(clean, " ", "")
	}
	if err := quick.Check(property, &quick.Config{MaxCount: 3000}); err != nil {
		t.Error(err)
	}
}
