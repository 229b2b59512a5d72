package compare

import (
	"testing"

	"gainsay/internal/verdict"
)

// TestFrame compares sentences that are the same but for one slot.
func TestFrame(t *testing.T) {
	c := newComparer(t)
	for _, tc := range []struct {
		name, a, b string
		want       verdict.Verdict
		rule       string
	}{
		{"the voice does not count", "Norway mediated the September truce.", "The September truce was mediated by Finland.", verdict.Diverge, "divergence/who"},
		{"one who is given it", "The prize was awarded to Edith Crane.", "The prize was awarded to Paul Venn.", verdict.Diverge, "divergence/whom"},
		{"the only one of a kind", "The capital of Veldania is Brayle.", "The capital of Veldania is Ashford.", verdict.Diverge, "divergence/who"},
		{"many can attend", "Edith Crane attended the fair.", "Paul Venn attended the fair.", verdict.Different, ""},
		{"many can own some", "Edith Crane owns shares in Crossline.", "Paul Venn owns shares in Crossline.", verdict.Different, ""},
		{"one name in two forms", "Edith Crane won the mayoral election.", "Ms Crane won the mayoral election.", verdict.Agree, "agree/who"},
		{"a town and its country", "Edith Crane was born in Vienna.", "Edith Crane was born in Austria.", verdict.Narrower, "narrower/where"},
		{"a preposition turns it", "Crane left before the vote.", "Crane left after the vote.", verdict.Diverge, "divergence/opposite"},
		{"an adjective and a participle", "The door was open.", "The door was closed.", verdict.Diverge, "divergence/opposite"},
		{"what somebody is said to be", "The pilot was a Dutch national.", "The pilot was a Danish national.", verdict.Diverge, "divergence/kind"},
		{"a man and a woman may both sing", "The man is singing.", "The woman is singing.", verdict.Different, ""},
		{"nobody in particular", "A boy was sitting on a bench.", "A boy was standing on a bench.", verdict.Different, ""},
		{"whose they are", "International observers watched the count.", "Norwegian observers watched the count.", verdict.Tension, "tension/description"},
		{"who did it to whom", "The dog chased the postman.", "The postman chased the dog.", verdict.Diverge, "divergence/swapped-roles"},
		{"what goes both ways", "Edith Crane met Paul Venn.", "Paul Venn met Edith Crane.", verdict.Different, ""},
		{"two who may", "Edith Crane may sue Paul Venn.", "Paul Venn may sue Edith Crane.", verdict.Different, ""},
		{"the rest is no agreement", "The blaze started in the kitchen.", "The blaze started in the cellar.", verdict.Different, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			for _, texts := range [][2]string{{tc.a, tc.b}, {tc.b, tc.a}} {
				r, err := c.Compare(t.Context(), texts[0], texts[1])
				if err != nil {
					t.Fatal(err)
				}
				if r.Verdict != tc.want || r.Rule != tc.rule {
					t.Errorf("got %s by %q (%v), want %s by %q\n%s\n%s", r.Verdict, r.Rule, r.Why, tc.want, tc.rule, texts[0], texts[1])
				}
			}
		})
	}
}
