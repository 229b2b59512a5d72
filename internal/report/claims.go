package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// WriteClaims writes who says what in each document of r, for a terminal, source by source in the order in which they
// first speak: a row an attribution, then the claims that stand in nobody's name.
func WriteClaims(w io.Writer, r *Report, o Options) error {
	p := newPage(w, r, o)
	said := map[string][]*Attribution{}
	for i := range r.Attributions {
		a := &r.Attributions[i]
		said[a.Document] = append(said[a.Document], a)
	}
	claims := map[string][]*Claim{}
	for i := range r.Claims {
		c := &r.Claims[i]
		claims[c.Document] = append(claims[c.Document], c)
	}
	for _, d := range p.inOrderOfTime() {
		p.heading(plain(p.name(d)))
		p.item("", []fragment{{plain(cmp.Or(d.Path, d.ID)) + ", " + shortDay(d), dim}})
		if err := p.speakers(d, said[d.ID]); err != nil {
			return err
		}
		if err := p.unspoken(d, claims[d.ID], said[d.ID]); err != nil {
			return err
		}
	}
	attributed := Plural(len(r.Attributions), "attribution")
	fmt.Fprintf(p, "%s: %s, %s\n", Plural(len(r.Documents), "document"), attributed, Plural(len(r.Claims), "claim"))
	return p.Flush()
}

// claimSizes are the widths of three columns: who, what, and remarks.
func (p *page) claimSizes() []int {
	room := p.width - 10
	sizes := []int{room * 28 / 100, 0, room * 20 / 100}
	sizes[1] = room - sizes[0] - sizes[2]
	return sizes
}

func (p *page) speakers(d *Document, said []*Attribution) error {
	if len(said) == 0 {
		return nil
	}
	text := p.text(d.ID)
	bySource(said)
	var cells [][][][]fragment
	for i, a := range said {
		who := [][]fragment{{{cmp.Or(plain(a.SourceName), "nobody"), bold}}, {{plain(a.Grade), dim}}}
		if i > 0 && speakerOf(said[i-1]) == speakerOf(a) {
			who = who[1:] // the same as above
		}
		if a.Carried {
			who[len(who)-1][0].text += ", carried over"
		}
		var content []string
		for _, s := range a.Content {
			content = append(content, cutSafely(text, s.Start, s.End))
		}
		var cue []string
		for _, s := range a.Cue {
			cue = append(cue, cutSafely(text, s.Start, s.End))
		}
		place := [][]fragment{}
		if len(cue) > 0 {
			place = append(place, []fragment{{quoted(strings.Join(cue, " … ")), normal}})
		}
		if at := firstOffset(a); at >= 0 && at <= len(text) {
			position := positionAt(text, at)
			where := fmt.Sprintf("line %d:%d", position.line, position.runes)
			if len(d.Places) > 0 {
				where = d.placeAt(at)
			}
			place = append(place, []fragment{{where, dim}})
		}
		if a.Within != nil {
			place = append(place, []fragment{{"inside what another says", dim}})
		}
		cells = append(cells, [][][]fragment{who, {{{quoted(strings.Join(content, " … ")), normal}}}, place})
	}
	if err := p.table([]string{"Who", "Says", "Cue"}, p.claimSizes(), cells); err != nil {
		return err
	}
	fmt.Fprintln(p)
	return nil
}

// bySource sorts attributions by when their source first speaks, those of nobody last, and then by place.
func bySource(said []*Attribution) {
	first := map[string]int{}
	for _, a := range said {
		if at, ok := first[speakerOf(a)]; !ok || firstOffset(a) < at {
			first[speakerOf(a)] = firstOffset(a)
		}
	}
	slices.SortStableFunc(said, func(a, b *Attribution) int {
		x, y := speakerOf(a), speakerOf(b)
		return cmp.Or(boolOrder(x == "", y == ""), cmp.Compare(first[x], first[y]), strings.Compare(x, y), cmp.Compare(firstOffset(a), firstOffset(b)))
	})
}

// speakerOf is the name under which the attributions of one source stand together.
func speakerOf(a *Attribution) string { return strings.ToLower(a.SourceName) }

// quoted puts words in quotation marks unless they bring their own.
func quoted(words string) string {
	if strings.HasPrefix(words, "“") || strings.HasPrefix(words, "\"") {
		return words
	}
	return "“" + words + "”"
}

// unspoken lists the claims that stand in no attribution. That somebody said something is none of them.
func (p *page) unspoken(d *Document, claims []*Claim, said []*Attribution) error {
	text := p.text(d.ID)
	cues := map[int]bool{} // offsets in cues
	for _, a := range said {
		for _, c := range a.Cue {
			for i := max(0, c.Start); i < min(c.End, len(text)); i++ {
				cues[i] = true
			}
		}
	}
	var cells [][][][]fragment
	for _, c := range claims {
		if c.Attribution != nil || cues[c.Predicate.Start] {
			continue
		}
		about := []string{plain(c.Predicate.Lemma)}
		if c.Polarity == "negative" {
			about = append(about, "negated")
		}
		if c.Modality != "asserted" {
			about = append(about, plain(c.Modality))
		}
		position := position{line: 1, runes: 1}
		if c.Start >= 0 && c.Start <= len(text) {
			position = positionAt(text, c.Start)
		}
		cells = append(cells, [][][]fragment{
			{{{strings.Join(about, ", "), normal}}},
			{{{quoted(cutSafely(text, c.Start, c.End)), normal}}},
			{{{fmt.Sprintf("line %d:%d", position.line, position.runes), dim}}},
		})
	}
	if len(cells) == 0 {
		return nil
	}
	p.item("", []fragment{{"In the document's own name", bold}})
	if err := p.table([]string{"Predicate", "Claim", "Place"}, p.claimSizes(), cells); err != nil {
		return err
	}
	fmt.Fprintln(p)
	return nil
}

func firstOffset(a *Attribution) int {
	switch {
	case len(a.Content) > 0:
		return a.Content[0].Start
	case len(a.Source) > 0:
		return a.Source[0].Start
	}
	return 0
}

// cutSafely is the text from one offset to another, safe to print; an ellipsis where the offsets do not fit.
func cutSafely(text string, from, to int) string {
	if from < 0 || from > to || to > len(text) {
		return "…"
	}
	return plain(text[from:to])
}
