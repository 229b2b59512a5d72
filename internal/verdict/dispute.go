package verdict

import (
	"fmt"
	"slices"
	"strings"
)

// Denied reports whether a denial is of an allegation, and how sure that is. sameDocument is true when both stand in one text.
// What is denied has to be told by words in common; only a noun ("the allegations") may stand for what the same text tells of
// whoever denies it.
func (d *Stand) Denied(a *Stand, sameDocument bool) (Outcome, bool) {
	if overlap(d.who, a.who) || sameDocument && d.Attribution >= 0 && d.Attribution == a.Attribution {
		return Outcome{}, false
	}
	if a.own {
		if !sameDocument || a.Sentence != d.Sentence || !d.object.Contains(a.object) {
			return Outcome{}, false
		}
		why := "one sentence tells who says it and who denies it"
		if !a.voiced {
			why = "one sentence tells what is said and who denies it"
		}
		return Outcome{Slot: Whether, Verdict: Disputed, Rule: "disputed/denial", Confidence: .85, Why: []string{why}}, true
	}
	if len(d.matter) > 0 {
		return d.deniedByWords(a, sameDocument)
	}
	return d.deniedByNoun(a, sameDocument)
}

// leastCovered is how much of what is denied must stand in what is asserted.
const leastCovered = .6

func (d *Stand) deniedByWords(a *Stand, sameDocument bool) (Outcome, bool) {
	if sameDocument && !a.voiced && a.Attribution < 0 && !a.accuses {
		return Outcome{}, false
	}
	n, met, rooted := 0, 0, false
	for _, t := range d.matter {
		if d.who[t.key] {
			continue // whoever denies speaks of themselves
		}
		n++
		if slices.ContainsFunc(a.matter, t.same) {
			met++
			rooted = rooted || t == d.root
		}
	}
	covered := float64(met) / float64(max(n, 1))
	if met < 2 || covered < leastCovered || !rooted && (d.root.lemma != "" || covered < .75 || met < 3) {
		return Outcome{}, false
	}
	if d.self && !sameDocument && !a.accuses && len(a.who) == 0 && a.Attribution >= 0 {
		return Outcome{}, false // said by somebody of whom nothing is known, and no charge
	}
	if d.strict && (covered < .75 || met < 3 || !rooted) {
		return Outcome{}, false
	}
	if (d.self || n < 3) && !overlap(d.who, a.against) && !a.speaksOf(d.who) || len(d.subject) > 0 && !a.speaksOf(d.subject) {
		return Outcome{}, false // "dismissed allegations of misconduct", and another's misconduct
	}
	o := Outcome{Slot: Whether, Verdict: Disputed, Rule: "disputed/denial", Confidence: min(.9, .5+.1*float64(met))}
	o.Why = []string{fmt.Sprintf("a denial: %d of the %d words of what is denied stand in what is asserted", met, n)}
	return o, true
}

// nearby is how many sentences a noun that points back reaches.
const nearby = 1

func (d *Stand) deniedByNoun(a *Stand, sameDocument bool) (Outcome, bool) {
	if !sameDocument || !a.voiced && a.Attribution < 0 && !a.accuses && !a.reports {
		return Outcome{}, false
	}
	back := d.Sentence - a.Sentence
	switch {
	case back < 0 && !overlap(d.who, a.outright): // what is told later is meant where it names whoever denies it
		return Outcome{}, false
	case len(d.described) > 0 && !slices.ContainsFunc(d.described, func(t term) bool { return slices.ContainsFunc(a.matter, t.same) }):
		return Outcome{}, false // "the assault accusations", and a theft
	case len(d.by) > 0 && a.voiced && !overlap(d.by, a.who):
		return Outcome{}, false // "Crane's charges", and others'
	}
	o := Outcome{Slot: Whether, Verdict: Disputed, Rule: "disputed/allegation", Confidence: .6}
	o.Why = []string{fmt.Sprintf("%q stands for what is alleged", strings.TrimSpace(d.noun))}
	switch {
	case d.pointing:
		if d.loose { // "…, a claim that she disputes"
			return o, back == 0 && a.voiced && a.End <= d.Start
		}
		return o, back == nearby && a.voiced && a.tells
	case d.reported:
		return o, a.reports && (overlap(d.by, a.who) || overlap(d.who, a.against)) && (len(d.by) == 0 || len(a.who) == 0 || overlap(d.by, a.who))
	case a.accuses && overlap(d.who, a.against):
		return o, true
	}
	return o, a.accuses && a.voiced && !a.reports && back > 0 && back <= 2 && len(d.by) == 0
}

// speaksOf reports whether an allegation names one of a party.
func (d *Stand) speaksOf(party map[string]bool) bool {
	return slices.ContainsFunc(d.matter, func(t term) bool { return t.key != "" && party[t.key] })
}
