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
	common, rare := int32(0), int32(1)
	x := newIndex([]offered{{strong: []int32{common}}, {strong: []int32{common, rare}}, {strong: []int32{common}}, {weak: []int32{common}}, {strong: []int32{rare, common}}})
	s := newScratch(5)
	for _, c := range []struct {
		first, most int
		want        string
	}{{0, 5, "[0 1 2 3 4]"}, {0, 2, "[1 4]"}, {0, 3, "[0 1 4]"}, {2, 2, "[2 4]"}} {
		if got := fmt.Sprint(x.find(offered{strong: []int32{common, rare}}, s, c.first, c.most)); got != c.want {
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

func TestOfTooManyPairsTheLikeliestAreRemembered(t *testing.T) {
	for _, c := range []struct {
		name string
		p    []float64
		most int
		want string
	}{
		{"the likeliest, in their order", []float64{.1, .9, .5, .7}, 2, "[0.9 0.7]"},
		{"of equals the earlier", []float64{.5, .9, .5, .5}, 3, "[0.5 0.9 0.5]"},
		{"all of them", []float64{.1, .2}, 2, "[0.1 0.2]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			pairs := make([]pair, len(c.p))
			for i := range pairs {
				pairs[i] = pair{a: &profile{}, b: &profile{}, p: c.p[i]}
			}
			var got []float64
			for _, p := range likeliest(pairs, c.most) {
				got = append(got, p.p)
			}
			if fmt.Sprint(got) != c.want {
				t.Errorf("got %v, want %s", got, c.want)
			}
		})
	}
}

func TestAKeyWithVeryManyClaimsIsNotLookedThroughForOne(t *testing.T) {
	claims := make([]offered, 10_000)
	for i := range claims {
		claims[i].strong = []int32{0}
	}
	x, s := newIndex(claims), newScratch(len(claims))
	if got := x.find(claims[0], s, 5, 1); fmt.Sprint(got) != "[5]" || len(s.met) > looks {
		t.Errorf("found %v after a look at %d", got, len(s.met))
	}
	if got := x.find(claims[0], s, 0, len(claims)); len(got) != len(claims) {
		t.Errorf("found %d of %d", len(got), len(claims))
	}
}
