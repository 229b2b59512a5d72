package event

import (
	"cmp"
	"slices"
	"strings"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
	"gainsay/internal/text"
	"gainsay/internal/timex"
)

// profile is what alignment may know of a claim: its words, names and participants, and nothing of its polarity,
// numbers or modality.
type profile struct {
	ref       Ref
	claim     *claim.Claim
	within    *nlp.Sentence
	predicate *term
	frame     string
	related   []string
	// core is what the claim says: its predicate and the content words that hang on it, the nearer the heavier. place
	// is its sentence, without source and cue; claims of one sentence share it.
	core  bag
	place *bag
	// before is the number of the sentence among those of text and headings: what is told first is what is news.
	before int
	// repeated is how often the document has a claim with the same predicate, itself included.
	repeated     int
	participants []participant
	time         *timex.Expression
	// befallen is what befell those whom the claim counts ("killed"), never how many there are.
	befallen string
	names    []string
	// past is that the claim is dated long before its document was published: what is told as background.
	past bool
	// noun says how a predicate that is a noun names its event: one, several, or such events in general.
	noun naming
}

// naming is how a noun names an event.
type naming uint8

const (
	noNoun naming = iota
	oneEvent
	severalEvents
	inGeneral // without anything that says which: "sanctions", "transfer of oil"
)

// namingOf tells by the number of a noun and by what stands beside it which events it names.
func namingOf(s *nlp.Sentence, head int) naming {
	t := &s.Tokens[head]
	if t.Class != "NOUN" {
		return noNoun
	}
	for i := range s.Tokens {
		if u := &s.Tokens[i]; u.Head == head && (u.Relation == "det" || u.Relation == "nmod:poss" || u.Relation == "nummod" || u.Class == "PROPN" || u.Relation == "amod") {
			if t.Tag == "NNS" {
				return severalEvents
			}
			return oneEvent
		}
	}
	return inGeneral
}

// forget lets go of what only comparing claims needs, before much is made of their pairs.
func (p *profile) forget() { p.place, p.names, p.participants, p.related = nil, nil, nil, nil }

// participant is a filler of a role, by the key under which it is known across documents.
type participant struct {
	role claim.RoleName
	key  string
	// head is the lemma of a common noun ("peacekeeper"), by which two descriptions of one group may meet; nil for
	// names.
	head *term
	// side is the country that a group or government belongs to, "" for none.
	side   string
	weight float64
	named  bool
	// described are the lemmas of the names that stand beside a common noun: "Goldman's profit", "Chinese ships".
	described []string
}

// describedBy lists the names, and the words made of names, that say which one a common noun means.
func describedBy(s *nlp.Sentence, head int) []string {
	var out []string
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Head == head && (t.Class == "PROPN" || t.Class == "ADJ" && t.Form != strings.ToLower(t.Form)) {
			out = append(out, strings.ToLower(t.Lemma))
		}
	}
	return out
}

func newProfile(ref Ref, source *Source, v *vocabulary, pack *rule.Pack, surroundings *surroundings) *profile {
	c := &source.Claims[ref.Claim]
	s := &source.Read.Sentences[c.Sentence]
	p := &profile{ref: ref, claim: c, within: s, predicate: v.term(c.Predicate.Lemma), frame: c.Predicate.Frame}
	if f, ok := pack.Frame(p.frame); ok {
		p.related = f.Related
	}
	outside := spoken(source.Attributions, c)
	p.core = coreBag(s, c, outside, v)
	p.place, p.names = surroundings.of(source, s, outside, v)
	for _, r := range c.Roles {
		if r.Amount != nil && r.Amount.Role != "" {
			p.befallen = r.Amount.Role
		}
		if r.Time != nil && p.time == nil {
			p.time = r.Time
		}
		if r.Time != nil || r.Role == claim.Manner || r.Role == claim.Quantity {
			continue
		}
		if q, ok := newParticipant(source, s, &r, v, pack); ok {
			p.participants = append(p.participants, q)
		}
	}
	p.past = !source.Published.IsZero() && source.past(c)
	if c.Predicate.Kind == claim.Noun {
		p.noun = namingOf(s, c.Predicate.Head)
	}
	return p
}

// surroundings are what the claims of the sentence that is at hand may share: its words without source and cue, which differ
// with who says the claim, and its names. Most sentences make several claims.
type surroundings struct {
	sentence *nlp.Sentence
	outside  [][]text.Span
	places   []*bag
	names    []string
}

// of a claim whose source and cue are outside.
func (x *surroundings) of(source *Source, s *nlp.Sentence, outside []text.Span, v *vocabulary) (place *bag, names []string) {
	if x.sentence != s {
		*x = surroundings{sentence: s, names: mentionKeys(source, s.Span)}
	}
	i := slices.IndexFunc(x.outside, func(o []text.Span) bool { return slices.Equal(o, outside) })
	if i < 0 {
		i = len(x.places)
		b := sentenceBag(s, outside, v)
		x.outside, x.places = append(x.outside, outside), append(x.places, &b)
	}
	return x.places[i], x.names
}

// longPast is how many days before its publication what an article tells is no news any more.
const longPast = 14

// past reports whether a claim, or another of its sentence that it stands in or that stands in it, is dated so long before the
// document was published.
func (s *Source) past(c *claim.Claim) bool {
	long := func(c *claim.Claim) bool {
		return slices.ContainsFunc(c.Roles, func(r claim.Argument) bool {
			t := r.Time
			switch {
			case t == nil || t.Kind != timex.Date:
				return false
			case t.Anchor == timex.Resolved:
				return !t.To.IsZero() && t.To.Before(s.Published.AddDate(0, 0, -longPast))
			}
			return t.Anchor == timex.Published && t.OffsetHigh <= -longPast
		})
	}
	if long(c) {
		return true
	}
	first, _ := slices.BinarySearchFunc(s.Claims, c.Sentence, func(x claim.Claim, n int) int { return cmp.Compare(x.Sentence, n) })
	for i := first; i < len(s.Claims) && s.Claims[i].Sentence == c.Sentence; i++ {
		if x := &s.Claims[i]; (x.Span.Contains(c.Span) || c.Span.Contains(x.Span)) && long(x) {
			return true
		}
	}
	return false
}

// before counts, for each sentence, those of text and headings that stand before it.
func (s *Source) before() []int {
	out := make([]int, len(s.Read.Sentences))
	n := 0
	for i := range out {
		out[i] = n
		if s.Read.Sentences[i].Kind != nlp.Furniture {
			n++
		}
	}
	return out
}

func newParticipant(source *Source, s *nlp.Sentence, r *claim.Argument, v *vocabulary, pack *rule.Pack) (participant, bool) {
	tok := &s.Tokens[r.Head]
	lemma := strings.ToLower(tok.Lemma)
	key, named := r.EntityKey, r.EntityKey != "" && !strings.HasPrefix(r.EntityKey, "nominal:")
	if key == "" {
		if tok.Class == "PRON" || tok.Class == "NUM" || tok.Class == "DET" {
			return participant{}, false
		}
		key = lemma
	}
	if !named {
		if f, ok := pack.FrameOf(lemma, "noun"); ok {
			key = f.ID // "the truce" and "the ceasefire" are one participant
		}
	}
	q := participant{role: r.Role, key: key, side: side(source, r), weight: v.term(lemma).weight, named: named}
	if tok.Class == "NOUN" {
		q.head = v.term(lemma)
		q.described = describedBy(s, r.Head)
	}
	return q, true
}

func side(source *Source, a *claim.Argument) string {
	if source.Entities == nil || a.Entity < 0 {
		return ""
	}
	return source.Entities.Entities[a.Entity].Country
}

// spoken lists the spans of source and cue of the attribution that a claim stands in, and of the one that it makes: who
// says it, and how, is no part of what is said.
func spoken(a *attribution.Document, c *claim.Claim) []text.Span {
	if a == nil {
		return nil
	}
	var out []text.Span
	for i := range a.Attributions {
		x := &a.Attributions[i]
		if !x.Firm {
			continue // "both sides seek to ..." wants something and says nothing
		}
		if i == c.Attribution || c.Reporting && slices.ContainsFunc(x.Cue, func(s text.Span) bool { return s.Contains(c.Predicate.Span) }) {
			out = append(append(out, x.Source...), x.Cue...)
		}
	}
	return out
}

func inside(outside []text.Span, t *nlp.Token) bool {
	for _, o := range outside {
		if o.Contains(t.Span) {
			return true
		}
	}
	return false
}

// fading is what each step away from the predicate leaves of a word's weight.
var fading = []float64{1, 1, .9, .7, .5, .35}

// coreBag weighs the content words of a claim by how near they hang to its predicate.
func coreBag(s *nlp.Sentence, c *claim.Claim, outside []text.Span, v *vocabulary) bag {
	var b bag
	for i := range s.Tokens {
		t := &s.Tokens[i]
		l := contentLemma(t)
		if l == "" || !c.Span.Contains(t.Span) && i != c.Predicate.Head || inside(outside, t) {
			continue
		}
		steps := distance(s, i, c.Predicate.Head)
		b.add(v.term(l), fading[min(steps, len(fading)-1)], t.Class == "PROPN", i)
	}
	b.close()
	return b
}

// distance is how many steps of the tree lead from token i up to the predicate, or up to whatever carries it; the
// farthest where none do.
func distance(s *nlp.Sentence, i, predicate int) int {
	carrier := s.Tokens[predicate].Head
	for steps := 0; i >= 0 && steps < len(fading); steps++ {
		if i == predicate || i == carrier && steps > 0 {
			return steps
		}
		i = s.Tokens[i].Head
	}
	return len(fading) - 1
}

func sentenceBag(s *nlp.Sentence, outside []text.Span, v *vocabulary) bag {
	var b bag
	for i := range s.Tokens {
		if t := &s.Tokens[i]; !inside(outside, t) {
			if l := contentLemma(t); l != "" {
				b.add(v.term(l), 1, t.Class == "PROPN", i)
			}
		}
	}
	b.close()
	return b
}

func mentionKeys(source *Source, within text.Span) []string {
	if source.Entities == nil {
		return nil
	}
	var out []string
	ms := source.Entities.Mentions
	first, _ := slices.BinarySearchFunc(ms, within.Start, func(m entity.Mention, at int) int { return cmp.Compare(m.Start, at) })
	for i := first; i < len(ms) && ms[i].Start < within.End; i++ {
		if m := &ms[i]; m.Entity >= 0 && within.Contains(m.Span) {
			if k := source.Entities.Entities[m.Entity].Key; k != "" && !strings.HasPrefix(k, "nominal:") {
				out = append(out, k)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// stem folds derivations of one word together ("mediate", "mediation", "mediator"): the lemma without its
// commonest derivational endings, never shorter than four letters.
func stem(lemma string) string {
	l := lemma
	for _, s := range derivations {
		if strings.HasSuffix(l, s.ending) && len(l)-len(s.ending)+len(s.leaves) >= 4 {
			l = strings.TrimSuffix(l, s.ending) + s.leaves
			break
		}
	}
	return strings.TrimRight(l, "e")
}

var derivations = []struct{ ending, leaves string }{
	{"ization", "iz"}, {"isation", "iz"}, {"ising", "iz"}, {"izing", "iz"}, {"ation", "at"}, {"ition", "it"}, {"ution", "ut"},
	{"ction", "ct"}, {"ssion", "ss"}, {"sion", "s"}, {"tion", "t"}, {"ment", ""}, {"ance", ""}, {"ence", ""}, {"ator", "at"}, {"iser", "iz"}, {"izer", "iz"},
	{"ise", "iz"}, {"ize", "iz"}, {"ness", ""}, {"ing", ""}, {"ers", ""}, {"er", ""}, {"or", ""}, {"ed", ""}, {"al", ""}, {"ly", ""},
}
