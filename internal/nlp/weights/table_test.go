package weights

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestTableGivesBackWhatWasBuilt(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	var features []Feature
	for range 5000 {
		f := Feature{Hash: random.Uint64()}
		for c := range 1 + random.IntN(4) {
			f.Entries = append(f.Entries, Entry{Class: uint8(c * 60), Weight: random.NormFloat64() * 8})
		}
		features = append(features, f)
	}
	built := Build(features, 1)
	table, rest, err := Open(string(built) + "tail")
	if err != nil || rest != "tail" {
		t.Fatalf("rest %q, error %v", rest, err)
	}
	largest := 0.0
	for _, f := range features {
		for _, e := range f.Entries {
			largest = max(largest, math.Abs(e.Weight))
		}
	}
	lost := 0
	for _, f := range features {
		var scores [256]int32
		table.Add(&scores, []uint64{f.Hash})
		for _, e := range f.Entries {
			want := e.Weight
			if math.Abs(want) < 1 {
				want = 0
			}
			// Eight bits with a square scale: half a step at weight w is sqrt(w*largest)/127.
			tolerance := math.Sqrt(math.Abs(want)*largest)/127 + 0.01
			if got := float64(scores[e.Class]) / Scale; math.Abs(got-want) > tolerance {
				lost++
			}
		}
	}
	// Two features of a bucket share a fingerprint once in 65,536 pairs; the second is then lost.
	if lost > 12 {
		t.Errorf("%d weights did not come back", lost)
	}
	shuffled := slices.Clone(features)
	random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	if !bytes.Equal(built, Build(shuffled, 1)) {
		t.Error("the order of the features shows in the bytes")
	}
}

func TestTablesCanBePrunedAgain(t *testing.T) {
	features := []Feature{
		{Hash: 1<<63 | 5, Entries: []Entry{{0, 3}, {1, -9}}},
		{Hash: 1<<40 | 6, Entries: []Entry{{2, 2}}},
		{Hash: 7, Entries: []Entry{{3, 20}}},
	}
	table, _, err := Open(string(Build(features, 1)))
	if err != nil {
		t.Fatal(err)
	}
	again, _, err := Open(string(Build(table.Features(), 5)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range features {
		var before, after [256]int32
		table.Add(&before, []uint64{f.Hash})
		again.Add(&after, []uint64{f.Hash})
		for c := range before {
			want := before[c]
			if want < 5*Scale && want > -5*Scale {
				want = 0
			}
			if d := after[c] - want; d > Scale/8 || d < -Scale/8 {
				t.Errorf("hash %x, class %d: %d after pruning, want %d", f.Hash, c, after[c], want)
			}
		}
	}
}

func TestOpenRefusesDamage(t *testing.T) {
	built := string(Build([]Feature{{Hash: 7, Entries: []Entry{{1, 2}}}}, 0))
	for n := range len(built) {
		if _, _, err := Open(built[:n]); err == nil {
			t.Fatalf("opened %d of %d bytes", n, len(built))
		}
	}
}
