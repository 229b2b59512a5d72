package analysis

import (
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

// question puts the question that the answers of the claims answer, named after the claim that tells most.
func (b *builder) question(slot verdict.Slot, refs []event.Ref) string {
	lead, best := refs[0], -1
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
			if a.Amount != nil && slot == verdict.HowMany {
				s.Counted, s.Befell = b.counted(d, rc, a), a.Amount.Role
				s.Measured = a.Amount.Kind != quantity.Count
			}
			if a.Role == askedRole[slot] || tok.Class == "PRON" || a.Len() > longestFiller {
				continue
			}
			if _, ok := s.Fillers[a.Role]; !ok || r == lead {
				s.Fillers[a.Role] = named(d, rc, a)
				s.Plurals[a.Role] = tok.Tag == "NNS" || tok.Tag == "NNPS" || conjoined(d, rc, a)
			}
		}
	}
	s.Plural = s.Plurals[claim.Patient]
	var frame *rule.Frame
	if f, ok := b.engine.pack.Frame(c.Predicate.Frame); ok {
		frame = f
	}
	return question.Ask(string(slot), s, frame)
}

// counted is the noun that an amount counts, as the text has it.
func (b *builder) counted(d *document, c *claim.Claim, a *claim.Argument) string {
	s := &d.read.Sentences[c.Sentence]
	if h := a.Amount.Head; h >= 0 && h < len(s.Tokens) && s.Tokens[h].Class == "NOUN" {
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
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Start == a.Start && t.Class != "PROPN" && t.Name == "" && (i+1 == len(s.Tokens) || s.Tokens[i+1].Class != "PROPN" || t.Class == "DET") {
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
