package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"
)

// The charts of the HTML report are computed here as plain shapes; the template draws them as SVG.

// Measures of the charts, in SVG units (pixels at full size).
const (
	chartWidth   = 960
	laneHeight   = 30
	charWidth    = 6.4 // of the chart's small type, on average
	gridLimit    = 26  // questions in the grid
	pairsLimit   = 16  // outlets in the matrix of pairs
	storyLimit   = 6   // changed answers in the timeline
	undatedWidth = 90
)

// gutterFor is the room on the left that the longest of names needs.
func gutterFor(names []string) float64 {
	longest := 0
	for _, n := range names {
		longest = max(longest, utf8.RuneCountInString(shorten(n, nameLimit)))
	}
	return math.Ceil(charWidth*float64(longest)*1.08) + 26
}

// nameLimit is the length to which names are cut in charts, in characters.
const nameLimit = 28

type chartText struct {
	X, Y  float64
	Text  string
	Class string
	Link  string
}

// grid is the matrix of outlets by questions.
type grid struct {
	Width, Height float64
	Names, Heads  []chartText
	Cells         []gridCell
	Left          int // questions that found no room
}

type gridCell struct {
	X, Y, Size    float64
	Letter, Class string // no letter: the outlet is silent
	Link, Title   string
}

// newGrid draws which document gives which answer to the weightiest questions; nil when there is nothing to draw.
func newGrid(d *dossier) *grid {
	const cell, gap = 26.0, 3.0
	g := &grid{}
	var columns []dossierFinding
	var numbers []int
	for _, r := range d.Registers {
		for _, q := range r.Questions {
			if len(columns) == gridLimit {
				g.Left++
				continue
			}
			columns = append(columns, q.Findings[0])
			numbers = append(numbers, q.Number)
		}
	}
	if len(columns) == 0 || len(d.Documents) == 0 {
		return nil
	}
	names := make([]string, len(d.Documents))
	for i, doc := range d.Documents {
		names[i] = doc.Name
	}
	gutter := gutterFor(names)
	for i, n := range numbers {
		g.Heads = append(g.Heads, chartText{X: gutter + float64(i)*(cell+gap) + cell/2, Y: 14, Text: strconv.Itoa(n), Link: "#q" + strconv.Itoa(n)})
	}
	for row, doc := range d.Documents {
		y := 22 + float64(row)*(cell+gap)
		g.Names = append(g.Names, chartText{X: gutter - 12, Y: y + cell/2 + 4, Text: shorten(doc.Name, nameLimit), Link: "#d" + strconv.Itoa(doc.Number)})
		for i, f := range columns {
			letters := f.answersByDocument()[doc.Number]
			c := gridCell{X: gutter + float64(i)*(cell+gap), Y: y, Size: cell, Letter: letters, Link: "#q" + strconv.Itoa(numbers[i])}
			c.Class, c.Title = "silent", doc.Name+" says nothing to question "+strconv.Itoa(numbers[i])
			if letters != "" {
				c.Class = "mark-" + letterClass(letters[:1])
				if f.Label == "agree" {
					c.Class, c.Letter = "agreed", "✓"
				}
				c.Title = doc.Name + " answers question " + strconv.Itoa(numbers[i])
				for _, a := range f.Answers {
					for _, r := range a.Rows {
						if r.Document == doc.Number {
							c.Title += ": “" + shorten(r.words(), 80) + "”"
						}
					}
				}
			}
			g.Cells = append(g.Cells, c)
		}
	}
	g.Width = gutter + float64(len(columns))*(cell+gap)
	g.Height = 22 + float64(len(d.Documents))*(cell+gap)
	return g
}

// letterClass maps the letter of an answer to one of the six highlighters.
func letterClass(letter string) string {
	if letter == "" {
		return "A"
	}
	return string(rune('A' + (letter[0]-'A')%6))
}

// pairs is the matrix of documents against each other: below the diagonal how often they agree, above it how
// often they diverge.
type pairs struct {
	Width, Height float64
	Names, Heads  []chartText
	Cells         []pairCell
}

type pairCell struct {
	X, Y, Radius float64
	N            int
	Class, Title string
}

// newPairs counts, for each two outlets, the findings in which they give one answer and those in which they give
// different ones; nil for fewer than two outlets, or where none of them meet.
func newPairs(d *dossier) *pairs {
	const cell = 40.0
	var names []string
	index := map[int]int{}
	for _, doc := range d.Documents {
		name := cmp.Or(plain(doc.Outlet), doc.Name)
		at := slices.Index(names, name)
		if at < 0 {
			at = len(names)
			names = append(names, name)
		}
		index[doc.Number] = at
	}
	n := len(names)
	if n < 2 || n > pairsLimit {
		return nil
	}
	agree, diverge := make([][]int, n), make([][]int, n)
	for i := range n {
		agree[i], diverge[i] = make([]int, n), make([]int, n)
	}
	most := 0
	count := func(m [][]int, a, b int) {
		a, b = min(a, b), max(a, b)
		if a != b {
			m[a][b]++
			most = max(most, m[a][b])
		}
	}
	for _, r := range d.Registers {
		for _, q := range r.Questions {
			for _, f := range q.Findings {
				same, other := map[[2]int]bool{}, map[[2]int]bool{}
				byOutlet := map[int]string{}
				for doc, letters := range f.answersByDocument() {
					if doc > 0 && byOutlet[index[doc]] < letters {
						byOutlet[index[doc]] = letters
					}
				}
				for a, x := range byOutlet {
					for b, y := range byOutlet {
						if a < b {
							same[[2]int{a, b}] = x == y
							other[[2]int{a, b}] = x != y && (f.Alarm() || f.Kind == "copy")
						}
					}
				}
				for p, yes := range same {
					if yes {
						count(agree, p[0], p[1])
					}
				}
				for p, yes := range other {
					if yes {
						count(diverge, p[0], p[1])
					}
				}
			}
		}
	}
	if most == 0 {
		return nil
	}
	gutter := gutterFor(names) + 20
	out := &pairs{Width: gutter + float64(n)*cell, Height: 24 + float64(n)*cell}
	for i, name := range names {
		out.Names = append(out.Names, chartText{X: gutter - 12, Y: 24 + (float64(i)+0.5)*cell + 4, Text: strconv.Itoa(i+1) + "  " + shorten(name, nameLimit)})
		out.Heads = append(out.Heads, chartText{X: gutter + (float64(i)+0.5)*cell, Y: 15, Text: strconv.Itoa(i + 1)})
	}
	for i := range n {
		for k := range n {
			c := pairCell{X: gutter + (float64(k)+0.5)*cell, Y: 24 + (float64(i)+0.5)*cell}
			switch {
			case i == k:
				c.Class = "self"
			case i < k:
				c.N, c.Class, c.Title = diverge[i][k], "diverging", names[i]+" and "+names[k]+" diverge "+times(diverge[i][k])
			default:
				c.N, c.Class, c.Title = agree[k][i], "agreeing", names[k]+" and "+names[i]+" agree "+times(agree[k][i])
			}
			c.Radius = round(6 + 11*math.Sqrt(float64(c.N)/float64(most)))
			out.Cells = append(out.Cells, c)
		}
	}
	return out
}

func times(n int) string {
	switch n {
	case 0:
		return "nowhere"
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return strconv.Itoa(n) + " times"
}

func round(x float64) float64 { return math.Round(x*10) / 10 }

// timeline shows when the documents were published and how answers changed.
type timeline struct {
	Width, Height, Axis float64
	Gutter, NameX       float64
	Lanes               []lane
	Ticks               []chartText
	Undated             float64 // where the column of the undated begins, 0 when all are dated
}

type lane struct {
	Y     float64
	Name  string
	Link  string
	Dots  []chartDot
	Words []chartText
	Story bool // a question whose answer changes, not an outlet
}

type chartDot struct {
	X, Y        float64
	Link, Title string
}

// newTimeline is nil when no document carries a date.
func newTimeline(d *dossier) *timeline {
	var first, last time.Time
	at := map[int]time.Time{}
	for _, doc := range d.Documents {
		t, ok := published(doc.Document)
		if !ok {
			continue
		}
		t = t.UTC()
		at[doc.Number] = t
		if first.IsZero() || t.Before(first) {
			first = t
		}
		if t.After(last) {
			last = t
		}
	}
	if len(at) == 0 {
		return nil
	}
	names := []string{"Question 99"}
	for _, doc := range d.Documents {
		names = append(names, cmp.Or(plain(doc.Outlet), doc.Name))
	}
	gutter := gutterFor(names)
	out := &timeline{Width: chartWidth, Gutter: gutter, NameX: gutter - 12}
	right := float64(chartWidth - 30)
	if len(at) < len(d.Documents) {
		right -= undatedWidth
		out.Undated = right + 24
	}
	from := first.Truncate(24 * time.Hour)
	to := last.Truncate(24 * time.Hour).Add(24 * time.Hour)
	x := func(t time.Time) float64 {
		return round(gutter + (right-gutter)*float64(t.Sub(from))/float64(to.Sub(from)))
	}
	step := 24 * time.Hour
	for to.Sub(from)/step > 9 {
		step *= 2
	}
	for t := from; t.Before(to); t = t.Add(step) {
		label := t.Format("2 Jan")
		if t.Equal(from) || t.YearDay() <= int(step/(24*time.Hour)) {
			label = t.Format("2 Jan 2006")
		}
		out.Ticks = append(out.Ticks, chartText{X: x(t), Y: 14, Text: label})
	}
	y := 26.0
	byOutlet := map[string]int{}
	for _, doc := range d.Documents {
		name := cmp.Or(plain(doc.Outlet), doc.Name)
		i, known := byOutlet[name]
		if !known {
			i = len(out.Lanes)
			byOutlet[name] = i
			out.Lanes = append(out.Lanes, lane{Name: shorten(name, nameLimit), Y: y + laneHeight/2})
			y += laneHeight
		}
		l := &out.Lanes[i]
		dot := chartDot{X: out.Undated + undatedWidth/2 - 12, Y: l.Y, Link: "#d" + strconv.Itoa(doc.Number), Title: doc.Name + ", " + doc.Date + ": " + plain(doc.Title)}
		if t, ok := at[doc.Number]; ok {
			dot.X = x(t)
			if doc.Published == t.Format(time.DateOnly) { // a day alone stands in the middle of its day
				dot.X = x(t.Add(12 * time.Hour))
			}
		}
		for slices.ContainsFunc(l.Dots, func(o chartDot) bool { return math.Abs(o.X-dot.X) < 11 }) {
			dot.X += 11
		}
		l.Dots = append(l.Dots, dot)
	}
	stories := 0
	for _, r := range d.Registers {
		for _, q := range r.Questions {
			for _, f := range q.Findings {
				if f.Label == "updated" && stories < storyLimit {
					if l, height, ok := story(q, f, y, at, x, right); ok {
						out.Lanes = append(out.Lanes, l)
						y += height
						stories++
					}
				}
			}
		}
	}
	out.Axis, out.Height = 22, y+6
	return out
}

// story is the lane of a question whose answer changed over time: each answer where it was published first.
func story(q dossierQuestion, f dossierFinding, y float64, at map[int]time.Time, x func(time.Time) float64, right float64) (lane, float64, bool) {
	l := lane{Y: y + laneHeight/2, Name: "Question " + strconv.Itoa(q.Number), Link: "#q" + strconv.Itoa(q.Number), Story: true}
	var ends []float64 // where each line of words ends
	rows := []dossierRow{}
	for _, a := range f.Answers {
		var earliest *dossierRow
		for i, r := range a.Rows {
			if t, ok := at[r.Document]; ok && (earliest == nil || t.Before(at[earliest.Document])) {
				earliest = &a.Rows[i]
			}
		}
		if earliest != nil {
			rows = append(rows, *earliest)
		}
	}
	if len(rows) < 2 {
		return lane{}, 0, false
	}
	slices.SortStableFunc(rows, func(a, b dossierRow) int { return at[a.Document].Compare(at[b.Document]) })
	for _, r := range rows {
		words := shorten(r.words(), 30)
		wide := charWidth*float64(utf8.RuneCountInString(words)) + 16
		left := min(x(at[r.Document]), right-wide)
		row := 0
		for row < len(ends) && ends[row] > left {
			row++
		}
		if row == len(ends) {
			ends = append(ends, 0)
		}
		ends[row] = left + wide
		l.Words = append(l.Words, chartText{X: round(left), Y: y + float64(row)*20 + laneHeight/2 + 4, Text: words, Class: "mark-" + letterClass(r.Letter)})
	}
	return l, float64(len(ends)-1)*20 + laneHeight, true
}
