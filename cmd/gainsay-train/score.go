package main

import (
	"context"
	"flag"
	"io"
	"path/filepath"

	"gainsay/internal/nlp/train"
)

// runScoreReading scores the embedded models of internal/nlp on the dev treebanks.
func runScoreReading(_ context.Context, args []string, out, log io.Writer) error {
	fs := flag.NewFlagSet("score-reading", flag.ContinueOnError)
	fs.SetOutput(log)
	treebank := fs.String("treebank", "../shared/data/treebank", "folder of the treebanks")
	if err := fs.Parse(args); err != nil {
		return err
	}
	dev, err := devTreebanks(*treebank)
	if err != nil {
		return err
	}
	return train.ScoreReading(dev, out)
}

// devTreebanks reads the treebanks that nothing is trained on.
func devTreebanks(folder string) ([]train.NamedTreebank, error) {
	var out []train.NamedTreebank
	for _, name := range []string{"ewt-dev", "gum-free-dev"} {
		s, err := train.ReadTreebank(filepath.Join(folder, name+".conllu.gz"))
		if err != nil {
			return nil, err
		}
		out = append(out, train.NamedTreebank{Name: name, Sentences: s})
	}
	return out, nil
}
