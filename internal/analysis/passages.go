package analysis

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"gainsay/internal/attribution"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
	"gainsay/internal/report"
	"gainsay/internal/rule"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// passages adds the groups of near-duplicates, and a finding for each in which something that matters was changed.
func (b *builder) passages(ctx context.Context, groups []passage.Group) error {
	for i := range groups {
		if err := ctx.Err(); err != nil {
			return err
		}
		g := &groups[i]
		p := wirePassage(b.documents, g)
		b.report.Passages = append(b.report.Passages, p)
		if g.Kind == passage.Boilerplate {
			continue
		}
		edited := false
		for j := range g.Differences {
			if f, ok := b.changed(g, &g.Differences[j]); ok && !(edited && f.Rule == "quote/edited") {
				b.report.Findings = append(b.report.Findings, f)
				edited = edited || f.Rule == "quote/edited" // where words changed places the rest is the same change
			}
		}
	}
	return nil
}

// wirePassage writes a group as the report has it.
func wirePassage(documents []*document, g *passage.Group) report.Passage {
	located := func(places []passage.Place) []report.Located {
		out := make([]report.Located, len(places))
		for i, p := range places {
			out[i] = report.Located{Document: documents[p.Document].ID, Span: p.Span}
		}
		return out
	}
	m := g.Members[0]
	p := report.Passage{ID: fmt.Sprintf("passage:%s#%d", documents[m.Document].ID, m.Start), Kind: string(g.Kind),
		Agency: g.Agency, Similarity: round(g.Similarity), Members: located(g.Members)}
	if g.Origin >= 0 {
		p.Origin = &documents[g.Origin].ID
	}
	for _, d := range g.Differences {
		p.Differences = append(p.Differences, report.Difference{Kind: string(d.Kind), Members: located(d.Members)})
	}
	return p
}

// changedSlots are the differences between copies that are findings. A changed word is one only in a quotation.
var changedSlots = map[passage.DifferenceKind]verdict.Slot{
	passage.NumberChanged: verdict.HowMany, passage.NameChanged: verdict.Who, passage.DateChanged: verdict.When,
	passage.NegationChanged: verdict.Whether, passage.QuoteCut: verdict.Attribution,
	passage.WordChanged: verdict.Attribution, // inside quotation marks alone
}

// sureCopy is how similar two passages have to be, apart from a name or a quotation that differs, for the difference to be a
// change rather than another sentence.
const sureCopy = .8

// sureQuotation is how similar two passages have to be as wholes for one to be a cut of the other.
const sureQuotation = .6

// surelyCopied is how similar two passages have to be, with and without a word that differs, for one word in place of
// another outside quotation marks to be a change.
const surelyCopied = .8

// changed makes a finding of a difference between copies, where it is one.
func (b *builder) changed(g *passage.Group, d *passage.Difference) (f report.Finding, ok bool) {
	if len(d.Members) < 2 {
		return f, false
	}
	kind, id := d.Kind, "copy/"+string(d.Kind)+"-changed"
	verdictOf := verdict.Diverge
	slot, known := changedSlots[kind]
	switch {
	case !known:
		return f, false
	case kind == passage.QuoteCut:
		id = "copy/quote-cut"
		// Where little is left of one it may be another quotation.
		if d.Rest < sureCopy || g.Similarity < sureQuotation || !b.limits(d) {
			return f, false
		}
	case kind == passage.NameChanged:
		if d.Rest < sureCopy {
			return f, false
		}
	case kind == passage.WordChanged && d.Rest >= sureCopy && b.denied(d):
		kind, id, slot = passage.NegationChanged, "copy/negation-changed", verdict.Whether
	case kind == passage.WordChanged && d.Rest >= sureCopy && b.misquotes(d):
		id = "quote/changed"
	case kind == passage.WordChanged && d.Rest >= surelyCopied && g.Similarity >= surelyCopied && b.opposed(d):
		id, slot = "copy/opposite-changed", verdict.Whether
	case kind == passage.WordChanged && d.Rest >= surelyCopied && g.Similarity >= surelyCopied && b.properNames(d):
		kind, id, slot = passage.NameChanged, "copy/name-changed", verdict.Who
	case kind == passage.WordChanged:
		if id, verdictOf = b.reworded(g, d); id == "" {
			return f, false
		}
		if id != "quote/edited" {
			slot = verdict.What
		}
		if verdictOf == verdict.Hedged {
			slot = verdict.Modality
		}
	}
	if id != "quote/changed" && id != "quote/edited" && !b.oneOccasion(d) {
		return f, false // a quotation is of one occasion whenever it is printed
	}
	v := string(verdictOf)
	f = report.Finding{Kind: "copy", Verdict: &v, Slot: string(slot), Rule: id, Severity: b.severity(id, verdictOf),
		Confidence: report.Confidence{Event: round(g.Similarity), Verdict: .9}}
	var words []string
	var places []passage.Place
	leftOut := slices.ContainsFunc(d.Members, func(p passage.Place) bool { return p.Empty() })
	for _, m := range d.Members {
		doc := b.documents[m.Document]
		s := doc.sentenceAt(m.Start)
		if s >= 0 && kind == passage.DateChanged && doc.read.Sentences[s].Kind != nlp.Text {
			return f, false // "Monday's letters", "Wednesday's letters": a heading that returns
		}
		if s < 0 || kind == passage.NameChanged && (!doc.names(s, m.Span) || bracketed(doc.Text, m.Span)) {
			return f, false
		}
		answer := m.Span
		if leftOut {
			answer = around(&doc.read.Sentences[s], m.Span, d.Kind == passage.QuoteCut)
		}
		f.Members = append(f.Members, doc.member(s, answer, doc.attributionAt(answer)))
		places = append(places, passage.Place{Document: m.Document, Span: answer})
		if w := fmt.Sprintf("%q", answer.Cut(doc.Text)); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	if d.Kind == passage.NumberChanged && b.beyondSlips(d) {
		return f, false
	}
	if d.Kind == passage.NumberChanged && b.grewLater(d) {
		v, f.Rule, f.Severity = string(verdict.Updated), "updated/toll", "note"
	}
	f.Origins = b.origins.Count(places)
	f.Question = b.whichOf("Which is right", f.Members)
	f.Why = []string{"the passages copy each other, but for " + strings.Join(words, " and ")}
	if id == "quote/changed" || id == "quote/edited" {
		v = string(verdict.Tension)
		f.Question = b.whatWasSaid(f.Members)
	}
	if d.Kind == passage.QuoteCut {
		v = string(verdict.Tension)
		f.Question = "Which is the whole quotation: " + strings.Join(words, " or ") + "?"
		f.Why = append(f.Why, "what was left out limits what the rest says")
	}
	f.Settle = f.Question
	return f, true
}

// denied reports whether one copy denies with the help of "do" what another tells ("gave", "did not give"): the same words
// by their lemmas, but for a negator and its auxiliary.
func (b *builder) denied(d *passage.Difference) bool {
	var rest string
	turned, plain := false, false
	for i, m := range d.Members {
		var words []string
		not := false
		for _, t := range b.documents[m.Document].tokensIn(m.Span) {
			switch lemma := strings.ToLower(t.Lemma); {
			case lemma == "not" || t.Form == "n't" || t.Form == "n’t" || lemma == "never":
				not = !not
			case lemma == "do" && t.Class == "AUX":
			default:
				words = append(words, lemma)
			}
		}
		if said := strings.Join(words, " "); i > 0 && said != rest || said == "" {
			return false
		} else {
			rest = said
		}
		turned, plain = turned || not, plain || !not
	}
	return turned && plain
}

// opposed reports whether one copy has a word that the rules oppose to that of another ("rose", "fell").
func (b *builder) opposed(d *passage.Difference) bool {
	var lemmas []string
	for _, m := range d.Members {
		tokens := b.documents[m.Document].tokensIn(m.Span)
		if len(tokens) != 1 {
			return false
		}
		lemmas = append(lemmas, strings.ToLower(tokens[0].Lemma))
	}
	slices.Sort(lemmas)
	lemmas = slices.Compact(lemmas)
	if len(lemmas) != 2 {
		return false
	}
	pair, ok := b.engine.pack.OppositePair(lemmas[0], lemmas[1], "")
	return ok && pair.Strength != "sequence"
}

// properNames reports whether each copy has proper nouns alone in the place where they differ.
func (b *builder) properNames(d *passage.Difference) bool {
	return !slices.ContainsFunc(d.Members, func(m passage.Place) bool {
		tokens := b.documents[m.Document].tokensIn(m.Span)
		return len(tokens) == 0 || slices.ContainsFunc(tokens, func(t *nlp.Token) bool { return t.Class != "PROPN" })
	})
}

// tokensIn are the tokens of a span that lies in one sentence.
func (d *document) tokensIn(span text.Span) []*nlp.Token {
	s := d.sentenceAt(span.Start)
	if s < 0 {
		return nil
	}
	var out []*nlp.Token
	for i := range d.read.Sentences[s].Tokens {
		if t := &d.read.Sentences[s].Tokens[i]; span.Contains(t.Span) {
			out = append(out, t)
		}
	}
	return out
}

// limits reports whether words that one of the copies leaves out of a quotation limit what the rest of it says.
func (b *builder) limits(d *passage.Difference) bool {
	for _, m := range d.Members {
		doc := b.documents[m.Document]
		s := doc.sentenceAt(m.Start)
		if m.Empty() || s < 0 {
			continue
		}
		var words []rule.Word
		for _, t := range doc.read.Sentences[s].Tokens {
			if m.Contains(t.Span) {
				words = append(words, rule.Word{Form: t.Form, Lemma: t.Lemma})
			}
		}
		for _, match := range b.engine.pack.Match(rule.WordLists, words) {
			if match.ID == "quotation/limit" && !b.saidElsewhere(d, m, words[match.First:match.Last+1]) {
				return true
			}
		}
	}
	return false
}

// saidElsewhere reports whether another copy has the limiting words in its sentence after all: outside the quotation
// ("if this goes on, he said, there will ...").
func (b *builder) saidElsewhere(d *passage.Difference, at passage.Place, words []rule.Word) bool {
	for _, m := range d.Members {
		doc := b.documents[m.Document]
		s := doc.sentenceAt(m.Start)
		if m == at || s < 0 {
			continue
		}
		for _, t := range doc.read.Sentences[s].Tokens {
			if strings.EqualFold(t.Form, words[0].Form) {
				return true
			}
		}
	}
	return false
}

// bracketed reports whether a span is an editor's insertion: "I love [Madsen]".
func bracketed(doc string, s text.Span) bool {
	return s.Start > 0 && s.End < len(doc) && doc[s.Start-1] == '[' && strings.IndexByte(doc[s.End:min(len(doc), s.End+24)], ']') >= 0
}

// around widens a span to the words on either side of it, so that a place where something was left out can be quoted;
// with quotation, to all words of the quotation that it stands in.
func around(s *nlp.Sentence, span text.Span, quotation bool) text.Span {
	part := func(i int) bool {
		return wordLike(s.Tokens[i].Form) && (!quotation || s.Tokens[i].InQuote)
	}
	out := span
	for i, t := range s.Tokens {
		if t.End <= span.Start && part(i) {
			out.Start = t.Start
		}
		if t.Start >= span.End && part(i) {
			out.End = t.End
			break
		}
	}
	if !quotation {
		return out
	}
	for i := len(s.Tokens) - 1; i >= 0; i-- {
		if t := s.Tokens[i]; t.End <= out.Start {
			if !t.InQuote || isQuotationMark(t.Form) {
				break
			}
			out.Start = t.Start
		}
	}
	for _, t := range s.Tokens {
		if t.Start >= out.End {
			if !t.InQuote || isQuotationMark(t.Form) {
				break
			}
			if wordLike(t.Form) {
				out.End = t.End
			}
		}
	}
	return out
}

func isQuotationMark(form string) bool { return strings.Trim(form, "\"“”'‘’`«»") == "" }

// wordLike reports whether a token is a word and no punctuation.
func wordLike(form string) bool {
	return strings.ContainsFunc(form, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// storyDays is for how long a story runs: copies that were published further apart tell of two occasions (the monthly
// figures, the next debate), and what differs between them is no mistake.
const storyDays = 3

// oneOccasion reports whether the copies that a difference parts may tell of one occasion, by when they were published.
func (b *builder) oneOccasion(d *passage.Difference) bool { return b.publishedWithin(d, storyDays) }

func (b *builder) publishedWithin(d *passage.Difference, days float64) bool {
	first := b.documents[d.Members[0].Document].Published
	for _, m := range d.Members[1:] {
		if mayBeWithin(first, b.documents[m.Document].Published, days) {
			return true
		}
	}
	return false
}

// mayBeWithin reports whether two documents may have been published within some days of each other, as far as they have dates.
func mayBeWithin(x, y time.Time, days float64) bool {
	return x.IsZero() || y.IsZero() || math.Abs(y.Sub(x).Hours()) <= 24*days
}

// grewLater reports whether each copy that was published half a day or more after another carries the larger number:
// an update, and no slip of the pen.
func (b *builder) grewLater(d *passage.Difference) bool {
	for i, x := range d.Members {
		for _, y := range d.Members[i+1:] {
			a, z := b.documents[x.Document], b.documents[y.Document]
			p, errP := strconv.ParseFloat(strings.ReplaceAll(x.Cut(a.Text), ",", ""), 64)
			q, errQ := strconv.ParseFloat(strings.ReplaceAll(y.Cut(z.Text), ",", ""), 64)
			if errP != nil || errQ != nil || a.Published.IsZero() || z.Published.IsZero() {
				return false
			}
			if hours := z.Published.Sub(a.Published).Hours(); math.Abs(hours) < 12 || (hours > 0) != (q > p) {
				return false
			}
		}
	}
	return true
}

// slipped is by how many times a figure may differ between copies of one passage.
const slipped = 4

// beyondSlips reports whether the figures of copies are too far apart for a slip or an update: a line that is written anew for
// every occasion ("leads with 61", "leads with 568"). A zero too many is a slip.
func (b *builder) beyondSlips(d *passage.Difference) bool {
	least, most := math.Inf(1), 0.
	for _, m := range d.Members {
		n, err := strconv.ParseFloat(strings.ReplaceAll(m.Cut(b.documents[m.Document].Text), ",", ""), 64)
		if err != nil || n <= 0 {
			return false
		}
		least, most = min(least, n), max(most, n)
	}
	zeros := math.Log10(most / least)
	return most > slipped*least && zeros != math.Trunc(zeros)
}

// sentenceAt is the index of the sentence that holds a byte offset, -1 for none.
func (d *document) sentenceAt(offset int) int {
	i, found := slices.BinarySearchFunc(d.read.Sentences, offset, func(s nlp.Sentence, o int) int { return cmp.Compare(s.Start, o) })
	if !found {
		i--
	}
	if i < 0 || offset >= d.read.Sentences[i].End {
		return -1
	}
	return i
}

// names reports whether a proper name stands in a span of a sentence; the capitals of a headline are no names.
func (d *document) names(sentence int, span text.Span) bool {
	for _, t := range d.read.Sentences[sentence].Tokens {
		if span.Contains(t.Span) && t.Name != nlp.NoName {
			return true
		}
	}
	return false
}

// attributionAt is the innermost attribution whose content covers the span, nil for none.
func (d *document) attributionAt(s text.Span) *attribution.Attribution {
	var best *attribution.Attribution
	for i := range d.attributions.Attributions {
		a := &d.attributions.Attributions[i]
		for _, c := range a.Content {
			if c.Contains(s) && (best == nil || a.Within >= 0) {
				best = a
			}
		}
	}
	return best
}
