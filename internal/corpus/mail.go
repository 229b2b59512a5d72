package corpus

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"path"
	"strings"

	"golang.org/x/net/html/charset"
)

// mailReader reads a mail message: its text, and each attachment that is a document by itself.
type mailReader struct{}

// maxMailDepth bounds how deep parts may be nested in parts, maxMailParts how many a message may have.
const (
	maxMailDepth = 16
	maxMailParts = 500
)

func (mailReader) read(s *source) error {
	data, err := s.whole()
	if err != nil {
		return err
	}
	message, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return skipf("a broken mail message: %s", strings.TrimPrefix(plainCause(err), "mail: "))
	}
	decoder := &mime.WordDecoder{CharsetReader: func(label string, in io.Reader) (io.Reader, error) {
		return charset.NewReaderLabel(label, in)
	}}
	header := func(name string) string {
		value := message.Header.Get(name)
		if decoded, err := decoder.DecodeHeader(value); err == nil {
			value = decoded
		}
		return oneLine(value)
	}
	m := &mailParts{s: s}
	fault := m.part(textproto.MIMEHeader(message.Header), message.Body, 0)
	if fault != nil && (s.ctx.Err() != nil || isStop(fault)) {
		return fault
	}
	d := Document{Format: "mail", Encoding: encodingUTF8}
	meta := metadata{title: header("Subject")}
	if from, err := mail.ParseAddress(header("From")); err == nil {
		meta.outlet = firstOf(from.Name, domainOf(from.Address))
	}
	d.GUID = strings.Trim(header("Message-Id"), "<>")
	meta.published = mailDate(header("Date"))
	var out textBuilder
	out.paragraph(meta.title, "subject")
	before := out.text.Len()
	switch {
	case m.plain != "":
		for part := range strings.SplitSeq(unwrap(m.plain), "\n\n") {
			out.paragraph(part, "text of the message")
		}
	case m.html != "":
		if err := fragmentText(&out, m.html, "text of the message"); err != nil {
			return err
		}
	}
	if out.text.Len() == before {
		if fault != nil {
			return fault
		}
		if m.attached > 0 {
			return nil
		}
		return skipf("empty: the message holds no text")
	}
	if fault != nil {
		d.note("a part of the message cannot be read: %s", plainCause(fault))
	}
	out.into(&d)
	numberPlaces(&d)
	meta.apply(&d)
	return s.deliver(d, metadata{})
}

// mailDate is the date of a message without the comment that may name its zone once more, and without what no layout has.
func mailDate(s string) string {
	s, _, _ = strings.Cut(s, "(")
	return strings.TrimSpace(s)
}

// mailParts gathers the text of a message and reads its attachments.
type mailParts struct {
	s           *source
	plain, html string
	attached    int
	parts       int
}

// part reads one part and what is nested in it.
func (m *mailParts) part(header textproto.MIMEHeader, body io.Reader, depth int) error {
	if m.parts++; m.parts > maxMailParts || depth > maxMailDepth {
		return skipf("more parts, or deeper nested ones, than a message has")
	}
	if err := m.s.ctx.Err(); err != nil {
		return err
	}
	kind, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil || kind == "" {
		kind = "text/plain"
	}
	switch strings.ToLower(strings.TrimSpace(header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	if strings.HasPrefix(kind, "multipart/") && parameters["boundary"] != "" {
		parts := multipart.NewReader(body, parameters["boundary"])
		for {
			p, err := parts.NextRawPart()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return skipf("a broken multipart message: %s", strings.TrimPrefix(plainCause(err), "multipart: "))
			}
			if err := m.part(p.Header, p, depth+1); err != nil {
				return err
			}
		}
	}
	disposition, names, _ := mime.ParseMediaType(header.Get("Content-Disposition"))
	name := firstOf(names["filename"], parameters["name"])
	data, err := readAtMost(body, m.s.run.limits.document(), -1)
	if err != nil && len(data) == 0 {
		return err
	}
	switch {
	case disposition == "attachment" || name != "" && !strings.HasPrefix(kind, "text/") || kind == "message/rfc822":
		return m.attachment(name, data)
	case kind == "text/plain" && m.plain == "":
		m.plain, err = partText(data, parameters["charset"])
	case kind == "text/html" && m.html == "":
		m.html, err = partText(data, parameters["charset"])
	}
	return err
}

// partText decodes the text of a part.
func partText(data []byte, label string) (string, error) {
	if label != "" && !strings.EqualFold(label, "utf-8") && !strings.EqualFold(label, "us-ascii") {
		if in, err := charset.NewReaderLabel(label, bytes.NewReader(data)); err == nil {
			out, err := io.ReadAll(in)
			return strings.ReplaceAll(string(out), "\r\n", "\n"), err
		}
	}
	text, _, err := decode(data)
	return strings.ReplaceAll(text, "\r\n", "\n"), err
}

// attachment reads an attached file that is a document; pictures and calendars are left out without a word.
func (m *mailParts) attachment(name string, data []byte) error {
	if m.s.depth >= m.s.run.limits.ArchiveDepth {
		return skipf("attachments nested more than %d deep (--%s)", m.s.run.limits.ArchiveDepth, flagArchiveDepth)
	}
	m.attached++
	if name == "" {
		name = fmt.Sprintf("attachment %d", m.attached)
	}
	name = path.Base(safeName(name))
	inner := &source{
		run: m.s.run, ctx: m.s.ctx, id: m.s.id + "/" + name, path: m.s.path + "/" + name, size: -1, depth: m.s.depth + 1,
		sheet: m.s.sheet, emit: m.s.emit, pass: m.s.pass, stream: newPeeker(bytes.NewReader(data)),
	}
	err := inner.read()
	m.s.emitted += inner.emitted
	if err != nil && (m.s.ctx.Err() != nil || isStop(err)) {
		return err
	}
	inner.report(err)
	return nil
}

func domainOf(address string) string {
	_, domain, _ := strings.Cut(address, "@")
	return strings.ToLower(domain)
}

// Mail programs break lines near this length. A break behind a line that is as long as that is no end of a
// paragraph.
const wrappedLine = 55

// unwrap joins the lines of hard-wrapped paragraphs and drops the marks of quoted messages. Short lines, as of
// addresses and lists, keep their breaks.
func unwrap(s string) string {
	var b strings.Builder
	joinNext := false
	for line := range strings.SplitSeq(s, "\n") {
		flowed := strings.HasSuffix(line, " ")
		trimmed := strings.TrimSpace(line)
		for strings.HasPrefix(trimmed, ">") {
			trimmed = strings.TrimSpace(trimmed[1:])
		}
		switch {
		case trimmed == "":
			b.WriteString("\n\n")
			joinNext = false
			continue
		case trimmed == "--":
			// What follows the sign of a signature is one.
			return b.String()
		case joinNext:
			b.WriteByte(' ')
		default:
			b.WriteByte('\n')
		}
		b.WriteString(trimmed)
		joinNext = flowed || len(trimmed) >= wrappedLine
	}
	return b.String()
}
