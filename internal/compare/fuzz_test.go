package compare

import (
	"strings"
	"testing"

	"gainsay/internal/verdict"
)

// FuzzCompare holds what must be true of any two texts: no panic, answers inside their texts, the same result twice.
func FuzzCompare(f *testing.F) {
	f.Add("Nine people were killed.", "Fourteen people were killed.")
	f.Add("No, the ferry did not sink", "The ferry sank -LRB- twice -RRB- ``")
	f.Add("not not no", "\"")
	f.Add("\xff\x00 never", "€ 5 % of of of")
	c := newComparer(f)
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 400 {
			return
		}
		r, err := c.Compare(t.Context(), a, b)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range []string{Plain(a), Plain(b)} {
			if x := r.Answers[i]; x.Start < 0 || x.End > len(s) || x.Start > x.End {
				t.Fatalf("answer %v lies outside of %q", x, s)
			}
		}
		if (r.Verdict == verdict.Different) != (r.Rule == "") || r.Confidence < 0 || r.Confidence > 1 {
			t.Fatalf("%+v", r)
		}
		again, err := c.Compare(t.Context(), a, b)
		if err != nil || again.Verdict != r.Verdict || again.Rule != r.Rule || again.Confidence != r.Confidence || strings.Join(again.Why, "") != strings.Join(r.Why, "") {
			t.Fatalf("two answers: %+v, %+v (%v)", r, again, err)
		}
	})
}
