package corpus

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// newsMLReader reads NewsML-G2 of the IPTC: a news item, or the news items of a message.
type newsMLReader struct{}

func (newsMLReader) read(s *source) error {
	data, err := s.whole()
	if err != nil {
		return err
	}
	root, fault := parseXML(bytes.NewReader(data))
	if fault != nil {
		return xmlFault(fault)
	}
	items := root.all("newsItem")
	for _, set := range root.child("newsMessage").all("itemSet") {
		items = append(items, set.all("newsItem")...)
	}
	for i, item := range items {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		mark := ""
		if len(items) > 1 {
			mark = lineMark(i + 1)
		}
		if err := s.readNewsItem(item, mark); err != nil {
			return err
		}
	}
	if len(items) == 0 {
		return skipf("a NewsML message without a news item")
	}
	return nil
}

// readNewsItem reads one news item.
func (s *source) readNewsItem(item *xmlNode, mark string) error {
	d := Document{ID: s.id + mark, Path: s.path + mark, Format: "newsml-g2", Encoding: encodingUTF8, GUID: item.attr("guid")}
	about, content := item.child("itemMeta"), item.child("contentMeta")
	if class := about.child("itemClass").attr("qcode"); class != "" && !strings.HasSuffix(class, ":text") && !strings.HasSuffix(class, ":composite") {
		s.skip(mark, "a news item of another kind than text (%s)", clip(class, 40))
		return nil
	}
	if status := about.child("pubStatus").attr("qcode"); strings.HasSuffix(status, ":canceled") || strings.HasSuffix(status, ":withheld") {
		s.skip(mark, "withdrawn by its agency (%s)", clip(status, 40))
		return nil
	}
	m := metadata{
		outlet:    nameOf(about.child("provider")),
		title:     content.child("headline").content(),
		author:    content.child("by").content(),
		credit:    content.child("creditline").content(),
		published: firstOf(about.child("firstCreated").content(), content.child("contentCreated").content(), about.child("versionCreated").content()),
		language:  content.child("language").attr("tag"),
	}
	if m.title == "" {
		m.title = about.child("title").content()
	}
	d.Modified, _, _ = parseTime(about.child("versionCreated").content())
	for _, source := range content.all("infoSource") {
		d.Origins = append(d.Origins, nameOf(source))
	}
	for _, link := range about.all("link") {
		if rel := link.attr("rel"); strings.HasSuffix(rel, "erivedFrom") || rel == "irel:translatedFrom" {
			d.Origins = append(d.Origins, firstOf(link.attr("residref"), link.attr("href"), link.child("title").content()))
		}
	}
	for _, asset := range item.all("derivedFrom") {
		d.Origins = append(d.Origins, firstOf(nameOf(asset), asset.attr("residref")))
	}
	if link := content.child("canonicalLink"); link != nil {
		m.url = link.attr("href")
	}
	d.Origins = sortedSet(d.Origins)

	var out textBuilder
	out.paragraph(m.title, "headline")
	before := out.text.Len()
	set := item.child("contentSet")
	for _, inline := range append(set.all("inlineXML"), set.all("inlineData")...) {
		if out.text.Len() > before {
			break
		}
		markup := ""
		switch {
		case inline.name == "inlineXML":
			markup = inlineMarkup(inline)
		case strings.Contains(inline.attr("contenttype"), "html"):
			var b strings.Builder
			inline.write(&b)
			markup = b.String()
		default:
			var b strings.Builder
			inline.write(&b)
			markup = escapeText(b.String())
		}
		if err := fragmentText(&out, markup, ""); err != nil {
			s.skip(mark, "%v", err)
			return nil
		}
	}
	if out.text.Len() == before {
		s.skip(mark, "empty: the news item holds no text of its own")
		return nil
	}
	out.into(&d)
	numberPlaces(&d)
	m.apply(&d)
	return s.deliver(d, metadata{})
}

// inlineMarkup is the body of XHTML or NITF inside a news item.
func inlineMarkup(n *xmlNode) string {
	body := firstNode(n.child("html", "body"), n.child("nitf", "body", "body.content"), n.child("nitf", "body"), n)
	var b strings.Builder
	for _, c := range body.children {
		c.markup(&b)
	}
	return b.String()
}

func firstNode(nodes ...*xmlNode) *xmlNode {
	for _, n := range nodes {
		if n != nil {
			return n
		}
	}
	return nil
}

// nameOf is the name of a party: its name element, or the end of its code.
func nameOf(n *xmlNode) string {
	if name := n.child("name").content(); name != "" {
		return name
	}
	if literal := n.attr("literal"); literal != "" {
		return literal
	}
	_, code, _ := strings.Cut(n.attr("qcode"), ":")
	return code
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

// sortedSet sorts names and drops doubles and empty ones.
func sortedSet(names []string) []string {
	var out []string
	for _, n := range names {
		if n = tidy(n); n != "" {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// numberPlaces gives each paragraph of a text without places its number.
func numberPlaces(d *Document) {
	d.Places = d.Places[:0]
	number := 0
	for at := 0; at < len(d.Text); {
		end := strings.IndexByte(d.Text[at:], '\n')
		if end < 0 {
			end = len(d.Text) - at
		}
		if end > 0 {
			number++
			d.Places = append(d.Places, Place{at, at + end, fmt.Sprintf("paragraph %d", number)})
		}
		at += end + 1
	}
}
