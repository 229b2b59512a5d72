package corpus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"time"

	"github.com/ledongthuc/pdf"
)

// pdfReader reads the text of a PDF file: by poppler's pdftotext where it is installed, which knows more fonts and
// broken files than any reader in Go, and by a reader in Go otherwise. Both give lines with their places on the
// page; columns, paragraphs, hyphens and running heads are mended the same way.
type pdfReader struct{}

// pdfTimeout bounds the work on one file, against files made to keep a reader busy.
const pdfTimeout = 60 * time.Second

// maxPages bounds the pages of one file.
const maxPages = 5000

// pdfLine is one line of a column. Coordinates are in points from the top left corner of the page.
type pdfLine struct {
	left, top, right, bottom float64
	text                     string
	// block numbers the blocks of a page in reading order; lines of one block stand below each other.
	block int
}

// pdfPage is a page as lines in reading order.
type pdfPage struct {
	width, height float64
	lines         []pdfLine
	// fault tells what of the page could not be read.
	fault string
}

func (pdfReader) read(s *source) error {
	data, err := s.whole()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(s.ctx, pdfTimeout)
	defer cancel()
	d := Document{Format: "pdf", Encoding: encodingUTF8}
	var pages []pdfPage
	tool := s.run.pdfToText()
	if tool != "" {
		pages, err = popplerPages(ctx, tool, data, 8*s.run.limits.DocumentBytes)
		if err != nil && ctx.Err() == nil {
			d.note("pdftotext could not read the file (%s); the reader of the program did", plainCause(err))
		}
	}
	var found metadata
	if tool == "" || err != nil {
		pages, found, err = goPages(ctx, data)
	}
	if s.ctx.Err() != nil {
		return s.ctx.Err()
	}
	if ctx.Err() != nil {
		return skipf("a PDF file that takes longer than %s to read", pdfTimeout)
	}
	if err != nil {
		return err
	}
	var out textBuilder
	pdfText(&out, pages)
	for _, p := range pages {
		if p.fault != "" {
			d.note("%s", p.fault)
		}
	}
	if out.text.Len() == 0 {
		return skipf("a PDF file of %d pages without text: scanned pages need to be recognised (OCR) first", len(pages))
	}
	out.into(&d)
	return s.deliver(d, found)
}

// pdfToText is the path of pdftotext, "" where it is not to be used.
func (r *run) pdfToText() string {
	switch r.options.PDFToText {
	case "-":
		return ""
	case "":
		path, err := exec.LookPath("pdftotext")
		if err != nil {
			return ""
		}
		return path
	}
	return r.options.PDFToText
}

// popplerPages runs pdftotext. The file goes to its standard input and nothing of it to a command line or a disk.
func popplerPages(ctx context.Context, tool string, data []byte, limit int64) ([]pdfPage, error) {
	command := exec.CommandContext(ctx, tool, "-q", "-bbox", "-enc", "UTF-8", "-l", strconv.Itoa(maxPages), "-", "-")
	command.Stdin = bytes.NewReader(data)
	command.Env = []string{"LC_ALL=C.UTF-8"}
	command.WaitDelay = time.Second
	var complaint bytes.Buffer
	command.Stderr = &cappedWriter{w: &complaint, left: 4096}
	stdout, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	pages, readErr := parseBoundingBoxes(io.LimitReader(stdout, limit))
	_, _ = io.Copy(io.Discard, stdout)
	if err := command.Wait(); err != nil {
		if text := tidy(complaint.String()); text != "" {
			return nil, errors.New(clip(text, 200))
		}
		return nil, err
	}
	return pages, readErr
}

// cappedWriter keeps the first bytes and takes the rest without keeping it.
type cappedWriter struct {
	w    io.Writer
	left int
}

func (c *cappedWriter) Write(p []byte) (int, error) {
	n := len(p)
	if len(p) > c.left {
		p = p[:c.left]
	}
	c.left -= len(p)
	if _, err := c.w.Write(p); err != nil {
		return 0, err
	}
	return n, nil
}

// parseBoundingBoxes reads the XHTML of pdftotext -bbox: the words of each page with their boxes. The order of
// reading is found here, as for the other reader: poppler's own takes words apart that justification moved.
func parseBoundingBoxes(in io.Reader) ([]pdfPage, error) {
	root, err := parseXML(cleanXML(in))
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, xmlFault(err)
	}
	number := func(n *xmlNode, name string) float64 {
		f, _ := strconv.ParseFloat(n.attr(name), 64)
		return f
	}
	var pages []pdfPage
	for _, p := range root.child("html", "body", "doc").all("page") {
		page := pdfPage{width: number(p, "width"), height: number(p, "height")}
		var words []glyph
		for _, w := range p.all("word") {
			left, top, right, bottom := number(w, "xMin"), number(w, "yMin"), number(w, "xMax"), number(w, "yMax")
			text := ligatures.Replace(w.content())
			// Text that runs up or down the margin is taller than wide.
			if finite(left, top, right, bottom) && (right-left >= (bottom-top)/2 || len(text) <= 2) {
				words = append(words, glyph{x: left, y: bottom, width: right - left, size: bottom - top, text: text, word: true})
			}
		}
		page.lines = layOut(words)
		pages = append(pages, page)
	}
	return pages, nil
}

// cleanXML takes out the control characters that XML does not allow and some fonts map to.
func cleanXML(in io.Reader) io.Reader { return &controlFilter{in} }

type controlFilter struct{ in io.Reader }

func (f *controlFilter) Read(p []byte) (int, error) {
	n, err := f.in.Read(p)
	for i, c := range p[:n] {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' {
			p[i] = ' '
		}
	}
	return n, err
}

// goPages reads the pages without help. The library panics on many broken files; a page that it cannot read is
// left out and told.
func goPages(ctx context.Context, data []byte) (pages []pdfPage, found metadata, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = skipf("a broken PDF file: %v", p)
		}
	}()
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		if errors.Is(err, pdf.ErrInvalidPassword) {
			return nil, found, skipf("an encrypted PDF file: save it without a password")
		}
		return nil, found, skipf("a broken PDF file: %s", plainCause(err))
	}
	info := r.Trailer().Key("Info")
	found.title, found.author = info.Key("Title").Text(), info.Key("Author").Text()
	for i, leaf := range pageLeaves(r.Trailer().Key("Root").Key("Pages")) {
		if err := ctx.Err(); err != nil {
			return nil, found, err
		}
		page, err := goPage(ctx, leaf, i+1)
		if err != nil {
			return nil, found, err
		}
		pages = append(pages, page)
	}
	if len(pages) == 0 {
		return nil, found, skipf("a broken PDF file: it has no pages")
	}
	return pages, found, nil
}

// pageLeaves are the pages of a tree in order. The tree of a broken file may hold itself.
func pageLeaves(root pdf.Value) []pdf.Value {
	var leaves []pdf.Value
	nodes := 0
	var walk func(node pdf.Value, depth int)
	walk = func(node pdf.Value, depth int) {
		if nodes++; nodes > 4*maxPages || depth > 40 || len(leaves) >= maxPages {
			return
		}
		kids := node.Key("Kids")
		if kids.Kind() != pdf.Array {
			if node.Kind() == pdf.Dict {
				leaves = append(leaves, node)
			}
			return
		}
		for i := range min(kids.Len(), maxPages) {
			walk(kids.Index(i), depth+1)
		}
	}
	walk(root, 0)
	return leaves
}

func goPage(ctx context.Context, leaf pdf.Value, number int) (page pdfPage, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = skipf("a broken PDF file: page %d: %v", number, p)
		}
	}()
	box := inherited(leaf, "MediaBox")
	left, bottom := 0.0, 0.0
	page.width, page.height = 612, 792
	if box.Len() == 4 {
		left, bottom = box.Index(0).Float64(), box.Index(1).Float64()
		page.width, page.height = box.Index(2).Float64()-left, box.Index(3).Float64()-bottom
	}
	ctm := matrix{1, 0, 0, 1, -left, -bottom}
	switch int(inherited(leaf, "Rotate").Int64()) % 360 {
	case 90, -270:
		ctm = ctm.times(matrix{0, -1, 1, 0, 0, page.width})
		page.width, page.height = page.height, page.width
	case 180, -180:
		ctm = ctm.times(matrix{-1, 0, 0, -1, page.width, page.height})
	case 270, -90:
		ctm = ctm.times(matrix{0, 1, -1, 0, page.height, 0})
		page.width, page.height = page.height, page.width
	}
	g := &glyphReader{ctx: ctx, height: page.height, fonts: make(map[string]*pdfFont)}
	defer func() {
		if p := recover(); p != nil {
			stop, limit := p.(stopReading)
			if !limit && len(g.glyphs) > 0 {
				page.lines = layOut(g.glyphs)
				page.fault = fmt.Sprintf("page %d is broken: only a part of it was read", number)
				return
			}
			if limit {
				err = skipf("a broken PDF file: page %d: %s", number, stop.reason)
				return
			}
			err = skipf("a broken PDF file: page %d: %v", number, p)
		}
	}()
	g.content(leaf.Key("Contents"), inherited(leaf, "Resources"), ctm, 0)
	page.lines = layOut(g.glyphs)
	return page, nil
}

// inherited is a value of a page or of the nodes of the page tree above it.
func inherited(page pdf.Value, key string) pdf.Value {
	for steps := 0; steps < 32 && !page.IsNull(); steps++ {
		if v := page.Key(key); !v.IsNull() {
			return v
		}
		page = page.Key("Parent")
	}
	return pdf.Value{}
}

// pageLabel names a page as a reader would.
func pageLabel(n int) string { return fmt.Sprintf("page %d", n+1) }
