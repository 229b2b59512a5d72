package rule

import (
	"cmp"
	"strings"
)

// Cue finds the attribution cue of a lemma; part "verb", "noun", "preposition", "adverb", or "" for any.
func (p *Pack) Cue(lemma, part string) (Cue, bool) {
	return pick(p.Cues, p.index.cues(), wordKey{lemma, part})
}

// VagueSource finds a word or a form behind which nobody stands, by its phrase in lower case.
func (p *Pack) VagueSource(phrase string) (VagueSource, bool) {
	return pick(p.VagueSources, p.index.vague(), phrase)
}

// Hedge finds a hedge by its phrase; part as in Hedge.Part, "" for any.
func (p *Pack) Hedge(phrase, part string) (Hedge, bool) {
	return pick(p.Hedges, p.index.hedges(), wordKey{phrase, part})
}

// Veridicality says what becomes of the complement of a verb in a frame and a voice ("" means active).
func (p *Pack) Veridicality(verb, frame, voice string) (Veridicality, bool) {
	return p.VeridicalityOf(verb, "verb", frame, voice)
}

// VeridicalityOf is Veridicality for any part of speech: "verb", "noun" ("failure to") or "adjective" ("able to").
func (p *Pack) VeridicalityOf(lemma, part, frame, voice string) (Veridicality, bool) {
	return pick(p.Entries.Veridicality, p.index.veridicality(), [4]string{lemma, part, frame, cmp.Or(voice, "active")})
}

// Opposites lists the pairs that a lemma is part of; part "" for any.
func (p *Pack) Opposites(lemma, part string) []Opposite {
	return pickAll(p.Entries.Opposites, p.index.opposites(), wordKey{lemma, part})
}

// OppositePair finds the pair that two lemmas make, in either order; part "" for any.
func (p *Pack) OppositePair(a, b, part string) (Opposite, bool) {
	for _, i := range p.index.opposites()[wordKey{a, part}] {
		if o := p.Entries.Opposites[i]; o.Other(a) == b {
			return o, true
		}
	}
	return Opposite{}, false
}

// Other is the one of the two words that is not lemma, "" when lemma is neither.
func (o Opposite) Other(lemma string) string {
	switch lemma {
	case o.A:
		return o.B
	case o.B:
		return o.A
	}
	return ""
}

// Converse lists the converses of a lemma, each turned so that A is the lemma: Roles maps its roles to those of B.
func (p *Pack) Converse(lemma string) []Converse {
	list := pickAll(p.Converses, p.index.converses(), lemma)
	for i, c := range list {
		if c.A == lemma {
			continue
		}
		turned := make(map[string]string, len(c.Roles))
		for a, b := range c.Roles {
			turned[b] = a
		}
		list[i] = Converse{ID: c.ID, A: c.B, B: c.A, Roles: turned}
	}
	return list
}

// Functional lists the slots of a lemma that have one value at a time.
func (p *Pack) Functional(lemma string) []Functional {
	return pickAll(p.Entries.Functional, p.index.functional(), lemma)
}

// FrameOf finds the event frame that a lemma evokes first; part "verb" or "noun". The frame is shared: do not change
// it.
func (p *Pack) FrameOf(lemma, part string) (*Frame, bool) {
	list := p.index.frames()[wordKey{lemma, part}]
	if len(list) == 0 {
		return nil, false
	}
	return &p.Frames[list[0]], true
}

// Frame finds a frame by its id.
func (p *Pack) Frame(id string) (*Frame, bool) {
	i, ok := p.index.frameIDs()[id]
	if !ok {
		return nil, false
	}
	return &p.Frames[i], true
}

// Role finds the slot of a frame by the name of its role.
func (f *Frame) Role(role string) (FrameRole, bool) {
	for _, r := range f.Roles {
		if r.Role == role {
			return r, true
		}
	}
	return FrameRole{}, false
}

// Country finds a country by its name, an alias or its code, in any case.
func (p *Pack) Country(name string) (Country, bool) {
	return pick(p.Countries, p.index.countries(), strings.ToLower(name))
}

// Alias finds the entity that a name stands for, in any case.
func (p *Pack) Alias(name string) (Alias, bool) {
	return pick(p.Aliases, p.index.aliases(), strings.ToLower(name))
}

// Unit finds a unit by one of its forms as written.
func (p *Pack) Unit(form string) (Unit, bool) {
	return pick(p.Units, p.index.units(), form)
}

// Variant is the word that a written form stands for in one use ("first-name", "title", "counted", "spelling").
func (p *Pack) Variant(use, form string) (string, bool) {
	v, ok := pick(p.Variants, p.index.variants(), [2]string{use, form})
	return v.Word, ok
}

// Grows reports whether the count of what befalls people only grows while a story unfolds, by the role of its toll.
func (p *Pack) Grows(role string) bool {
	i, ok := p.index.tolls()[role]
	return ok && p.Tolls[i].Grows
}

// Listed reports whether a word stands in the word list with an id.
func (p *Pack) Listed(list, word string) bool { return p.index.lists()[list][word] }

// Threshold is the number with an id; otherwise is returned when the pack has none, so that a decision works without
// a pack.
func (p *Pack) Threshold(id string, otherwise float64) float64 {
	if v, ok := p.index.thresholds()[id]; ok {
		return v
	}
	return otherwise
}

// Alarm finds the documentation of a rule that produces findings, with the severity that is in force ("off" included).
func (p *Pack) Alarm(id string) (Alarm, bool) {
	a, ok := pick(p.Alarms, p.index.alarms(), id)
	if s, set := p.index.severities()[id]; ok && set {
		a.Severity = s
	}
	return a, ok
}
