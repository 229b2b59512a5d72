package verdict

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/text"
	"gainsay/internal/timex"
)

// guarded drops an alarm when something in the two sentences speaks against one event in one reading. An alarm that
// is wrong costs more trust than one that is missed, so each guard needs only a sign, not a proof.
func (p *pair) guarded(o *Outcome) bool {
	if !o.Verdict.Alarm() && o.Verdict != Updated {
		return false
	}
	if p.a.captioned(p.pack.Listed) || p.b.captioned(p.pack.Listed) {
		return true
	}
	if o.Slot != When && (p.yearsApart() || p.timesApart()) {
		return true
	}
	switch o.Slot {
	case HowMany:
		return p.countedApart() || p.nightsApart() || p.namesApart() || p.a.elsewhere(&p.b) || p.b.elsewhere(&p.a) || p.daysNamedApart() || p.recalledApart()
	case Who, Whom:
		return p.placesApart() || p.ownPlacesApart() || p.daysNamedApart() || p.recalledApart()
	case Where:
		return p.daysNamedApart() || p.recalledApart()
	case When:
		return p.placesApart() || p.a.counted() && p.b.counted()
	}
	return false
}

// nightsApart reports whether one of two undated texts says when and the other does not: what is counted by the day may be of
// two days.
func (p *pair) nightsApart() bool {
	return p.undated() && p.a.Document != p.b.Document && (timeOf(p.a.Claim) == nil) != (timeOf(p.b.Claim) == nil)
}

// namesApart reports whether both sentences have names beside those of their sources, and none in common.
func (p *pair) namesApart() bool {
	return disjoint(p.a.namesTold(), p.b.namesTold())
}

// namesTold are the first letters of the names in what a sentence tells, as of capitals: not of whoever says it.
func (s *Side) namesTold() map[string]bool {
	m := map[string]bool{}
	for i := range s.Sentence.Tokens {
		t := &s.Sentence.Tokens[i]
		if t.Class == "PROPN" && len(t.Form) > 1 && t.Name != nlp.NoName && !s.givesSource(t.Span) {
			m[strings.ToLower(t.Form[:min(4, len(t.Form))])] = true
		}
	}
	return m
}

// givesSource reports whether a word belongs to the source of an attribution.
func (s *Side) givesSource(word text.Span) bool {
	if s.Attributions == nil {
		return false
	}
	return slices.ContainsFunc(s.Attributions.Attributions, func(a attribution.Attribution) bool {
		return slices.ContainsFunc(a.Source, func(x text.Span) bool { return x.Contains(word) })
	})
}

// elsewhere reports whether a claim, or the clause that it goes on with, names a place of which the other document, which
// names places, knows nothing: "the hurricane that flooded Marlhaven and killed 1,500 people".
func (s *Side) elsewhere(other *Side) bool {
	if s.Entities == nil || other.Entities == nil {
		return false
	}
	clause := s.Claim.Span
	if p := s.predicate(); p.Relation == "conj" {
		clause = clause.Hull(s.Sentence.Tokens[p.Head].Span)
	}
	for i := range s.Entities.Mentions {
		m := &s.Entities.Mentions[i]
		e := &s.Entities.Entities[m.Entity]
		if !located(e) || !s.Sentence.Contains(m.Span) || !clause.Contains(m.Span) {
			continue
		}
		known, met := false, false
		for j := range other.Entities.Entities {
			if o := &other.Entities.Entities[j]; located(o) {
				known, met = true, met || onePlace(e, o)
			}
		}
		if known && !met {
			return true
		}
	}
	return false
}

// counted reports whether those whom a claim is about are counted: the 500 deaths of one day are not the 700 of another.
func (s *Side) counted() bool {
	what := find(s.Claim, claim.Patient)
	return what != nil && what.Amount != nil
}

func located(e *entity.Entity) bool { return e.Kind == entity.Place || e.Kind == entity.Country }

// onePlace reports whether two places may be one, or one lies in the other.
func onePlace(x, y *entity.Entity) bool {
	return x.Key == y.Key || entity.Same(x, y) >= .5 || entity.Contains(x, y) || entity.Contains(y, x)
}

// captioned reports whether a picture agency is named in the sentence: captions run into the text of pages, with names
// that belong to no clause.
func (s *Side) captioned(listed func(list, word string) bool) bool {
	for i := range s.Sentence.Tokens {
		if listed("agency/picture", strings.ToLower(s.Sentence.Tokens[i].Form)) {
			return true
		}
	}
	return false
}

// years are the four-digit years that a sentence names.
func (s *Side) years() []int {
	var out []int
	for i := range s.Sentence.Tokens {
		form := strings.TrimSuffix(s.Sentence.Tokens[i].Form, "s")
		if y, err := strconv.Atoi(form); err == nil && len(form) == 4 && y >= 1800 && y < 2100 {
			out = append(out, y)
		}
	}
	return out
}

// yearsApart reports whether one sentence speaks of a year that is neither in the other nor that of its publication:
// "the first since 1997, when they were beaten".
func (p *pair) yearsApart() bool {
	x, y := p.a.years(), p.b.years()
	if len(x) == 0 && len(y) == 0 {
		return false
	}
	in := func(list []int, s *Side, with []int) bool {
		for _, v := range list {
			if slices.Contains(with, v) || !s.Published.IsZero() && s.Published.Year() == v {
				return true
			}
		}
		return len(list) == 0
	}
	return !in(x, &p.b, y) || !in(y, &p.a, x)
}

// timesApart reports whether the claims carry times that exclude each other, or one speaks of what lay before the time
// of which the other speaks ("had never met", "met").
func (p *pair) timesApart() bool {
	x, y := timeOf(p.a.Claim), timeOf(p.b.Claim)
	switch {
	case x != nil && y != nil && timex.CompareAcross(*x, *y) == timex.Disjoint:
		return true
	case x == nil && p.b.recalls(y), y == nil && p.a.recalls(x):
		return true
	}
	return p.a.pluperfect() != p.b.pluperfect()
}

// daysNamedApart reports whether both sentences name days of the week, and none in common.
func (p *pair) daysNamedApart() bool { return disjoint(p.a.weekdays(), p.b.weekdays()) }

func (s *Side) weekdays() map[string]bool {
	m := map[string]bool{}
	for i := range s.Sentence.Tokens {
		for d := time.Sunday; d <= time.Saturday; d++ {
			if s.Sentence.Tokens[i].Form == d.String() {
				m[d.String()] = true
			}
		}
	}
	return m
}

// recalledApart reports whether one sentence dates something long before its publication ("the January attack") and the
// other does not name that time.
func (p *pair) recalledApart() bool {
	x, y := p.a.dates(), p.b.dates()
	apart := func(s *Side, these, those []timex.Expression) bool {
		return slices.ContainsFunc(these, func(e timex.Expression) bool {
			return e.Granularity <= timex.Month && s.recalls(&e) && !slices.ContainsFunc(those, func(o timex.Expression) bool { return timex.CompareAcross(e, o) == timex.Same })
		})
	}
	return apart(&p.a, x, y) || apart(&p.b, y, x)
}

// dates that a sentence names.
func (s *Side) dates() []timex.Expression {
	return slices.DeleteFunc(timex.Find(s.Sentence, s.Text, s.Published), func(e timex.Expression) bool { return e.Kind != timex.Date })
}

// recalled is how long before its publication a time must lie for a text to be recalling another event.
const recalled = 21 * 24 * time.Hour

// recalls reports whether an expression is a time long before the document was published.
func (s *Side) recalls(e *timex.Expression) bool {
	return e != nil && e.Anchor == timex.Resolved && !e.To.IsZero() && !s.Published.IsZero() && s.Published.Sub(e.To) > recalled
}

// pluperfect reports whether the predicate stands under "had" in the narrator's voice or a quotation. In indirect speech
// the tense is only shifted back: "said that he had not been arrested".
func (s *Side) pluperfect() bool {
	if s.Claim.Attribution >= 0 && !s.predicate().InQuote {
		return false
	}
	for i := range s.Sentence.Tokens {
		t := &s.Sentence.Tokens[i]
		if t.Head == s.Claim.Predicate.Head && t.Relation == "aux" && t.Tag == "VBD" && t.Lemma == "have" {
			return true
		}
	}
	return false
}

// placesApart reports whether both sentences name places and none of one is, holds or lies in one of the other. Two towns of
// one country may be one place told closely and widely, but not where the dead are counted.
func (p *pair) placesApart() bool {
	return disjointPlaces(p.a.places(), p.b.places(), func(x, y *entity.Entity) bool { return onePlace(x, y) || x.Country != "" && x.Country == y.Country })
}

// countedApart reports whether the places of two counts are apart: of their sentences, or of the claims alone, whose
// sentences may name others beside.
func (p *pair) countedApart() bool {
	return disjointPlaces(p.a.places(), p.b.places(), onePlace) || p.ownPlacesApart()
}

func (p *pair) ownPlacesApart() bool {
	return disjointPlaces(p.a.ownPlaces(), p.b.ownPlaces(), onePlace)
}

// disjointPlaces reports whether both lists have places and no two of them may be one.
func disjointPlaces(x, y []*entity.Entity, one func(x, y *entity.Entity) bool) bool {
	for _, ex := range x {
		for _, ey := range y {
			if one(ex, ey) {
				return false
			}
		}
	}
	return len(x) > 0 && len(y) > 0
}

// ownPlaces are those in the phrases of a claim's place and of whoever acts and is acted upon: "the rampage in Marlhaven
// killed 29 people".
func (s *Side) ownPlaces() []*entity.Entity {
	return s.placesWhere(func(at text.Span) bool {
		return slices.ContainsFunc(s.Claim.Roles, func(r claim.Argument) bool {
			return (r.Role == claim.Agent || r.Role == claim.Patient || r.Role == claim.Place) && r.Span.Contains(at)
		})
	})
}

// places that a sentence names.
func (s *Side) places() []*entity.Entity {
	return s.placesWhere(func(text.Span) bool { return true })
}

// placesWhere are the places that a sentence names at spans that are wanted.
func (s *Side) placesWhere(wanted func(text.Span) bool) []*entity.Entity {
	if s.Entities == nil {
		return nil
	}
	var out []*entity.Entity
	for i := range s.Entities.Mentions {
		m := &s.Entities.Mentions[i]
		if e := &s.Entities.Entities[m.Entity]; s.Sentence.Contains(m.Span) && located(e) && wanted(m.Span) {
			out = append(out, e)
		}
	}
	return out
}

// mirrored reports whether the word that turns the negative claim stands in the other sentence too, in whatever form:
// then one of the two was misread ("bumped but didn't derail").
func (p *pair) mirrored() bool {
	negative, other := &p.a, &p.b
	if negative.Claim.Negator.Empty() {
		negative, other = other, negative
	}
	for i := range negative.Sentence.Tokens {
		n := &negative.Sentence.Tokens[i]
		if !negative.Claim.Negator.Contains(n.Span) {
			continue
		}
		for j := range other.Sentence.Tokens {
			if t := &other.Sentence.Tokens[j]; negativeWord(t) && negativeWord(n) || t.Lemma == n.Lemma && content(n) {
				return true
			}
		}
	}
	return false
}

func negativeWord(t *nlp.Token) bool {
	switch strings.ToLower(t.Form) {
	case "not", "n't", "n’t", "nt", "never", "no", "none", "nobody", "nothing", "neither", "nor", "without", "nowhere", "hardly", "barely", "can't", "cannot":
		return true
	}
	return false
}

func content(t *nlp.Token) bool {
	return t.Class == "VERB" || t.Class == "NOUN" || t.Class == "ADJ"
}

// presupposed reports whether one claim is the noun of somebody's own ("denied that his campaign had colluded", "took no blame
// for the city's unrest", "hailed the council's decision"): that there was one is not in question.
func (p *pair) presupposed() bool { return p.a.presupposes() || p.b.presupposes() }

func (s *Side) presupposes() bool {
	return s.Claim.Predicate.Kind == claim.Noun && s.has(s.Claim.Predicate.Head, "nmod:poss")
}

// alternative reports whether the word that turns the negative claim is one of two alternatives: "found small or no effects".
func (p *pair) alternative() bool {
	negative, _ := p.negativeFirst()
	for i := 1; i < len(negative.Sentence.Tokens); i++ {
		if negative.Claim.Negator.Contains(negative.Sentence.Tokens[i].Span) {
			before := strings.ToLower(negative.Sentence.Tokens[i-1].Form)
			return before == "or" || before == "if"
		}
	}
	return false
}

// has reports whether a token has a dependent in a relation.
func (s *Side) has(head int, relation string) bool {
	return slices.ContainsFunc(s.Sentence.Tokens, func(t nlp.Token) bool { return t.Head == head && t.Relation == relation })
}

// namesCore reports whether the claims share a participant in a core role that both texts name.
func (p *pair) namesCore() bool {
	for _, m := range p.matched {
		x, y := &p.a.Claim.Roles[m[0]], &p.b.Claim.Roles[m[1]]
		if x.Role != y.Role || x.Role != claim.Agent && x.Role != claim.Patient {
			continue
		}
		if e, o := p.a.entity(x), p.b.entity(y); e != nil && o != nil && len(e.Names) > 0 && len(o.Names) > 0 {
			return true
		}
	}
	return false
}

// narrowed reports whether the negative claim carries a circumstance that the positive one has not, nor anything in its
// sentence: what is denied may be that alone ("has not apologised to the men", "did not meet on Friday").
func (p *pair) narrowed() bool {
	negative, positive := p.negativeFirst()
	if negative.limitsDenial(p.pack.Listed) {
		return true
	}
	for i := range negative.Claim.Roles {
		r := &negative.Claim.Roles[i]
		if negative.defined(r) && !slices.ContainsFunc(positive.Claim.Roles, func(o claim.Argument) bool { return positive.defined(&o) }) {
			return true // "will not vote on bills that lack support"
		}
		if r.Role == claim.Agent || r.Role == claim.Patient {
			continue
		}
		if !slices.ContainsFunc(positive.Claim.Roles, func(o claim.Argument) bool {
			if r.Time != nil || o.Time != nil {
				return r.Time != nil && o.Time != nil && timex.CompareAcross(*r.Time, *o.Time) != timex.Disjoint
			}
			return strings.EqualFold(negative.lemma(r), positive.lemma(&o))
		}) && !positive.tells(negative, r) {
			return true
		}
	}
	return false
}

// limitsDenial reports whether an adverb of the predicate, or of the verb that carries it, denies a time, a degree or a manner
// alone: "has not had a seizure before".
func (s *Side) limitsDenial(listed func(list, word string) bool) bool {
	at := s.Claim.Predicate.Head
	carrier := s.predicate().Head
	for i := range s.Sentence.Tokens {
		t := &s.Sentence.Tokens[i]
		if (t.Head == at || t.Head == carrier && carrier >= 0) && (t.Relation == "advmod" || t.Class == "ADV") && listed("denial/narrowing", strings.ToLower(t.Form)) {
			return true
		}
	}
	return false
}

// defined reports whether a relative clause without a comma says which of their kind are meant.
func (s *Side) defined(a *claim.Argument) bool {
	for i := range s.Sentence.Tokens {
		t := &s.Sentence.Tokens[i]
		if t.Head == a.Head && t.Relation == "acl:relcl" {
			return a.Head+1 < len(s.Sentence.Tokens) && s.Sentence.Tokens[a.Head+1].Form != ","
		}
	}
	return false
}

// negativeFirst gives the side that denies, and the other.
func (p *pair) negativeFirst() (negative, positive *Side) {
	if p.a.Claim.Polarity == claim.Negative {
		return &p.a, &p.b
	}
	return &p.b, &p.a
}

// tells reports whether the sentence has the head of an argument of the other side, in whatever role.
func (s *Side) tells(other *Side, a *claim.Argument) bool {
	h := other.head(a)
	if !content(h) && h.Class != "PROPN" && h.Class != "NUM" {
		return false
	}
	for i := range s.Sentence.Tokens {
		if t := &s.Sentence.Tokens[i]; t.Class == h.Class && strings.EqualFold(t.Lemma, h.Lemma) {
			return true
		}
	}
	return false
}

// sameCore reports whether both claims fill the same core roles, each with the same participant. What one leaves out
// may be where the two differ.
func (p *pair) sameCore() bool {
	n := 0
	for _, r := range []claim.RoleName{claim.Agent, claim.Patient} {
		x, y := find(p.a.Claim, r), find(p.b.Claim, r)
		if (x == nil) != (y == nil) {
			return false
		}
		if x == nil {
			continue
		}
		if !p.same(x, y) && !p.akin(x, y) || p.a.indefinite(x) && p.b.indefinite(y) || p.qualifiedApart(x, y) || p.belongApart(x, y) {
			return false
		}
		n++
	}
	return n > 0
}

// sameDenied reports whether what one claim denies is what the other tells: the same core, or one in which the denial leaves
// open who did it ("was not arrested", "agents arrested him"). A denial that names the doer may be of the doer alone.
func (p *pair) sameDenied() bool {
	if p.sameCore() {
		return true
	}
	negative, positive := p.negativeFirst()
	if find(negative.Claim, claim.Agent) != nil || find(positive.Claim, claim.Agent) == nil || !negative.passive() {
		return false // "failing to save a life" is anybody's
	}
	return p.sameIn(claim.Patient)
}

// sameIn reports whether both claims fill each of some roles with the same participant. One of a kind that neither text
// names ("a girl") is the same where a word in common tells which ("a teenage Maren girl", "a 16-year-old Maren girl").
func (p *pair) sameIn(roles ...claim.RoleName) bool {
	for _, r := range roles {
		x, y := find(p.a.Claim, r), find(p.b.Claim, r)
		if x == nil || y == nil || !p.same(x, y) && !p.akin(x, y) || p.qualifiedApart(x, y) || p.belongApart(x, y) {
			return false
		}
		if (p.a.indefinite(x) || p.b.indefinite(y)) && !overlap(p.a.qualifiers(x), p.b.qualifiers(y)) {
			return false
		}
	}
	return true
}

// akin reports whether two phrases name the people of one party: "the Karethi delegation", "Karethi negotiators".
func (p *pair) akin(x, y *claim.Argument) bool {
	return overlap(p.a.party(x), p.b.party(y))
}

// party gives the capitals of a phrase whose head is a common noun, or of what a pronoun stands for.
func (s *Side) party(a *claim.Argument) map[string]bool {
	switch s.head(a).Class {
	case "NOUN":
		return s.capitals(a)
	case "PRON":
		if e := s.entity(a); e != nil {
			m := map[string]bool{}
			for i, w := range strings.Fields(e.Name) {
				if unicode.IsUpper([]rune(w)[0]) && (i > 0 || e.Kind != entity.Group || len(strings.Fields(e.Name)) > 1) {
					m[strings.ToLower(w[:min(4, len(w))])] = true
				}
			}
			return m
		}
	}
	return nil
}

// indefinite reports whether an argument is one of a kind that is not named: "a road", "people".
func (s *Side) indefinite(a *claim.Argument) bool {
	h := s.head(a)
	if e := s.entity(a); h.Class != "NOUN" || e != nil && len(e.Names) > 0 {
		return false
	}
	for i := range s.Sentence.Tokens {
		t := &s.Sentence.Tokens[i]
		if t.Head == a.Head && (t.Relation == "det" || t.Relation == "nmod:poss" || t.Relation == "nummod" || t.Relation == "compound" || t.Relation == "amod" && t.Class == "ADJ") {
			switch strings.ToLower(t.Form) {
			case "a", "an", "any", "some", "another", "most", "many", "several", "few":
				return true
			}
			return false
		}
	}
	return true
}

// owned reports whether an argument is marked as its agent's own by a pronoun ("raised its offer"): two actors have
// two of these.
func (s *Side) owned(a *claim.Argument) bool {
	for i := range s.Sentence.Tokens {
		if t := &s.Sentence.Tokens[i]; t.Relation == "nmod:poss" && t.Class == "PRON" && (t.Head == a.Head || a.Span.Contains(t.Span)) {
			return true
		}
	}
	return false
}

// Particular reports whether each of two claims is of somebody or something in particular, by its doer, its matter or its place.
// Two sentences about "a man" or "two dogs" need not mean the same ones.
func Particular(a, b Side) bool { return a.particular() && b.particular() }

func (s *Side) particular() bool {
	return slices.ContainsFunc([]claim.RoleName{claim.Agent, claim.Patient, claim.Topic, claim.Place}, func(role claim.RoleName) bool {
		a := find(s.Claim, role)
		return a != nil && !s.indefinite(a)
	})
}
