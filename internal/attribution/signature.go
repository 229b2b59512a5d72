package attribution

import (
	"regexp"
	"strings"

	"gainsay/internal/text"
)

// tweetSignature is what embedded posts end with: a dash, a name, the account in brackets, and perhaps the day.
var tweetSignature = regexp.MustCompile(`(?:--|[-–—])\s*([\pL\pN][^()\n@]{0,60}?)\s*\(@\w{1,30}\)(?:\s+\pL+ \d{1,2}, \d{4})?`)

// quoteSignature is a quotation with its speaker after a dash at the end of the paragraph: "..." — Name, title.
var quoteSignature = regexp.MustCompile(`["”’»]\s*(?:--|[–—-])\s*(\p{Lu}[^\n"“”.!?]{2,100})\s*$`)

// signatures adds the attributions of texts that are signed instead of introduced.
func (r *reading) signatures() {
	for _, p := range r.doc.Paragraphs {
		body := p.Cut(r.doc.Text)
		at := p.Start
		for _, m := range tweetSignature.FindAllStringSubmatchIndex(body, -1) {
			r.sign(text.Span{Start: at, End: p.Start + m[0]}, text.Span{Start: p.Start + m[2], End: p.Start + m[3]})
			at = p.Start + m[1]
		}
		if m := quoteSignature.FindStringSubmatchIndex(body); m != nil {
			for i := range r.quotes {
				if q := &r.quotes[i]; q.Outer.End > p.Start+m[0] && q.Outer.End <= p.Start+m[2] {
					r.sign(q.Outer, text.Span{Start: p.Start + m[2], End: p.Start + m[3]})
				}
			}
		}
	}
	// A post whose signature stands in a paragraph of its own.
	for i := 1; i < len(r.doc.Paragraphs); i++ {
		p := r.doc.Paragraphs[i]
		if m := tweetSignature.FindStringSubmatchIndex(p.Cut(r.doc.Text)); m != nil && m[0] == 0 {
			r.sign(r.doc.Paragraphs[i-1], text.Span{Start: p.Start + m[2], End: p.Start + m[3]})
		}
	}
}

// sign adds an attribution of content to the source that follows it, unless somebody speaks there already.
func (r *reading) sign(content, source text.Span) {
	body := content.Cut(r.doc.Text)
	content.Start += len(body) - len(strings.TrimLeft(body, " \n\t"))
	content.End = content.Start + len(strings.TrimSpace(body))
	if content.Len() < 3 || !strings.ContainsFunc(content.Cut(r.doc.Text), isWordRune) {
		return
	}
	kept := r.drafts[:0]
	for _, x := range r.drafts {
		inside := len(x.Content) > 0
		for _, c := range x.Content {
			inside = inside && c.Overlaps(content)
		}
		switch {
		case inside && !x.source.none() && r.span(x.source).Overlaps(source):
			return
		case inside && x.source.none():
			continue // found without a speaker: this is the speaker
		}
		kept = append(kept, x)
	}
	r.drafts = kept
	x := &draft{source: r.placeAt(source), cue: place{sentence: -1}, signed: true}
	x.Sentence, x.Within, x.Entity, x.Confidence = r.sentenceAt(content.Start), -1, -1, 0.9
	x.Source, x.Content = []text.Span{source}, []text.Span{content}
	x.Quoted = r.isQuoted(x.Content)
	r.drafts = append(r.drafts, x)
}

// placeAt is the run of tokens that a span covers in the sentence where it begins.
func (r *reading) placeAt(span text.Span) place {
	s := &r.doc.Sentences[r.sentenceAt(span.Start)]
	p := place{s.Index, len(s.Tokens), 0}
	for i := range s.Tokens {
		if s.Tokens[i].Overlaps(span) {
			p.start, p.end = min(p.start, i), max(p.end, i+1)
		}
	}
	if p.start >= p.end {
		p.sentence = -1
	}
	return p
}
