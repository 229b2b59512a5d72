package nlp

import (
	"strings"
	"sync"
)

// labelTable holds one of each labels that a reader has given. There are as many as tags, relations and kinds of names go
// together, whatever is read.
type labelTable struct {
	mu  sync.Mutex
	all map[Labels]*Labels
}

// share makes the tokens of a document that are labelled alike point at the same labels.
func (t *labelTable) share(d *Document) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for i := range d.Sentences {
		tokens := d.Sentences[i].Tokens
		for j := range tokens {
			tokens[j].Labels = t.one(tokens[j].Labels)
		}
	}
}

// one are the labels of the table that are like those given, of which a damaged document may have none.
func (t *labelTable) one(like *Labels) *Labels {
	if like == nil {
		like = &Labels{}
	}
	if l, ok := t.all[*like]; ok {
		return l
	}
	// The strings of a document that comes from a cache are parts of one long string.
	l := *like
	for _, s := range []*string{&l.Tag, &l.Class, &l.Relation, (*string)(&l.Name)} {
		*s = strings.Clone(*s)
	}
	if t.all == nil {
		t.all = map[Labels]*Labels{}
	}
	t.all[l] = &l
	return &l
}

// unlabelled makes tokens that may be labelled each by itself, until share.
func unlabelled(n int) []Token {
	tokens, labels := make([]Token, n), make([]Labels, n)
	for i := range tokens {
		tokens[i].Head, tokens[i].Labels = -1, &labels[i]
	}
	return tokens
}

// state is how the tokens of a sentence that are labelled each by itself were read.
type state struct {
	tokens []Token
	labels []Labels
}

func (s *Sentence) state() state {
	out := state{make([]Token, len(s.Tokens)), make([]Labels, len(s.Tokens))}
	copy(out.tokens, s.Tokens)
	for i := range s.Tokens {
		out.labels[i] = *s.Tokens[i].Labels
	}
	return out
}

func (s *Sentence) restore(before state) {
	copy(s.Tokens, before.tokens)
	for i := range s.Tokens {
		*s.Tokens[i].Labels = before.labels[i]
	}
}
