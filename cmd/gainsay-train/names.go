package main

import (
	"context"
	"flag"
	"fmt"
	"io"

	"gainsay/internal/nlp/names/compile"
	"gainsay/internal/nlp/train"
)

// compileNames makes internal/nlp/names/library.bin from the models that the library prose carries.
func compileNames(_ context.Context, args []string, out, log io.Writer) error {
	fs := flag.NewFlagSet("names", flag.ContinueOnError)
	fs.SetOutput(log)
	file := fs.String("out", "internal/nlp/names/library.bin", "file to write")
	if err := fs.Parse(args); err != nil {
		return err
	}
	b, err := compile.Compile()
	if err != nil {
		return err
	}
	if err := train.WriteModel(*file, b, train.Card{
		Title:   "Models of prose/v2",
		Purpose: "The tagger and the classifier of names that the library prose v2.0.0 carries, with the same weights, in the form in which package names looks them up.",
		Data:    []string{"none: the weights are the library's"},
		Licence: "MIT, Copyright (c) 2017-2018 Joseph Kato: library.LICENSE",
		Command: "go run ./cmd/gainsay-train names",
	}); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: %d bytes\n", *file, len(b))
	return nil
}
