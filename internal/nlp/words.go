package nlp

import (
	"gainsay/internal/nlp/models"
	"gainsay/internal/text"
)

// ReadWords tags, lemmatises and parses a sentence that is already cut into words. The spans of the tokens are into
// the words joined by single spaces.
func ReadWords(words []string) (*Sentence, error) {
	m, err := models.Open()
	if err != nil {
		return nil, err
	}
	s := &Sentence{Kind: Text, Tokens: unlabelled(len(words))}
	at := 0
	for i, w := range words {
		s.Tokens[i].Span, s.Tokens[i].Form = text.Span{Start: at, End: at + len(w)}, w
		at += len(w) + 1
	}
	s.End = max(at-1, 0)
	t := tag(s, m)
	t.parse(s, m)
	return s, nil
}
