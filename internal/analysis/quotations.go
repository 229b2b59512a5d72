package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"gainsay/internal/attribution"
	"gainsay/internal/entity"
	"gainsay/internal/passage"
	"gainsay/internal/report"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// leastQuotation is how many words a quotation must have to have one author: seven words in a row are rarely two
// people's.
const leastQuotation = 7

// quoted is one quotation in one document.
type quoted struct {
	document int
	said     *attribution.Attribution
	content  text.Span
	words    string
}

// quotations reports quotations that two documents give to different named people.
func (b *builder) quotations() {
	byWords := map[string][]quoted{}
	for i, d := range b.documents {
		for k := range d.attributions.Attributions {
			a := &d.attributions.Attributions[k]
			if !a.Quoted || a.Grade != attribution.Named || a.Carried || a.Entity < 0 || len(a.Content) == 0 {
				continue
			}
			for _, span := range a.Content {
				if words, n := plainWords(span.Cut(d.Text)); n >= leastQuotation {
					byWords[words] = append(byWords[words], quoted{i, a, unmarked(d.Text, span), words})
				}
			}
		}
	}
	keys := make([]string, 0, len(byWords))
	for words := range byWords {
		keys = append(keys, words)
	}
	slices.Sort(keys)
	for _, words := range keys {
		b.changedSpeaker(byWords[words])
	}
}

// unmarked cuts quotation marks, stops and blanks off the ends of a span.
func unmarked(doc string, s text.Span) text.Span {
	cut := s.Cut(doc)
	rest := strings.TrimLeftFunc(cut, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	s.Start += len(cut) - len(rest)
	s.End = s.Start + len(strings.TrimRightFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
	return s
}

// plainWords are the words of a text in lower case, without marks, and their number.
func plainWords(s string) (string, int) {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, " "), len(words)
}

// changedSpeaker makes the finding when the first quotation and a later one name people who cannot be one.
func (b *builder) changedSpeaker(qs []quoted) {
	slices.SortStableFunc(qs, func(x, y quoted) int {
		return cmp.Or(cmp.Compare(x.document, y.document), cmp.Compare(x.content.Start, y.content.Start))
	})
	first := qs[0]
	at := slices.IndexFunc(qs, func(q quoted) bool { return b.otherSpeaker(first, q) })
	if at < 0 {
		return
	}
	v := string(verdict.Diverge)
	f := report.Finding{Kind: "divergence", Verdict: &v, Slot: string(verdict.Attribution), Rule: "attribution/changed",
		Severity: b.severity("attribution/changed", verdict.Diverge), Confidence: report.Confidence{Event: .95, Verdict: .8}}
	names := map[string]bool{}
	var places []passage.Place
	for _, q := range []quoted{first, qs[at]} {
		d := b.documents[q.document]
		s := d.sentenceAt(q.content.Start)
		if s < 0 {
			return
		}
		f.Members = append(f.Members, d.member(s, q.content, q.said))
		places = append(places, passage.Place{Document: q.document, Span: q.content})
		names[q.said.SourceName] = true
	}
	f.NamedSources, f.Origins = len(names), b.origins.Count(places)
	f.Question = fmt.Sprintf("Who said it: %s or %s?", first.said.SourceName, qs[at].said.SourceName)
	f.Settle = f.Question
	f.Why = []string{fmt.Sprintf("the same words are given to %q and to %q", first.said.SourceName, qs[at].said.SourceName)}
	b.report.Findings = append(b.report.Findings, f)
}

// otherSpeaker reports whether two quotations stand in different documents and name people who cannot be one: both by
// their names, which have no word in common.
func (b *builder) otherSpeaker(x, y quoted) bool {
	if x.document == y.document {
		return false
	}
	ex, ey := &b.documents[x.document].entities.Entities[x.said.Entity], &b.documents[y.document].entities.Entities[y.said.Entity]
	if ex.Kind != entity.Person || ey.Kind != entity.Person || len(ex.Names) == 0 || len(ey.Names) == 0 || entity.Same(ex, ey) > entity.SureDifferent {
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(ex.Name)) {
		if slices.Contains(strings.Fields(strings.ToLower(ey.Name)), w) {
			return false
		}
	}
	return true
}
