package verdict

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/quantity"
)

// actors compares who, where the frame or the predicate holds one answer at a time.
type actors struct{}

func (actors) id() string { return "divergence/who" }

func (d actors) decide(p *pair) (Outcome, bool) {
	x, y := find(p.a.Claim, claim.Agent), find(p.b.Claim, claim.Agent)
	if x == nil || y == nil || !p.samePredicate() && !p.relatedFrames() || !p.exclusive(claim.Agent) || !p.bothHold() {
		return Outcome{}, false
	}
	if p.a.labels(x) || p.b.labels(y) || p.a.head(x).Class == "PRON" || p.b.head(y).Class == "PRON" || x.Amount != nil || y.Amount != nil {
		return Outcome{}, false
	}
	sure := min(x.Confidence, y.Confidence)
	o := Outcome{Slot: Who}
	o.Answers[0], o.Answers[1] = x.Span, y.Span
	cutA, cutB := x.Span.Cut(p.a.Text), y.Span.Cut(p.b.Text)
	switch {
	case sure < .25:
		return Outcome{}, false
	case p.a.lemma(x) == p.b.lemma(y) && p.describedApart(x, y) && (p.a.speaker() == "" || p.a.speaker() != p.b.speaker()):
		o.Verdict, o.Rule, o.Confidence = Tension, "tension/description", .7
		o.Why = p.timeNote(fmt.Sprintf("%q and %q are described differently; one may be the other", cutA, cutB))
	case sure < .5:
		return Outcome{}, false
	case p.samePredicate() && p.same(x, y):
		o.Verdict, o.Rule, o.Confidence = Agree, "agree/who", .8
		o.Why = []string{fmt.Sprintf("%q and %q are the same", cutA, cutB)}
	case p.samePredicate() && (p.speaksFor(x, y) || p.speaksFor(y, x)):
		o.Verdict, o.Rule, o.Confidence = Agree, "agree/who", .6
		o.Why = []string{fmt.Sprintf("%q and %q are of one party", cutA, cutB)}
	case p.samePredicate() && min(x.Confidence, y.Confidence) >= .75 && !x.Inherited && !y.Inherited && !p.a.owned(x) && !p.b.owned(y) && p.sameDeed() && p.apart(x, y):
		o.Verdict, o.Confidence = Diverge, .7
		u, v := find(p.a.Claim, claim.Patient), find(p.b.Claim, claim.Patient)
		o.OneDeed = u.Amount == nil && v.Amount == nil && p.sameFrame(u, v) // who won 51,666 votes did not win the vote
		o.Why = p.timeNote(fmt.Sprintf("%q and %q are two answers where one is expected", cutA, cutB))
	default:
		return Outcome{}, false
	}
	return o, true
}

// labels reports whether a colon follows the phrase: a label of a headline ("Game 7: Hawks beat Larks") acts in nothing.
func (s *Side) labels(a *claim.Argument) bool {
	return strings.HasPrefix(s.Text[a.Span.End:], ":")
}

// relatedFrames reports whether the frames of the two predicates may speak of one event ("overseen", "mediated").
func (p *pair) relatedFrames() bool {
	fx, okx := p.pack.Frame(p.a.Claim.Predicate.Frame)
	fy, oky := p.pack.Frame(p.b.Claim.Predicate.Frame)
	return okx && oky && (slices.Contains(fx.Related, fy.ID) || slices.Contains(fy.Related, fx.ID))
}

// bothHold reports whether both claims affirm what happened, or both what will.
func (p *pair) bothHold() bool {
	a, b := p.a.Claim, p.b.Claim
	return a.Polarity == claim.Positive && b.Polarity == claim.Positive && a.Modality == b.Modality && (a.Modality == claim.Asserted || a.Modality == claim.Planned)
}

// sameDeed reports whether what was done is the same beyond doubt: the same patient under its name or description.
func (p *pair) sameDeed() bool {
	x, y := find(p.a.Claim, claim.Patient), find(p.b.Claim, claim.Patient)
	if x == nil || y == nil || p.a.owned(x) || p.b.owned(y) || !p.sameFrame(x, y) && (!p.same(x, y) || p.a.indefinite(x) || p.b.indefinite(y)) {
		return false
	}
	if x.Amount != nil && y.Amount != nil && quantity.Compare(*x.Amount, *y.Amount) == quantity.Disjoint || (x.Amount == nil) != (y.Amount == nil) {
		return false // who spent 77 million did not spend one million
	}
	return !p.conflicts(claim.Place) && !p.conflicts(claim.Recipient)
}

// sameFrame reports whether two arguments are event nouns of one frame ("the truce", "the ceasefire").
func (p *pair) sameFrame(x, y *claim.Argument) bool {
	fx, okx := p.pack.FrameOf(p.a.lemma(x), "noun")
	fy, oky := p.pack.FrameOf(p.b.lemma(y), "noun")
	return okx && oky && (fx.ID == fy.ID || slices.Contains(fx.Related, fy.ID) || slices.Contains(fy.Related, fx.ID))
}

// apart reports whether two phrases name different actors: each names somebody, or somebody's people ("envoys of the
// Union", "Tarsian diplomats"), and nobody named in one can be anybody named in the other, nor a part of them.
func (p *pair) apart(x, y *claim.Argument) bool {
	if !disjoint(p.a.capitals(x), p.b.capitals(y)) {
		return false
	}
	ax, ay := p.a.actors(x), p.b.actors(y)
	if len(ax) == 0 && p.a.head(x).Class == "PROPN" || len(ay) == 0 && p.b.head(y).Class == "PROPN" {
		return false // a name of something that does not act: "Game 7"
	}
	if hasPerson(ax) != hasPerson(ay) {
		return false // one of the officers may be the one who is named
	}
	for _, ex := range ax {
		for _, ey := range ay {
			if entity.Same(ex, ey) > entity.SureDifferent || ex.Country != "" && ex.Country == ey.Country || nested(ex, ey) {
				return false
			}
		}
	}
	return true
}

// capitals are the first letters of the capitalised words of a phrase: enough to know a name, its demonym
// ("Tarsia", "Tarsian") and its acronym apart from another. The capital of a sentence's beginning counts for
// names alone.
func (s *Side) capitals(a *claim.Argument) map[string]bool {
	m := map[string]bool{}
	initials := ""
	for i := range s.Sentence.Tokens {
		t := &s.Sentence.Tokens[i]
		r := rune(t.Form[0])
		if !a.Span.Contains(t.Span) || !unicode.IsUpper(r) || i == 0 && t.Class != "PROPN" || len(t.Form) < 2 {
			continue
		}
		m[strings.ToLower(t.Form[:min(4, len(t.Form))])] = true
		initials += t.Form[:1]
	}
	if len(initials) > 1 {
		m[strings.ToLower(initials)] = true
	}
	return m
}

// actors are the named actors that a phrase speaks of.
func (s *Side) actors(a *claim.Argument) []*entity.Entity {
	var out []*entity.Entity
	for _, e := range s.named(a) {
		if acts(e) && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// speaksFor reports whether one phrase names people of the party that the other names ("envoys of the Union", "the
// Union"); the arguments may come from either side.
func (p *pair) speaksFor(people, party *claim.Argument) bool {
	side, other := &p.a, &p.b
	if find(p.b.Claim, claim.Agent) == people {
		side, other = other, side
	}
	e := other.entity(party)
	if e == nil || len(e.Names) == 0 || e.Kind == entity.Person || side.head(people).Class != "NOUN" {
		return false
	}
	return slices.ContainsFunc(side.actors(people), func(a *entity.Entity) bool { return entity.Same(a, e) >= entity.SureSame })
}

func hasPerson(es []*entity.Entity) bool {
	return slices.ContainsFunc(es, func(e *entity.Entity) bool { return e.Kind == entity.Person })
}

// nested reports whether a name of one entity is part of a name of the other ("the UN", "the UN Security Council").
func nested(x, y *entity.Entity) bool {
	for _, m := range x.Names {
		for _, n := range y.Names {
			m, n := strings.ToLower(m), strings.ToLower(n)
			if strings.Contains(m, n) || strings.Contains(n, m) {
				return true
			}
		}
	}
	return false
}

func acts(e *entity.Entity) bool {
	return e.Kind == entity.Person || e.Kind == entity.Organisation || e.Kind == entity.Country || e.Kind == entity.Government
}

// describedApart reports whether two phrases with one head carry different adjectives or demonyms ("international
// peacekeepers", "Russian peacekeepers").
func (p *pair) describedApart(x, y *claim.Argument) bool {
	return disjoint(p.a.modifiers(x), p.b.modifiers(y))
}

// modifiers are the adjectives of an argument that tell which one is meant: no ordinals, quantities or participles.
func (s *Side) modifiers(a *claim.Argument) map[string]bool {
	m := map[string]bool{}
	for i := range s.Sentence.Tokens {
		if t := &s.Sentence.Tokens[i]; t.Head == a.Head && t.Relation == "amod" && (t.Tag == "JJ" || t.Tag == "NNP") && !vagueModifiers[t.Lemma] {
			m[strings.ToLower(t.Lemma)] = true
		}
	}
	return m
}

var vagueModifiers = words("first second third last next other more many several few such same own new old recent former current early late senior top key main other further additional different various certain particular")

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// exclusive reports whether a role of the claims' predicate holds one answer at a time.
func (p *pair) exclusive(role claim.RoleName) bool {
	for _, c := range []*claim.Claim{p.a.Claim, p.b.Claim} {
		if f, ok := p.pack.Frame(c.Predicate.Frame); ok {
			for _, r := range f.Roles {
				if r.Role == string(role) && r.Exclusive {
					return true
				}
			}
		}
		for _, f := range p.pack.Functional(c.Predicate.Lemma) {
			if f.Slot == string(role) {
				return true
			}
		}
	}
	return false
}
