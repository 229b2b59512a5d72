package corpus

import (
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
)

// peekBytes is how much of a source is looked at to recognise its format.
const peekBytes = 64 << 10

// detect tells the format from the first bytes. The name decides nothing but what bytes cannot: whether plain text
// is Markdown, and whether a broken line of JSON stands in a file of lines.
func (s *source) detect() (string, reader, error) {
	head, err := s.stream.Peek(peekBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", nil, skipf("cannot be read: %s", plainCause(err))
	}
	if len(head) == 0 {
		return "", nil, skipf("empty: it holds no bytes")
	}
	if kind := foreignKind(head); kind != "" {
		return "", nil, skipf("%s, which is not read", kind)
	}
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		return "gzip", gzipReader{}, nil
	case looksLikeJSON(head):
		return "JSON", jsonReader{}, nil
	}
	return "text", textReader{}, nil
}

// looksLikeJSON takes an object, or a list of objects, at the very start.
func looksLikeJSON(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte(byteOrderMark)), " \t\r\n")
	if len(head) == 0 || head[0] != '{' && head[0] != '[' {
		return false
	}
	rest := bytes.TrimLeft(head[1:], " \t\r\n")
	if head[0] == '[' {
		return len(rest) > 0 && rest[0] == '{'
	}
	return len(rest) == 0 || rest[0] == '"' || rest[0] == '}'
}

// magic are the first bytes of files that hold no article.
var magic = []struct{ prefix, kind string }{
	{"\x89PNG\r\n", "a PNG image"}, {"\xff\xd8\xff", "a JPEG image"}, {"GIF87a", "a GIF image"},
	{"GIF89a", "a GIF image"}, {"RIFF", "an image, sound or film (RIFF)"}, {"BZh", "compressed with bzip2: unpack it first"},
	{"\xfd7zXZ\x00", "compressed with xz: unpack it first"}, {"\x28\xb5\x2f\xfd", "compressed with zstd: unpack it first"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"}, {"Rar!\x1a\x07", "a RAR archive: unpack it first"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls, .msg): save it as DOCX or text"},
	{"{\\rtf", "rich text (RTF): save it as DOCX or text"}, {"\x7fELF", "a program"}, {"MZ\x90", "a program"},
	{"SQLite format 3\x00", "a SQLite database"}, {"%!PS", "PostScript: convert it to PDF"}, {"ID3", "a sound file"},
	{"OggS", "a sound or film file"}, {"\x1aE\xdf\xa3", "a film file"}, {"wOFF", "a font"}, {"wOF2", "a font"},
	{"II*\x00", "a TIFF image"}, {"MM\x00*", "a TIFF image"}, {"PAR1", "a Parquet file"},
}

// foreignKind names a kind of file that is not read, "" where the bytes say nothing of the sort.
func foreignKind(head []byte) string {
	for _, m := range magic {
		if bytes.HasPrefix(head, []byte(m.prefix)) {
			return m.kind
		}
	}
	if len(head) > 12 && string(head[4:8]) == "ftyp" {
		return "a film or image file (MP4, HEIC)"
	}
	return ""
}

// extension is the last part of the name in lower case, without .gz.
func (s *source) extension() string {
	return strings.ToLower(path.Ext(strings.TrimSuffix(strings.ToLower(s.path), ".gz")))
}
