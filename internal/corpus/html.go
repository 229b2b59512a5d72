package corpus

import (
	"bytes"
	"io"
	"math"
	"net/url"
	"regexp"
	"strings"

	"codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// htmlReader reads a page: the article that it holds, without navigation, captions and links to other articles.
//
// The article is found by Readability, in the port that the Readeck project keeps up; it costs a millisecond at the
// start of the program, where the extractor with the better name costs 700.
type htmlReader struct{}

func (htmlReader) read(s *source) error {
	data, err := s.whole()
	if err != nil {
		return err
	}
	d, found, err := parsePage(data, s.charset, s.url)
	if err != nil {
		return err
	}
	return s.deliver(d, found)
}

// maxElements bounds the pages that are searched for an article; the time grows faster than the page.
const maxElements = 50_000

// parsePage extracts the article of a page. charsetLabel and pageURL are what the container says, "" where nothing.
func parsePage(data []byte, charsetLabel, pageURL string) (Document, metadata, error) {
	d := Document{Format: "html"}
	utf8Page, name, err := decodePage(data, charsetLabel)
	if err != nil {
		return d, metadata{}, err
	}
	d.Encoding = name
	root, err := html.Parse(bytes.NewReader(utf8Page))
	if err != nil {
		return d, metadata{}, skipf("broken HTML: %s", strings.TrimPrefix(err.Error(), "html: "))
	}
	elements := 0
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			elements++
		}
	}
	page := pageMetadata(root)
	markPlaces(root)
	markBreaks(root)

	var out textBuilder
	if elements <= maxElements {
		if article := readableArticle(root, pageURL); article != nil {
			w := &htmlText{out: &out, skip: furnitureIn(article)}
			w.write(article)
			w.flush()
		}
	} else {
		d.note("the page has %d elements, too many to look for the article: all its text was taken", elements)
	}
	out = page.trim(out)
	// A short item leaves Readability without a candidate, and a page built by a script holds its text in the
	// metadata alone.
	if len(out.text.String()) < minArticle {
		var plain textBuilder
		main := mainElement(root)
		w := &htmlText{out: &plain, skip: furnitureIn(main)}
		w.write(main)
		w.flush()
		if plain = page.trim(plain); plain.text.Len() > out.text.Len() {
			out = plain
		}
	}
	if len(page.body) > 2*out.text.Len() {
		out = textBuilder{}
		out.paragraph(page.title, "headline")
		for part := range strings.SplitSeq(strings.ReplaceAll(page.body, "\r\n", "\n"), "\n") {
			out.paragraph(part, "articleBody of the metadata")
		}
	}
	out.into(&d)
	d.Modified, _, _ = parseTime(page.modified)
	return d, page.metadata, nil
}

// minArticle is the length below which an extraction is doubted, in bytes.
const minArticle = 250

// decodePage turns a page into UTF-8: by its byte order mark, what the container says, what the page says in its
// first bytes, and what the bytes look like, in this order.
func decodePage(data []byte, label string) ([]byte, string, error) {
	contentType := ""
	if label != "" {
		contentType = "text/html; charset=" + label
	}
	encoding, name, certain := charset.DetermineEncoding(data, contentType)
	if !certain {
		text, found, err := decode(data)
		return []byte(strings.TrimPrefix(text, byteOrderMark)), found, err
	}
	out, err := io.ReadAll(encoding.NewDecoder().Reader(bytes.NewReader(data)))
	if err != nil {
		return nil, "", skipf("broken %s: %v", name, err)
	}
	if tooManyControls(out) {
		return nil, "", skipf("binary data, not a page")
	}
	return bytes.TrimPrefix(out, []byte(byteOrderMark)), name, nil
}

// readableArticle is the tree of the article, nil where none is found.
func readableArticle(root *html.Node, pageURL string) *html.Node {
	var base *url.URL
	if u, err := url.Parse(pageURL); err == nil && u.Scheme != "" {
		base = u
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	parser.KeepClasses = true
	article, err := parser.ParseDocument(root, base)
	if err != nil {
		return nil
	}
	if article.Node != nil {
		// Elements that the extractor makes carry a name and no atom.
		for n := range article.Node.Descendants() {
			if n.Type == html.ElementNode {
				n.DataAtom = atom.Lookup([]byte(n.Data))
			}
		}
	}
	return article.Node
}

// mainElement is the part of a page that its author marked as the article, or its body.
func mainElement(root *html.Node) *html.Node {
	var article, main, body *html.Node
	articles := 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case n.DataAtom == atom.Article:
			articles++
			if article == nil {
				article = n
			}
		case main == nil && (n.DataAtom == atom.Main || attribute(n, "role") == "main" || attribute(n, "itemprop") == "articleBody"):
			main = n
		case body == nil && n.DataAtom == atom.Body:
			body = n
		}
	}
	switch {
	case articles == 1:
		return article
	case main != nil:
		return main
	case body != nil:
		return body
	}
	return root
}

// furnitureNames are words of class names and ids that pages give to what is not the article.
var furnitureNames = regexp.MustCompile(`(?i)(^|[-_ ])(share|sharing|social|newsletter|subscribe|subscription|paywall|promo|related|recommended|recirc|most-?read|most-?popular|trending|read-?more|also-?read|see-?also|comments?|disqus|cookie|consent|advert|advertisement|ad-?(slot|unit|label|container)|sponsor(ed)?|taboola|outbrain|breadcrumbs?|tags?|topics?|pagination|byline-?social|print-?only|caption|credit|copyright|follow-?us|sign-?up|donate|skip-?link|sr-only|visually-hidden|screen-reader-text|toolbar|tooltip|image-?credit|article-?(footer|tags|tools|actions|meta|share)|author-?(bio|box)|story-?(footer|tags|tools))($|[-_ ])`)

// furnitureIn tells the blocks of an article that are named as something else. A block with much of the text is kept
// whatever its name: pages call the whole article "has-comments" or "with-share-bar".
func furnitureIn(article *html.Node) func(*html.Node) bool {
	whole := textLength(article, math.MaxInt)
	return func(n *html.Node) bool {
		if linkList(n, whole/3) {
			return true
		}
		if !furnitureNames.MatchString(attribute(n, "class")) && !furnitureNames.MatchString(attribute(n, "id")) {
			return false
		}
		return textLength(n, whole/3+1) <= whole/3
	}
}

// linkList reports whether a block holds links and next to nothing else, as menus, teasers of other articles and
// "read also" lines do; no paragraph of news is one link from end to end.
func linkList(n *html.Node, limit int) bool {
	share := 0.0
	switch n.DataAtom {
	case atom.P, atom.Li, atom.H2, atom.H3, atom.H4, atom.Blockquote, atom.Dd:
		share = 0.9
	case atom.Ul, atom.Ol, atom.Div, atom.Section, atom.Td, atom.Table, atom.Tr:
		share = 0.6
	default:
		return false
	}
	all := textLength(n, limit)
	if all >= limit || all == 0 {
		return false
	}
	linked := 0
	for c := range n.Descendants() {
		if c.DataAtom == atom.A && attribute(c, "href") != "" {
			linked += textLength(c, limit)
		}
	}
	return float64(linked) >= share*float64(all)
}

// textLength is the length of all text below a node, or some value of at least limit.
func textLength(n *html.Node, limit int) int {
	length := 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			if length += len(c.Data); length >= limit {
				break
			}
		}
	}
	return length
}
