package token

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gainsay/internal/text"
)

func words(s string) []string {
	var out []string
	for _, span := range Split(s, 0) {
		out = append(out, span.Cut(s))
	}
	return out
}

func TestSplit(t *testing.T) {
	for _, c := range []struct{ rule, in, want string }{
		{"negation is a clitic", "don't can't won't isn't didn't.", "do n't ca n't wo n't is n't did n't ."},
		{"curly apostrophes too", "don’t they’re Veld’s", "do n’t they ’re Veld ’s"},
		{"fused words", "cannot gonna", "can not gon na"},
		{"plural possessive", "the ministers' plan", "the ministers ' plan"},
		{"names with an apostrophe stay whole", "O'Hara's Shi'ite", "O'Hara 's Shi'ite"},
		{"hyphens stand alone", "15-year al-Ani Nagorno-Veld", "15 - year al - Ani Nagorno - Veld"},
		{"affixes keep their hyphen", "pro-Veld anti-war mid-August co-founder e-mail", "pro-Veld anti-war mid-August co-founder e-mail"},
		{"money and units", "$25bn £1.5m 5pm 40m 10km 30% €3", "$ 25 bn £ 1.5 m 5 pm 40 m 10 km 30 % € 3"},
		{"numbers stay whole", "1,200 3.14 10:30 1/2 9/11 1,2", "1,200 3.14 10:30 1/2 9/11 1 , 2"},
		{"ordinals and decades stay whole", "19th 1990s '90s", "19th 1990s '90s"},
		{"ranges are cut", "1995-1999 20–30", "1995 - 1999 20 – 30"},
		{"abbreviations keep their stop", "Mr. Dr. U.S. a.m. e.g. Inc. J. Ph.D. etc. Jan. 5", "Mr. Dr. U.S. a.m. e.g. Inc. J. Ph.D. etc. Jan. 5"},
		{"a stop after a common word is a token", "no. art. sat. I. Then", "no . art . sat . I . Then"},
		{"No. before a number", "No. 10 won", "No. 10 won"},
		{"runs of like punctuation stay whole", "Wait... what?! -- no", "Wait ... what ?! -- no"},
		{"addresses stay whole", "see https://example.org/a-b_c?d=1. or a.b@example.org, (www.example.org)",
			"see https://example.org/a-b_c?d=1 . or a.b@example.org , ( www.example.org )"},
		{"sites stay whole", "example.com's page", "example.com 's page"},
		{"a missing blank after a stop", "He left.The talks", "He left . The talks"},
		{"slashes", "and/or", "and / or"},
		{"quotes", "“Yes,” he said. 'No'", "“ Yes , ” he said . ' No '"},
		{"tags and handles", "#peace @marlow", "#peace @marlow"},
		{"ampersands in names", "AT&T R&D B & B", "AT&T R&D B & B"},
		{"blanks that print nothing", "a\u00a0b\u200bc\ufeff", "a b c"},
	} {
		if got := strings.Join(words(c.in), " "); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.rule, c.in, got, c.want)
		}
	}
}

// checkSpans verifies what Split promises of its spans.
func checkSpans(t *testing.T, s string, spans []text.Span) {
	t.Helper()
	at := 0
	for _, p := range spans {
		if p.Start < at || p.End <= p.Start || p.End > len(s) {
			t.Fatalf("span %v after %d in %q", p, at, s)
		}
		for _, r := range s[at:p.Start] {
			if !isBlank(r) {
				t.Fatalf("%q lies between tokens of %q", r, s)
			}
		}
		at = p.End
	}
	for _, r := range s[at:] {
		if !isBlank(r) {
			t.Fatalf("%q lies behind the tokens of %q", r, s)
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", "Don't.", "ȺȺȺ'S", "a.b.c.", "$5bn–$6bn", "\xff\xfe'", "www.))))", "’72’s", "x's's's", "J. A. (\"U.S.\") I."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		spans := Split(s, 0)
		checkSpans(t, s, spans)
		if utf8.ValidString(s) {
			for _, p := range spans {
				if !utf8.ValidString(p.Cut(s)) {
					t.Fatalf("token %q cuts a character of %q", p.Cut(s), s)
				}
			}
		}
		last := 0
		for _, end := range Sentences(s, spans) {
			if end <= last || end > len(spans) || end-last > MaxSentence+5 {
				t.Fatalf("sentence ends at %d after %d of %d tokens", end, last, len(spans))
			}
			last = end
		}
		if last != len(spans) {
			t.Fatalf("sentences cover %d of %d tokens", last, len(spans))
		}
	})
}

// hostile are texts whose repetition has made tokenisers quadratic.
var hostile = []string{".", "a", "'s", "x's", "-", "a-", "(", "\"", "a.", "1,", "www.", "a@", "a@b.", "http://", "!?", "’", "U.S.", "=",
	"é", "\xff", "Mr. ", "1/", "&A", "Ph.", "……", "a@a-", "1's", "))", "www.)", "*a", "é́"}

func TestWorkIsLinear(t *testing.T) {
	for _, unit := range hostile {
		work := func(n int) int {
			s := strings.Repeat(unit, n)
			tk := tokeniser{s: s}
			tk.run()
			return tk.work
		}
		const n = 4000
		small, large := work(n), work(2*n)
		if large > 2*small+1000 {
			t.Errorf("%q: %d steps for %d repetitions, %d for twice as many", unit, small, n, large)
		}
	}
}
