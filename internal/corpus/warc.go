package corpus

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/textproto"
	"strconv"
	"strings"
)

// warcReader reads the pages of a web archive (WARC 1.0 and 1.1, ISO 28500): responses and resources as they were
// fetched, and the plain text of WET files. The target URI and the date of the record go with the document.
type warcReader struct{}

// maxWARCHeader bounds the header of one record.
const maxWARCHeader = 64 << 10

func (warcReader) read(s *source) error {
	others := 0
	for number := 1; ; number++ {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		header, err := readWARCHeader(s.stream)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return skipf("broken WARC file in record %d: %s", number, plainCause(err))
		}
		length, err := strconv.ParseInt(strings.TrimSpace(header.Get("Content-Length")), 10, 64)
		if err != nil || length < 0 {
			return skipf("broken WARC file: record %d has no length", number)
		}
		block := &io.LimitedReader{R: s.stream, N: length}
		article, err := s.readWARCRecord(header, block, number)
		if err != nil {
			return err
		}
		if !article {
			others++
		}
		if _, err := io.Copy(io.Discard, block); err != nil {
			return skipf("broken WARC file in record %d: %s", number, plainCause(err))
		}
		if block.N > 0 {
			return skipf("broken WARC file: it ends inside record %d", number)
		}
	}
	if others > 0 && s.emitted == 0 {
		return skipf("a WARC file without a page: %d records of other kinds", others)
	}
	return nil
}

// readWARCHeader reads the version line and the named fields of one record, over the empty lines before it.
func readWARCHeader(in *bufio.Reader) (textproto.MIMEHeader, error) {
	for {
		line, tooLong, err := readLine(in, maxWARCHeader)
		trimmed := strings.TrimSpace(string(line))
		if trimmed == "" && !tooLong {
			if err != nil {
				return nil, err
			}
			continue
		}
		if !strings.HasPrefix(trimmed, "WARC/") {
			return nil, skipf("a record does not begin with its version")
		}
		break
	}
	header := make(textproto.MIMEHeader)
	for size := 0; size < maxWARCHeader; {
		line, tooLong, err := readLine(in, maxWARCHeader)
		if err != nil || tooLong {
			return nil, skipf("a header without an end")
		}
		size += len(line)
		text := strings.TrimRight(string(line), "\r\n")
		if text == "" {
			return header, nil
		}
		name, value, ok := strings.Cut(text, ":")
		if ok {
			header.Add(strings.TrimSpace(name), strings.TrimSpace(value))
		}
	}
	return nil, skipf("a header without an end")
}

// readWARCRecord reads one record and reports whether it holds a page. What is wrong with it costs the record alone.
func (s *source) readWARCRecord(header textproto.MIMEHeader, whole *io.LimitedReader, number int) (page bool, err error) {
	var block io.Reader = whole
	mark := lineMark(number)
	kind := strings.ToLower(header.Get("WARC-Type"))
	contentType := strings.ToLower(header.Get("Content-Type"))
	encoding, chunked := "", false
	switch {
	case header.Get("WARC-Segment-Number") != "" && header.Get("WARC-Segment-Number") != "1", header.Get("WARC-Truncated") != "":
		s.skip(mark, "an incomplete record (%s)", clip(firstOf(header.Get("WARC-Truncated"), "segment"), 40))
		return false, nil
	case kind == "response" && strings.Contains(contentType, "application/http"):
		in := bufio.NewReader(block)
		status, answer, err := readHTTPHeader(in)
		if err != nil {
			s.skip(mark, "a broken HTTP response: %s", plainCause(err))
			return false, nil
		}
		if status != 200 {
			s.skip(mark, "an HTTP response of status %d", status)
			return false, nil
		}
		contentType = strings.ToLower(answer.Get("Content-Type"))
		encoding = strings.ToLower(strings.TrimSpace(answer.Get("Content-Encoding")))
		chunked = strings.EqualFold(answer.Get("Transfer-Encoding"), "chunked")
		block = in
	case kind == "response", kind == "resource", kind == "conversion":
	default:
		return false, nil
	}
	if !readableType(contentType) {
		return false, nil
	}
	body, err := readBody(block, encoding, chunked, s.run.limits.document())
	if err != nil {
		s.skip(mark, "%s", plainCause(err))
		return false, nil
	}
	if whole.N > 0 {
		// The file ends inside the record; the caller says so.
		return false, nil
	}
	_, parameters, _ := mime.ParseMediaType(contentType)
	target := strings.Trim(header.Get("WARC-Target-URI"), "<>")
	inner := &source{
		run: s.run, ctx: s.ctx, id: s.id + mark, path: s.path + mark, size: -1, depth: s.depth + 1,
		sheet: s.sheet, pass: s.pass, charset: parameters["charset"], url: target,
		stream: newPeeker(bytes.NewReader(body)),
	}
	label := fmt.Sprintf("record %d", number)
	date, _, _ := parseTime(header.Get("WARC-Date"))
	inner.emit = func(d Document) error {
		if d.Modified.IsZero() {
			d.Modified = date
		}
		if d.Published.IsZero() && !date.IsZero() {
			d.note("the page gives no date; it was captured on %s", date.Format("2006-01-02"))
		}
		if len(d.Places) == 0 {
			d.Places = []Place{{0, len(d.Text), label}}
		} else {
			for i := range d.Places {
				d.Places[i].Label = label + ", " + d.Places[i].Label
			}
		}
		return s.emit(d)
	}
	err = inner.read()
	s.emitted += inner.emitted
	if err != nil && (s.ctx.Err() != nil || isStop(err)) {
		return false, err
	}
	inner.report(err)
	return true, nil
}

// readableType are the media types that can hold an article; scripts, style sheets and pictures are passed over.
func readableType(contentType string) bool {
	kind, _, _ := strings.Cut(contentType, ";")
	switch strings.TrimSpace(kind) {
	case "", "text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/rss+xml",
		"application/atom+xml", "application/xml", "text/xml", "text/vtt", "text/markdown",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document":
		return true
	}
	return false
}

// readHTTPHeader reads the status line and the header of a stored response.
func readHTTPHeader(in *bufio.Reader) (status int, header textproto.MIMEHeader, err error) {
	line, tooLong, err := readLine(in, maxWARCHeader)
	if err != nil || tooLong {
		return 0, nil, skipf("it has no status line")
	}
	fields := strings.Fields(string(line))
	if len(fields) < 2 || !strings.HasPrefix(fields[0], "HTTP/") {
		return 0, nil, skipf("it has no status line")
	}
	status, err = strconv.Atoi(fields[1])
	if err != nil {
		return 0, nil, skipf("its status is not a number")
	}
	header = make(textproto.MIMEHeader)
	for size := 0; size < maxWARCHeader; {
		line, tooLong, err := readLine(in, maxWARCHeader)
		if err != nil && !errors.Is(err, io.EOF) || tooLong {
			break
		}
		size += len(line)
		text := strings.TrimRight(string(line), "\r\n")
		if text == "" {
			return status, header, nil
		}
		if name, value, ok := strings.Cut(text, ":"); ok {
			header.Add(strings.TrimSpace(name), strings.TrimSpace(value))
		}
	}
	return 0, nil, skipf("its header has no end")
}

// readBody undoes the transfer and content encodings of a stored response.
func readBody(in io.Reader, encoding string, chunked bool, most bound) ([]byte, error) {
	raw, err := readAtMost(in, most, -1)
	if err != nil {
		return nil, err
	}
	// Crawlers often store the body decoded and keep the header, so each encoding is undone only where it shows.
	if chunked {
		if plain, ok := unchunk(raw); ok {
			raw = plain
		}
	}
	switch {
	case bytes.HasPrefix(raw, []byte{0x1f, 0x8b}) && strings.Contains(encoding, "gzip"):
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			return nil, skipf("broken gzip in a response")
		}
		return readAtMost(z, most, -1)
	case encoding == "deflate":
		if z, err := zlib.NewReader(bytes.NewReader(raw)); err == nil {
			return readAtMost(z, most, -1)
		}
	case encoding == "br" || encoding == "zstd":
		if tooManyControls(raw[:min(len(raw), 4096)]) {
			return nil, skipf("a response compressed with %s, which is not read", encoding)
		}
	}
	return raw, nil
}

// unchunk joins the chunks of a chunked body; ok is false where it is none.
func unchunk(raw []byte) (plain []byte, ok bool) {
	rest := raw
	for {
		line, after, found := bytes.Cut(rest, []byte("\n"))
		if !found || len(line) > 64 {
			return nil, false
		}
		size, err := strconv.ParseInt(strings.TrimSpace(strings.SplitN(string(line), ";", 2)[0]), 16, 32)
		if err != nil || size < 0 || size > int64(len(after)) {
			return nil, false
		}
		if size == 0 {
			return plain, true
		}
		plain = append(plain, after[:size]...)
		rest = bytes.TrimPrefix(bytes.TrimPrefix(after[size:], []byte("\r")), []byte("\n"))
	}
}
