package analysis

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"gainsay/internal/claim"
	"gainsay/internal/corpus"
	"gainsay/internal/event"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
	"gainsay/internal/text"
)

func TestChains(t *testing.T) {
	for name, c := range map[string]struct {
		links []sentenceLink
		want  string
	}{
		"the same events in the same order":               {[]sentenceLink{{3, 7, 1}, {4, 8, 2}, {5, 10, 3}}, "[[{3 7 1} {4 8 2} {5 10 3}]]"},
		"two are too few":                                 {[]sentenceLink{{3, 7, 1}, {4, 8, 2}}, "[]"},
		"another order":                                   {[]sentenceLink{{3, 9, 1}, {4, 8, 2}, {5, 7, 3}}, "[]"},
		"too far apart in one of them":                    {[]sentenceLink{{3, 7, 1}, {4, 8, 2}, {5, 11, 3}}, "[]"},
		"one event told again and again is one fact":      {[]sentenceLink{{3, 7, 1}, {4, 8, 1}, {5, 9, 1}, {6, 10, 2}}, "[]"},
		"two sentences that tell one event are one":       {[]sentenceLink{{3, 7, 1}, {3, 7, 2}, {4, 8, 3}}, "[]"},
		"the order in which links are found is no matter": {[]sentenceLink{{5, 10, 3}, {3, 7, 1}, {4, 8, 2}}, "[[{3 7 1} {4 8 2} {5 10 3}]]"},
		"two passages":                                    {[]sentenceLink{{0, 0, 1}, {1, 1, 2}, {2, 2, 3}, {9, 20, 4}, {10, 21, 5}, {11, 22, 6}}, "[[{0 0 1} {1 1 2} {2 2 3}] [{9 20 4} {10 21 5} {11 22 6}]]"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := fmt.Sprint(chains(c.links)); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// told makes a document of an outlet with a claim in each of its sentences.
func told(id, outlet string, sentences ...string) *document {
	d := &document{Document: &corpus.Document{ID: id, Outlet: outlet, Text: strings.Join(sentences, " ")}, read: &nlp.Document{}}
	from := 0
	for i, s := range sentences {
		d.read.Sentences = append(d.read.Sentences, nlp.Sentence{Index: i, Kind: nlp.Text, Span: text.Span{Start: from, End: from + len(s)}})
		d.claims = append(d.claims, claim.Claim{ID: fmt.Sprint(id, i), Sentence: i})
		from += len(s) + 1
	}
	return d
}

func TestBackgroundIsNeitherCopyNorOneHouse(t *testing.T) {
	first := []string{"Rescuers reached the flooded pit on Monday.", "By noon they had freed fourteen miners.", "The owner shut the other shafts.", "Nobody knows why the pumps failed."}
	retold := []string{"It took crews until Monday to get to the mine.", "Fourteen men came up before midday.", "All other workings were closed by the company.", "The minister has asked for a report."}
	events := []event.Event{
		{Claims: []event.Ref{{Source: 0, Claim: 0}, {Source: 1, Claim: 0}}},
		{Claims: []event.Ref{{Source: 0, Claim: 1}, {Source: 1, Claim: 1}}},
		{Claims: []event.Ref{{Source: 0, Claim: 2}, {Source: 1, Claim: 2}}},
	}
	possible := []event.Event{events[0], events[1], events[2]}
	possible[2].Possible = true
	for name, c := range map[string]struct {
		read   []*document
		events []event.Event
		want   string
	}{
		"retold in other words":           {[]*document{told("a", "Lantern", first...), told("b", "Herald", retold...)}, events, "[0: It 1: Rescuers]"},
		"copied":                          {[]*document{told("a", "Lantern", first...), told("b", "Herald", first...)}, events, "[]"},
		"of one house":                    {[]*document{told("a", "Lantern", first...), told("b", "Lantern", retold...)}, events, "[]"},
		"an event that is possible alone": {[]*document{told("a", "Lantern", first...), told("b", "Herald", retold...)}, possible, "[]"},
	} {
		t.Run(name, func(t *testing.T) {
			in := inputs(c.read)
			groups, err := passage.Find(t.Context(), in, passage.Options{})
			if err != nil {
				t.Fatal(err)
			}
			copies, err := passage.NewOrigins(in, groups, nil)
			if err != nil {
				t.Fatal(err)
			}
			found, err := background(context.Background(), c.read, in, c.events, copies)
			if err != nil {
				t.Fatal(err)
			}
			got := "[]"
			if len(found) > 0 {
				m := found[0].Members
				got = fmt.Sprintf("[0: %.2s 1: %.8s]", m[1].Cut(c.read[1].Text), m[0].Cut(c.read[0].Text))
				counted, err := passage.NewOrigins(in, append(groups, found...), nil)
				if err != nil {
					t.Fatal(err)
				}
				if n := counted.Count(m); n != 1 {
					t.Errorf("shared background counts as %d origins", n)
				}
			}
			if len(found) > 1 || got != c.want {
				t.Errorf("got %s in %d groups, want %s", got, len(found), c.want)
			}
		})
	}
}
