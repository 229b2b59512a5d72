package analysis

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/event"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
	"gainsay/internal/question"
	"gainsay/internal/report"
	"gainsay/internal/text"
	"gainsay/internal/timex"
	"gainsay/internal/verdict"
)

// builder turns what the stages found into findings.
type builder struct {
	engine    *Engine
	documents []*document
	// positions of the documents by their ids.
	positions map[string]int
	// stories are the documents of each document's story.
	stories [][]int
	// origins counts copies and shared background as one, copies counts copies alone.
	origins, copies *passage.Origins
	// shared are the groups of shared background.
	shared []passage.Group
	// acquainted knows which events the documents of the story that is judged have in common.
	acquainted *acquainted
	// put are the questions that the findings on events of the story that is judged ask already.
	put    map[string]bool
	report *report.Report
}

// newBuilder makes a builder of documents that are parted into stories.
func newBuilder(e *Engine, documents []*document, stories [][]int, copies *passage.Origins, r *report.Report) *builder {
	b := &builder{engine: e, documents: documents, positions: map[string]int{}, stories: make([][]int, len(documents)), origins: copies, copies: copies, report: r}
	for _, s := range stories {
		for _, i := range s {
			b.stories[i] = s
		}
	}
	for i, d := range documents {
		if _, ok := b.positions[d.ID]; !ok {
			b.positions[d.ID] = i
		}
	}
	return b
}

// comparison is one outcome between two claims.
type comparison struct {
	a, b event.Ref
	verdict.Outcome
	event float64
	// weak is true for two answers that are the same but may be to two questions: they say which answers of an alarm go
	// together, and make no agreement.
	weak bool
}

// slotOrder is the order in which the slots of one event are asked about.
var slotOrder = []verdict.Slot{verdict.Who, verdict.Whom, verdict.What, verdict.Whether, verdict.HowMany, verdict.When, verdict.Where, verdict.Modality, verdict.Attribution}

// judgeEvents judges the claims of each event and adds its findings, at most one for each slot.
func (b *builder) judgeEvents(ctx context.Context, events []event.Event) error {
	for i := range events {
		if err := ctx.Err(); err != nil {
			return err
		}
		e := &events[i]
		bySlot, err := b.compare(ctx, e)
		if err != nil {
			return err
		}
		question := ""
		for _, slot := range slotOrder {
			if len(bySlot[slot]) == 0 {
				continue
			}
			if f, ok := b.finding(e, slot, bySlot[slot]); ok && (!e.Possible || f.Kind == "divergence") {
				b.report.Findings = append(b.report.Findings, f)
				b.put[f.Question] = true
				question = cmp.Or(question, f.Question)
			}
		}
		if e.Possible || e.Statement {
			continue
		}
		w := report.Event{ID: "event:" + e.ID, Question: cmp.Or(question, b.question(verdict.Whether, e.Claims)), Confidence: round(e.Confidence)}
		for _, r := range e.Claims {
			w.Claims = append(w.Claims, b.claim(r).ID)
		}
		for _, g := range e.Sure {
			var ids []string
			for _, r := range g {
				ids = append(ids, b.claim(r).ID)
			}
			w.Sure = append(w.Sure, ids)
		}
		b.report.Events = append(b.report.Events, w)
	}
	return nil
}

// compare asks the judge about every pair of claims from which something can be learned.
func (b *builder) compare(ctx context.Context, e *event.Event) (map[verdict.Slot][]comparison, error) {
	out := map[verdict.Slot][]comparison{}
	most := event.Held(len(e.Claims))
	for x, ra := range e.Claims {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, rb := range e.Claims[x+1:][:min(most, len(e.Claims)-x-1)] {
			if e.Statement && !b.voicesDiffer(ra, rb) || !e.Statement && !b.worthComparing(ra, rb) {
				continue
			}
			if b.engine.options.Observe != nil {
				b.observe(e, ra, rb)
			}
			for _, o := range b.outcomes(e, ra, rb) {
				if o.Verdict.Alarm() && (b.unsure(&o, ra, rb, linkConfidence(e, ra, rb)) || !b.enough(&o, ra, rb, linkConfidence(e, ra, rb))) {
					continue
				}
				if e.Possible && !o.Cautious() {
					continue
				}
				if !e.Statement && b.idle(e, &o, ra, rb) {
					continue
				}
				out[o.Slot] = append(out[o.Slot], comparison{ra, rb, o, linkConfidence(e, ra, rb), !e.Statement && b.weak(e, &o, ra, rb)})
			}
		}
	}
	return out, nil
}

// leastAgreement is how likely two claims must be one event for an answer that they have in common to be an agreement.
const leastAgreement = .35

// leastDetail is how likely where it is who, when or where: many things of a story happen on one day.
const leastDetail = .48

// idle reports whether an outcome that raises no alarm tells an editor nothing, or nothing sure: the claims may well be
// of two events, or the one time is the year of the other. Whether both say the same, the signs have decided.
func (b *builder) idle(e *event.Event, o *verdict.Outcome, ra, rb event.Ref) bool {
	sure := linkConfidence(e, ra, rb)
	switch o.Verdict {
	case verdict.Agree, verdict.Narrower:
		switch {
		case o.Slot == verdict.Whether:
			return false
		case sure < leastAgreement, b.runOn(ra), b.runOn(rb):
			return true
		case o.Slot != verdict.HowMany && thin(e.Link(ra, rb)):
			return true
		case o.Slot == verdict.When:
			s, t := b.timeAt(ra, o.Answers[0]), b.timeAt(rb, o.Answers[1])
			if s == nil || t == nil {
				return false
			}
			return s.Kind == timex.Duration && t.Kind == timex.Duration && (adjectival(b, ra, s) || adjectival(b, rb, t)) ||
				s.Granularity != t.Granularity && (s.Granularity == timex.Year || t.Granularity == timex.Year)
		}
	case verdict.Hedged:
		return o.Slot != verdict.Whether && sure < leastAgreement
	}
	return false
}

// weak reports whether an answer that two claims have in common may be to two questions.
func (b *builder) weak(e *event.Event, o *verdict.Outcome, ra, rb event.Ref) bool {
	if o.Verdict != verdict.Agree && o.Verdict != verdict.Narrower || o.Slot == verdict.HowMany || o.Slot == verdict.Whether {
		return false
	}
	return linkConfidence(e, ra, rb) < leastDetail || b.supposed(ra) || b.supposed(rb) || o.Slot == verdict.Who && b.whoElse(e.Link(ra, rb), o)
}

// whoElse reports whether two claims that name one doer tell of two deeds, or one of them says who did not do it.
func (b *builder) whoElse(l *event.Link, o *verdict.Outcome) bool {
	if l == nil {
		return true
	}
	for side, r := range [2]event.Ref{l.A, l.B} {
		if words := " " + strings.ToLower(o.Answers[side].Cut(b.documents[r.Source].Text)) + " "; strings.Contains(words, " not ") {
			return true
		}
	}
	return b.wishedApart(l.A, l.B) || b.numbersApart(l.A, l.B) || b.partsApart(l, claim.Patient)
}

// thin reports whether two claims share little but their predicate and one participant: "spoke about the ferry", "spoke
// about the weir".
func thin(l *event.Link) bool { return l == nil || max(l.Cover[0], l.Cover[1]) < thinCover }

// thinCover is how much of what one of two claims says must stand in the other.
const thinCover = .4

// infinitive reports whether a claim has a bare verb form and no modal verb: it says of nothing that it was or will be.
func (b *builder) infinitive(r event.Ref) bool {
	c := b.claim(r)
	s := &b.documents[r.Source].read.Sentences[c.Sentence]
	return s.Tokens[c.Predicate.Head].Tag == "VB" && c.Tense == "" && c.Predicate.Kind != claim.Noun
}

// opines reports whether a claim says no more than that somebody says, thinks or wants something.
func (b *builder) opines(c *claim.Claim) bool {
	if _, ok := c.Argument(claim.Patient); ok {
		return false
	}
	_, cue := b.engine.pack.Cue(c.Predicate.Lemma, "verb")
	return cue
}

// presupposed reports whether a claim is a noun that no verb carries: "the visit" takes for granted that there was one
// and does not assert it.
func presupposed(c *claim.Claim) bool { return c.Predicate.Kind == claim.Noun && c.Tense == "" }

// adjectival reports whether an expression of time stands before a noun and tells of what kind that is: "a two-year
// investigation" is dated by nothing.
func adjectival(b *builder, r event.Ref, e *timex.Expression) bool {
	s := &b.documents[r.Source].read.Sentences[b.claim(r).Sentence]
	for i := range s.Tokens {
		if t := &s.Tokens[i]; e.Span.Contains(t.Span) && (t.Relation == "amod" || t.Relation == "compound") && t.Head > i && !e.Span.Contains(s.Tokens[t.Head].Span) {
			return true
		}
	}
	return false
}

// timeAt is the expression of time that a claim answers with, nil for none.
func (b *builder) timeAt(r event.Ref, at text.Span) *timex.Expression {
	c := b.claim(r)
	for i := range c.Roles {
		if t := c.Roles[i].Time; t != nil && t.Span.Overlaps(at) {
			return t
		}
	}
	return nil
}

// unsure reports whether two claims are too unlikely to be one event for an alarm: for any, for one that rests on a noun and a
// verb (a run that was considered is not running), and for one whose claims share nobody and nothing that has a name (one
// website works, and another does not).
func (b *builder) unsure(o *verdict.Outcome, x, y event.Ref, oneEvent float64) bool {
	switch {
	case oneEvent < leastAlarm:
		return true
	case oneEvent >= sureNoun:
		return false
	case (b.claim(x).Predicate.Kind == claim.Noun) != (b.claim(y).Predicate.Kind == claim.Noun):
		return true
	}
	return (o.Slot == verdict.Whether || o.Slot == verdict.Who) && !o.Named && !o.OneDeed
}

// leastAlarm is how likely two claims must be one event for any alarm, even one whose decider is its own evidence.
const leastAlarm = .2

// sureNoun is how likely a noun and a verb must be one event for an alarm to rest on them.
const sureNoun = .4

// sureStripped is the confidence from which an attribution that one document drops is worth an editor's time: what the
// police say of an accident is soon everybody's fact, an accusation is not.
const sureStripped = .95

// leastStripped is how likely two claims must be one event for the source of one to be missed in the other.
const leastStripped = .5

// linkConfidence of two claims of an event: of their own link, or a little less than the event's where they hang
// together through others.
func linkConfidence(e *event.Event, a, b event.Ref) float64 {
	if l := e.Link(a, b); l != nil {
		return l.Confidence
	}
	return e.Confidence * .8
}

// worthComparing leaves out pairs in which nothing can be learned: within one document only different speakers are
// compared.
func (b *builder) worthComparing(x, y event.Ref) bool {
	if b.claim(x).Reporting || b.claim(y).Reporting {
		return false // that somebody said something is what attributions are for
	}
	return b.voicesDiffer(x, y)
}

// voicesDiffer reports whether two claims are of different documents, or of different speakers in one.
func (b *builder) voicesDiffer(x, y event.Ref) bool {
	if x.Source != y.Source {
		return true
	}
	d := b.documents[x.Source]
	p, q := d.attribution(&d.claims[x.Claim]), d.attribution(&d.claims[y.Claim])
	switch {
	case p != nil && q != nil:
		return p.SourceName != q.SourceName
	case p != nil || q != nil:
		// The article's own voice against somebody it quotes: only who was invited and who declined.
		return d.claims[x.Claim].Predicate.Frame == "frame/invite" || d.claims[y.Claim].Predicate.Frame == "frame/invite"
	}
	return false
}

func (b *builder) claim(r event.Ref) *claim.Claim { return &b.documents[r.Source].claims[r.Claim] }

func (b *builder) side(r event.Ref) verdict.Side {
	d := b.documents[r.Source]
	c := &d.claims[r.Claim]
	return verdict.Side{Document: d.ID, Claim: c, Sentence: &d.read.Sentences[c.Sentence], Text: d.Text, Entities: d.entities, Attributions: d.attributions, Published: d.Published}
}

// gravity orders verdicts: what an editor must see first.
var gravity = map[verdict.Verdict]int{verdict.Diverge: 7, verdict.Disputed: 6, verdict.Tension: 5, verdict.Updated: 4, verdict.Hedged: 3, verdict.Narrower: 2, verdict.Agree: 1}

// unresolved reports whether a divergence is between two answers one of whose documents gives the other's answer as
// well: such a document speaks of two things, and which of them is meant here is not known.
func unresolved(c comparison, all []comparison) bool {
	if c.Verdict != verdict.Diverge || c.a.Source == c.b.Source {
		return false
	}
	switch c.Slot {
	case verdict.Who, verdict.HowMany, verdict.When, verdict.Where:
	default:
		return false
	}
	agrees := func(r, with event.Ref) bool {
		return slices.ContainsFunc(all, func(o comparison) bool {
			if o.Verdict != verdict.Agree && o.Verdict != verdict.Narrower {
				return false
			}
			return o.a == with && o.b.Source == r.Source && o.b != r || o.b == with && o.a.Source == r.Source && o.a != r
		})
	}
	return agrees(c.a, c.b) || agrees(c.b, c.a)
}

// finding puts the comparisons of one slot together: the gravest verdict, every answer that it rests on, and the
// answers that agree with one of these.
func (b *builder) finding(e *event.Event, slot verdict.Slot, cs []comparison) (report.Finding, bool) {
	cs = slices.DeleteFunc(slices.Clone(cs), func(c comparison) bool { return unresolved(c, cs) })
	if len(cs) == 0 {
		return report.Finding{}, false
	}
	slices.SortStableFunc(cs, func(x, y comparison) int {
		return cmp.Or(-cmp.Compare(gravity[x.Verdict], gravity[y.Verdict]), -cmp.Compare(x.Confidence*x.event, y.Confidence*y.event), x.a.Compare(y.a), x.b.Compare(y.b))
	})
	if cs[0].Verdict.Alarm() || cs[0].Verdict == verdict.Updated {
		return b.findingOf(e, slot, cs)
	}
	cs = slices.DeleteFunc(cs, func(c comparison) bool { return c.weak })
	if len(cs) == 0 {
		return report.Finding{}, false
	}
	for rest := cs; len(rest) > 0; {
		one, others := connected(rest)
		if f, ok := b.findingOf(e, slot, one); ok {
			return f, true
		}
		rest = others
	}
	return report.Finding{}, false
}

// findingOf makes the finding of comparisons in the order of their gravity.
func (b *builder) findingOf(e *event.Event, slot verdict.Slot, cs []comparison) (report.Finding, bool) {
	lead := cs[0]
	answers := map[event.Ref]text.Span{}
	var order []event.Ref
	add := func(r event.Ref, s text.Span) {
		if _, ok := answers[r]; !ok {
			answers[r] = s
			order = append(order, r)
		}
	}
	for _, c := range cs {
		if c.Verdict == lead.Verdict {
			add(c.a, c.Answers[0])
			add(c.b, c.Answers[1])
		}
	}
	for _, c := range cs {
		if c.Verdict == verdict.Agree {
			if _, ok := answers[c.a]; ok {
				add(c.b, c.Answers[1])
			} else if _, ok := answers[c.b]; ok {
				add(c.a, c.Answers[0])
			}
		}
	}
	slices.SortFunc(order, event.Ref.Compare)
	v := string(lead.Verdict)
	f := report.Finding{Kind: "agreement", Verdict: &v, Slot: string(slot), Question: cmp.Or(lead.Question, b.asked(e, slot, order, cs)), Rule: lead.Rule, Why: slices.Clone(lead.Why),
		Confidence: report.Confidence{Event: round(lead.event), Verdict: round(lead.Confidence)}, Severity: b.severity(lead.Rule, lead.Verdict)}
	if lead.Verdict.Alarm() {
		f.Kind, f.Settle = "divergence", f.Question
	}
	if !b.members(&f, order, answers, sameAnswers(order, cs, func(r event.Ref) string { return answers[r].Cut(b.documents[r.Source].Text) })) {
		return f, false
	}
	if opening, _, ok := strings.Cut(lead.Question, ": "); ok && slot == verdict.HowMany {
		f.Question = b.whichOf(opening, f.Members)
		f.Settle = f.Question
	}
	if slot == verdict.When || slot == verdict.Where {
		f.Question = b.askCircumstance(f.Question, order, answers)
		if f.Settle != "" {
			f.Settle = f.Question
		}
	}
	if rest, ok := strings.CutPrefix(f.Question, "Who "); ok && !slices.ContainsFunc(order, func(r event.Ref) bool { return !b.inanimate(r, answers[r]) }) {
		f.Question = "What " + rest
		if f.Settle != "" {
			f.Settle = f.Question
		}
	}
	if f.Kind == "agreement" && (!tells(f.Question) || unreadable(f.Question)) || f.Question == "" {
		return f, false
	}
	f.Silent = b.silent(e)
	if f.Kind == "agreement" && f.Origins == 1 && b.copied(&f) && (lead.Verdict == verdict.Agree || e.Statement) {
		return f, false // a text agrees with its own copies: the passages show them
	}
	if f.Kind == "agreement" && f.NamedSources == 0 {
		f.Why = append(f.Why, "an agreement of nobody: no answer has a named source")
	}
	if f.Kind == "agreement" && f.Origins == 1 && !slices.Contains(f.Why, oneOrigin) {
		f.Why = append(f.Why, oneOrigin)
	}
	return f, true
}

// connected parts comparisons into those that hang together with the first by answers in common, and the rest: two
// agreements on different answers are not one.
func connected(cs []comparison) (one, rest []comparison) {
	in := map[event.Ref]bool{cs[0].a: true, cs[0].b: true}
	for grown := true; grown; {
		grown = false
		for _, c := range cs {
			if in[c.a] != in[c.b] {
				in[c.a], in[c.b], grown = true, true, true
			}
		}
	}
	for _, c := range cs {
		if in[c.a] {
			one = append(one, c)
		} else {
			rest = append(rest, c)
		}
	}
	return one, rest
}

// tells reports whether a question names what it asks about. That somebody did something to somebody is no agreement
// worth a reader's time.
func tells(asked string) bool {
	asked = question.Matter(asked)
	if n := len(strings.Fields(asked)); n < 2 || n < 4 && strings.HasPrefix(asked, "How many") {
		return false
	}
	if question.Telling(asked) < 2 {
		return false // "When was the call?"
	}
	words := strings.Fields(strings.ToLower(strings.TrimSuffix(asked, "?")))
	if len(words) < 5 && (words[0] == "when" || words[0] == "where" || words[0] == "who" || words[0] == "what") && words[1] != "was" && words[1] != "is" && words[1] != "were" {
		return false // "When did the firm meet?" names nothing
	}
	if strings.Contains(asked, "the sides") || len(words) < 4 && slices.Contains(words, "there") {
		return false
	}
	for i, w := range words {
		switch w {
		case "anyone", "anything", "it", "them", "him", "this", "that", "they":
			return false
		case "her": // before a noun it says whose
			if i == len(words)-1 {
				return false
			}
		}
	}
	return true
}

// follows reports whether an answer begins with a word or stands right behind it.
func (b *builder) follows(r event.Ref, answer text.Span, word string) bool {
	doc := b.documents[r.Source].Text
	before := strings.Fields(strings.ToLower(doc[max(0, answer.Start-2*len(word)):answer.Start]))
	return len(before) > 0 && before[len(before)-1] == word || strings.HasPrefix(strings.ToLower(answer.Cut(doc)), word+" ")
}

// inanimate reports whether an answer is a thing: its head is a common noun, and not one for people or for those who act as one.
func (b *builder) inanimate(r event.Ref, answer text.Span) bool {
	d := b.documents[r.Source]
	s := &d.read.Sentences[b.claim(r).Sentence]
	head := slices.IndexFunc(s.Tokens, func(t nlp.Token) bool {
		return answer.Contains(t.Span) && (t.Head < 0 || !answer.Contains(s.Tokens[t.Head].Span))
	})
	if head < 0 || s.Tokens[head].Class != "NOUN" {
		return false
	}
	if e := d.entities.EntityAt(s.Tokens[head].Span); e != nil && (len(e.Names) > 0 || e.Kind != entity.Thing && e.Kind != entity.Place) {
		return false
	}
	form, lemma := strings.ToLower(s.Tokens[head].Form), strings.ToLower(s.Tokens[head].Lemma)
	for _, list := range []string{"noun/person", "noun/persons", "noun/officials", "noun/side", "noun/forces", "noun/people", "noun/organisation", "name-head/organisation"} {
		if b.engine.pack.Listed(list, form) || b.engine.pack.Listed(list, lemma) {
			return false
		}
	}
	for _, ending := range []string{"er", "or", "ist", "ian", "ee", "man", "woman", "men", "women", "people"} {
		if strings.HasSuffix(lemma, ending) {
			return false // most likely somebody: no list of people is whole
		}
	}
	return true
}

const oneOrigin = "one origin: the passages copy each other, retell one background or come from one house"

// copied reports whether the members of a finding are copies or of one house, and not only the same background retold.
func (b *builder) copied(f *report.Finding) bool {
	places := make([]passage.Place, len(f.Members))
	for i, m := range f.Members {
		places[i] = passage.Place{Document: b.index(m.Document), Span: m.Span}
	}
	return b.copies.Count(places) == 1
}

// members fills in the answers, one entry for each span, numbered by what they say, and counts sources and origins. It
// reports whether there are two at least.
func (b *builder) members(f *report.Finding, order []event.Ref, answers map[event.Ref]text.Span, same map[event.Ref]int) bool {
	type key struct {
		document string
		answer   text.Span
	}
	seen := map[key]bool{}
	names := namedSources{b: b}
	var places []passage.Place
	for _, r := range order {
		d, c := b.documents[r.Source], b.claim(r)
		a := d.attribution(c)
		if k := (key{d.ID, answers[r]}); seen[k] {
			continue
		} else {
			seen[k] = true
		}
		m := d.member(c.Sentence, answers[r], a)
		if m.Answer != nil {
			m.Answer.Group = same[r]
		}
		f.Members = append(f.Members, m)
		places = append(places, passage.Place{Document: r.Source, Span: m.Span})
		names.add(r.Source, a)
	}
	f.NamedSources = names.count()
	f.Origins = b.origins.Count(places)
	return len(f.Members) >= 2
}

func (b *builder) severity(rule string, v verdict.Verdict) string {
	if a, ok := b.engine.pack.Alarm(rule); ok && a.Severity != "" {
		return a.Severity
	}
	switch v {
	case verdict.Diverge, verdict.Disputed:
		return "error"
	case verdict.Tension:
		return "warning"
	}
	return "note"
}

// silent lists the documents of the story that say nothing about the event.
func (b *builder) silent(e *event.Event) []string {
	speaks := map[int]bool{}
	for _, r := range e.Claims {
		speaks[r.Source] = true
	}
	var out []string
	for _, i := range b.stories[e.Claims[0].Source] {
		if !speaks[i] {
			out = append(out, b.documents[i].ID)
		}
	}
	return out
}
