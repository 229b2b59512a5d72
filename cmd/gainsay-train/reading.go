package main

import (
	"context"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"

	"gainsay/internal/nlp/lexicon"
	"gainsay/internal/nlp/train"
)

// runReading trains the models of internal/nlp.
func runReading(_ context.Context, args []string, _, log io.Writer) error {
	fs := flag.NewFlagSet("reading", flag.ContinueOnError)
	fs.SetOutput(log)
	treebank := fs.String("treebank", "../shared/data/treebank", "folder of the treebanks")
	out := fs.String("out", "internal/nlp/models", "folder to write the models to")
	o := train.ReadingOptions{Log: log}
	fs.IntVar(&o.TaggerEpochs, "tagger-epochs", 7, "passes over the data for the tagger")
	fs.IntVar(&o.ParserEpochs, "parser-epochs", 7, "passes over the data for the parser")
	fs.IntVar(&o.LemmaEpochs, "lemma-epochs", 4, "passes over the data for the lemmatiser")
	fs.IntVar(&o.HeadlineStep, "headlines", 8, "make every so many sentences into a headline, 0 for none")
	fs.IntVar(&o.Folds, "folds", 5, "folds of jackknifed tags")
	fs.Float64Var(&o.TaggerPrune, "tagger-prune", 1.0, "smallest weight kept for Penn tags")
	fs.Float64Var(&o.ParserPrune, "parser-prune", 1.7, "smallest weight kept")
	fs.Float64Var(&o.LemmaPrune, "lemma-prune", 0.1, "smallest weight kept")
	fs.IntVar(&o.JackknifeEpochs, "jackknife-epochs", 5, "passes over the data for each fold")
	fs.StringVar(&o.Checkpoints.Folder, "checkpoints", "", "folder that keeps what was learned before pruning, to go on from; made for one set of options")
	words := fs.String("lexicon", "internal/nlp/models/lexicon.bin", "word classes from gainsay-train lexicon")
	if err := fs.Parse(args); err != nil {
		return err
	}
	b, err := os.ReadFile(*words)
	if err != nil {
		return err
	}
	if o.Lexicon, err = lexicon.Open(string(b)); err != nil {
		return err
	}
	sentences, err := train.ReadTreebank(filepath.Join(*treebank, "ewt-train.conllu.gz"), filepath.Join(*treebank, "gum-free-train.conllu.gz"))
	if err != nil {
		return err
	}
	if o.Dev, err = devTreebanks(*treebank); err != nil {
		return err
	}
	m, err := train.TrainReading(sentences, o)
	if err != nil {
		return err
	}
	command := strings.TrimSpace("go run ./cmd/gainsay-train reading " + strings.Join(withoutPaths(args), " "))
	data := []string{
		"UD English EWT, train (CC BY-SA 4.0)",
		"UD English GUM, train, genres under CC BY or in the public domain (CC BY 4.0)",
		"of these, sentences turned into the style of headlines by rule",
		"lexicon.bin: word classes and tags from unlabelled text",
	}
	const licence = "CC BY-SA 4.0, as the treebanks"
	for _, w := range []struct {
		file  string
		model []byte
		card  train.Card
	}{
		{"tagger.bin", m.Tagger, train.Card{Title: "Tagger", Purpose: "Penn Treebank tags and universal parts of speech; averaged perceptrons.", Scores: m.TaggerScores}},
		{"lemma.bin", m.Lemmatiser, train.Card{Title: "Lemmatiser", Purpose: "Edits of a word's end from form and tags; averaged perceptron on jackknifed tags.", Scores: m.LemmatiserScores}},
		{"parser.bin", m.Parser, train.Card{Title: "Parser", Purpose: "Dependency trees by arc-hybrid transitions, one pass from each end of the sentence, joined by vote; averaged perceptrons with a dynamic oracle on jackknifed tags.", Scores: m.ParserScores}},
	} {
		w.card.Data, w.card.Licence, w.card.Command = data, licence, command
		if err := train.WriteModel(filepath.Join(*out, w.file), w.model, w.card); err != nil {
			return err
		}
	}
	return nil
}

// withoutPaths leaves out the flags that say where files lie, on which the bytes do not depend.
func withoutPaths(args []string) []string {
	var out []string
	for i := 0; i < len(args); i++ {
		switch strings.TrimLeft(args[i], "-") {
		case "checkpoints", "out", "treebank", "lexicon":
			i++
			continue
		}
		out = append(out, args[i])
	}
	return out
}
