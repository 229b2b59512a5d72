package analysis

import (
	"slices"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/question"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// longestMatter keeps a question short, in bytes.
const longestMatter = 90

// askWhetherTrue asks about an allegation as a person would: by its clause where that can be turned round, by whom it is made
// against, or by its own words.
func (b *builder) askWhetherTrue(document int, a *verdict.Stand) string {
	d := b.documents[document]
	if a.Accused >= 0 {
		if q := d.askOfAccused(a); q != "" {
			return q
		}
	} else if q := b.askOfClause(document, a); q != "" {
		return q
	}
	matter := a.Span
	if a.Accused < 0 && a.Deed >= 0 {
		matter = d.read.Sentences[a.Sentence].Subtree(a.Deed)
	}
	words := strings.TrimPrefix(strings.Join(strings.Fields(strings.Trim(matter.Cut(d.Text), "\"“”,.;:!? ")), " "), "that ")
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
		clause := b.clause(d, c, verdict.Whether)
		if !matter.Contains(s.Tokens[clause.Head].Span) {
			continue
		}
		if q, ok := clause.Ask(string(verdict.Whether)); ok && tells(q) && !unreadable(q) {
			return q
		}
		if a.Deed < 0 {
			return "" // what hangs on it is not what is alleged
		}
	}
	return ""
}

// longestParty is how many bytes the name of who is accused may have.
const longestParty = 60

// askOfAccused asks whether somebody did what they are accused of, or whether what they are accused of is true.
func (d *document) askOfAccused(a *verdict.Stand) string {
	s := &d.read.Sentences[a.Sentence]
	who := s.Subtree(a.Accused)
	name := strings.Join(strings.Fields(who.Cut(d.Text)), " ")
	if e := d.entities.EntityAt(s.Tokens[a.Accused].Span); e != nil && len(e.Names) > 0 {
		name = e.Name
	}
	if s.Tokens[a.Accused].Class == "PRON" && (name == "" || strings.EqualFold(name, s.Tokens[a.Accused].Form)) || len(name) > longestParty {
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
	return "Are the accusations against " + name + " true?"
}
