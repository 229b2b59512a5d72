package corpus

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// readOffice reads a DOCX or ODT file out of its opened archive.
func (s *source) readOffice(z *zip.Reader, kind string) error {
	d := Document{Format: kind, Encoding: encodingUTF8}
	var found metadata
	var out textBuilder
	switch kind {
	case "docx":
		main, err := s.openPart(z, "word/document.xml")
		if err != nil {
			return err
		}
		if err := wordText(&out, main); err != nil {
			return xmlFault(err)
		}
		if notes, err := s.openPart(z, "word/footnotes.xml"); err == nil {
			if err := wordText(&out, notes); err != nil {
				d.note("the footnotes cannot be read: %v", xmlFault(err))
			}
		}
		if about, err := s.openPart(z, "docProps/core.xml"); err == nil {
			if root, err := parseXML(about); err == nil {
				core := root.child("coreProperties")
				found = metadata{title: core.child("title").content(), author: core.child("creator").content()}
				d.Modified, _, _ = parseTime(core.child("modified").content())
			}
		}
	case "odt":
		content, err := s.openPart(z, "content.xml")
		if err != nil {
			return err
		}
		if err := openDocumentText(&out, content); err != nil {
			return xmlFault(err)
		}
		if about, err := s.openPart(z, "meta.xml"); err == nil {
			if root, err := parseXML(about); err == nil {
				meta := root.child("document-meta", "meta")
				found = metadata{title: meta.child("title").content(), author: firstOf(meta.child("initial-creator").content(), meta.child("creator").content())}
			}
		}
	}
	out.into(&d)
	return s.deliver(d, found)
}

// openDocumentKind is what an OpenDocument file says it is: text, presentation, spreadsheet; "" where it says nothing.
func (s *source) openDocumentKind(z *zip.Reader) string {
	in, err := s.openPart(z, "mimetype")
	if err != nil {
		return ""
	}
	mime, err := io.ReadAll(in)
	if err != nil {
		return ""
	}
	kind, ok := strings.CutPrefix(strings.TrimSpace(string(mime)), "application/vnd.oasis.opendocument.")
	if !ok {
		return ""
	}
	// A template and a master document are texts as well.
	kind, _, _ = strings.Cut(kind, "-")
	return kind
}

// openPart reads one part of an Office file, within the limits of an archive entry.
func (s *source) openPart(z *zip.Reader, name string) (io.Reader, error) {
	for _, f := range z.File {
		if f.Name != name {
			continue
		}
		if f.Flags&1 != 0 {
			return nil, skipf("encrypted: save it without a password")
		}
		in, err := f.Open()
		if err != nil {
			return nil, skipf("broken archive: %s: %s", name, plainCause(err))
		}
		defer in.Close()
		most := s.run.limits.document()
		most.bytes = min(most.bytes*8, s.entryLimit(int64(f.CompressedSize64)))
		data, err := readAtMost(in, most, -1)
		if err != nil {
			return nil, skipf("broken archive: %s: %s", name, plainCause(err))
		}
		return strings.NewReader(string(data)), nil
	}
	return nil, skipf("a broken Office file: %s is missing", name)
}

// wordText reads the paragraphs of WordprocessingML. Text that was deleted with changes tracked is not part of the
// document; text that was inserted is.
func wordText(out *textBuilder, in io.Reader) error {
	var paragraph strings.Builder
	number, depth, deleted, inRow := 0, 0, 0, 0
	inText, fallback := false, 0
	d := newXMLDecoder(in)
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return skipf("broken XML: nested more than %d elements deep", maxXMLDepth)
			}
			switch t.Name.Local {
			case "t":
				inText = true
			case "tab":
				paragraph.WriteByte(' ')
			case "br", "cr":
				paragraph.WriteByte('\n')
			case "noBreakHyphen":
				paragraph.WriteByte('-')
			case "del", "moveFrom", "instrText":
				deleted++
			case "Fallback":
				fallback++
			case "tr":
				inRow++
			case "tc":
				if inRow > 0 && strings.TrimSpace(paragraph.String()) != "" {
					paragraph.WriteString(" | ")
				}
			}
		case xml.EndElement:
			depth--
			switch t.Name.Local {
			case "t":
				inText = false
			case "del", "moveFrom", "instrText":
				deleted--
			case "Fallback":
				fallback--
			case "tr":
				inRow--
				number++
				out.line(oneLine(paragraph.String()), fmt.Sprintf("paragraph %d", number))
				paragraph.Reset()
			case "p":
				if inRow > 0 {
					paragraph.WriteByte(' ')
					break
				}
				number++
				out.paragraph(paragraph.String(), fmt.Sprintf("paragraph %d", number))
				paragraph.Reset()
			}
		case xml.CharData:
			if inText && deleted == 0 && fallback == 0 {
				paragraph.Write(t)
			}
		}
	}
}

// openDocumentText reads the paragraphs of OpenDocument text.
func openDocumentText(out *textBuilder, in io.Reader) error {
	var paragraph strings.Builder
	number, depth, level, left := 0, 0, 0, 0
	d := newXMLDecoder(in)
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return skipf("broken XML: nested more than %d elements deep", maxXMLDepth)
			}
			switch t.Name.Local {
			case "p", "h":
				level++
			case "s", "tab":
				paragraph.WriteByte(' ')
			case "line-break":
				paragraph.WriteByte('\n')
			case "tracked-changes", "annotation", "desc", "title":
				left++
			}
		case xml.EndElement:
			depth--
			switch t.Name.Local {
			case "tracked-changes", "annotation", "desc", "title":
				left--
			case "p", "h":
				if level--; level == 0 {
					number++
					out.paragraph(paragraph.String(), fmt.Sprintf("paragraph %d", number))
					paragraph.Reset()
				}
			}
		case xml.CharData:
			if level > 0 && left == 0 {
				paragraph.Write(t)
			}
		}
	}
}
