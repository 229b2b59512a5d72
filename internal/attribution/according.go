package attribution

import (
	"slices"
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// addAccording reads "according to" and its like at either end of a sentence: whoever follows is the source of all the
// rest, also where the rest has a verb of saying of its own. Who is only said there to have described or welcomed a
// thing is no source of the sentence, and gives way.
func (r *reading) addAccording(s *nlp.Sentence) {
	for i := 0; i+2 < len(s.Tokens); i++ {
		if s.Tokens[i].InQuote || !strings.EqualFold(s.Tokens[i].Form, "according") || !strings.EqualFold(s.Tokens[i+1].Form, "to") {
			continue
		}
		cue := place{s.Index, i, i + 2}
		source := place{s.Index, i + 2, r.phraseEnd(s, i+2)}
		if source.end <= source.start {
			return
		}
		for _, x := range r.near(s.Index) {
			if x.cue.sentence != s.Index || x.cue.start >= cue.end || cue.start >= x.cue.end {
				continue
			}
			if x.source.none() {
				x.source, x.Source = source, []text.Span{r.span(source)}
				r.cutFromContent(x, r.span(source))
			}
			return
		}
		var content place
		switch {
		case i == 0 && source.end < len(s.Tokens) && s.Tokens[source.end].Form == ",":
			content = trimmed(s, source.end+1, len(s.Tokens))
		case i > 4 && onlyPunctuation(s.Tokens[source.end:]):
			end := i
			for end > 0 && s.Tokens[end-1].Form == "," {
				end--
			}
			content = place{s.Index, 0, end}
		default:
			return
		}
		about := r.sourceAt(source)
		if content.end-content.start < 3 || !isHuman(about.kind) && about.kind != documentSource && about.kind != utterance {
			return
		}
		r.giveWay(s, r.span(content))
		r.addDraft(r.spoken(s, source, cue, content, 0.9))
		return
	}
}

func onlyPunctuation(tokens []nlp.Token) bool {
	return !slices.ContainsFunc(tokens, func(t nlp.Token) bool { return t.Class != "PUNCT" })
}
