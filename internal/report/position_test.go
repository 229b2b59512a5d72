package report

import (
	"strings"
	"testing"

	"gainsay/internal/text"
)

func TestAPlaceLeadsBackToTheOriginal(t *testing.T) {
	span := func(a, b int) text.Span { return text.Span{Start: a, End: b} }
	pages := []Place{{span(0, 10), "page 1"}, {span(12, 30), "page 2"}}
	for _, c := range []struct {
		name   string
		path   string
		places []Place
		offset int
		want   string
	}{
		{"the lines of a text are those of its file", "a.txt", nil, 14, "a.txt:3:4"},
		{"a text that was extracted has a page and no line", "a.pdf", pages, 14, "a.pdf, page 2"},
		{"between the places there is the file alone", "a.pdf", pages, 11, "a.pdf"},
		{"a line of the original is a line", "a.md", []Place{{span(0, 30), "line 7"}}, 14, "a.md:7"},
		{"a record whose number stands in the path is not named twice", "feed.jsonl#17", []Place{{span(0, 30), "record 17"}}, 14, "feed.jsonl#17"},
		{"an element of a page", "a.html", []Place{{span(0, 30), "<p> 12"}}, 14, "a.html, <p> 12"},
		{"a label cannot act on a terminal", "a.html", []Place{{span(0, 30), "<p>\x1b[2J 1"}}, 14, `a.html, <p>\u{1B}[2J 1`},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &Document{ID: c.path, Path: c.path, Places: c.places}
			if got := d.locatedIn("One line.\n\n"+strings.Repeat("x ", 20), c.offset); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
