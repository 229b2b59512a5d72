package weights

import (
	"math/rand/v2"
	"testing"
)

func TestExactTablesGiveBackWhatWasBuilt(t *testing.T) {
	for _, c := range []struct {
		name   string
		weight func(r *rand.Rand) float64
		width  int
	}{
		{"whole numbers", func(r *rand.Rand) float64 { return float64(r.IntN(1<<32) - 1<<31) }, wholeWidth},
		{"whole numbers that are too large for four bytes", func(r *rand.Rand) float64 { return float64(r.Int64N(1 << 40)) }, floatWidth},
		{"any numbers", func(r *rand.Rand) float64 { return r.NormFloat64() }, floatWidth},
	} {
		t.Run(c.name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(1, 1))
			var features []Feature
			for range 3000 {
				f := Feature{Hash: random.Uint64()}
				for class := range 1 + random.IntN(4) {
					f.Entries = append(f.Entries, Entry{uint8(class * 60), c.weight(random)})
				}
				features = append(features, f)
			}
			built, err := BuildExact(features)
			if err != nil {
				t.Fatal(err)
			}
			table, rest, err := OpenExact(string(built) + "tail")
			if err != nil || rest != "tail" || table.width != c.width {
				t.Fatalf("rest %q, %d bytes to a weight, error %v", rest, table.width, err)
			}
			for _, f := range features {
				from, to := table.Row(f.Hash)
				if to-from != len(f.Entries) {
					t.Fatalf("%d weights, want %d", to-from, len(f.Entries))
				}
				for i, e := range f.Entries {
					if class, weight := table.Weight(from + i); class != e.Class || weight != e.Weight {
						t.Fatalf("class %d, weight %g, want %+v", class, weight, e)
					}
				}
				if from, to := table.Row(f.Hash ^ 1); from != to {
					t.Fatal("a feature that was never built has weights")
				}
			}
			for _, n := range []int{0, 3, exactHeader, len(built) / 2, len(built) - 1} {
				if _, _, err := OpenExact(string(built[:n])); err == nil {
					t.Errorf("a table of %d bytes instead of %d was opened", n, len(built))
				}
			}
		})
	}
	if _, err := BuildExact([]Feature{{Hash: 7}, {Hash: 7}}); err == nil {
		t.Error("two features of one hash were built")
	}
	if from, to := (&Exact{}).Row(7); from != to {
		t.Error("an empty table has weights")
	}
}
