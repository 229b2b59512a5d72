package analysis

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"gainsay/internal/attribution"
	"gainsay/internal/entity"
	"gainsay/internal/event"
	"gainsay/internal/nlp"
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
	// runs are its runs of leastQuotation words.
	runs []string
}

// cutOf reports whether two quotations are one that was cut: either begins within the other, and they are the same words until
// one of them ends. Two people may say the same seven words in the midst of others.
func (q quoted) cutOf(o quoted) bool {
	return beginsWithin(q.runs, o.runs) || beginsWithin(o.runs, q.runs)
}

func beginsWithin(x, y []string) bool {
	at := slices.Index(y, x[0])
	if at < 0 {
		return false
	}
	n := min(len(x), len(y)-at)
	return slices.Equal(x[:n], y[at:at+n])
}

// quotations reports quotations that two documents give to different named people: outlets cut one utterance in different
// places, so that one may be a part of the other.
func (b *builder) quotations(ctx context.Context) error {
	var named []quoted
	byRun := map[string][]int{}      // positions in named
	givenTo := map[string][]quoted{} // whoever the words are given to, by run
	for i, d := range b.documents {
		for k := range d.attributions.Attributions {
			a := &d.attributions.Attributions[k]
			if !a.Quoted || len(a.Content) == 0 {
				continue
			}
			for _, span := range a.Content {
				q := quoted{i, a, unmarked(d.Text, span), wordRuns(span.Cut(d.Text))}
				if a.Grade == attribution.Named && !a.Carried && a.Entity >= 0 && namesItsSource(d.Text, a) && !introducesAnother(d.Text, a, span) {
					named = append(named, q)
					for _, r := range q.runs {
						byRun[r] = append(byRun[r], len(named)-1)
					}
				}
				for _, r := range q.runs {
					givenTo[r] = append(givenTo[r], q)
				}
			}
		}
	}
	told := map[int]bool{}
	dated := make([]int, len(named)) // the last quotation, from 1, whose day each was held against
	for j := range named {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, r := range named[j].runs {
			for _, i := range byRun[r] {
				if i < j && dated[i] != j+1 && named[i].document != named[j].document && b.sameSpeaker(named[i], named[j]) {
					dated[i] = j + 1
					b.changedDay(named[i], named[j])
				}
				if i >= j || told[i] || told[j] || !named[i].cutOf(named[j]) || !b.otherSpeaker(named[i], named[j]) || b.sharedSpeaker(named[i], named[j], givenTo[r]) || !oneUtterance(named[i], named[j]) {
					continue
				}
				told[i], told[j] = true, true
				b.changedSpeaker(named[i], named[j])
			}
		}
	}
	return nil
}

// namesItsSource reports whether the words that give the source have a name in them: whom "he" stands for is a guess on
// which no alarm should rest.
func namesItsSource(doc string, a *attribution.Attribution) bool {
	return slices.ContainsFunc(a.Source, func(s text.Span) bool {
		return sharesWord(strings.ToLower(s.Cut(doc)), strings.Fields(strings.ToLower(a.SourceName)))
	})
}

// introducesAnother reports whether the words that give the source stand behind a quotation that has come to its stop, and before a
// colon: they introduce the next one.
func introducesAnother(doc string, a *attribution.Attribution, quoted text.Span) bool {
	end := quoted.End
	for _, s := range append(slices.Clone(a.Source), a.Cue...) {
		end = max(end, s.End)
	}
	said := strings.TrimRight(quoted.Cut(doc), "\"”’' ")
	return end > quoted.End && strings.HasSuffix(said, ".") && (strings.HasSuffix(doc[:end], ":") || strings.HasPrefix(strings.TrimLeft(doc[end:], " "), ":"))
}

// changedDay makes the finding of a quotation that two documents date differently.
func (b *builder) changedDay(x, y quoted) {
	rx, okx := b.saying(x)
	ry, oky := b.saying(y)
	if !okx || !oky {
		return
	}
	o, ok := b.engine.judge.CompareSayings(b.side(rx), b.side(ry))
	if !ok {
		return
	}
	c := comparison{a: rx, b: ry, Outcome: o, event: sameQuotation}
	e := event.Event{Claims: []event.Ref{rx, ry}, Confidence: sameQuotation, Possible: true}
	f, ok := b.finding(&e, o.Slot, []comparison{c})
	if !ok {
		return
	}
	f.Question = fmt.Sprintf("When did %s say %q?", x.said.SourceName, x.content.Cut(b.documents[x.document].Text))
	f.Settle = f.Question
	b.report.Findings = append(b.report.Findings, f)
}

// sameQuotation is how likely two quotations with leastQuotation words in common are one utterance.
const sameQuotation = .9

// saying is the claim whose predicate is the cue of a quotation.
func (b *builder) saying(q quoted) (event.Ref, bool) {
	claims := b.documents[q.document].claims
	for i := range claims {
		if claims[i].Reporting && slices.ContainsFunc(q.said.Cue, func(s text.Span) bool { return s.Overlaps(claims[i].Predicate.Span) }) {
			return event.Ref{Source: q.document, Claim: i}, true
		}
	}
	return event.Ref{}, false
}

// wordRuns are the runs of leastQuotation words of a text, in lower case and without marks.
func wordRuns(s string) []string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var out []string
	for i := 0; i+leastQuotation <= len(words); i++ {
		out = append(out, strings.Join(words[i:i+leastQuotation], " "))
	}
	return out
}

// oneUtterance reports whether at least half of the shorter quotation stands in the other: two speakers may well have seven
// words in common, of which five are a country's name.
func oneUtterance(x, y quoted) bool {
	common := 0
	for _, r := range x.runs {
		if slices.Contains(y.runs, r) {
			common++
		}
	}
	const rest = leastQuotation - 1 // words of a run beside its first
	return 2*(common+rest) >= min(len(x.runs), len(y.runs))+rest
}

// sharedSpeaker reports whether either document has the speaker of the other after all: it gives the words to both, or
// names the other in the sentence of the quotation ("Venn quoted Crane as saying").
func (b *builder) sharedSpeaker(x, y quoted, given []quoted) bool {
	for _, pair := range [2][2]quoted{{x, y}, {y, x}} {
		here, there := pair[0], pair[1]
		speaker := strings.Fields(strings.ToLower(there.said.SourceName))
		d := b.documents[here.document]
		for _, q := range given {
			if q.document == here.document && q.said != here.said && sharesWord(strings.ToLower(q.said.SourceName), speaker) {
				return true
			}
		}
		if s := d.sentenceAt(here.content.Start); s >= 0 && sharesWord(strings.ToLower(d.read.Sentences[s].Span.Cut(d.Text)), speaker) {
			return true
		}
	}
	return false
}

// sharesWord reports whether a text has one of the longer of some words in it.
func sharesWord(s string, words []string) bool {
	in := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(words, func(w string) bool { return len(w) > 2 && slices.Contains(in, w) })
}

// unmarked cuts quotation marks, stops and blanks off the ends of a span.
func unmarked(doc string, s text.Span) text.Span {
	cut := s.Cut(doc)
	rest := strings.TrimLeftFunc(cut, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	s.Start += len(cut) - len(rest)
	s.End = s.Start + len(strings.TrimRightFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
	return s
}

// changedSpeaker makes the finding of a quotation that two documents give to two people.
func (b *builder) changedSpeaker(first, other quoted) {
	v := string(verdict.Diverge)
	f := report.Finding{Kind: "divergence", Verdict: &v, Slot: string(verdict.Attribution), Rule: "attribution/changed",
		Severity: b.severity("attribution/changed", verdict.Diverge), Confidence: report.Confidence{Event: .95, Verdict: .8}}
	names := map[string]bool{}
	var places []passage.Place
	for _, q := range []quoted{first, other} {
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
	f.Question = fmt.Sprintf("Who said it: %s or %s?", first.said.SourceName, other.said.SourceName)
	f.Settle = f.Question
	f.Why = []string{fmt.Sprintf("the same words are given to %q and to %q", first.said.SourceName, other.said.SourceName)}
	b.report.Findings = append(b.report.Findings, f)
}

// sameSpeaker reports whether two quotations are surely of one person.
func (b *builder) sameSpeaker(x, y quoted) bool {
	ex, ey := b.speaker(x.document, x.said), b.speaker(y.document, y.said)
	return ex != nil && ey != nil && entity.Same(ex, ey) >= entity.SureSame
}

// otherSpeaker reports whether two quotations stand in different documents and name people who cannot be one: both by
// their names, which have no word in common.
func (b *builder) otherSpeaker(x, y quoted) bool {
	return x.document != y.document && !b.oneSpeaker(x.document, x.said, y.document, y.said) && !b.speaksFor(x, y)
}

// speaksFor reports whether one of two speakers may speak for the other: by the words that give the source ("Venn's office"), or by
// a sentence of either document that names both and has a word for whoever does so ("Venn's spokesman Karl Ostrow").
func (b *builder) speaksFor(x, y quoted) bool {
	p, q := strings.Fields(strings.ToLower(x.said.SourceName)), strings.Fields(strings.ToLower(y.said.SourceName))
	listed := func(t nlp.Token) bool {
		return t.Class == "NOUN" && b.engine.pack.Listed("quotation/spokesperson", strings.ToLower(t.Lemma))
	}
	for _, q := range []quoted{x, y} { // "a statement from Venn's office"
		d := b.documents[q.document]
		for _, source := range q.said.Source {
			if s := d.sentenceAt(source.Start); s >= 0 && slices.ContainsFunc(d.read.Sentences[s].Tokens, func(t nlp.Token) bool { return source.Contains(t.Span) && listed(t) }) {
				return true
			}
		}
	}
	for _, i := range []int{x.document, y.document} {
		d := b.documents[i]
		for s := range d.read.Sentences {
			words := strings.ToLower(d.read.Sentences[s].Span.Cut(d.Text))
			if sharesWord(words, p) && sharesWord(words, q) && slices.ContainsFunc(d.read.Sentences[s].Tokens, listed) {
				return true
			}
		}
	}
	return false
}
