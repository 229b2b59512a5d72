package names

import (
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"
)

// TestGuessesAreThoseOfTheLibrary holds our sums against the library's own classifier.
func TestGuessesAreThoseOfTheLibrary(t *testing.T) {
	r, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	library, err := prose.NewDocument("", prose.WithSegmentation(false))
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, s := range []string{
		"Paul Venn , the mayor of Ashford , met Edith Crane in Paris on Monday .",
		"The Lake Front said 14.5 % of O'Brien 's votes in New York were lost .",
		"U.S. President Marlow flew to Al-Hadi with 2,000 troops of the 82nd",
		"Zoë Müller of the Ministry of Trade _ x_ 1e5 :-) -- \" ' É ß ab é",
		"Crane of Crane & Venn left Venn for Crane Park and Crane",
		"In Marlow , Marlow said , Bank Marlow of Marlow , sued Anna Marlow",
		"NATO and the BBC",
		"because open zebra",
		"It 's a $ 40 ticket -- see www.ashford.example or mail venn@ashford.example ( @venn ) :-) 1999 12th * 0 -LRB- well-read",
		"a",
		"Paris",
	} {
		forms := strings.Fields(s)
		for i, f := range forms {
			forms[i] = prepare(f)
		}
		d, err := prose.NewDocument(strings.Join(forms, " "), prose.UsingModel(library.Model), prose.WithSegmentation(false))
		if err != nil {
			t.Fatal(err)
		}
		first, ok := pieces(forms, d.Tokens())
		if !ok {
			t.Fatalf("the library reads other words in %q", s)
		}
		for i, g := range r.Guess(forms) {
			want := d.Tokens()[first[i]]
			label := "O"
			switch {
			case g.Begin:
				label = "B-" + g.Label
			case g.Label != "":
				label = "I-" + g.Label
			}
			if g.Tag != want.Tag || label != want.Label {
				t.Errorf("%q in %q: got %+v, want %+v", forms[i], s, g, want)
			}
			if g.Label != "" {
				named++
			}
		}
	}
	if named < 10 {
		t.Errorf("the sentences have only %d words in names", named)
	}
}
