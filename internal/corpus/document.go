// Package corpus turns a path or a stream into documents: text, outlet, date, title. One file a format.
// It knows nothing of language beyond telling English from what is not.
package corpus

import (
	"sort"
	"strings"
	"time"
)

// Document is one news document as every later stage sees it. All offsets anywhere in the program are byte
// offsets into Text.
type Document struct {
	// ID is unique and stable in a run whatever the order of the paths: the path relative to the argument
	// it was found under, made unique where two arguments collide, or the id of a JSON line.
	ID string
	// Path is where it was read from, as a user would type it.
	Path string
	// Outlet is who published it; the file name when nothing better is known.
	Outlet string
	// Family groups outlets of one owner or one agency; empty when unknown.
	Family string
	// Published is the publication time; zero when unknown. PublishedDay is true when only the day is known.
	Published    time.Time
	PublishedDay bool
	Title        string
	URL          string
	Author       string
	// Credit is the agency credit of the metadata ("Reuters"), when the format carries one.
	Credit string
	// Origins are what the metadata names as the sources of the text, such as the items it is derived from and
	// the organisations that gave the information; sorted, empty for most formats.
	Origins []string
	// Modified is when this version was made, zero when unknown. Published is when the first one was.
	Modified time.Time
	// GUID is the identifier that all versions of one item share, "" where the format has none.
	GUID string
	// ReplacedBy is the id of the latest version of the same article among the documents, "" for the latest
	// itself; LinkRevisions sets it.
	ReplacedBy string
	// Language is a BCP 47 tag; "en" for everything that is analysed.
	Language string
	// Text is the extracted text. For a .txt file it is the file's bytes as they are, a byte order mark and
	// front matter included (after decoding to UTF-8 when the file was in another encoding).
	Text string
	// Body is the byte offset at which the running text begins: behind a UTF-8 byte order mark and behind the
	// front matter, 0 for most documents. Readable hides what lies before it.
	Body int
	// Format is what the original was recognised as ("text", "markdown", "html", "json lines", ...), Encoding
	// the character encoding it was decoded from ("utf-8", "windows-1252", ...).
	Format, Encoding string
	// Notes tell what a reader should know about how the document was read: a guessed encoding, a date that
	// could not be read, a part that was left out.
	Notes []string
	// Places leads back from the extracted text to the original (page, element, record), in the order of the text
	// and without overlap; empty for plain text.
	Places []Place
}

// Readable is the text for every stage that reads language: as long as Text and equal to it from Body on, with
// each byte before Body replaced by a space, so that a byte order mark and front matter are never taken for
// prose while all offsets stay what they are.
func (d *Document) Readable() string {
	if d.Body <= 0 || d.Body > len(d.Text) {
		return d.Text
	}
	return strings.Repeat(" ", d.Body) + d.Text[d.Body:]
}

// PlaceAt is the label of the place in the original that the byte offset came from, "" where none is known.
func (d *Document) PlaceAt(offset int) string {
	i := sort.Search(len(d.Places), func(i int) bool { return d.Places[i].End > offset })
	if i == len(d.Places) || d.Places[i].Start > offset {
		return ""
	}
	return d.Places[i].Label
}

// Place says where in the original a stretch of the extracted text came from.
type Place struct {
	Start, End int
	// Label is what a person would be told: "page 3", "record 17", "slide 2".
	Label string
}

// Skipped is an input that was left out, with the reason a person can act on.
type Skipped struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
	// Own is true for what is nobody's document, such as a report that the program wrote itself: it is told, and a run
	// without it is complete.
	Own bool `json:"-"`
}
