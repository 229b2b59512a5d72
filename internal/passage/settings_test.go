package passage

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"gainsay/internal/shareddata"
)

type labelledPair struct{ A, B, Label string }

func readPairs(t *testing.T, name string) []labelledPair {
	t.Helper()
	f, err := os.Open(shareddata.Path(t, "data", "passages", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []labelledPair
	for lines := json.NewDecoder(bufio.NewReader(z)); lines.More(); {
		var p labelledPair
		if err := lines.Decode(&p); err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

// The settings of the similarity are chosen on paraphrases alone, so that the grades of headlines that
// TestSimilarityFollowsHumanJudgement measures it by have no part in them.
func TestSettingsAreThoseThatTellParaphrasesBest(t *testing.T) {
	if testing.Short() {
		t.Skip("compares thousands of pairs nine times")
	}
	weights, err := BuiltinWeights()
	if err != nil {
		t.Fatal(err)
	}
	pairs := readPairs(t, "mrpc-train.jsonl.gz")
	isParaphrase := make([]bool, len(pairs))
	views := make([][2]pairView, len(pairs))
	for i, p := range pairs {
		isParaphrase[i] = p.Label == "paraphrase"
		views[i] = [2]pairView{newPairView(p.A), newPairView(p.B)}
	}
	var best similaritySettings
	most := 0.0
	for _, s := range []similaritySettings{{.4, 6}, {.5, 6}, {.6, 6}, {.7, 6}, {1.1, 6}, {.5, 3}, {.5, 4.5}, {.5, 7.5}, {.5, 9}} {
		scores := make([]float64, len(views))
		for i, v := range views {
			scores[i] = weights.similarity(newPairing(v[0], v[1], s.loose), s)
		}
		area := areaUnderCurve(scores, isParaphrase)
		t.Logf("loose %.1f, number %.1f: area under the curve %.4f", s.loose, s.number, area)
		if area > most {
			best, most = s, area
		}
	}
	if best != pairSettings {
		t.Errorf("%+v tell paraphrases best, and %+v are in force", best, pairSettings)
	}
}

// areaUnderCurve is the probability that a pair that is one scores higher than a pair that is none.
func areaUnderCurve(scores []float64, is []bool) float64 {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(scores[a], scores[b]) })
	ranks, ones := 0.0, 0.0
	for rank, i := range order {
		if is[i] {
			ranks += float64(rank + 1)
			ones++
		}
	}
	return (ranks - ones*(ones+1)/2) / (ones * (float64(len(scores)) - ones))
}
