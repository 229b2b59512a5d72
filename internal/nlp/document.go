// Package nlp reads text into paragraphs, sentences, tokens with byte spans, tags, lemmas and trees.
// It knows nothing of claims.
package nlp

import "gainsay/internal/text"

// Kind says what a line of a document is.
type Kind string

// The kinds of a sentence. Only Text is ever searched for claims and unattributed assertions; a Heading may
// carry a headline claim; Furniture (subscription lines, links, captions, navigation) never does.
const (
	Text      Kind = "text"
	Heading   Kind = "heading"
	Furniture Kind = "furniture"
)

// Token is one syntactic word in the manner of the English Web Treebank ("do" "n't", "al" "-" "Ani").
type Token struct {
	text.Span
	// Form is the exact text of the span.
	Form string
	// Lemma is lower-cased except for proper nouns.
	Lemma string
	// Head is the index in the sentence of the governor, -1 for the root.
	Head int
	// Confidence of the attachment, 0 to 1, from the parser's margin.
	Confidence float64
	// Labels are shared by all tokens that are labelled alike, also of other documents, once a document has been read: they must
	// not be changed, and their addresses mean nothing. A run holds millions of tokens and a few thousand labels.
	*Labels
}

// Labels are what a reading says of a token in words of a closed list.
type Labels struct {
	// Tag is the Penn Treebank tag (XPOS), Class the universal part of speech (UPOS).
	Tag, Class string
	// Relation to the governor is the Universal Dependencies relation with its subtype where the treebank has one ("nsubj:pass",
	// "obl").
	Relation string
	// Name is the kind of the proper name that the token is part of, "" where it is none. NameStart marks
	// the first token of a name.
	Name      NameKind
	NameStart bool
	// InQuote is true between quotation marks; the state runs across sentences of a quoted run.
	InQuote bool
}

// NameKind is the type of a proper name.
type NameKind string

// The kinds of names.
const (
	NoName       NameKind = ""
	Person       NameKind = "person"
	Organisation NameKind = "organisation"
	PlaceName    NameKind = "place"
	OtherName    NameKind = "other"
)

// Sentence is a run of tokens with one tree.
type Sentence struct {
	text.Span
	// Index in the document, Paragraph the index of its paragraph, both from 0.
	Index, Paragraph int
	Kind             Kind
	Tokens           []Token
}

// Document is a text that has been read.
type Document struct {
	Text       string
	Paragraphs []text.Span
	Sentences  []Sentence
}

// Root is the index of the token without a governor, -1 in an empty sentence.
func (s *Sentence) Root() int {
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			return i
		}
	}
	return -1
}

// Children lists the dependents of token i in order.
func (s *Sentence) Children(i int) []int {
	var out []int
	for j := range s.Tokens {
		if s.Tokens[j].Head == i {
			out = append(out, j)
		}
	}
	return out
}

// Subtree is the contiguous byte span from the first to the last token that token i dominates, itself included.
func (s *Sentence) Subtree(i int) text.Span {
	lo, hi := i, i
	for j := range s.Tokens {
		if s.Dominates(i, j) {
			lo, hi = min(lo, j), max(hi, j)
		}
	}
	return text.Span{Start: s.Tokens[lo].Start, End: s.Tokens[hi].End}
}

// Dominates reports whether i is j or an ancestor of j. The walk is bounded by the sentence's length, so that a
// malformed tree cannot hang it.
func (s *Sentence) Dominates(i, j int) bool {
	for n := 0; j >= 0 && n <= len(s.Tokens); n++ {
		if i == j {
			return true
		}
		j = s.Tokens[j].Head
	}
	return false
}
