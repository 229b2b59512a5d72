package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"

	"gainsay/internal/passage/train"
)

// trainPassage makes the word frequencies (--corpus).
func trainPassage(ctx context.Context, args []string, out, _ io.Writer) error {
	flags := flag.NewFlagSet("passage", flag.ContinueOnError)
	corpus := flags.String("corpus", "", "JSON lines with a field text, gzip: count word frequencies")
	frequencies := flags.String("frequencies", "internal/passage/model/frequencies.tsv.gz", "where to write them")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *corpus != "" {
		var f train.Frequencies
		err := train.ReadLines(ctx, *corpus, func(row struct{ Text string }) error {
			f.Add(row.Text)
			return nil
		})
		if err != nil {
			return err
		}
		w, err := os.Create(*frequencies)
		if err != nil {
			return err
		}
		if err := f.Write(w); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		fmt.Fprintf(out, "%s: %d words in %d documents\n", *frequencies, f.Listed(), f.Documents())
	}
	return nil
}
