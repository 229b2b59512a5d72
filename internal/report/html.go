package report

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

//go:embed html/report.gohtml html/report.css html/report.js
var htmlFiles embed.FS

// htmlPage is what the template sees. Everything in it is text; html/template escapes it.
type htmlPage struct {
	*dossier
	CSS      template.CSS
	JS       template.JS
	Policy   string // Content-Security-Policy: nothing may load, only the page's own script may run
	Texts    []htmlText
	Grid     *grid
	Pairs    *pairs
	Timeline *timeline
	Labels   []dossierCount // for the filter
	Outlets  []string
	Places   map[*Finding][]htmlPlace // of the members, in the order of the finding
}

// htmlText is a document as the reading pane shows it.
type htmlText struct {
	dossierDocument
	Whole      bool // false: only the passages that findings quote
	Paragraphs []htmlParagraph
}

// htmlParagraph is a stretch of a document. At is its offset in UTF-16 units, as scripts count; the pieces
// together are exactly the text from there on.
type htmlParagraph struct {
	ID     string
	At     int
	Class  string
	Pieces []htmlPiece
}

type htmlPiece struct{ Text, Class string }

// htmlPlace is where a member stands: in UTF-16 units for the script, as an anchor for readers without.
type htmlPlace struct {
	Anchor                         string
	From, To, AnswerFrom, AnswerTo int
}

// writeHTML writes the fact-check report as one page that needs nothing else.
func writeHTML(w io.Writer, r *Report, o Options) error {
	v := newView(r, o)
	d := newDossier(v, o)
	p := &htmlPage{dossier: d, Grid: newGrid(d), Pairs: newPairs(d), Timeline: newTimeline(d), Outlets: d.outletNames(), Places: map[*Finding][]htmlPlace{}}
	p.Labels = d.Counts
	css, err := htmlFiles.ReadFile("html/report.css")
	if err != nil {
		return fmt.Errorf("read the style sheet: %w", err)
	}
	js, err := htmlFiles.ReadFile("html/report.js")
	if err != nil {
		return fmt.Errorf("read the script: %w", err)
	}
	p.CSS, p.JS = template.CSS(css), template.JS(js)
	p.Policy = "default-src 'none'; style-src '" + digest(css) + "'; script-src '" + digest(js) + "'; base-uri 'none'; form-action 'none'"
	p.texts(v)
	t, err := template.New("report.gohtml").Funcs(template.FuncMap{
		"place":   p.place,
		"percent": func(x float64) int { return int(x*100 + 0.5) },
		"share":   share,
		"letter":  letterClass,
		"plural":  Plural,
		"web":     func(u string) bool { return strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://") },
		"join":    strings.Join,
		"status":  func(f *Finding) string { return orDefault(f.Status, "open") },
		"documents": func(f dossierFinding) string {
			var out []string
			for _, a := range f.Answers {
				for _, r := range a.Rows {
					out = append(out, r.Outlet)
				}
			}
			slices.Sort(out)
			return strings.Join(slices.Compact(out), "\n")
		},
		"more": func(list []dossierSource) int { return max(0, len(list)-sourcesShown) },
		"top":  func(list []dossierSource) []dossierSource { return list[:min(len(list), sourcesShown)] },
	}).ParseFS(htmlFiles, "html/report.gohtml")
	if err != nil {
		return fmt.Errorf("parse the page's template: %w", err)
	}
	var b bytes.Buffer
	if err := t.Execute(&b, p); err != nil {
		return fmt.Errorf("fill the page: %w", err)
	}
	_, err = w.Write(b.Bytes())
	return err
}

// sourcesShown is how many sources a document's profile names.
const sourcesShown = 5

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

func orDefault(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return plain(s)
}

// share is n of total as a width in per cent.
func share(n, total int) float64 {
	if total == 0 {
		return 0
	}
	return round(100 * float64(n) / float64(total))
}

func (p *htmlPage) place(f *Finding, index int) htmlPlace {
	if places := p.Places[f]; index >= 0 && index < len(places) {
		return places[index]
	}
	return htmlPlace{}
}

// texts lays out the documents and finds the place of every member in them.
func (p *htmlPage) texts(v *view) {
	members := map[string][]*Member{}
	for i := range v.Findings {
		for k := range v.Findings[i].Members {
			m := &v.Findings[i].Members[k]
			members[m.Document] = append(members[m.Document], m)
		}
	}
	layouts := map[string]*layout{}
	for _, d := range p.Documents {
		text := htmlText{dossierDocument: d}
		l := &layout{prefix: "d" + strconv.Itoa(d.Number)}
		if body := v.text(d.ID); body != "" {
			text.Whole = true
			l.whole(body, d.Document)
		} else {
			l.passages(members[d.ID])
		}
		text.Paragraphs = l.paragraphs
		layouts[d.ID] = l
		p.Texts = append(p.Texts, text)
	}
	for i := range v.Findings {
		f := &v.Findings[i]
		places := make([]htmlPlace, len(f.Members))
		for k := range f.Members {
			if l := layouts[f.Members[k].Document]; l != nil {
				places[k] = l.locate(&f.Members[k])
			}
		}
		p.Places[f] = places
	}
}

// layout puts a document into paragraphs and keeps the way from bytes to UTF-16 units.
type layout struct {
	prefix     string
	units      []int // of every byte offset of the whole text; nil when only passages are there
	fragments  map[[2]int]int
	paragraphs []htmlParagraph
}

// whole lays out the full text by the report's own sentences and paragraphs.
func (l *layout) whole(text string, d *Document) {
	l.units = make([]int, len(text)+1)
	n := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		for k := range size {
			l.units[i+k] = n
		}
		n += utf16Len(r)
		i += size
	}
	l.units[len(text)] = n
	cursor, paragraph := 0, -1
	gap := func(to int) {
		if cursor >= to {
			return
		}
		between := text[cursor:to]
		if strings.TrimSpace(between) != "" {
			lead := len(between) - len(strings.TrimLeft(between, " \n\t\r"))
			l.open(cursor+lead, "rest")
			l.add(between[lead:], "")
		}
		cursor = to
	}
	for _, s := range d.Sentences {
		if s.Start < cursor || s.End > len(text) || s.Start >= s.End || !utf8.RuneStart(text[s.Start]) {
			continue
		}
		if s.Paragraph != paragraph || len(l.paragraphs) == 0 {
			gap(s.Start)
			l.open(s.Start, s.Kind)
			paragraph = s.Paragraph
		} else if s.Start > cursor {
			l.add(text[cursor:s.Start], "")
		}
		class := "s"
		if s.Kind == "text" && s.Grade != "" {
			class += " g-" + s.Grade
		}
		l.add(text[s.Start:s.End], class)
		cursor = s.End
	}
	gap(len(text))
}

// passages lays out the passages that findings quote, where the document's text is not at hand.
func (l *layout) passages(members []*Member) {
	l.fragments = map[[2]int]int{}
	slices.SortFunc(members, func(a, b *Member) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	at := 0
	for _, m := range members {
		key := [2]int{m.Start, m.End}
		if _, known := l.fragments[key]; known {
			continue
		}
		l.fragments[key] = at
		l.paragraphs = append(l.paragraphs, htmlParagraph{ID: fmt.Sprintf("%sp%d", l.prefix, len(l.paragraphs)), At: at, Class: "fragment"})
		l.add(m.Text, "")
		for _, r := range strings.ToValidUTF8(m.Text, "\uFFFD") {
			at += utf16Len(r)
		}
		at++
	}
}

func (l *layout) open(at int, class string) {
	l.paragraphs = append(l.paragraphs, htmlParagraph{ID: fmt.Sprintf("%sp%d", l.prefix, len(l.paragraphs)), At: l.units[at], Class: class})
}

func (l *layout) add(text, class string) {
	p := &l.paragraphs[len(l.paragraphs)-1]
	p.Pieces = append(p.Pieces, htmlPiece{visible(text), class})
}

// locate finds a member in the layout.
func (l *layout) locate(m *Member) htmlPlace {
	var at htmlPlace
	switch {
	case l.fragments != nil:
		base := l.fragments[[2]int{m.Start, m.End}]
		at.From, at.To = base, base+units(m.Text)
		if a := m.Answer; a != nil && m.Start <= a.Start && a.Start <= a.End && a.End-m.Start <= len(m.Text) {
			at.AnswerFrom, at.AnswerTo = base+units(m.Text[:a.Start-m.Start]), base+units(m.Text[:a.End-m.Start])
		}
	case m.Start >= 0 && m.Start <= m.End && m.End < len(l.units):
		at.From, at.To = l.units[m.Start], l.units[m.End]
		if a := m.Answer; a != nil && m.Start <= a.Start && a.Start <= a.End && a.End <= m.End {
			at.AnswerFrom, at.AnswerTo = l.units[a.Start], l.units[a.End]
		}
	}
	for _, p := range l.paragraphs {
		if p.At <= at.From {
			at.Anchor = p.ID
		}
	}
	return at
}

func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16Len(r)
	}
	return n
}

func utf16Len(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// visible shows characters that would act instead of showing themselves, each by a stand-in of the same length in
// UTF-16 units, so that offsets hold.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || dropped(r):
			return r
		case r == '\r':
			return ' ' // an HTML parser would drop it beside a line feed and shift the offsets
		case r < 0x20:
			return 0x2400 + r
		case r == 0x7F:
			return 0x2421
		case hidden(r) && r <= 0xFFFF:
			return 0xFFFD
		case hidden(r):
			return 0x1F6AB
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
