package analysis

import (
	"fmt"
	"slices"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/event"
	"gainsay/internal/nlp"
	"gainsay/internal/question"
	"gainsay/internal/text"
	"gainsay/internal/timex"
	"gainsay/internal/verdict"
)

// outcomes asks the deciders about two claims of an event, and whether they say the same.
func (b *builder) outcomes(e *event.Event, x, y event.Ref) []verdict.Outcome {
	var out []verdict.Outcome
	alike := false // the deciders find the same participants
	if !e.Statement {
		for _, o := range b.engine.judge.Compare(b.side(x), b.side(y)) {
			switch o.Rule {
			case agreeWhether:
				alike = true
			case hedgedModality:
			default:
				out = append(out, o)
			}
		}
		if o, ok := b.engine.judge.Stripped(b.side(x), b.side(y)); ok && o.Confidence >= sureStripped && linkConfidence(e, x, y) >= leastStripped && b.vouches(x) && b.vouches(y) {
			out = append(out, o)
		}
	}
	if e.Statement || e.SurelyOne(x, y) {
		out = append(out, b.engine.judge.CompareWording(b.side(x), b.side(y))...)
	}
	if l := e.Link(x, y); l != nil && !e.Possible {
		if o, ok := b.agreement(e, l, alike); ok {
			out = append(out, o)
		}
	}
	return out
}

// The rules of agreements on whether something is so.
const (
	agreeWhether    = "agree/whether"
	agreeWording    = "agree/wording"
	narrowerWording = "narrower/wording"
	hedgedModality  = "hedged/modality"
)

// agreement decides whether two claims that are aligned say the same: where nothing that both tell stands against it, by the signs
// of it (see agreement.tsv.md).
func (b *builder) agreement(e *event.Event, l *event.Link, alike bool) (verdict.Outcome, bool) {
	x, y := b.claim(l.A), b.claim(l.B)
	if len(l.Common) == 0 || x.Polarity != y.Polarity || b.runOn(l.A) || b.runOn(l.B) {
		return verdict.Outcome{}, false
	}
	signs := b.signsOf(e, l, alike)
	if signs.any(ifOnly, apart, otherNumbers, opposed) || !e.Statement && signs.any(thinks) {
		return verdict.Outcome{}, false
	}
	least := leastAgreed
	switch {
	case b.plain(e, l, &signs):
		least = leastPlain
	case signs.any(otherModality, wished, likePredicate, takenBoth):
		least = leastDoubtful
	}
	switch same, known := b.acquainted.sameDays(l.A.Source, l.B.Source); {
	case !known:
		least = max(least, leastUndated)
	case !same:
		least = max(least, leastOtherDays)
	}
	sure := b.engine.agreements.Probability(signs[:])
	if sure < least {
		return verdict.Outcome{}, false
	}
	o := verdict.Outcome{Verdict: verdict.Agree, Slot: verdict.Whether, Rule: agreeWhether, Confidence: sure}
	o.Answers[0], o.Answers[1] = b.agreedPart(l, 0), b.agreedPart(l, 1)
	if e.Statement {
		o.Rule = agreeWording
		o.Answers[0], o.Answers[1] = b.said(l, 0), b.said(l, 1)
	}
	o.Answers[0], o.Answers[1] = b.answer(l.A, o.Answers[0]), b.answer(l.B, o.Answers[1])
	o.Why = []string{inOtherWords + strings.Join(b.sharedWords(l), ", ")}
	switch standing := b.standApart(l.A, l.B); {
	case b.able(l.A) || b.able(l.B) || b.verbatim(o.Answers, l): // what one can do is no doubt
	case standing && (sure < leastDoubtful || !b.matched(l, func(c event.Common) bool { return c.Likeness >= leastLikeness })):
		return verdict.Outcome{}, false
	case standing:
		o.Verdict, o.Rule = verdict.Hedged, hedgedModality
		o.Why = append([]string{fmt.Sprintf("one is %s, the other %s", x.Modality, y.Modality)}, o.Why...)
	case (x.Modality == claim.Asserted) != (y.Modality == claim.Asserted) && finite(x) && finite(y) && !x.Reporting && !y.Reporting:
		return verdict.Outcome{}, false // of the one it is not known how it is meant
	}
	if o.Rule == agreeWording && min(l.Cover[0], l.Cover[1]) < wholeCover {
		o.Verdict, o.Rule, o.Swapped = verdict.Narrower, narrowerWording, l.Cover[0] > l.Cover[1]
		o.Why = append(o.Why, "each may say more than the other: they agree on these words")
	}
	return o, true
}

// How probable it must be that two claims say the same for an agreement: little where what they share is plain, more where one is only
// wished for or told in another modality, the predicates are only like one another, or both take for granted that it was: of such
// pairs every third was wrong where of others every tenth was (docs/events.md).
const (
	leastAgreed   = .7
	leastPlain    = .2
	leastDoubtful = .85
	// The weights were learned in folders of one story. Of 1,000 articles of many days 30 of 47 such agreements were right between
	// documents of the same days, 31 of 109 between those of others, and 25 of 54 where one had no date; from these points on 6 of 11
	// and 10 of 13 were.
	leastOtherDays = .9
	leastUndated   = .8
)

// plain reports whether two claims are an agreement by what they share alone, however probable the signs make it: of a statement,
// solid words, and more than names or how both call one thing; of claims that are surely one event, the same participants, or one
// deed with solid words beside it.
func (b *builder) plain(e *event.Event, l *event.Link, s *signValues) bool {
	matched := b.matched(l, func(c event.Common) bool { return c.Likeness >= leastLikeness && c.Kinship != "opposite" })
	switch {
	case e.Statement:
		return s.any(solid) && !s.any(called) && (matched || (l.Cover[0]+l.Cover[1])/2 >= thinWording && !s.any(names))
	case !s.any(surely), s.any(takenBoth, wished), thin(l):
		return false
	case s.any(participants) && l.Confidence >= sureWhether:
		return true
	case !matched, l.Confidence < sureEvent, s.any(otherModality, takenOne, otherDoer, otherObject):
		return false
	}
	x := b.claim(l.A)
	beside := 0.0
	for _, c := range l.Common {
		if c.Likeness >= leastLikeness && c.Weight >= leastBeside && !x.Predicate.Span.Contains(c.A) {
			beside += c.Weight * c.Likeness
		}
	}
	return beside >= solidBeside
}

// What makes an agreement plain: how likely two claims must be one event where they have the same participants, and where they do
// not but the other words in common weigh solidBeside; and how much of two claims must be the same where their predicates do not
// stand for one another. Names of a story's own people weigh little in it, but who they are is known.
const (
	sureWhether = .45
	sureEvent   = .5
	solidBeside = .45
	thinWording = .36
)

// sharedWords quotes the words that tell and stand for one another in two claims.
func (b *builder) sharedWords(l *event.Link) []string {
	var out []string
	for _, c := range l.Common {
		if c.Weight >= leastBeside && c.Likeness >= leastLikeness && c.Kinship != "opposite" {
			out = append(out, bothWords(c.A.Cut(b.documents[l.A.Source].Text), c.B.Cut(b.documents[l.B.Source].Text)))
		}
	}
	return out
}

// vouches reports whether a claim tells a deed in the writer's own words: a noun or a gerund only names one ("a charge of abuse",
// "pleaded guilty to lying"), and who tells that somebody accused somebody gives the source.
func (b *builder) vouches(r event.Ref) bool {
	c := b.claim(r)
	_, cue := b.engine.pack.Cue(c.Predicate.Lemma, "verb")
	gerund := b.documents[r.Source].read.Sentences[c.Sentence].Tokens[c.Predicate.Head].Tag == "VBG" && c.Tense == ""
	return c.Predicate.Kind != claim.Noun && !cue && !c.Reporting && !gerund
}

// wholeCover is how much of each of two claims must stand in the other for them to say the same; where less of one
// does, the other follows from it.
const wholeCover = .6

// The words on which an agreement rests and which it quotes: those that anchor, or at least tell something, and are the same, made
// from one another or synonyms.
const (
	leastAnchor   = .25
	leastBeside   = .15
	leastLikeness = .8
)

// standApart reports whether one of two claims is told as a fact, by a finite verb, and the other expressly as planned,
// expected or doubted: an infinitive of purpose or wish and a noun say nothing of either.
func (b *builder) standApart(rx, ry event.Ref) bool {
	x, y := b.claim(rx), b.claim(ry)
	if y.Modality == claim.Asserted {
		x, y, ry = y, x, rx
	}
	if x.Modality != claim.Asserted || !finite(x) || x.Predicate.Kind == claim.Noun || y.Predicate.Kind == claim.Noun || y.Modal.Empty() {
		return false
	}
	d := b.documents[ry.Source]
	cue := d.read.Sentences[y.Sentence].Tokens
	i := slices.IndexFunc(cue, func(t nlp.Token) bool { return t.Start == y.Modal.Start })
	switch {
	case i < 0:
		return false
	case y.Modality == claim.Hedged && !y.Ahead:
		return !b.engine.pack.Listed("agreement/committed", strings.ToLower(cue[i].Lemma)) && !b.engine.pack.Listed("agreement/committed", strings.ToLower(cue[i].Form))
	}
	return (y.Modality == claim.Planned || y.Modality == claim.Hedged) && (cue[i].Tag == "MD" || cue[i].Class == "ADJ" || foretelling[strings.ToLower(cue[i].Lemma)] || cue[i].Lemma == "to" && d.read.Sentences[y.Sentence].Kind == nlp.Heading && b.governor(ry) == "")
}

// able reports whether a claim says what somebody can do, which is no doubt.
func (b *builder) able(r event.Ref) bool {
	c := b.claim(r)
	switch strings.ToLower(c.Modal.Cut(b.documents[r.Source].Text)) {
	case "can", "able":
		return true
	}
	return false
}

// verbatim reports whether both answers are the same words: what stands around them was read differently.
func (b *builder) verbatim(answers [2]text.Span, l *event.Link) bool {
	return strings.EqualFold(answers[0].Cut(b.documents[l.A.Source].Text), answers[1].Cut(b.documents[l.B.Source].Text))
}

// foretelling words say that something is to come, and not only that somebody wishes it.
var foretelling = map[string]bool{"expect": true, "expected": true, "schedule": true, "scheduled": true, "due": true, "set": true, "plan": true, "planned": true,
	"intend": true, "anticipate": true, "anticipated": true, "promise": true, "pledge": true, "vow": true, "agree": true, "threaten": true, "poised": true}

// finite reports whether the verb of a claim has a tense of its own, or an auxiliary that has.
func finite(c *claim.Claim) bool { return c.Tense != "" && c.Tense != "future" }

// morphological reports whether two words are the same or made from one another.
func morphological(c event.Common) bool { return c.Kinship == "same" || c.Kinship == "derived" }

// matched reports whether the predicates of two claims stand for one another in a way that will do.
func (b *builder) matched(l *event.Link, will func(event.Common) bool) bool {
	x, y := b.claim(l.A), b.claim(l.B)
	return slices.ContainsFunc(l.Common, func(c event.Common) bool {
		return x.Predicate.Span.Contains(c.A) && y.Predicate.Span.Contains(c.B) && will(c)
	})
}

// sameDeed reports whether two predicates that stand for one another have the same object: "breached the guidelines",
// "violated its guidelines".
func (b *builder) sameDeed(l *event.Link) bool {
	x, ok := b.claim(l.A).Argument(claim.Patient)
	y, has := b.claim(l.B).Argument(claim.Patient)
	if !ok || !has || !b.matched(l, func(c event.Common) bool { return c.Likeness >= leastLikeness }) {
		return false
	}
	s, t := &b.documents[l.A.Source].read.Sentences[b.claim(l.A).Sentence], &b.documents[l.B.Source].read.Sentences[b.claim(l.B).Sentence]
	return slices.ContainsFunc(l.Common, func(c event.Common) bool {
		return morphological(c) && c.Weight >= leastAnchor && c.A == s.Tokens[x.Head].Span && c.B == t.Tokens[y.Head].Span
	})
}

// namesAlone reports whether what two claims have in common are names, or hardly more: two captions of one person.
func (b *builder) namesAlone(l *event.Link) bool {
	s := &b.documents[l.A.Source].read.Sentences[b.claim(l.A).Sentence]
	told := 0.0
	for _, c := range l.Common {
		i := slices.IndexFunc(s.Tokens, func(t nlp.Token) bool { return t.Span == c.A })
		if i >= 0 && c.Likeness >= leastLikeness && s.Tokens[i].Class != "PROPN" && !b.ofName(s, i) {
			told += c.Weight
		}
	}
	return told < leastTold
}

// ofName reports whether a token says what somebody is whose name it stands before: "relief pitcher Edith Crane".
func (b *builder) ofName(s *nlp.Sentence, i int) bool {
	t := &s.Tokens[i]
	return (t.Relation == "compound" || t.Relation == "appos" || t.Relation == "flat" || t.Relation == "nmod") && t.Head >= 0 && s.Tokens[t.Head].Class == "PROPN"
}

// leastTold is what the words in common that are no names must weigh.
const leastTold = .4

// runOn reports whether a sentence is so long that it must be several: captions and lists that lost their line breaks.
func (b *builder) runOn(r event.Ref) bool {
	return len(b.documents[r.Source].read.Sentences[b.claim(r).Sentence].Tokens) > longestSentence
}

// longestSentence is the length in tokens of the longest sentences of the press, but for one in hundreds.
const longestSentence = 70

// describeAlone reports whether all that two claims have in common is how both call one thing: a noun with what stands
// before it ("the nuclear program"). That it exists is nobody's statement.
func (b *builder) describeAlone(l *event.Link) bool {
	for side, r := range [2]event.Ref{l.A, l.B} {
		d := b.documents[r.Source]
		s := &d.read.Sentences[b.claim(r).Sentence]
		head := -1
		for _, c := range l.Common {
			if c.Weight < leastAnchor || c.Likeness < leastLikeness {
				continue
			}
			span := c.A
			if side == 1 {
				span = c.B
			}
			h := nounOf(s, span)
			if h < 0 || head >= 0 && h != head {
				return false
			}
			head = h
		}
	}
	return true
}

// nounOf is the noun that the word at span is, or stands before: its adjective or a part of its compound; -1 for none.
func nounOf(s *nlp.Sentence, span text.Span) int {
	i := slices.IndexFunc(s.Tokens, func(t nlp.Token) bool { return t.Span == span })
	for n := 0; i >= 0 && n < 4; n++ {
		switch t := &s.Tokens[i]; t.Relation {
		case "compound", "amod", "nmod:poss", "flat", "nummod", "appos":
			i = t.Head
		default:
			if t.Class == "NOUN" || t.Class == "PROPN" {
				return i
			}
			return -1
		}
	}
	return -1
}

// matter asks about what two claims have in common where no clause of theirs can be asked in its own words: it quotes
// the shorter side. A list of the words in common is no line that a reader can use.
func (b *builder) matter(l *event.Link) string {
	if l == nil {
		return ""
	}
	best := ""
	for side, r := range [2]event.Ref{l.A, l.B} {
		d := b.documents[r.Source]
		s := &d.read.Sentences[b.claim(r).Sentence]
		q := question.Talk(b.clause(d, b.claim(r), verdict.Whether), wholePhrase(s, b.said(l, side)))
		if q == "" || unreadable(q) || len(strings.Fields(question.Matter(q))) > longestQuote {
			continue
		}
		turned, held := question.Matter(q) == q, question.Matter(best) == best
		if best == "" || turned && !held || turned == held && worth(q) > worth(best) {
			best = q // one that names who did it
		}
	}
	return best
}

// wholePhrase widens a span so that no phrase at its ends is cut in two: "the 80m-deep" to "the 80m-deep well", "treat" to "treat
// couples".
func wholePhrase(s *nlp.Sentence, span text.Span) text.Span {
	first, last := -1, -1
	for i := range s.Tokens {
		if t := &s.Tokens[i]; span.Contains(t.Span) && t.Class != "PUNCT" {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return span
	}
	for n := 0; n < mostWidened; n++ {
		t := &s.Tokens[last]
		switch {
		case t.Head > last && t.Head <= last+mostWidened && (ofNoun[t.Relation] || leading[t.Relation]):
			last = t.Head
			continue
		case t.Class == "VERB":
			if k := slices.IndexFunc(s.Children(last), func(k int) bool { return s.Tokens[k].Relation == "obj" && k > last && k <= last+mostWidened }); k >= 0 {
				last = s.Children(last)[k]
				continue
			}
		}
		break
	}
	for n := 0; n < mostWidened && first > 0; n++ {
		t := &s.Tokens[first-1]
		if t.Head < first || t.Head > last || !ofNoun[t.Relation] {
			break
		}
		first--
	}
	return text.Span{Start: s.Tokens[first].Start, End: s.Tokens[last].End}
}

// answer is what a reader is shown of a claim that agrees: whole phrases, without the place and the agency at the head of an article.
func (b *builder) answer(r event.Ref, span text.Span) text.Span {
	s := &b.documents[r.Source].read.Sentences[b.claim(r).Sentence]
	if span.Empty() {
		return span
	}
	span = unbroken(s, wholePhrase(s, span))
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Start < span.Start {
			continue
		}
		if t.Relation != "discourse" && !(t.Class == "PUNCT" && i > 0 && s.Tokens[i-1].Relation == "discourse") && !(i > 0 && t.Class == "PUNCT" && s.Tokens[i-1].Class == "PUNCT") || t.End >= span.End {
			span.Start = max(span.Start, t.Start)
			break
		}
	}
	return span
}

// mostWidened is by how many words a phrase is widened at either end.
const mostWidened = 6

// ofNoun holds the relations of what stands before a noun and cannot be cut off from it, leading those of what stands before any
// word and makes no sense without it.
var (
	ofNoun  = map[string]bool{"det": true, "amod": true, "compound": true, "nummod": true, "nmod:poss": true, "flat": true}
	leading = map[string]bool{"case": true, "mark": true, "aux": true, "aux:pass": true, "cop": true, "advmod": true}
)

// A line that stands for a question quotes so many words.
const longestQuote = 14

// open claims assert nothing that could be agreed with.
func open(c *claim.Claim) bool {
	return c.Modality == claim.Question || c.Modality == claim.Conditional
}

// bothWords quotes two words that stand for one another, once when they are the same.
func bothWords(x, y string) string {
	if strings.EqualFold(x, y) {
		return fmt.Sprintf("%q", x)
	}
	return fmt.Sprintf("%q and %q", x, y)
}

// detailsClash reports whether two claims are dated apart, count differently, or name different participants in one
// role.
func (b *builder) detailsClash(l *event.Link) bool {
	x, y := b.claim(l.A), b.claim(l.B)
	amounts := [2][]string{}
	named := [2]map[claim.RoleName][]string{{}, {}}
	var dates [2][]*timex.Expression
	for side, c := range []*claim.Claim{x, y} {
		for i := range c.Roles {
			r := &c.Roles[i]
			switch {
			case r.Time != nil:
				dates[side] = append(dates[side], r.Time)
			case r.Amount != nil:
				amounts[side] = append(amounts[side], r.Amount.String())
			case r.EntityKey != "" && !strings.HasPrefix(r.EntityKey, "nominal:"):
				named[side][r.Role] = append(named[side][r.Role], r.EntityKey)
			}
		}
	}
	if len(amounts[0]) > 0 && len(amounts[1]) > 0 && !slices.ContainsFunc(amounts[0], func(s string) bool { return slices.Contains(amounts[1], s) }) {
		return true
	}
	for role, keys := range named[0] {
		if others := named[1][role]; len(others) > 0 && !slices.ContainsFunc(keys, func(k string) bool { return slices.Contains(others, k) }) {
			return true
		}
	}
	for _, s := range dates[0] {
		for _, t := range dates[1] {
			if timex.CompareAcross(*s, *t) == timex.Disjoint {
				return true
			}
		}
	}
	return false
}

// said is the part of one side of a statement that an editor would quote: from the first to the last of the words that
// both have, with what belongs to these as parts of one phrase.
func (b *builder) said(l *event.Link, side int) text.Span {
	r := [2]event.Ref{l.A, l.B}[side]
	d, c := b.documents[r.Source], b.claim(r)
	s := &d.read.Sentences[c.Sentence]
	var span text.Span
	for _, w := range l.Common {
		at := [2]text.Span{w.A, w.B}[side]
		if w.Weight < leastAnchor || w.Likeness < leastLikeness {
			continue
		}
		span = span.Hull(at)
		if h := nounOf(s, at); h >= 0 {
			span = span.Hull(s.Tokens[h].Span)
			for _, k := range s.Children(h) {
				switch s.Tokens[k].Relation {
				case "det", "amod", "compound", "nummod", "nmod:poss", "flat":
					span = span.Hull(s.Tokens[k].Span)
				}
			}
		}
	}
	if !c.Reporting && span.Overlaps(c.Span) {
		span = span.Hull(c.Predicate.Span)
	}
	return span
}

const inOtherWords = "said in the same or in other words: "

// unbroken adds to an answer what it was cut from: the infinitive that its last verb needs ("wants the mayor to leave") and the
// beginning of a bound ("at least nine").
func unbroken(s *nlp.Sentence, span text.Span) text.Span {
	last := -1
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if i > 0 && t.Start == span.Start {
			switch strings.ToLower(s.Tokens[i-1].Form + " " + t.Form) {
			case "at least", "at most", "more than", "less than", "fewer than", "up to":
				span.Start = s.Tokens[i-1].Start
			}
		}
		if t.End == span.End {
			last = i
		}
	}
	for k := last + 1; last >= 0 && k < len(s.Tokens) && k <= last+mostWidened; k++ {
		t := &s.Tokens[k]
		if parts(t) {
			break
		}
		if t.Relation != "xcomp" || t.Tag != "VB" || t.Head < 0 || !span.Contains(s.Tokens[t.Head].Span) || s.Tokens[t.Head].Class != "VERB" {
			continue
		}
		end := k
		for end+1 < len(s.Tokens) && s.Dominates(k, end+1) && !parts(&s.Tokens[end+1]) && !strings.HasPrefix(s.Tokens[end+1].Tag, "W") {
			end++
		}
		if s.Tokens[end].End-span.End <= longestNeeded {
			span.End = s.Tokens[end].End
		}
		break
	}
	return span
}

// parts reports whether a mark parts words, as those inside a compound do not.
func parts(t *nlp.Token) bool {
	return t.Class == "PUNCT" && t.Form != "-" && t.Form != "/" && t.Form != "'" && t.Form != "’"
}

// longestNeeded is how many bytes an infinitive may add to an answer.
const longestNeeded = 90
