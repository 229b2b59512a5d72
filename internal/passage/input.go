package passage

import (
	"net/url"
	"strings"
	"time"

	"gainsay/internal/corpus"
	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// Input is one document as this package sees it: its text, where its sentences are, and what is known of where it
// came from. Words are read from the text by Words, so nothing else of the language reading is needed.
type Input struct {
	// ID names the document; it orders results, so that the order of the inputs does not matter.
	ID string
	// Outlet published the document, Family groups outlets of one owner, Credit is the agency named by metadata.
	Outlet, Family, Credit string
	// URL is where it was published; documents of one site are of one publisher, whatever their outlet is called.
	URL string
	// Published is zero when unknown; PublishedDay is true when only the day is known.
	Published    time.Time
	PublishedDay bool
	// Item is the identifier of the news item, Sources are what metadata name as the sources of the text: organisations,
	// and the identifiers or addresses of the items that it is derived from.
	Item    string
	Sources []string
	Text    string
	// Sentences in the order of the text, without overlaps.
	Sentences []Sentence
}

// Sentence is one sentence, heading or line of furniture of an Input.
type Sentence struct {
	text.Span
	// Paragraph is the index of its paragraph.
	Paragraph int
	Kind      nlp.Kind
}

// NewInput takes from a document and its reading what the search for passages needs.
func NewInput(d *corpus.Document, read *nlp.Document) Input {
	in := Input{ID: d.ID, Outlet: d.Outlet, Family: d.Family, Credit: d.Credit, URL: d.URL,
		Published: d.Published, PublishedDay: d.PublishedDay, Item: d.GUID, Sources: d.Origins, Text: d.Text,
		Sentences: make([]Sentence, len(read.Sentences))}
	for i, s := range read.Sentences {
		in.Sentences[i] = Sentence{Span: s.Span, Paragraph: s.Paragraph, Kind: s.Kind}
	}
	return in
}

// publisher is the key of who published the document: the host of its address, else its outlet; empty when neither is
// known.
func (in *Input) publisher() string {
	if u, err := url.Parse(in.URL); err == nil && u.Host != "" {
		host := strings.ToLower(u.Hostname())
		for _, prefix := range []string{"www.", "m.", "mobile.", "amp.", "edition."} {
			host = strings.TrimPrefix(host, prefix)
		}
		return host
	}
	return strings.ToLower(in.Outlet)
}
