package train

import (
	"regexp"
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

var tokenPattern = regexp.MustCompile("''|``|--|…|\\.\\.\\.|(?:[A-Z]\\.)+|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Jr|Sr|St)\\.|[\\pL\\pN]+(?:[.,][\\pN]+)*|[’']s\\b|n[’']t\\b|[’'](?:ll|re|ve|d|m)\\b|\\S")

func provisional(a *Article) *nlp.Document {
	d := &nlp.Document{Text: a.Text}
	at := 0
	for _, l := range strings.SplitAfter(a.Text, "\n") {
		end := at + len(strings.TrimRight(l, "\n"))
		if strings.TrimSpace(l) != "" {
			d.Paragraphs = append(d.Paragraphs, text.Span{Start: at, End: end})
		}
		at += len(l)
	}
	p := 0
	for i, g := range a.Sentences {
		for p < len(d.Paragraphs)-1 && d.Paragraphs[p].End <= g.Start {
			p++
		}
		s := nlp.Sentence{Span: g.Span, Index: i, Paragraph: p, Kind: nlp.Text}
		for _, m := range tokenPattern.FindAllStringIndex(a.Text[g.Start:g.End], -1) {
			f := a.Text[g.Start+m[0] : g.Start+m[1]]
			s.Tokens = append(s.Tokens, nlp.Token{Span: text.Span{Start: g.Start + m[0], End: g.Start + m[1]}, Form: f})
		}
		d.Sentences = append(d.Sentences, s)
	}
	return d
}
