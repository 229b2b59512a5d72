package nlp

import (
	"context"

	"gainsay/internal/language"
	"gainsay/internal/nlp/models"
	"gainsay/internal/text"
)

// Options choose how a Reader reads.
type Options struct {
	// Lines are asked before the built-in classifier what each line of a document is.
	Lines []LineClassifier
	// Gazetteer, when set, decides on the kinds of the names it knows.
	Gazetteer Gazetteer
	// SkipNames leaves Name and NameStart empty, which spares the loading and running of the models of names.
	SkipNames bool
}

// Reader reads documents. It is safe for concurrent use and holds no state of a document but the labels of tokens.
type Reader struct {
	lines     []LineClassifier
	gazetteer Gazetteer
	skipNames bool
	labels    labelTable
}

// NewReader returns a Reader. Nothing is loaded before the first text is read, and the models of names not before a
// sentence needs them.
func NewReader(o Options) (*Reader, error) {
	r := &Reader{gazetteer: o.Gazetteer, skipNames: o.SkipNames}
	r.lines = append(r.lines, o.Lines...)
	r.lines = append(r.lines, siteFurniture{})
	return r, nil
}

// Read cuts a document into paragraphs, sentences and tokens and gives each token its tag, lemma, quote state, name
// and place in the tree. Offsets are bytes into docText. Errors are those of the context; a damaged model, which only
// a broken build can have, is one too.
func (r *Reader) Read(ctx context.Context, docText string) (*Document, error) {
	return r.read(ctx, docText, true)
}

// ReadShallow is Read without trees: Head is -1, Relation "" and Confidence 0 for every token.
func (r *Reader) ReadShallow(ctx context.Context, docText string) (*Document, error) {
	return r.read(ctx, docText, false)
}

func (r *Reader) read(ctx context.Context, docText string, trees bool) (*Document, error) {
	m, err := models.Open()
	if err != nil {
		return nil, err
	}
	d := r.segment(docText)
	for i := range d.Sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		t := d.tag(i, m)
		if trees {
			t.parseReport(&d.Sentences[i], m)
		}
	}
	return d, r.finish(d)
}

// tag tags a sentence of the document.
func (d *Document) tag(i int, m *models.Reading) tagged {
	s := &d.Sentences[i]
	if i == 0 || d.Sentences[i-1].Paragraph != s.Paragraph {
		return tagReport(s, m)
	}
	return tag(s, m)
}

// finish marks the names of a document that is tagged. Its tokens are labelled then.
func (r *Reader) finish(d *Document) error {
	if !r.skipNames {
		if err := r.markNames(d); err != nil {
			return err
		}
		for i := range d.Sentences {
			joinNames(&d.Sentences[i])
		}
	}
	r.labels.share(d)
	return nil
}

// Segment finds paragraphs, sentences, tokens and quotes alone, without any model.
func (r *Reader) Segment(docText string) *Document {
	d := r.segment(docText)
	r.labels.share(d)
	return d
}

// Adopt makes a document that was kept share the labels of its tokens with those that are read.
func (r *Reader) Adopt(d *Document) { r.labels.share(d) }

func (r *Reader) segment(docText string) *Document {
	d := &Document{Text: docText}
	for _, b := range blocks(docText, r.lines) {
		tokens, ends := cutBlock(docText, b)
		if len(tokens) == 0 {
			continue
		}
		paragraph := len(d.Paragraphs)
		d.Paragraphs = append(d.Paragraphs, b.Span)
		start := 0
		for n, end := range ends {
			s := Sentence{
				Span:      text.Span{Start: tokens[start].Start, End: tokens[end-1].End},
				Index:     len(d.Sentences),
				Paragraph: paragraph,
				Kind:      b.kind,
				Tokens:    unlabelled(end - start),
			}
			if b.kind == Heading && len(ends) > 1 && n+1 < len(ends) {
				s.Kind = Text // A stop inside the line: only what follows the last one may be a heading.
			}
			for k := range s.Tokens {
				span := tokens[start+k]
				s.Tokens[k].Span, s.Tokens[k].Form = span, span.Cut(docText)
			}
			if s.Kind == Text && foreign(docText[s.Start:s.End]) {
				s.Kind = Furniture
			}
			d.Sentences = append(d.Sentences, s)
			start = end
		}
	}
	markQuotes(d)
	return d
}

// foreign reports whether a sentence is not English: it stays in the document and is never searched.
func foreign(sentence string) bool {
	_, is := language.Foreign(sentence)
	return is
}
