package claim

import (
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// standing is how a predicate stands to the world in its speaker's words: its polarity and modality, with the
// words that make them so.
type standing struct {
	negative bool
	negator  text.Span
	modality Modality
	modal    text.Span
	ahead    bool // what it says is yet to come, whether it is settled or not
}

// foresee weighs what is yet to come: settled as m Planned, or open as m Hedged.
func (s *standing) foresee(m Modality, by text.Span) {
	s.weigh(m, by)
	s.ahead = true
}

// weigh lowers the standing to modality m if it is not lower already. The order: asserted, planned, hedged,
// conditional, question.
func (s *standing) weigh(m Modality, by text.Span) {
	if rank[m] > rank[s.modality] {
		s.modality, s.modal = m, by
	}
}

// inherit weighs what the standing of the predicate above does to one below.
func (s *standing) inherit(above standing) {
	s.weigh(above.modality, above.modal)
	s.ahead = s.ahead || above.ahead
}

func (s *standing) negate(by text.Span) {
	s.negative = !s.negative
	s.negator = s.negator.Hull(by)
	if !s.negative {
		s.negator = text.Span{}
	}
}

var rank = map[Modality]int{Asserted: 0, Planned: 1, Hedged: 2, Conditional: 3, Question: 4}

// standing computes polarity as the product of negation scope, negative quantifiers and implicatives (Karttunen
// 1971; Nairn, Condoravdi and Karttunen 2006), and modality from auxiliaries, hedges and the verbs above.
func (x *Extractor) standing(t *tree, c candidate) standing {
	s := standing{modality: Asserted}
	x.own(t, c.carrier, &s)
	if c.carrier != c.head {
		x.nounModifiers(t, c.head, &s)
		if x.words.announcing[verbLemma(t, c.carrier)] && x.words.measures[t.Tokens[c.head].Lemma] {
			s.foresee(Planned, t.Tokens[c.carrier].Span) // "announced layoffs": they are to come
		}
	} else if c.kind == Noun || c.kind == Headline && t.Tokens[c.head].Class == "NOUN" {
		x.nounModifiers(t, c.head, &s)
	}
	x.context(t, c.carrier, &s, 0)
	return s
}

var (
	negativeAdverbs = words("not n't never nt neither nor")
	nearNegatives   = words("hardly barely scarcely")
	nearMisses      = words("almost nearly")
	negativeWords   = words("no none nobody nothing neither nowhere no-one zero")
	plannedModals   = words("will shall 'll wo")
	hedgedModals    = words("may might could can")
	necessity       = words("must")
	obligation      = words("should ought")
	conditionMarks  = words("if unless provided assuming")
)

// own weighs what stands directly at predicate i.
func (x *Extractor) own(t *tree, i int, s *standing) {
	for _, k := range t.kids[i] {
		w := t.lower(k)
		span := t.Tokens[k].Span
		switch {
		case t.is(k, "advmod") && negativeAdverbs[w] && t.until(i):
			// "did not decide until Sunday": it did then
		case t.is(k, "advmod", "cc", "cc:preconj", "det") && negativeAdverbs[w] && !(t.is(k, "cc") && w == "nor" && k > i):
			if w == "not" && k+1 < len(t.Tokens) && onlyAfter[t.lower(k+1)] {
				continue // "not only", "not just": what follows is asserted
			}
			s.negate(span)
		case t.is(k, "advmod") && nearNegatives[w]:
			s.weigh(Hedged, span)
		case t.is(k, "advmod") && nearMisses[w] && k < i && t.Tokens[i].Class == "VERB" && !x.words.scaling[t.Tokens[i].Lemma]:
			s.negate(span) // "nearly broke the record": it did not
		case t.is(k, "advmod") && w == "longer" && k > 0 && t.lower(k-1) == "no":
			s.negate(span) // of "not any longer" the "not" is enough
		case t.is(k, "nsubj", "obj", "obl") && x.negativePhrase(t, k) && !(t.is(k, "obl") && t.lower(k) == "zero"): // "fell below zero"
			s.negate(t.Tokens[x.negativeToken(t, k)].Span)
		case t.is(k, "aux"):
			x.auxiliary(t, i, k, s)
		case t.is(k, "cop") && t.Tokens[i].Tag == "VB": // "the aim is to ..."
			s.foresee(Planned, span)
		case t.is(k, "advmod", "obl"):
			x.adverb(t, k, s)
		case t.is(k, "mark") && (w == "without"):
			s.negate(span)
		case t.is(k, "mark") && conditionMarks[w]:
			s.weigh(Conditional, span)
		case t.is(k, "mark") && w == "whether":
			s.weigh(Question, span)
		case t.is(k, "advcl") && x.conditionalClause(t, k) && x.would(t, i):
			s.weigh(Conditional, t.Tokens[k].Span)
		}
	}
	// "Apple to give free cases" in a headline; "are to be allowed" with its own form of be.
	if t.infinitive(i) && (t.Tokens[i].Head < 0 || t.Kind == nlp.Heading && t.is(i, "acl") && t.Tokens[t.Tokens[i].Head].Head < 0 || t.isTo(i)) {
		s.foresee(Planned, t.Tokens[t.child(i, "mark")].Span)
	}
	// A shared auxiliary: "will meet and sign", "did not attend or speak".
	if t.is(i, "conj") && t.Tokens[i].Tag == "VB" && t.child(i, "aux", "mark") < 0 {
		h := t.Tokens[i].Head
		for _, k := range t.children(h, "aux") {
			x.auxiliary(t, h, k, s)
		}
		for _, k := range t.children(h, "advmod") {
			if negativeAdverbs[t.lower(k)] {
				s.negate(t.Tokens[k].Span)
			}
		}
	}
	if t.Tokens[i].Tag == "VBN" && t.is(i, "conj") && t.child(i, "aux", "aux:pass", "nsubj") < 0 {
		for _, k := range t.children(t.Tokens[i].Head, "aux") {
			if !strings.HasPrefix(t.Tokens[k].Lemma, "have") {
				x.auxiliary(t, t.Tokens[i].Head, k, s)
			}
		}
	}
	if n := len(t.Tokens); n > 0 && t.Tokens[n-1].Form == "?" && !t.is(i, "acl", "advcl") {
		s.weigh(Question, t.Tokens[n-1].Span)
	}
}

var onlyAfter = words("only just merely simply")

func (x *Extractor) auxiliary(t *tree, i, k int, s *standing) {
	w := t.lower(k)
	span := t.Tokens[k].Span
	switch {
	case plannedModals[w]:
		s.foresee(Planned, span)
	case (w == "can" || w == "could") && x.words.perceiving[t.Tokens[i].Lemma]:
		// "could be seen standing on a truck": was seen
	case hedgedModals[w] && w != "can" && t.eventive(i): // "may sign": later, "may have signed": before
		s.foresee(Hedged, span)
	case hedgedModals[w]:
		s.weigh(Hedged, span)
	case necessity[w]: // what must be is not yet
		s.foresee(Planned, span)
	case obligation[w]: // what should be may never be
		s.foresee(Hedged, span)
	case (w == "would" || w == "'d" && t.Tokens[k].Tag == "MD") && t.child(i, "aux") >= 0 && t.perfect(i):
		s.weigh(Hedged, span) // "would have won"
	case w == "would" || w == "'d" && t.Tokens[k].Tag == "MD":
		if t.toldInPast(i) { // "said they would leave": what was future then
			s.foresee(Planned, span)
		} else {
			s.foresee(Hedged, span)
		}
	}
}

// perfect reports whether verb i has "have" for an auxiliary.
func (t *tree) perfect(i int) bool {
	for _, k := range t.children(i, "aux") {
		if t.Tokens[k].Lemma == "have" {
			return true
		}
	}
	return false
}

// eventive reports whether i is a verb that tells an event after its modal, and no state or perfect.
func (t *tree) eventive(i int) bool {
	return t.Tokens[i].Class == "VERB" && !t.perfect(i) && t.child(i, "cop") < 0
}

// toldInPast reports whether predicate i stands under a verb in the past, whose future it then tells.
func (t *tree) toldInPast(i int) bool {
	for h, n := t.Tokens[i].Head, 0; h >= 0 && n < maxClimb; h, n = t.Tokens[h].Head, n+1 {
		if t.Tokens[h].Tag == "VBD" || t.Tokens[h].Class == "NOUN" && t.child(i, "mark") >= 0 { // "the announcement that it would buy"
			return true
		}
		for _, k := range t.children(h, "aux", "aux:pass", "cop") {
			if t.Tokens[k].Tag == "VBD" || t.Tokens[k].Lemma == "have" {
				return true
			}
		}
	}
	return false
}

func (x *Extractor) would(t *tree, i int) bool {
	for _, k := range t.children(i, "aux") {
		switch t.lower(k) {
		case "would", "could", "might", "'d":
			return true
		}
	}
	return false
}

func (x *Extractor) conditionalClause(t *tree, k int) bool {
	m := t.child(k, "mark")
	return m >= 0 && conditionMarks[t.lower(m)]
}

// adverb weighs an adverb or adverbial phrase that the rule packs know as a hedge ("reportedly", "in theory").
func (x *Extractor) adverb(t *tree, k int, s *standing) {
	phrase := t.lower(k)
	if p := t.preposition(k); p != "" {
		phrase = p + " " + phrase
	}
	if h, ok := x.pack.Hedge(phrase, "adverb"); ok {
		s.weigh(Modality(h.Modality), t.Tokens[k].Span)
	}
}

// negativePhrase reports whether nominal k is negative: "no one", "none of the ...", "no survivors".
func (x *Extractor) negativePhrase(t *tree, k int) bool { return x.negativeToken(t, k) >= 0 }

func (x *Extractor) negativeToken(t *tree, k int) int {
	if negativeWords[t.lower(k)] {
		return k
	}
	for _, d := range t.children(k, "det", "advmod", "nummod") {
		w := t.lower(d)
		if w == "no" || w == "neither" || w == "none" || w == "zero" {
			// "no fewer than 30", "no later than": a bound, not a negation
			if d+1 < len(t.Tokens) && (t.Tokens[d+1].Tag == "JJR" || t.Tokens[d+1].Tag == "RBR") {
				return -1
			}
			return d
		}
	}
	return -1
}

// nounModifiers weighs the determiner, the case and the adjectives of an event noun.
func (x *Extractor) nounModifiers(t *tree, i int, s *standing) {
	for _, k := range t.kids[i] {
		w := t.lower(k)
		span := t.Tokens[k].Span
		switch {
		case t.is(k, "det") && (w == "no" || w == "neither"):
			if !s.negative { // the light verb has counted it when the noun is its object
				s.negate(span)
			}
		case t.is(k, "case") && w == "without":
			s.negate(span)
		case t.is(k, "amod"):
			switch {
			case x.words.negativeAdjectives[w]:
				s.negate(span)
			case x.words.plannedAdjectives[w]:
				s.foresee(Planned, span)
			case x.words.wishedAdjectives[w]:
				s.foresee(Hedged, span)
			case x.words.hedgedAdjectives[w]:
				s.weigh(Hedged, span)
			}
		}
	}
}

// context weighs what the predicates above do to predicate i: implicatives, plans, hedges, conditions.
func (x *Extractor) context(t *tree, i int, s *standing, depth int) {
	h := t.Tokens[i].Head
	if h < 0 || depth > maxClimb {
		return
	}
	frame := ""
	switch {
	case t.is(i, "ccomp") && !(t.Tokens[h].Class == "ADJ" && x.words.fearing[t.Tokens[h].Lemma]) && !(t.Tokens[h].Class == "NOUN" && (x.words.believed[t.Tokens[h].Lemma] || x.words.openNouns[t.Tokens[h].Lemma])):
		frame = "that_S"
		if t.Tokens[i].Tag == "VBG" {
			frame = "ing"
		}
	case t.is(i, "xcomp") || t.is(i, "advcl") && t.infinitive(i) && x.words.aspectual[verbLemma(t, h)] && t.child(h, "obj") < 0:
		frame = "to_VP"
		if t.Tokens[i].Tag == "VBG" && !t.infinitive(i) {
			frame = "ing"
		} else if (t.Tokens[i].Class == "ADJ" || t.Tokens[i].Tag == "VBN") && !t.infinitive(i) {
			frame = "adj"
		} else if t.child(h, "obj", "iobj") >= 0 {
			frame = "NP_to_VP"
		}
	case t.is(i, "nsubj") && t.Tokens[i].Class == "NOUN" && x.raised(t, h) >= 0:
		var above standing // "the trial is set to begin", "a strike is expected to follow"
		k := x.raised(t, h)
		x.own(t, k, &above)
		x.context(t, k, &above, depth+1)
		if above.modality != Asserted && above.modality != Question {
			s.inherit(above)
		}
		return
	case t.is(i, "nsubj") && t.Tokens[i].Class == "NOUN" && x.odds(t, h) >= 0:
		k := x.odds(t, h) // "a strike is likely", "a recession seems inevitable"
		s.foresee(Hedged, t.Tokens[k].Span)
		if w := t.lower(k); w == "unlikely" || w == "impossible" {
			s.negate(t.Tokens[k].Span)
		}
		return
	case t.is(i, "obj") && t.Tokens[i].Class == "NOUN" && t.child(h, "xcomp") >= 0 && x.words.objectWished[verbLemma(t, h)] && x.raisedFromObject(t, h) < 0:
		return // "expects sales to exceed 250": there are sales
	case t.is(i, "obl") && t.Tokens[i].Class == "NOUN" && t.preposed(i, "for") && x.words.charging[verbLemma(t, h)]:
		return // "will be fined for the delay": there was one
	case t.is(i, "obj", "nsubj:pass") && t.Tokens[i].Class == "NOUN":
		frame = "np"
	case t.is(i, "advcl") && t.temporal(i) && (t.Tokens[i].Tag == "VBZ" || t.Tokens[i].Tag == "VBP" || t.presentAuxiliary(i)):
		var above standing // "will leave when the work is done": that is to come as well
		x.own(t, h, &above)
		if above.modality == Planned {
			s.inherit(above)
		}
		return
	case t.is(i, "advcl") && t.preposed(i, "from", "against"):
		frame = "ing"
	case t.is(i, "obl") && t.Tokens[i].Class == "NOUN" && t.preposed(i, "for", "from", "against", "on"):
		frame = t.preposition(i)
	case t.is(i, "acl", "ccomp") && t.Tokens[h].Class == "NOUN" && x.words.believed[t.Tokens[h].Lemma] && t.child(i, "mark") >= 0 && !t.infinitive(i):
		// "the idea that he was born abroad": somebody's, and perhaps nobody's who writes
		s.weigh(Hedged, t.Tokens[h].Span)
		for _, k := range t.children(h, "amod") {
			if x.words.falseAdjectives[t.lower(k)] {
				s.negate(t.Tokens[k].Span)
			}
		}
		return
	case t.is(i, "acl") && t.infinitive(i) && (t.Tokens[h].Class == "NOUN" || t.selects(h)):
		if t.selects(h) { // "the first woman to lead", "one of the few to rise": as sure as what it is said in
			if t.child(h, "cop") >= 0 {
				x.own(t, h, s)
			}
			x.context(t, h, s, depth+1)
			return
		}
		x.nounComplement(t, h, s)
		return
	case t.is(i, "advcl", "xcomp") && t.infinitive(i) && (x.words.outcomes[t.Tokens[i].Lemma] && x.words.moving[t.Tokens[h].Lemma] || t.Tokens[i].Lemma == "become"):
		var above standing // an outcome: "rose to close at 7,162", "passed its rival to become the largest"
		x.own(t, h, &above)
		x.context(t, h, &above, depth+1)
		s.inherit(above)
		if above.negative {
			s.negate(above.negator)
		}
		return
	case t.is(i, "advcl") && t.infinitive(i):
		s.foresee(Planned, t.Tokens[t.child(i, "mark")].Span) // a purpose: "to save fuel"
		return
	case t.is(i, "nmod", "acl", "ccomp") && (t.preposed(i, "of", "for", "over", "about", "on") || t.child(i, "mark") >= 0) && x.words.openNouns[t.Tokens[h].Lemma]:
		// "fears of a recession", "the prospects for growth", "worries that it will close"
		if s.weigh(Hedged, t.Tokens[h].Span); x.words.prospects[t.Tokens[h].Lemma] && (t.Tokens[i].Class == "NOUN" || t.Tokens[i].Tag == "VBG") {
			s.ahead = true // a clause has a tense of its own: "fears that they drowned"
		}
		return
	case t.is(i, "obl", "advcl", "ccomp") && t.Tokens[h].Class == "ADJ" && x.words.fearing[t.Tokens[h].Lemma] && (t.is(i, "ccomp") || t.preposed(i, "of", "about", "over", "for", "that")):
		s.weigh(Hedged, t.Tokens[h].Span) // "afraid of losing", "hopeful that it will open"
		return
	case t.is(i, "nmod") && t.Tokens[i].Class == "NOUN" && t.preposed(i, "of", "for") && x.words.wishedNouns[t.Tokens[h].Lemma]:
		s.foresee(Hedged, t.Tokens[h].Span) // "calls for a ceasefire", "a bid for the firm"
		return
	case t.is(i, "nmod") && t.Tokens[i].Class == "NOUN" && t.preposed(i, "for") && x.words.plannedNouns[t.Tokens[h].Lemma]:
		s.foresee(Planned, t.Tokens[h].Span) // "plans for a merger"
		return
	case t.is(i, "acl") && t.Tokens[i].Tag == "VBN" && t.is(h, "obj") && x.words.causative[verbLemma(t, t.Tokens[h].Head)]:
		var above standing // "hoped to have the app restored": as sure as the having
		v := t.Tokens[h].Head
		x.own(t, v, &above)
		x.context(t, v, &above, depth+1)
		if x.words.wanting[verbLemma(t, v)] {
			s.foresee(Hedged, t.Tokens[v].Span)
		}
		s.inherit(above)
		if above.negative {
			s.negate(above.negator)
		}
		return
	case t.is(i, "acl") && t.Tokens[i].Relation != "acl:relcl" && t.Tokens[i].Tag == "VBN", t.is(i, "nmod") && t.Tokens[i].Class == "NOUN",
		t.is(i, "nsubj") && t.Tokens[i].Class == "NOUN" && x.words.occurring[verbLemma(t, h)]:
		// What belongs to an event that is not yet, is not yet: "the planned purchase of 22 jets", "the talks will begin". Of
		// any other subject it is no word that there is one: "the loss could swell".
		var above standing
		above.modality = Asserted
		x.own(t, h, &above)
		if t.is(i, "nsubj") {
			x.context(t, h, &above, depth+1)
		}
		if above.modality != Asserted && above.modality != Question {
			s.inherit(above)
		}
		return
	case t.is(i, "acl") && t.Tokens[i].Relation != "acl:relcl" && t.Tokens[h].Class == "NOUN" && t.negated(h):
		s.weigh(Hedged, t.Tokens[h].Span) // "no evidence that ...": left open
		return
	case t.is(i, "conj"):
		// A conjunct stands under the same governor as the first, when it has no subject of its own.
		if t.child(i, "nsubj") < 0 {
			for _, k := range t.children(h, "mark") {
				switch w := t.lower(k); {
				case conditionMarks[w]:
					s.weigh(Conditional, t.Tokens[k].Span)
				case w == "whether":
					s.weigh(Question, t.Tokens[k].Span)
				}
			}
			x.context(t, h, s, depth+1)
		}
		return
	default:
		return
	}
	var above standing
	above.modality = Asserted
	x.own(t, h, &above)
	x.context(t, h, &above, depth+1)
	x.complement(t, h, i, frame, above, s)
}

// isTo reports whether an infinitive stands behind a form of "be" of its own, as in "are to be allowed"; in "the first to be
// allowed" the form of "be" belongs to the passive.
func (t *tree) isTo(i int) bool {
	be, to := t.child(i, "aux"), t.child(i, "mark")
	return be >= 0 && be < to && t.Tokens[be].Lemma == "be"
}

// infinitive reports whether predicate i is marked by "to": "to meet", "to be revived", "to have met".
func (t *tree) infinitive(i int) bool {
	k := t.child(i, "mark")
	if k < 0 || t.lower(k) != "to" {
		return false
	}
	if t.Tokens[i].Tag == "VB" {
		return true
	}
	for _, a := range t.children(i, "aux", "aux:pass", "cop") {
		if t.Tokens[a].Tag == "VB" { // "to be revived", "to have met"
			return true
		}
	}
	return false
}

// falsely reports whether a verb of saying carries the writer's word that what is said is not so.
func (t *tree) falsely(h int) bool {
	for _, k := range t.children(h, "advmod") {
		switch t.lower(k) {
		case "falsely", "wrongly", "mistakenly", "incorrectly", "erroneously", "untruthfully":
			return true
		}
	}
	return false
}

// selects reports whether nominal h is picked out of a row by an ordinal, a superlative or "only", so that an
// infinitive behind it tells what it did: "the first woman to lead the firm".
func (t *tree) selects(h int) bool {
	if selecting[t.lower(h)] {
		return true
	}
	for _, k := range t.children(h, "amod", "nummod", "advmod") {
		if selecting[t.lower(k)] || t.Tokens[k].Tag == "JJS" {
			return true
		}
	}
	return false
}

var selecting = words("first second third fourth fifth last latest only few one next")

// until reports whether predicate i, or its complement, is bounded by "until" or "till".
func (t *tree) until(i int) bool {
	for j := range t.Tokens {
		if w := t.lower(j); (w == "until" || w == "till") && j > i && t.under(j, i) {
			return true
		}
	}
	return false
}

// under reports whether token j hangs below token i.
func (t *tree) under(j, i int) bool {
	for n := 0; j >= 0 && n < len(t.Tokens); j, n = t.Tokens[j].Head, n+1 {
		if j == i {
			return true
		}
	}
	return false
}

// definite reports whether noun i is presented as known: "the loss", "this meeting", "their losses".
func (t *tree) definite(i int) bool {
	for _, k := range t.children(i, "det", "nmod:poss") {
		switch t.lower(k) {
		case "a", "an", "any", "some", "no", "another", "further":
		default:
			return true
		}
	}
	return false
}

// temporal reports whether clause i tells a time: "when it opens", "before they leave".
func (t *tree) temporal(i int) bool {
	for _, k := range t.children(i, "mark", "advmod") {
		switch t.lower(k) {
		case "when", "before", "after", "until", "till", "once":
			return k < i
		}
	}
	return false
}

func (t *tree) presentAuxiliary(i int) bool {
	for _, k := range t.children(i, "aux", "aux:pass", "cop") {
		if tag := t.Tokens[k].Tag; tag == "VBZ" || tag == "VBP" {
			return true
		}
	}
	return false
}

// negated reports whether noun h stands under "no".
func (t *tree) negated(h int) bool {
	for _, k := range t.children(h, "det") {
		if t.lower(k) == "no" {
			return true
		}
	}
	return false
}

// preposed reports whether token i is introduced by one of the words, as a case or a mark.
func (t *tree) preposed(i int, ws ...string) bool {
	for _, k := range t.children(i, "case", "mark") {
		for _, w := range ws {
			if t.lower(k) == w {
				return true
			}
		}
	}
	return false
}

// complement applies the signature of verb h to its complement.
func (x *Extractor) complement(t *tree, h, i int, frame string, above standing, s *standing) {
	span := t.Tokens[h].Span
	lemma := verbLemma(t, h)
	if frame == "np" || frame == "for" || frame == "from" || frame == "against" || frame == "on" {
		switch key := lemma + prepositionKey(frame); {
		case x.words.undone[key], frame == "np" && x.words.ending[lemma] && x.words.plannedNouns[t.Tokens[i].Lemma]:
			if t.preposed(h, "amid", "amidst") {
				break // "amid declining confidence": there is some
			}
			if x.words.communicated[t.Tokens[i].Lemma] {
				break // a rejected proposal was made
			}
			s.negate(span.Hull(above.negator))
			if above.negative {
				s.negate(span)
			}
		case x.words.objectPlanned[key]:
			s.foresee(Planned, span)
		case x.words.objectWished[key]:
			s.foresee(Hedged, span)
		case x.words.objectHedged[key]:
			s.weigh(Hedged, span)
		case x.words.light[lemma]:
			if above.negative {
				s.negate(above.negator)
			}
		case t.definite(i), frame == "np" && x.words.there[lemma]:
			return // "will reduce its losses", "tried to address complaints": there are some
		}
		s.inherit(above)
		return
	}
	voice := "active"
	if passive(t, h) {
		voice = "passive"
	}
	if x.words.aspectual[lemma] { // "has begun to sell": it sells, as surely as it has begun
		s.inherit(above)
		if above.negative {
			s.negate(above.negator)
		}
		return
	}
	if lemma == "expect" && voice == "passive" || x.words.likelihood[lemma] { // hearsay or a guess, and yet to come
		s.foresee(Hedged, span)
		if above.negative || lemma == "unlikely" {
			s.negate(span.Hull(above.negator))
		}
		return
	}
	if frame == "adj" { // "presumed dead" is a guess, "remained closed" none
		s.inherit(above)
		switch made := t.child(h, "obj") >= 0; {
		case x.words.hedging[lemma] || x.words.doubting[lemma], above.negative && made: // "did not make them angry": they may have been
			s.weigh(Hedged, span)
		case above.negative:
			s.negate(above.negator)
		}
		return
	}
	sign := "o"
	v, known := x.pack.Veridicality(lemma, frame, voice)
	if !known && frame == "to_VP" && t.Tokens[h].Tag == "VBN" && t.is(h, "acl") {
		v, known = x.pack.Veridicality(lemma, frame, "active") // a past that was taken for a participle: "a plan failed to pass"
	}
	if known {
		sign = v.Positive
		if above.negative {
			sign = v.Negated
		}
	}
	if frame == "ing" && t.preposed(i, "from") && x.words.preventing[lemma] {
		sign = "-" // "keep vessels from trading"; not preventing it leaves it open
		if known = true; above.negative {
			sign = "o"
		}
	}
	if frame == "that_S" && t.falsely(h) {
		s.negate(span) // "falsely claimed that": the writer takes it back
		return
	}
	if _, cue := x.pack.Cue(lemma, "verb"); cue && frame == "that_S" {
		switch {
		case sign == "-" || lemma == "deny":
			if !above.negative {
				s.negate(span)
			}
		case x.words.doubting[lemma]:
			s.weigh(Hedged, span)
		case above.negative && sign != "+":
			s.weigh(Hedged, above.negator.Hull(span)) // "cannot say that", "did not say that": left open
		}
		// "said", "confirmed": the content is claimed in the source's name, which the attribution carries.
		if above.modality == Conditional || above.modality == Question {
			s.inherit(above)
		}
		if s.ahead && x.words.foretelling[lemma] {
			s.weigh(Hedged, span) // "forecast that the firm would lose money": nothing is settled
		}
		return
	}
	switch sign {
	case "+":
		s.inherit(above)
	case "-":
		s.negate(span.Hull(above.negator))
		s.inherit(above)
	default:
		switch {
		case x.words.planning[lemma]:
			s.foresee(Planned, span)
		case lemma == "like" && x.would(t, h) && x.words.performed[t.Tokens[i].Lemma]:
			// "would like to thank" thanks
		case x.words.wishing[lemma], frame == "ing" && x.words.pondering[lemma]:
			s.foresee(Hedged, span)
		case frame == "that_S" && x.words.hedging[lemma]:
			s.weigh(Hedged, span)
		case known && frame != "ing":
			s.weigh(Hedged, span)
		default:
			s.inherit(above)
		}
		if above.negative && lemma != "need" && lemma != "have" && lemma != "require" && (x.words.planning[lemma] || x.words.wishing[lemma] || x.words.hedging[lemma]) {
			s.negate(above.negator) // "do not plan to attend", "is not expected to": the plan is not to
		}
	}
}

func prepositionKey(frame string) string {
	if frame == "np" {
		return ""
	}
	return " " + frame
}

// nounComplement weighs "a plan to attack", "the failure to agree", "no decision to close".
func (x *Extractor) nounComplement(t *tree, h int, s *standing) {
	span := t.Tokens[h].Span
	for _, k := range t.children(h, "amod") {
		w := t.lower(k)
		if i := strings.LastIndexByte(w, '-'); i >= 0 {
			w = w[i+1:] // "the now-cancelled deal to lease 100 planes"
		}
		if x.words.negativeAdjectives[w] {
			s.negate(t.Tokens[k].Span)
			return
		}
	}
	if v := t.Tokens[h].Head; v >= 0 && t.Tokens[v].Class == "VERB" {
		// "a plan to sell the mill failed", "scrapped plans to sell": it was not sold
		if t.is(h, "nsubj") && x.words.failing[verbLemma(t, v)] || t.is(h, "obj", "nsubj:pass") && x.words.undone[verbLemma(t, v)] {
			var above standing
			x.own(t, v, &above)
			x.context(t, v, &above, 1)
			s.inherit(above)
			if !above.negative {
				s.negate(t.Tokens[v].Span)
			}
			return
		}
	}
	switch l := t.Tokens[h].Lemma; {
	case x.words.negativeNouns[l]:
		s.negate(span)
	case x.words.wishedNouns[l], x.words.hedgedNouns[l]:
		s.foresee(Hedged, span)
	default: // nouns of plan, and any other that has a purpose
		s.foresee(Planned, span)
	}
}
