package compare

import (
	"gainsay/internal/nlp"
)

// Observation is one place where a decider sees a possible contradiction, for training and measuring.
type Observation struct {
	// Decider is the id of the decider, Rule that of the rule it would report.
	Decider, Rule string
	Features      []Feature
	// Minimal is true where the sentences are the same but for what is compared.
	Minimal bool
}

// Observe lists what every decider sees in two documents that were read shallowly, before any model weighs it.
func (c *Comparer) Observe(a, b *nlp.Document) []Observation {
	var out []Observation
	p := c.align(a, b)
	for _, d := range c.deciders {
		for _, e := range d.look(p) {
			o := Observation{Decider: d.id(), Rule: e.outcome.Rule, Features: e.features, Minimal: e.minimal}
			if o.Rule == "" {
				o.Rule = d.id()
			}
			out = append(out, o)
		}
	}
	return out
}

func (c *Comparer) align(a, b *nlp.Document) *pair {
	x, y := newSide(a), newSide(b)
	c.knowledge.look(x)
	c.knowledge.look(y)
	return newPair(x, y, c.knowledge, c.weights.Of)
}
