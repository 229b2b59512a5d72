package analysis

import (
	"slices"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/event"
	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// supposed reports whether a claim stands under "if", "unless" or "whether", or beside one that does: it says of nothing that
// it is so.
func (b *builder) supposed(r event.Ref) bool {
	c := b.claim(r)
	s := &b.documents[r.Source].read.Sentences[c.Sentence]
	at := c.Predicate.Head
	for n := 0; at >= 0 && n < 4; n++ {
		for _, k := range s.Children(at) {
			if t := &s.Tokens[k]; t.Relation == "mark" || t.Relation == "advmod" && k < at {
				switch strings.ToLower(t.Form) {
				case "if", "unless", "whether":
					return true
				}
			}
		}
		switch s.Tokens[at].Relation {
		case "conj", "xcomp", "cop", "aux":
			at = s.Tokens[at].Head
		default:
			return false
		}
	}
	return false
}

// governor is the verb or adjective that an infinitive hangs on, "" for none.
func (b *builder) governor(r event.Ref) string {
	c := b.claim(r)
	s := &b.documents[r.Source].read.Sentences[c.Sentence]
	if h := s.Tokens[c.Predicate.Head].Head; h >= 0 && (s.Tokens[h].Class == "VERB" || s.Tokens[h].Class == "ADJ") {
		return strings.ToLower(s.Tokens[h].Lemma)
	}
	return ""
}

// wishedApart reports whether of two claims one is a bare infinitive and the other is not, or both are and hang on words that
// are not the same: that somebody was asked to pass a bill and somebody hopes to pass one is no agreement that it was passed.
func (b *builder) wishedApart(x, y event.Ref) bool {
	if b.infinitive(x) != b.infinitive(y) {
		return true
	}
	return b.infinitive(x) && (b.governor(x) == "" || b.governor(x) != b.governor(y))
}

// nearNumbers are the numbers that stand at most two steps below the predicate of a claim.
func (b *builder) nearNumbers(r event.Ref) []string {
	c := b.claim(r)
	s := &b.documents[r.Source].read.Sentences[c.Sentence]
	var out []string
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Class != "NUM" || !c.Span.Contains(t.Span) {
			continue
		}
		for at, n := i, 0; at >= 0 && n <= 2; n++ {
			if at == c.Predicate.Head {
				out = append(out, strings.ToLower(t.Form))
				break
			}
			at = s.Tokens[at].Head
		}
	}
	return out
}

// numbersApart reports whether two claims both have numbers by their predicates, and none in common: "began 42 years ago", "began
// the season 10-6".
func (b *builder) numbersApart(x, y event.Ref) bool {
	m, n := b.nearNumbers(x), b.nearNumbers(y)
	if len(m) == 0 || len(n) == 0 {
		return false
	}
	return !slices.ContainsFunc(m, func(s string) bool { return slices.Contains(n, s) })
}

// partsApart reports whether both claims have a filler of a core role that is no pronoun, and no word of the one stands for one
// of the other: "the prices fell", "the volume fell". A name stands for a description where both are one entity.
func (b *builder) partsApart(l *event.Link, role claim.RoleName) bool {
	x, okX := b.claim(l.A).Argument(role)
	y, okY := b.claim(l.B).Argument(role)
	if l.Confidence >= surelyTheSame || !okX || !okY || x.EntityKey != "" && x.EntityKey == y.EntityKey {
		return false
	}
	s, t := b.token(l.A, x.Head), b.token(l.B, y.Head)
	if s.Class == "PRON" || t.Class == "PRON" || s.Class == "DET" || t.Class == "DET" {
		return false
	}
	named := func(k string) bool { return k != "" && !strings.HasPrefix(k, "nominal:") }
	if named(x.EntityKey) != named(y.EntityKey) {
		return false // "the carmaker", "Brome Motors"
	}
	return !slices.ContainsFunc(l.Common, func(c event.Common) bool {
		return x.Span.Contains(c.A) && y.Span.Contains(c.B) && c.Likeness >= leastLikeness
	})
}

// surelyTheSame is how likely two claims must be one event for other words for who did it or to whom not to count.
const surelyTheSame = .9

func (b *builder) token(r event.Ref, i int) *nlp.Token {
	return &b.documents[r.Source].read.Sentences[b.claim(r).Sentence].Tokens[i]
}

// agreedPart is what a reader would quote of a claim that agrees: the words in common, and who did it to whom where these are short.
func (b *builder) agreedPart(l *event.Link, side int) text.Span {
	r := [2]event.Ref{l.A, l.B}[side]
	c := b.claim(r)
	span := b.said(l, side).Hull(c.Predicate.Span)
	for i := range c.Roles {
		a := &c.Roles[i]
		if (a.Role == claim.Agent || a.Role == claim.Patient) && !a.Inherited && a.Confidence > .4 && a.Len() <= longestFiller && c.Span.Contains(a.Span) {
			span = span.Hull(a.Span)
		}
	}
	return span
}
