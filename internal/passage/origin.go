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

// Credits lists the agencies that a document is credited to.
func (o *Origins) Credits(document int) []Credit { return o.credits[document] }

// Count is the number of independent origins of the places.
func (o *Origins) Count(places []Place) int { return len(o.Partition(places)) }

// Partition groups the indices of places by origin, each group ascending, groups by their first index. Two places
// have one origin when they stand in one document, in documents of one outlet or site, of one declared family or signed by
// one agency, in documents that are declared to come from one another or from one source, or in members of one group of
// near-duplicates or shared background.
func (o *Origins) Partition(places []Place) [][]int {
	parent := make([]int, len(places))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			i = parent[i]
		}
		return i
	}
	// Every key that two places share makes them one.
	first := map[any]int{}
	join := func(key any, i int) {
		if j, ok := first[key]; ok {
			a, b := root(i), root(j)
			parent[max(a, b)] = min(a, b)
			return
		}
		first[key] = i
	}
	type (
		documentKey  int
		outletKey    string
		publisherKey string
		familyKey    string
		agencyKey    string
		sourceKey    string
		groupKey     int
	)
	for i, p := range places {
		in := &o.inputs[p.Document]
		join(documentKey(p.Document), i)
		if in.Outlet != "" {
			join(outletKey(strings.ToLower(in.Outlet)), i)
		}
		if p := in.publisher(); p != "" {
			join(publisherKey(p), i)
		}
		if in.Family != "" {
			join(familyKey(strings.ToLower(in.Family)), i)
		}
		for _, c := range o.credits[p.Document] {
			if c.Whole {
				join(agencyKey(c.Agency), i)
			}
		}
		for _, name := range o.declared[p.Document] {
			join(sourceKey(name), i)
		}
		for _, members := range [][]member{o.within[p.Document], o.more[p.Document]} {
			for _, m := range members {
				if mostly(p.Span, m.Span) {
					join(groupKey(m.group), i)
				}
			}
		}
	}
	byRoot := map[int]int{}
	var out [][]int
	for i := range places {
		r := root(i)
		at, ok := byRoot[r]
		if !ok {
			at = len(out)
			byRoot[r] = at
			out = append(out, nil)
		}
		out[at] = append(out[at], i)
	}
	return out
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
