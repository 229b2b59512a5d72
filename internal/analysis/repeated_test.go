package analysis_test

import (
	"context"
	"slices"
	"testing"

	"gainsay/internal/corpus"
)

// What is found in a story hangs on its documents alone, so that a folder of many stories, and an archive that is compared story
// by story, give the same. Both stories here ask how many people were killed, and in both one word of a quotation differs.
func TestAStoryIsToldAsIfItStoodAlone(t *testing.T) {
	e := engine(t, 0)
	flood := []corpus.Document{
		{ID: "a", Outlet: "Post", Text: `The river rose over the weir of Brayle and swept the market away, killing at least nine people. "The weir will surely hold if the board keeps it shut until spring," Edith Crane said.`},
		{ID: "b", Outlet: "Echo", Text: `The market of Brayle was swept away when the river rose over the weir, killing eleven people. Beside the pumps, where some hundred had come by dark, Edith Crane told a crowd and two cameras that "the weir will hardly hold if the board keeps it shut until spring", and went home.`},
	}
	fire := []corpus.Document{
		{ID: "c", Outlet: "Post", Text: `Passengers jumped from the deck of a ferry off Sorna as its engine room burned, killing at least 20 people. "Such a crew will surely hold the drill that the company teaches each year," Paul Venn told a radio.`},
		{ID: "d", Outlet: "Echo", Text: `The engine room of the ferry burned off Sorna and passengers jumped from the deck, killing 22 people. In a hall full of relatives, who asked for lists and for blankets, Paul Venn added that "such a crew will hardly hold the drill that the company teaches each year", to loud protest.`},
	}
	told := func(docs []corpus.Document) []string {
		r, err := e.Check(context.Background(), docs, nil)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, f := range r.Findings {
			out = append(out, f.Rule+" "+f.Members[0].Document+": "+f.Question)
		}
		slices.Sort(out)
		return out
	}
	want := slices.Sorted(slices.Values(append(told(flood), told(fire)...)))
	if got := told(append(flood, fire...)); !slices.Equal(got, want) {
		t.Errorf("together %q, alone %q", got, want)
	}
}
