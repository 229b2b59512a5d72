package claim

import (
	"strings"

	"gainsay/internal/nlp"
)

// candidate is a token that carries a claim, with what carries the claim grammatically: for a light verb
// ("held talks") carrier is the verb and head the noun.
type candidate struct {
	head, carrier int
	kind          PredicateKind
	lemma         string
	frame         string
}

// candidates lists the predicates of a sentence, left to right.
func (x *Extractor) candidates(t *tree) []candidate {
	if t.Kind == nlp.Heading {
		if c, ok := x.headline(t); ok {
			return append([]candidate{c}, x.inner(t, c.head)...)
		}
	}
	return x.inner(t, -1)
}

func (x *Extractor) inner(t *tree, skip int) []candidate {
	var out []candidate
	for i := range t.Tokens {
		if i == skip {
			continue
		}
		switch tok := &t.Tokens[i]; {
		case t.child(i, "cop") >= 0 && tok.Class != "AUX" && tok.Tag != "VB":
			out = append(out, candidate{head: i, carrier: i, kind: Copula, lemma: strings.ToLower(tok.Lemma)})
		case tok.Class == "VERB" && !t.is(i, "amod", "compound", "fixed", "case", "mark"):
			lemma := x.playedRole(t, i, verbLemma(t, i))
			frame := x.frame(lemma, "verb")
			if k := t.child(i, "nsubj", "nsubj:pass"); k >= 0 && t.Tokens[k].Lemma == "toll" {
				frame = x.frame("kill", "verb") // "the death toll rose to 14" counts the killed
			}
			out = append(out, candidate{head: i, carrier: i, kind: Verb, lemma: lemma, frame: frame})
		case tok.Class == "ADJ" && t.is(i, "xcomp") || tok.Class == "ADJ" && t.Kind == nlp.Heading && t.is(i, "root"):
			out = append(out, candidate{head: i, carrier: i, kind: Copula, lemma: strings.ToLower(tok.Lemma)}) // "presumed dead", "three dead in crash"
		case tok.Class == "NOUN" && t.is(i, "compound") && !x.compoundEvent(t, i):
		case tok.Class == "NOUN" && !t.is(i, "fixed"):
			lemma := nounLemma(t, i)
			frame := x.frame(lemma, "noun")
			if frame == "" && !x.eventNoun(lemma) {
				continue
			}
			c := candidate{head: i, carrier: i, kind: Noun, lemma: lemma, frame: frame}
			if v := tok.Head; v >= 0 && t.Tokens[v].Class == "VERB" && t.is(i, "obj", "nsubj:pass", "obl") && x.words.light[verbLemma(t, v)] &&
				(!t.is(i, "obl") || t.preposition(i) == "in") {
				c.carrier = v
			}
			out = append(out, c)
		}
	}
	return out
}

// headline reads a heading whose root is a verb or an event noun as one claim.
func (x *Extractor) headline(t *tree) (candidate, bool) {
	r := t.Root()
	if r < 0 || len(t.Tokens) < 3 {
		return candidate{}, false
	}
	switch t.Tokens[r].Class {
	case "VERB":
		lemma := verbLemma(t, r)
		return candidate{head: r, carrier: r, kind: Headline, lemma: lemma, frame: x.frame(lemma, "verb")}, true
	case "NOUN":
		lemma := nounLemma(t, r)
		if frame := x.frame(lemma, "noun"); frame != "" || x.eventNoun(lemma) {
			return candidate{head: r, carrier: r, kind: Headline, lemma: lemma, frame: frame}, true
		}
	}
	// A headline drops its "be": "Two killed in blast", "Old bridge to be demolished".
	for _, k := range t.children(r, "acl") {
		if t.Tokens[k].Class == "VERB" && (t.Tokens[k].Tag == "VBN" || t.infinitive(k)) {
			lemma := verbLemma(t, k)
			return candidate{head: k, carrier: k, kind: Headline, lemma: lemma, frame: x.frame(lemma, "verb")}, true
		}
	}
	return candidate{}, false
}

// verbLemma is the lemma with its particle: "carry out".
func verbLemma(t *tree, i int) string {
	l := strings.ToLower(t.Tokens[i].Lemma)
	if k := t.child(i, "compound:prt"); k >= 0 {
		l += " " + t.lower(k)
	}
	return l
}

// playedRole gives the verb that "play a mediating role" stands for, else lemma as it is.
func (x *Extractor) playedRole(t *tree, i int, lemma string) string {
	if lemma != "play" {
		return lemma
	}
	o := t.child(i, "obj")
	if o < 0 || t.Tokens[o].Lemma != "role" && t.Tokens[o].Lemma != "part" {
		return lemma
	}
	for _, k := range t.children(o, "amod", "compound") {
		stem, ok := strings.CutSuffix(t.lower(k), "ing")
		if !ok {
			continue
		}
		for _, verb := range []string{stem + "e", stem} {
			if x.frame(verb, "verb") != "" {
				return verb
			}
		}
	}
	return lemma
}

// nounLemma is the lemma of a noun; plural forms that name an event by themselves ("talks") keep their number.
func nounLemma(t *tree, i int) string {
	l := strings.ToLower(t.Tokens[i].Lemma)
	if l == "talk" && t.Tokens[i].Tag == "NNS" {
		return "talks"
	}
	return l
}

// eventNoun reports whether a noun without a frame names an event.
func (x *Extractor) eventNoun(lemma string) bool {
	if x.words.common[lemma] {
		return false
	}
	event, known := x.nouns.EventNoun(lemma)
	return event || !known && unlistedEvent(lemma)
}

// compoundEvent reports whether the first part of a compound names an event by itself: "a hijack attempt", "murder
// charges". Where the compound names no event, neither does its part ("the defence ministry").
func (x *Extractor) compoundEvent(t *tree, i int) bool {
	h := t.Tokens[i].Head
	return h > i && t.Tokens[h].Class == "NOUN" && x.eventNoun(nounLemma(t, h)) && x.eventNoun(nounLemma(t, i))
}

// eventEndings end nouns of what is done (nomina actionis) among those that are too new or too rare to be listed.
var eventEndings = []string{"ization", "isation", "ification", "jacking", "bombing", "lifting"}

func unlistedEvent(lemma string) bool {
	for _, s := range eventEndings {
		if strings.HasSuffix(lemma, s) {
			return true
		}
	}
	return false
}
