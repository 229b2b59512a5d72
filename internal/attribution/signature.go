package attribution

import (
	"regexp"
	"slices"
	"strings"

	"gainsay/internal/attribution/quotation"
	"gainsay/internal/text"
)

// tweetSignature is what embedded posts end with: a dash, a name, the account in brackets, and perhaps the day.
var tweetSignature = regexp.MustCompile(`(--|[-–—―])[\s\x{a0}]*([\pL\pN][^()\n@]{0,60}?)\s*\(@\w{1,30}\)(?:\s+\pL+ \d{1,2}, \d{4})?`)

// quoteSignature is a quotation with its speaker after a dash at the end of the paragraph: "..." — Name, title.
var quoteSignature = regexp.MustCompile(`["”’»][\s\x{a0}]*(--|[–—―-])[\s\x{a0}]*(\p{Lu}(?:[^\n"“”.!?]|\b(?:\p{Lu}|Dr|Jr|Sr|St|Gen|Sen|Rep|Gov|Lt|Col|Capt|Prof|Rev)\.){2,100})\.?[\s\x{a0}]*$`)

// dashedName is a paragraph with nothing but the speaker of the quotation above it: — Name, title.
var dashedName = regexp.MustCompile(`^[\s\x{a0}]*(--|[–—―-])[\s\x{a0}]*(\p{Lu}(?:[^\n"“”.!?]|\b(?:\p{Lu}|Dr|Jr|Sr|St|Gen|Sen|Rep|Gov|Lt|Col|Capt|Prof|Rev)\.){2,100})\.?[\s\x{a0}]*$`)

// signatures adds the attributions of texts that are signed instead of introduced.
func (r *reading) signatures() {
	for _, p := range r.doc.Paragraphs {
		body := p.Cut(r.doc.Text)
		at := p.Start
		if !strings.ContainsAny(body, "-–—―") {
			continue // the expressions cost more than the rest
		}
		for _, m := range tweetSignature.FindAllStringSubmatchIndex(body, -1) {
			r.sign(text.Span{Start: at, End: p.Start + m[0]}, group(p, m, 1), group(p, m, 2))
			at = p.Start + m[1]
		}
		if m := quoteSignature.FindStringSubmatchIndex(body); m != nil {
			for i := range r.quotes {
				if q := &r.quotes[i]; q.Outer.End > p.Start+m[0] && q.Outer.End <= p.Start+m[2] {
					r.sign(q.Outer, group(p, m, 1), group(p, m, 2))
				}
			}
		}
	}
	// A post or a quotation whose signature stands in a paragraph of its own.
	for i := 1; i < len(r.doc.Paragraphs); i++ {
		p := r.doc.Paragraphs[i]
		if !strings.ContainsAny(p.Cut(r.doc.Text), "-–—―") {
			continue
		}
		if m := tweetSignature.FindStringSubmatchIndex(p.Cut(r.doc.Text)); m != nil && m[0] == 0 {
			r.sign(r.doc.Paragraphs[i-1], group(p, m, 1), group(p, m, 2))
		} else if m := dashedName.FindStringSubmatchIndex(p.Cut(r.doc.Text)); m != nil {
			if q := r.lastQuotation(r.doc.Paragraphs[i-1]); q != nil {
				r.sign(q.Outer, group(p, m, 1), group(p, m, 2))
			}
		}
	}
}

// lastQuotation is the quotation with which a paragraph ends, nil for none.
func (r *reading) lastQuotation(p text.Span) *quotation.Quotation {
	end := p.Start + len(strings.TrimRight(p.Cut(r.doc.Text), " \u00a0\n\t"))
	for i := r.quoteAt(p.Start); i < len(r.quotes) && r.quotes[i].Outer.Start < p.End; i++ {
		if r.quotes[i].Outer.End == end {
			return &r.quotes[i]
		}
	}
	return nil
}

// group is what group n of a match in a paragraph covers.
func group(p text.Span, match []int, n int) text.Span {
	return text.Span{Start: p.Start + match[2*n], End: p.Start + match[2*n+1]}
}

// sign adds an attribution of content to the source that follows it after a dash, unless somebody speaks there already.
func (r *reading) sign(content, dash, source text.Span) {
	body := content.Cut(r.doc.Text)
	content.Start += len(body) - len(strings.TrimLeft(body, " \n\t"))
	content.End = content.Start + len(strings.TrimSpace(body))
	if content.Len() < 3 || !strings.ContainsFunc(content.Cut(r.doc.Text), isWordRune) {
		return
	}
	if slices.ContainsFunc(r.drafts, func(x *draft) bool {
		return !x.source.none() && r.span(x.source).Overlaps(source) && overlapsAll(x.Content, content)
	}) {
		return
	}
	kept := r.drafts[:0]
	for _, x := range r.drafts {
		if x.source.none() {
			// Found without a speaker: this is the speaker.
			x.Content = slices.DeleteFunc(x.Content, content.Overlaps)
			if len(x.Content) == 0 {
				continue
			}
		}
		kept = append(kept, x)
	}
	r.drafts = kept
	x := &draft{source: r.placeAt(source), cue: r.placeAt(dash), signed: true}
	x.Sentence, x.Within, x.Entity, x.Confidence = r.sentenceAt(content.Start), -1, -1, 0.9
	x.Source, x.Cue, x.Content = []text.Span{source}, []text.Span{dash}, []text.Span{content}
	x.Quoted = r.isQuoted(x.Content)
	r.drafts = append(r.drafts, x)
}

func overlapsAll(spans []text.Span, s text.Span) bool {
	return len(spans) > 0 && !slices.ContainsFunc(spans, func(x text.Span) bool { return !x.Overlaps(s) })
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
