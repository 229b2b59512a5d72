package analysis

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"gainsay/internal/attribution"
	"gainsay/internal/passage"
	"gainsay/internal/report"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// disputes holds what somebody denies in a story against what is asserted in it. A denial has its own words, often of another
// part of speech and beside a noun of saying, so that the alignment of claims does not lead to what it denies.
func (b *builder) disputes(ctx context.Context, story func(i, j int) bool) error {
	denials, allegations := make([][]verdict.Stand, len(b.documents)), make([][]verdict.Stand, len(b.documents))
	err := b.engine.eachDocument(ctx, len(b.documents), func(i int) {
		d := b.documents[i]
		denials[i], allegations[i] = verdict.Stands(b.engine.pack, d.read, d.entities, d.attributions, d.claims)
	})
	if err != nil {
		return err
	}
	for i := range b.documents {
		for k := range denials[i] {
			if err := ctx.Err(); err != nil {
				return err
			}
			for _, j := range b.stories[i] {
				if i == j || story(i, j) {
					if f, best := b.dispute(i, &denials[i][k], j, allegations[j]); f != nil && !b.disputed(f) {
						b.alsoDenied(f, i, &denials[i][k], best, denials, allegations, story)
						if at := b.sameDispute(f); at >= 0 {
							b.join(&b.report.Findings[at], *f)
						} else {
							b.report.Findings = append(b.report.Findings, *f)
						}
					}
				}
			}
		}
	}
	return nil
}

// dispute makes the finding of a denial and the allegation in one document that it answers best.
func (b *builder) dispute(i int, denial *verdict.Stand, j int, allegations []verdict.Stand) (f *report.Finding, best *verdict.Stand) {
	var outcome verdict.Outcome
	for k := range allegations {
		a := &allegations[k]
		if i == j && a.Sentence == denial.Sentence && a.Overlaps(denial.Span) {
			continue
		}
		o, ok := denial.Denied(a, i == j)
		if !ok || best != nil && (o.Confidence < outcome.Confidence || o.Confidence == outcome.Confidence && distance(denial, a) >= distance(denial, best)) {
			continue
		}
		best, outcome = a, o
	}
	if best == nil {
		return nil, nil
	}
	v := string(outcome.Verdict)
	f = &report.Finding{Kind: "divergence", Verdict: &v, Slot: string(outcome.Slot), Rule: outcome.Rule, Why: outcome.Why, Severity: b.severity(outcome.Rule, outcome.Verdict),
		Question: b.askWhetherTrue(i, denial, j, best), Confidence: report.Confidence{Event: .6, Verdict: round(outcome.Confidence)}}
	f.Settle = f.Question
	if j < i || j == i && best.Start < denial.Start {
		f.Members = append(f.Members, b.stand(j, best), b.stand(i, denial))
	} else {
		f.Members = append(f.Members, b.stand(i, denial), b.stand(j, best))
	}
	b.count(f)
	return f, best
}

// alsoDenied adds the words with which the other documents of the story that speak of the same allegation tell that the same
// party denies it: much may be alleged of one.
func (b *builder) alsoDenied(f *report.Finding, i int, denial, allegation *verdict.Stand, denials, allegations [][]verdict.Stand, story func(i, j int) bool) {
	for _, j := range b.stories[i] {
		if i == j || !story(i, j) || !slices.ContainsFunc(allegations[j], func(a verdict.Stand) bool { return a.SpeaksOf(allegation) }) {
			continue
		}
		for k := range denials[j] {
			if denial.OneAnswer(&denials[j][k]) {
				f.Members = append(f.Members, b.stand(j, &denials[j][k]))
				break
			}
		}
	}
	slices.SortStableFunc(f.Members, func(x, y report.Member) int {
		return cmp.Or(cmp.Compare(x.Document, y.Document), text.Compare(x.Span, y.Span))
	})
	b.count(f)
}

// sameDispute finds the finding that tells in the same words what another document of the story denies; -1 for none.
func (b *builder) sameDispute(f *report.Finding) int {
	words := func(f *report.Finding) []string {
		var out []string
		for _, m := range f.Members {
			out = append(out, strings.ToLower(strings.Join(strings.Fields(m.Answer.Text), " ")))
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	mine := words(f)
	return slices.IndexFunc(b.report.Findings, func(o report.Finding) bool {
		return o.Rule == f.Rule && o.Members[0].Document != f.Members[0].Document && b.storyOf(&o) == b.storyOf(f) && slices.Equal(words(&o), mine)
	})
}

// disputed reports whether the alignment of claims has led to the same two sentences already.
func (b *builder) disputed(f *report.Finding) bool {
	return slices.ContainsFunc(b.report.Findings, func(o report.Finding) bool {
		if o.Slot != f.Slot || o.Kind != f.Kind || o.Rule != f.Rule {
			return false
		}
		for _, m := range f.Members {
			if !slices.ContainsFunc(o.Members, func(x report.Member) bool {
				return x.Document == m.Document && x.Answer != nil && x.Answer.Overlaps(m.Answer.Span)
			}) {
				return false
			}
		}
		return true
	})
}

// stand is the member of a finding for one stand.
func (b *builder) stand(document int, s *verdict.Stand) report.Member {
	d := b.documents[document]
	var a *attribution.Attribution
	if s.Attribution >= 0 {
		a = &d.attributions.Attributions[s.Attribution]
	}
	return d.member(s.Sentence, s.Span, a)
}

// count fills in how many named sources and origins the members have.
func (b *builder) count(f *report.Finding) {
	names := map[string]bool{}
	var places []passage.Place
	for _, m := range f.Members {
		places = append(places, passage.Place{Document: b.index(m.Document), Span: m.Span})
		if m.Grade == string(attribution.Named) {
			names[m.Speaker] = true
		}
	}
	f.NamedSources, f.Origins = len(names), b.origins.Count(places)
}

func distance(x, y *verdict.Stand) int { return max(x.Sentence-y.Sentence, y.Sentence-x.Sentence) }
