package corpus

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// glyph is one character, or a few, where it stands on the page: x from the left, y of the base line from the top.
type glyph struct {
	x, y, width, size float64
	text              string
	// word is true where a word begins, as far as the reader knows; otherwise gaps decide.
	word bool
}

// layOut turns the glyphs of a page into lines in reading order: glyphs to pieces of lines, pieces to regions by
// cutting along empty strips (recursive XY cut, Nagy and Seth 1984), regions read column by column.
func layOut(glyphs []glyph) []pdfLine {
	pieces := linePieces(glyphs)
	var out []pdfLine
	block := 0
	var cut func(region []pdfLine, depth int)
	cut = func(region []pdfLine, depth int) {
		if len(region) == 0 {
			return
		}
		if depth < 40 {
			if left, right, ok := cutColumns(region); ok {
				cut(left, depth+1)
				cut(right, depth+1)
				return
			}
			if upper, lower, ok := cutRows(region); ok {
				cut(upper, depth+1)
				cut(lower, depth+1)
				return
			}
		}
		block++
		slices.SortStableFunc(region, byRow)
		for _, l := range joinRows(region) {
			l.block = block
			out = append(out, l)
		}
	}
	cut(pieces, 0)
	return out
}

// byRow orders lines from the top, and from the left within half a line.
func byRow(a, b pdfLine) int {
	return cmp.Or(cmp.Compare(a.bottom, b.bottom), cmp.Compare(a.left, b.left))
}

// linePieces joins glyphs that follow each other on one base line. A gap of a fifth of the size is a space, a far
// smaller one is where a space was set; one wider than three quarters of the size ends the piece, and pieces of one
// row that end up in one column are joined again. A space without any gap is none: that is how soft hyphens inside a
// line are set.
func linePieces(glyphs []glyph) []pdfLine {
	var pieces []pdfLine
	var text strings.Builder
	var current pdfLine
	var last glyph
	open, spaced := false, false
	flush := func() {
		if open {
			if current.text = oneLine(text.String()); current.text != "" {
				pieces = append(pieces, current)
			}
		}
		text.Reset()
		open, spaced = false, false
	}
	for _, row := range rows(glyphs) {
		for _, g := range row {
			if strings.TrimSpace(g.text) == "" {
				spaced = open
				continue
			}
			gap := g.x - (last.x + last.width)
			if open && gap > 0.75*last.size {
				flush()
			}
			switch {
			case !open:
				open = true
				current = pdfLine{left: g.x, top: g.y - g.size, bottom: g.y, right: g.x + g.width}
			case g.word || gap > last.size/5 || spaced && gap > last.size/12:
				text.WriteByte(' ')
			}
			spaced = false
			text.WriteString(g.text)
			current.right = max(current.right, g.x+g.width)
			current.top = min(current.top, g.y-g.size)
			last = g
		}
		flush()
	}
	return pieces
}

// rows groups glyphs by base line, from the top, each ordered from the left.
func rows(glyphs []glyph) [][]glyph {
	glyphs = slices.Clone(glyphs)
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(a.y, b.y) })
	var out [][]glyph
	for start := 0; start < len(glyphs); {
		end := start + 1
		for end < len(glyphs) && glyphs[end].y-glyphs[start].y < max(1, glyphs[start].size/4) {
			end++
		}
		row := glyphs[start:end]
		slices.SortStableFunc(row, func(a, b glyph) int { return cmp.Compare(a.x, b.x) })
		out = append(out, row)
		start = end
	}
	return out
}

// minGutter is the width of the narrowest gutter between columns, in points.
const minGutter = 8

// cutColumns splits a region at the widest vertical strip that no line crosses, where both sides look like columns.
func cutColumns(region []pdfLine) (left, right []pdfLine, ok bool) {
	if len(region) < 4 {
		return nil, nil, false
	}
	byLeft := slices.Clone(region)
	slices.SortStableFunc(byLeft, func(a, b pdfLine) int { return cmp.Compare(a.left, b.left) })
	reach := byLeft[0].right
	best, at := 0.0, 0.0
	for i, l := range byLeft[1:] {
		// One line alone is a word set apart, such as a page number; two or three may have wide spaces in the same
		// place by chance.
		gap := l.left - reach
		least := 4
		if gap > 2.5*(l.bottom-l.top) {
			least = 2
		}
		if gap > best && i+1 >= least && len(byLeft)-i-1 >= least {
			best, at = gap, reach+gap/2
		}
		reach = max(reach, l.right)
	}
	if best < minGutter {
		return nil, nil, false
	}
	for _, l := range region {
		if l.left < at {
			left = append(left, l)
		} else {
			right = append(right, l)
		}
	}
	// Columns stand beside each other; what stands below each other is cut by rows.
	leftTop, leftBottom := extent(left)
	rightTop, rightBottom := extent(right)
	beside := min(leftBottom, rightBottom) - max(leftTop, rightTop)
	if beside < 0.5*min(leftBottom-leftTop, rightBottom-rightTop) {
		return nil, nil, false
	}
	return left, right, true
}

// extent is the top and the bottom of a region.
func extent(region []pdfLine) (top, bottom float64) {
	top, bottom = region[0].top, region[0].bottom
	for _, l := range region[1:] {
		top, bottom = min(top, l.top), max(bottom, l.bottom)
	}
	return top, bottom
}

// maxStrips bounds how many strips are tried.
const maxStrips = 48

// cutRows splits a region at a horizontal strip that no line crosses: the one that frees the most lines to fall apart
// into columns, such as the strip below a headline, or else the widest one, if it is wider than a line above or below
// it.
func cutRows(region []pdfLine) (upper, lower []pdfLine, ok bool) {
	if len(region) < 2 {
		return nil, nil, false
	}
	byTop := slices.Clone(region)
	slices.SortStableFunc(byTop, func(a, b pdfLine) int { return cmp.Compare(a.top, b.top) })
	type strip struct {
		width float64
		index int
	}
	var strips []strip
	reach := byTop[0].bottom
	for i, l := range byTop[1:] {
		if gap := l.top - reach; gap > 0 {
			strips = append(strips, strip{gap, i + 1})
		}
		reach = max(reach, l.bottom)
	}
	if len(strips) == 0 {
		return nil, nil, false
	}
	slices.SortStableFunc(strips, func(a, b strip) int { return cmp.Compare(b.width, a.width) })
	most, at := 0, 0
	for _, s := range strips[:min(len(strips), maxStrips)] {
		for _, side := range [][]pdfLine{byTop[:s.index], byTop[s.index:]} {
			if len(side) > most {
				if _, _, columns := cutColumns(side); columns {
					most, at = len(side), s.index
				}
			}
		}
	}
	if most > 0 {
		return byTop[:at], byTop[at:], true
	}
	for _, s := range strips[:min(len(strips), maxStrips)] {
		above, below := byTop[s.index-1], byTop[s.index]
		if s.width > 1.2*min(above.bottom-above.top, below.bottom-below.top) {
			return byTop[:s.index], byTop[s.index:], true
		}
	}
	return nil, nil, false
}

// joinRows joins pieces of one row, such as a word set in another font.
func joinRows(pieces []pdfLine) []pdfLine {
	var out []pdfLine
	for _, p := range pieces {
		if n := len(out); n > 0 && math.Abs(out[n-1].bottom-p.bottom) < (p.bottom-p.top)/3 {
			out[n-1].text += " " + p.text
			out[n-1].right = max(out[n-1].right, p.right)
			out[n-1].left = min(out[n-1].left, p.left)
			continue
		}
		out = append(out, p)
	}
	return out
}
