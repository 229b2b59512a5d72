package event

import (
	"context"
	"fmt"
	"testing"
)

func TestLongDocumentsMakeNoMoreThanTheMostPairs(t *testing.T) {
	for _, c := range []struct{ claims, others, want int }{
		{10, 20_000, 20_000}, {WholeClaims, WholeClaims, WholeClaims}, {23_000, 23_000, mostPairs / 23_000}, {1 << 20, 2, 1}, {0, 5, 5},
	} {
		if got := share(c.claims, c.others); got != c.want {
			t.Errorf("each of %d claims is compared with %d of %d, want %d", c.claims, got, c.others, c.want)
		}
	}
}

func TestOfManyClaimsThoseThatShareMostAreMet(t *testing.T) {
	common, rare := key{kind: 'p', s: "sail"}, key{kind: 'p', s: "sink"}
	x := &index{byKey: map[key][]int{common: {0, 1, 2, 3, 4}, rare: {1, 4}}}
	score := make([]int, 5)
	for _, c := range []struct {
		first, most int
		want        string
	}{{0, 5, "[0 1 2 3 4]"}, {0, 2, "[1 4]"}, {0, 3, "[0 1 4]"}, {2, 2, "[2 4]"}} {
		if got := fmt.Sprint(x.find([]key{common, rare}, score, c.first, c.most)); got != c.want {
			t.Errorf("from %d at most %d: %s, want %s", c.first, c.most, got, c.want)
		}
	}
}

func TestPairsOfDocumentsDoNotGrowWithTheSquare(t *testing.T) {
	documents := make([]storyBag, WholeCorpus+500)
	for i := range documents {
		documents[i] = storyBag{words: []numbered{{0, 1}}, norm: 1}
	}
	edges, err := similar(context.Background(), documents, 1)
	if err != nil {
		t.Fatal(err)
	}
	if most := edgesEach(len(documents)) * len(documents); len(edges) > most || len(edges) < most/2 {
		t.Errorf("%d pairs, want at most %d", len(edges), most)
	}
	if few, _ := similar(context.Background(), documents[:300], 1); len(few) != 300*299/2 {
		t.Errorf("of 300 documents %d pairs are kept, want all", len(few))
	}
}
