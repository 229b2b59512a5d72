package nlp

import "strings"

// markQuotes sets InQuote on every token between quotation marks, the marks included. A double quote that is open
// when a paragraph ends stays open only if the next paragraph begins with a quotation mark, as is the custom for a
// quotation of several paragraphs. Straight marks open or close by the blanks around them, and by turns when these
// do not tell. Single quotes count only when a partner is found in the same paragraph.
func markQuotes(d *Document) {
	open := false
	for first := 0; first < len(d.Sentences); {
		last := first
		for last < len(d.Sentences) && d.Sentences[last].Paragraph == d.Sentences[first].Paragraph {
			last++
		}
		var run []*Token
		for i := first; i < last; i++ {
			s := &d.Sentences[i]
			for j := range s.Tokens {
				run = append(run, &s.Tokens[j])
			}
		}
		if len(run) > 0 {
			open = markParagraph(d.Text, run, open && beginsWithMark(run[0].Form))
			markSingle(d.Text, run)
		}
		first = last
	}
}

func beginsWithMark(form string) bool {
	switch form {
	case "“", "\"", "''", "``", "«", "„":
		return true
	}
	return false
}

// markParagraph walks the double quotes of one paragraph and returns whether one is left open.
func markParagraph(doc string, run []*Token, open bool) bool {
	for i, t := range run {
		switch t.Form {
		case "“", "``", "«", "„":
			t.InQuote = true
			open = true
			continue
		case "”", "»", "’’":
			t.InQuote = open
			open = false
			continue
		case "\"", "''": // two apostrophes are typed for either mark
			switch direction(doc, t) {
			case opening:
				// The mark that re-opens a paragraph leaves the state as it is.
				open = true
			case closing:
				t.InQuote = open
				open = false
				continue
			default:
				if i == 0 && open {
					break
				}
				if open {
					t.InQuote = true
					open = false
					continue
				}
				open = true
			}
			t.InQuote = true
			continue
		}
		t.InQuote = open
	}
	return open
}

type side int

const (
	unclear side = iota
	opening
	closing
)

// direction tells an opening from a closing straight mark by its neighbours in the text.
func direction(doc string, t *Token) side {
	before := t.Start == 0 || strings.IndexByte(" \t\n\r([{-/", doc[t.Start-1]) >= 0 ||
		strings.HasSuffix(doc[:t.Start], "—") || strings.HasSuffix(doc[:t.Start], "–") || strings.HasSuffix(doc[:t.Start], "\u00a0")
	after := t.End == len(doc) || strings.IndexByte(" \t\n\r)]},.;:!?-/", doc[t.End]) >= 0 ||
		strings.HasPrefix(doc[t.End:], "—") || strings.HasPrefix(doc[t.End:], "–") || strings.HasPrefix(doc[t.End:], "\u00a0")
	switch {
	case before && !after:
		return opening
	case after && !before:
		return closing
	}
	return unclear
}

// markSingle pairs single quotation marks, which the tokeniser has told from apostrophes, inside a paragraph.
func markSingle(doc string, run []*Token) {
	start := -1
	for i, t := range run {
		switch t.Form {
		case "‘":
			start = i
		case "'":
			switch direction(doc, t) {
			case opening:
				start = i
				continue
			case closing:
				start = closeSingle(run, start, i)
			}
		case "’":
			start = closeSingle(run, start, i)
		}
	}
}

// closeSingle marks a run from an opening mark to i. A plural possessive ("the parties’ talks") has no opening mark
// before it, or is followed by its noun and later by the true mark; both leave at worst a longer run unmarked.
func closeSingle(run []*Token, start, i int) int {
	if start < 0 {
		return -1
	}
	for j := start; j <= i; j++ {
		run[j].InQuote = true
	}
	return -1
}
