package corpus

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pdfText writes the running text of pages: lines joined to paragraphs, words that were broken at the end of a line
// mended, paragraphs that run over columns and pages joined, running heads and page numbers left out.
func pdfText(out *textBuilder, pages []pdfPage) {
	heads := runningHeads(pages)
	vocabulary := wordsOf(pages)
	var paragraph strings.Builder
	startPage := 0
	flush := func() {
		out.paragraph(paragraph.String(), pageLabel(startPage))
		paragraph.Reset()
	}
	for number, page := range pages {
		var lines []pdfLine
		for i, l := range page.lines {
			if !heads[number][i] && strings.TrimSpace(l.text) != "" {
				lines = append(lines, l)
			}
		}
		spacing := usualSpacing(lines)
		for i, l := range lines {
			text := withoutSoftHyphens(strings.TrimSpace(l.text))
			if paragraph.Len() > 0 {
				ends := true
				if i > 0 && lines[i-1].block == l.block {
					ends = endsParagraph(lines, i, spacing)
				} else {
					ends = !continues(paragraph.String(), text)
				}
				if ends {
					flush()
				}
			}
			if paragraph.Len() == 0 {
				startPage = number
				paragraph.WriteString(text)
				continue
			}
			joined := joinLines(paragraph.String(), text, vocabulary)
			paragraph.Reset()
			paragraph.WriteString(joined)
		}
	}
	flush()
}

// withoutSoftHyphens takes out the places where a word could have been broken; one at the very end is where it was.
func withoutSoftHyphens(line string) string {
	if rest, ok := strings.CutSuffix(line, "\u00ad"); ok {
		return strings.ReplaceAll(rest, "\u00ad", "") + "\u00ad"
	}
	return strings.ReplaceAll(line, "\u00ad", "")
}

// continues reports whether text in another column or on another page goes on with a sentence.
func continues(before, text string) bool {
	before = strings.TrimRight(before, "”\"’')]")
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(text)
	if strings.ContainsRune(".!?:", last) {
		return false
	}
	return unicode.IsLower(first) || last == '-' || last == '\u2010' || last == ','
}

// usualSpacing is the distance of lines inside a paragraph, as a multiple of their height: the lower quartile, since
// in a page of short paragraphs every second distance is one between paragraphs.
func usualSpacing(lines []pdfLine) float64 {
	var spacings []float64
	for i := 1; i < len(lines); i++ {
		height := lines[i].bottom - lines[i].top
		if step := lines[i].bottom - lines[i-1].bottom; lines[i].block == lines[i-1].block && height > 0 && step > 0 {
			spacings = append(spacings, step/height)
		}
	}
	if len(spacings) == 0 {
		return 1.2
	}
	slices.Sort(spacings)
	return spacings[len(spacings)/4]
}

// endsParagraph reports whether a paragraph ends before line i of a block: a wider gap, another size of type, an
// indented first line, or a last line that stops short of the margin at the end of a sentence.
func endsParagraph(lines []pdfLine, i int, spacing float64) bool {
	previous, line := lines[i-1], lines[i]
	height := line.bottom - line.top
	if before := previous.bottom - previous.top; height > before*1.15 || before > height*1.15 {
		return true
	}
	if line.bottom-previous.bottom > 1.22*spacing*height {
		return true
	}
	margin, edge := line.left, line.right
	for _, other := range lines {
		if other.block == line.block {
			margin, edge = min(margin, other.left), max(edge, other.right)
		}
	}
	indented := line.left-margin > height*0.6 && line.left-previous.left > height*0.6
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(previous.text))
	stop := strings.ContainsRune(".!?”\"’:", last)
	short := edge-previous.right > 0.25*(edge-margin)
	return indented && stop || indented && short || short && stop
}

// joinLines joins two lines of a paragraph. A hyphen at the end of the first goes if the word without it is known
// from elsewhere in the text or if nothing speaks for a compound.
func joinLines(before, text string, vocabulary map[string]int) string {
	rest, hyphen := strings.CutSuffix(before, "-")
	if !hyphen {
		rest, hyphen = strings.CutSuffix(before, "\u2010")
	}
	if soft, ok := strings.CutSuffix(before, "\u00ad"); ok {
		return soft + text
	}
	if !hyphen {
		return before + " " + text
	}
	start, _ := utf8.DecodeRuneInString(text)
	end, _ := utf8.DecodeLastRuneInString(rest)
	if !unicode.IsLetter(end) && !unicode.IsDigit(end) {
		return before + " " + text
	}
	if !unicode.IsLower(start) || !unicode.IsLower(end) {
		return before + text
	}
	first, second := rest[strings.LastIndexFunc(rest, notWord)+1:], text
	if i := strings.IndexFunc(second, notWord); i >= 0 {
		second = second[:i]
	}
	whole, compound := strings.ToLower(first+second), strings.ToLower(first+"-"+second)
	if vocabulary[compound] > vocabulary[whole] || strings.ContainsAny(first, "-0123456789") {
		return before + text
	}
	return rest + text
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' }

// wordsOf counts the words that stand whole inside lines.
func wordsOf(pages []pdfPage) map[string]int {
	words := make(map[string]int)
	for _, p := range pages {
		for _, l := range p.lines {
			fields := strings.FieldsFunc(withoutSoftHyphens(l.text), notWord)
			for i, w := range fields {
				if i == len(fields)-1 && strings.HasSuffix(w, "-") || len(w) > 40 {
					continue
				}
				words[strings.ToLower(w)]++
			}
		}
	}
	return words
}

var digits = regexp.MustCompile(`\d+`)
var pageNumber = regexp.MustCompile(`(?i)^[-–—|\s]*(page\s+)?(\d{1,4}|[ivxlc]{1,6})(\s*(/|of)\s*\d{1,4})?[-–—|\s]*$`)

// edgeShare is the part of a page at its top and bottom in which running heads stand.
const edgeShare = 0.12

// runningHeads marks, by page and line, what repeats at the edges of pages but for its numbers, and page numbers.
func runningHeads(pages []pdfPage) [][]bool {
	seen := make(map[string]int)
	atEdge := func(p pdfPage, l pdfLine) bool {
		return p.height > 0 && (l.bottom < p.height*edgeShare || l.top > p.height*(1-edgeShare))
	}
	mask := func(s string) string { return digits.ReplaceAllString(strings.ToLower(oneLine(s)), "#") }
	for _, p := range pages {
		here := make(map[string]bool)
		for _, l := range p.lines {
			if key := mask(l.text); atEdge(p, l) && !here[key] {
				here[key] = true
				seen[key]++
			}
		}
	}
	marks := make([][]bool, len(pages))
	for i, p := range pages {
		marks[i] = make([]bool, len(p.lines))
		for j, l := range p.lines {
			if !atEdge(p, l) {
				continue
			}
			repeated := seen[mask(l.text)] >= max(2, (len(pages)+2)/3)
			marks[i][j] = repeated || pageNumber.MatchString(l.text)
		}
	}
	return marks
}
