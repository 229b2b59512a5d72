package main

import (
	"context"
	"flag"
	"io"
	"strings"

	"gainsay/internal/nlp/train"
)

// runLexicon learns internal/nlp/models/lexicon.bin from folders and JSON-lines files of articles.
func runLexicon(_ context.Context, args []string, _, log io.Writer) error {
	fs := flag.NewFlagSet("lexicon", flag.ContinueOnError)
	fs.SetOutput(log)
	out := fs.String("out", "internal/nlp/models/lexicon.bin", "file to write")
	o := train.LexiconOptions{Log: log}
	fs.IntVar(&o.Classes, "classes", 512, "number of word classes")
	fs.IntVar(&o.Rounds, "rounds", 8, "passes over the vocabulary")
	fs.IntVar(&o.Least, "least", 4, "uses from which a word is listed")
	if err := fs.Parse(args); err != nil {
		return err
	}
	paths := fs.Args()
	if len(paths) == 0 {
		paths = []string{"../shared/data/corpus/allsides-5k.jsonl.gz", "../shared/data/stories"}
	}
	var texts []string
	for _, p := range paths {
		t, err := train.ReadCorpus(p)
		if err != nil {
			return err
		}
		texts = append(texts, t...)
	}
	b, err := train.TrainLexicon(texts, o)
	if err != nil {
		return err
	}
	return train.WriteModel(*out, b, train.Card{
		Title:   "Lexicon",
		Purpose: "What unlabelled text says of words: a class of words that stand in the same places, the tags that prose/v2 gives them, and how often they are capitalised. It holds hashes of single words and no text.",
		Data: []string{
			"4,877 news articles of the Article-Bias-Prediction corpus (Apache-2.0; the texts are the publishers', none is kept)",
			"news articles of the BASIL and Giveme5W1H collections (the texts are the publishers', none is kept)",
		},
		Licence: "CC BY-SA 4.0, as the models that use it",
		Command: "go run ./cmd/gainsay-train lexicon " + strings.Join(args, " "),
	})
}
