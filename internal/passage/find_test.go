package passage

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// inputOf makes a document of sentences, joined by blanks; "#" before one marks it as furniture.
func inputOf(id string, sentences ...string) Input {
	in := Input{ID: id, Outlet: id}
	for i, s := range sentences {
		kind := nlp.Text
		if rest, ok := strings.CutPrefix(s, "#"); ok {
			kind, s = nlp.Furniture, rest
		}
		from := len(in.Text)
		in.Text += s
		in.Sentences = append(in.Sentences, Sentence{Span: text.Span{Start: from, End: len(in.Text)}, Paragraph: i, Kind: kind})
		in.Text += " "
	}
	return in
}

// show writes groups with the texts of their members, for comparison with what a test expects.
func show(inputs []Input, groups []Group) string {
	var s strings.Builder
	for _, g := range groups {
		fmt.Fprintf(&s, "%s\n", g.Kind)
		for _, m := range g.Members {
			fmt.Fprintf(&s, "  %s: %s\n", inputs[m.Document].ID, m.Cut(inputs[m.Document].Text))
		}
		for _, d := range g.Differences {
			fmt.Fprintf(&s, "  %s:", d.Kind)
			for _, m := range d.Members {
				fmt.Fprintf(&s, " [%s]", m.Cut(inputs[m.Document].Text))
			}
			s.WriteByte('\n')
		}
	}
	return s.String()
}

func TestFind(t *testing.T) {
	for name, c := range map[string]struct {
		inputs []Input
		want   string
	}{
		"a changed number in a copy is a difference": {[]Input{
			inputOf("a", "Rescuers pulled 14 miners from the flooded Harrow pit on Tuesday."),
			inputOf("b", "Rescuers pulled 41 miners from the flooded Harrow pit on Tuesday."),
		}, `
copy
  a: Rescuers pulled 14 miners from the flooded Harrow pit on Tuesday.
  b: Rescuers pulled 41 miners from the flooded Harrow pit on Tuesday.
  number: [14] [41]
`},
		"neighbouring sentences make one passage": {[]Input{
			inputOf("a", "The harbour at Port Sellin closed after the storm broke its outer wall.", "Engineers expect repairs to take until the end of the autumn fishing season.", "Nobody was hurt."),
			inputOf("b", "Something else came first in this account of the week.", "The harbour at Port Sellin closed after the storm broke its outer wall.", "Engineers expect repairs to last until the end of the autumn fishing season."),
		}, `
copy
  a: The harbour at Port Sellin closed after the storm broke its outer wall. Engineers expect repairs to take until the end of the autumn fishing season.
  b: The harbour at Port Sellin closed after the storm broke its outer wall. Engineers expect repairs to last until the end of the autumn fishing season.
  word: [take] [last]
`},
		"a quotation wrapped in other words is cut out": {[]Input{
			inputOf("a", "“We will not sell the last ferry to pay for a bridge nobody wants,” Mayor Ida Holm said."),
			inputOf("b", "At a crowded meeting late on Thursday the mayor told islanders: “We will not sell the last ferry to pay for a bridge nobody wants.”"),
		}, `
copy
  a: “We will not sell the last ferry to pay for a bridge nobody wants
  b: We will not sell the last ferry to pay for a bridge nobody wants.
`},
		"a sentence merged into a longer one is cut out": {[]Input{
			inputOf("a", "Prosecutors charged the former treasurer Anton Greaves with embezzling harbour fees."),
			inputOf("b", "After an inquiry that lasted most of a year and cost the town dearly, prosecutors charged the former treasurer Anton Greaves with embezzling harbour fees, while two colleagues walked free."),
		}, `
copy
  a: Prosecutors charged the former treasurer Anton Greaves with embezzling harbour fees.
  b: prosecutors charged the former treasurer Anton Greaves with embezzling harbour fees
`},
		"furniture is set apart": {[]Input{
			inputOf("a", "#Sign up for our daily newsletter and never miss a story.", "The council met."),
			inputOf("b", "#Sign up for our daily newsletter and never miss a story.", "The bridge fell."),
		}, `
boilerplate
  a: Sign up for our daily newsletter and never miss a story.
  b: Sign up for our daily newsletter and never miss a story.
`},
		"other texts share nothing": {[]Input{
			inputOf("a", "The ferry to Orsk sank in the night with nobody aboard."),
			inputOf("b", "Voters in Dunmere rejected the new school tax by a wide margin."),
		}, ""},
		"one document alone is no group": {[]Input{
			inputOf("a", "The ferry to Orsk sank in the night with nobody aboard.", "The ferry to Orsk sank in the night with nobody aboard."),
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			groups, err := Find(context.Background(), c.inputs, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := show(c.inputs, groups); got != strings.TrimPrefix(c.want, "\n") {
				t.Errorf("got\n%swant%s", got, c.want)
			}
		})
	}
}

func TestFindDoesNotChain(t *testing.T) {
	// Each sentence differs from the next in two words, so the first and the last share almost nothing.
	words := strings.Fields("amber birch cedar dahlia elder fennel ginger hazel iris juniper")
	var inputs []Input
	for i := range 8 {
		changed := slices.Clone(words)
		for j := range i {
			changed[j] = fmt.Sprintf("swapped%c", 'a'+j)
		}
		inputs = append(inputs, inputOf(fmt.Sprint(i), strings.Join(changed, " ")+"."))
	}
	groups, err := Find(context.Background(), inputs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(groups) < 2 {
		t.Errorf("a chain of small steps made %d group(s)", len(groups))
	}
	for _, g := range groups {
		if g.Similarity < DefaultThreshold*rewriteBand {
			t.Errorf("a member is only %.2f like its representative:\n%s", g.Similarity, show(inputs, groups))
		}
	}
}

func TestFindDoesNotDependOnTheOrderOfInputs(t *testing.T) {
	inputs := []Input{
		inputOf("a", "Rescuers pulled 14 miners from the flooded Harrow pit on Tuesday.", "“We will not sell the last ferry to pay for a bridge nobody wants,” Mayor Ida Holm said."),
		inputOf("b", "Rescuers pulled 41 miners from the flooded Harrow pit on Tuesday.", "Officials said so."),
		inputOf("c", "On Tuesday rescuers pulled 14 miners from the Harrow pit.", "“We will not sell the last ferry to pay for a bridge nobody wants,” she told islanders."),
		inputOf("d", "Rescuers pulled 14 miners alive from the flooded Harrow coal pit on Wednesday."),
	}
	want := ""
	for _, order := range [][]int{{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 0, 3, 1}, {1, 3, 0, 2}} {
		shuffled := make([]Input, len(order))
		for i, at := range order {
			shuffled[i] = inputs[at]
		}
		groups, err := Find(context.Background(), shuffled, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := show(shuffled, groups)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("order %v gives\n%sinstead of\n%s", order, got, want)
		}
	}
	if !strings.Contains(want, "[14] [41]") {
		t.Errorf("the changed number is missing:\n%s", want)
	}
}

func TestOptionsOutOfRangeAreErrors(t *testing.T) {
	for _, o := range []Options{{Threshold: .1}, {Threshold: 1.5}, {Containment: .2}, {MinTokens: -1}} {
		if _, err := Find(context.Background(), nil, o); err == nil {
			t.Errorf("%+v was taken", o)
		}
	}
}

func TestFindStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Find(ctx, []Input{inputOf("a", "One sentence of six words only.")}, Options{}); err == nil {
		t.Error("no error")
	}
}
