package corpus

import (
	"encoding/json"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page is what a web page says of itself.
type page struct {
	metadata
	modified string
	// body is the text of the article in JSON-LD, "" where the page has none.
	body string
	// headings are the headings of the first level.
	headings []string
}

// pageMetadata gathers JSON-LD of schema.org, OpenGraph, Dublin Core and the older names, in this order of trust.
func pageMetadata(root *html.Node) page {
	var p page
	meta := make(map[string]string)
	documentTitle, canonical, timeElement := "", "", ""
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			p.language = attribute(n, "lang")
		case atom.Script:
			if strings.EqualFold(strings.TrimSpace(attribute(n, "type")), "application/ld+json") && n.FirstChild != nil {
				p.linkedData(n.FirstChild.Data)
			}
		case atom.Meta:
			for _, key := range []string{"property", "name", "itemprop"} {
				name := strings.ToLower(strings.TrimSpace(attribute(n, key)))
				if content := oneLine(attribute(n, "content")); name != "" && content != "" && meta[name] == "" {
					meta[name] = content
				}
			}
		case atom.Title:
			if documentTitle == "" && n.Parent != nil && n.Parent.DataAtom == atom.Head {
				documentTitle = oneLine(nodeText(n))
			}
		case atom.Link:
			if strings.EqualFold(attribute(n, "rel"), "canonical") && canonical == "" {
				canonical = attribute(n, "href")
			}
		case atom.Time:
			_, published := lookup(n, "pubdate")
			published = published || attribute(n, "itemprop") == "datePublished"
			if value := attribute(n, "datetime"); value != "" && (timeElement == "" || published) {
				timeElement = value
			}
		case atom.H1:
			if text := oneLine(nodeText(n)); text != "" {
				p.headings = append(p.headings, text)
			}
		}
	}
	first := func(field *string, values ...string) {
		for _, v := range values {
			if *field == "" {
				*field = oneLine(v)
			}
		}
	}
	named := func(field *string, names ...string) {
		for _, name := range names {
			first(field, meta[name])
		}
	}
	named(&p.title, "og:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "twitter:title", "headline")
	if len(p.headings) == 1 {
		first(&p.title, p.headings[0])
	}
	first(&p.title, documentTitle)
	named(&p.outlet, "og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "cre")
	p.title = withoutSite(p.title, p.outlet, documentTitle, p.headings)
	named(&p.published, "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date",
		"pubdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date",
		"dcterms.created", "dcterms.date", "article.published", "publishdate", "cxenseparse:recs:publishtime")
	first(&p.published, timeElement)
	named(&p.modified, "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
	named(&p.author, "author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl")
	if author := meta["article:author"]; !strings.Contains(author, "://") {
		first(&p.author, author)
	}
	first(&p.url, canonical, meta["og:url"])
	if u, err := url.Parse(p.url); err != nil || u.Host == "" {
		p.url = ""
	}
	p.author = strings.TrimPrefix(strings.TrimPrefix(p.author, "By "), "by ")
	return p
}

// nodeText is all text below a node.
func nodeText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// articleTypes are the types of schema.org that stand for an article.
var articleTypes = regexp.MustCompile(`(NewsArticle|Article|Report|BlogPosting|LiveBlogPosting)$`)

// linkedData reads one block of JSON-LD.
func (p *page) linkedData(block string) {
	block = strings.TrimSpace(block)
	block = strings.TrimSuffix(strings.TrimPrefix(block, "<![CDATA["), "]]>")
	var value any
	if json.Unmarshal([]byte(block), &value) != nil {
		return
	}
	p.linkedValue(value, 0)
}

// maxLinkedDepth bounds how deep articles are looked for in JSON-LD.
const maxLinkedDepth = 6

func (p *page) linkedValue(value any, depth int) {
	if depth > maxLinkedDepth {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			p.linkedValue(item, depth+1)
		}
	case map[string]any:
		if !isArticle(v["@type"]) {
			for _, key := range slices.Sorted(maps.Keys(v)) {
				if key == "@graph" || key == "mainEntity" || key == "mainEntityOfPage" {
					p.linkedValue(v[key], depth+1)
				}
			}
			return
		}
		set := func(field *string, value string) {
			if *field == "" {
				*field = oneLine(html.UnescapeString(value))
			}
		}
		set(&p.title, linkedString(v["headline"]))
		set(&p.title, linkedString(v["name"]))
		set(&p.published, linkedString(v["datePublished"]))
		set(&p.published, linkedString(v["dateCreated"]))
		set(&p.modified, linkedString(v["dateModified"]))
		set(&p.author, linkedString(v["author"]))
		set(&p.outlet, linkedString(v["publisher"]))
		set(&p.credit, linkedString(v["creditText"]))
		set(&p.credit, linkedString(v["sourceOrganization"]))
		set(&p.url, linkedURL(v["url"]))
		set(&p.url, linkedURL(v["mainEntityOfPage"]))
		if p.body == "" {
			p.body = html.UnescapeString(linkedString(v["articleBody"]))
			if strings.Contains(p.body, "</p>") {
				var out textBuilder
				if fragmentText(&out, p.body, "") == nil {
					p.body = out.text.String()
				}
			}
		}
	}
}

func isArticle(kind any) bool {
	switch k := kind.(type) {
	case string:
		return articleTypes.MatchString(k)
	case []any:
		return slices.ContainsFunc(k, isArticle)
	}
	return false
}

// linkedString is a text, the name of a thing, or the texts and names of a list.
func linkedString(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case map[string]any:
		name, _ := v["name"].(string)
		return name
	case []any:
		var parts []string
		for _, item := range v {
			if s := linkedString(item); s != "" && !slices.Contains(parts, s) {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, ", ")
	}
	return ""
}

func linkedURL(value any) string {
	if thing, ok := value.(map[string]any); ok {
		if id, ok := thing["@id"].(string); ok {
			return id
		}
		value = thing["url"]
	}
	s, _ := value.(string)
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") {
		return ""
	}
	return s
}

// withoutSite cuts the name of the site off a title: "Ferry sinks | Maren Gazette".
func withoutSite(title, outlet, documentTitle string, headings []string) string {
	if title != documentTitle {
		return trimSite(title, outlet)
	}
	for _, h := range headings {
		if len(h) >= 10 && strings.HasPrefix(title, h) {
			return h
		}
	}
	return trimSite(title, outlet)
}

func trimSite(title, outlet string) string {
	for _, separator := range []string{" | ", " - ", " – ", " — ", " · ", " :: "} {
		if i := strings.LastIndex(title, separator); i > 0 {
			if rest := title[i+len(separator):]; outlet != "" && strings.EqualFold(strings.TrimSpace(rest), outlet) {
				return strings.TrimSpace(title[:i])
			}
		}
	}
	return title
}

// edgeBlocks is how many blocks at either end may be a byline or a date line.
const edgeBlocks = 4

// trim puts the headline first and takes out what repeats the metadata: the headline once more, the byline, the
// date lines.
func (p *page) trim(in textBuilder) textBuilder {
	blocks := splitBlocks(in)
	var out textBuilder
	out.paragraph(p.title, "headline")
	for i, b := range blocks {
		if edge := i < edgeBlocks || i >= len(blocks)-edgeBlocks; edge && p.repeats(b.text) {
			continue
		}
		out.add(b.text, b.label, b.separator)
	}
	if len(blocks) == 0 {
		return textBuilder{}
	}
	return out
}

// block is one block of a builder's text.
type block struct{ text, label, separator string }

func splitBlocks(in textBuilder) []block {
	var blocks []block
	text := in.text.String()
	d := Document{Places: in.places}
	separator := "\n\n"
	for at := 0; at < len(text); {
		end := strings.Index(text[at:], "\n")
		if end < 0 {
			end = len(text) - at
		}
		if end > 0 {
			blocks = append(blocks, block{text[at : at+end], d.PlaceAt(at), separator})
			separator = "\n"
		} else {
			separator = "\n\n"
		}
		at += end + 1
	}
	return blocks
}

var bylineStart = regexp.MustCompile(`(?i)^(by|written by|reporting by|from|words by|story by)\s+\pL`)
var dateLine = regexp.MustCompile(`(?i)^((first |last )?(published|updated|posted|modified)( on| at)?:?\s*)?((mon|tues|wednes|thurs|fri|satur|sun)day,? )?(\d{1,2} \pL{3,9}\.?,? \d{4}|\pL{3,9}\.? \d{1,2},? \d{4}|\d{4}-\d{2}-\d{2})[\pL\d\s:.,·|–-]{0,30}$`)

func (p *page) repeats(text string) bool {
	if len(text) > 200 {
		return false
	}
	switch {
	case strings.EqualFold(oneLine(text), p.title), p.outlet != "" && strings.EqualFold(text, p.outlet):
		return true
	case dateLine.MatchString(text):
		return true
	}
	if bylineStart.MatchString(text) && !strings.HasSuffix(text, ".") && len(strings.Fields(text)) <= 14 {
		return true
	}
	return p.author != "" && len(text) < len(p.author)+40 && strings.Contains(strings.ToLower(text), strings.ToLower(p.author)) &&
		!strings.HasSuffix(text, ".")
}
