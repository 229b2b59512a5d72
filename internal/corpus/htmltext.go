package corpus

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// placeAttribute carries the place of an element through the extractor, which copies and moves elements.
const placeAttribute = "data-gainsay-place"

// markPlaces numbers the blocks of text of a page by element name, as document.querySelectorAll would, so that the
// place of a paragraph can be found again in the original: "p 12" is the twelfth <p> of the page.
func markPlaces(root *html.Node) {
	count := make(map[string]int)
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.P, atom.Li, atom.Blockquote, atom.Td, atom.Dd, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.Pre, atom.Article, atom.Section:
			count[n.Data]++
			n.Attr = append(n.Attr, html.Attribute{Key: placeAttribute, Val: fmt.Sprintf("<%s> %d", n.Data, count[n.Data])})
		}
	}
}

// paragraphSeparator stands for the end of a paragraph in the tree: a code point that Unicode keeps free for such
// use inside a program, because the extractor drops the one that it has for paragraphs with all white space.
const paragraphSeparator = "\ufdd0"

// markBreaks puts a paragraph separator before the second <br> in a row, because the extractor takes some of them
// out and joins what they set apart.
func markBreaks(root *html.Node) {
	var breaks []*html.Node
	for n := range root.Descendants() {
		if n.DataAtom != atom.Br {
			continue
		}
		before := n.PrevSibling
		for before != nil && before.Type == html.TextNode && strings.TrimSpace(before.Data) == "" {
			before = before.PrevSibling
		}
		if before != nil && before.DataAtom == atom.Br {
			breaks = append(breaks, n)
		}
	}
	for _, n := range breaks {
		n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: paragraphSeparator}, n)
	}
}

// attribute is the value of an attribute, "" where it is missing.
func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// silent are elements whose content is no running text: scripts, controls, pictures with what is said about them,
// and what pages set apart from the article.
func silent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Object, atom.Embed, atom.Svg, atom.Math,
		atom.Canvas, atom.Audio, atom.Video, atom.Map, atom.Form, atom.Button, atom.Input, atom.Select, atom.Textarea,
		atom.Label, atom.Nav, atom.Aside, atom.Footer, atom.Figure, atom.Figcaption, atom.Dialog, atom.Menu, atom.Head:
		return true
	}
	if _, hidden := lookup(n, "hidden"); hidden || attribute(n, "aria-hidden") == "true" {
		return true
	}
	switch attribute(n, "role") {
	case "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert", "menu", "menubar", "toolbar":
		return true
	}
	style := strings.ReplaceAll(strings.ToLower(attribute(n, "style")), " ", "")
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

func lookup(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// isBlock are elements that begin and end a block of text.
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5,
		atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre, atom.Table, atom.Thead,
		atom.Tbody, atom.Tfoot, atom.Tr, atom.Caption, atom.Hr, atom.Address, atom.Details, atom.Summary, atom.Body,
		atom.Html, atom.Center, atom.Fieldset:
		return true
	}
	// The elements of NITF, in which agencies mark up the text of an item.
	switch n.Data {
	case "hl1", "hl2", "hedline", "byline", "dateline", "distributor", "block", "body.content", "body.head", "body.end", "bq", "nitf":
		return true
	}
	return false
}

// htmlText writes the running text below a node into the builder, one block a paragraph.
type htmlText struct {
	out     *textBuilder
	pending strings.Builder
	label   string
	// item is true while the block at hand is an item of a list or a row of a table.
	item bool
	// skip leaves an element out.
	skip func(*html.Node) bool
}

// write walks the tree; its depth is bounded by the parser.
func (w *htmlText) write(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		first := true
		for part := range strings.SplitSeq(n.Data, paragraphSeparator) {
			if !first {
				w.flush()
			}
			first = false
			w.pending.WriteString(strings.Map(spaceBreaks, part))
		}
		return
	case html.ElementNode:
		if silent(n) || w.skip != nil && w.skip(n) {
			return
		}
	}
	switch n.DataAtom {
	case atom.Br:
		if strings.HasSuffix(strings.TrimRight(w.pending.String(), " "), "\n") {
			w.flush()
		} else {
			w.pending.WriteString("\n")
		}
		return
	case atom.Td, atom.Th:
		if !layoutCell(n) && strings.TrimSpace(w.pending.String()) != "" {
			w.pending.WriteString(" | ")
		}
	}
	block := n.Type == html.ElementNode && (isBlock(n) || layoutCell(n))
	if block {
		w.flush()
		if label := attribute(n, placeAttribute); label != "" {
			defer func(old string) { w.label = old }(w.label)
			w.label = label
		}
		if n.DataAtom == atom.Li || n.DataAtom == atom.Tr || n.DataAtom == atom.Dd || n.DataAtom == atom.Dt {
			defer func(old bool) { w.item = old }(w.item)
			w.item = n.PrevSibling != nil && hasElementBefore(n)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.write(c)
	}
	if block {
		w.flush()
	}
}

// layoutCell reports whether a cell of a table holds text of several lines: a table for layout and not for figures.
func layoutCell(n *html.Node) bool {
	if n.DataAtom != atom.Td {
		return false
	}
	for c := range n.Descendants() {
		switch c.DataAtom {
		case atom.P, atom.Br, atom.Table, atom.Div, atom.Ul, atom.H1, atom.H2, atom.H3:
			return true
		}
	}
	return false
}

func hasElementBefore(n *html.Node) bool {
	for p := n.PrevSibling; p != nil; p = p.PrevSibling {
		if p.Type == html.ElementNode {
			return true
		}
	}
	return false
}

// spaceBreaks turns the line breaks of the markup into spaces: only <br> and blocks break lines.
func spaceBreaks(r rune) rune {
	if r == '\n' || r == '\r' {
		return ' '
	}
	return r
}

func (w *htmlText) flush() {
	text := w.pending.String()
	w.pending.Reset()
	if w.item {
		w.out.line(text, w.label)
	} else {
		w.out.paragraph(text, w.label)
	}
}

// fragmentText is the running text of a piece of markup, as feeds and agencies ship it.
func fragmentText(out *textBuilder, markup, label string) error {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(markup), body)
	if err != nil {
		return skipf("broken markup: %v", err)
	}
	w := &htmlText{out: out, label: label}
	for _, n := range nodes {
		w.write(n)
	}
	w.flush()
	return nil
}
