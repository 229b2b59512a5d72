package nlp

import (
	"context"

	"gainsay/internal/nlp/models"
)

// Tagged is a text that was read shallowly, with what a reading in full needs not do again.
type Tagged struct {
	// Document is that of ReadShallow, without names.
	Document  *Document
	sentences []tagged
}

// Tag is ReadShallow, without names, for a text that may be read in full afterwards by ReadTagged.
func (r *Reader) Tag(ctx context.Context, docText string) (*Tagged, error) {
	m, err := models.Open()
	if err != nil {
		return nil, err
	}
	t := &Tagged{Document: r.segment(docText)}
	t.sentences = make([]tagged, len(t.Document.Sentences))
	for i := range t.sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		t.sentences[i] = t.Document.tag(i, m)
	}
	r.labels.share(t.Document)
	return t, nil
}

// ReadTagged is Read of a text that this reader or another one has tagged. What the readers make of its lines may differ; a
// sentence that is not the same to both is tagged anew.
func (r *Reader) ReadTagged(ctx context.Context, t *Tagged) (*Document, error) {
	m, err := models.Open()
	if err != nil {
		return nil, err
	}
	d := r.segment(t.Document.Text)
	for i := range d.Sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s := &d.Sentences[i]
		known := t.sentence(i, s)
		if known == nil {
			anew := d.tag(i, m)
			known = &anew
		}
		known.parseReport(s, m)
	}
	return d, r.finish(d)
}

// sentence finds how sentence i was tagged, and gives s its tags; nil where it is not the same sentence.
func (t *Tagged) sentence(i int, s *Sentence) *tagged {
	if i >= len(t.sentences) {
		return nil
	}
	known := &t.Document.Sentences[i]
	// The kind and the paragraph decide on the dateline.
	if known.Kind != s.Kind || known.Paragraph != s.Paragraph || len(known.Tokens) != len(s.Tokens) {
		return nil
	}
	for k := range s.Tokens {
		if s.Tokens[k].Span != known.Tokens[k].Span {
			return nil
		}
	}
	for k := range s.Tokens {
		x, y := &s.Tokens[k], &known.Tokens[k]
		x.Tag, x.Class, x.Lemma = y.Tag, y.Class, y.Lemma
	}
	return &t.sentences[i]
}
