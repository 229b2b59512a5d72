package passage

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"gainsay/internal/text"
)

func TestWordsAreComparedInOneForm(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"case and punctuation fall away":       {"The Mayor, of Brenholt!", "the mayor of brenholt"},
		"commas of numbers fall away":          {"1,200 of 3,400,000 homes", "1200 of 3400000 homes"},
		"a comma that lists stays a gap":       {"in 2019,24 of them", "in 2019 24 of them"},
		"decimal points stay":                  {"rose 2.5% to $3.10.", "rose 2.5 percent to 3.10"},
		"initials are joined":                  {"the U.S. and U.K. envoys", "the us and uk envoys"},
		"a full stop after one capital":        {"Plan B. Then they left", "plan b then they left"},
		"negation is written out":              {"didn't can’t won't cannot", "did not can not will not cannot"},
		"contractions are written out":         {"they're we've I'm he'll", "they are we have i am he will"},
		"the possessive is dropped":            {"Orla's and the Dunns' farm", "orla and the dunns farm"},
		"a name with an apostrophe is one":     {"O'Hara O’Dónal", "ohara odónal"},
		"hyphens part words":                   {"Mazra-el-Tin", "mazra el tin"},
		"accents are letters":                  {"Élodie Müller", "élodie müller"},
		"invalid bytes are skipped":            {"a\xffb \xc3 c", "a b c"},
		"an apostrophe at the end of the text": {"the Dunns'", "the dunns"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, w := range Words(c.in, text.Span{End: len(c.in)}) {
				got = append(got, w.Norm)
			}
			if !slices.Equal(got, strings.Fields(c.want)) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "O’Dé didn't 1,2,3 U.S. “x” \"y", "'''", "a'b'c’s", "\xff'\xffn't", "U.S", "can't've"} {
		f.Add(s, 0, len(s))
	}
	f.Fuzz(func(t *testing.T, doc string, from, to int) {
		if from < 0 || to < from || to > len(doc) {
			t.Skip()
		}
		last := from
		for _, w := range Words(doc, text.Span{Start: from, End: to}) {
			if w.Start < last || w.End < w.Start || w.End > to {
				t.Fatalf("word %+v out of order or outside [%d,%d)", w, from, to)
			}
			if w.Norm == "" {
				t.Fatalf("word without a form at %d", w.Start)
			}
			if utf8.ValidString(doc) && !utf8.ValidString(w.Norm) {
				t.Fatalf("invalid form %q", w.Norm)
			}
			last = w.End
		}
	})
}
