package corpus

import (
	"bytes"
	"fmt"
	"strings"
)

// feedReader reads the items of an RSS or Atom file, each as a document: its full text where the feed carries it,
// its summary otherwise.
type feedReader struct{}

func (feedReader) read(s *source) error {
	data, err := s.whole()
	if err != nil {
		return err
	}
	root, fault := parseXML(bytes.NewReader(data))
	var channel *xmlNode
	var items []*xmlNode
	switch {
	case root.child("rss") != nil:
		channel = root.child("rss", "channel")
		items = append(channel.all("item"), root.child("rss").all("item")...)
	case root.child("RDF") != nil:
		channel = root.child("RDF", "channel")
		items = root.child("RDF").all("item")
	default:
		channel = root.child("feed")
		items = channel.all("entry")
	}
	outlet := channel.child("title").content()
	for i, item := range items {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		// The last item of a broken feed may have lost its end.
		if fault != nil && i == len(items)-1 {
			break
		}
		if err := s.readItem(item, outlet, i+1); err != nil {
			return err
		}
	}
	if fault != nil {
		return xmlFault(fault)
	}
	if len(items) == 0 {
		return skipf("a feed without items")
	}
	return nil
}

// readItem reads one item; what is wrong with it costs the item alone.
func (s *source) readItem(item *xmlNode, outlet string, number int) error {
	mark := lineMark(number)
	d := Document{ID: s.id + mark, Path: s.path + mark, Format: "feed", Encoding: encodingUTF8}
	m := metadata{outlet: outlet, title: feedTitle(item.child("title"))}
	markup := ""
	for _, c := range item.children {
		switch c.name {
		case "encoded", "content":
			if text := feedText(c); len(text) > len(markup) {
				markup = text
			}
		case "link":
			if rel := c.attr("rel"); m.url == "" && (rel == "" || rel == "alternate") {
				if m.url = c.attr("href"); m.url == "" {
					m.url = c.content()
				}
			}
		case "guid", "id":
			d.GUID = c.content()
		case "pubDate", "published", "date", "issued":
			if m.published == "" {
				m.published = c.content()
			}
		case "updated", "modified":
			d.Modified, _, _ = parseTime(c.content())
		case "creator", "author":
			if m.author == "" {
				if m.author = c.child("name").content(); m.author == "" {
					m.author = c.content()
				}
			}
		case "source":
			title := c.child("title").content()
			if title == "" {
				title = c.content()
			}
			if title != "" && title != outlet {
				d.Origins = append(d.Origins, title)
			}
		}
	}
	if markup == "" {
		for _, name := range []string{"description", "summary"} {
			if c := item.child(name); c != nil {
				if markup = feedText(c); markup != "" {
					d.note("the feed carries a summary only")
					break
				}
			}
		}
	}
	if m.published == "" && !d.Modified.IsZero() {
		d.Published = d.Modified
	}
	if m.url == "" && strings.HasPrefix(d.GUID, "http") {
		m.url = d.GUID
	}
	var out textBuilder
	label := fmt.Sprintf("item %d", number)
	out.paragraph(m.title, label)
	before := out.text.Len()
	if err := fragmentText(&out, markup, label); err != nil {
		s.skip(mark, "%v", err)
		return nil
	}
	if out.text.Len() == before {
		s.skip(mark, "empty: the item holds a title only")
		return nil
	}
	out.into(&d)
	m.apply(&d)
	return s.deliver(d, metadata{})
}

// feedTitle is a title without the markup that some feeds put into it.
func feedTitle(n *xmlNode) string {
	title := n.content()
	if !strings.ContainsAny(title, "<&") {
		return title
	}
	var out textBuilder
	if fragmentText(&out, title, "") != nil || out.text.Len() == 0 {
		return title
	}
	return oneLine(out.text.String())
}

// feedText is the markup of an element, escaped as text or written out as XHTML.
func feedText(n *xmlNode) string {
	if n.attr("type") == "xhtml" || n.child("div") != nil {
		var b strings.Builder
		for _, c := range n.children {
			c.markup(&b)
		}
		return b.String()
	}
	var b strings.Builder
	n.write(&b)
	if n.attr("type") == "text" {
		return escapeText(b.String())
	}
	return strings.TrimSpace(b.String())
}

// escapeText writes plain text as markup, an empty line as the end of a paragraph.
func escapeText(s string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n\n") {
		b.WriteString("<p>" + strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(part) + "</p>")
	}
	return b.String()
}
