// Package models embeds the trained models of package nlp. They are used where they lie in the binary: opening them
// decodes nothing but their lists of names. The cards beside them say what they were trained on.
package models

import (
	_ "embed" // for the model files
	"sync"

	"gainsay/internal/nlp/lemma"
	"gainsay/internal/nlp/lexicon"
	"gainsay/internal/nlp/parser"
	"gainsay/internal/nlp/tagger"
	"gainsay/internal/wordnet"
)

//go:embed tagger.bin
var taggerModel string

//go:embed parser.bin
var parserModel string

//go:embed lexicon.bin
var lexiconModel string

//go:embed lemma.bin
var lemmaModel string

// Reading holds the models that reading a sentence takes.
type Reading struct {
	Lexicon    *lexicon.Lexicon
	Tagger     *tagger.Tagger
	Lemmatiser *lemma.Lemmatiser
	Parser     *parser.Parser
}

// Open opens the embedded models, once for all callers.
var Open = sync.OnceValues(open)

func open() (*Reading, error) {
	var m Reading
	var err error
	if m.Lexicon, err = lexicon.Open(lexiconModel); err != nil {
		return nil, err
	}
	if m.Tagger, err = tagger.Open(taggerModel); err != nil {
		return nil, err
	}
	if m.Lemmatiser, err = lemma.Open(lemmaModel); err != nil {
		return nil, err
	}
	dictionary, err := wordnet.Builtin()
	if err != nil {
		return nil, err
	}
	m.Lemmatiser.Verbs = func(base string) bool {
		e := dictionary.Entry(dictionary.Find(base))
		return len(e.Senses[wordnet.Verb]) > 0
	}
	if m.Parser, err = parser.Open(parserModel); err != nil {
		return nil, err
	}
	return &m, nil
}
