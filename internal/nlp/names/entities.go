package names

import (
	"strconv"
	"strings"

	"github.com/jdkato/prose/v2"

	"gainsay/internal/nlp/weights"
)

// entities is the library's model of names, a maximum entropy classifier.
type entities struct {
	labels  []string
	weights weights.Exact
	// basic are the words that the library takes for common.
	basic map[string]bool
}

// label gives each token the label of a name ("B-PERSON", "I-PERSON", "O"), from the first to the last, since the features
// look at what the token before was given.
func (e *entities) label(tokens []prose.Token) {
	before := ""
	for i := range tokens {
		var scores sums
		for _, f := range e.features(tokens, i, before) {
			scores.add(&e.weights, f)
		}
		best := scores.best(len(e.labels), true)
		tokens[i].Label = e.labels[best]
		before, _, _ = strings.Cut(e.labels[best], "-")
	}
}

// features hashes what the library looks at for token i, in its order, in which the weights are added up. before is what the
// token before was given.
func (e *entities) features(tokens []prose.Token, i int, before string) [17]uint64 {
	word, tag := tokens[i].Text, tokens[i].Tag
	lower := strings.ToLower(word)
	basic, previous, previousTag, previousShape := "False", "None", "None", "None"
	if e.basic[word] {
		basic = "True"
	}
	if i == 0 {
		before = "None"
	} else {
		previous, previousTag = strings.ToLower(tokens[i-1].Text), tokens[i-1].Tag
	}
	if i > 1 { // The library knows no shape of the first token.
		previousShape = shape(tokens[i-1].Text)
	}
	next, nextTag := "None", "None"
	if i+1 < len(tokens) {
		next, nextTag = strings.ToLower(tokens[i+1].Text), strings.ToLower(tokens[i+1].Tag)
	}
	return [17]uint64{
		feature("bias-", "True"),
		feature("en-wordlist-", basic),
		feature("nextpos-", nextTag),
		feature("nextword-", next),
		feature("pos-", tag),
		feature("pos+prevtag-", tag, "+", before),
		feature("prefix3-", strings.ToLower(word[:min(len(word), 3)])),
		feature("prevpos-", previousTag),
		feature("prevtag-", before),
		feature("prevword-", previous),
		feature("shape-", shape(word)),
		feature("shape+prevtag-", previousShape, "+", before),
		feature("suffix3-", strings.ToLower(word[len(word)-min(len(word), 3):])),
		feature("word-", word),
		feature("word+nextpos-", lower, "+", nextTag),
		feature("word.lower-", lower),
		feature("wordlen-", strconv.Itoa(len(word))),
	}
}

// shape is the class that the library gives the letters of a word. What ends in anything but a letter of ASCII, a digit or
// an underscore is punctuation to it.
func shape(word string) string {
	if _, err := strconv.ParseFloat(word, 64); err == nil {
		return "number"
	}
	if word == "" {
		return "other"
	}
	switch c := word[len(word)-1]; {
	case c != '_' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z'):
		return "punct"
	case strings.ToLower(word) == word:
		return "downcase"
	//lint:ignore SA1019 the model was trained with it
	case strings.Title(word) == word:
		return "upcase"
	}
	return "mixedcase"
}
