package passage

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// Origins tells which places of a run go back to one origin: an agency's text printed by five outlets is one.
type Origins struct {
	inputs  []Input
	credits [][]Credit
	// within lists, for each document, its members of groups that are no boilerplate, more those of groups that were found
	// later. groups is how many there are.
	within [][]member
	more   map[int][]member
	groups int
	// declared lists, for each document, the names of its item and of everything that it is declared to come from.
	declared [][]string
}

type member struct {
	text.Span
	group int
}

// NewOrigins prepares the counting of origins over the inputs of a run and the groups that were found in them, those
// of kind background included. Rules name the agencies; nil takes the built-in ones. Safe for concurrent use.
func NewOrigins(inputs []Input, groups []Group, pack *rule.Pack) (*Origins, error) {
	c, err := newCredits(pack)
	if err != nil {
		return nil, err
	}
	o := &Origins{inputs: inputs, credits: make([][]Credit, len(inputs)), within: make([][]member, len(inputs)), declared: declaredSources(inputs)}
	for i := range inputs {
		o.credits[i] = c.of(&inputs[i])
	}
	for n, g := range groups {
		if g.Kind == Boilerplate {
			continue
		}
		for _, m := range g.Members {
			o.within[m.Document] = append(o.within[m.Document], member{m.Span, n})
		}
	}
	o.groups = len(groups)
	return o, nil
}

// With counts further groups as one origin each; o itself stays as it is.
func (o *Origins) With(groups []Group) *Origins {
	if len(groups) == 0 {
		return o
	}
	out := *o
	out.more = map[int][]member{}
	for i, ms := range o.more {
		out.more[i] = slices.Clip(ms)
	}
	for n, g := range groups {
		for _, m := range g.Members {
			out.more[m.Document] = append(out.more[m.Document], member{m.Span, o.groups + n})
		}
	}
	out.groups += len(groups)
	return &out
}

// builtinRules reads the rules that come with the program once; a pack never changes.
var builtinRules = sync.OnceValues(rule.Builtin)

func newCredits(pack *rule.Pack) (credits, error) {
	if pack == nil {
		var err error
		if pack, err = builtinRules(); err != nil {
			return credits{}, err
		}
	}
	return credits{pack}, nil
}

// Fingerprint is equal for documents of which Partition makes the same, whatever else there is in their run. It numbers them
// by their places in the list.
func (o *Origins) Fingerprint(documents []int) []byte {
	var out []byte
	write := func(list ...string) {
		out = binary.AppendUvarint(out, uint64(len(list)))
		for _, s := range list {
			out = append(binary.AppendUvarint(out, uint64(len(s))), s...)
		}
	}
	type place struct {
		number int
		text.Span
	}
	groups := map[int][]place{}
	for n, d := range documents {
		in := &o.inputs[d]
		write(strings.ToLower(in.Outlet), in.publisher(), strings.ToLower(in.Family))
		var agencies []string
		for _, c := range o.credits[d] {
			if c.Whole {
				agencies = append(agencies, c.Agency)
			}
		}
		write(agencies...)
		write(o.declared[d]...)
		for _, members := range [][]member{o.within[d], o.more[d]} {
			for _, m := range members {
				groups[m.group] = append(groups[m.group], place{n, m.Span})
			}
		}
	}
	var joined []string
	for _, places := range groups {
		if len(places) > 1 {
			joined = append(joined, fmt.Sprint(places))
		}
	}
	slices.Sort(joined)
	write(joined...)
	return out
}

// Count is the number of independent origins of the places: the most of them of which no two are of one text or of one house. One
// text are members of one group of near-duplicates or shared background, documents signed by one agency, and those that are
// declared to come from one another or from one source; one house are one document, outlet, site or declared family. A house that
// prints two agencies does not make one of them, nor do two houses that print one agency make two.
func (o *Origins) Count(places []Place) int {
	texts, houses := newSets(len(places)), newSets(len(places))
	for i, p := range places {
		in := &o.inputs[p.Document]
		houses.join(documentKey(p.Document), i)
		if in.Outlet != "" {
			houses.join(outletKey(strings.ToLower(in.Outlet)), i)
		}
		if p := in.publisher(); p != "" {
			houses.join(publisherKey(p), i)
		}
		if in.Family != "" {
			houses.join(familyKey(strings.ToLower(in.Family)), i)
		}
		for _, c := range o.credits[p.Document] {
			if c.Whole {
				texts.join(agencyKey(c.Agency), i)
			}
		}
		for _, name := range o.declared[p.Document] {
			texts.join(sourceKey(name), i)
		}
		for _, members := range [][]member{o.within[p.Document], o.more[p.Document]} {
			for _, m := range members {
				if mostly(p.Span, m.Span) {
					texts.join(groupKey(m.group), i)
				}
			}
		}
	}
	return mostApart(texts, houses)
}

// The keys by which places are of one house or one text.
type (
	documentKey  int
	outletKey    string
	publisherKey string
	familyKey    string
	agencyKey    string
	sourceKey    string
	groupKey     int
)

// sets joins places by the keys that they share.
type sets struct {
	parent []int
	first  map[any]int
}

func newSets(n int) *sets {
	s := &sets{parent: make([]int, n), first: map[any]int{}}
	for i := range s.parent {
		s.parent[i] = i
	}
	return s
}

func (s *sets) root(i int) int {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}

func (s *sets) join(key any, i int) {
	j, ok := s.first[key]
	if !ok {
		s.first[key] = i
		return
	}
	a, b := s.root(i), s.root(j)
	s.parent[max(a, b)] = min(a, b)
}

// mostApart is the size of the largest choice of places of which no two are in one set of either kind: a maximum matching of texts
// with houses, whose edges are the places (Kuhn's method of augmenting paths).
func mostApart(texts, houses *sets) int {
	housesOf := map[int][]int{}
	var order []int
	for i := range texts.parent {
		t := texts.root(i)
		if housesOf[t] == nil {
			order = append(order, t)
		}
		housesOf[t] = append(housesOf[t], houses.root(i))
	}
	textOf := map[int]int{} // of a house
	var find func(t int, tried map[int]bool) bool
	find = func(t int, tried map[int]bool) bool {
		for _, h := range housesOf[t] {
			if tried[h] {
				continue
			}
			tried[h] = true
			if other, taken := textOf[h]; !taken || find(other, tried) {
				textOf[h] = t
				return true
			}
		}
		return false
	}
	n := 0
	for _, t := range order {
		if find(t, map[int]bool{}) {
			n++
		}
	}
	return n
}

// mostly reports whether at least half of a place lies within a passage.
func mostly(place, passage text.Span) bool {
	shared := min(place.End, passage.End) - max(place.Start, passage.Start)
	return shared > 0 && 2*shared >= place.Len()
}

// attribute finds where a group probably comes from: the member that others are declared to be derived from; else the
// member that is the agency which others credit; else no
// member, where the members credit an agency that is not among them; else the member with the earliest date, when
// all are dated and one is earlier than the others.
func (f *finder) attribute(g *Group) {
	g.Origin, g.Agency = -1, ""
	type standing struct {
		name            string
		whole, mentions int
		own             int // member document that is the agency's own, -1
	}
	byAgency := map[string]*standing{}
	var agencies []string
	var documents []int
	for _, m := range g.Members {
		if slices.Contains(documents, m.Document) {
			continue
		}
		documents = append(documents, m.Document)
		for _, c := range f.creditsOf(m.Document) {
			s := byAgency[c.Agency]
			if s == nil {
				s = &standing{name: c.Name, own: -1}
				byAgency[c.Agency] = s
				agencies = append(agencies, c.Agency)
			}
			s.mentions++
			if c.Whole {
				s.whole++
			}
			if id, _, ok := f.credits.agency(f.inputs[m.Document].Outlet); ok && id == c.Agency {
				s.own = m.Document
			}
		}
	}
	if d := f.derivedFrom(documents); d >= 0 {
		g.Origin = d
		return
	}
	slices.Sort(agencies)
	for _, id := range agencies {
		s := byAgency[id]
		if s.own < 0 && s.whole == 0 && s.mentions < 2 {
			continue // one text that names an agency among its sources
		}
		if g.Agency != "" && s.mentions <= byAgency[g.Agency].mentions {
			continue
		}
		g.Agency = id
	}
	if g.Agency != "" {
		s := byAgency[g.Agency]
		g.Agency = s.name
		if s.own >= 0 {
			g.Origin = s.own
		}
		return
	}
	g.Origin = Earliest(f.inputs, documents)
}

// Earliest is the document published before all others, -1 when one is undated or two share the earliest date. Where
// only the day of one is known, days are compared.
func Earliest(inputs []Input, documents []int) int {
	first, alone := -1, false
	for _, d := range documents {
		in := &inputs[d]
		if in.Published.IsZero() {
			return -1
		}
		if first < 0 {
			first, alone = d, true
			continue
		}
		switch order := comparePublished(in, &inputs[first]); {
		case order < 0:
			first, alone = d, true
		case order == 0:
			alone = false
		}
	}
	if !alone {
		return -1
	}
	return first
}

func comparePublished(a, b *Input) int {
	x, y := a.Published.UTC(), b.Published.UTC()
	if a.PublishedDay || b.PublishedDay {
		x, y = x.Truncate(24*time.Hour), y.Truncate(24*time.Hour)
	}
	return x.Compare(y)
}

// creditsOf reads the credits of a document once.
func (f *finder) creditsOf(document int) []Credit {
	if f.creditCache[document] == nil {
		found := f.credits.of(&f.inputs[document])
		f.creditCache[document] = append(make([]Credit, 0, len(found)), found...)
	}
	return f.creditCache[document]
}
