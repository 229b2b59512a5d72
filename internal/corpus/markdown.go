package corpus

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// markdownReader reads Markdown: the running text without its markup, with the line of the original as the place of
// each block. goldmark parses it, the parser that Hugo and Gitea use, which depends on nothing.
type markdownReader struct{}

func (markdownReader) read(s *source) error {
	data, err := s.whole()
	if err != nil {
		return err
	}
	raw, encoding, err := decode(data)
	if err != nil {
		return err
	}
	d := Document{Format: "markdown", Encoding: encoding}
	if encoding != encodingUTF8 {
		d.note("decoded from %s", encoding)
	}
	front, body, note := frontMatter(raw)
	if note != "" {
		d.note("%s", note)
	}
	front.apply(&d)
	// The front matter gives way to empty lines, so that the lines behind it keep their numbers.
	hidden := raw[:body]
	raw = strings.Repeat("\n", strings.Count(hidden, "\n")) + strings.TrimPrefix(raw[body:], byteOrderMark)
	title := markdownText([]byte(raw), &d)
	return s.deliver(d, metadata{title: title})
}

// maxMarkdownNesting bounds quotes in quotes and lists in lists, which recursion follows.
const maxMarkdownNesting = 200

// markdownText extracts the text and returns the first heading of the first level.
func markdownText(raw []byte, d *Document) (title string) {
	raw = limitNesting(raw)
	parser := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()
	root := parser.Parse(text.NewReader(raw))
	var out textBuilder
	lineStarts := newLineIndex(raw)
	var walk func(n ast.Node, item bool, depth int)
	walk = func(n ast.Node, item bool, depth int) {
		if depth > 4*maxMarkdownNesting {
			return
		}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			switch c := c.(type) {
			case *ast.Heading, *ast.Paragraph, *ast.TextBlock:
				var b strings.Builder
				inlineText(&b, c, raw, 0)
				label := ""
				if c.Lines().Len() > 0 {
					label = fmt.Sprintf("line %d", lineStarts.line(c.Lines().At(0).Start))
				}
				if h, ok := c.(*ast.Heading); ok && h.Level == 1 && title == "" {
					title = oneLine(b.String())
				}
				if item {
					out.line(b.String(), label)
				} else {
					out.paragraph(b.String(), label)
				}
			case *east.Table:
				for row := c.FirstChild(); row != nil; row = row.NextSibling() {
					var cells []string
					for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
						var b strings.Builder
						inlineText(&b, cell, raw, 0)
						cells = append(cells, oneLine(b.String()))
					}
					out.line(strings.Join(cells, " | "), "")
				}
			case *ast.HTMLBlock:
				// A fault in the markup leaves out nothing but this block, and the HTML parser knows none but depth.
				if err := fragmentText(&out, blockLines(c, raw), ""); err != nil {
					d.note("a block of HTML was left out: %v", err)
				}
			case *ast.CodeBlock, *ast.FencedCodeBlock:
				out.paragraph(blockLines(c, raw), "")
			case *ast.ThematicBreak, *ast.LinkReferenceDefinition:
			case *ast.ListItem:
				walk(c, item || c.PreviousSibling() != nil, depth+1)
			default:
				walk(c, item, depth+1)
			}
		}
	}
	walk(root, false, 0)
	out.into(d)
	return title
}

// blockLines are the lines of a block as they are.
func blockLines(n ast.Node, raw []byte) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(raw))
	}
	return b.String()
}

// inlineText is the text of a block without emphasis, link targets, images and inline HTML.
func inlineText(b *strings.Builder, n ast.Node, raw []byte, depth int) {
	if depth > 4*maxMarkdownNesting {
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.Write(unescapeMarkdown(c.Segment.Value(raw)))
			if c.HardLineBreak() {
				b.WriteByte('\n')
			} else if c.SoftLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(raw))
		case *ast.Image, *ast.RawHTML, *east.Strikethrough:
		default:
			inlineText(b, c, raw, depth+1)
		}
	}
}

// unescapeMarkdown resolves backslashes before punctuation and entities.
func unescapeMarkdown(s []byte) []byte {
	if bytes.IndexByte(s, '\\') >= 0 {
		out := make([]byte, 0, len(s))
		for i := 0; i < len(s); i++ {
			if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0 {
				i++
			}
			out = append(out, s[i])
		}
		s = out
	}
	if bytes.IndexByte(s, '&') >= 0 {
		return []byte(unescapeEntities(string(s)))
	}
	return s
}

// limitNesting cuts the markers of quotes and lists that are nested deeper than any text is, because the parser
// follows them by recursion.
func limitNesting(raw []byte) []byte {
	deep := false
	for line := range bytes.Lines(raw) {
		if nesting(line) > maxMarkdownNesting {
			deep = true
			break
		}
	}
	if !deep {
		return raw
	}
	var out []byte
	for line := range bytes.Lines(raw) {
		if nesting(line) > maxMarkdownNesting {
			line = bytes.TrimLeft(line, "> \t-*+")
		}
		out = append(out, line...)
	}
	return out
}

// nesting counts the markers at the start of a line.
func nesting(line []byte) int {
	n := 0
	for _, c := range line {
		switch c {
		case '>', '-', '*', '+':
			n++
		case ' ', '\t':
		default:
			return n
		}
	}
	return n
}

// lineIndex finds the number of a line by its offset.
type lineIndex []int

func newLineIndex(raw []byte) lineIndex {
	starts := lineIndex{0}
	for i, c := range raw {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// line is the number of the line that holds the offset, from 1.
func (l lineIndex) line(offset int) int {
	low, high := 0, len(l)
	for low < high {
		if mid := (low + high) / 2; l[mid] <= offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}
