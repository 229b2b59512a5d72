package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"gainsay/internal/text"
)

// PassageOptions say what of the groups of near-duplicates is shown.
type PassageOptions struct {
	Options
	// Boilerplate shows the groups that belong to sites and not to stories as well.
	Boilerplate bool
}

// shown lists the groups to show, in the order of the report.
func (v *view) shown(boilerplate bool) (out []*Passage, hidden int) {
	for i := range v.Passages {
		if v.Passages[i].Kind == "boilerplate" && !boilerplate {
			hidden++
			continue
		}
		out = append(out, &v.Passages[i])
	}
	return out, hidden
}

// WritePassageTable writes the groups of near-duplicates for a terminal, the first passage of each beside every other,
// with what differs marked. The texts of the documents must be at hand (Options.Texts or in the report).
func WritePassageTable(w io.Writer, r *Report, o PassageOptions) error {
	p := newPage(w, r, o.Options)
	groups, hidden := p.shown(o.Boilerplate)
	for i, g := range groups {
		p.item(fmt.Sprintf("%d.", i+1), p.passageLine(g))
		if err := p.passageRows(g); err != nil {
			return err
		}
		fmt.Fprintln(p)
	}
	p.item("", []fragment{{passageSummary(groups, len(p.Documents), hidden), dim}})
	return p.Flush()
}

func passageSummary(groups []*Passage, documents, hidden int) string {
	s := fmt.Sprintf("%s in %s", Plural(len(groups), "group"), Plural(documents, "document"))
	if hidden > 0 {
		s += fmt.Sprintf("; %s of boilerplate set apart", Plural(hidden, "group"))
	}
	return s
}

// passageLine heads a group: its kind, how many documents, where it comes from.
func (p *page) passageLine(g *Passage) []fragment {
	documents := map[string]bool{}
	for _, m := range g.Members {
		documents[m.Document] = true
	}
	details := []string{Plural(len(documents), "document"), fmt.Sprintf("similarity %.2f", g.Similarity)}
	if from := p.provenance(g); from != "" {
		details = append(details, from)
	}
	return []fragment{{strings.ToUpper(plain(g.Kind)), cyan}, {" · " + strings.Join(details, " · "), dim}}
}

// provenance says where a group probably comes from, empty when nothing tells.
func (v *view) provenance(g *Passage) string {
	origin := ""
	if g.Origin != nil {
		d := v.document(*g.Origin)
		origin = plain(v.outlet(d))
		if day := shortDay(d); day != "" {
			origin += " (" + day + ")"
		}
	}
	switch {
	case g.Agency != "" && origin != "":
		return "from " + origin + ", which others credit"
	case g.Agency != "":
		return "credited to " + plain(g.Agency)
	case origin != "":
		return "earliest in " + origin
	}
	return ""
}

// passageRows draws a group: a row for each member but the first, which stands beside all of them.
func (p *page) passageRows(g *Passage) error {
	room := p.width - 7
	sizes := []int{room / 2, room - room/2}
	first := g.Members[0]
	header := []string{p.passagePlace(first), "Copies"}
	var cells [][][][]fragment
	var same []Located
	for i, m := range g.Members[1:] {
		left, right := p.marks(g, i+1)
		if len(left) == 0 && len(right) == 0 && bareLetters(p.cut(first)) == bareLetters(p.cut(m)) {
			same = append(same, m)
			continue
		}
		cells = append(cells, [][][]fragment{
			{p.marked(first, left, red)},
			{{{p.passagePlace(m), dim}}, p.marked(m, right, green)},
		})
	}
	if len(same) > 0 {
		var right [][]fragment
		for _, m := range same {
			right = append(right, []fragment{{p.passagePlace(m), dim}})
		}
		right = append(right, []fragment{{"the same words", dim}})
		cells = slices.Insert(cells, 0, [][][]fragment{{p.marked(first, nil, red)}, right})
	}
	return p.table(header, sizes, cells)
}

// bareLetters is a text without what may differ between exact copies: case, spaces and punctuation.
func bareLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// marks lists the spans of the differences between the first member and member n, in each.
func (p *page) marks(g *Passage, n int) (first, other []text.Span) {
	m := g.Members[n]
	for _, d := range g.Differences {
		for _, x := range d.Members[1:] {
			if x.Document == m.Document && m.Contains(x.Span) {
				first, other = append(first, d.Members[0].Span), append(other, x.Span)
				break
			}
		}
	}
	slices.SortFunc(first, text.Compare)
	slices.SortFunc(other, text.Compare)
	return first, other
}

// cut is the text of a member, empty when the text is not at hand.
func (v *view) cut(m Located) string {
	t := v.text(m.Document)
	if m.Start < 0 || m.End > len(t) || m.Start > m.End {
		return ""
	}
	return t[m.Start:m.End]
}

// Unmarked stretches longer than these many characters on either side of a mark are shortened.
const unmarkedLimit = 220

// marked is the text of a member with the differing spans between braces and in a style of their own; an empty span
// shows as {}, where something was left out.
func (p *page) marked(m Located, spans []text.Span, s style) []fragment {
	t := p.text(m.Document)
	if p.cut(m) == "" {
		return []fragment{{"(text not at hand)", dim}}
	}
	var out []fragment
	at := m.Start
	stretch := func(to int, last bool) {
		before := t[at:to]
		words := plain(before)
		limit := 2 * unmarkedLimit
		if at == m.Start || last {
			limit = unmarkedLimit
		}
		if len([]rune(words)) > limit {
			switch {
			case at == m.Start && last:
				words = shorten(words, 3*unmarkedLimit)
			case at == m.Start:
				words = shortenFront(words, limit)
			case last:
				words = shorten(words, limit)
			default:
				words = shorten(words, unmarkedLimit) + " " + shortenFront(words, unmarkedLimit)
			}
		}
		if before != "" && isSpace(before[0]) && len(out) > 0 {
			words = " " + words
		}
		if before != "" && isSpace(before[len(before)-1]) && !last {
			words += " "
		}
		out = append(out, fragment{words, normal})
	}
	for _, span := range spans {
		if span.Start < at || span.End > m.End {
			continue
		}
		stretch(span.Start, false)
		out = append(out, fragment{"{" + plain(t[span.Start:span.End]) + "}", s})
		at = span.End
	}
	stretch(m.End, true)
	return out
}

// passagePlace names where a member stands: outlet, day, path and line.
func (v *view) passagePlace(m Located) string {
	d := v.document(m.Document)
	s := plain(v.outlet(d))
	if day := shortDay(d); day != "" {
		s += ", " + day
	}
	return s + "  " + d.locatedIn(v.text(m.Document), m.Start)
}

// WritePassageText writes one line a copy: where it stands, where the first passage of its group stands, and what
// differs.
//
//	path:line:col: copy of path:line:col: number {14} for {41} [passage id]
func WritePassageText(w io.Writer, r *Report, o PassageOptions) error {
	b := bufio.NewWriter(w)
	v := newView(r, o.Options)
	groups, _ := v.shown(o.Boilerplate)
	for _, g := range groups {
		first := g.Members[0]
		for i, m := range g.Members[1:] {
			said := fmt.Sprintf("“%s”", shorten(plain(v.cut(m)), 120))
			if d := v.differenceWords(g, i+1); d != "" {
				said = d
			}
			fmt.Fprintf(b, "%s: %s of %s: %s [%s]\n", v.lineOf(m), plain(g.Kind), v.lineOf(first), said, plain(g.ID))
		}
	}
	return b.Flush()
}

func (v *view) lineOf(m Located) string {
	return v.document(m.Document).locatedIn(v.text(m.Document), m.Start)
}

func (v *view) differenceWords(g *Passage, n int) string {
	m := g.Members[n]
	var out []string
	for _, d := range g.Differences {
		for _, x := range d.Members[1:] {
			if x.Document == m.Document && m.Contains(x.Span) {
				out = append(out, fmt.Sprintf("%s {%s} for {%s}", plain(d.Kind), plain(v.cut(x)), plain(v.cut(d.Members[0]))))
				break
			}
		}
	}
	return strings.Join(out, ", ")
}
