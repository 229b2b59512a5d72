package report

import (
	"slices"
	"testing"

	"gainsay/internal/text"
)

func TestASentenceInNobodysNameIsToldOnce(t *testing.T) {
	said := func(document string, start int, words string) Member {
		return Member{Document: document, Span: text.Span{Start: start, End: start + len(words)}, Text: words}
	}
	const wire, dated = "The weir gave way at dawn.", "SELM (Wire) - The weir gave way at dawn."
	for _, c := range []struct {
		name     string
		members  []Member
		passages []Passage
		shown    int
		also     []string // of the first
	}{
		{"the same words", []Member{said("a", 0, wire), said("b", 9, wire)}, nil, 1, []string{"Ledger"}},
		{"other marks and capitals", []Member{said("a", 0, "“It’s over,” they say."), said("b", 0, `"It's over," They Say`)}, nil, 1, []string{"Ledger"}},
		{"twice in one document", []Member{said("a", 0, wire), said("a", 90, wire)}, nil, 1, nil},
		{"twice in one outlet", []Member{said("b", 0, wire), said("c", 0, wire)}, nil, 1, nil},
		{"a copy with a dateline", []Member{said("a", 0, dated), said("b", 0, wire)}, copyOf(nil, dated, wire), 1, []string{"Ledger"}},
		{"a copy with another word", []Member{said("a", 0, dated), said("b", 0, wire)}, copyOf([]Difference{{Kind: "word"}}, dated, wire), 1, []string{"Ledger"}},
		{"a copy with another number", []Member{said("a", 0, dated), said("b", 0, wire)}, copyOf([]Difference{{Kind: "number"}}, dated, wire), 2, nil},
		{"no copy", []Member{said("a", 0, dated), said("b", 0, wire)}, nil, 2, nil},
		{"one sentence of a copied paragraph", []Member{said("a", 0, dated), said("b", 0, wire)},
			[]Passage{{ID: "p", Kind: "copy", Members: []Located{{"a", text.Span{Start: 0, End: 400}}, {"b", text.Span{Start: 0, End: 400}}}}}, 2, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &Report{Documents: []Document{{ID: "a", Outlet: "Courier"}, {ID: "b", Outlet: "Ledger"}, {ID: "c", Outlet: "Ledger"}}, Passages: c.passages}
			for i, m := range c.members {
				r.Findings = append(r.Findings, Finding{ID: string(rune('p' + i)), Kind: "unattributed", Members: []Member{m}})
			}
			v := newView(r, Options{})
			got := v.assertions()
			if len(got) != c.shown {
				t.Fatalf("told %d times, want %d", len(got), c.shown)
			}
			if also := v.alsoIn(got[0]); !slices.Equal(also, c.also) {
				t.Errorf("also in %q, want %q", also, c.also)
			}
		})
	}
}

// copyOf is a group of copies at the beginning of documents a and b.
func copyOf(differences []Difference, a, b string) []Passage {
	return []Passage{{ID: "p", Kind: "copy", Differences: differences,
		Members: []Located{{"a", text.Span{End: len(a)}}, {"b", text.Span{End: len(b)}}}}}
}
