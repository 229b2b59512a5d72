package parser

import (
	"math/rand/v2"
	"testing"

	"gainsay/internal/nlp/weights"
	"gainsay/internal/nlp/word"
)

// TestScoresAreTheSumOverFeatures drives random parses and compares the scores, some of which are kept from state to
// state, with those of all features of the state.
func TestScoresAreTheSumOverFeatures(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	const labels = 5
	const transitions = 1 + 2*labels
	forms := []string{"the", "cat", "sat", ",", "and", "ran", "."}
	for range 200 {
		n := 1 + random.IntN(12)
		in := &Input{Closed: uint64(random.IntN(2))}
		for range n {
			in.Words = append(in.Words, word.Describe(nil, []string{forms[random.IntN(len(forms))]}, nil)...)
			in.Penn = append(in.Penn, uint64(1+random.IntN(4)))
			in.Universal = append(in.Universal, uint64(1+random.IntN(3)))
			in.Verb = append(in.Verb, random.IntN(3) == 0)
		}
		in.Prepare()
		// A table that knows every feature of every state of one random walk; the second walk meets many of them.
		var known []weights.Feature
		seen := map[uint64]bool{}
		walk := func(visit func(s *State)) {
			var s State
			s.Reset(n)
			for !s.Done() {
				visit(&s)
				choices := []int{}
				if s.CanShift() {
					choices = append(choices, Shift)
				}
				if s.CanLeft() {
					choices = append(choices, 1+random.IntN(labels))
				}
				if s.CanRight() {
					choices = append(choices, 1+labels+random.IntN(labels))
				}
				s.Apply(choices[random.IntN(len(choices))], labels)
			}
		}
		for range 3 {
			walk(func(s *State) {
				for _, h := range Features(nil, s, in) {
					if !seen[h] {
						seen[h] = true
						known = append(known, weights.Feature{Hash: h, Entries: []weights.Entry{{Class: uint8(random.IntN(transitions)), Weight: random.Float64()}}})
					}
				}
			})
		}
		table, _, err := weights.Open(string(weights.Build(known, 0)))
		if err != nil {
			t.Fatal(err)
		}
		var w work
		w.reset(n, transitions)
		walk(func(s *State) {
			w.State = *s
			var got, want [256]int32
			w.score(&got, &table, in, transitions)
			table.Add(&want, Features(nil, s, in))
			if got != want {
				t.Fatalf("scores %v, want %v", got[:transitions], want[:transitions])
			}
		})
	}
}
