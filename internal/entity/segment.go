package entity

import (
	"strings"
	"unicode/utf8"

	"gainsay/internal/nlp"
)

// segment cuts a capitalised run [a, b) into demonyms, titles and names: "U.S. Senator Karl Ostrow" is a name with
// a title and a country; "Russian Foreign Ministry" is one name, because its last word is the head of one.
func (r *reading) segment(si int, s *nlp.Sentence, a, b int) {
	cur := name{sentence: si, start: -1}
	begin := func(i int) {
		if cur.start < 0 {
			cur.start = i
		}
	}
	emit := func(first, end int, senses []sense) {
		begin(first)
		// A particle or a connector may be left over at either end; a name begins and ends with a word.
		for end > first+1 && !hasLetter(s.Tokens[end-1].Form) {
			end--
		}
		n := cur
		n.first, n.last, n.senses = first, end-1, senses
		n.core = plain(withoutNickname(r.cut(s, first, end)))
		n.opening, n.headline = opens(s, first), r.use.titleCase[si]
		r.names = append(r.names, n)
		cur = name{sentence: si, start: -1}
	}
	for i := a; i < b; {
		f := s.Tokens[i].Form
		if !hasLetter(f) || i > a && isLowerConnector(f) && cur.start < 0 {
			i++
			continue
		}
		n, senses := r.longest(s, i)
		if n > 0 && i+n > b {
			n, senses = 0, nil
		}
		if n > 0 && n == 1 && b-i > 1 && !r.credible(si, s, i, 1) {
			n, senses = 0, nil
		}
		t := r.titleAt(s, i, b)
		rest := i + n
		switch {
		case n > 0 && rest == b:
			emit(i, b, senses)
			i = b
		case n > 0 && r.endsAsName(s, rest, b) && !(t > n):
			// The gazetteer's name opens a longer one: "Chicago Police Department", "French Open".
			if only(senses, demonymSense) || only(senses, countrySense) {
				cur.country = senses[0].country
			}
			end := r.nameEnd(s, i, b)
			emit(i, end, nil)
			i = end
		case n > 0 && t > n:
			begin(i)
			cur.title = r.phrase(s, i, i+t)
			i += t
		case n > 0 && r.standsAlone(s, i, rest, b, senses):
			if kind := senses[0].kind; kind == demonymSense || (kind == countrySense || kind == placeSense) && r.titleAt(s, rest, b) > 0 ||
				kind == countrySense && r.g.class(s.Tokens[rest].Form)&isFirstName != 0 {
				begin(i)
				cur.country = senses[0].country
				if kind != demonymSense {
					r.names = append(r.names, name{sentence: si, first: i, last: rest - 1, start: i, senses: senses,
						core: plain(r.cut(s, i, rest)), opening: opens(s, i), headline: r.use.titleCase[si]})
				}
			} else {
				start := cur
				emit(i, rest, senses)
				cur.country, cur.title = start.country, start.title
				if senses[0].country != "" {
					cur.country = senses[0].country
				}
			}
			i = rest
		case t > 0 && r.titleFits(s, i, t, b):
			begin(i)
			phrase := r.phrase(s, i, i+t)
			if r.g.titles[phrase] == "honorific" {
				cur.honorific = phrase
			} else {
				cur.title = strings.TrimSpace(cur.title + " " + phrase)
			}
			if i+t == b {
				cur.titled, cur.first, cur.last = true, i, b-1
				cur.core = phrase
				r.names = append(r.names, cur)
			}
			i += t
		default:
			end := r.nameEnd(s, i, b)
			emit(i, end, nil)
			i = end
		}
	}
}

// withoutNickname drops what stands in quotation marks inside a name.
func withoutNickname(s string) string {
	i := strings.IndexAny(s, "\"“‘")
	if i < 0 {
		if i = strings.Index(s, " '"); i < 0 {
			return s
		}
		i++
	}
	j := strings.LastIndexAny(s, "\"”’'")
	if j <= i || j+1 >= len(s) {
		return s
	}
	_, width := utf8.DecodeRuneInString(s[j:])
	return strings.Join(strings.Fields(s[:i]+" "+s[j+width:]), " ")
}

func isLowerConnector(form string) bool {
	switch form {
	case "of", "for", "on", "and", "the", "&", ",", "-":
		return true
	}
	return false
}

func only(senses []sense, k senseKind) bool { return len(senses) > 0 && senses[0].kind == k }

// endsAsName reports whether the tokens [i, b) make a name together with what stands before them because of their
// last word, with no title or first name between ("Police Department", "Open").
func (r *reading) endsAsName(s *nlp.Sentence, i, b int) bool {
	if i >= b || r.g.class(s.Tokens[i].Form)&isFirstName != 0 && b-i >= 2 && r.g.class(s.Tokens[b-1].Form)&(isOrganisationHead|isCorporate) == 0 {
		return false
	}
	end := r.nameEnd(s, i, b)
	for j := i; j < end; j++ {
		if r.g.class(s.Tokens[j].Form)&(isOrganisationHead|isPlaceHead|isThingHead|isCorporate) != 0 {
			// A head that opens the rest and is a title before a name is a title: "Chicago Star Karl Ostrow".
			if t := r.titleAt(s, j, b); t > 0 && j+t < end && r.g.class(s.Tokens[j+t].Form)&isFirstName != 0 {
				return false
			}
			return true
		}
	}
	return false
}

// standsAlone reports whether a name of the gazetteer at [i, rest) is a name of its own and not the start of a longer
// one that ends at b.
func (r *reading) standsAlone(s *nlp.Sentence, i, rest, b int, senses []sense) bool {
	next := s.Tokens[rest].Form
	if next == "-" || r.titleAt(s, rest, b) > 0 || isLowerConnector(next) {
		return true
	}
	if n, _ := r.longest(s, rest); n > 0 && r.g.class(s.Tokens[i].Form)&isFirstName == 0 {
		return true
	}
	switch senses[0].kind {
	case demonymSense:
		return b-rest >= 2 && r.g.class(next)&isFirstName != 0
	case organisationSense, seatSense:
		return r.g.class(next)&isFirstName != 0
	case countrySense:
		return r.g.class(next)&isFirstName != 0 && r.g.class(s.Tokens[i].Form)&isFirstName == 0
	}
	return false
}

// titleFits reports whether the t tokens at i are a title and not the first word of a name ("Star Wars").
func (r *reading) titleFits(s *nlp.Sentence, i, t, b int) bool {
	rest := i + t
	if rest == b {
		// A title alone: "the Prime Minister"; "the Guard" or "the Model" are as likely names.
		switch r.g.titles[r.phrase(s, i, rest)] {
		case "arts", "sport", "media", "business", "academic":
			return t > 1
		}
		return true
	}
	next := s.Tokens[rest].Form
	if isLowerConnector(next) && next != "-" {
		return next == "," || next == "and" || next == "of"
	}
	if r.g.class(next)&isFirstName != 0 {
		return true
	}
	switch class := r.g.titles[r.phrase(s, i, rest)]; class {
	case "honorific":
		return true
	case "head-of-state", "head-of-government", "minister", "legislator", "judicial", "religious", "military", "police", "official", "deputy-head":
		return !r.endsAsName(s, rest, b) || r.titleAt(s, rest, b) > 0
	default:
		return t > 1 && !r.endsAsName(s, rest, b) || r.titleAt(s, rest, b) > 0
	}
}

// nameEnd is where the name that begins at token i ends: at b, or before a title that a further name follows
// ("Ostrow | Attorney General | Ann Lindqvist").
func (r *reading) nameEnd(s *nlp.Sentence, i, b int) int {
	for j := i + 1; j < b; j++ {
		f := s.Tokens[j].Form
		if !isCapitalised(f) {
			continue
		}
		if t := r.titleAt(s, j, b); t > 0 && j+t < b && r.g.class(s.Tokens[j+t].Form)&isFirstName != 0 && r.titleFits(s, j, t, b) &&
			r.g.class(s.Tokens[j].Form)&isFirstName == 0 {
			return j
		}
		// "Armenia-Azerbaijan": names that a hyphen joins are two.
		if s.Tokens[j-1].Form == "-" && j-1 > i {
			n, senses := r.longest(s, j)
			if m, _ := r.longest(s, i); n > 0 && m > 0 && i+m == j-1 && senses[0].kind <= placeSense {
				return j - 1
			}
		}
	}
	return b
}
