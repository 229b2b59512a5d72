package verdict

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/nlp"
	"gainsay/internal/quantity"
	"gainsay/internal/text"
)

// figures compares how many where the figure is no role of the claims: two sentences that say the same in other words
// give two figures of one thing ("retired after 15 seasons", "retired after 12 seasons").
type figures struct{ finder *quantity.Finder }

func (figures) id() string { return "divergence/number" }

// sameStory is how many days apart two documents may be published for a figure of one thing to be expected the same.
const sameStory = 3

func (d figures) decide(p *pair) (Outcome, bool) {
	if math.Abs(p.daysApart()) > sameStory || p.a.Document == p.b.Document {
		return Outcome{}, false
	}
	qs, rs := d.finder.Find(p.a.Sentence, p.a.Text), d.finder.Find(p.b.Sentence, p.b.Text)
	for i := range qs {
		for j := range rs {
			q, r := &qs[i], &rs[j]
			if quantity.Compare(*q, *r) != quantity.Disjoint || !counts(q, r) || !onlyOne(qs, q) || !onlyOne(rs, r) || !p.figureOfOneThing(q, r) {
				continue
			}
			x, y := p.a.amount(q), p.b.amount(r)
			if o, ok := (numbers{}).compare(p, &x, &y); ok && o.Verdict == Diverge {
				o.Confidence = .6
				o.Question = fmt.Sprintf("Which figure is right: %q or %q?", q.Span.Cut(p.a.Text), r.Span.Cut(p.b.Text))
				return o, true
			}
		}
	}
	return Outcome{}, false
}

// counts reports whether two quantities count or measure one kind of thing, and say what.
func counts(q, r *quantity.Quantity) bool {
	if q.Kind != r.Kind || q.Unit != r.Unit || q.Unit == "" || q.Role != r.Role || q.Change != r.Change || q.Head < 0 || r.Head < 0 {
		return false
	}
	switch q.Kind {
	case quantity.Count:
		return !people[q.Unit] || q.Role != ""
	case quantity.Money, quantity.Percent, quantity.Measure:
		return true
	}
	return false
}

// onlyOne reports whether a sentence has no second quantity of the kind.
func onlyOne(all []quantity.Quantity, q *quantity.Quantity) bool {
	n := 0
	for i := range all {
		if all[i].Kind == q.Kind && all[i].Dimension == q.Dimension && (q.Kind != quantity.Count || all[i].Unit == q.Unit) {
			n++
		}
	}
	return n == 1
}

// amount makes an argument of a quantity.
func (s *Side) amount(q *quantity.Quantity) claim.Argument {
	return claim.Argument{Role: claim.Quantity, Span: q.Span, Head: q.Head, Entity: -1, Amount: q, Confidence: 1}
}

// figureOfOneThing reports whether two quantities hang on one word, or have one word beside them, are told apart by no
// other, and neither document knows the other's number: what a text gives two figures for are two things.
func (p *pair) figureOfOneThing(q, r *quantity.Quantity) bool {
	x, y := p.a.amount(q), p.b.amount(r)
	if p.describedApart(&x, &y) || p.qualifiedApart(&x, &y) || p.a.part(&x) || p.b.part(&y) || p.a.restricted(&x) != p.b.restricted(&y) {
		return false
	}
	if p.a.knows(p.b.Text, r) || p.b.knows(p.a.Text, q) {
		return false
	}
	gx, gy := p.a.governor(q.Head), p.b.governor(r.Head)
	if gx == nil || gy == nil || p.pack.Listed("number/drifting", gx.Lemma) || p.pack.Listed("number/drifting", gy.Lemma) {
		return false
	}
	if strings.EqualFold(gx.Lemma, gy.Lemma) && !empty[gx.Lemma] {
		return true
	}
	return false
}

// governor is the word that a phrase hangs on, nil for none or an auxiliary.
func (s *Side) governor(head int) *nlp.Token {
	at := s.Sentence.Tokens[head].Head
	if at < 0 || !content(&s.Sentence.Tokens[at]) {
		return nil
	}
	return &s.Sentence.Tokens[at]
}

// spelled are the numbers that news spells out.
var spelled = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")

// knows reports whether the document has a number of another document's text, in figures or in words.
func (s *Side) knows(doc string, q *quantity.Quantity) bool {
	forms := []string{q.Number.Cut(doc), strconv.FormatFloat(q.Spoken, 'f', -1, 64)}
	if n := int(q.Spoken); float64(n) == q.Spoken && n >= 0 && n < len(spelled) {
		forms = append(forms, spelled[n], strings.ToUpper(spelled[n][:1])+spelled[n][1:])
	}
	for _, f := range forms {
		if text.ContainsWord(s.Text, f) {
			return true
		}
	}
	return false
}
