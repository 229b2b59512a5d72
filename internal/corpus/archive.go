package corpus

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"gainsay/internal/bytesize"
)

// zipReader reads the entries of a zip file, each as what it is; a DOCX or ODT file is one document.
type zipReader struct{}

func (zipReader) read(s *source) error {
	at, size := s.file, s.size
	if at == nil {
		data, err := readAtMost(s.stream, s.run.limits.archive(), s.size)
		if err != nil {
			return err
		}
		at, size = bytes.NewReader(data), int64(len(data))
	}
	z, err := zip.NewReader(at, size)
	if err != nil {
		return skipf("broken zip archive: %s", strings.TrimPrefix(plainCause(err), "zip: "))
	}
	has := make(map[string]bool)
	for _, f := range z.File {
		has[f.Name] = true
	}
	switch {
	case has["word/document.xml"]:
		return s.readOffice(z, "docx")
	case has["content.xml"] && has["META-INF/manifest.xml"]:
		if kind := s.openDocumentKind(z); kind != "" && kind != "text" {
			return skipf("an OpenDocument file that is no text document (%s), which is not read", clip(kind, 40))
		}
		return s.readOffice(z, "odt")
	case has["xl/workbook.xml"], has["ppt/presentation.xml"]:
		return skipf("an Office file that is no text document (XLSX, PPTX), which is not read")
	case has["META-INF/container.xml"]:
		return skipf("an EPUB book, which is not read")
	}
	a, err := s.openArchive("zip")
	if err != nil {
		return err
	}
	a.readSheets(func(visit func(name string, in io.Reader) bool) {
		for _, f := range z.File {
			if path.Base(f.Name) != sheetName || f.Flags&1 != 0 {
				continue
			}
			if in, err := f.Open(); err == nil {
				more := visit(f.Name, in)
				in.Close()
				if !more {
					return
				}
			}
		}
	})
	for _, f := range z.File {
		if err := a.next(f.Name); err != nil {
			return err
		}
		if f.FileInfo().IsDir() || path.Base(f.Name) == sheetName {
			continue
		}
		if !f.Mode().IsRegular() {
			a.skip(f.Name, "not a file but "+f.Mode().Type().String())
			continue
		}
		if f.Flags&1 != 0 {
			a.skip(f.Name, "encrypted: unpack it first")
			continue
		}
		in, err := f.Open()
		if err != nil {
			a.skip(f.Name, "broken zip archive: "+strings.TrimPrefix(plainCause(err), "zip: "))
			continue
		}
		err = a.entry(f.Name, in, s.entryLimit(int64(f.CompressedSize64)))
		in.Close()
		if err != nil {
			return err
		}
	}
	a.finish()
	return nil
}

// entryLimit is how much an entry of so many packed bytes may unpack to before it counts as a bomb. The first
// megabyte is free: a page of spaces packs better than any bomb.
func (s *source) entryLimit(packed int64) int64 {
	ratio := s.run.limits.ArchiveRatio
	if packed <= 0 || packed > noLimit/ratio {
		return noLimit
	}
	return max(1<<20, packed*ratio)
}

// tarReader reads the entries of a tar file.
type tarReader struct{}

func (tarReader) read(s *source) error {
	a, err := s.openArchive("tar")
	if err != nil {
		return err
	}
	t := tar.NewReader(s.stream)
	for {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			a.finish()
			return nil
		}
		var skip *skipError
		if errors.As(err, &skip) {
			return skip
		}
		if err != nil {
			return skipf("broken tar archive: %s", strings.TrimPrefix(plainCause(err), "archive/tar: "))
		}
		if err := a.next(h.Name); err != nil {
			return err
		}
		switch h.Typeflag {
		case tar.TypeReg:
			if path.Base(h.Name) == sheetName {
				a.addSheet(h.Name, t)
				continue
			}
			if err := a.entry(h.Name, t, noLimit); err != nil {
				return err
			}
		case tar.TypeDir, tar.TypeXGlobalHeader:
		default:
			a.skip(h.Name, "not a file but a link or a device: links in archives are never followed")
		}
	}
}

// archive is the state of reading one archive.
type archive struct {
	s       *source
	kind    string
	entries int64
	left    int64
	names   map[string]int
	sheets  map[string]*sheet
}

func (s *source) openArchive(kind string) (*archive, error) {
	if s.depth >= s.run.limits.ArchiveDepth {
		return nil, skipf("archives nested more than %d deep (--%s)", s.run.limits.ArchiveDepth, flagArchiveDepth)
	}
	return &archive{s: s, kind: kind, left: s.run.limits.ArchiveBytes, names: make(map[string]int), sheets: make(map[string]*sheet)}, nil
}

// next counts an entry.
func (a *archive) next(name string) error {
	if err := a.s.ctx.Err(); err != nil {
		return err
	}
	if a.entries++; a.entries > a.s.run.limits.ArchiveEntries {
		return skipf("more than %d entries: %s and all behind it were not read (--%s)",
			a.s.run.limits.ArchiveEntries, safeName(name), flagArchiveEntries)
	}
	return nil
}

func (a *archive) skip(name, reason string) {
	a.s.pass(Skipped{Path: a.s.path + "/" + safeName(name), Reason: reason})
}

// entry reads one entry. Nothing is ever written to disk, so a name cannot lead anywhere; it is cleaned all the
// same, because it is printed and becomes an id.
func (a *archive) entry(name string, in io.Reader, limit int64) error {
	clean := safeName(name)
	for part := range strings.SplitSeq(clean, "/") {
		if hidden(part) || part == "__MACOSX" {
			return nil
		}
	}
	if a.names[clean]++; a.names[clean] > 1 {
		clean = fmt.Sprintf("%s (%d)", clean, a.names[clean])
	}
	total := &bounded{in: in, left: a.left, limit: a.s.run.limits.ArchiveBytes}
	s := a.s
	inner := &source{
		run: s.run, ctx: s.ctx, id: s.id + "/" + clean, path: s.path + "/" + clean, size: -1, depth: s.depth + 1,
		sheet: a.row(clean, s.sheet), emit: s.emit, pass: s.pass, listed: true,
		stream: newPeeker(&inflating{in: total, left: limit, limit: limit, ratio: s.run.limits.ArchiveRatio}),
	}
	err := inner.read()
	a.left = total.left
	s.emitted += inner.emitted
	if err != nil && (s.ctx.Err() != nil || isStop(err)) {
		return err
	}
	inner.report(err)
	if a.left < 0 {
		return skipf("unpacks to more than %s: what stands behind %s was not read (--%s)", bytesize.Format(s.run.limits.ArchiveBytes), clean, flagArchiveBytes)
	}
	return nil
}

// inflating fails once an entry has grown beyond what its packed size allows.
type inflating struct {
	in          io.Reader
	left, limit int64
	ratio       int64
}

func (r *inflating) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	if r.left -= int64(n); r.left < 0 {
		return 0, skipf("unpacks to more than %s, %d times its packed size (--%s)", bytesize.Format(r.limit), r.ratio, flagArchiveRatio)
	}
	return n, err
}

// readSheets reads the sources.csv files of an archive whose entries can be read in any order.
func (a *archive) readSheets(each func(visit func(name string, in io.Reader) bool)) {
	each(func(name string, in io.Reader) bool {
		a.addSheet(name, in)
		return len(a.sheets) < 1000
	})
}

// addSheet reads a sources.csv. In a tar file it serves the entries behind it.
func (a *archive) addSheet(name string, in io.Reader) {
	data, err := readSheet(in)
	if err != nil {
		a.skip(name, plainCause(err))
		return
	}
	sheet, faults := parseSheet(data)
	for _, f := range faults {
		a.skip(name, f)
	}
	a.sheets[path.Dir(safeName(name))] = sheet
}

// finish tells of rows whose entry the archive does not hold.
func (a *archive) finish() {
	for _, dir := range slices.Sorted(maps.Keys(a.sheets)) {
		if a.sheets[dir] == nil {
			continue
		}
		for _, name := range a.sheets[dir].unused() {
			a.skip(path.Join(dir, sheetName), fmt.Sprintf("names %s, which is not there", clip(name, 120)))
		}
	}
}

// row is what the sheets of the archive say of an entry, before what a sheet beside the archive says of it.
func (a *archive) row(name string, outer metadata) metadata {
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		rel := strings.TrimPrefix(strings.TrimPrefix(name, dir), "/")
		if m, ok := a.sheets[dir].lookup(rel); ok {
			return m
		}
		if dir == "." || dir == "/" {
			return outer
		}
	}
}

// safeName is the name of an entry as a relative path with slashes, without steps upwards, drive letters and
// control characters.
func safeName(name string) string {
	name = strings.ToValidUTF8(name, "\ufffd")
	name = strings.Map(func(r rune) rune {
		switch {
		case r == '\\':
			return '/'
		case r < 0x20 || r >= 0x7f && r < 0xa0:
			return '\ufffd'
		}
		return r
	}, name)
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	if len(name) > 2 && name[1] == ':' {
		name = strings.TrimLeft(name[2:], "/")
	}
	if name == "" {
		return "(no name)"
	}
	return clip(name, 500)
}

func isStop(err error) bool {
	var stop *stopError
	return errors.As(err, &stop)
}
