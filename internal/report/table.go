package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// The width of a page: the default where nobody tells, and the bounds outside of which tables are not read well.
const (
	defaultWidth = 100
	narrowest    = 48
	widest       = 180
	// fourColumns is the width from which the context of an answer gets a column of its own.
	fourColumns = 118
)

// page writes for a terminal. The first error stops it.
type page struct {
	*bufio.Writer
	*view
	width int
	color bool
	ascii bool
}

// writeTable renders the report for a terminal: by question, a row a source.
func writeTable(w io.Writer, r *Report, o Options) error {
	p := newPage(w, r, o)
	if p.folder != "" {
		p.item("", []fragment{{"places are below " + plain(p.folder), dim}})
		fmt.Fprintln(p)
	}
	number := 0
	for _, register := range []struct {
		title     string
		questions []question
		brief     bool
	}{
		{"Where the documents diverge", p.alarms, false},
		{"Copies that differ", p.copies, false},
		{"Different, but not against each other", p.changes, false},
		{"Where the documents agree", p.agreements, true},
	} {
		if len(register.questions) == 0 {
			continue
		}
		p.heading(register.title)
		if register.brief {
			if err := p.brief(&number, register.questions); err != nil {
				return err
			}
			continue
		}
		for _, q := range register.questions {
			number++
			if err := p.question(number, q); err != nil {
				return err
			}
		}
	}
	if err := p.inNobodysName(); err != nil {
		return err
	}
	p.summary()
	return p.Flush()
}

// wordsOfAClause is how many words an answer has at least when it tells without its sentence what is agreed on.
const wordsOfAClause = 4

// brief writes questions to which all give one answer, a row a question: nothing in them has to be compared.
func (p *page) brief(number *int, questions []question) error {
	room := p.width - 10
	sizes := []int{room * 30 / 100, 0, room * 22 / 100}
	sizes[1] = room - sizes[0] - sizes[2]
	var cells [][][][]fragment
	for _, q := range questions {
		for _, f := range q.findings {
			*number++
			asked := [][]fragment{{{fmt.Sprintf("%d. ", *number), dim}, {plain(q.text), bold}}}
			var answers [][]fragment
			for i, r := range p.rows(f) {
				words := r.answer
				if r.Member.Answer == nil {
					words = r.after
				}
				if i > 0 {
					answers = append(answers, nil)
				}
				answers = append(answers, []fragment{{plain(p.outlet(r.document)), bold}, {": “" + words + "”", normal}})
				if c := r.context(); r.Member.Answer != nil && len(strings.Fields(words)) < wordsOfAClause && len(c) > 0 {
					answers = append(answers, c) // "November" alone does not tell what was in November
				}
				answers = append(answers, []fragment{{p.inFolder(r.place()) + ", said by " + r.said(), dim}})
			}
			rest := [][]fragment{{{Plural(f.Origins, "independent origin") + ", " + Plural(f.NamedSources, "named source"), normal}}}
			for _, w := range f.Why {
				rest = append(rest, []fragment{{plain(w), dim}})
			}
			if silent := p.silent(f); len(silent) > 0 { // in the widest column: the list is long
				answers = append(answers, nil, []fragment{{"silent: " + strings.Join(silent, "; "), dim}})
			}
			if r := f.review(); r != "" {
				rest = append(rest, []fragment{{r, normal}})
			}
			rest = append(rest, []fragment{{plain(f.Rule) + " " + plain(f.ID), dim}})
			cells = append(cells, [][][]fragment{asked, answers, rest})
		}
	}
	if err := p.table([]string{"Question", "Answer, in its words", "Rests on"}, sizes, cells); err != nil {
		return err
	}
	fmt.Fprintln(p)
	return nil
}

// WriteFinding writes one finding of r as the table format does, for programs that page through findings.
func WriteFinding(w io.Writer, r *Report, f *Finding, o Options) error {
	p := newPage(w, r, o)
	p.item("", []fragment{{cmp.Or(plain(f.Question), "(no question)"), bold}})
	p.item("", p.verdictLine(f))
	if err := p.answers(f); err != nil {
		return err
	}
	p.below(f)
	return p.Flush()
}

func newPage(w io.Writer, r *Report, o Options) *page {
	columns := o.Width
	if columns <= 0 {
		columns = defaultWidth
	}
	return &page{bufio.NewWriter(w), newView(r, o), min(max(columns, narrowest), widest), o.Color, o.ASCII}
}

// whose names the outlet of a row and its place. Where nothing better is known the outlet is the name of the file, and need
// not be said twice.
func (p *page) whose(r row) [][]fragment {
	outlet, place := plain(p.outlet(r.document)), p.inFolder(r.place())
	if rest, ok := strings.CutPrefix(place, outlet+"."); ok && !strings.Contains(rest, "/") {
		return [][]fragment{{{outlet, bold}, {"." + rest, dim}}}
	}
	return [][]fragment{{{outlet, bold}}, {{place, dim}}}
}

func (p *page) heading(title string) {
	rule := strings.Repeat(p.pick("═", "="), max(0, p.width-width(title)-1))
	fmt.Fprintf(p, "%s %s\n\n", paint(title, bold, p.color), paint(rule, dim, p.color))
}

// pick chooses between the box characters and their stand-ins.
func (p *page) pick(box, ascii string) string {
	if p.ascii {
		return ascii
	}
	return box
}

func (p *page) question(number int, q question) error {
	text := plain(q.text)
	if text == "" {
		text = "(no question)"
	}
	p.item(fmt.Sprintf("%d.", number), []fragment{{text, bold}})
	for _, f := range q.findings {
		p.item("", p.verdictLine(f))
		if err := p.answers(f); err != nil {
			return err
		}
		p.below(f)
	}
	return nil
}

// item writes paragraphs with a hanging indent of four columns.
func (p *page) item(mark string, paragraphs ...[]fragment) {
	for _, line := range wrap(paragraphs, p.width-4) {
		fmt.Fprintf(p, "%-4s%s\n", mark, p.join(line))
		mark = ""
	}
}

func (p *page) join(line []fragment) string {
	var b strings.Builder
	for _, f := range line {
		b.WriteString(paint(f.text, f.style, p.color))
	}
	return b.String()
}

func verdictStyle(f *Finding) style {
	switch {
	case f.Settled():
		return dim
	case f.Severity == "error":
		return red
	case f.Severity == "warning":
		return yellow
	case f.verdict() == "agree":
		return green
	}
	return cyan
}

func (p *page) verdictLine(f *Finding) []fragment {
	line := []fragment{{strings.ToUpper(plain(f.label())), verdictStyle(f)}}
	if w := f.meaning(p.rules); w != "" {
		line = append(line, fragment{": " + w, normal})
	}
	details := []string{plain(f.Severity)}
	if f.Slot != "" {
		details = append(details, "on "+plain(f.Slot))
	}
	if len(f.Members) > 1 { // one passage is of one event
		details = append(details, fmt.Sprintf("same event %.2f", f.Confidence.Event))
	}
	details = append(details, fmt.Sprintf("verdict %.2f", f.Confidence.Verdict))
	return append(line, fragment{" · " + strings.Join(details, " · "), dim})
}

// answers writes the table of one finding.
func (p *page) answers(f *Finding) error {
	wide := p.width >= fourColumns
	header := []string{"Source", "Answer, in its words", "Said by"}
	if wide {
		header = []string{"Source", "Answer, in its words", "In its place", "Said by"}
	}
	sizes := columnWidths(p.width, wide)
	rows := p.rows(f)
	several := len(rows) > 0 && rows[len(rows)-1].group != "A"
	cells := make([][][][]fragment, 0, len(rows))
	for _, r := range rows {
		where := p.whose(r)
		if several {
			where[0] = append([]fragment{{r.group + "  ", verdictStyle(f)}}, where[0]...)
		}
		where = append(where, []fragment{{shortDay(r.document), dim}})
		answer := [][]fragment{{{"“" + r.answer + "”", bold}}}
		var context [][]fragment
		if r.Member.Answer == nil {
			answer = [][]fragment{{{"“" + r.after + "”", normal}}}
		} else if c := r.context(); len(c) > 0 {
			context = [][]fragment{c}
		}
		said := [][]fragment{{{r.said(), normal}}}
		if wide {
			cells = append(cells, [][][]fragment{where, answer, context, said})
		} else {
			cells = append(cells, [][][]fragment{where, append(answer, context...), said})
		}
	}
	return p.table(header, sizes, cells)
}

// place is where a row stands.
func (r row) place() string { return r.document.located(r.at(), r.Line, r.Column) }

// at is where the answer begins, or the passage where there is none.
func (m *Member) at() int {
	if m.Answer != nil && m.Start <= m.Answer.Start && m.Answer.Start < m.End {
		return m.Answer.Start
	}
	return m.Start
}

// contextLimit bounds how much of a passage stands on each side of an answer, in characters.
const contextLimit = 110

// context is the passage with the answer in it, shortened at its far ends; nil when the answer is the whole.
func (r row) context() []fragment {
	before, after := r.before, r.after
	if len(strings.Fields(before+" "+after)) < 3 {
		return nil // "said Brusk." tells nothing that the next column does not
	}
	if r.before == "" && r.answer != "" && strings.Contains(after, r.answer) {
		before, after, _ = strings.Cut(after, r.answer)
	}
	if short := shortenFront(before, contextLimit); short != before {
		before = short
	}
	// Trimming is done by plain; the spaces around the answer are put back where words meet.
	out := []fragment{{glue(before, r.Text, r.Member, true), dim}, {r.answer, normal}, {glue(shorten(after, contextLimit), r.Text, r.Member, false), dim}}
	return out
}

// glue puts back the space between the answer and the text beside it, where the passage has one.
func glue(side, text string, m *Member, before bool) string {
	if side == "" || m.Answer == nil {
		return side
	}
	from, to := m.Answer.Start-m.Start, m.Answer.End-m.Start
	if from < 0 || to > len(text) || from > to {
		if before {
			return side + " "
		}
		return " " + side
	}
	if before && from > 0 && isSpace(text[from-1]) {
		return side + " "
	}
	if !before && to < len(text) && isSpace(text[to]) {
		return " " + side
	}
	return side
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

// shortenFront is shorten from the other end.
func shortenFront(s string, limit int) string {
	runes := []rune(s)
	if len(runes) <= limit {
		return s
	}
	runes = runes[len(runes)-limit+1:]
	for i := 0; i < limit/4; i++ {
		if runes[i] == ' ' {
			runes = runes[i+1:]
			break
		}
	}
	return "…" + string(runes)
}

// columnWidths parts the width of the page among the columns, frames and padding taken off.
func columnWidths(total int, wide bool) []int {
	if wide {
		room := total - 13
		source, said := room*20/100, room*18/100
		answer := room * 24 / 100
		return []int{source, answer, room - source - said - answer, said}
	}
	room := total - 10
	source, said := room*29/100, room*25/100
	return []int{source, room - source - said, said}
}

// table draws cells, each a list of paragraphs of fragments, with columns of exactly the given widths. The cells
// are wrapped here: tablewriter drops what is wider than a fixed width.
func (p *page) table(header []string, sizes []int, cells [][][][]fragment) error {
	symbols := tw.NewSymbols(tw.StyleLight)
	if p.ascii {
		symbols = tw.NewSymbols(tw.StyleASCII)
	}
	var drawn strings.Builder
	t := tablewriter.NewTable(&drawn,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders: tw.Border{Left: tw.On, Right: tw.On, Top: tw.On, Bottom: tw.On},
			Symbols: symbols,
			Settings: tw.Settings{
				Lines:      tw.Lines{ShowTop: tw.On, ShowBottom: tw.On, ShowHeaderLine: tw.On},
				Separators: tw.Separators{ShowHeader: tw.On, BetweenRows: tw.On, BetweenColumns: tw.On},
			},
		})),
		tablewriter.WithHeaderAutoFormat(tw.Off), tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithHeaderAlignment(tw.AlignLeft),
		tablewriter.WithRowAutoFormat(tw.Off), tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithRowAlignment(tw.AlignLeft), tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithEastAsian(tw.Off),
	)
	head := make([]any, len(header))
	for i, h := range header {
		head[i] = p.cell([][]fragment{{{h, dim}}}, sizes[i])
	}
	t.Header(head...)
	for _, row := range cells {
		line := make([]any, len(row))
		for i, c := range row {
			line[i] = p.cell(c, sizes[i])
		}
		if err := t.Append(line...); err != nil {
			return fmt.Errorf("draw a table: %w", err)
		}
	}
	if err := t.Render(); err != nil {
		return fmt.Errorf("draw a table: %w", err)
	}
	_, err := p.WriteString(drawn.String())
	return err
}

// cell wraps paragraphs and pads every line to the width of the column.
func (p *page) cell(paragraphs [][]fragment, columns int) string {
	wrapped := wrap(paragraphs, columns)
	out := make([]string, len(wrapped))
	for i, line := range wrapped {
		used := 0
		for _, f := range line {
			used += width(f.text)
		}
		out[i] = p.join(line) + strings.Repeat(" ", max(0, columns-used))
	}
	if len(out) == 0 {
		out = []string{strings.Repeat(" ", columns)}
	}
	return strings.Join(out, "\n")
}

// below writes what stands under a table: who is silent, why it was flagged, what would settle it.
func (p *page) below(f *Finding) {
	if silent := p.silent(f); len(silent) > 0 {
		p.note("silent", strings.Join(silent, "; "))
	}
	for i, w := range f.Why {
		name := "why"
		if i > 0 {
			name = ""
		}
		p.note(name, plain(w))
	}
	if f.verdict() != "" {
		p.note("resting on", fmt.Sprintf("%s, %s", Plural(f.Origins, "independent origin"), Plural(f.NamedSources, "named source")))
	}
	if f.TimeNote != "" {
		p.note("time", plain(f.TimeNote))
	}
	if f.Settle != "" && f.Settle != f.Question {
		p.note("settle", plain(f.Settle))
	}
	if r := f.review(); r != "" {
		p.note("review", r)
	}
	p.note("rule", plain(f.Rule)+"   "+plain(f.ID))
	fmt.Fprintln(p)
}

// note writes a labelled line with a hanging indent.
func (p *page) note(label, text string) {
	const indent = 12
	for _, line := range wrap([][]fragment{{{text, normal}}}, p.width-4-indent) {
		padded := fmt.Sprintf("%-*s", indent, label)
		fmt.Fprintf(p, "    %s%s\n", paint(padded, dim, p.color), p.join(line))
		label = ""
	}
}

// mostAssertions is how many assertions in nobody's name the table shows; the other formats hold all of them.
const mostAssertions = 20

// inNobodysName lists the unattributed assertions and the vague sources, those that matter most first.
func (p *page) inNobodysName() error {
	if len(p.unattributed) == 0 {
		return nil
	}
	p.heading("Said in nobody's name")
	room := p.width - 10
	sizes := []int{room * 29 / 100, 0, room * 25 / 100}
	sizes[1] = room - sizes[0] - sizes[2]
	list := p.assertions()
	if sharesNobody(list) {
		for _, l := range wrap([][]fragment{{{unlessSaid, dim}}}, p.width) {
			fmt.Fprintln(p, p.join(l))
		}
		fmt.Fprintln(p)
	}
	shown := list[:min(len(list), mostAssertions)]
	cells := make([][][][]fragment, 0, len(shown))
	for _, a := range shown {
		why := [][]fragment{{{plain(a.Severity), verdictStyle(a.Finding)}, {" " + plain(a.Rule), normal}}}
		for _, w := range a.reasons() {
			why = append(why, []fragment{{w, dim}})
		}
		if r := a.review(); r != "" {
			why = append(why, []fragment{{r, dim}})
		}
		why = append(why, []fragment{{plain(a.ID), dim}})
		source := p.whose(a.row)
		if others := p.alsoIn(a); len(others) > 0 {
			source = append(source, []fragment{{"also in " + strings.Join(others, ", "), dim}})
		}
		cells = append(cells, [][][]fragment{source, {{{"“" + plain(a.Text) + "”", normal}}}, why})
	}
	if err := p.table([]string{"Source", "Assertion", "Why"}, sizes, cells); err != nil {
		return err
	}
	if left := len(list) - len(shown); left > 0 {
		for _, l := range wrap([][]fragment{{{Plural(left, "more assertion") + " of less weight: see the other formats (--format markdown, html, json)", dim}}}, p.width) {
			fmt.Fprintln(p, p.join(l))
		}
	}
	fmt.Fprintln(p)
	return nil
}

// remarksShown is how many remarks on how documents were read the table shows.
const remarksShown = 10

// summary ends the page.
func (p *page) summary() {
	outlets := map[string]bool{}
	for i := range p.Documents {
		outlets[p.Documents[i].Outlet] = true
	}
	line := []fragment{{Plural(len(p.Documents), "document") + ", " + Plural(len(outlets), "outlet"), bold}}
	var parts []string
	for _, c := range p.counts() {
		parts = append(parts, fmt.Sprintf("%d %s", c.n, c.name))
	}
	if len(parts) == 0 {
		parts = []string{"no findings"}
	}
	line = append(line, fragment{": " + strings.Join(parts, ", "), normal})
	for _, l := range wrap([][]fragment{line}, p.width) {
		fmt.Fprintln(p, p.join(l))
	}
	for _, n := range p.Notes {
		for _, l := range wrap([][]fragment{{{plain(n), dim}}}, p.width) {
			fmt.Fprintln(p, p.join(l))
		}
	}
	remarks := 0
	for i := range p.Documents {
		d := &p.Documents[i]
		for _, r := range p.remarks(d) {
			if remarks++; remarks > remarksShown {
				continue
			}
			for _, l := range wrap([][]fragment{{{plain(cmp.Or(d.Path, d.ID)) + ": " + r, dim}}}, p.width) {
				fmt.Fprintln(p, p.join(l))
			}
		}
	}
	if remarks > remarksShown {
		fmt.Fprintln(p, paint(Plural(remarks-remarksShown, "more remark")+" on documents: see the other formats (--format markdown, html, json)", dim, p.color))
	}
	for _, s := range p.Skipped {
		for _, l := range wrap([][]fragment{{{"skipped ", yellow}, {plain(s.Path) + ": " + plain(s.Reason), normal}}}, p.width) {
			fmt.Fprintln(p, p.join(l))
		}
	}
	if !p.Complete {
		fmt.Fprintln(p, paint("This report is not complete.", yellow, p.color))
	}
}

// Plural counts things in words: "1 document", "2 documents".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
