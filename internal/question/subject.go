package question

import (
	"slices"
	"strings"
)

// Borrows reports whether the clause has no subject of its own and takes one over from what it hangs on.
func (c *Clause) Borrows() bool {
	for _, k := range c.Sentence.Children(c.Head) {
		switch c.Sentence.Tokens[k].Relation {
		case "nsubj", "nsubj:pass", "expl":
			return c.Sentence.Tokens[k].Tag == "WP" || c.Sentence.Tokens[k].Tag == "WDT"
		}
	}
	return true
}

// subject is the phrase of who the clause is about, and the token that heads it, -1 where the clause does not hold it.
func (c *Clause) subject() (string, int, bool) {
	s := c.Sentence
	clausal := false
	var all []int
	for _, k := range s.Children(c.Head) {
		switch t := &s.Tokens[k]; t.Relation {
		case "nsubj", "nsubj:pass", "expl":
			if t.Tag == "WP" || t.Tag == "WDT" {
				if near := c.beforeRelative(k); near >= 0 && !strings.HasPrefix(s.Tokens[c.Head].Relation, "acl") {
					phrase, ok := c.pointing(near)
					return phrase, near, ok
				}
				return c.antecedent(c.Head)
			}
			all = append(all, k)
		case "csubj", "csubj:pass":
			clausal = true
		}
	}
	if len(all) > 0 {
		return c.chosen(all)
	}
	if clausal || s.Tokens[c.Head].Relation == "amod" || s.Tokens[c.Head].Relation == "compound" {
		return "", -1, false
	}
	switch h := s.Tokens[c.Head].Head; {
	case s.Tokens[c.Head].Relation == "acl" && h >= 0 && (s.Tokens[c.Head].Tag == "VBG" || s.Tokens[c.Head].Tag == "VBN" || s.Tokens[c.Head].Tag == "VBD") && !c.child("mark") && !c.child("case"):
		return c.antecedent(c.Head)
	case s.Tokens[c.Head].Relation == "conj" && h >= 0 && h < c.Head && s.Tokens[h].Class == "VERB":
		over := *c
		over.Head = h
		return over.subject()
	}
	if !c.Known && !c.mayBorrow() {
		return "", -1, false
	}
	return c.Subject, -1, c.Subject != ""
}

// beforeRelative is the noun right before "who" and its comma, -1 for none: a relative clause that was hung on a verb tells of it.
func (c *Clause) beforeRelative(who int) int {
	s := c.Sentence
	k := who - 1
	if k >= 0 && s.Tokens[k].Form == "," {
		k--
	}
	if s.Tokens[who].Tag != "WP" || k < 0 || s.Tokens[k].Class != "PROPN" && s.Tokens[k].Class != "NOUN" {
		return -1
	}
	for s.Tokens[k].Head >= 0 && (s.Tokens[k].Relation == "flat" || s.Tokens[k].Relation == "compound") {
		k = s.Tokens[k].Head
	}
	return k
}

// mayBorrow reports whether a clause without a subject may take one over: a finite verb that nothing joins to another lost its
// own ("saw the owner refuse"), and what stands behind "after" or "without" below an infinitive may be anybody's doing.
func (c *Clause) mayBorrow() bool {
	s := c.Sentence
	head := &s.Tokens[c.Head]
	if c.isFinite(c.Head) {
		return head.Relation != "advcl" && head.Relation != "ccomp" && head.Relation != "xcomp" && head.Relation != "acl"
	}
	if head.Tag != "VBG" || head.Head < 0 || !c.child("mark") && !c.child("case") {
		return true
	}
	switch head.Relation {
	case "acl": // "an apology for grabbing", "her role of leading"
		return false
	case "advcl":
		over := *c
		over.Head = head.Head
		if c.prepositional(c.Head) && over.child("obj") {
			return false // "coerced her into driving"
		}
		return over.child("nsubj") || over.child("nsubj:pass")
	}
	return true
}

// chosen is the phrase of the subject. Where the parser gave several, two that stand side by side make one phrase, one that a comma
// parts from the rest is the one that asides follow, and else the last is nearest to its verb; a verb, an adjective or a day before
// others is none.
func (c *Clause) chosen(all []int) (string, int, bool) {
	s := c.Sentence
	likely := slices.DeleteFunc(slices.Clone(all), func(k int) bool {
		t := &s.Tokens[k]
		return t.Class == "AUX" || (t.Class == "VERB" || t.Class == "ADJ") && !c.hasChild(k, "det") && !c.hasChild(k, "case") && t.Tag != "VBG" || len(all) > 1 && Dated(t.Form)
	})
	if len(likely) == 0 || len(all) > 1 && Dated(s.Tokens[all[0]].Form) { // "a crash Sunday in the north killed"
		return "", -1, false
	}
	k := likely[0]
	phrase, ok := c.pointing(k)
	if len(likely) == 1 || likely[1] > c.Head || s.Tokens[k].Relation == "expl" {
		return phrase, k, ok
	}
	last := k
	for last+1 < len(s.Tokens) && s.Dominates(k, last+1) {
		last++
	}
	if last+1 < len(s.Tokens) && s.Tokens[last+1].Form == "," || c.hasChild(k, "acl:relcl") || c.hasChild(k, "acl") {
		return phrase, k, ok
	}
	if joined, ok := c.joined(phrase, k, likely[1]); len(likely) == 2 && ok {
		return joined, likely[1], true
	}
	k = likely[len(likely)-1]
	phrase, ok = c.pointing(k)
	return phrase, k, ok && k < c.Head
}

// joined makes one phrase of two subjects that stand side by side: a title and a name ("Senator Ada Brome"), or the parts of a
// compound.
func (c *Clause) joined(phrase string, k, two int) (string, bool) {
	s := c.Sentence
	if s.Tokens[k].Class == "PRON" || s.Tokens[two].Class == "PRON" || phrase == "" {
		return "", false
	}
	for j := k + 1; j < two; j++ {
		if t := &s.Tokens[j]; !s.Dominates(k, j) && (!s.Dominates(two, j) || t.Relation == "det") {
			return "", false
		}
	}
	second := c.phrase(two, -1)
	switch {
	case second == "" || strings.Contains(second, ","):
		return "", false
	case strings.HasSuffix(phrase, second):
		return phrase, true
	}
	return phrase + " " + second, true
}

// hasChild reports whether a token has a dependent of the relation.
func (c *Clause) hasChild(i int, relation string) bool {
	return slices.ContainsFunc(c.Sentence.Children(i), func(k int) bool { return c.Sentence.Tokens[k].Relation == relation })
}

// antecedent is the phrase that a relative or participial clause hangs on.
func (c *Clause) antecedent(i int) (string, int, bool) {
	h := c.Sentence.Tokens[i].Head
	if h < 0 || c.Sentence.Tokens[h].Class == "VERB" || c.Sentence.Tokens[h].Class == "PRON" {
		return c.Subject, -1, c.Subject != ""
	}
	if near := c.nearest(h, i); near >= 0 {
		h = near
	}
	phrase := c.phrase(h, i)
	if lame(phrase) || c.verbFirst(h) {
		return "", -1, false
	}
	if s := c.Sentence; s.Tokens[i].Relation == "acl" && i > h && (unitOfTime[strings.ToLower(s.Tokens[h].Lemma)] || c.bareNounAfter(i)) {
		return "", -1, false // "have in recent weeks banned the writer"
	}
	return phrase, h, phrase != "" && !c.interrogative(h) && !Dated(c.Sentence.Tokens[h].Form) && !c.tensed(h, i)
}

// tensed reports whether the phrase of token k has a verb with a tense in it: two clauses were read as one.
func (c *Clause) tensed(k, predicate int) bool {
	return slices.ContainsFunc(c.tokens(k, predicate, mostOfPhrase), func(j int) bool {
		t := &c.Sentence.Tokens[j]
		return (t.Class == "AUX" || t.Class == "VERB" && j != k && t.Relation != "amod" && t.Relation != "acl" && t.Relation != "compound") && isFiniteTag(t.Tag)
	})
}

// noOne are the words for nobody and nothing: what did not happen cannot be asked about as if it had.
var noOne = map[string]bool{"nothing": true, "nobody": true, "none": true}

// nearest is the noun right before "who" where the relative clause was hung on one above it: "the names of the sailors who died"; -1
// for none.
func (c *Clause) nearest(h, i int) int {
	s := c.Sentence
	for _, k := range s.Children(i) {
		t := &s.Tokens[k]
		if t.Tag != "WP" || !strings.HasPrefix(t.Relation, "nsubj") || k == 0 || k-1 == h || s.Tokens[h].Class == "PROPN" {
			continue
		}
		if n := &s.Tokens[k-1]; (n.Tag == "NNS" || n.Tag == "NNPS") && n.Relation == "nmod" && n.Head == h {
			return k - 1
		}
	}
	return -1
}

// bareNounAfter reports whether a noun without a preposition hangs on a participle as a circumstance: it is the object of a verb
// that was taken for a participle.
func (c *Clause) bareNounAfter(i int) bool {
	return slices.ContainsFunc(c.Sentence.Children(i), func(k int) bool {
		t := &c.Sentence.Tokens[k]
		return k > i && (c.bareCircumstance(k) || t.Relation == "obl" && t.Class == "PROPN" && !c.hasChild(k, "case") && !Dated(t.Form))
	})
}

// bareCircumstance reports whether token k is a noun that is read as a circumstance but has no preposition and tells no time.
func (c *Clause) bareCircumstance(k int) bool {
	t := &c.Sentence.Tokens[k]
	if t.Relation != "obl" || t.Class != "NOUN" || c.hasChild(k, "case") || Dated(t.Form) || unitOfTime[strings.ToLower(t.Lemma)] {
		return false
	}
	first := k
	for first > 0 && c.Sentence.Dominates(k, first-1) {
		first--
	}
	if first == 0 {
		return true
	}
	before := c.Sentence.Tokens[first-1].Class
	return before != "PROPN" && before != "ADP" // the rest of a name, or of a preposition that hangs on another word
}

// follows reports whether the phrase of token k stands right behind the predicate.
func (c *Clause) follows(k int) bool {
	for first := k; first > c.Head; first-- {
		if first-1 == c.Head {
			return true
		}
		if !c.Sentence.Dominates(k, first-1) {
			return false
		}
	}
	return false
}

// unitOfTime are the nouns that measure or tell time, and home, which is a place without a preposition.
var unitOfTime = map[string]bool{"second": true, "minute": true, "hour": true, "day": true, "week": true, "weekend": true, "month": true, "year": true, "decade": true,
	"century": true, "morning": true, "afternoon": true, "evening": true, "night": true, "time": true, "today": true, "yesterday": true, "tomorrow": true,
	"season": true, "summer": true, "winter": true, "spring": true, "autumn": true, "fall": true, "home": true}

// pointing is the phrase that token k heads; a pronoun gives way to the name of what it stands for.
func (c *Clause) pointing(k int) (string, bool) {
	t := &c.Sentence.Tokens[k]
	if t.Class != "PRON" || t.Relation == "expl" || standsForItself[strings.ToLower(t.Form)] {
		p := c.phrase(k, -1)
		return p, !lame(p) && !c.verbFirst(k) && !c.interrogative(k) && !Dated(t.Form) && !c.tensed(k, -1) && !noOne[strings.ToLower(t.Form)]
	}
	if t.Tag == "DT" || t.Lemma == "it" && t.Head == c.Head && t.Relation == "expl" {
		return "", false
	}
	if c.Name == nil {
		return "", false
	}
	name := c.Name(k)
	return name, name != ""
}

// verbFirst reports whether the phrase of token k begins with a finite verb: it was cut out of its sentence in the wrong place
// ("its chats employ encryption, which ...").
func (c *Clause) verbFirst(k int) bool {
	ts := c.tokens(k, -1, mostOfPhrase)
	if len(ts) == 0 {
		return false
	}
	t := &c.Sentence.Tokens[ts[0]]
	return ts[0] < k && t.Class == "VERB" && (c.isFinite(ts[0]) || t.Tag == "VB")
}

// lame reports whether a subject was cut out of its sentence in the wrong place: it begins with a preposition or gives a
// reason.
func lame(phrase string) bool {
	words := strings.Fields(strings.ToLower(phrase))
	if len(words) == 0 || slices.Contains(words, "because") {
		return true
	}
	switch words[0] {
	case "not", "to", "of", "by", "from", "with", "at", "and", "or", "but", "than", "as", "if", "when", "while", "due", "in", "on", "for", "after", "before", "during",
		"since", "until", "into", "through", "although", "though", "n't", "n’t":
		return true
	}
	return false
}

// interrogative reports whether the phrase of token k asks or relates by itself: "whose tenure", "what position".
func (c *Clause) interrogative(k int) bool {
	for _, j := range c.tokens(k, -1, mostOfPhrase) {
		switch c.Sentence.Tokens[j].Tag {
		case "WP", "WP$", "WDT", "WRB":
			return true
		}
	}
	return false
}

// Dated reports whether a word is a day or a month: as one who does something it was misread.
func Dated(form string) bool {
	switch form {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "June", "July",
		"August", "September", "October", "November", "December":
		return true
	}
	return false
}

// standsForItself are pronouns that need no name.
var standsForItself = map[string]bool{"no one": true, "nobody": true, "none": true, "everyone": true, "everybody": true, "someone": true, "somebody": true,
	"nothing": true, "there": true, "thousands": true, "hundreds": true, "dozens": true}

// pluralSubject reports whether the subject is plural as far as its form tells.
func (c *Clause) pluralSubject() bool {
	_, k, ok := c.subject()
	if !ok || k < 0 {
		return c.Plural
	}
	t := &c.Sentence.Tokens[k]
	if t.Tag == "NNS" || t.Tag == "NNPS" {
		return true
	}
	for _, j := range c.Sentence.Children(k) {
		if c.Sentence.Tokens[j].Relation == "conj" && slices.Contains(c.tokens(k, c.Head, mostOfPhrase), j) {
			return true // one that the phrase leaves out makes no plural of it
		}
		if c.Sentence.Tokens[j].Relation == "nummod" && strings.ToLower(c.Sentence.Tokens[j].Form) != "one" && t.Class == "NOUN" && !c.singular(k) {
			return true
		}
	}
	return false
}

// leavesOut reports whether the phrase of token k is without a word that is joined to it.
func (c *Clause) leavesOut(k int) bool {
	in := c.tokens(k, c.Head, mostOfPhrase)
	return slices.ContainsFunc(c.Sentence.Children(k), func(j int) bool {
		return c.Sentence.Tokens[j].Relation == "conj" && !slices.Contains(in, j)
	})
}

// singular reports whether an article says that the noun k is one, whatever numbers stand by it: "a 2014 ban".
func (c *Clause) singular(k int) bool {
	return slices.ContainsFunc(c.Sentence.Children(k), func(j int) bool {
		switch strings.ToLower(c.Sentence.Tokens[j].Form) {
		case "a", "an", "this", "that", "each", "every", "another":
			return c.Sentence.Tokens[j].Relation == "det"
		}
		return false
	})
}
