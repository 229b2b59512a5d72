package passage

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestChainsAreThoseOfHoldingEachAgainstEach makes runs of few words, so that many are copies by chance.
func TestChainsAreThoseOfHoldingEachAgainstEach(t *testing.T) {
	x, err := NewRunReader(Options{})
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields("rescuers pulled miners from flooded pit ostrava governor said engineers warned council bridge winter ministers rejected amnesty garrison mutinied ferry breakwater harbour twice the of a")
	random := rand.New(rand.NewPCG(3, 4))
	chains := 0
	for range 200 {
		var runs []*Run
		for range 2 + random.IntN(40) {
			line := "Quorra"
			for range 6 + random.IntN(8) {
				line += " " + words[random.IntN(len(words))]
			}
			for _, r := range x.Read(inputOf("a", line+".")) {
				runs = append(runs, &r)
			}
		}
		want := newUnion(len(runs))
		for i, a := range runs {
			for j, b := range runs[:i] {
				if x.MayCopy(a, b) {
					want.join(i, j)
				}
			}
		}
		chains += len(want.groups())
		if got, want := fmt.Sprint(x.Chains(runs)), fmt.Sprint(want.groups()); got != want {
			t.Fatalf("chains %s, want %s", got, want)
		}
	}
	if chains < 200 {
		t.Errorf("only %d chains: the test shows nothing", chains)
	}
}
