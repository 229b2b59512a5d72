package attribution

import "gainsay/internal/nlp"

// dateline is the number of tokens of a dateline before the first words of a report, 0 for none: only a paragraph begins
// with one.
func (r *reading) dateline(s *nlp.Sentence) int {
	if s.Index > 0 && r.doc.Sentences[s.Index-1].Paragraph == s.Paragraph {
		return 0
	}
	return nlp.Dateline(s)
}

// dropDateline takes a dateline out of the source and the content of a draft: it is the agency's and nobody's.
func (r *reading) dropDateline(x *draft) {
	if !x.source.none() {
		if n := r.dateline(&r.doc.Sentences[x.source.sentence]); n > x.source.start {
			if n >= x.source.end {
				x.source, x.Source = place{sentence: -1}, nil
			} else {
				x.source.start = n
				x.Source[0] = r.span(x.source)
			}
		}
	}
	for i := range x.Content {
		s := &r.doc.Sentences[r.sentenceAt(x.Content[i].Start)]
		n := r.dateline(s)
		if n == 0 || x.Content[i].Start >= s.Tokens[n].Start || x.Content[i].End <= s.Tokens[n].Start {
			continue
		}
		x.Content[i].Start = s.Tokens[n].Start
	}
}
