package verdict

import (
	"slices"
	"strings"
	"time"

	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
	"gainsay/internal/timex"
)

// pair is what the deciders share of two sides.
type pair struct {
	pack *rule.Pack
	a, b Side
	// matched are the arguments of both that name the same thing, by position in Roles.
	matched [][2]int
}

func newPair(pack *rule.Pack, a, b Side) *pair {
	p := &pair{pack: pack, a: a, b: b}
	for i := range a.Claim.Roles {
		for j := range b.Claim.Roles {
			if p.same(&a.Claim.Roles[i], &b.Claim.Roles[j]) {
				p.matched = append(p.matched, [2]int{i, j})
			}
		}
	}
	return p
}

func (s *Side) head(a *claim.Argument) *nlp.Token { return &s.Sentence.Tokens[a.Head] }

func (s *Side) lemma(a *claim.Argument) string { return strings.ToLower(s.head(a).Lemma) }

// entity of an argument, nil when unresolved.
func (s *Side) entity(a *claim.Argument) *entity.Entity {
	if s.Entities == nil || a.Entity < 0 || a.Entity >= len(s.Entities.Entities) {
		return nil
	}
	return &s.Entities.Entities[a.Entity]
}

// same reports whether two arguments name the same participant.
func (p *pair) same(x, y *claim.Argument) bool {
	if x.Time != nil || y.Time != nil {
		return false
	}
	ex, ey := p.a.entity(x), p.b.entity(y)
	if ex != nil && ey != nil {
		return entity.Same(ex, ey) >= .5
	}
	if p.a.head(x).Class == "PRON" || p.b.head(y).Class == "PRON" {
		return false
	}
	return p.a.lemma(x) == p.b.lemma(y)
}

// samePredicate reports whether both claims use one word, or words of one frame, for what happened.
func (p *pair) samePredicate() bool {
	x, y := p.a.Claim.Predicate, p.b.Claim.Predicate
	return x.Lemma == y.Lemma || x.Frame != "" && x.Frame == y.Frame
}

// shares reports whether an argument in one of the roles (any, when none is given) is matched.
func (p *pair) shares(roles ...claim.RoleName) bool {
	for _, m := range p.matched {
		if len(roles) == 0 || slices.Contains(roles, p.a.Claim.Roles[m[0]].Role) && slices.Contains(roles, p.b.Claim.Roles[m[1]].Role) {
			return true
		}
	}
	return false
}

// conflicts reports whether both sides fill a role and no filler of one is a filler of the other.
func (p *pair) conflicts(role claim.RoleName) bool {
	x, y := find(p.a.Claim, role), find(p.b.Claim, role)
	if x == nil || y == nil || p.a.head(x).Class == "PRON" || p.b.head(y).Class == "PRON" {
		return false
	}
	for _, m := range p.matched {
		if p.a.Claim.Roles[m[0]].Role == role && p.b.Claim.Roles[m[1]].Role == role {
			return false
		}
	}
	return true
}

// find is the first filler of a role, nil for none.
func find(c *claim.Claim, role claim.RoleName) *claim.Argument {
	for i := range c.Roles {
		if c.Roles[i].Role == role {
			return &c.Roles[i]
		}
	}
	return nil
}

// timeOf is the time of a claim, nil when it tells none.
func timeOf(c *claim.Claim) *timex.Expression {
	if a := find(c, claim.Time); a != nil {
		return a.Time
	}
	return nil
}

// overlap reports whether two sets have a member in common.
func overlap(x, y map[string]bool) bool {
	for k := range x {
		if y[k] {
			return true
		}
	}
	return false
}

// disjoint reports whether both sets have members, and none in common.
func disjoint(x, y map[string]bool) bool {
	return len(x) > 0 && len(y) > 0 && !overlap(x, y)
}

// undated reports whether a change over time cannot be told from a contradiction.
func (p *pair) undated() bool { return p.a.Published.IsZero() || p.b.Published.IsZero() }

// daysApart is the time from the publication of a to that of b, in days; 0 when undated.
func (p *pair) daysApart() float64 {
	if p.undated() {
		return 0
	}
	return p.b.Published.Sub(p.a.Published).Hours() / 24
}

// The cautions where a change over time cannot be told from a contradiction.
const (
	NoDates     = "may be a change over time: the documents carry no dates"
	NotAllDates = "may be a change over time: not all of the documents carry a date"
)

// DateCaution is the caution for two documents that were published then, zero times for unknown; "" where both are dated.
func DateCaution(a, b time.Time) string {
	switch {
	case a.IsZero() && b.IsZero():
		return NoDates
	case a.IsZero() || b.IsZero():
		return NotAllDates
	}
	return ""
}

// timeNote adds the caution for undated documents.
func (p *pair) timeNote(why ...string) []string {
	if p.undated() && p.a.Document != p.b.Document {
		why = append(why, DateCaution(p.a.Published, p.b.Published))
	}
	return why
}
