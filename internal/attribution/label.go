package attribution

import (
	"regexp"
	"strings"
	"unicode"

	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// speakerLabel is a name before a colon at the beginning of a paragraph, as in transcripts and interviews: CRANE: ... or
// Edith Crane: ..., perhaps with a quotation mark before it.
var speakerLabel = regexp.MustCompile(`^["“”'‘]?[\s\x{a0}]*((?:\p{Lu}[\pL.'’-]*[ \x{a0}]){0,3}\p{Lu}[\pL.'’-]*)[\s\x{a0}]?(:)[\s\x{a0}]+\S`)

// leastTurns is how many paragraphs must begin with a label before the text is taken for a transcript.
const leastTurns = 3

// transcript adds the attributions of a text in which speakers are named by labels: each label speaks for its paragraph
// and for those that follow, up to the next label. Labels count only when there are several and one of them comes back,
// or all are in capitals: a list of "Date:" and "Place:" is none.
func (r *reading) transcript() {
	type turn struct {
		paragraph          int
		label, colon, rest text.Span
	}
	var turns []turn
	times := map[string]int{}
	capitals := true
	for i, p := range r.doc.Paragraphs {
		body := p.Cut(r.doc.Text)
		if !strings.Contains(body, ":") {
			continue
		}
		m := speakerLabel.FindStringSubmatchIndex(body)
		if m == nil {
			continue
		}
		name := body[m[2]:m[3]]
		times[name]++
		capitals = capitals && isCapitals(name)
		turns = append(turns, turn{i, text.Span{Start: p.Start + m[2], End: p.Start + m[3]}, text.Span{Start: p.Start + m[4], End: p.Start + m[5]}, text.Span{Start: p.Start + m[5], End: p.End}})
	}
	again := 0
	for _, n := range times {
		again = max(again, n)
	}
	if len(turns) < leastTurns || len(times) < 2 || again < 2 && !capitals {
		return
	}
	for k, t := range turns {
		// A turn ends with the next label, or with a paragraph that does not belong to the talk: a heading, or one that
		// somebody is named for already.
		end := t.paragraph + 1
		if k+1 < len(turns) {
			end = turns[k+1].paragraph
		}
		r.speak(t.label, t.colon, t.rest)
		for i := t.paragraph + 1; i < end; i++ {
			p := r.doc.Paragraphs[i]
			s := &r.doc.Sentences[r.sentenceAt(p.Start)]
			if s.Kind != nlp.Text || r.attributed(p) {
				break
			}
			r.speak(t.label, t.colon, p)
		}
	}
}

// headlineLabels adds the attributions of headlines that name their source before a colon: "Crane: Weir will hold",
// "Report: ...". What stands before the colon must be a person, a body or a document that is known, and what stands
// behind it a clause.
func (r *reading) headlineLabels() {
	for i := range r.doc.Sentences {
		s := &r.doc.Sentences[i]
		if s.Kind != nlp.Heading {
			continue
		}
		for k := 1; k < min(len(s.Tokens)-3, 7); k++ {
			if s.Tokens[k].Form != ":" {
				continue
			}
			source := place{i, 0, k}
			about := r.sourceAt(source)
			m, ok := r.mention(&s.Tokens[about.head])
			named := ok && m.Form == entity.NameForm
			if named {
				kind := r.entities.Entities[m.Entity].Kind
				named = kind == entity.Person || kind == entity.Organisation
			}
			if (named || about.kind == documentSource && k <= 3) && isFiniteIn(s.Tokens[k+1:]) {
				r.speak(r.span(source), s.Tokens[k].Span, text.Span{Start: s.Tokens[k].End, End: s.End})
			}
			break
		}
	}
}

// speak adds the attribution of a paragraph to the label before it; attributions without a speaker that were found inside
// give way to it.
func (r *reading) speak(label, colon, content text.Span) {
	body := content.Cut(r.doc.Text)
	trimmed := strings.TrimRight(body, " \u00a0\n\t")
	content.End = content.Start + len(trimmed)
	content.Start += len(trimmed) - len(strings.TrimLeft(trimmed, " \u00a0\n\t"))
	if content.Len() < 2 || !strings.ContainsFunc(content.Cut(r.doc.Text), isWordRune) {
		return
	}
	source := r.placeAt(label)
	if source.none() {
		return
	}
	kept := r.drafts[:0]
	for _, x := range r.drafts {
		inside := len(x.Content) > 0
		for _, c := range x.Content {
			inside = inside && c.Overlaps(content)
		}
		if !inside || !x.source.none() && !r.span(x.source).Overlaps(label) {
			kept = append(kept, x)
		}
	}
	r.drafts = kept
	x := &draft{source: source, cue: r.placeAt(colon), signed: true}
	x.Sentence, x.Within, x.Entity, x.Confidence = r.sentenceAt(content.Start), -1, -1, 0.9
	x.Source, x.Cue, x.Content = []text.Span{label}, []text.Span{colon}, []text.Span{content}
	x.Quoted = r.isQuoted(x.Content)
	r.drafts = append(r.drafts, x)
}

// attributed reports whether a draft with a source and a cue speaks for most of a span.
func (r *reading) attributed(p text.Span) bool {
	for _, x := range r.drafts {
		if x.source.none() || x.cue.none() {
			continue
		}
		for _, c := range x.Content {
			if c.Overlaps(p) && 2*(min(c.End, p.End)-max(c.Start, p.Start)) > p.Len() {
				return true
			}
		}
	}
	return false
}

// isCapitals reports whether a word is written in capitals throughout.
func isCapitals(form string) bool {
	letters := 0
	for _, c := range form {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			letters++
		}
	}
	return letters >= 2
}

func isCapitalised(form string) bool {
	for _, c := range form {
		return unicode.IsUpper(c)
	}
	return false
}
