package main

import (
	"context"
	"flag"
	"io"
	"strings"

	background "gainsay/internal/background/train"
	"gainsay/internal/nlp/train"
)

// countFrequencies makes internal/background/background.bin from folders and JSON-lines files of articles.
func countFrequencies(ctx context.Context, args []string, _, log io.Writer) error {
	fs := flag.NewFlagSet("frequencies", flag.ContinueOnError)
	fs.SetOutput(log)
	out := fs.String("out", "internal/background/background.bin", "file to write")
	o := background.Options{Log: log}
	fs.IntVar(&o.Least, "least", 4, "sentences from which a lemma is listed")
	if err := fs.Parse(args); err != nil {
		return err
	}
	paths := fs.Args()
	if len(paths) == 0 {
		paths = []string{"../shared/data/corpus/allsides-5k.jsonl.gz"}
	}
	var texts []string
	for _, p := range paths {
		t, err := train.ReadCorpus(p)
		if err != nil {
			return err
		}
		texts = append(texts, t...)
	}
	b, err := background.Train(ctx, texts, o)
	if err != nil {
		return err
	}
	return train.WriteModel(*out, b, train.Card{
		Title:   "Background frequencies of lemmas",
		Purpose: "In how many sentences of news each lemma stands: what is rare anchors an event. It holds counts of single lemmas and no text.",
		Data:    []string{"4,877 news articles of the Article-Bias-Prediction corpus (Apache-2.0; the texts are the publishers', none is kept)"},
		Licence: "Apache-2.0",
		Command: strings.TrimSpace("go run ./cmd/gainsay-train frequencies " + strings.Join(args, " ")),
	})
}
