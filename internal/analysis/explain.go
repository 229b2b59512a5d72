package analysis

import (
	"context"
	"fmt"

	"gainsay/internal/corpus"
	"gainsay/internal/event"
	"gainsay/internal/text"
)

// Passage is a document and the part of it that is asked about; an empty span asks about all of it.
type Passage struct {
	Document corpus.Document
	Span     text.Span
}

// Alignment says why the claims of two passages were or were not aligned.
type Alignment struct {
	// Story is how alike the documents are, 0 to 1; OneStory whether that is enough to compare their claims.
	Story    float64
	OneStory bool
	// Claims are the numbers of claims that were read in each passage.
	Claims [2]int
	Pairs  []AlignedPair
}

// AlignedPair is a pair of claims with what was made of it.
type AlignedPair struct {
	// Claims and Predicates are the words of the two.
	Claims, Predicates [2]string
	Outcome            string
	Confidence         float64
	// Why are the features that joined (+) or parted (-) them, the strongest first.
	Why []string
	// Statement is true where both say the same, whatever their predicates; Common are the words that stand for one
	// another, Cover how much of each claim stands in the other.
	Statement bool
	Common    []string
	Cover     [2]float64
}

// Explain reads both documents and compares the claims of the passages.
func (e *Engine) Explain(ctx context.Context, a, b Passage) (*Alignment, error) {
	var read [2]*document
	var err error
	for i, p := range []*Passage{&a, &b} {
		if read[i], err = e.read(ctx, &p.Document); err != nil {
			return nil, fmt.Errorf("read %s: %w", p.Document.ID, err)
		}
	}
	out := &Alignment{}
	within := func(d *document, s text.Span) func(int) bool {
		if s.Empty() {
			return nil
		}
		return func(sentence int) bool { return d.read.Sentences[sentence].Overlaps(s) }
	}
	asked := [2]func(int) bool{within(read[0], a.Span), within(read[1], b.Span)}
	for i, d := range read {
		for j := range d.claims {
			if asked[i] == nil || asked[i](d.claims[j].Sentence) {
				out.Claims[i]++
			}
		}
	}
	s := sources(read[:])
	x, err := event.Explain(ctx, s[0], s[1], asked[0], asked[1], e.pack)
	if err != nil {
		return nil, err
	}
	out.Story, out.OneStory = x.Story, x.OneStory
	for i := range x.Pairs {
		c := &x.Pairs[i]
		p := AlignedPair{Outcome: string(c.Outcome), Confidence: c.Confidence, Why: c.Why, Statement: c.Statement, Cover: c.Cover}
		for k, r := range []event.Ref{c.A, c.B} {
			claim := &read[r.Source].claims[r.Claim]
			p.Claims[k], p.Predicates[k] = claim.Span.Cut(read[r.Source].Text), claim.Predicate.Span.Cut(read[r.Source].Text)
		}
		for _, w := range c.Common {
			if w.Likeness >= leastLikeness {
				p.Common = append(p.Common, bothWords(w.A.Cut(read[0].Text), w.B.Cut(read[1].Text)))
			}
		}
		out.Pairs = append(out.Pairs, p)
	}
	return out, nil
}
