package passage

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"gainsay/internal/text"
)

func TestCredits(t *testing.T) {
	c, err := newCredits(nil)
	if err != nil {
		t.Fatal(err)
	}
	filler := strings.Repeat("The council sat for most of the day and settled nothing at all. ", 20)
	for name, x := range map[string]struct {
		in   Input
		want string
	}{
		"a dateline":                         {Input{Text: "BRENHOLT, Kestria (Reuters) - The council sat.\n" + filler}, "Reuters whole"},
		"a dateline with a long dash":        {Input{Text: "Ferry sinks\n\nORSK (AP) — The ferry sank.\n" + filler}, "Associated Press whole"},
		"a dateline between slashes":         {Input{Text: "BRENHOLT, May 3. /TASS/. The council sat.\n" + filler}, "TASS whole"},
		"a byline":                           {Input{Text: "Ferry sinks\nBy The Associated Press\nThe ferry sank.\n" + filler}, "Associated Press whole"},
		"a byline with a name":               {Input{Text: "Ferry sinks\nBy INA ROE, Associated Press\nThe ferry sank.\n" + filler}, "Associated Press whole"},
		"a line at the end":                  {Input{Text: filler + "\nSource: Xinhua"}, "Xinhua whole"},
		"a copyright line":                   {Input{Text: filler + "\nCopyright 2021 The Associated Press. All rights reserved."}, "Associated Press whole"},
		"a contribution":                     {Input{Text: filler + "\nThe Associated Press contributed to this report."}, "Associated Press part"},
		"a contribution in short":            {Input{Text: filler + "\nAP contributed."}, "Associated Press part"},
		"writers who contributed":            {Input{Text: filler + "\nAssociated Press writers Ina Roe in Orsk and Ole Dun in Brenholt contributed to this report."}, "Associated Press part"},
		"material from an agency":            {Input{Text: filler + "\n(With inputs from PTI)"}, "PTI part"},
		"metadata":                           {Input{Text: filler, Credit: "AFP"}, "Agence France-Presse whole"},
		"an agency's own text":               {Input{Text: filler, Outlet: "Reuters"}, "Reuters whole"},
		"a photograph's credit is none":      {Input{Text: filler + filler + "A ferry (AP) lies on its side. " + filler + filler}, ""},
		"an outlet that is no agency":        {Input{Text: "ORSK (Daily Lantern) - The ferry sank.\n" + filler}, ""},
		"an agency that is talked about":     {Input{Text: "The ferry sank, the owner told Reuters on Monday.\n" + filler}, ""},
		"an abbreviation inside the opening": {Input{Text: "The Aviation Panel (AP) was founded in May.\n" + filler}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, credit := range c.of(&x.in) {
				kind := "part"
				if credit.Whole {
					kind = "whole"
				}
				got = append(got, credit.Name+" "+kind)
			}
			if s := strings.Join(got, ", "); s != x.want {
				t.Errorf("got %q, want %q", s, x.want)
			}
		})
	}
}

const (
	collapse = "Rescuers pulled 14 miners from the flooded Harrow pit on Tuesday."
	verdict  = "A jury found the former treasurer guilty on all but two counts."
)

func dated(in Input, day string) Input {
	if day == "" {
		return in
	}
	when, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	in.Published, in.PublishedDay = when, true
	return in
}

func TestOriginOfAGroup(t *testing.T) {
	with := func(in Input, outlet, credit string) Input {
		in.Outlet, in.Credit = outlet, credit
		return in
	}
	from := func(in Input, item, source string) Input {
		in.Item = item
		if source != "" {
			in.Sources = []string{source}
		}
		return in
	}
	for name, c := range map[string]struct {
		inputs []Input
		want   string
	}{
		"the earliest of dated documents":                           {[]Input{dated(inputOf("a", collapse), "2021-03-05"), dated(inputOf("b", collapse), "2021-03-03")}, "b "},
		"nobody when one is undated":                                {[]Input{dated(inputOf("a", collapse), "2021-03-05"), inputOf("b", collapse)}, "- "},
		"nobody when two share the day":                             {[]Input{dated(inputOf("a", collapse), "2021-03-03"), dated(inputOf("b", collapse), "2021-03-03")}, "- "},
		"the agency that another credits":                           {[]Input{dated(with(inputOf("a", collapse), "Lantern", "Reuters"), "2021-03-03"), dated(with(inputOf("b", collapse), "Reuters", ""), "2021-03-04")}, "b Reuters"},
		"the item that another is derived from, whatever the dates": {[]Input{dated(from(inputOf("a", collapse), "", "urn:item:9"), "2021-03-03"), dated(from(inputOf("b", collapse), "urn:item:9", ""), "2021-03-04")}, "b "},
		"an agency that is not there":                               {[]Input{dated(with(inputOf("a", collapse), "Lantern", "AP"), "2021-03-03"), dated(with(inputOf("b", collapse), "Herald", "AP"), "2021-03-04")}, "- Associated Press"},
	} {
		t.Run(name, func(t *testing.T) {
			groups, err := Find(context.Background(), c.inputs, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if len(groups) != 1 {
				t.Fatalf("got\n%s", show(c.inputs, groups))
			}
			got := "-"
			if o := groups[0].Origin; o >= 0 {
				got = c.inputs[o].ID
			}
			if got += " " + groups[0].Agency; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestIndependentOrigins(t *testing.T) {
	own := "Kestria's council voted after midnight to close the eastern road."
	for name, c := range map[string]struct {
		inputs []Input
		want   int
	}{
		"texts of their own": {[]Input{inputOf("a", own), inputOf("b", verdict)}, 2},
		"copies are one":     {[]Input{inputOf("a", collapse), inputOf("b", collapse), inputOf("c", verdict)}, 2},
		"one outlet is one":  {[]Input{{ID: "a", Outlet: "Lantern", Text: own}, {ID: "b", Outlet: "lantern", Text: verdict}}, 1},
		"a house that prints two agencies does not join them": {[]Input{{ID: "a", Outlet: "Lantern", Credit: "AP", Text: own}, {ID: "b", Outlet: "Lantern", Credit: "Reuters", Text: verdict}, {ID: "c", Outlet: "Herald", Credit: "AP", Text: collapse}}, 2},
		"two houses that print two agencies each": {[]Input{{ID: "a", Outlet: "Lantern", Credit: "AP", Text: own}, {ID: "b", Outlet: "Lantern", Credit: "Reuters", Text: verdict}, {ID: "c", Outlet: "Herald", Credit: "AP", Text: own},
			{ID: "d", Outlet: "Herald", Credit: "Reuters", Text: verdict}}, 2},
		"two houses that print one agency":     {[]Input{{ID: "a", Outlet: "Lantern", Credit: "AP", Text: own}, {ID: "b", Outlet: "Herald", Credit: "AP", Text: verdict}, {ID: "c", Outlet: "Lantern", Text: collapse}}, 2},
		"a family is one":                      {[]Input{{ID: "a", Outlet: "Lantern", Family: "Orr Group", Text: own}, {ID: "b", Outlet: "Herald", Family: "Orr Group", Text: verdict}}, 1},
		"one agency's signature":               {[]Input{{ID: "a", Outlet: "Lantern", Credit: "AP", Text: own}, {ID: "b", Outlet: "Herald", Credit: "The Associated Press", Text: verdict}}, 1},
		"a contribution is not":                {[]Input{{ID: "a", Outlet: "Lantern", Text: own + "\nAP contributed."}, {ID: "b", Outlet: "Herald", Text: verdict + "\nAP contributed."}}, 2},
		"unknown outlets are many":             {[]Input{{ID: "a", Text: own}, {ID: "b", Text: verdict}}, 2},
		"derived from the other's item":        {[]Input{{ID: "a", Item: "urn:item:1", Text: own}, {ID: "b", Sources: []string{"urn:item:1"}, Text: verdict}}, 1},
		"derived from the other's address":     {[]Input{{ID: "a", URL: "https://lantern.example/1/", Text: own}, {ID: "b", URL: "https://herald.example/7", Sources: []string{"http://www.lantern.example/1"}, Text: verdict}}, 1},
		"derived from one item not among them": {[]Input{{ID: "a", Sources: []string{"urn:item:1"}, Text: own}, {ID: "b", Sources: []string{"URN:item:1"}, Text: verdict}}, 1},
		"derived through an item between": {[]Input{{ID: "a", Item: "urn:item:1", Text: own}, {ID: "b", Item: "urn:item:2", Sources: []string{"urn:item:1"}, Text: verdict},
			{ID: "c", Sources: []string{"urn:item:2"}, Text: collapse}}, 1},
		"items that name each other":        {[]Input{{ID: "a", Item: "urn:item:1", Sources: []string{"urn:item:2"}, Text: own}, {ID: "b", Item: "urn:item:2", Sources: []string{"urn:item:1"}, Text: verdict}}, 1},
		"derived from different items":      {[]Input{{ID: "a", Sources: []string{"urn:item:1"}, Text: own}, {ID: "b", Sources: []string{"urn:item:2"}, Text: verdict}}, 2},
		"an agency among the sources":       {[]Input{{ID: "a", Sources: []string{"Associated Press"}, Text: own}, {ID: "b", Credit: "AP", Text: verdict}}, 1},
		"items without names share nothing": {[]Input{{ID: "a", Sources: []string{" "}, Text: own}, {ID: "b", Text: verdict}}, 2},
		"boilerplate joins nothing": {[]Input{
			inputOf("a", "#Sign up for our daily newsletter and never miss a story."),
			inputOf("b", "#Sign up for our daily newsletter and never miss a story.")}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			groups, err := Find(context.Background(), c.inputs, Options{})
			if err != nil {
				t.Fatal(err)
			}
			o, err := NewOrigins(c.inputs, groups, nil)
			if err != nil {
				t.Fatal(err)
			}
			var places []Place
			for i, in := range c.inputs {
				places = append(places, Place{i, text.Span{End: min(len(in.Text), 60)}})
			}
			if got := o.Count(places); got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
			slices.Reverse(places)
			if n := o.Count(places); n != c.want {
				t.Errorf("counted %d origins in the other order, want %d", n, c.want)
			}
		})
	}
}
