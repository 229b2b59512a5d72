// Command gainsay-train trains and scores the models that gainsay embeds. It is a tool of the project's developers;
// the data it reads is not part of the project.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
)

// command is one model or measure; each has a file of its own.
type command struct {
	name, summary string
	run           func(ctx context.Context, args []string, out, log io.Writer) error
}

// commands lists the subcommands in the order in which the help shows them.
func commands() []command {
	return []command{
		{"figure", "learn from labelled pairs of figures which are of one thing", trainFigure},
		{"agreement", "learn from labelled pairs of claims which say the same", trainAgreement},
		{"attribution", "train the model of who says what from articles with marked attributions", trainAttribution},
		{"event", "learn what joins and parts claims about events from documents with marked events", trainEvent},
		{"frequencies", "count lemmas in unlabelled news", countFrequencies},
		{"lexicon", "learn word classes and tag dictionary from unlabelled text", runLexicon},
		{"planted", "count how many changes, planted into real stories, a run finds", measurePlanted},
		{"passage", "count word frequencies, train the model of light rewrites", trainPassage},
		{"precision", "copy the measured precision of the deciders from docs/accuracy.md into their rules", fillPrecision},
		{"reading", "train tagger, lemmatiser and dependency parser from treebanks", runReading},
		{"verdict", "train and measure the deciders of sentence pairs on labelled pairs", trainVerdict},
		{"score-reading", "score the embedded models of reading on the dev treebanks", runScoreReading},
		{"names", "pack the models of the library prose, which find names", compileNames},
		{"wordnet", "make the table of synonyms, derivations, opposites and kinds from WordNet", compileWordNet},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

func run(ctx context.Context, args []string, out, log io.Writer) int {
	if len(args) > 0 {
		for _, c := range commands() {
			if c.name != args[0] {
				continue
			}
			if err := c.run(ctx, args[1:], out, log); err != nil {
				fmt.Fprintf(log, "gainsay-train: error: %s: %v\n", c.name, err)
				return 2
			}
			return 0
		}
		fmt.Fprintf(log, "gainsay-train: error: no command %q\n", args[0])
	}
	fmt.Fprintln(log, "usage: gainsay-train COMMAND [flags]")
	for _, c := range commands() {
		fmt.Fprintf(log, "  %-14s %s\n", c.name, c.summary)
	}
	return 2
}
