package compare

import (
	"fmt"
	"strings"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// said is the attribution of a claim, nil where it stands in nobody's name.
func (r *reading) said(c *claim.Claim) *attribution.Attribution {
	if c.Attribution < 0 || c.Attribution >= len(r.attributions.Attributions) {
		return nil
	}
	return &r.attributions.Attributions[c.Attribution]
}

// strippedSource compares attribution: what one side gives as somebody's word the other gives as a fact.
func strippedSource(p *claimPair) (verdict.Outcome, bool) {
	if p.a.Reporting || p.b.Reporting || p.a.Polarity != p.b.Polarity || !p.samePredicate() || p.a.Modality != p.b.Modality || p.a.Modality != claim.Asserted {
		return verdict.Outcome{}, false
	}
	x, y := p.x.said(p.a), p.y.said(p.b)
	if (x == nil) == (y == nil) || !p.otherwiseAlike("", 1) {
		return verdict.Outcome{}, false
	}
	s, side := x, p.x
	if x == nil {
		s, side = y, p.y
	}
	if len(s.Source) == 0 || !s.Firm {
		return verdict.Outcome{}, false
	}
	switch s.CueClass {
	case "report", "belief", "doubt", "":
	default:
		return verdict.Outcome{}, false
	}
	// The other sentence must have no source at all, and not be the quotation itself.
	if other := p.other(x == nil); len(other.attributions.Attributions) > 0 {
		return verdict.Outcome{}, false
	}
	return verdict.Outcome{Verdict: verdict.Tension, Slot: verdict.Attribution, Rule: "attribution/stripped", Confidence: .7,
		Answers: spans(p.a.Span, p.b.Span),
		Why:     []string{fmt.Sprintf("one gives as a fact what the other gives as the word of %q", s.Source[0].Cut(side.text))}}, true
}

func (p *claimPair) other(first bool) *reading {
	if first {
		return p.x
	}
	return p.y
}

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
			case alike >= .999 && same <= entity.SureDifferent:
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
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			above := row[j+1]
			if a[i] == b[j] {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = above
		}
	}
	return 2 * float64(row[len(b)]) / float64(len(a)+len(b))
}
