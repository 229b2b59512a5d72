package event

import (
	"strings"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// profile is what alignment may know of a claim: its words, names and participants, and nothing of its polarity,
// numbers or modality.
type profile struct {
	ref         Ref
	claim       *claim.Claim
	lemma, stem string
	frame       string
	related     []string
	// clause and sentence are the content lemmas of the claim and of its sentence, without source and cue.
	clause, sentence vector
	participants     []participant
	// befallen is what befell those whom the claim counts ("killed"), never how many there are.
	befallen string
	names    map[string]bool
}

// participant is a filler of a role, by the key under which it is known across documents.
type participant struct {
	role claim.RoleName
	key  string
	// head is the lemma of a common noun ("peacekeeper"), by which two descriptions of one group may meet.
	head string
	// side is the country that a group or government belongs to, "" for none.
	side   string
	weight float64
	named  bool
}

func newProfile(ref Ref, source *Source, b *background, pack *rule.Pack) *profile {
	c := &source.Claims[ref.Claim]
	s := &source.Read.Sentences[c.Sentence]
	p := &profile{ref: ref, claim: c, lemma: c.Predicate.Lemma, stem: stem(c.Predicate.Lemma), frame: c.Predicate.Frame, names: map[string]bool{}}
	if f, ok := pack.Frame(p.frame); ok {
		p.related = f.Related
	}
	outside := spoken(source.Attributions, c)
	p.clause = contentVector(s, c.Span, append(outside, c.Predicate.Span), b)
	p.sentence = contentVector(s, s.Span, outside, b)
	for _, r := range c.Roles {
		if r.Amount != nil && r.Amount.Role != "" {
			p.befallen = r.Amount.Role
		}
		if r.Time != nil || r.Role == claim.Manner || r.Role == claim.Quantity {
			continue
		}
		tok := &s.Tokens[r.Head]
		key, named := r.EntityKey, r.EntityKey != "" && !strings.HasPrefix(r.EntityKey, "nominal:")
		if key == "" {
			if tok.Class == "PRON" || tok.Class == "NUM" || tok.Class == "DET" {
				continue
			}
			key = strings.ToLower(tok.Lemma)
		}
		if !named {
			if f, ok := pack.FrameOf(strings.ToLower(tok.Lemma), "noun"); ok {
				key = f.ID // "the truce" and "the ceasefire" are one participant
			}
		}
		p.participants = append(p.participants, participant{r.Role, key, commonNoun(tok), side(source, r), b.weight(strings.ToLower(tok.Lemma)), named})
	}
	for _, m := range mentionKeys(source, c.Sentence, s.Span) {
		p.names[m] = true
	}
	return p
}

func side(source *Source, a claim.Argument) string {
	if source.Entities == nil || a.Entity < 0 {
		return ""
	}
	return source.Entities.Entities[a.Entity].Country
}

func commonNoun(t *nlp.Token) string {
	if t.Class == "NOUN" {
		return strings.ToLower(t.Lemma)
	}
	return ""
}

// spoken lists the spans of source and cue of the attribution that a claim stands in: who says it, and how, is no
// part of what is said.
func spoken(a *attribution.Document, c *claim.Claim) []text.Span {
	if a == nil || c.Attribution < 0 {
		return nil
	}
	x := &a.Attributions[c.Attribution]
	return append(append([]text.Span(nil), x.Source...), x.Cue...)
}

func contentVector(s *nlp.Sentence, within text.Span, outside []text.Span, b *background) vector {
	v := vector{}
next:
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if !within.Contains(t.Span) {
			continue
		}
		for _, o := range outside {
			if o.Contains(t.Span) {
				continue next
			}
		}
		if l := contentLemma(t); l != "" {
			v[stem(l)] = b.weight(l)
		}
	}
	return v.normalise()
}

func mentionKeys(source *Source, sentence int, within text.Span) []string {
	if source.Entities == nil {
		return nil
	}
	var out []string
	for i := range source.Entities.Mentions {
		m := &source.Entities.Mentions[i]
		if m.Sentence == sentence && m.Entity >= 0 && within.Contains(m.Span) {
			if k := source.Entities.Entities[m.Entity].Key; k != "" {
				out = append(out, k)
			}
		}
	}
	return out
}

// stem folds derivations of one word together ("mediate", "mediation", "mediator"): the lemma without its
// commonest derivational endings, never shorter than four letters.
func stem(lemma string) string {
	l := lemma
	for _, s := range derivations {
		if strings.HasSuffix(l, s.ending) && len(l)-len(s.ending)+len(s.leaves) >= 4 {
			l = strings.TrimSuffix(l, s.ending) + s.leaves
			break
		}
	}
	return strings.TrimRight(l, "e")
}

var derivations = []struct{ ending, leaves string }{
	{"ization", "iz"}, {"isation", "iz"}, {"ising", "iz"}, {"izing", "iz"}, {"ation", "at"}, {"ition", "it"}, {"ution", "ut"},
	{"ction", "ct"}, {"ssion", "ss"}, {"sion", "s"}, {"tion", "t"}, {"ment", ""}, {"ance", ""}, {"ence", ""}, {"ator", "at"}, {"iser", "iz"}, {"izer", "iz"},
	{"ise", "iz"}, {"ize", "iz"}, {"ness", ""}, {"ing", ""}, {"ers", ""}, {"er", ""}, {"or", ""}, {"ed", ""}, {"al", ""}, {"ly", ""},
}
