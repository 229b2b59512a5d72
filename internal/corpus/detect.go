package corpus

import (
	"bytes"
	"errors"
	"io"
	"path"
	"regexp"
	"strings"
)

// peekBytes is how much of a source is looked at to recognise its format.
const peekBytes = 64 << 10

// detect tells the format from the first bytes. The name decides nothing but what bytes cannot: whether plain text
// is Markdown, and whether it is prose at all.
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
	if reason := ownReason(head); reason != "" {
		return "own output", ownReader{reason}, nil
	}
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		return "gzip", gzipReader{}, nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return "zip archive", zipReader{}, nil
	case len(head) > 262 && string(head[257:262]) == "ustar":
		return "tar archive", tarReader{}, nil
	case looksLikePDF(head):
		return "PDF", pdfReader{}, nil
	case bytes.HasPrefix(head, []byte("WARC/")):
		return "WARC", warcReader{}, nil
	case looksLikeJSON(head):
		return "JSON", jsonReader{}, nil
	}
	text := sniffable(head)
	if name, reader := markupKind(text); reader != nil {
		return name, reader, nil
	}
	switch {
	case bytes.HasPrefix(text, []byte("WEBVTT")) && (len(text) == 6 || bytes.IndexByte([]byte(" \t\r\n"), text[6]) >= 0), subRip.Match(text):
		return "subtitles", subtitleReader{}, nil
	case looksLikeMail(text):
		return "mail", mailReader{}, nil
	}
	if ext := s.extension(); ext == ".md" || ext == ".markdown" {
		return "Markdown", markdownReader{}, nil
	}
	if s.listed && noProse[s.extension()] {
		return "", nil, skipf("a %s file, which is no article: name it as an argument to read it as text", s.extension())
	}
	return "text", textReader{}, nil
}

// looksLikePDF takes the mark of the format at the start, and behind up to a kilobyte of other bytes, as broken
// servers put there, where an object follows: an article may name the mark.
func looksLikePDF(head []byte) bool {
	at := bytes.Index(head[:min(len(head), 1024)], []byte("%PDF-"))
	return at == 0 || at > 0 && bytes.Contains(head[at:], []byte(" obj"))
}

// noProse are the endings of text files that lie beside documents and are none. They are left out of folders and
// archives only: whoever names one means it.
var noProse = map[string]bool{
	".csv": true, ".tsv": true, ".yaml": true, ".yml": true, ".toml": true, ".ini": true, ".cfg": true, ".conf": true,
	".css": true, ".js": true, ".ts": true, ".py": true, ".go": true, ".rb": true, ".java": true, ".c": true, ".h": true,
	".sh": true, ".bat": true, ".sql": true, ".log": true, ".lock": true, ".bib": true, ".tex": true,
}

// sniffable is the start of a source as ASCII, so that UTF-16 is recognised too, without byte order mark and space
// before the first character.
func sniffable(head []byte) []byte {
	if bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF}) {
		narrow := make([]byte, 0, len(head)/2)
		for _, c := range head[2:] {
			if c != 0 {
				narrow = append(narrow, c)
			}
		}
		head = narrow
	}
	return bytes.TrimLeft(bytes.TrimPrefix(head, []byte(byteOrderMark)), " \t\r\n\f")
}

var (
	rootElement = regexp.MustCompile(`(?s)^(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]|\[.*?\]\s*)*>)*<(?:[A-Za-z0-9_.-]+:)?([A-Za-z0-9_.-]+)`)
	htmlStart   = regexp.MustCompile(`(?is)^(?:\s|<\?xml.*?\?>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body|meta|title|article|main)\b`)
	subRip      = regexp.MustCompile(`^\d{1,6}\s*\r?\n\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3} +--> `)
	htmlTag     = regexp.MustCompile(`(?i)<(?:p|div|br|h[1-6]|ul|table|section|span)\b[^<>]*>`)
	htmlClosing = regexp.MustCompile(`(?i)</(?:p|div|h[1-6]|ul|table|section|span)>`)
)

// markupKind recognises HTML and the vocabularies of XML by their first elements.
func markupKind(text []byte) (string, reader) {
	if len(text) == 0 || text[0] != '<' {
		return "", nil
	}
	if htmlStart.Match(text) {
		return "HTML", htmlReader{}
	}
	if m := rootElement.FindSubmatch(text); m != nil {
		switch string(m[1]) {
		case "rss", "RDF", "feed":
			return "feed", feedReader{}
		case "newsItem", "newsMessage":
			return "NewsML-G2", newsMLReader{}
		case "packageItem", "knowledgeItem", "planningItem", "conceptItem":
			return "NewsML-G2", rejectReader{"NewsML-G2 without text (" + string(m[1]) + "), which is not read"}
		case "html":
			return "HTML", htmlReader{}
		}
	}
	if htmlTag.Match(text) && htmlClosing.Match(text) {
		return "HTML", htmlReader{}
	}
	if bytes.HasPrefix(text, []byte("<?xml")) {
		return "XML", rejectReader{"XML of a kind that is not read: NewsML-G2, RSS, Atom and XHTML are"}
	}
	return "", nil
}

// rejectReader leaves out what was recognised as something that holds no article.
type rejectReader struct{ reason string }

func (r rejectReader) read(*source) error { return skipf("%s", r.reason) }

// looksLikeMail takes a block of header fields at the start with those that a message cannot lack.
func looksLikeMail(text []byte) bool {
	has := make(map[string]bool)
	fields := 0
	for line := range bytes.Lines(text[:min(len(text), 16<<10)]) {
		if len(bytes.TrimSpace(line)) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			if fields == 0 {
				return false
			}
			continue
		}
		name, _, ok := bytes.Cut(line, []byte(":"))
		if !ok || !headerName.Match(name) {
			return false
		}
		fields++
		has[strings.ToLower(string(name))] = true
	}
	return fields >= 3 && has["from"] && (has["message-id"] || has["mime-version"] || has["received"] || has["date"] && has["subject"] && has["to"])
}

var headerName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]{1,50}$`)

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
