package planted

import (
	"strings"

	"gainsay/internal/entity"
	"gainsay/internal/nlp"
)

// The fewest words in a row that two sentences quote alike for a change of the speaker, and of a word.
const (
	leastSpoken = 5
	leastQuoted = 7
)

// quotedAlike is the longest run of quoted words that both sentences have, as positions of tokens in x.
func quotedAlike(x, y *nlp.Sentence) []int {
	words := func(s *nlp.Sentence) []int {
		var out []int
		for i := range s.Tokens {
			if s.Tokens[i].InQuote && s.Tokens[i].Class != "PUNCT" {
				out = append(out, i)
			}
		}
		return out
	}
	a, b := words(x), words(y)
	var best []int
	for i := range a {
		for j := range b {
			n := 0
			for i+n < len(a) && j+n < len(b) && strings.EqualFold(x.Tokens[a[i+n]].Form, y.Tokens[b[j+n]].Form) {
				n++
			}
			if n > len(best) {
				best = a[i : i+n]
			}
		}
	}
	return best
}

// quotations gives a quotation that both sentences have to somebody else, or changes a word in it.
func (s *story) quotations(p pairing) []change {
	run := quotedAlike(p.x.sentence, p.y.sentence)
	var out []change
	if len(run) >= leastSpoken {
		for _, f := range p.x.fillers() {
			if _, cue := s.pack.Cue(p.x.sentence.Tokens[f.verb].Lemma, "verb"); !cue || f.relation != "nsubj" || f.Kind != entity.Person || p.x.sentence.Tokens[f.verb].InQuote {
				continue
			}
			known := false
			for _, n := range p.y.names() {
				known = known || sameName(n.Entity, f.Entity)
			}
			if with, ok := s.stranger(p, f.named, nil); ok && known {
				out = append(out, change{kind: Speaker, edits: []edit{{f.Span, with}}})
				break
			}
		}
	}
	if len(run) >= leastQuoted {
		for _, i := range run[2 : len(run)-2] {
			t := &p.x.sentence.Tokens[i]
			if !tells(t) || t.Class == "PROPN" || len(t.Form) < 4 {
				continue
			}
			if with, ok := s.otherWord(p, t); ok {
				out = append(out, change{kind: QuotedWord, edits: []edit{{t.Span, with}}})
				break
			}
		}
	}
	return out
}

// otherWord draws a word of the story with the tag of a token that neither sentence has.
func (s *story) otherWord(p pairing, t *nlp.Token) (string, bool) {
	forms := map[string]bool{}
	for _, a := range s.articles {
		for _, l := range a.lines {
			for i := range l.sentence.Tokens {
				o := &l.sentence.Tokens[i]
				if lemma := strings.ToLower(o.Lemma); o.Tag == t.Tag && tells(o) && len(o.Form) >= 4 && o.Form == strings.ToLower(o.Form) && !p.x.content[lemma] && !p.y.content[lemma] {
					forms[o.Form] = true
				}
			}
		}
	}
	if len(forms) == 0 {
		return "", false
	}
	list := sortedKeys(forms)
	return list[lot(len(list), s.name, p.x.text(), t.Form)], true
}
