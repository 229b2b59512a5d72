package analysis

import (
	"slices"
	"strings"

	"gainsay/internal/attribution"
	"gainsay/internal/nlp"
	"gainsay/internal/report"
	"gainsay/internal/text"
)

// besideAnswer is how many words an excerpt shows on either side of what it is about: a figure or a word alone tells nobody what
// is asked.
const besideAnswer = 4

// mostExcerpts keeps the question of many answers short.
const mostExcerpts = 3

// whichOf asks which of the answers of a finding is right, each with the words around it.
func (b *builder) whichOf(opening string, members []report.Member) string {
	var words, seen []string
	for _, m := range members {
		if m.Answer == nil || len(words) == mostExcerpts {
			continue
		}
		answer := strings.ToLower(m.Answer.Text)
		if slices.Contains(seen, answer) {
			continue
		}
		seen = append(seen, answer)
		words = append(words, "“"+b.excerpt(b.index(m.Document), m.Answer.Span)+"”")
	}
	return opening + ": " + strings.Join(words, " or ") + "?"
}

// excerpt is a span with the words around it, and marks of omission where the sentence goes on.
func (b *builder) excerpt(document int, span text.Span) string {
	d := b.documents[document]
	i := d.sentenceAt(span.Start)
	if i < 0 {
		return span.Cut(d.Text)
	}
	s := &d.read.Sentences[i]
	first, last := -1, -1
	for k := range s.Tokens {
		if span.Overlaps(s.Tokens[k].Span) {
			if first < 0 {
				first = k
			}
			last = k
		}
	}
	if first < 0 {
		return span.Cut(d.Text)
	}
	quoted := s.Tokens[first].InQuote && s.Tokens[last].InQuote
	from, to := widened(s, first, -1, quoted), widened(s, last, 1, quoted)
	var out strings.Builder
	end := -1
	for k := from; k <= to; k++ {
		t := &s.Tokens[k]
		switch {
		case isQuotationMark(t.Form) && t.Tag != "POS" || strings.ContainsAny(t.Form, "“”\""):
			continue
		case end >= 0 && end < t.Start:
			out.WriteByte(' ')
		}
		end = t.End
		out.WriteString(strings.Join(strings.Fields(t.Form), " "))
	}
	words := strings.Trim(out.String(), ",;:-–— ")
	if from > 0 && goesOn(s, from-1, -1, quoted) {
		words = "… " + words
	}
	if goesOn(s, to+1, 1, quoted) {
		words += " …"
	}
	return words
}

// widened is the token besideAnswer words from token k, where quoted within the same quotation.
func widened(s *nlp.Sentence, k, step int, quoted bool) int {
	at := k
	for n, i := 0, k+step; i >= 0 && i < len(s.Tokens) && n < besideAnswer; i += step {
		t := &s.Tokens[i]
		if quoted && !t.InQuote {
			break
		}
		if !wordLike(t.Form) {
			if n >= besideAnswer/2 && t.Form == "," {
				break
			}
			continue
		}
		if t.Form != "n't" && t.Form != "n’t" && !strings.HasPrefix(t.Form, "'") && !strings.HasPrefix(t.Form, "’") {
			n++
		}
		at = i
	}
	return at
}

// goesOn reports whether words follow from token i on in the direction of step, where quoted within the quotation.
func goesOn(s *nlp.Sentence, i, step int, quoted bool) bool {
	for ; i >= 0 && i < len(s.Tokens); i += step {
		if quoted && !s.Tokens[i].InQuote {
			return false
		}
		if wordLike(s.Tokens[i].Form) {
			return true
		}
	}
	return false
}

// whatWasSaid asks for the wording of a quotation that is told in several, of its speaker where one is known.
func (b *builder) whatWasSaid(members []report.Member) string {
	var said []sourced
	beside, named := false, 0
	for _, m := range members {
		i := b.index(m.Document)
		x := sourced{i, b.documents[i].sayingAt(m.Answer.Span)}
		said = append(said, x)
		name := ""
		if e := b.speaker(i, x.said); e != nil {
			name = e.Name
		} else if body, ok := b.voiceless(x); ok {
			name = body
		}
		if fields := strings.Fields(name); len(fields) > 0 {
			named++
			beside = beside || strings.Contains(m.Text, fields[len(fields)-1])
		}
	}
	// A speaker whom one document alone gives, and not in the sentence itself, may be a guess.
	if who := b.voiceOf(said); who != "" && (beside || named > 1) {
		b.nameSpeakers(members, who, said)
		return b.whichOf("What did "+who+" say", members)
	}
	return b.whichOf("What was said", members)
}

// sayingAt is the attribution that holds a span, or the only one in its sentence that names somebody and holds words in quotation
// marks: one that is interrupted ("..., Venn said, ...") may hold the other part alone.
func (d *document) sayingAt(span text.Span) *attribution.Attribution {
	if a := d.attributionAt(span); a != nil {
		return a
	}
	s := d.sentenceAt(span.Start)
	var only *attribution.Attribution
	for i := range d.attributions.Attributions {
		if a := &d.attributions.Attributions[i]; a.Sentence == s && a.Quoted && a.Grade == attribution.Named {
			if only != nil && only.Entity != a.Entity {
				return nil
			}
			only = a
		}
	}
	return only
}
