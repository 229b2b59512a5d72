package analysis

import (
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/claim"
	"gainsay/internal/event"
	"gainsay/internal/quantity"
	"gainsay/internal/question"
	"gainsay/internal/rule"
	"gainsay/internal/verdict"
)

var askedRole = map[verdict.Slot]claim.RoleName{
	verdict.Who: claim.Agent, verdict.Whom: claim.Patient, verdict.What: claim.Patient, verdict.When: claim.Time, verdict.Where: claim.Place,
}

// longestFiller keeps questions short: a filler of more bytes than this is not named in one.
const longestFiller = 60

// question puts the question that the answers of the claims answer: in the words of one of them where its grammar
// allows, else by a template or by rule, named after the claim that tells most.
func (b *builder) question(slot verdict.Slot, refs []event.Ref) string {
	refs = b.contents(refs)
	if own := b.inOwnWords(slot, refs, nil, false); len(own) > 0 {
		return own[0]
	}
	return b.byRule(slot, refs)
}

// byRule puts a question by the template of a frame, or by rule.
func (b *builder) byRule(slot verdict.Slot, refs []event.Ref) string {
	lead, best := refs[0], math.MinInt
	for _, r := range refs {
		if n := b.telling(r); n > best {
			lead, best = r, n
		}
	}
	c := b.claim(lead)
	s := question.Subject{Predicate: c.Predicate, Modality: c.Modality, Tense: c.Tense, Fillers: map[claim.RoleName]string{}, Plurals: map[claim.RoleName]bool{}}
	for _, r := range refs {
		d, rc := b.documents[r.Source], b.claim(r)
		if rc.Predicate.Lemma != c.Predicate.Lemma {
			continue
		}
		for i := range rc.Roles {
			a := &rc.Roles[i]
			tok := &d.read.Sentences[rc.Sentence].Tokens[a.Head]
			if a.Amount != nil && slot == verdict.HowMany && a.Role == claim.Place {
				return "" // "killed in two countries" counts no victims
			}
			if a.Amount != nil && slot == verdict.HowMany {
				s.Counted, s.Befell, s.CountedRole = b.counted(d, rc, a), a.Amount.Role, a.Role
				s.Measured, s.Dimension = a.Amount.Kind != quantity.Count, a.Amount.Dimension
			}
			if a.Role == claim.Agent && a.Inherited && b.infinitive(r) {
				continue // who is to do it is a guess: "called on the council to sign"
			}
			if a.Role == askedRole[slot] || tok.Class == "PRON" || a.Role == claim.Agent && question.Dated(tok.Form) || a.Len() > longestFiller || strings.ContainsAny(a.Span.Cut(d.Text), "[]") || a.Time != nil && !calendar(a.Span.Cut(d.Text)) {
				continue
			}
			if _, ok := s.Fillers[a.Role]; !ok || r == lead {
				s.Fillers[a.Role] = named(d, rc, a)
				s.Plurals[a.Role] = tok.Tag == "NNS" || tok.Tag == "NNPS" || conjoined(d, rc, a)
			}
		}
	}
	s.Plural = s.Plurals[claim.Patient]
	if c.Predicate.Kind == claim.Noun {
		s.Event = definite(b.clause(b.documents[lead.Source], c, slot).Thing(c.Predicate.Head))
	}
	var frame *rule.Frame
	if f, ok := b.engine.pack.Frame(c.Predicate.Frame); ok {
		frame = f
	}
	return question.Ask(string(slot), s, frame)
}

// definite is a noun phrase as one that is known: "a call with donors" is "the call with donors".
func definite(phrase string) string {
	first, rest, many := strings.Cut(phrase, " ")
	switch {
	case !many, strings.Contains(rest, " or "):
		return "" // a word alone: the lemma will do
	case first == "a" || first == "an":
		return "the " + rest
	case first == "the" || strings.ContainsAny(first, "’'") || first == "his" || first == "her" || first == "its" || first == "their":
		return phrase
	}
	return "the " + phrase
}

// contents replaces claims that only report that something was said by the most telling claim of what was.
func (b *builder) contents(refs []event.Ref) []event.Ref {
	out := slices.Clone(refs)
	for i, r := range out {
		if !b.claim(r).Reporting {
			continue
		}
		best := math.MinInt
		for _, o := range b.beside(r) {
			if n := b.telling(o); !b.claim(o).Reporting && n > best {
				out[i], best = o, n
			}
		}
	}
	return out
}

// calendar reports whether an expression of time means the same to whoever reads the question and whenever: "March 24",
// "2019", not "last week".
func calendar(words string) bool {
	if strings.ContainsAny(words, "0123456789") {
		return true
	}
	for _, w := range strings.Fields(words) {
		for m := time.January; m <= time.December; m++ {
			if strings.HasPrefix(w, m.String()[:3]) && (w == m.String() || strings.TrimRight(w, ".,") == m.String()[:3]) {
				return true
			}
		}
	}
	return false
}

// counted is the noun that an amount counts, as the text has it.
func (b *builder) counted(d *document, c *claim.Claim, a *claim.Argument) string {
	s := &d.read.Sentences[c.Sentence]
	if h := a.Amount.Head; h >= 0 && h < len(s.Tokens) && s.Tokens[h].Class == "NOUN" {
		if a.Amount.CountsRole {
			return "" // "no arrests": how many people were arrested
		}
		if s.Tokens[h].Tag == "NN" {
			return question.Plural(s.Tokens[h].Form)
		}
		return s.Tokens[h].Form
	}
	return ""
}

// telling weighs what a reader learns of the event from a claim's own words.
func (b *builder) telling(r event.Ref) int {
	c := b.claim(r)
	n := 0
	for i := range c.Roles {
		if c.Roles[i].EntityKey != "" {
			n += 2
		}
		n++
	}
	if c.Predicate.Frame != "" {
		n += 2
	}
	if c.Reporting {
		n -= 6 // what is said, not that it was
	}
	switch c.Predicate.Kind {
	case claim.Verb:
		n++
	case claim.Headline:
		n -= 3 // headlines leave out articles and first names
	}
	return n
}

// named is the phrase of an argument as a question names it: without the capital of a sentence's beginning, and with
// its preposition where it is a place or a time.
func named(d *document, c *claim.Claim, a *claim.Argument) string {
	s := &d.read.Sentences[c.Sentence]
	phrase := a.Span.Cut(d.Text)
	if before, after, ok := strings.Cut(phrase, ", "); ok && len(after) > 0 && after[0] >= '0' && after[0] <= '9' {
		phrase = before // "Ada Brome, 41"
	}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Start == a.Start && t.Class != "PROPN" && t.Name == "" && (t.Class == "DET" || !alwaysCapital(d, t.Form)) && (i+1 == len(s.Tokens) || s.Tokens[i+1].Class != "PROPN" || t.Class == "DET") {
			r, n := utf8.DecodeRuneInString(phrase)
			phrase = string(unicode.ToLower(r)) + phrase[n:]
			break
		}
	}
	if (a.Role == claim.Place || a.Role == claim.Time || c.Predicate.Kind == claim.Copula && a.Role == claim.Patient) && a.Preposition != "" {
		return a.Preposition + " " + phrase
	}
	return phrase
}

// conjoined reports whether an argument is a list ("Pashinyan and Aliyev").
func conjoined(d *document, c *claim.Claim, a *claim.Argument) bool {
	s := &d.read.Sentences[c.Sentence]
	for _, k := range s.Children(a.Head) {
		if s.Tokens[k].Relation == "conj" && a.Span.Contains(s.Tokens[k].Span) {
			return true
		}
	}
	return false
}
