package main

import (
	"context"
	"flag"
	"io"
	"os"

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
	return os.WriteFile(*out, b, 0o644)
}
