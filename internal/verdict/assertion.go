package verdict

import (
	"slices"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/nlp"
)

// asserts reports whether a claim stands where a text asserts: its verb, or the verb that it completes ("failed to repeal"), is
// finite, has a subject, and heads a sentence or what somebody says. What stands in a relative clause, a condition, a purpose,
// an order or a list of gerunds is told of things in general, or of what may be; to hold it against a denial is idle. Nouns are
// judged by what they hang on.
func (s *Side) asserts(listed func(list, word string) bool) bool {
	tokens := s.Sentence.Tokens
	i := s.Claim.Predicate.Head
	if s.Claim.Predicate.Kind == claim.Noun || s.Sentence.Kind != nlp.Text {
		return true
	}
	for steps := 0; tokens[i].Relation == "xcomp" && tokens[i].Head >= 0 && steps < len(tokens); steps++ {
		i = tokens[i].Head
	}
	if !s.finite(i) || s.introduced(i, "to") {
		return false
	}
	for steps := 0; steps < len(tokens); steps++ {
		switch t := &tokens[i]; {
		case t.Relation == "ccomp" && t.Head >= 0 && listed("denial/mandative", tokens[t.Head].Lemma):
			return false
		case t.Relation == "ccomp" && t.Head >= 0 && listed("denial/verb", tokens[t.Head].Lemma) && slices.ContainsFunc(s.Sentence.Children(t.Head), func(k int) bool {
			return tokens[k].Relation == "obj" && listed("denial/noun", tokens[k].Lemma)
		}):
			return false // "dismissed the argument that she would not"
		case t.Head < 0, t.Relation == "ccomp", t.Relation == "parataxis":
			return s.subject(i)
		case t.Relation == "acl":
			if noun := t.Head; noun >= 0 && tokens[noun].Head >= 0 && listed("denial/verb", tokens[tokens[noun].Head].Lemma) {
				return false
			}
			return s.introduced(i, "that") && s.subject(i)
		case t.Relation == "conj":
			i = t.Head
		default:
			return false
		}
	}
	return false
}

// finite reports whether a verb, or the auxiliary or copula of a predicate, bears a tense.
func (s *Side) finite(i int) bool {
	tensed := func(tag string) bool { return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" }
	if tensed(s.Sentence.Tokens[i].Tag) {
		return true
	}
	return slices.ContainsFunc(s.Sentence.Tokens, func(t nlp.Token) bool {
		return t.Head == i && (t.Relation == "aux" || t.Relation == "aux:pass" || t.Relation == "cop") && tensed(t.Tag)
	})
}

// subject reports whether a predicate has a subject, by itself or through the one that it is joined to.
func (s *Side) subject(i int) bool {
	return s.has(i, "nsubj") || s.has(i, "nsubj:pass") || s.has(i, "expl") || s.has(i, "csubj")
}

// introduced reports whether a clause begins with a word.
func (s *Side) introduced(i int, by string) bool {
	return slices.ContainsFunc(s.Sentence.Tokens, func(t nlp.Token) bool {
		return t.Head == i && t.Relation == "mark" && strings.EqualFold(t.Form, by)
	})
}

// completes is the lemma of the verb that completes a predicate ("need to resign", "keep failing"), "" for none.
func (s *Side) completes() string {
	for i := range s.Sentence.Tokens {
		if t := &s.Sentence.Tokens[i]; t.Head == s.Claim.Predicate.Head && t.Relation == "xcomp" {
			return t.Lemma
		}
	}
	return ""
}

// surveyed reports whether who is given for the claim is a share of those who were asked.
func (s *Side) surveyed() bool {
	if s.Attributions == nil || s.Claim.Attribution < 0 {
		return false
	}
	for _, source := range s.Attributions.Attributions[s.Claim.Attribution].Source {
		for i := range s.Sentence.Tokens {
			if t := &s.Sentence.Tokens[i]; source.Contains(t.Span) && (t.Lemma == "percent" || t.Lemma == "%" || t.Lemma == "poll" || t.Lemma == "survey") {
				return true
			}
		}
	}
	return false
}
