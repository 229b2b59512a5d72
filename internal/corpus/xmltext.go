package corpus

import (
	"encoding/xml"
	"errors"
	"html"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// maxXMLDepth bounds the nesting of elements.
const maxXMLDepth = 512

// newXMLDecoder reads XML as agencies and feeds write it: entities of HTML are known, those that a document defines
// for itself stay as they are written, so that none can grow ("billion laughs"), and nothing outside is fetched.
func newXMLDecoder(in io.Reader) *xml.Decoder {
	d := xml.NewDecoder(in)
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		out, err := charset.NewReaderLabel(label, in)
		if err != nil {
			return nil, skipf("the character encoding %q is not known", clip(label, 40))
		}
		return out, nil
	}
	return d
}

// xmlNode is an element of a small XML tree. Names are without their namespaces, which the formats read here do
// not need to tell elements apart but for space.
type xmlNode struct {
	space, name string
	attributes  []xml.Attr
	children    []*xmlNode
	// text is the character data directly below; a text between two elements is a child without a name.
	text string
}

// parseXML reads a tree of at most maxXMLDepth levels.
func parseXML(in io.Reader) (*xmlNode, error) {
	d := newXMLDecoder(in)
	root := &xmlNode{}
	stack := []*xmlNode{root}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			if len(stack) > 1 {
				return root, io.ErrUnexpectedEOF
			}
			return root, nil
		}
		if err != nil {
			return root, err
		}
		top := stack[len(stack)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if len(stack) > maxXMLDepth {
				return root, skipf("broken XML: nested more than %d elements deep", maxXMLDepth)
			}
			n := &xmlNode{space: t.Name.Space, name: t.Name.Local, attributes: xml.CopyToken(t).(xml.StartElement).Attr}
			top.children = append(top.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			if len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
		case xml.CharData:
			top.children = append(top.children, &xmlNode{text: string(t)})
		}
	}
}

// attr is the value of an attribute by its local name.
func (n *xmlNode) attr(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attributes {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// child is the first child of that name, nil where there is none.
func (n *xmlNode) child(names ...string) *xmlNode {
	for _, name := range names {
		if n == nil {
			return nil
		}
		var found *xmlNode
		for _, c := range n.children {
			if c.name == name {
				found = c
				break
			}
		}
		n = found
	}
	return n
}

// all are the children of that name.
func (n *xmlNode) all(name string) []*xmlNode {
	if n == nil {
		return nil
	}
	var out []*xmlNode
	for _, c := range n.children {
		if c.name == name {
			out = append(out, c)
		}
	}
	return out
}

// content is all character data below, on one line.
func (n *xmlNode) content() string {
	var b strings.Builder
	n.write(&b)
	return oneLine(b.String())
}

func (n *xmlNode) write(b *strings.Builder) {
	if n == nil {
		return
	}
	b.WriteString(n.text)
	for _, c := range n.children {
		c.write(b)
	}
}

// markup writes the tree below as markup that an HTML parser reads.
func (n *xmlNode) markup(b *strings.Builder) {
	if n.name == "" {
		b.WriteString(html.EscapeString(n.text))
	} else {
		b.WriteString("<" + n.name)
		for _, a := range n.attributes {
			if a.Name.Local == "class" || a.Name.Local == "style" || a.Name.Local == "id" || a.Name.Local == "hidden" {
				b.WriteString(" " + a.Name.Local + `="` + html.EscapeString(a.Value) + `"`)
			}
		}
		b.WriteString(">")
	}
	for _, c := range n.children {
		c.markup(b)
	}
	if n.name != "" {
		b.WriteString("</" + n.name + ">")
	}
}

// unescapeEntities resolves the entities of HTML.
func unescapeEntities(s string) string { return html.UnescapeString(s) }

// xmlFault names the line of a fault.
func xmlFault(err error) error {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return skipf("broken XML in line %d: %s", syntax.Line, syntax.Msg)
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return skipf("broken XML: it ends in the middle of an element")
	}
	var skip *skipError
	if errors.As(err, &skip) {
		return skip
	}
	return skipf("broken XML: %s", plainCause(err))
}
