package compare

import (
	"testing"

	"gainsay/internal/rule"
	"gainsay/internal/verdict"
)

func newComparer(t testing.TB) *Comparer {
	t.Helper()
	pack, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	c, err := New(pack)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCompare(t *testing.T) {
	c := newComparer(t)
	for _, tc := range []struct {
		name, a, b string
		want       verdict.Verdict
	}{
		{"two tolls", "Nine people were killed when the stand collapsed.", "Fourteen people were killed when the stand collapsed.", verdict.Diverge},
		{"affirmed and denied", "The mayor attended the opening of the bridge.", "The mayor did not attend the opening of the bridge.", verdict.Diverge},
		{"nobody in particular", "A man opened a gate.", "A man closed a gate.", verdict.Different},
		{"one who is named", "Paul Venn won the cup of Ashford.", "Edith Crane won the cup of Ashford.", verdict.Diverge},
		{"a part of what acts", "Commandos of the Lake Front caused the blackout in Ashford.", "The Lake Front caused a blackout in Ashford.", verdict.Agree},
		{"words of one of two who stand in both", "“The gates of the old harbour will open,” Paul Venn told Edith Crane.", "Edith Crane was told “The gates of the old harbour will open” by Paul Venn.", verdict.Agree},
		{"two matters", "The mayor attended the opening of the bridge.", "Pears are dear this year.", verdict.Different},
		{"nothing to compare", "", "", verdict.Different},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r, err := c.Compare(t.Context(), tc.a, tc.b)
			if err != nil {
				t.Fatal(err)
			}
			if r.Verdict != tc.want {
				t.Errorf("got %s by %s (%v), want %s", r.Verdict, r.Rule, r.Why, tc.want)
			}
			if r.Verdict != verdict.Different && (r.Rule == "" || len(r.Why) == 0) {
				t.Errorf("a verdict without a rule or a reason: %+v", r)
			}
		})
	}
}
