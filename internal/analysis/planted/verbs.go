package planted

import (
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// shared lists the verbs that both sentences have with one lemma and a participant in common that is no pronoun.
func (s *story) shared(p pairing) [][2]int {
	var out [][2]int
	x, y := p.x.sentence, p.y.sentence
	for i := range x.Tokens {
		v := &x.Tokens[i]
		if v.Class != "VERB" || weak[v.Lemma] {
			continue
		}
		if _, cue := s.pack.Cue(v.Lemma, "verb"); cue {
			continue
		}
		for j := range y.Tokens {
			if w := &y.Tokens[j]; w.Class == "VERB" && w.Lemma == v.Lemma && finite(x, i) && finite(y, j) && argumentShared(x, i, y, j) {
				out = append(out, [2]int{i, j})
				break
			}
		}
	}
	return out
}

// finite reports whether a verb stands in a finite clause.
func finite(s *nlp.Sentence, verb int) bool {
	switch s.Tokens[verb].Tag {
	case "VBD", "VBZ", "VBP":
		return true
	}
	return firstAuxiliary(s, verb) >= 0
}

// firstAuxiliary is the finite auxiliary of a verb, -1 for none.
func firstAuxiliary(s *nlp.Sentence, verb int) int {
	for i := range s.Tokens[:verb] {
		t := &s.Tokens[i]
		if t.Head == verb && strings.HasPrefix(t.Relation, "aux") && (t.Tag == "MD" || t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP") {
			return i
		}
	}
	return -1
}

func argumentShared(x *nlp.Sentence, i int, y *nlp.Sentence, j int) bool {
	for a := range x.Tokens {
		s := &x.Tokens[a]
		if s.Head != i || s.Class == "PRON" || s.Relation != "nsubj" && s.Relation != "nsubj:pass" && s.Relation != "obj" {
			continue
		}
		for b := range y.Tokens {
			if t := &y.Tokens[b]; t.Head == j && t.Relation == s.Relation && strings.EqualFold(t.Lemma, s.Lemma) {
				return true
			}
		}
	}
	return false
}

// negator of a verb, -1 for none.
func negator(s *nlp.Sentence, verb int) int {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Head == verb && (t.Lemma == "not" || t.Lemma == "never" || t.Form == "n't" || t.Form == "n’t") {
			return i
		}
	}
	return -1
}

// negations denies in x what y affirms, or affirms what y denies.
func (s *story) negations(p pairing) []change {
	var out []change
	doc := p.x.article.doc.Text
	for _, v := range s.shared(p) {
		x := p.x.sentence
		verb := &x.Tokens[v[0]]
		here, there := negator(x, v[0]), negator(p.y.sentence, v[1])
		aux := firstAuxiliary(x, v[0])
		switch {
		case here < 0 && there < 0 && aux >= 0:
			at := x.Tokens[aux].End
			if strings.HasPrefix(x.Tokens[aux].Form, "'") || strings.HasPrefix(x.Tokens[aux].Form, "’") {
				continue
			}
			out = append(out, change{kind: NegationAdded, edits: []edit{{text.Span{Start: at, End: at}, " not"}}})
		case here < 0 && there < 0:
			do := map[string]string{"VBD": "did not ", "VBZ": "does not ", "VBP": "do not "}[verb.Tag]
			out = append(out, change{kind: NegationAdded, edits: []edit{{verb.Span, do + verb.Lemma}}})
		case here >= 0 && there >= 0 && aux >= 0 && here > aux && x.Tokens[aux].Lemma == "do" && here < v[0]:
			if form, ok := s.inflect(verb.Lemma, x.Tokens[aux].Tag); ok {
				out = append(out, change{kind: NegationDropped, edits: []edit{{text.Span{Start: x.Tokens[aux].Start, End: verb.End}, form}}})
			}
		case here >= 0 && there >= 0 && aux >= 0 && here == aux+1 && x.Tokens[aux].Lemma != "do":
			whole := map[string]string{"ca": "can", "wo": "will"}[strings.ToLower(x.Tokens[aux].Form)]
			if whole == "" {
				whole = x.Tokens[aux].Span.Cut(doc)
			}
			out = append(out, change{kind: NegationDropped, edits: []edit{{text.Span{Start: x.Tokens[aux].Start, End: x.Tokens[here].End}, whole}}})
		}
	}
	return out
}

// opposites replaces a verb that both sentences have by one that the rules oppose to it.
func (s *story) opposites(p pairing) []change {
	var out []change
	for _, v := range s.shared(p) {
		verb := &p.x.sentence.Tokens[v[0]]
		for _, o := range s.pack.Opposites(verb.Lemma, "verb") {
			other := o.Other(verb.Lemma)
			if o.Strength == "sequence" || strings.Contains(other, " ") || p.y.content[other] || p.x.content[other] {
				continue
			}
			if form, ok := s.inflect(other, verb.Tag); ok {
				out = append(out, change{kind: Opposite, edits: []edit{{verb.Span, form}}})
				break
			}
		}
	}
	return out
}

// irregular are the past tense and the participle of the irregular verbs among the commoner opposites.
var irregular = map[string][2]string{"fall": {"fell", "fallen"}, "rise": {"rose", "risen"}, "lose": {"lost", "lost"}, "win": {"won", "won"}, "sell": {"sold", "sold"}, "buy": {"bought", "bought"},
	"begin": {"began", "begun"}, "leave": {"left", "left"}, "keep": {"kept", "kept"}, "hold": {"held", "held"}, "lend": {"lent", "lent"}, "fight": {"fought", "fought"},
	"break": {"broke", "broken"}, "cut": {"cut", "cut"}, "shut": {"shut", "shut"}, "hide": {"hid", "hidden"}, "withdraw": {"withdrew", "withdrawn"}, "forget": {"forgot", "forgotten"},
	"come": {"came", "come"}, "go": {"went", "gone"}, "stand": {"stood", "stood"}, "send": {"sent", "sent"}, "find": {"found", "found"}, "get": {"got", "got"}, "give": {"gave", "given"},
	"forbid": {"forbade", "forbidden"}, "shrink": {"shrank", "shrunk"}, "grow": {"grew", "grown"}, "quit": {"quit", "quit"}, "uphold": {"upheld", "upheld"}, "overturn": {"overturned", "overturned"},
	"sink": {"sank", "sunk"}, "die": {"died", "died"}, "deny": {"denied", "denied"}, "meet": {"met", "met"}, "pay": {"paid", "paid"}, "build": {"built", "built"}}

// inflect writes a verb in the form of a tag: as the story writes it, else by the rules of spelling.
func (s *story) inflect(lemma, tag string) (string, bool) {
	if f, ok := s.forms[[2]string{lemma, tag}]; ok {
		return f, true
	}
	if f, ok := irregular[lemma]; ok {
		switch tag {
		case "VBD":
			return f[0], true
		case "VBN":
			return f[1], true
		}
	}
	stem, vowel := lemma, strings.ContainsAny(lemma[len(lemma)-1:], "e")
	switch tag {
	case "VB", "VBP":
		return lemma, true
	case "VBD", "VBN":
		switch {
		case vowel:
			return lemma + "d", true
		case strings.HasSuffix(lemma, "y") && !strings.ContainsAny(lemma[len(lemma)-2:len(lemma)-1], "aeiou"):
			return lemma[:len(lemma)-1] + "ied", true
		}
		return lemma + "ed", true
	case "VBG":
		if vowel {
			stem = lemma[:len(lemma)-1]
		}
		return stem + "ing", true
	case "VBZ":
		switch {
		case strings.HasSuffix(lemma, "y") && !strings.ContainsAny(lemma[len(lemma)-2:len(lemma)-1], "aeiou"):
			return lemma[:len(lemma)-1] + "ies", true
		case strings.HasSuffix(lemma, "s"), strings.HasSuffix(lemma, "sh"), strings.HasSuffix(lemma, "ch"), strings.HasSuffix(lemma, "x"):
			return lemma + "es", true
		}
		return lemma + "s", true
	}
	return "", false
}
