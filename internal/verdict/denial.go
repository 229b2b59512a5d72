package verdict

import (
	"maps"
	"slices"
	"strings"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// Stands lists what somebody denies in a document, and what is asserted in it that somebody may deny.
func Stands(pack *rule.Pack, doc *nlp.Document, e *entity.Document, a *attribution.Document, claims []claim.Claim) (denials, allegations []Stand) {
	r := newStandReader(pack, doc, e, a, claims)
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if len(s.Tokens) == 0 || s.Tokens[len(s.Tokens)-1].Form == "?" || len(s.Tokens) > 120 {
			continue
		}
		for j := range s.Tokens {
			if d, ok := r.denial(i, j); ok {
				denials = append(denials, d)
			}
		}
		for j := range claims {
			if claims[j].Sentence == i {
				if d, ok := r.selfDenial(&claims[j]); ok && !slices.ContainsFunc(denials, func(o Stand) bool { return o.Sentence == i && o.Overlaps(d.Span) }) {
					denials = append(denials, d)
				}
			}
		}
		for _, a := range r.allegations(i) {
			if !slices.ContainsFunc(denials, func(d Stand) bool { return d.Sentence == i && !a.own && overlap(d.who, a.who) }) {
				allegations = append(allegations, a)
			}
		}
	}
	return denials, allegations
}

// denial reads what token j of a sentence denies, if it is the word that denies.
func (r *standReader) denial(i, j int) (Stand, bool) {
	s := &r.doc.Sentences[i]
	t := &s.Tokens[j]
	switch {
	case t.Class == "VERB" && r.listed("denial/verb", t.Lemma):
		return r.denies(i, j)
	case t.Class != "VERB" && r.listed("denial/false", t.Lemma), r.listed("denial/true", t.Lemma):
		return r.callsFalse(i, j)
	}
	return Stand{}, false
}

// denies reads "denied that", "denied doing", "rejected the claim that", "the claim, which she denied".
func (r *standReader) denies(i, j int) (Stand, bool) {
	s := &r.doc.Sentences[i]
	t := &s.Tokens[j]
	if r.turned(s, j) {
		return Stand{}, false
	}
	d := Stand{Sentence: i, Attribution: r.cuedBy(i, t), Deed: -1, Accused: -1}
	passive := len(kids(s, j, "aux:pass")) > 0
	who := subjectOf(s, j)
	if who >= 0 && r.listed("denial/arbiter", s.Tokens[who].Lemma) {
		return Stand{}, false
	}
	d.who = r.deniers(s, who, d.Attribution)
	noun, clause := -1, -1
	switch object := kid(s, j, "obj"); {
	case passive:
		noun = kid(s, j, "nsubj:pass")
	case t.Relation == "acl:relcl" && (object < 0 || s.Tokens[object].Tag == "WDT"):
		noun = t.Head
	case object > 0 && s.Tokens[object].Tag == "WDT" && object < j:
		// "over the claims, which she denied", read as two sentences
		if noun = object - 1; s.Tokens[noun].Class == "PUNCT" {
			noun--
		}
		if noun < 0 || !r.listed("denial/noun", s.Tokens[noun].Lemma) {
			return Stand{}, false
		}
	case object >= 0:
		noun = object
	default:
		clause = kid(s, j, "ccomp", "xcomp")
		if clause >= 0 && s.Tokens[clause].Class == "NOUN" {
			noun, clause = clause, -1
		}
	}
	if len(d.who) == 0 && clause >= 0 {
		if k := kid(s, clause, "nsubj"); k >= 0 && s.Tokens[k].Class == "PRON" {
			d.who = r.deniers(s, k, -1) // "denied that she": most often of herself
		}
	}
	if len(d.who) == 0 {
		return Stand{}, false
	}
	switch {
	case noun >= 0 && r.listed("denial/noun", s.Tokens[noun].Lemma):
		r.about(&d, i, noun)
	case noun >= 0 && strings.EqualFold(t.Lemma, "deny") && s.Tokens[noun].Class == "NOUN":
		if len(kids(s, j, "iobj")) > 0 || len(r.keys(&s.Tokens[noun])) > 0 {
			return Stand{}, false // "denied him entry"
		}
		d.object = s.Subtree(noun)
		if r.listed("denial/accusing", s.Tokens[noun].Lemma) && r.content(s, noun) < 0 {
			d.noun = strings.ToLower(s.Tokens[noun].Lemma)
		} else if r.listed("accusation/noun", s.Tokens[noun].Lemma) || hasAny(s, noun) {
			r.fill(&d, s, noun)
			d.self, d.object = true, s.Tokens[noun].Span
			for i := range s.Tokens {
				if r.partOf(s, noun, i) {
					d.object = d.object.Hull(s.Tokens[i].Span)
				}
			}
		} else {
			return Stand{}, false // "denied entry", "denied services"
		}
	case clause >= 0 && !r.listed("denial/ruling", t.Lemma):
		if s.Tokens[clause].Tag != "VBG" && kid(s, clause, "nsubj", "nsubj:pass") < 0 {
			return Stand{}, false
		}
		r.fill(&d, s, clause)
		d.object, d.Deed = s.Subtree(clause), clause
	default:
		return Stand{}, false
	}
	if len(d.matter) == 1 && r.listed("denial/accusing", d.noun) && r.listed("accusation/noun", d.matter[0].lemma) {
		d.matter = nil // "claims of fraud"
	}
	d.Span = t.Span.Hull(d.object)
	if noun >= 0 && noun > j && d.noun != "" {
		d.Span = t.Span.Hull(s.Tokens[noun].Span)
	}
	if t.Relation == "acl:relcl" {
		d.Span = s.Subtree(j).Hull(s.Tokens[t.Head].Span)
	}
	return d, true
}

// hasAny reports whether a noun is denied as a whole: "denied any role in the attack".
func hasAny(s *nlp.Sentence, noun int) bool {
	return slices.ContainsFunc(kids(s, noun, "det"), func(k int) bool { return strings.EqualFold(s.Tokens[k].Form, "any") })
}

// about takes what a noun of saying stands for: the clause or the phrase beside it, else the noun itself.
func (r *standReader) about(d *Stand, i, noun int) {
	s := &r.doc.Sentences[i]
	d.noun = strings.ToLower(s.Tokens[noun].Lemma)
	d.object = s.Tokens[noun].Span
	d.reported = r.listed("denial/report", d.noun)
	for _, k := range kids(s, noun, "nmod:poss", "compound") {
		d.by = joined(d.by, r.party(s, k))
		if t, ok := r.term(&s.Tokens[k]); ok && r.listed("accusation/noun", s.Tokens[k].Lemma) {
			d.described = append(d.described, t)
		}
	}
	if len(kids(s, noun, "det", "nmod:poss")) == 0 && s.Tokens[noun].Relation == "appos" {
		d.pointing, d.loose = true, true // "..., charges that she denied"
	}
	for _, k := range kids(s, noun, "det", "amod", "nmod", "compound") {
		d.object = d.object.Hull(s.Tokens[k].Span)
		switch strings.ToLower(s.Tokens[k].Form) {
		case "that", "this", "those", "these", "such":
			d.pointing = s.Tokens[k].Relation == "det"
		case "a", "an":
			d.pointing, d.loose = true, true
		}
	}
	if c := r.content(s, noun); c >= 0 {
		r.fill(d, s, c)
		d.object, d.Deed = s.Subtree(noun).Hull(s.Subtree(c)), c
	}
}

// content is the head of what a noun of saying has beside it as its content, -1 for nothing: "claims that she lied",
// "allegations of fraud", "a report that said he knew".
func (r *standReader) content(s *nlp.Sentence, noun int) int {
	for _, k := range kids(s, noun, "acl", "ccomp") {
		t := &s.Tokens[k]
		_, cue := r.pack.Cue(t.Lemma, "verb")
		that := func(m int) bool { return strings.EqualFold(s.Tokens[m].Form, "that") }
		switch {
		case cue && kid(s, k, "ccomp") >= 0:
			return kid(s, k, "ccomp")
		case slices.ContainsFunc(kids(s, k, "mark", "case"), func(m int) bool { return strings.EqualFold(s.Tokens[m].Form, "about") }):
			return k // "claims about being robbed"
		case slices.ContainsFunc(kids(s, k, "mark"), that),
			slices.ContainsFunc(kids(s, k, "nsubj"), that) && len(kids(s, k, "nsubj")) > 1,                             // where "that" is taken to be the wrong word
			slices.ContainsFunc(kids(s, k, "obj"), that) && len(kids(s, k, "obj")) > 1 && len(kids(s, k, "nsubj")) > 0: // "claims that she had misled them"
			return k
		}
	}
	// "rejected claims that she lied", where the clause is taken to be the verb's.
	if s.Tokens[noun].Relation == "obj" {
		for _, k := range kids(s, s.Tokens[noun].Head, "ccomp") {
			if m := kid(s, k, "mark"); m == noun+1 && strings.EqualFold(s.Tokens[m].Form, "that") {
				return k
			}
		}
	}
	for _, k := range kids(s, noun, "nmod") {
		if c := kid(s, k, "case"); c >= 0 && r.listed("denial/accusing", s.Tokens[noun].Lemma) && strings.EqualFold(s.Tokens[c].Form, "of") && len(r.keys(&s.Tokens[k])) == 0 ||
			c >= 0 && strings.EqualFold(s.Tokens[c].Form, "about") {
			return k
		}
	}
	return -1
}

// partOf reports whether a token hangs below a token and, where that is a noun, not in what is joined to it: "denies any role,
// and inquiries have cleared it".
func (r *standReader) partOf(s *nlp.Sentence, top, i int) bool {
	if !s.Dominates(top, i) {
		return false
	}
	return s.Tokens[top].Class != "NOUN" || !slices.ContainsFunc(kids(s, top, "conj"), func(k int) bool { return s.Dominates(k, i) })
}

// fill takes the words below a token for what is denied.
func (r *standReader) fill(d *Stand, s *nlp.Sentence, top int) {
	d.matter = r.terms(s, func(i int) bool { return r.partOf(s, top, i) })
	d.root, _ = r.term(&s.Tokens[top])
	subject := kid(s, top, "nsubj", "nsubj:pass")
	d.self = subject < 0 && s.Tokens[top].Tag == "VBG"
	if subject < 0 {
		return
	}
	for k := range r.party(s, subject) {
		if d.self = d.self || d.who[k]; !d.who[k] {
			if d.subject == nil {
				d.subject = map[string]bool{}
			}
			d.subject[k] = true
		}
	}
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Class == "PRON" && s.Dominates(subject, i) && len(d.subject) == 0 && t.Form != "it" {
			d.self = true // "that it had", "that its ships had"
		}
	}
	if d.self {
		d.subject = nil
	}
}

// selfDenial reads what a source says that it did not do: "I have not taken a crown".
func (r *standReader) selfDenial(c *claim.Claim) (Stand, bool) {
	s := &r.doc.Sentences[c.Sentence]
	if c.Polarity != claim.Negative || c.Modality != claim.Asserted || c.Attribution < 0 || c.Predicate.Kind != claim.Verb || c.Negator.Empty() {
		return Stand{}, false
	}
	head := &s.Tokens[c.Predicate.Head]
	agent := kid(s, c.Predicate.Head, "nsubj")
	negated := slices.ContainsFunc(kids(s, c.Predicate.Head, "advmod"), func(k int) bool {
		w := strings.ToLower(s.Tokens[k].Form)
		return w == "not" || w == "never" || w == "n't" || w == "n’t"
	})
	if agent < 0 || !negated || head.Tag == "VB" && len(kids(s, c.Predicate.Head, "aux")) != 1 {
		return Stand{}, false
	}
	d := Stand{Sentence: c.Sentence, Attribution: c.Attribution, who: r.source(c.Attribution), self: true, strict: true, Deed: c.Predicate.Head, Accused: -1}
	if len(d.who) == 0 {
		return Stand{}, false
	}
	switch t := &s.Tokens[agent]; {
	case strings.EqualFold(t.Form, "I"):
	case !overlap(r.keys(t), d.who):
		return Stand{}, false
	}
	for _, k := range kids(s, c.Predicate.Head, "aux", "mark", "advmod") {
		if t := &s.Tokens[k]; t.Tag == "MD" || t.Relation == "mark" || r.listed("denial/narrowing", t.Form) {
			return Stand{}, false
		}
	}
	joined := kids(s, c.Predicate.Head, "conj", "parataxis", "advcl", "ccomp")
	within := func(i int) bool {
		return s.Dominates(c.Predicate.Head, i) && c.Span.Contains(s.Tokens[i].Span) && !slices.ContainsFunc(joined, func(k int) bool { return s.Dominates(k, i) })
	}
	d.matter = r.terms(s, within)
	d.root, _ = r.term(head)
	for i := range s.Tokens {
		if within(i) && s.Tokens[i].Class != "PUNCT" {
			d.Span = d.Hull(s.Tokens[i].Span)
		}
	}
	return d, len(d.matter) > 2
}

// callsFalse reads "said the charges were false", "called the report baseless", "that is not true".
func (r *standReader) callsFalse(i, j int) (Stand, bool) {
	s := &r.doc.Sentences[i]
	t := &s.Tokens[j]
	needsNot := r.listed("denial/true", t.Lemma)
	top := j
	if t.Relation == "conj" {
		top = t.Head // "baseless and false"
	}
	subject := kid(s, top, "nsubj")
	caller := -1
	if subject < 0 && (s.Tokens[top].Relation == "xcomp" || s.Tokens[top].Relation == "obl") && s.Tokens[top].Head >= 0 {
		caller = s.Tokens[top].Head
		subject = kid(s, caller, "obj")
	}
	if subject < 0 || kid(s, top, "cop") < 0 && caller < 0 || t.Class == "NOUN" && caller < 0 && s.Tokens[subject].Class != "NOUN" {
		return Stand{}, false
	}
	not := slices.ContainsFunc(s.Children(top), func(k int) bool { return negativeWord(&s.Tokens[k]) && k < j })
	if not != needsNot {
		return Stand{}, false
	}
	for _, k := range s.Children(top) {
		if u := &s.Tokens[k]; u.Relation == "aux" && u.Tag == "MD" || u.Relation == "mark" && (strings.EqualFold(u.Form, "if") || strings.EqualFold(u.Form, "whether")) {
			return Stand{}, false
		}
	}
	d := Stand{Sentence: i, Attribution: r.holding(i, t), Deed: -1, Accused: -1}
	if caller >= 0 {
		switch s.Tokens[caller].Lemma {
		case "call", "brand", "label", "describe", "denounce", "characterize", "characterise":
		default:
			return Stand{}, false
		}
		if r.turned(s, caller) {
			return Stand{}, false
		}
		d.Attribution = r.cuedBy(i, &s.Tokens[caller])
		if who := subjectOf(s, caller); who >= 0 {
			d.who = r.party(s, who)
		}
	}
	if len(d.who) == 0 {
		d.who = r.source(d.Attribution)
	}
	if len(d.who) == 0 && s.Tokens[top].Relation == "ccomp" {
		if who := subjectOf(s, s.Tokens[top].Head); who >= 0 && !r.turned(s, s.Tokens[top].Head) {
			d.who = r.party(s, who)
		}
	}
	if len(d.who) == 0 {
		return Stand{}, false
	}
	if d.Attribution >= 0 && r.said.Attributions[d.Attribution].CueClass == "deny" {
		return Stand{}, false
	}
	sub := &s.Tokens[subject]
	switch {
	case r.listed("denial/noun", sub.Lemma):
		r.about(&d, i, subject)
	case (sub.Lemma == "that" || sub.Lemma == "this") && len(s.Tokens) <= 12:
		d.noun, d.pointing, d.object = "that", true, sub.Span
	default:
		return Stand{}, false
	}
	d.Span = d.object.Hull(t.Span)
	if d.Deed >= 0 && d.Deed < j { // "accusations that she lied were false": what is said is no part of the denial
		d.Span = t.Span
		for _, k := range s.Children(top) {
			if u := &s.Tokens[k]; u.Relation == "cop" || negativeWord(u) {
				d.Span = d.Hull(u.Span)
			}
		}
	}
	return d, true
}

// joined is the union of two parties.
func joined(x, y map[string]bool) map[string]bool {
	out := maps.Clone(x)
	if out == nil {
		out = map[string]bool{}
	}
	maps.Copy(out, y)
	return out
}

// hullOf is the span of the tokens of a sentence that lie in one of the spans, and whether there are any.
func hullOf(s *nlp.Sentence, spans []text.Span) (text.Span, bool) {
	var hull text.Span
	for i := range s.Tokens {
		if t := &s.Tokens[i]; slices.ContainsFunc(spans, func(c text.Span) bool { return c.Contains(t.Span) }) {
			hull = hull.Hull(t.Span)
		}
	}
	return hull, !hull.Empty()
}
