package passage

import (
	"testing"
	"testing/fstest"

	"gainsay/internal/rule"
)

func TestSpellingsOfTheRulesAreNoDifference(t *testing.T) {
	builtin, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	desk, _, err := builtin.Extend(fstest.MapFS{"desk.yaml": {Data: []byte("kind: variants\nentries:\n  - {use: spelling, word: quay, forms: [kay]}\n")}})
	if err != nil {
		t.Fatal(err)
	}
	inputs := []Input{
		inputOf("a", "Rescuers pulled 14 miners from the flooded pit beside the old quay on Tuesday."),
		inputOf("b", "Rescuers pulled 14 miners from the flooded pit beside the old kay on Tuesday."),
	}
	for _, c := range []struct {
		name string
		pack *rule.Pack
		want int
	}{{"without the rule", builtin, 1}, {"with the rule of a desk", desk, 0}} {
		t.Run(c.name, func(t *testing.T) {
			groups, err := Find(t.Context(), inputs, Options{Rules: c.pack})
			if err != nil {
				t.Fatal(err)
			}
			if len(groups) != 1 || len(groups[0].Differences) != c.want {
				t.Errorf("got\n%swant %d differences", show(inputs, groups), c.want)
			}
		})
	}
}
