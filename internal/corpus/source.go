package corpus

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"gainsay/internal/bytesize"
	"gainsay/internal/language"
)

// source is one thing to be read: a file, standard input, or an entry of an archive.
type source struct {
	run *run
	ctx context.Context
	// id is that of the document where the source is a single one, path what a user would type.
	id, path string
	// size in bytes, -1 where it is unknown; file is nil where there is no random access.
	size   int64
	file   io.ReaderAt
	stream *bufio.Reader
	// sheet is what a sources.csv says of it.
	sheet metadata
	// listed is true for what was found in a folder or an archive and not named by the user.
	listed bool
	// depth counts the archives around it, charset is the encoding that the container declares.
	depth   int64
	charset string
	// url is the address that the container gives, "" where it gives none.
	url string
	// changed reports whether a file is not what it was when reading began; nil where that cannot be told.
	changed func() bool
	emit    func(Document) error
	// pass tells of what was left out, in its place among the documents.
	pass    func(Skipped)
	emitted int
}

// reader reads the documents of one format out of a source and delivers each. An error leaves the rest of the
// source out; what was delivered stays.
type reader interface {
	read(s *source) error
}

// read recognises the format and runs its reader. A reader that panics on a hostile input costs that input alone.
func (s *source) read() (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = skipf("cannot be read: the reader failed on it (%v)", p)
		}
	}()
	format, reader, err := s.detect()
	if err != nil {
		return err
	}
	if err := reader.read(s); err != nil {
		var skip *skipError
		var stop *stopError
		if errors.As(err, &skip) || errors.As(err, &stop) || s.ctx.Err() != nil {
			return err
		}
		return skipf("cannot be read as %s: %s", format, plainCause(err))
	}
	return nil
}

// report turns the end of reading into an entry of the list of what was left out.
func (s *source) report(err error) {
	var stop *stopError
	if err == nil || errors.As(err, &stop) || s.ctx.Err() != nil {
		return
	}
	reason := plainCause(err)
	if s.emitted > 0 {
		reason = fmt.Sprintf("%s (%d documents before that were read)", reason, s.emitted)
	}
	s.pass(Skipped{Path: s.path, Reason: reason})
}

// skip leaves out one part of the source.
func (s *source) skip(part, format string, args ...any) {
	s.pass(Skipped{Path: s.path + part, Reason: fmt.Sprintf(format, args...)})
}

// whole is everything that the source holds, up to the limit of one document.
func (s *source) whole() ([]byte, error) {
	limit := s.run.limits.DocumentBytes
	if s.size > limit {
		return nil, tooLarge(s.size, limit)
	}
	data, err := readAtMost(s.stream, s.run.limits.document(), s.size)
	if err != nil {
		return nil, err
	}
	if s.changed != nil && s.changed() {
		return nil, errChanged
	}
	return data, nil
}

func tooLarge(size, limit int64) error {
	return skipf("%s, more than the %s that one document may hold (--%s)", bytesize.Format(size), bytesize.Format(limit), flagDocumentBytes)
}

// bound is how much may be read of one thing, and the flag that says so.
type bound struct {
	bytes    int64
	of, flag string
}

func (l *Limits) document() bound { return bound{l.DocumentBytes, "one document", flagDocumentBytes} }
func (l *Limits) archive() bound  { return bound{l.ArchiveBytes, "one archive", flagArchiveBytes} }

// readAtMost reads a stream to its end and fails beyond the bound. size is a hint, -1 where unknown.
func readAtMost(in io.Reader, most bound, size int64) ([]byte, error) {
	capacity := int64(4096)
	if size > 0 {
		capacity = min(size+512, 1<<20)
	}
	data := make([]byte, 0, capacity)
	for {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := in.Read(data[len(data):min(int64(cap(data)), int64(len(data))+1<<20)])
		data = data[:len(data)+n]
		if int64(len(data)) > most.bytes {
			return nil, skipf("more than the %s that %s may hold (--%s)", bytesize.Format(most.bytes), most.of, most.flag)
		}
		if errors.Is(err, io.EOF) {
			return data, nil
		}
		if err != nil {
			return nil, skipf("cannot be read: %s", plainCause(err))
		}
	}
}

// deliver completes a document and hands it on. What the document says of itself in fields meant for people
// (front matter, the fields of a record) is already set; what a sources.csv says comes next; found is what was
// gathered from markup and comes last.
func (s *source) deliver(d Document, found metadata) error {
	if d.ID == "" {
		d.ID = s.id
	}
	if d.Path == "" {
		d.Path = s.path
	}
	s.sheet.apply(&d)
	found.apply(&d)
	if d.URL == "" {
		d.URL = s.url
	}
	if reason := s.complete(&d); reason != "" {
		s.pass(Skipped{Path: d.Path, Reason: reason})
		return nil
	}
	s.emitted++
	return s.emit(d)
}

// complete fills what is still missing and says why a document is to be left out.
func (s *source) complete(d *Document) (reason string) {
	if int64(len(d.Text)) > s.run.limits.DocumentBytes {
		return tooLarge(int64(len(d.Text)), s.run.limits.DocumentBytes).Error()
	}
	body := d.Text[min(d.Body, len(d.Text)):]
	if strings.TrimSpace(strings.Trim(body, byteOrderMark)) == "" {
		if d.Body > len(byteOrderMark) {
			return "empty: nothing stands behind the front matter"
		}
		return "empty: it holds no text"
	}
	d.Title = tidy(d.Title)
	// "www.example.org" and "example.org" are one house.
	d.Outlet = strings.TrimPrefix(tidy(d.Outlet), "www.")
	d.Family = tidy(d.Family)
	d.Author = tidy(d.Author)
	d.Credit = tidy(d.Credit)
	if d.Outlet == "" {
		if d.Outlet = host(d.URL); d.Outlet == "" {
			d.Outlet = firstOf(strings.TrimSuffix(d.ID, extensionOf(d.ID)), d.ID)
		}
	}
	guess := language.Detect(body)
	switch {
	case guess.IsEnglish():
		d.Language = language.English
	case s.run.options.KeepForeign:
		d.Language = guess.Tag
	default:
		return fmt.Sprintf("not English: it reads like %s", language.Name(guess.Tag))
	}
	return ""
}

// extensionOf is the extension of a file name with that of compression, "" where the end is no extension.
func extensionOf(name string) string {
	gz := ""
	if rest, ok := strings.CutSuffix(name, ".gz"); ok {
		name, gz = rest, ".gz"
	}
	ext := path.Ext(name)
	if len(ext) > 9 || strings.ContainsAny(ext, " #") {
		return gz
	}
	return ext + gz
}

// note adds a remark on how the document was read.
func (d *Document) note(format string, args ...any) {
	d.Notes = append(d.Notes, fmt.Sprintf(format, args...))
}

// tidy is a value on one line without space around it.
func tidy(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\ufffd")), " ")
}
