package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"

	"gainsay/internal/wordnet/compile"
)

// compileWordNet makes internal/wordnet/wordnet.bin from WordNet's database files.
func compileWordNet(_ context.Context, args []string, out, log io.Writer) error {
	fs := flag.NewFlagSet("wordnet", flag.ContinueOnError)
	fs.SetOutput(log)
	file := fs.String("out", "internal/wordnet/wordnet.bin", "file to write")
	folder := fs.String("dict", "/usr/share/wordnet", "folder with WordNet's data, index and cntlist files (Debian's wordnet-base)")
	if err := fs.Parse(args); err != nil {
		return err
	}
	b, stats, err := compile.Compile(*folder)
	if err != nil {
		return err
	}
	if err := os.WriteFile(*file, b, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: %d words, %d synsets, %d derivations, %d antonyms, %d bytes\n", *file, stats.Lemmas, stats.Synsets, stats.Derivations, stats.Antonyms, stats.Bytes)
	return nil
}
