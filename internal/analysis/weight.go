package analysis

import (
	"slices"
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/rule"
)

// version is what one version of a quotation has in the place where versions differ.
type version struct {
	sentence *nlp.Sentence
	// words are the positions of its words in the sentence, none where the others alone have any; before and behind are those of
	// the words that all versions have on either side, -1 for none.
	words          []int
	before, behind int
}

func (t *version) token(i int) *nlp.Token { return &t.sentence.Tokens[t.words[i]] }

// form is the word at a position of the sentence, lemma its base form, both in lower case and "" at -1.
func (t *version) form(at int) string {
	if at < 0 {
		return ""
	}
	return strings.ToLower(t.sentence.Tokens[at].Form)
}

func (t *version) lemma(at int) string {
	if at < 0 {
		return ""
	}
	return strings.ToLower(t.sentence.Tokens[at].Lemma)
}

// oneTelling reports whether words of two versions of a quotation differ as house styles and the ears of reporters do, at which an
// editor shrugs: by articles, prepositions, words of emphasis and auxiliaries, by the number or the tense of the same words, by what
// a pronoun stands for, by a circumstance, by a fuller name. Of weight is what is left: another word that tells something, who it is
// told of, a "not", a "may", an adjective ("new e-mails"), one more in a list. Who had to do a thing is not said to have done it.
// The line was drawn by what three readers of 84 such differences, many of them the same, called worth an editor's time.
func (b *builder) oneTelling(x, y version) bool {
	if pronounOf(x.lemmas(), y.lemmas()) || pronounOf(y.lemmas(), x.lemmas()) {
		return true
	}
	must := x.lemma(x.before) == "have" && slices.Contains(x.lemmas(), "to") != slices.Contains(y.lemmas(), "to")
	if must {
		return false
	}
	p, q := b.weighing(&x), b.weighing(&y)
	switch {
	case len(p) == len(q):
		for i := range p {
			s, t := x.token(p[i]), y.token(q[i])
			if !b.oneSense(s, t) && !onePerson(s, t) {
				return false
			}
		}
		return true
	case len(p) > 0 && len(q) > 0:
		return false
	case len(p) > 0:
		return !b.weighs(&x, p)
	default:
		return !b.weighs(&y, q)
	}
}

// oneSense reports whether two words of two versions say the same.
func (b *builder) oneSense(s, t *nlp.Token) bool {
	p, q := strings.ToLower(s.Lemma), strings.ToLower(t.Lemma)
	if p == q || b.engine.judge.SameSense(p, q) || min(len(p), len(q)) >= longEnough && respelled(p, q) {
		return true
	}
	return slices.ContainsFunc(b.engine.pack.Countries, func(c rule.Country) bool { return calls(&c, s.Form) && calls(&c, t.Form) })
}

// longEnough is the length in bytes from which a word that differs by a letter or two is most likely a slip of spelling.
const longEnough = 6

// calls reports whether a word is a name of a country, or what its people are called.
func calls(c *rule.Country, word string) bool {
	is := func(s string) bool { return s == word }
	return c.Name == word || slices.ContainsFunc(c.Aliases, is) || slices.ContainsFunc(c.Demonyms, is)
}

// onePerson reports whether one of two words is a pronoun and the other may be what it stands for.
func onePerson(s, t *nlp.Token) bool {
	noun := func(t *nlp.Token) bool { return t.Class == "NOUN" || t.Class == "PROPN" }
	return s.Class == "PRON" && noun(t) || t.Class == "PRON" && noun(s)
}

// weighing are the words, as positions in those of the version, that may tell something that the other version does not.
func (b *builder) weighing(t *version) []int {
	var out []int
	for i := range t.words {
		if w := t.token(i); !b.slight(w) && strings.ToLower(w.Form) != t.form(t.before) && strings.ToLower(w.Form) != t.form(t.behind) {
			out = append(out, i)
		}
	}
	return out
}

// slight reports whether a word may be put in and left out of a quotation. One that stands beside itself was a false start.
func (b *builder) slight(w *nlp.Token) bool {
	lemma := strings.ToLower(w.Lemma)
	switch {
	case turns(lemma):
		return false
	case b.smallWord(lemma), b.engine.pack.Listed("quotation/slight", lemma), w.Relation == "compound:prt":
		return true
	}
	switch w.Class {
	case "AUX":
		h, ok := b.engine.pack.Hedge(lemma, "modal")
		return !ok || h.Modality != "hedged"
	case "ADV":
		return !b.hedges(w) && !strings.HasSuffix(lemma, "ly") // "again", "ahead", but not "gladly"
	case "DET", "INTJ", "PUNCT":
		return true
	case "PRON":
		return !strings.HasPrefix(w.Relation, "nsubj")
	}
	return false
}

// turns reports whether a word on its own turns or narrows what is said.
func turns(lemma string) bool {
	switch lemma {
	case "not", "n't", "n’t", "never", "no", "none", "nobody", "nothing", "neither", "nor", "hardly", "barely", "only", "except", "almost", "nearly":
		return true
	}
	return false
}

// weighs reports whether words that one version alone has, given by positions in the version, make it say more: an attribute, one
// more in a list, an argument; but not a circumstance, a verb in a chain of verbs, or a part of a name that both have.
func (b *builder) weighs(t *version, words []int) bool {
	for _, i := range words {
		w := t.token(i)
		switch w.Class {
		case "NOUN", "PROPN", "ADJ", "NUM":
		case "VERB":
			// "failed to close", "closed"; what only is to be is not said to have been in either.
			if v, ok := b.engine.pack.Veridicality(strings.ToLower(w.Lemma), "to_VP", "active"); ok && v.Positive != "+" && t.lemma(t.before) != "to" {
				return true
			}
			continue
		default:
			return true
		}
		if w.Head >= 0 && slices.Contains(t.words, w.Head) {
			continue // its head tells what it is
		}
		relation, _, _ := strings.Cut(w.Relation, ":")
		switch relation {
		case "nmod", "obl", "advcl", "acl", "parataxis", "discourse", "vocative", "appos", "flat":
		case "compound":
			if w.Head < 0 || t.sentence.Tokens[w.Head].Class != "PROPN" {
				return true
			}
		default:
			if w.Class != "PROPN" || !t.partOfName(w) {
				return true
			}
		}
	}
	return false
}

// partOfName reports whether a proper noun has other proper nouns or a title as parts of its name that both versions have.
func (t *version) partOfName(w *nlp.Token) bool {
	for i := range t.sentence.Tokens {
		o := &t.sentence.Tokens[i]
		if o.Head >= 0 && &t.sentence.Tokens[o.Head] == w && !slices.Contains(t.words, i) && (o.Relation == "flat" || o.Relation == "compound") {
			return true
		}
	}
	return false
}

func (t *version) lemmas() []string {
	var out []string
	for i := range t.words {
		out = append(out, strings.ToLower(t.token(i).Lemma))
	}
	return out
}
