package question

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// phrase is the text of the noun phrase that token i heads, without the clause that holds predicate.
func (c *Clause) phrase(i, predicate int) string {
	in := make([]bool, len(c.Sentence.Tokens))
	for _, j := range c.tokens(i, predicate, mostOfPhrase) {
		if t := &c.Sentence.Tokens[j]; t.Head == i && (t.Relation == "case" || t.Relation == "mark" || t.Relation == "cc") {
			continue
		}
		in[j] = true
	}
	p := c.cut(in)
	first := slices.Index(in, true)
	if first < 0 {
		return ""
	}
	t := &c.Sentence.Tokens[first]
	if c.named(first, "") != "" || c.beginsName(first, in) {
		return p
	}
	article := ""
	if rest, ok := strings.CutPrefix(p, "the "); ok && !strings.EqualFold(t.Form, "the") {
		article, p = "the ", rest
	}
	if t.Class != "PROPN" && t.Name == "" && t.Form != "I" && strings.ToUpper(t.Form) != t.Form && (c.Proper == nil || !c.Proper(t.Form)) || t.Class == "DET" {
		r, n := utf8.DecodeRuneInString(p)
		p = string(unicode.ToLower(r)) + p[n:]
	}
	return article + p
}

// beginsName reports whether a word keeps its capital because that of the next one has one, too: "Social Media", "Justice Brome".
func (c *Clause) beginsName(first int, in []bool) bool {
	t := c.Sentence.Tokens
	if first+1 >= len(t) || !in[first+1] || t[first].Class == "DET" || t[first].Class == "ADP" || t[first].Class == "ADV" || t[first].Class == "NUM" || c.titled() {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t[first+1].Form)
	return unicode.IsUpper(r) && t[first+1].Class == "PROPN" && (t[first].Class != "ADJ" || t[first+1].Name == "")
}

// tokens of the phrase that token i heads: without asides and, where they are more than most, without clauses and the
// second thing that hangs on each noun, then with one thing alone, then with none.
func (c *Clause) tokens(i, predicate, most int) []int {
	for strict := range 4 {
		var out []int
		c.collect(i, predicate, strict, 0, &out)
		if len(out) <= most || strict == 3 {
			slices.Sort(out)
			return c.rounded(i, out)
		}
	}
	return nil
}

// rounded takes from the tokens of a phrase what makes no sense without the rest of its sentence, and adds what belongs to names
// that are cut: a participle that lost what it tells ("officers accused"), and what stands before the article of its noun and
// belongs to another sentence.
func (c *Clause) rounded(i int, in []int) []int {
	s := c.Sentence
	out := slices.DeleteFunc(slices.Clone(in), func(k int) bool {
		for at := k; at >= 0 && at != i; at = s.Tokens[at].Head {
			if s.Tokens[at].Relation == "acl" && c.bereft(at, in) || c.Bound != nil && at != i && c.Bound(s.Tokens[at].Lemma) && c.bereft(at, in) {
				return true
			}
		}
		return false
	})
	if det := slices.IndexFunc(out, func(k int) bool {
		return s.Tokens[k].Head == i && s.Tokens[k].Relation == "det" && (s.Tokens[k].Lemma == "the" || s.Tokens[k].Lemma == "a")
	}); det > 0 && s.Tokens[i].Class != "VERB" {
		if before := out[det-1]; s.Tokens[before].Head >= out[det] && (s.Tokens[before].Class == "PROPN" || s.Tokens[before].Class == "NOUN") {
			out = out[det:]
			c.Lost = c.Lost || c.hasChild(i, "case")
		}
	}
	return c.wholeNames(out)
}

// bereft reports whether a participle has something behind it in the sentence and nothing of it among the tokens of a phrase.
func (c *Clause) bereft(i int, in []int) bool {
	s := c.Sentence
	needs := false
	for _, k := range s.Children(i) {
		if k < i || s.Tokens[k].Class == "PUNCT" {
			continue
		}
		if slices.Contains(in, k) {
			return false
		}
		needs = true
	}
	return needs
}

// wholeNames adds the rest of the names that a phrase has a part of.
func (c *Clause) wholeNames(in []int) []int {
	s := c.Sentence
	out := slices.Clone(in)
	for _, k := range in {
		if s.Tokens[k].Name == "" {
			continue
		}
		first, last := k, k
		for first > 0 && !s.Tokens[first].NameStart && s.Tokens[first-1].Name == s.Tokens[k].Name {
			first--
		}
		for last+1 < len(s.Tokens) && s.Tokens[last+1].Name == s.Tokens[k].Name && !s.Tokens[last+1].NameStart {
			last++
		}
		for j := first; j <= last; j++ {
			if !slices.Contains(out, j) && !c.asked(j) {
				out = append(out, j)
			}
		}
	}
	slices.Sort(out)
	return out
}

func (c *Clause) collect(i, predicate, strict, depth int, out *[]int) {
	*out = append(*out, i)
	s := c.Sentence
	hanging := 0
	for _, k := range s.Children(i) {
		t := &s.Tokens[k]
		if depth > 40 || k == predicate || predicate >= 0 && s.Dominates(k, predicate) {
			continue
		}
		if t.Class == "NUM" && k > i && c.setOff(k) { // "Ada Brome, 41"
			continue
		}
		if slices.ContainsFunc(c.Without, func(w text.Span) bool { return w.Contains(t.Span) }) {
			continue
		}
		if c.bracketed(k) && !c.bracketed(i) { // "Senator Ada Brome (N-Brayle)"
			continue
		}
		if t.Relation == "advmod" && beside[strings.ToLower(t.Form)] {
			continue
		}
		switch t.Relation {
		case "appos":
			if c.setOff(k) || k < i || t.Class != "PROPN" { // "Representative Ada Brome", "the ferry Northern Star"
				continue
			}
		case "advcl":
			if s.Tokens[i].Relation != "acl" && s.Tokens[i].Relation != "xcomp" || strict >= 1 && s.Tokens[i].Relation == "xcomp" || !c.prepositional(k) { // "accused of hacking"
				continue
			}
		case "punct", "parataxis", "discourse", "vocative", "dislocated", "acl:relcl", "advcl:relcl":
			continue
		case "cc", "conj":
			if t.Relation == "conj" && s.Tokens[i].Class != "VERB" && t.Class != "PROPN" && c.setOff(k) && !c.listed(i) {
				continue // an apposition that was taken for a second thing
			}
			if (strict >= 2 && !c.carries(k, i)) || s.Tokens[i].Class == "VERB" && t.Relation == "conj" {
				continue
			}
			if t.Relation == "conj" && t.Class == "VERB" && s.Tokens[i].Class != "VERB" {
				continue
			}
		case "acl", "nmod", "obl":
			if t.Relation == "acl" && t.Class == "VERB" && (t.Tag == "VBN" || t.Tag == "VBD") && c.hasChild(k, "obj") && !c.hasChild(k, "aux:pass") {
				c.Lost = true
				continue // a verb of another clause: "the bill accused protesters of slurs"
			}
			if c.setOff(k) || depth == 0 && Dated(t.Form) && strings.HasPrefix(s.Tokens[i].Relation, "nsubj") { // "the mayor on Friday"
				continue
			}
			hanging++
			if strict >= 1 && (t.Relation == "acl" || hanging > 1) || strict == 2 && depth > 0 || strict == 3 && s.Tokens[i].Class != "VERB" {
				continue
			}
		}
		if isNegation(t) && t.Head == c.Head || c.asked(k) && (depth > 0 || c.Head < 0) {
			continue
		}
		c.collect(k, predicate, strict, depth+1, out)
	}
}

// beside are adverbs that set what is told beside something that a question does not hold: "even his own son".
var beside = map[string]bool{"even": true, "also": true, "notably": true, "especially": true, "particularly": true, "including": true}

// bracketed reports whether a token stands in parentheses.
func (c *Clause) bracketed(k int) bool {
	for i := k - 1; i >= 0; i-- {
		switch c.Sentence.Tokens[i].Form {
		case ")", "]":
			return false
		case "(", "[":
			return true
		}
	}
	return false
}

// carries reports whether the preposition before token i hangs on what is joined to it: "with Securities and Exchange".
func (c *Clause) carries(k, i int) bool {
	return slices.ContainsFunc(c.Sentence.Children(k), func(j int) bool { return j < i && c.Sentence.Tokens[j].Relation == "case" })
}

// prepositional reports whether token k is a gerund behind a preposition that a participle needs: "accused of hacking".
func (c *Clause) prepositional(k int) bool {
	return c.Sentence.Tokens[k].Tag == "VBG" && slices.ContainsFunc(c.Sentence.Children(k), func(j int) bool {
		switch strings.ToLower(c.Sentence.Tokens[j].Form) {
		case "of", "for", "from", "with", "to", "in", "at", "on", "against", "about", "into":
			return j < k && (c.Sentence.Tokens[j].Relation == "mark" || c.Sentence.Tokens[j].Relation == "case")
		}
		return false
	})
}

// listed reports whether a conjunction joins what is coordinated with token i.
func (c *Clause) listed(i int) bool {
	s := c.Sentence
	return slices.ContainsFunc(s.Children(i), func(k int) bool {
		return s.Tokens[k].Relation == "cc" || s.Tokens[k].Relation == "conj" && c.hasChild(k, "cc")
	})
}

// setOff reports whether a comma stands before everything that token k dominates.
func (c *Clause) setOff(k int) bool {
	first := k
	for j := k - 1; j >= 0 && c.Sentence.Dominates(k, j); j-- {
		first = j
	}
	return first > 0 && (c.Sentence.Tokens[first-1].Form == "," || c.Sentence.Tokens[first].Form == "," || c.Sentence.Tokens[first-1].Form == "-" || c.Sentence.Tokens[first-1].Form == "—")
}

// cut is the text of the tokens that are in, in their order and spelling. Marks between two of them stay, but for
// quotation marks, brackets and dashes.
func (c *Clause) cut(in []bool) string {
	var out strings.Builder
	last := -1
	articles := c.articles(in)
	for i := range in {
		t := &c.Sentence.Tokens[i]
		keep := in[i]
		if t.Class == "PUNCT" {
			keep = i > 0 && i+1 < len(in) && in[i-1] && in[i+1] && inner(t.Form)
		}
		if !keep {
			continue
		}
		if conjunction := t.Relation == "cc" && i+1 != c.bare && (t.Head < 0 || t.Head < len(in) && !in[t.Head]); conjunction {
			continue
		}
		form := t.Form
		switch {
		case i == c.bare && c.gerund:
			form = Gerund(baseForm(t))
		case i == c.bare:
			form = baseForm(t)
		}
		if strings.ToUpper(form) != form && (c.Proper == nil || !c.Proper(form)) &&
			(c.Sentence.Kind == nlp.Heading && t.Class != "PROPN" && t.Name == "" || i > 0 && c.titled() && c.Common != nil && c.Common(form)) {
			form = strings.ToLower(form) // headlines in capitals
		}
		if name := c.named(i, out.String()); name != "" {
			form = name
		} else if t.Tag == "PRP" && t.Relation != "expl" && !standsForItself[strings.ToLower(t.Form)] {
			c.Points = true
		}
		if last >= 0 && (last+1 < i || c.Sentence.Tokens[last].End != t.Start) {
			out.WriteByte(' ')
		}
		if slices.Contains(articles, i) {
			out.WriteString("the ")
		}
		out.WriteString(form)
		last = i
	}
	return out.String()
}

// articles are the tokens before which a headline leaves out an article that the same words have in its text.
func (c *Clause) articles(in []bool) []int {
	if c.Article == nil || c.Sentence.Kind != nlp.Heading {
		return nil
	}
	s := c.Sentence
	var out []int
	for h := range in {
		t := &s.Tokens[h]
		if !in[h] || t.Class != "NOUN" && t.Class != "PROPN" || t.Relation == "compound" || t.Relation == "flat" || t.Relation == "appos" || h == c.Head {
			continue
		}
		first, bare := h, h+1 >= len(in) || !in[h+1] || s.Tokens[h+1].Class != "PROPN" || t.Class == "PROPN" // "legend Ada Brome"
		for _, k := range s.Children(h) {
			switch r := s.Tokens[k].Relation; {
			case r == "det", r == "nmod:poss", r == "nummod", r == "cc", r == "conj":
				bare = false
			case k < first && in[k] && (r == "amod" || r == "compound" || r == "flat"):
				for first = k; first > 0 && in[first-1] && s.Dominates(h, first-1) && s.Tokens[first-1].Class != "ADP" && s.Tokens[first-1].Class != "PUNCT"; {
					first--
				}
			}
		}
		if bare && c.Article(h) {
			out = append(out, first)
		}
	}
	return out
}

// named gives the name for an object pronoun that only points, and for a possessive one where nothing before it in the question
// says whose it is; "" for all else.
func (c *Clause) named(i int, before string) string {
	t := &c.Sentence.Tokens[i]
	switch strings.ToLower(t.Form) {
	case "him", "her", "them", "it", "me", "us", "he", "she", "they", "i", "we":
		if t.Tag == "PRP" && c.Name != nil {
			return c.Name(i)
		}
	}
	if t.Tag == "PRP$" && c.Name != nil && !c.ofSubject(i) {
		if name := c.Name(i); name != "" && !sharesName(name, c.subjectWords) && !sharesName(name, before) {
			return possessive(name)
		}
	}
	return ""
}

// ofSubject reports whether a possessive pronoun may stand for the subject of the question: the two are one, or nobody knows whom
// a description stands for.
func (c *Clause) ofSubject(i int) bool {
	if c.saidBy < 0 {
		return c.subjectWords != ""
	}
	return c.Sentence.Tokens[c.saidBy].Class != "PROPN" || c.Same == nil || c.Same(c.saidBy, i)
}

// sharesName reports whether a subject has one of the words of a name, so that "his" says whose.
func sharesName(name, subject string) bool {
	for _, w := range strings.Fields(name) {
		if len(w) > 2 && strings.Contains(subject, w) {
			return true
		}
	}
	return false
}

// possessive is the form of a name before what belongs to it.
func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "’"
	}
	return name + "’s"
}

// inner reports whether a mark may stand inside a question.
func inner(mark string) bool {
	switch mark {
	case ",", "-", "'", "’", "/", ".", "&":
		return true
	}
	return false
}
