package compare

import (
	"fmt"
	"slices"
	"strings"

	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// quotation is a stretch in quotation marks with whoever is said to speak it.
type quotation struct {
	text.Span
	words   []string
	speaker *entity.Entity
	name    string
}

// quotations lists the quotations of a reading that are long enough to be known again.
func (r *reading) quotations() []quotation {
	var out []quotation
	for i := range r.document.Sentences {
		s := &r.document.Sentences[i]
		for from := 0; from < len(s.Tokens); from++ {
			if !s.Tokens[from].InQuote {
				continue
			}
			to := from
			q := quotation{}
			for to < len(s.Tokens) && s.Tokens[to].InQuote {
				if t := &s.Tokens[to]; t.Class != "PUNCT" {
					q.words = append(q.words, strings.ToLower(t.Form))
					if q.Len() == 0 {
						q.Span = t.Span
					}
					q.Span = q.Hull(t.Span)
				}
				to++
			}
			if len(q.words) >= leastQuoted {
				r.speaker(&q, s)
				out = append(out, q)
			}
			from = to
		}
	}
	return out
}

// leastQuoted is the number of words from which a quotation is known again.
const leastQuoted = 4

// speaker finds the source of the attribution that covers a quotation, else of any in its sentence.
func (r *reading) speaker(q *quotation, s *nlp.Sentence) {
	for i := range r.attributions.Attributions {
		a := &r.attributions.Attributions[i]
		if a.Entity < 0 || a.Sentence != s.Index && !touches(a.Content, q.Span) {
			continue
		}
		q.speaker, q.name = &r.entities.Entities[a.Entity], a.SourceName
		if touches(a.Content, q.Span) {
			return
		}
	}
}

func touches(spans []text.Span, span text.Span) bool {
	for _, s := range spans {
		if s.Start < span.End && span.Start < s.End {
			return true
		}
	}
	return false
}

// quotedWords compares quotations: the same words of two speakers, or nearly the same words of one.
func quotedWords(x, y *reading) []verdict.Outcome {
	var out []verdict.Outcome
	for _, q := range x.quotations() {
		for _, u := range y.quotations() {
			if q.speaker == nil || u.speaker == nil {
				continue
			}
			alike := sharedWords(q.words, u.words)
			same := entity.Same(q.speaker, u.speaker)
			o := verdict.Outcome{Slot: verdict.Attribution, Answers: spans(q.Span, u.Span)}
			switch {
			case alike >= .999 && same <= entity.SureDifferent && !x.mentions(u.name) && !y.mentions(q.name):
				o.Verdict, o.Rule, o.Confidence = verdict.Diverge, "attribution/changed", .85
				o.Why = []string{fmt.Sprintf("the same words are given to %s and to %s", q.name, u.name)}
			case alike < .999 && alike >= .5 && same >= entity.SureSame:
				o.Verdict, o.Rule, o.Confidence = verdict.Tension, "quote/changed", .7
				o.Why = []string{fmt.Sprintf("%s is quoted with different words", q.name)}
			default:
				continue
			}
			out = append(out, o)
		}
	}
	return out
}

// sharedWords is the share of the words of both lists that the other has in the same order.
func sharedWords(a, b []string) float64 {
	return 2 * float64(text.CommonWords(a, b)) / float64(len(a)+len(b))
}

// mentions reports whether a sentence has a word of the name of somebody: of two who stand in both sentences, either may have
// been taken for the speaker.
func (r *reading) mentions(name string) bool {
	words := strings.Fields(name)
	for i := range r.document.Sentences {
		for k := range r.document.Sentences[i].Tokens {
			if t := &r.document.Sentences[i].Tokens[k]; t.Class == "PROPN" && slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, t.Form) }) {
				return true
			}
		}
	}
	return false
}
