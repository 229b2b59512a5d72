package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"

	"gainsay/internal/passage/train"
)

// trainPassage makes the word frequencies (-corpus) and the model of light rewrites (-pairs), each when its data are
// named.
func trainPassage(ctx context.Context, args []string, out, _ io.Writer) error {
	flags := flag.NewFlagSet("passage", flag.ContinueOnError)
	corpus := flags.String("corpus", "", "JSON lines with a field text, gzip: count word frequencies")
	frequencies := flags.String("frequencies", "internal/passage/model/frequencies.tsv.gz", "where to write them")
	pairs := flags.String("pairs", "", "JSON lines with a, b and label, gzip: train the model of light rewrites")
	model := flags.String("model", "internal/passage/model/rewrite.json", "where to write it")
	penalty := flags.Float64("penalty", 1, "quadratic penalty on its weights")
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
	if *pairs == "" {
		return nil
	}
	r, err := train.ReadPairs(ctx, *pairs, *penalty)
	if err != nil {
		return err
	}
	score, err := r.CrossValidate()
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d pairs, ten-fold cross-validation: accuracy %.4f, precision %.4f, recall %.4f, F1 %.4f\n",
		r.Pairs(), score.Accuracy, score.Precision, score.Recall, score.F1)
	m, err := r.Fit()
	if err != nil {
		return err
	}
	w, err := os.Create(*model)
	if err != nil {
		return err
	}
	if err := train.WriteRewrite(w, m); err != nil {
		return err
	}
	return w.Close()
}
