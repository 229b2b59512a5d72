package attribution

import (
	"slices"
	"strings"

	"gainsay/internal/text"
)

// sureOfUnknownCue is the confidence from which a cue that the rules do not know is taken for saying.
const sureOfUnknownCue = 0.75

// isFirm tells saying and thinking from wanting, judging and doing, which the labels find as well. A quotation is
// firm. Else the cue must be one that the rules know, and its content must be what that cue takes: a clause, or a
// noun phrase where it is no verb that only looks like saying.
func (r *reading) isFirm(x *draft) bool {
	if x.signed || r.partlyQuoted(x.Content) {
		return true
	}
	if x.cue.none() {
		return false
	}
	if x.source.none() {
		return r.isHearsay(x)
	}
	if r.listed(x.CueLemma, "cue/intent") || x.CueClass == "plan" || r.isMotion(x) {
		return false
	}
	if r.isReceiver(x) || r.isPatient(x) {
		return false
	}
	about := r.sourceAt(x.source)
	if r.listed(x.CueLemma, "cue/pseudo") && !r.canSpeak(about, x.CueLemma, x.CueClass) {
		return false
	}
	clause, kind := r.isClause(x), about.kind
	switch {
	case kind == nobody && r.doc.Sentences[x.cue.sentence].Tokens[r.cueHead(x)].Tag == "VBG":
		return false // the writer's gloss: "..., emphasising that ..."
	case kind == nobody:
		return clause && (x.CueClass == "report" || x.CueClass == "deny" || x.CueClass == "belief")
	case r.listed(x.CueLemma, "cue/pseudo"):
		// "has signalled a readiness" is said of a speaker; ", signalling a new phase" is the writer's gloss.
		gloss := r.doc.Sentences[x.cue.sentence].Tokens[r.cueHead(x)].Tag == "VBG"
		said := isHuman(kind) && r.listed(x.CueLemma, "cue/gesture")
		return clause || r.hasWord(x.Content, "as") || !gloss && said || kind == documentSource && x.CueClass != ""
	case x.CueClass == "":
		return clause && x.Confidence >= sureOfUnknownCue
	}
	return true
}

// isReceiver reports whether the cue is a noun of saying as the object of a verb that tells of no saying: who "ignored
// three warnings" or "received a complaint" is not the one who warned or complained.
func (r *reading) isReceiver(x *draft) bool {
	if x.source.sentence != x.cue.sentence {
		return false
	}
	tokens := r.doc.Sentences[x.cue.sentence].Tokens
	for i := x.cue.start; i < x.cue.end; i++ {
		t := &tokens[i]
		if !strings.HasPrefix(t.Tag, "NN") || !r.listed(strings.ToLower(t.Lemma), "cue/noun") || t.Relation != "obj" || t.Head < 0 {
			continue
		}
		verb := strings.ToLower(tokens[t.Head].Lemma)
		if _, ok := r.rules.Cue(verb, "verb"); !ok && strings.HasPrefix(tokens[t.Head].Tag, "V") && !r.listed(verb, "cue/light") {
			return true
		}
	}
	return false
}

// isHuman reports whether a speaker is people or a body of people.
func isHuman(k speaker) bool {
	switch k {
	case namedPerson, pronoun, office, organisation, side, persons, vaguePersons:
		return true
	}
	return false
}

// isMotion reports whether a cue goes on with a preposition of motion, which makes it a deed: "slammed into".
func (r *reading) isMotion(x *draft) bool {
	tokens := r.doc.Sentences[x.cue.sentence].Tokens
	h := r.cueHead(x)
	if h+1 >= len(tokens) {
		return false
	}
	return slices.Contains([]string{"into", "onto", "through", "across", "past", "along", "alongside", "off", "from"}, strings.ToLower(tokens[h+1].Form))
}

// isClause reports whether a content is a clause or an infinitive that depends on the cue: what is said, and not
// what is spoken of.
func (r *reading) isClause(x *draft) bool {
	cue := r.span(x.cue)
	for k, c := range x.Content {
		s := &r.doc.Sentences[r.sentenceAt(c.Start)]
		first := k == 0
		for i := range s.Tokens {
			t := &s.Tokens[i]
			if !c.Contains(t.Span) {
				continue
			}
			if first {
				first = false
				switch strings.ToLower(t.Form) {
				case "that", "whether", "if", "how", "why", "what", "when", "where", "who", "to":
					return true
				}
			}
			switch t.Relation {
			case "ccomp", "xcomp", "parataxis":
				if t.Head >= 0 && cue.Contains(s.Tokens[t.Head].Span) {
					return true
				}
			}
		}
		// The clause stands before the cue and governs it: "X will win, he predicted."
		h := &r.doc.Sentences[x.cue.sentence].Tokens[r.cueHead(x)]
		if h.Head >= 0 && (h.Relation == "parataxis" || h.Relation == "ccomp") && c.Contains(r.doc.Sentences[x.cue.sentence].Tokens[h.Head].Span) {
			return true
		}
	}
	return false
}

// hasWord reports whether a word stands in the content.
func (r *reading) hasWord(content []text.Span, word string) bool {
	return slices.ContainsFunc(content, func(c text.Span) bool {
		return slices.Contains(strings.Fields(c.Cut(r.doc.Text)), word)
	})
}
