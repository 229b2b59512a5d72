package quantity

import (
	"strings"

	"gainsay/internal/numeral"
)

// widest is how many dependents of a token are looked at. Grammar gives no word more; a list of a thousand numbers
// that a parser hangs on one verb must not be walked for each of them.
const widest = 40

// kids are the dependents of a token; all of them are found in one walk, once a sentence.
func (r *reader) kids(token int) []int {
	if r.children == nil {
		r.children = make([][]int, len(r.Parsed.Tokens))
		for i := range r.Parsed.Tokens {
			if h := r.Parsed.Tokens[i].Head; h >= 0 && h < len(r.children) && h != i {
				r.children[h] = append(r.children[h], i)
			}
		}
	}
	r.Asked += min(len(r.children[token]), widest)
	return r.children[token][:min(len(r.children[token]), widest)]
}

// countedByTree reads the counted noun and the role from the tree. It reports false when the tree says nothing that
// can be trusted, so that the pattern of tags is asked.
func (r *reader) countedByTree(q *found) bool {
	tokens := r.Parsed.Tokens
	first, last := r.Lexemes[q.number].Token, r.Lexemes[q.afterNum-1].Token
	// The number's own top: the token of it that is governed from outside.
	top := last
	for i := first; i <= last; i++ {
		if h := tokens[i].Head; h < first || h > last {
			top = i
		}
	}
	noun := -1
	switch relation(tokens[top].Relation) {
	case "nummod", "amod", "det", "compound":
		if h := tokens[top].Head; h > last && strings.HasPrefix(tokens[h].Tag, "NN") && r.phrase(q.end, h) {
			noun = h
		}
	default:
		// "dozens of people", "20 of the protesters"
		for _, k := range r.kids(top) {
			if relation(tokens[k].Relation) == "nmod" && k > last && r.Is(q.end, "of") && r.hasCase(k, "of") && strings.HasPrefix(tokens[k].Tag, "NN") && r.phrase(q.end+1, k) {
				noun = k
				break
			}
		}
	}
	if noun >= 0 && r.fateWord(strings.ToLower(tokens[noun].Form)) != "" {
		noun = -1 // "5 missing" counts nobody by a noun
	}
	if noun >= 0 {
		// A compound that the tree broke: "39 home runs", "six North Korean companies".
		if next := noun + 1; next < len(tokens) && tokens[noun].Tag != "NNS" && tokens[next].Tag == "NNS" && tokens[next].Start-tokens[noun].End == 1 {
			noun = next
		} else if q.Low > 1 && tokens[noun].Tag == "NNP" && next < len(tokens) && strings.HasPrefix(tokens[next].Tag, "JJ") {
			return false
		}
	}
	role := top
	if noun >= 0 && relation(tokens[top].Relation) != "nmod" && tokens[top].Head == noun {
		role = noun
	}
	if noun >= 0 {
		q.Head = noun
		if q.Kind == Count || q.Kind == Ordinal {
			q.Unit = r.tokenLemma(noun)
		}
		for k := q.end; k < len(r.Lexemes) && r.Lexemes[k].Token <= noun; k++ {
			if q.Kind == Count || r.Word(q.end) != "of" {
				if r.Lexemes[k].Token == noun {
					for q.end = k + 1; q.end < len(r.Lexemes) && r.Lexemes[q.end].Token == noun; q.end++ {
						r.Asked++
					}
					break
				}
			}
		}
	} else if q.Kind != Count {
		return false
	}
	if q.Kind != Count {
		return noun >= 0
	}
	// A participle right behind the phrase is its own ("hundreds displaced"), wherever the tree hangs it.
	if fate := r.fateWord(r.Word(q.end)); fate != "" && !r.object(q.end+1) {
		q.Role = fate
		return true
	}
	q.Role = r.roleByTree(role, noun)
	if q.Role == "" {
		q.Role = r.toll(q.from)
	}
	if noun < 0 && q.Role == "" {
		return false
	}
	if q.Role == "" {
		// A tree that attached the verb elsewhere must not hide what stands side by side.
		q.Role = r.roleBeside(q)
	}
	if q.Role == "" {
		q.Role = r.roles.bearers[q.Unit]
	}
	return true
}

// phrase reports that nothing but the words of one noun phrase stands from lexeme i to a token: a mark, another figure
// or a word of another phrase between a number and its noun means that the tree has erred.
func (r *reader) phrase(i, token int) bool {
	for n := 0; i < len(r.Lexemes) && r.Lexemes[i].Token < token; i, n = i+1, n+1 {
		l := &r.Lexemes[i]
		if n > 9 || l.Class == numeral.Figure || l.Class == numeral.Symbol && !r.Hyphen(i) && !r.Is(i, "'", "\"", "“", "”") {
			return false
		}
		if l.Class == numeral.Word && stop[l.Lower] && !r.Is(i, "of", "the", "his", "her", "their", "its", "those", "these", "our", "all", "more", "and", "dead", "or", "a", "an") &&
			!strings.HasPrefix(r.Tag(i), "JJ") && r.Tag(i) != "VBN" {
			return false
		}
	}
	return true
}

func relation(s string) string {
	base, _, _ := strings.Cut(s, ":")
	return base
}

func (r *reader) tokenLemma(t int) string {
	token := &r.Parsed.Tokens[t]
	lower := strings.ToLower(token.Form)
	if token.Lemma != "" && !strings.EqualFold(token.Lemma, token.Form) {
		return strings.ToLower(token.Lemma)
	}
	return singular(lower)
}

// verbLemma is the lemma of a verb token.
func (r *reader) verbLemma(t int) string { return strings.ToLower(r.Parsed.Tokens[t].Lemma) }

func (r *reader) hasCase(t int, word string) bool {
	for _, k := range r.kids(t) {
		if relation(r.Parsed.Tokens[k].Relation) == "case" && strings.EqualFold(r.Parsed.Tokens[k].Form, word) {
			return true
		}
	}
	return false
}

// roleByTree reads what befell the counted: head is the token that stands for it in its clause, noun the counted
// noun or -1.
func (r *reader) roleByTree(head, noun int) string {
	tokens := r.Parsed.Tokens
	if noun >= 0 {
		if role := r.roles.nouns[r.tokenLemma(noun)]; role != "" {
			return role
		}
	}
	for _, at := range []int{head, noun} {
		if at < 0 {
			continue
		}
		for _, k := range r.kids(at) {
			switch relation(tokens[k].Relation) {
			case "acl":
				if tokens[k].Tag == "VBN" || tokens[k].Tag == "VBD" {
					if role := r.roles.verbs[r.verbLemma(k)]; role != "" {
						return role
					}
				}
				if tokens[k].Relation == "acl:relcl" || tokens[k].Tag == "VBG" {
					if role := r.roles.intransitives[r.verbLemma(k)]; role != "" {
						return role
					}
				}
			case "amod":
				if role := r.fateWord(strings.ToLower(tokens[k].Form)); role != "" {
					return role
				}
			}
		}
	}
	// The bearer may be one of several conjoined.
	for n := 0; n < 4 && relation(tokens[head].Relation) == "conj" && tokens[head].Head >= 0 && !strings.HasPrefix(tokens[head].Tag, "VB"); n++ {
		head = tokens[head].Head
	}
	verb := tokens[head].Head
	if verb < 0 {
		return r.fateWord(strings.ToLower(tokens[head].Form))
	}
	lemma := r.verbLemma(verb)
	switch tokens[head].Relation {
	case "nsubj:pass", "obj", "dobj":
		if role := r.roles.verbs[lemma]; role != "" {
			return role
		}
		// "left 34 people dead"
		for _, k := range r.kids(verb) {
			switch relation(tokens[k].Relation) {
			case "xcomp", "advcl", "amod":
				if role := r.fateWord(strings.ToLower(tokens[k].Form)); role != "" && tokens[head].Relation != "nsubj:pass" {
					return role
				}
			}
		}
	case "nsubj":
		if role := r.roles.intransitives[lemma]; role != "" {
			return role
		}
		if role := r.roles.adjectives[strings.ToLower(tokens[verb].Form)]; role != "" {
			return role
		}
	case "nmod", "nmod:poss":
		if r.hasCase(head, "of") || tokens[head].Relation == "nmod:poss" {
			return r.roles.nouns[r.tokenLemma(verb)]
		}
	}
	return ""
}
