package quantity_test

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"os"
	"testing"

	"gainsay/internal/nlp"
	"gainsay/internal/quantity"
	"gainsay/internal/shareddata"
)

// TestPairs measures on pairs of sentences with a known relation what the best relation of the claim's worst quantity
// says about the label, with nothing else looked at: an extraction that misreads numbers would show no relation. Run
// with -v for the table.
func TestPairs(t *testing.T) {
	if testing.Short() {
		t.Skip("reads some thousand pairs")
	}
	file, err := os.Open(shareddata.Path(t, "data", "verdict", "vitaminc_real_a.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	read := func(doc string) (out []quantity.Quantity) {
		parsed, err := reader.ReadShallow(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		for i := range parsed.Sentences {
			out = append(out, quantity.Find(&parsed.Sentences[i], doc)...)
		}
		return out
	}
	rank := map[quantity.Relation]int{
		quantity.Equal: 5, quantity.Entails: 4, quantity.Entailed: 3, quantity.Overlapping: 2, quantity.Disjoint: 1, quantity.Incomparable: 0,
	}
	counts := map[string]map[string]int{}
	lines := bufio.NewScanner(unzipped)
	lines.Buffer(nil, 1<<20)
	for n := 0; lines.Scan(); n++ {
		if n%8 != 0 { // an eighth says enough
			continue
		}
		var p struct{ A, B, Label string }
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		evidence := read(p.A)
		worst, kind := 9, "no number"
		for _, b := range read(p.B) {
			if b.Kind == quantity.Ordinal || b.Comparator == quantity.Vague {
				continue
			}
			best, sameUnit := quantity.Incomparable, false
			for _, a := range evidence {
				r := quantity.Compare(a, b)
				if rank[r] > rank[best] {
					best = r
				}
				sameUnit = sameUnit || r != quantity.Incomparable && a.Unit == b.Unit && a.Unit != ""
			}
			if rank[best] < worst {
				worst, kind = rank[best], string(best)
				if best == quantity.Disjoint && sameUnit {
					kind = "disjoint, same unit"
				}
			}
		}
		if counts[kind] == nil {
			counts[kind] = map[string]int{}
		}
		counts[kind][p.Label]++
		counts[kind]["all"]++
	}
	share := func(kind, label string) float64 {
		return float64(counts[kind][label]) / float64(max(1, counts[kind]["all"]))
	}
	for _, kind := range []string{"equal", "entails", "entailed", "overlapping", "disjoint, same unit", "disjoint", "incomparable", "no number"} {
		t.Logf("%-20s %5d pairs: contradiction %.3f, entailment %.3f, neutral %.3f", kind, counts[kind]["all"],
			share(kind, "contradiction"), share(kind, "entailment"), share(kind, "neutral"))
	}
	if got := share("disjoint, same unit", "contradiction"); got < .8 {
		t.Errorf("disjoint numbers of one unit contradict in %.3f of the pairs, want .8", got)
	}
	if got := share("entails", "entailment"); got < .75 {
		t.Errorf("entailed numbers entail in %.3f of the pairs, want .75", got)
	}
}
