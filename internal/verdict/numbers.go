package verdict

import (
	"fmt"
	"slices"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/nlp"
	"gainsay/internal/quantity"
	"gainsay/internal/timex"
)

// numbers compares how many: quantities of one unit and role, as intervals.
type numbers struct{}

func (numbers) id() string { return "divergence/number" }

func (d numbers) decide(p *pair) (Outcome, bool) {
	for i := range p.a.Claim.Roles {
		for j := range p.b.Claim.Roles {
			x, y := &p.a.Claim.Roles[i], &p.b.Claim.Roles[j]
			if x.Amount == nil || y.Amount == nil || !comparable(p, x, y) {
				continue
			}
			if o, ok := d.compare(p, x, y); ok {
				return o, true
			}
		}
	}
	return Outcome{}, false
}

func comparable(p *pair, x, y *claim.Argument) bool {
	q, r := x.Amount, y.Amount
	if q.Kind != r.Kind || q.Kind == quantity.Ordinal {
		return false
	}
	if !sameCounted(p, x, y) || p.describedApart(x, y) || p.qualifiedApart(x, y) || p.a.part(x) || p.b.part(y) || p.a.restricted(x) != p.b.restricted(y) {
		return false
	}
	if tx, ty := timeOf(p.a.Claim), timeOf(p.b.Claim); tx != nil && ty != nil && timex.CompareAcross(*tx, *ty) == timex.Incomparable {
		return false // six arrests on Wednesday, 47 overnight
	}
	if q.Role != "" && r.Role != "" {
		return q.Role == r.Role
	}
	if p.a.Claim.Modality != p.b.Claim.Modality || p.a.Document == p.b.Document {
		return false // one text's two figures of anything but a toll are of two measurements, as of two polls
	}
	if q.Kind != quantity.Count {
		// A price, a speed or a share belongs to one deed of one thing: the words for it must be the same.
		return p.a.Claim.Predicate.Lemma == p.b.Claim.Predicate.Lemma && p.a.Claim.Predicate.Kind == claim.Verb && x.Role == y.Role && p.shares(claim.Agent) &&
			p.sharesBeside(x, y) && !p.conflicts(claim.Recipient) && !p.conflicts(claim.Time) && p.sameBeside(x, y) && !p.drifts()
	}
	// Things that are counted but not befallen need another participant in common: "deployed two flags".
	return p.samePredicate() && x.Role == y.Role && p.sharesBeside(x, y) && !p.conflicts(claim.Agent) && !p.drifts()
}

// restricted reports whether the counted are told apart from others of their kind: "10 US passengers", "two of the
// pilots", "10 from the capital".
func (s *Side) restricted(a *claim.Argument) bool {
	if len(s.modifiers(a)) > 0 {
		return true
	}
	if rest := strings.TrimLeft(s.Text[a.Amount.Span.End:], " "); strings.HasPrefix(rest, "from ") || strings.HasPrefix(rest, "of ") || strings.HasPrefix(rest, "in the ") {
		return true // "killed 10 from the north", whatever the tree says
	}
	for i := range s.Sentence.Tokens {
		t := &s.Sentence.Tokens[i]
		if t.Head == a.Head && (t.Relation == "compound" || t.Relation == "nmod" || t.Relation == "nmod:poss" || t.Relation == "acl:relcl" && t.Tag != "VBD") && !people[t.Lemma] {
			return true
		}
	}
	return false
}

// part reports whether a number is said to be one beside others: "two more people", "four others", "another 20".
func (s *Side) part(a *claim.Argument) bool {
	if s.lemma(a) == "other" {
		return true
	}
	if h := s.head(a); h.Head >= 0 && s.Sentence.Tokens[h.Head].Lemma == "include" && h.Relation != "nsubj" || s.among(a.Head) {
		return true
	}
	for i := range s.Sentence.Tokens {
		if t := &s.Sentence.Tokens[i]; t.Head == a.Head || a.Amount.Span.Contains(t.Span) {
			switch t.Lemma {
			case "other", "more", "another", "further", "additional":
				if !strings.EqualFold(t.Form, "more") || i+1 >= len(s.Sentence.Tokens) || !strings.EqualFold(s.Sentence.Tokens[i+1].Form, "than") {
					return true
				}
			}
		}
	}
	return false
}

// among reports whether a phrase gives some of a larger number: "among them three miners", "including three miners".
func (s *Side) among(head int) bool {
	return slices.ContainsFunc(s.Sentence.Tokens, func(t nlp.Token) bool {
		return t.Head == head && t.Relation == "case" && (t.Lemma == "include" || strings.EqualFold(t.Form, "including") || strings.EqualFold(t.Form, "among"))
	})
}

// sharesBeside reports whether a participant other than x and y is matched.
func (p *pair) sharesBeside(x, y *claim.Argument) bool {
	for _, m := range p.matched {
		u, v := &p.a.Claim.Roles[m[0]], &p.b.Claim.Roles[m[1]]
		if u != x && v != y && u.Amount == nil && v.Amount == nil {
			return true // "1,255 points" and "260 points" have no participant in common
		}
	}
	return false
}

// sameBeside reports whether, but for x and y, both claims fill the same roles: a share that rose somewhere and a share
// that rose elsewhere are two.
func (p *pair) sameBeside(x, y *claim.Argument) bool {
	for _, r := range []claim.RoleName{claim.Patient, claim.Place, claim.Recipient} {
		in := func(s *Side, but *claim.Argument) bool {
			for i := range s.Claim.Roles {
				if a := &s.Claim.Roles[i]; a.Role == r && a != but && !but.Amount.Span.Contains(s.head(a).Span) && (r == claim.Patient || s.head(a).Class == "PROPN") {
					return true
				}
			}
			return false
		}
		if in(&p.a, x) != in(&p.b, y) {
			return false
		}
	}
	return true
}

// drifts reports whether the claims speak of something that moves all day, as prices and rates do, without saying of
// one moment.
func (p *pair) drifts() bool {
	if !p.pack.Listed("number/drifting", p.a.Claim.Predicate.Lemma) {
		return false
	}
	x, y := timeOf(p.a.Claim), timeOf(p.b.Claim)
	return x == nil || y == nil || x.Normal != y.Normal
}

// people are the pronoun-like nouns that count human beings without saying which: a closed class.
var people = map[string]bool{"person": true, "people": true, "victim": true, "other": true, "": true}

func sameCounted(p *pair, x, y *claim.Argument) bool {
	return x.Amount.Unit == y.Amount.Unit || people[x.Amount.Unit] && people[y.Amount.Unit]
}

func (d numbers) compare(p *pair, x, y *claim.Argument) (Outcome, bool) {
	o := Outcome{Slot: HowMany}
	o.Answers[0], o.Answers[1] = x.Amount.Span, y.Amount.Span
	cutA, cutB := x.Amount.Span.Cut(p.a.Text), y.Amount.Span.Cut(p.b.Text)
	switch quantity.Compare(*x.Amount, *y.Amount) {
	case quantity.Equal:
		o.Verdict, o.Rule, o.Confidence = Agree, "agree/number", .9
		o.Why = []string{fmt.Sprintf("%q and %q are the same number of the same thing", cutA, cutB)}
	case quantity.Entails:
		o.Verdict, o.Rule, o.Confidence = Narrower, "narrower/number", .85
		o.Why = []string{fmt.Sprintf("%q lies within %q", cutA, cutB)}
	case quantity.Entailed:
		o.Verdict, o.Rule, o.Confidence, o.Swapped = Narrower, "narrower/number", .85, true
		o.Why = []string{fmt.Sprintf("%q lies within %q", cutB, cutA)}
	case quantity.Disjoint:
		if p.a.Document == p.b.Document {
			return Outcome{}, false // a sum and its parts
		}
		if p.a.mentions(cutNumber(&p.b, y)) || p.b.mentions(cutNumber(&p.a, x)) {
			return Outcome{}, false // "six arrests, compared to 47 the night before"
		}
		role := x.Amount.Role
		if p.beyondDispute(x.Amount, y.Amount) {
			return Outcome{}, false
		}
		later, more := p.daysApart(), y.Amount.Low-x.Amount.Low
		if p.pack.Grows(role) && later*more > 0 {
			o.Verdict, o.Rule, o.Confidence = Updated, "updated/toll", .8
			if later < 0 {
				cutA, cutB = cutB, cutA
			}
			o.Why = []string{fmt.Sprintf("%q became %q: the later count is the larger", cutA, cutB)}
			break
		}
		o.Verdict, o.Confidence = Diverge, .8
		o.Why = p.timeNote(fmt.Sprintf("%q and %q exclude each other", cutA, cutB))
	default:
		return Outcome{}, false
	}
	return o, true
}

// By how much two tolls of one event never differ (18 and 1,500 people died in two storms), and two figures of anything else:
// sources round and slip, but one fee is not a hundred fees.
const (
	tollsApart   = 20
	figuresApart = 4
)

// beyondDispute reports whether two quantities of one dimension are too far apart to be two answers to one question.
func (p *pair) beyondDispute(q, r *quantity.Quantity) bool {
	value := func(q *quantity.Quantity) float64 {
		if q.Factor != 0 {
			return q.Spoken * q.Factor
		}
		return q.Spoken
	}
	x, y := value(q), value(r)
	most := figuresApart
	if q.Role != "" {
		most = tollsApart
	}
	return max(x, y) > float64(most)*min(x, y)
}

func cutNumber(s *Side, a *claim.Argument) string { return a.Amount.Number.Cut(s.Text) }

// mentions reports whether a number stands in the sentence too.
func (s *Side) mentions(number string) bool {
	for i := range s.Sentence.Tokens {
		if strings.EqualFold(s.Sentence.Tokens[i].Form, number) {
			return true
		}
	}
	return false
}
