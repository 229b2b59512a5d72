package attribution

import (
	"slices"
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// mendBounds moves the ends of a content to where English puts them, whatever the labels say.
func (r *reading) mendBounds(x *draft) {
	if x.cue.none() || len(x.Content) == 0 {
		return
	}
	s := &r.doc.Sentences[x.cue.sentence]
	r.addBeforeInterruption(s, x)
	r.dropAfterQuotation(s, x)
	r.dropDay(s, x)
}

// addBeforeInterruption reads "The two, the poll indicates, are tied": what stands before words that interrupt a clause
// belongs to the clause, which goes on behind them.
func (r *reading) addBeforeInterruption(s *nlp.Sentence, x *draft) {
	if x.source.sentence != s.Index {
		return
	}
	lo, hi := min(x.cue.start, x.source.start), max(x.cue.end, x.source.end)
	if lo < 2 || hi+1 >= len(s.Tokens) || s.Tokens[lo-1].Form != "," || s.Tokens[hi].Form != "," || s.Tokens[hi+1].InQuote {
		return
	}
	if between := hi - lo - (x.cue.end - x.cue.start) - (x.source.end - x.source.start); between > 2 {
		return
	}
	behind := slices.ContainsFunc(x.Content, func(c text.Span) bool { return c.Start <= s.Tokens[hi+1].Start && s.Tokens[hi+1].Start < c.End })
	start := lo - 1
	for start > 0 && r.free(s, start-1) {
		start--
	}
	if !behind || start != 0 {
		return
	}
	x.Content = append([]text.Span{r.span(place{s.Index, 0, lo - 1})}, x.Content...)
	x.Sentence = s.Index
}

// free reports whether no attribution has taken a token.
func (r *reading) free(s *nlp.Sentence, i int) bool {
	at := s.Tokens[i].Span
	for _, x := range r.drafts {
		for _, list := range [][]text.Span{x.Content, x.Source, x.Cue} {
			if slices.ContainsFunc(list, at.Overlaps) {
				return false
			}
		}
	}
	return true
}

// dropAfterQuotation reads '"We stay," she said when she was asked': where a quotation stands before the words that
// say whose it is, and nothing is quoted behind them, what follows tells how it was said.
func (r *reading) dropAfterQuotation(s *nlp.Sentence, x *draft) {
	if len(x.Content) < 2 {
		return
	}
	cue := r.span(x.cue)
	k := slices.IndexFunc(x.Content, func(c text.Span) bool { return c.Start >= cue.End })
	if k < 1 || x.Content[k].Start >= s.End || !r.isQuoted(x.Content[k-1:k]) || x.Content[k-1].End < s.Start {
		return
	}
	if rest := x.Content[k:]; !slices.ContainsFunc(rest, func(c text.Span) bool { return r.partlyQuoted([]text.Span{c}) || c.End > s.End }) {
		x.Content = x.Content[:k]
	}
}

// dropDay reads "said Thursday that ..." and "said on Thursday he ...": the day is when it was said.
func (r *reading) dropDay(s *nlp.Sentence, x *draft) {
	for k := range x.Content {
		i := x.cue.end
		if x.source.sentence == s.Index && x.source.start == i {
			i = x.source.end
		}
		if i >= len(s.Tokens) || x.Content[k].Start != s.Tokens[i].Start {
			continue
		}
		if strings.EqualFold(s.Tokens[i].Form, "on") {
			i++
		}
		if i+2 < len(s.Tokens) && isWeekday(s.Tokens[i].Form) && s.Tokens[i+1].Start < x.Content[k].End && s.Tokens[i+1].Class != "PUNCT" {
			switch s.Tokens[i+1].Tag {
			case "POS", "NN", "NNS", "NNP":
				continue
			}
			x.Content[k].Start = s.Tokens[i+1].Start
		}
	}
}

func isWeekday(form string) bool {
	switch strings.ToLower(form) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today":
		return true
	}
	return false
}
