package entity

import (
	"slices"
	"strings"
)

// What Same returns, cut into three: at SureSame and above the two are taken for one, at SureDifferent and below for
// two; between lies what names alone do not tell.
const (
	SureSame      = 0.75
	SureDifferent = 0.15
)

// Same says how sure it is that entities of two documents are one, from 0 to 1, by name, alias, office and gazetteer
// alone; see SureSame and SureDifferent. It is symmetric. The values are an ordering set by hand; docs/entities.md
// has what they score.
func Same(a, b *Entity) float64 {
	if less(b, a) {
		a, b = b, a
	}
	if a.Gender != "" && b.Gender != "" && a.Gender != b.Gender && a.Key != b.Key {
		return 0.01
	}
	switch {
	case a.Kind == Set || b.Kind == Set:
		return sameSet(a, b)
	case a.Kind == Person && b.Kind == Person:
		return samePeople(a, b)
	}
	if a.Key == b.Key {
		if a.nameless() {
			return 0.5
		}
		return 0.98
	}
	sideA, sideB := sideClass(a), sideClass(b)
	switch {
	case sideA != "" && sideB != "":
		return sameSide(a, b, sideA, sideB)
	case a.nameless() || b.nameless():
		if exclusive(a.Kind, b.Kind) {
			return 0.02
		}
		return 0.3
	case a.Kind == Place && b.Kind == Place:
		return samePlace(a, b)
	case a.Kind == Person || b.Kind == Person:
		// One of the two may be taken for the wrong kind; the whole name must be the same.
		if (a.Kind == Thing || b.Kind == Thing) && plain(a.Name) == plain(b.Name) {
			return 0.8
		}
		return 0.02
	case exclusive(a.Kind, b.Kind):
		if Contains(a, b) || Contains(b, a) || a.Country != "" && a.Country == b.Country {
			return 0.12
		}
		return 0.02
	}
	return sameBody(a, b)
}

// less orders entities, so that the order of the arguments does not matter.
func less(a, b *Entity) bool {
	if a.Kind != b.Kind {
		return a.Kind < b.Kind
	}
	if a.Key != b.Key {
		return a.Key < b.Key
	}
	return a.Name < b.Name
}

// nameless reports whether an entity has neither a name nor an office.
func (e *Entity) nameless() bool { return strings.HasPrefix(e.Key, "nominal:") }

// known reports whether the gazetteer knows an entity.
func (e *Entity) known() bool { return strings.ContainsAny(e.Key, ":/") && !e.nameless() }

// exclusive reports whether nothing is of both kinds.
func exclusive(a, b Kind) bool {
	physical := func(k Kind) bool { return k == Place || k == Country }
	acting := func(k Kind) bool { return k == Organisation || k == Government || k == Group }
	return physical(a) && acting(b) || acting(a) && physical(b) || a == Person && b != Person || b == Person && a != Person
}

// samePeople compares people by name, and those without one by office.
func samePeople(a, b *Entity) float64 {
	if a.Country != "" && b.Country != "" && a.Country != b.Country && (len(a.Names) == 0 || len(b.Names) == 0) {
		return 0.02
	}
	switch {
	case len(a.Names) > 0 && len(b.Names) > 0:
		forms := a.nameForms()
		wa, wb := forms.nameWords(plain(a.Name)), forms.nameWords(plain(b.Name))
		score := samePerson(wa, wb, forms)
		switch {
		case score >= 1:
			return 0.97
		case score == 0.6 && a.Country != "" && b.Country != "" && a.Country != b.Country:
			return 0.2
		case score == 0.6 && sharesTitle(a, b), score == 0.6 && sharesTitle(b, a):
			return 0.85
		case score == 0.6:
			return 0.8
		case score == 0:
			return 0.02
		}
		return score
	case len(a.Names) == 0 && len(b.Names) == 0:
		switch {
		case a.Key == b.Key && !a.nameless():
			return 0.95
		case a.Key == b.Key:
			return 0.5
		case sharesTitle(a, b) || sharesTitle(b, a):
			return 0.6
		case strings.HasPrefix(a.Key, "office:") && strings.HasPrefix(b.Key, "office:"):
			return 0.05
		}
		return 0.25
	}
	named, other := a, b
	if len(named.Names) == 0 {
		named, other = b, a
	}
	switch {
	case sharesTitle(named, other) && named.Country != "" && named.Country == other.Country:
		return 0.88
	case sharesTitle(named, other) && strings.HasPrefix(other.Key, "office:"):
		return 0.7
	case sharesTitle(named, other):
		return 0.55
	}
	return 0.3
}

// sharesTitle reports whether a title of b is one of a's.
func sharesTitle(a, b *Entity) bool {
	for _, ta := range a.Titles {
		for _, tb := range b.Titles {
			if sameTitle(ta, tb, tb, a.nameForms()) {
				return true
			}
		}
	}
	return false
}

// sideClass says in which way an entity stands for a country, "" for one that does not: "country", "government",
// "officials", "ministry", "forces", "people", "parliament" and the like, from its key.
func sideClass(e *Entity) string {
	class, rest, ok := strings.Cut(e.Key, ":")
	if !ok || e.Country == "" {
		return ""
	}
	if code, _, _ := strings.Cut(rest, ":"); code != e.Country {
		return ""
	}
	return class
}

// sameSide compares two that stand for countries.
func sameSide(a, b *Entity, sideA, sideB string) float64 {
	if a.Country != b.Country {
		return 0.01
	}
	if w, ok := sideWeights[[2]string{min(sideA, sideB), max(sideA, sideB)}]; ok {
		return w
	}
	if sideA == sideB {
		// Two ministries, two groups of the same noun with different keys.
		return 0.03
	}
	return 0.3
}

var sideWeights = map[[2]string]float64{
	{"country", "government"}: 0.9, {"government", "officials"}: 0.8, {"country", "officials"}: 0.75, {"government", "ministry"}: 0.7,
	{"country", "ministry"}: 0.65, {"ministry", "officials"}: 0.6, {"forces", "government"}: 0.5, {"country", "forces"}: 0.6,
	{"country", "people"}: 0.3, {"government", "people"}: 0.05, {"officials", "people"}: 0.05, {"forces", "people"}: 0.1,
	{"government", "representatives"}: 0.7, {"government", "leaders"}: 0.7, {"diplomats", "government"}: 0.6,
	{"government", "negotiators"}: 0.6, {"negotiators", "officials"}: 0.6, {"officials", "representatives"}: 0.6, {"diplomats", "officials"}: 0.6,
	{"leaders", "officials"}: 0.6, {"government", "parliament"}: 0.2, {"country", "parliament"}: 0.4, {"people", "residents"}: 0.6,
}

// samePlace compares two places.
func samePlace(a, b *Entity) float64 {
	switch {
	case Contains(a, b) || Contains(b, a):
		return 0.12
	case a.known() && b.known():
		return 0.02
	case plain(a.Name) == plain(b.Name):
		return 0.85
	case spelledAlike(strings.ToLower(plain(a.Name)), strings.ToLower(plain(b.Name))):
		return 0.8
	}
	return 0.05
}

// sameBody compares organisations, groups and things by their names.
func sameBody(a, b *Entity) float64 {
	na, nb := plain(a.Name), plain(b.Name)
	forms := a.nameForms()
	ka, kb := forms.organisationKey(na), forms.organisationKey(nb)
	switch {
	case ka == kb:
		return 0.95
	case a.known() && b.known():
		return 0.03
	}
	wa, wb := strings.Fields(ka), strings.Fields(kb)
	switch {
	case isAcronym(na) && initials(strings.Fields(nb)) == strings.ReplaceAll(na, ".", ""), isAcronym(nb) && initials(strings.Fields(na)) == strings.ReplaceAll(nb, ".", ""):
		return 0.85
	case spelledAlike(ka, kb):
		return 0.8
	case isPrefix(wa, wb) || isPrefix(wb, wa):
		return 0.7
	case endsWith(wa, wb) || endsWith(wb, wa):
		return 0.6
	}
	for _, w := range wa {
		if slices.Contains(wb, w) {
			return 0.2
		}
	}
	return 0.03
}

func isPrefix(short, long []string) bool {
	return len(short) < len(long) && slices.Equal(short, long[:len(short)])
}

func endsWith(short, long []string) bool {
	return len(short) < len(long) && slices.Equal(short, long[len(long)-len(short):])
}

// sameSet compares sets by the keys of their members.
func sameSet(a, b *Entity) float64 {
	switch {
	case a.Kind != b.Kind:
		return 0.05
	case len(a.Members) == 0 || len(b.Members) == 0:
		return 0.5
	case a.Key == b.Key:
		return 0.95
	}
	return 0.1
}

// Keys lists the keys under which entities of other documents that may be the same are found, sorted: two entities
// that share none of them are not worth comparing. Nameless entities have none.
func (e *Entity) Keys() []string {
	if e.nameless() {
		return nil
	}
	out := []string{e.Key}
	switch {
	case e.Kind == Person && len(e.Names) > 0:
		out = append(out, "person:"+lastName(e.nameForms().nameWords(plain(e.Name))))
		if e.Country != "" {
			for _, t := range e.Titles {
				out = append(out, "office:"+e.Country+":"+e.nameForms().expandTitle(t))
			}
		}
	case sideClass(e) != "":
		out = append(out, "side:"+e.Country)
	case e.Kind == Organisation || e.Kind == Thing:
		name := plain(e.Name)
		out = append(out, "name:"+e.nameForms().organisationKey(name))
		if isAcronym(name) {
			out = append(out, "initials:"+strings.ReplaceAll(name, ".", ""))
		} else if i := initials(strings.Fields(name)); len(i) >= 2 {
			out = append(out, "initials:"+i)
		}
	case e.Kind == Place:
		out = append(out, "name:"+strings.ToLower(plain(e.Name)))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
