package claim

import (
	"fmt"
	"slices"
	"time"

	"gainsay/internal/attribution"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/quantity"
	"gainsay/internal/rule"
	"gainsay/internal/text"
	"gainsay/internal/timex"
	"gainsay/internal/wordnet"
)

// Extractor reads claims with the knowledge of a rule pack. It is safe for concurrent use.
type Extractor struct {
	pack    *rule.Pack
	amounts *quantity.Finder
	nouns   *wordnet.Table
	words   vocabulary
}

// NewExtractor makes an extractor that knows the frames, cues, hedges, signatures and units of pack.
func NewExtractor(pack *rule.Pack) (*Extractor, error) {
	nouns, err := wordnet.Builtin()
	if err != nil {
		return nil, err
	}
	return &Extractor{pack: pack, amounts: quantity.NewFinder(pack), nouns: nouns, words: newVocabulary(pack)}, nil
}

// frame is the id of the event frame that a lemma evokes, "" for none.
func (x *Extractor) frame(lemma, part string) string {
	if f, ok := x.pack.FrameOf(lemma, part); ok {
		return f.ID
	}
	return ""
}

// Extract reads the claims of one document, in the order of the text. id becomes part of each claim's ID; anchor is
// the publication time, zero when unknown. Furniture is passed over.
func (x *Extractor) Extract(id string, d *nlp.Document, e *entity.Document, a *attribution.Document, anchor time.Time) []Claim {
	var out []Claim
	index := newIndex(e, a)
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Kind == nlp.Furniture || len(s.Tokens) == 0 {
			continue
		}
		t := newTree(s)
		times := timex.OfEvents(s, timex.Find(s, d.Text, anchor))
		amounts := x.amounts.Find(s, d.Text)
		for _, c := range x.candidates(t) {
			claim := x.claim(t, c, times, amounts)
			claim.ID = fmt.Sprintf("%s#%d", id, claim.Predicate.Start)
			claim.Document = id
			index.resolve(&claim, t)
			out = append(out, claim)
		}
	}
	return slices.Clone(out) // without the room that appending left: the claims of a corpus are kept until its end
}

// claim puts together what one predicate says.
func (x *Extractor) claim(t *tree, c candidate, times []timex.Expression, amounts []quantity.Quantity) Claim {
	tok := &t.Tokens[c.head]
	s := x.standing(t, c)
	claim := Claim{
		Sentence:  t.Index,
		Span:      t.clause(c.carrier),
		Predicate: Predicate{Span: tok.Span, Head: c.head, Lemma: c.lemma, Kind: c.kind, Frame: c.frame},
		Polarity:  Positive, Negator: s.negator, Modality: s.modality, Modal: s.modal,
		Tense:       tense(t, c.carrier),
		Content:     t.content(c),
		Ahead:       s.ahead,
		Attribution: -1,
		Confidence:  1,
	}
	if s.negative {
		claim.Polarity = Negative
	}
	if c.kind == Verb || c.kind == Headline {
		if k := t.child(c.head, "compound:prt"); k >= 0 && k > c.head {
			claim.Predicate.Span = tok.Span.Hull(t.Tokens[k].Span)
		}
	}
	fillers := x.arguments(t, c)
	if len(fillers) > 0 {
		claim.Roles = make([]Argument, 0, len(fillers)) // and no more: there are millions in a corpus
	}
	for _, f := range fillers {
		claim.Roles = append(claim.Roles, x.argument(t, c, f, times, amounts))
	}
	if k := t.child(c.carrier, "nsubj", "nsubj:pass"); k >= 0 && t.Tokens[k].Lemma == "toll" {
		claim.countKilled()
	}
	x.looseTimes(t, c, &claim, times)
	for _, r := range claim.Roles {
		if r.Role == Agent || r.Role == Patient {
			claim.Confidence = min(claim.Confidence, max(.3, r.Confidence))
		}
	}
	return claim
}

// countKilled lets the number that a toll rises to count the killed.
func (c *Claim) countKilled() {
	for i := range c.Roles {
		if q := c.Roles[i].Amount; q != nil && q.Role == "" {
			killed := *q
			killed.Role = "killed"
			c.Roles[i].Amount = &killed
		}
	}
}

// argument gives a filler its span and value. A time or an amount by its words is one whatever its preposition.
func (x *Extractor) argument(t *tree, c candidate, f filler, times []timex.Expression, amounts []quantity.Quantity) Argument {
	tok := &t.Tokens[f.head]
	arg := Argument{Role: f.role, Span: t.phrase(f.head, c.carrier), Head: f.head, Entity: -1, Preposition: f.preposition, Inherited: f.inherited, Confidence: f.confidence}
	for i := range times {
		if times[i].Span.Contains(tok.Span) && (f.role != Agent || f.preposition != "") { // "released by Friday" names no agent
			arg.Time = &times[i]
			if f.role != Patient {
				arg.Role = Time
			}
		}
	}
	if arg.Time == nil {
		arg.Span = withoutTime(t, arg.Span, tok.Span, times)
		for i := range amounts {
			q := &amounts[i]
			if q.Head == f.head || q.Span.Contains(tok.Span) && arg.Span.Contains(q.Number) {
				arg.Amount = q
				if f.preposition != "" && (q.Kind == quantity.Measure || q.Kind == quantity.Money || q.Kind == quantity.Percent) {
					arg.Role = Quantity
				}
			}
		}
	}
	return arg
}

// withoutTime cuts an expression of time, with its preposition, off the end of a phrase whose head stands before it:
// "the Union in early March" names the Union.
func withoutTime(t *tree, phrase, head text.Span, times []timex.Expression) text.Span {
	for i := range times {
		e := times[i].Span
		if e.End != phrase.End || e.Start <= head.End || !phrase.Contains(e) {
			continue
		}
		end := -1
		for j := range t.Tokens {
			if t.Tokens[j].Start >= e.Start {
				break
			}
			if t.Tokens[j].Class != "ADP" && t.Tokens[j].Class != "DET" && t.Tokens[j].Class != "PUNCT" {
				end = t.Tokens[j].End
			}
		}
		if end >= head.End {
			phrase.End = end
		}
	}
	return phrase
}

// looseTimes adds expressions of time that the tree hangs on the predicate without a role of their own ("Tuesday"
// as a bare modifier) or, failing any, the only expression of a sentence with one clause.
func (x *Extractor) looseTimes(t *tree, c candidate, claim *Claim, times []timex.Expression) {
	for _, r := range claim.Roles {
		if r.Role == Time {
			return
		}
	}
	for i := range times {
		h := tokenAt(t, times[i].Span)
		if h < 0 {
			continue
		}
		if g := t.Tokens[h].Head; g == c.head || g == c.carrier {
			claim.Roles = append(claim.Roles, Argument{Role: Time, Span: times[i].Span, Head: h, Entity: -1,
				Preposition: t.preposition(h), Time: &times[i], Confidence: t.Tokens[h].Confidence})
			return
		}
	}
}

// tokenAt is the token of the span that hangs highest in the tree, -1 for none.
func tokenAt(t *tree, s text.Span) int {
	best := -1
	for i := range t.Tokens {
		if !s.Contains(t.Tokens[i].Span) {
			continue
		}
		if h := t.Tokens[i].Head; h < 0 || !s.Contains(t.Tokens[h].Span) {
			if best < 0 {
				best = i
			}
		}
	}
	return best
}

// tense of a verb from its tag and auxiliaries; "" for nouns without a carrier.
func tense(t *tree, i int) string {
	for _, k := range t.children(i, "aux", "aux:pass", "cop") {
		switch t.Tokens[k].Tag {
		case "MD":
			if plannedModals[t.lower(k)] {
				return "future"
			}
			return "present"
		case "VBD":
			return "past"
		case "VBZ", "VBP":
			if t.Tokens[k].Lemma == "have" || t.child(i, "aux") >= 0 && t.is(k, "aux:pass") {
				return "past"
			}
			return "present"
		}
	}
	switch t.Tokens[i].Tag {
	case "VBD":
		return "past"
	case "VBN":
		return "past"
	case "VBZ", "VBP":
		return "present"
	}
	return ""
}

// index finds the entity of a token and the attribution of a predicate.
type index struct {
	entities     *entity.Document
	mentions     map[int][]int // sentence → mentions
	attributions *attribution.Document
}

func newIndex(e *entity.Document, a *attribution.Document) *index {
	x := &index{entities: e, mentions: map[int][]int{}, attributions: a}
	if e != nil {
		for i, m := range e.Mentions {
			x.mentions[m.Sentence] = append(x.mentions[m.Sentence], i)
		}
	}
	return x
}

func (x *index) resolve(c *Claim, t *tree) {
	for i := range c.Roles {
		r := &c.Roles[i]
		for _, m := range x.mentions[c.Sentence] {
			if mention := &x.entities.Mentions[m]; mention.Head == r.Head && mention.Entity >= 0 {
				r.Entity = mention.Entity
				r.EntityKey = x.entities.Entities[mention.Entity].Key
				break
			}
		}
	}
	if x.attributions == nil {
		return
	}
	defer x.speaker(c, t)
	best := -1
	for i := range x.attributions.Attributions {
		a := &x.attributions.Attributions[i]
		for _, cue := range a.Cue {
			if cue.Contains(c.Predicate.Span) {
				c.Reporting = true
			}
		}
		for _, content := range a.Content {
			if content.Contains(c.Predicate.Span) && (best < 0 || width(a.Content) < best) {
				best = width(a.Content)
				c.Attribution = i
			}
		}
	}
}

// speaker lets a pronoun that nothing else resolved stand for who speaks: "we" in a quotation, and the "they" with which
// what somebody says begins ("negotiators said they would not come").
func (x *index) speaker(c *Claim, t *tree) {
	if c.Attribution < 0 || x.entities == nil {
		return
	}
	a := &x.attributions.Attributions[c.Attribution]
	if a.Entity < 0 || a.Entity >= len(x.entities.Entities) {
		return
	}
	for i := range c.Roles {
		r := &c.Roles[i]
		if r.Role != Agent || r.Entity >= 0 || t.Tokens[r.Head].Class != "PRON" {
			continue
		}
		own := false
		switch t.lower(r.Head) {
		case "i", "we":
			own = a.Quoted || t.Tokens[r.Head].InQuote
		case "they", "he", "she", "it":
			own = len(a.Content) > 0 && r.Start-a.Content[0].Start <= len("that ")
		}
		if own {
			r.Entity, r.EntityKey = a.Entity, x.entities.Entities[a.Entity].Key
			r.Confidence *= .8
		}
	}
}

func width(spans []text.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}
