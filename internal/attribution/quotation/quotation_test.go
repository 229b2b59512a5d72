package quotation

import (
	"slices"
	"strings"
	"testing"

	"gainsay/internal/text"
)

// paragraphsOf cuts at line breaks.
func paragraphsOf(doc string) []text.Span {
	var out []text.Span
	at := 0
	for _, l := range strings.SplitAfter(doc, "\n") {
		if body := strings.TrimRight(l, "\n"); body != "" {
			out = append(out, text.Span{Start: at, End: at + len(body)})
		}
		at += len(l)
	}
	return out
}

func TestQuotations(t *testing.T) {
	for _, c := range []struct {
		name, doc string
		want      []string
	}{
		{"curly", "“We go,” she said. “Now.”", []string{"We go,", "Now."}},
		{"straight", `"We go," she said. "Now."`, []string{"We go,", "Now."}},
		{"doubled", "''We go,'' she said.", []string{"We go,"}},
		{"single", "‘We go,’ she said.", []string{"We go,"}},
		{"straight single", "'We go,' she said.", []string{"We go,"}},
		{"guillemets", "«We go,» she said.", []string{"We go,"}},
		{"apostrophes are no marks", "The workers' party's plan didn't pass in the '90s.", nil},
		{"a quotation inside a quotation", "“He told me ‘go home’ twice,” she said.", []string{"He told me ‘go home’ twice,"}},
		{"apostrophe inside single marks", "‘It’s late,’ she said.", []string{"It’s late,"}},
		{"mixed marks", "“We go,\" she said.", []string{"We go,"}},
		{"never closed, at a start of speech", "She said, “We go and nobody stops us.", []string{"We go and nobody stops us."}},
		{"never closed, in the middle", "The “Orlan company fell.", nil},
		{"closed without being opened", "We go,” she said.", nil},
		{"opened twice", "“We go, she said. “Now we go.”", []string{"We go, she said.", "Now we go."}},
		{"empty marks", "He wrote “” and left.", nil},
		{"inches", `The pipe was 6" wide.`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, q := range Find(c.doc, paragraphsOf(c.doc)) {
				got = append(got, q.Inner.Cut(c.doc))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

func TestQuotationOpenedAgainAtEachParagraph(t *testing.T) {
	doc := "“We came at noon.\n“We slept.\n“Then we left,” he said.\nThe end."
	got := Find(doc, paragraphsOf(doc))
	if len(got) != 3 {
		t.Fatalf("found %d quotations, want 3", len(got))
	}
	for i, want := range []int{-1, 0, 1} {
		if got[i].Continues != want {
			t.Errorf("quotation %d goes on with %d, want %d", i, got[i].Continues, want)
		}
	}
	if got[0].Closed || !got[2].Closed {
		t.Error("the first is open at the end of its paragraph, the last is closed")
	}
}

func TestNicknamesAreNames(t *testing.T) {
	for doc, want := range map[string]bool{
		"Dwight “The Hammer” Orlan won.":       true,
		"Dwight \"Hammer\" Orlan won.":         true,
		"Orlan said “The Hammer” was his.":     false,
		"He said “never” to Orlan.":            false,
		"“The Hammer,” Orlan said.":            false,
		"Orlan called it “a very bad idea” Ok": false,
	} {
		got := Find(doc, paragraphsOf(doc))
		if len(got) != 1 || got[0].Name != want {
			t.Errorf("%s: found %+v, want one with Name %v", doc, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("“We go,” she said.\n‘It’s late’")
	f.Add("\"\"''``«»„“”‘’'")
	f.Fuzz(func(t *testing.T, doc string) {
		paragraphs := paragraphsOf(doc)
		last := 0
		for i, q := range Find(doc, paragraphs) {
			if q.Outer.Start < last || !q.Outer.Contains(q.Inner) || q.Outer.End > len(doc) || q.Inner.Empty() {
				t.Fatalf("quotation %d is %+v in %q", i, q, doc)
			}
			if q.Continues >= i {
				t.Fatalf("quotation %d goes on with a later one", i)
			}
			last = q.Outer.End
		}
	})
}
