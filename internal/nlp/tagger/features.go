// Package tagger gives tokens their Penn Treebank tag and their universal part of speech with two linear models, the
// second reading the tags of the first.
package tagger

import (
	"gainsay/internal/nlp/weights"
	"gainsay/internal/nlp/word"
)

// Context is a sentence under tagging: what the features look at. Tags are indices into the model's list plus one, 0
// standing for the place outside the sentence.
type Context struct {
	Words []word.Word
	Tags  []uint64
	// Closed is 1 for a sentence that ends in a stop, 0 for a headline and its like; see word.Closed.
	Closed uint64
	verbs  verbs
}

// verbs is what the tags that were given so far say of the clause: the last verb's tag, 0 before the first, and how many
// words that may begin a clause followed it, at most two.
type verbs struct{ last, boundaries uint64 }

// Classes says of each number of a Penn tag whether it is a verb's or that of a word that may begin a clause.
type Classes []class

type class uint8

const (
	otherClass class = iota
	verbClass
	boundaryClass
)

// NewClasses classes the tags of a model, whose numbers are their indices plus one.
func NewClasses(pennNames []string) Classes {
	out := make(Classes, len(pennNames)+1)
	for i, name := range pennNames {
		switch name {
		case "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD":
			out[i+1] = verbClass
		case "CC", "IN", ",", ":", "WDT", "WP", "WRB", "WP$", "TO", "``", "''":
			out[i+1] = boundaryClass
		}
	}
	return out
}

// Set gives token i its tag. Tokens are set in the order of c.Words.
func (c *Context) Set(i int, tag uint64, classes Classes) {
	c.Tags[i] = tag
	switch classes[tag] {
	case verbClass:
		c.verbs = verbs{last: tag}
	case boundaryClass:
		c.verbs.boundaries = min(c.verbs.boundaries+1, 2)
	}
}

func (c *Context) word(i int) *word.Word {
	if i < 0 || i >= len(c.Words) {
		return &word.None
	}
	return &c.Words[i]
}

func (c *Context) tag(i int) uint64 {
	if i < 0 || i >= len(c.Tags) {
		return 0
	}
	return c.Tags[i]
}

// Penn appends the features of token i for the Penn tag; c.Tags holds the tags to its left.
func (c *Context) Penn(f []uint64, i int) []uint64 {
	w, p1, p2, n1, n2 := c.word(i), c.word(i-1), c.word(i-2), c.word(i+1), c.word(i+2)
	t1, t2, v := c.tag(i-1), c.tag(i-2), c.verbs
	position := uint64(0)
	if i == 0 {
		position = 1
	}
	return append(f,
		weights.Mix1(1, w.Form),
		weights.Mix1(2, w.Norm),
		weights.Mix1(3, w.Suffix[0]),
		weights.Mix1(4, w.Suffix[1]),
		weights.Mix1(5, w.Suffix[2]),
		weights.Mix1(6, w.Suffix[3]),
		weights.Mix1(7, w.Suffix[4]),
		weights.Mix1(8, w.Prefix[0]),
		weights.Mix1(9, w.Prefix[1]),
		weights.Mix1(10, w.Prefix[2]),
		weights.Mix2(11, w.Shape, position),
		weights.Mix2(12, w.Kind, position),
		weights.Mix1(13, p1.Norm),
		weights.Mix1(14, p2.Norm),
		weights.Mix1(15, n1.Norm),
		weights.Mix1(16, n2.Norm),
		weights.Mix1(17, t1),
		weights.Mix2(18, t1, t2),
		weights.Mix2(19, t1, w.Norm),
		weights.Mix2(20, p1.Norm, w.Norm),
		weights.Mix2(21, w.Norm, n1.Norm),
		weights.Mix2(22, t1, n1.Norm),
		weights.Mix2(23, t1, w.Suffix[2]),
		weights.Mix1(24, n1.Suffix[2]),
		weights.Mix1(25, p1.Suffix[2]),
		weights.Mix2(26, n1.Kind, w.Kind),
		weights.Mix2(27, p1.Kind, w.Kind),
		weights.Mix3(28, t1, t2, w.Norm),
		weights.Mix2(29, w.Suffix[2], n1.Suffix[1]),
		weights.Mix2(30, w.Kind, w.Suffix[2]),
		weights.Mix1(31, w.Cluster[0]),
		weights.Mix1(32, w.Cluster[1]),
		weights.Mix1(33, w.Cluster[2]),
		weights.Mix1(34, p1.Cluster[2]),
		weights.Mix1(35, n1.Cluster[2]),
		weights.Mix2(36, w.Cluster[1], n1.Cluster[1]),
		weights.Mix2(37, p1.Cluster[1], w.Cluster[1]),
		weights.Mix2(38, t1, w.Cluster[2]),
		weights.Mix1(39, n2.Cluster[2]),
		weights.Mix1(40, p2.Cluster[2]),
		weights.Mix2(41, t1, n1.Cluster[1]),
		weights.Mix1(42, w.Dictionary),
		weights.Mix1(43, n1.Dictionary),
		weights.Mix2(44, w.Dictionary, n1.Dictionary),
		weights.Mix2(45, t1, w.Dictionary),
		weights.Mix3(46, t1, w.Dictionary, n1.Dictionary),
		weights.Mix2(47, w.Dictionary, w.Kind),
		weights.Mix2(48, n1.Norm, n2.Norm),
		weights.Mix2(49, p2.Norm, p1.Norm),
		weights.Mix3(50, w.Capital, w.Kind, position),
		weights.Mix3(51, w.Capital, w.Kind, w.Dictionary),
		weights.Mix3(52, w.Capital, n1.Kind, n1.Capital),
		weights.Mix3(53, w.Capital, p1.Kind, p1.Capital),
		weights.Mix3(54, w.Capital, w.Kind, t1),
		weights.Mix2(55, c.Closed, w.Norm),
		weights.Mix3(56, c.Closed, w.Suffix[1], t1),
		weights.Mix3(57, c.Closed, w.Dictionary, t1),
		weights.Mix3(58, v.last, v.boundaries, w.Dictionary),
		weights.Mix3(59, v.last, v.boundaries, w.Suffix[1]),
		weights.Mix3(60, v.last, v.boundaries|c.Closed<<2, t1),
	)
}

// Universal appends the features of token i for the universal part of speech; c.Tags holds the Penn tags of the whole
// sentence, lemma-like evidence comes from the words.
func (c *Context) Universal(f []uint64, i int) []uint64 {
	w, p1, n1 := c.word(i), c.word(i-1), c.word(i+1)
	t, t1, t2, u1, u2 := c.tag(i), c.tag(i-1), c.tag(i-2), c.tag(i+1), c.tag(i+2)
	return append(f,
		weights.Mix1(101, t),
		weights.Mix2(102, t, w.Norm),
		weights.Mix2(103, t, w.Suffix[2]),
		weights.Mix2(104, t, w.Kind),
		weights.Mix2(105, t, t1),
		weights.Mix2(106, t, u1),
		weights.Mix3(107, t, t1, u1),
		weights.Mix3(108, t, t1, t2),
		weights.Mix3(109, t, u1, u2),
		weights.Mix3(110, t, w.Norm, u1),
		weights.Mix3(111, t, w.Norm, t1),
		weights.Mix3(112, t, w.Norm, n1.Norm),
		weights.Mix3(113, t, w.Norm, p1.Norm),
		weights.Mix2(114, t, n1.Norm),
		weights.Mix2(115, t, p1.Norm),
		weights.Mix1(116, w.Form),
		weights.Mix2(117, t, w.Dictionary),
		weights.Mix2(118, t, w.Cluster[2]),
		weights.Mix3(119, w.Norm, u1, u2),
	)
}
