package analysis

import (
	"slices"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/nlp"
	"gainsay/internal/question"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// longestMatter keeps a question short, in bytes.
const longestMatter = 90

// askWhetherTrue asks about what is denied as a person would: by the clause of the denial or of the allegation where it can be
// turned round, by whom the allegation is made against, or by its own words.
func (b *builder) askWhetherTrue(denier int, denial *verdict.Stand, document int, a *verdict.Stand) string {
	d := b.documents[document]
	if denial.Deed >= 0 {
		if q := b.askOfClause(denier, denial); q != "" {
			return q
		}
	}
	if a.Deed < 0 {
		held := *a
		held.Deed = b.heldByNoun(document, a)
		a = &held
	}
	q := ""
	if a.Accused >= 0 {
		q = d.askOfAccused(a)
	} else {
		q = b.askOfClause(document, a)
	}
	if q != "" && (denial.Deed < 0 || sharesTelling(q, denial.Span.Cut(b.documents[denier].Text))) {
		return q
	}
	matter := a.Span
	if a.Accused < 0 && a.Deed >= 0 {
		matter = d.read.Sentences[a.Sentence].Subtree(a.Deed)
	}
	words := strings.TrimPrefix(strings.Join(strings.Fields(strings.Trim(withoutAsides(matter.Cut(d.Text)), "\"“”,.;:!? ")), " "), "that ")
	if before, after, ok := strings.Cut(words, " that "); ok && slices.ContainsFunc(strings.Fields(before), func(w string) bool { return b.engine.pack.Listed("denial/noun", strings.ToLower(w)) }) {
		words = after // "a claim by an aide that"
	}
	if len(words) > longestMatter {
		words = words[:strings.LastIndexByte(words[:longestMatter], ' ')] + " …"
	}
	return "Is it true that “" + strings.Map(func(r rune) rune {
		if r == '“' || r == '”' {
			return '"'
		}
		return r
	}, words) + "”?"
}

// sharesTelling reports whether a question has one of the longer words of a denial, names apart: "evidence grows that she sent
// secrets" asks for nothing that "I sent no secrets" denies.
func sharesTelling(q, denial string) bool {
	q = strings.ToLower(q)
	return slices.ContainsFunc(strings.Fields(denial), func(w string) bool {
		return len(w) >= tellingStem && w == strings.ToLower(w) && strings.Contains(q, w[:tellingStem])
	})
}

// tellingStem is how many bytes of a word its forms have in common.
const tellingStem = 5

// heldByNoun is the head of the clause that a noun of saying holds at the top of an allegation ("to the claim that she lied"), -1
// where the allegation is a clause itself.
func (b *builder) heldByNoun(document int, a *verdict.Stand) int {
	s := &b.documents[document].read.Sentences[a.Sentence]
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Class != "NOUN" || !a.Contains(t.Span) || t.Head >= 0 && a.Contains(s.Tokens[t.Head].Span) || !b.engine.pack.Listed("denial/noun", t.Lemma) {
			continue
		}
		for _, k := range s.Children(i) {
			if c := &s.Tokens[k]; (c.Relation == "acl" || c.Relation == "ccomp") && a.Contains(c.Span) && c.Tag != "VBG" {
				return k
			}
		}
	}
	return -1
}

// askOfClause turns the topmost clause of an allegation into a question; "" where none can be turned.
func (b *builder) askOfClause(document int, a *verdict.Stand) string {
	d := b.documents[document]
	s := &d.read.Sentences[a.Sentence]
	matter := a.Span
	if a.Deed >= 0 {
		matter = s.Subtree(a.Deed)
	}
	var inside []*claim.Claim
	for i := range d.claims {
		if c := &d.claims[i]; c.Sentence == a.Sentence && matter.Contains(s.Tokens[c.Predicate.Head].Span) {
			inside = append(inside, c)
		}
	}
	depth := func(c *claim.Claim) int {
		n := 0
		for at := c.Predicate.Head; at >= 0 && n < len(s.Tokens); at = s.Tokens[at].Head {
			n++
		}
		return n
	}
	slices.SortStableFunc(inside, func(x, y *claim.Claim) int { return depth(x) - depth(y) })
	for _, c := range inside {
		if a.Deed >= 0 && c.Predicate.Head != a.Deed {
			return ""
		}
		if accused := b.accusedIn(s, c.Predicate.Head); accused >= 0 { // that somebody was accused nobody denies
			return d.askOfAccusations(s, accused)
		}
		clause := b.clause(d, c, verdict.Whether)
		if !matter.Contains(s.Tokens[clause.Head].Span) {
			continue
		}
		if q, ok := clause.Ask(string(verdict.Whether)); ok {
			if q = withoutAsides(q); tells(q) && !unreadable(q) {
				return q
			}
		}
		return "" // what hangs on it is not what is alleged
	}
	return ""
}

// withoutAsides leaves out what stands in parentheses.
func withoutAsides(q string) string {
	for {
		open := strings.IndexByte(q, '(')
		end := strings.IndexByte(q, ')')
		if open < 0 || end < open {
			return q
		}
		q = strings.TrimRight(q[:open], " ") + q[end+1:]
	}
}

// longestParty is how many bytes the name of who is accused may have.
const longestParty = 60

// askOfAccused asks whether somebody did what they are accused of, or whether what they are accused of is true.
func (d *document) askOfAccused(a *verdict.Stand) string {
	s := &d.read.Sentences[a.Sentence]
	name := d.nameOf(s, a.Accused)
	if name == "" {
		return ""
	}
	if deed := &s.Tokens[a.Deed]; deed.Tag == "VBG" && deed.Class == "VERB" {
		clause := &question.Clause{Sentence: s, Text: d.Text, Head: a.Deed, Subject: name, Plural: strings.HasSuffix(s.Tokens[a.Accused].Tag, "S"), Asked: []text.Span{},
			Name:   func(int) string { return "" },
			Proper: func(form string) bool { return alwaysCapital(d, form) }, Common: func(form string) bool { return uncapitalised(d, form) }}
		if q, ok := clause.Ask(string(verdict.Whether)); ok && tells(q) && !unreadable(q) {
			return q
		}
	}
	return d.askOfAccusations(s, a.Accused)
}

// askOfAccusations asks whether what somebody is accused of is true, "" where they have no name that tells.
func (d *document) askOfAccusations(s *nlp.Sentence, accused int) string {
	name := d.nameOf(s, accused)
	if name == "" {
		return ""
	}
	return "Are the accusations against " + name + " true?"
}

// nameOf is the name of who is accused, or the words for them, "" for a pronoun that stands for nobody known and for what is too
// long for a question.
func (d *document) nameOf(s *nlp.Sentence, accused int) string {
	name := strings.Trim(withoutAsides(strings.Join(strings.Fields(s.Subtree(accused).Cut(d.Text)), " ")), ",;: ")
	if rest, ok := strings.CutPrefix(name, "The "); ok {
		name = "the " + rest
	}
	if e := d.entities.EntityAt(s.Tokens[accused].Span); e != nil && len(e.Names) > 0 {
		name = e.Name
	}
	if s.Tokens[accused].Class == "PRON" && strings.EqualFold(name, s.Tokens[accused].Form) || len(name) > longestParty {
		return ""
	}
	return name
}

// accusedIn is the subject of a passive verb of accusing ("was accused of"), -1 for none.
func (b *builder) accusedIn(s *nlp.Sentence, verb int) int {
	if !b.engine.pack.Listed("allegation/against", s.Tokens[verb].Lemma) {
		return -1
	}
	for _, k := range s.Children(verb) {
		if s.Tokens[k].Relation == "nsubj:pass" {
			return k
		}
	}
	return -1
}
