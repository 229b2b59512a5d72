package odds

import (
	"math"
	"strings"
	"testing"
)

// TestParse holds what a table of weights must be.
func TestParse(t *testing.T) {
	names := []string{"always", "one word", "a name"}
	table := Format("made for a test", names, []float64{-1, 2.5, .125})
	w, err := Parse("table.tsv", table, names)
	if err != nil {
		t.Fatal(err)
	}
	if p, want := w.Probability([]float64{1, 1, 0}), 1/(1+math.Exp(-1.5)); math.Abs(p-want) > 1e-12 {
		t.Errorf("probability %v, want %v", p, want)
	}
	for name, test := range map[string]struct{ from, to, want string }{
		"an unknown sign is named":          {"one word\t", "one werd\t", `unknown sign "one werd"`},
		"a sign without a weight is named":  {"a name\t", "# a name\t", `no weight for "a name"`},
		"a weight that is none has a place": {"always\t", "always\tx", "table.tsv:2:"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse("table.tsv", strings.Replace(table, test.from, test.to, 1), names)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}
