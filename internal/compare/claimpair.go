package compare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// claimPair is one claim of each sentence, with all that was read around them.
type claimPair struct {
	pack   *rule.Pack
	x, y   *reading
	a, b   *claim.Claim
	sx, sy *nlp.Sentence
}

// claimDeciders look at two claims that have been read in full. Each is sure enough of what it reports by what it asks
// for; docs/accuracy.md has their precision.
func claimDeciders() []func(*claimPair) (verdict.Outcome, bool) {
	return []func(*claimPair) (verdict.Outcome, bool){exclusiveSlots, opposedClaims, swappedRoles, descriptions, strippedSource}
}

// whenBothHold reports whether both claims affirm, with the same standing.
func (p *claimPair) bothHold() bool {
	return p.a.Polarity == claim.Positive && p.b.Polarity == claim.Positive && p.a.Modality == p.b.Modality &&
		(p.a.Modality == claim.Asserted || p.a.Modality == claim.Planned)
}

func (p *claimPair) samePredicate() bool {
	return p.a.Predicate.Lemma == p.b.Predicate.Lemma && (p.a.Predicate.Kind == claim.Noun) == (p.b.Predicate.Kind == claim.Noun)
}

// filler is the first filler of a role, nil for none.
func filler(c *claim.Claim, role claim.RoleName) *claim.Argument {
	for i := range c.Roles {
		if c.Roles[i].Role == role {
			return &c.Roles[i]
		}
	}
	return nil
}

func (r *reading) entityOf(a *claim.Argument) *entity.Entity {
	if a.Entity < 0 || a.Entity >= len(r.entities.Entities) {
		return nil
	}
	return &r.entities.Entities[a.Entity]
}

// same reports whether an argument of a and one of b name the same participant.
func (p *claimPair) same(u, v *claim.Argument) bool {
	if (u.Time == nil) != (v.Time == nil) || (u.Amount == nil) != (v.Amount == nil) && u.Entity != v.Entity {
		return false
	}
	eu, ev := p.x.entityOf(u), p.y.entityOf(v)
	tu, tv := &p.sx.Tokens[u.Head], &p.sy.Tokens[v.Head]
	if tu.Class == "PRON" || tv.Class == "PRON" {
		return strings.EqualFold(tu.Form, tv.Form)
	}
	if eu != nil && ev != nil && entity.Same(eu, ev) >= entity.SureSame {
		return true
	}
	return strings.EqualFold(tu.Lemma, tv.Lemma) && !p.qualifiedApart(u, v)
}

// qualifiers are the words that tell which one of its kind an argument is ("the dockers' union", "the September truce").
func qualifiers(s *nlp.Sentence, a *claim.Argument) map[string]bool {
	m := map[string]bool{}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Head != a.Head || !a.Span.Contains(t.Span) {
			continue
		}
		switch t.Relation {
		case "compound", "amod", "nmod:poss", "nmod", "nmod:of":
			m[strings.ToLower(t.Lemma)] = true
		}
	}
	return m
}

// qualifiedApart reports whether both arguments are qualified, and by no word in common.
func (p *claimPair) qualifiedApart(u, v *claim.Argument) bool {
	qu, qv := qualifiers(p.sx, u), qualifiers(p.sy, v)
	if len(qu) == 0 || len(qv) == 0 {
		return false
	}
	for q := range qu {
		if qv[q] {
			return false
		}
	}
	return true
}

// capitals are the beginnings of the capitalised words of an argument, lower-cased: enough to know a name from another.
func capitals(s *nlp.Sentence, a text.Span) map[string]bool {
	m := map[string]bool{}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		r, _ := utf8.DecodeRuneInString(t.Form)
		if a.Contains(t.Span) && unicode.IsUpper(r) && t.Class == "PROPN" && len(t.Form) > 1 {
			m[strings.ToLower(t.Form[:min(4, len(t.Form))])] = true
		}
	}
	return m
}

// apart reports whether two arguments name two different participants for certain: both have names, no name of one is
// of the other, and neither place contains the other.
func (p *claimPair) apart(u, v *claim.Argument) bool {
	cu, cv := capitals(p.sx, u.Span), capitals(p.sy, v.Span)
	if len(cu) == 0 || len(cv) == 0 {
		return false
	}
	for c := range cu {
		if cv[c] {
			return false
		}
	}
	// Every name inside either phrase counts: "Salzburg" is no other place than "a town in Austria".
	for _, eu := range p.x.inside(u.Span) {
		for _, ev := range p.y.inside(v.Span) {
			if entity.Same(eu, ev) > entity.SureDifferent || entity.Contains(eu, ev) || entity.Contains(ev, eu) ||
				eu.Country != "" && eu.Country == ev.Country && (eu.Kind == entity.Country || ev.Kind == entity.Country || eu.Kind == entity.Government || ev.Kind == entity.Government) {
				return false
			}
		}
	}
	return true
}

// inside lists the entities with a mention in a span.
func (r *reading) inside(span text.Span) []*entity.Entity {
	var out []*entity.Entity
	for i := range r.entities.Mentions {
		m := &r.entities.Mentions[i]
		if e := &r.entities.Entities[m.Entity]; span.Contains(m.Span) && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// otherwiseAlike reports whether the roles that both claims fill, but for one, have the same fillers, and at least least
// of them do.
func (p *claimPair) otherwiseAlike(but claim.RoleName, least int) bool {
	shared := 0
	for _, role := range []claim.RoleName{claim.Agent, claim.Patient, claim.Recipient, claim.Topic, claim.Place, claim.Time, claim.Quantity} {
		if role == but {
			continue
		}
		u, v := filler(p.a, role), filler(p.b, role)
		if u == nil || v == nil {
			if (u == nil) != (v == nil) && (role == claim.Agent || role == claim.Patient) {
				return false
			}
			continue
		}
		if !p.same(u, v) && !sameValue(u, v) {
			return false
		}
		shared++
	}
	return shared >= least
}

// indefinite reports whether an argument names no one in particular ("a dog", "two men"): of two such the sentences
// need not mean the same one.
func indefinite(s *nlp.Sentence, a *claim.Argument) bool {
	head := &s.Tokens[a.Head]
	if head.Class == "PROPN" || head.Class == "PRON" {
		return false
	}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Head != a.Head {
			continue
		}
		switch {
		case t.Relation == "det" && t.Lemma != "a" && t.Lemma != "an" && t.Lemma != "some" && t.Lemma != "no" && t.Lemma != "another",
			t.Relation == "nmod:poss", t.Class == "PROPN":
			return false
		}
	}
	return true
}

// particular reports whether each claim has somebody or something in particular as its doer or as what it is done to.
func (p *claimPair) particular() bool {
	one := func(s *nlp.Sentence, c *claim.Claim) bool {
		for _, role := range []claim.RoleName{claim.Agent, claim.Patient, claim.Topic, claim.Place} {
			if a := filler(c, role); a != nil && !indefinite(s, a) {
				return true
			}
		}
		return false
	}
	return one(p.sx, p.a) && one(p.sy, p.b)
}

// certain keeps from alarming what two claims about no one in particular seem to contradict in, except for amounts,
// which need nobody: "fourteen people were killed".
func (p *claimPair) certain(o verdict.Outcome) bool {
	if !o.Verdict.Alarm() || o.Slot == verdict.HowMany || o.Verdict == verdict.Tension {
		return true
	}
	if o.Rule == "divergence/swapped-roles" {
		for _, role := range []claim.RoleName{claim.Agent, claim.Patient} {
			if u := filler(p.a, role); u != nil && indefinite(p.sx, u) {
				return false
			}
			if v := filler(p.b, role); v != nil && indefinite(p.sy, v) {
				return false
			}
		}
	}
	return p.particular()
}
