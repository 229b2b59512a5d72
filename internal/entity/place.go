package entity

import (
	"strings"

	"gainsay/internal/nlp"
)

// resolveWorldName gives a name that the gazetteer knows its entity: a capital or a seat of power is its government
// where it says or decides something, and a place elsewhere.
func (r *reading) resolveWorldName(n *name, s *nlp.Sentence) (e int, confidence float64, ok bool) {
	chosen := r.choose(n.senses)
	switch chosen.kind {
	case countrySense:
		return r.keyed(chosen.key, Entity{Name: chosen.name, Kind: Country, Country: chosen.country}), 0.98, true
	case demonymSense:
		return r.resolveDemonym(n, s, chosen)
	case seatSense:
		if r.isPlaceHere(s, n, true) {
			key := "place:" + strings.ToLower(chosen.name)
			return r.keyed(key, Entity{Name: chosen.name, Kind: Place, Country: chosen.country, Within: chosen.within}), 0.9, true
		}
		return r.government(chosen.country, chosen.name), 0.95, true
	case governmentSense:
		return r.keyed(chosen.key, Entity{Name: chosen.name, Kind: Government, Country: chosen.country}), 0.95, true
	case organisationSense:
		// "Brussels" is the European Union where it decides and a city elsewhere.
		for _, o := range n.senses {
			if o.kind == placeSense && chosen.kind == organisationSense && r.isPlaceHere(s, n, !o.capital) {
				chosen = o
			}
		}
		if chosen.kind == organisationSense {
			return r.keyed(chosen.key, Entity{Name: chosen.name, Kind: Organisation, Country: chosen.country}), 0.95, true
		}
	case placeSense:
		if chosen.capital && !r.isPlaceHere(s, n, false) {
			return r.government(chosen.country, chosen.name), 0.85, true
		}
	default:
		return 0, 0, false
	}
	return r.keyed(chosen.key, Entity{Name: chosen.name, Kind: Place, Country: chosen.country, Within: chosen.within}), 0.9, true
}

// resolveDemonym takes "Armenians" for the people, "the Azeri" for one of them, and leaves the adjective alone.
func (r *reading) resolveDemonym(n *name, s *nlp.Sentence, d sense) (int, float64, bool) {
	t := &s.Tokens[n.last]
	plural := t.Tag == "NNPS" || t.Tag == "NNS" || strings.HasSuffix(t.Form, "s") || strings.HasSuffix(t.Form, "men")
	if !plural {
		return 0, 0, false
	}
	if n.last+1 < len(s.Tokens) && n.last+1 != len(s.Tokens)-1 && strings.HasPrefix(s.Tokens[n.last+1].Tag, "NN") && t.Tag != "NNPS" {
		return 0, 0, false
	}
	name := strings.TrimSpace("people of " + r.countryName(d.country))
	e := r.keyed("people:"+d.country, Entity{Name: name, Kind: Group, Country: d.country, Plural: true})
	return e, 0.9, true
}

func (r *reading) countryName(code string) string {
	if c := r.g.countries[code]; c != nil {
		return c.Name
	}
	return code
}

// isPlaceHere reports whether a capital or a seat stands for the place and not for its government. A seat of power
// ("the Kremlin") is a government unless something is in it, at it or around it.
func (r *reading) isPlaceHere(s *nlp.Sentence, n *name, seat bool) bool {
	p := r.positionOf(s, n.first, n.last)
	switch p.preposition {
	case "in", "at", "near", "outside", "inside", "around", "across", "through", "into", "throughout", "within", "over", "on", "via",
		"off", "along", "behind", "beyond":
		return true
	case "to", "toward", "towards":
		if seat {
			return r.moves(s, p.governor)
		}
		return !r.isAddressed(s, p.governor)
	case "from":
		return r.moves(s, p.governor) || r.rangeFrom(s, n)
	case "of":
		return !seat && !r.governmentNoun(s, p.governor)
	case "for":
		return r.moves(s, p.governor)
	case "with", "between", "by", "against", "among", "amongst", "like", "under", "about":
		return false
	case "after", "before", "than":
		return !seat
	}
	switch {
	case seat:
		return p.object && r.moves(s, p.verb)
	case p.possessive:
		return !r.governmentNoun(s, p.owned)
	case p.subject && p.verb >= 0:
		if p.passive {
			return r.g.class(lemma(s, p.verb))&isAddressedVerb == 0
		}
		return !r.acts(s, p.verb)
	case p.object && p.verb >= 0:
		return r.g.class(lemma(s, p.verb))&isAddressedVerb == 0
	case p.owned >= 0:
		// "Baku officials"
		return !r.governmentNoun(s, p.owned)
	}
	return true
}

// acts reports whether the predicate at token v is something that governments do.
func (r *reading) acts(s *nlp.Sentence, v int) bool {
	if r.g.class(lemma(s, v))&isGovernmentVerb != 0 && !isBe(s.Tokens[v].Form) {
		return true
	}
	switch s.Tokens[v].Class {
	case "ADJ":
		switch lemma(s, v) {
		case "ready", "willing", "prepared", "committed", "open", "opposed", "reluctant", "unwilling", "keen", "eager", "determined",
			"concerned", "convinced", "confident", "interested", "responsible", "adamant", "worried", "sceptical", "skeptical", "wary",
			"cautious", "angry", "furious", "silent", "hopeful", "optimistic", "pleased", "grateful", "able", "unable", "right", "wrong":
			return true
		}
	}
	return false
}

// located reports whether something is said to be in or at what a name stands for, or to go there.
func (r *reading) located(s *nlp.Sentence, n *name) bool {
	switch r.positionOf(s, n.first, n.last).preposition {
	case "in", "at", "near", "outside", "inside", "around", "across", "into", "throughout", "within":
		return true
	}
	return false
}

func (r *reading) moves(s *nlp.Sentence, governor int) bool {
	if governor < 0 || governor >= len(s.Tokens) {
		return false
	}
	l := lemma(s, governor)
	if r.g.class(l)&isMotionVerb != 0 {
		return true
	}
	switch l {
	case "trip", "flight", "journey", "visit", "return", "train", "road", "route", "departure", "arrival", "way", "kilometer", "kilometre",
		"mile", "km", "away", "north", "south", "east", "west", "travel", "bus", "plane", "convoy", "far", "drive":
		return true
	}
	return false
}

// rangeFrom reports "from A to B".
func (r *reading) rangeFrom(s *nlp.Sentence, n *name) bool {
	return n.last+2 < len(s.Tokens) && strings.EqualFold(s.Tokens[n.last+1].Form, "to") && isCapitalised(s.Tokens[n.last+2].Form)
}

// isAddressed reports whether something is said or given to whoever follows the word at token i ("a message to").
func (r *reading) isAddressed(s *nlp.Sentence, i int) bool {
	switch lemma(s, i) {
	case "say", "message", "letter", "appeal", "proposal", "offer", "demand", "warning", "threat", "response", "reply", "complain",
		"complaint", "signal", "pledge", "concession", "loyal", "loyalty", "aid", "assistance", "support", "close", "hostile", "ally",
		"present", "submit", "convey", "transmit", "propose", "hand", "sell", "lend", "belong", "answer", "according", "speak", "talk",
		"apologise", "apologize", "thank", "challenge", "note", "request", "invitation":
		return true
	}
	return false
}

func (r *reading) governmentNoun(s *nlp.Sentence, i int) bool {
	if i < 0 || i >= len(s.Tokens) {
		return false
	}
	return r.g.class(lemma(s, i))&isGovernmentNoun != 0 || r.g.class(s.Tokens[i].Form)&isGovernmentNoun != 0
}
