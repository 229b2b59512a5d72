package compare

import (
	"context"
	"time"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/verdict"
)

// reading is one sentence with its tree, names, attributions and claims.
type reading struct {
	text         string
	document     *nlp.Document
	entities     *entity.Document
	attributions *attribution.Document
	claims       []claim.Claim
}

// read reads a sentence in full, or recalls it.
func (c *Comparer) read(ctx context.Context, sentence string) (*reading, error) {
	if r := c.readings.get(sentence); r != nil {
		return r, nil
	}
	d, err := c.readInFull(ctx, sentence)
	if err != nil {
		return nil, err
	}
	r := &reading{text: sentence, document: d, entities: c.resolver.Resolve(d)}
	r.attributions = c.finder.Find(d, r.entities)
	// Its claims belong to no document: a reading may be either side.
	r.claims = c.extractor.Extract("", d, r.entities, r.attributions, time.Time{})
	c.readings.add(sentence, r)
	return r, nil
}

// readInFull goes on from the tags of the sentence where it was tagged lately.
func (c *Comparer) readInFull(ctx context.Context, sentence string) (*nlp.Document, error) {
	if t := c.tagged.get(sentence); t != nil {
		return c.reader.ReadTagged(ctx, t)
	}
	return c.reader.Read(ctx, sentence)
}

func (r *reading) side(id string, cl *claim.Claim) verdict.Side {
	return verdict.Side{Document: id, Claim: cl, Sentence: &r.document.Sentences[cl.Sentence], Text: r.text,
		Entities: r.entities, Attributions: r.attributions}
}

// byClaims reads both sentences in full and asks the deciders of package verdict about every pair of their claims. What two
// claims of nobody in particular seem to contradict each other in is dropped, except for amounts, which need nobody:
// "fourteen people were killed".
func (c *Comparer) byClaims(ctx context.Context, p *pair) ([]verdict.Outcome, error) {
	f, framed := p.frame()
	if !p.worthReading() && !framed {
		return nil, nil
	}
	x, err := c.read(ctx, p.a.text)
	if err != nil {
		return nil, err
	}
	y, err := c.read(ctx, p.b.text)
	if err != nil {
		return nil, err
	}
	out := quotedWords(x, y)
	for i := range x.claims {
		for j := range y.claims {
			a, b := x.side("a", &x.claims[i]), y.side("b", &y.claims[j])
			found := c.judge.Compare(a, b)
			if o, ok := c.judge.Stripped(a, b); ok {
				found = append(found, o)
			}
			if framed {
				if o, ok := c.judge.CompareSlot(a, b, p.a.span(f.a), p.b.span(f.b)); ok {
					found = append(found, o)
				}
			}
			for _, o := range found {
				if o.Slot == verdict.HowMany || !o.Verdict.Alarm() || verdict.Particular(a, b) {
					out = append(out, o)
				}
			}
		}
	}
	return p.onlyTheSlot(out), nil
}

// worthReading reports whether two sentences have so much in common that their claims are likely to be of one event, and
// something apart that claims may tell. Trees, names and attributions cost ten times what the alignment costs.
func (p *pair) worthReading() bool {
	// Names weigh most and are what many deciders look at: they must not keep the claims from being read.
	a := p.covered(p.a, p.toB, func(i int) bool { return p.a.words[i].name })
	b := p.covered(p.b, p.toA, func(i int) bool { return p.b.words[i].name })
	if p.a.quoted && p.b.quoted && max(a.share, b.share) >= leastCommon {
		return true
	}
	return min(a.share, b.share) >= leastCommon && len(p.hunks) > 0
}

// leastCommon is the share of either sentence's content, by weight, that the other must have for the claims of both to
// be read.
const leastCommon = .45
