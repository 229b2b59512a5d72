package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"

	"gainsay/internal/attribution/sequence"
	"gainsay/internal/attribution/train"
	"gainsay/internal/nlp"
)

// trainAttribution learns the model of internal/attribution and prints how it does on articles kept apart, or
// cross-validates over outlets.
func trainAttribution(ctx context.Context, args []string, out, log io.Writer) error {
	o := train.Defaults()
	o.Log = out
	flags := flag.NewFlagSet("attribution", flag.ContinueOnError)
	flags.SetOutput(out)
	training := flags.String("train", "../shared/data/attribution/train.jsonl.gz", "articles to learn from")
	dev := flags.String("dev", "../shared/data/attribution/dev.jsonl.gz", "articles to score on")
	model := flags.String("model", "", "write the model to this file")
	sweep := flags.Bool("sweep", false, "score with several preferences against the label Outside")
	show := flags.String("show", "", "write the marked and the found runs of the scored articles to this file")
	holdout := flags.Bool("holdout", false, "keep every tenth article of the training set apart and score on these too")
	cache := flags.String("cache", "", "keep the sentences that were read in files of this name")
	cross := flags.Bool("outlets", false, "learn from all outlets but one and score on that one, for each")
	flags.IntVar(&o.Epochs, "epochs", o.Epochs, "passes over the sentences")
	flags.BoolVar(&o.Perceptron, "perceptron", o.Perceptron, "structured perceptron instead of conditional likelihood")
	flags.IntVar(&o.Cutoff, "cutoff", o.Cutoff, "least count of a feature")
	flags.IntVar(&o.NodeRows, "rows", o.NodeRows, "features kept in the model")
	flags.Uint64Var(&o.Seed, "seed", o.Seed, "seed of the order of sentences")
	dropout := flags.Float64("dropout", float64(o.Dropout), "probability of leaving a feature out while learning")
	rate := flags.Float64("rate", float64(o.Rate), "learning rate of the conditional likelihood")
	if err := flags.Parse(args); err != nil {
		return err
	}
	o.Rate, o.Dropout = float32(*rate), float32(*dropout)
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		return err
	}
	var corpora [2]train.Corpus
	for i, path := range []string{*training, *dev} {
		articles, err := train.ReadArticles(path)
		if err != nil {
			return err
		}
		cached := ""
		if *cache != "" {
			cached = fmt.Sprintf("%s.%d", *cache, i)
		}
		if corpora[i], err = train.ReadCorpus(ctx, reader, articles, cached); err != nil {
			return err
		}
	}
	if *cross {
		return train.CrossValidate(ctx, append(corpora[0], corpora[1]...), o, out)
	}
	if *holdout {
		var kept, rest train.Corpus
		for i, r := range corpora[0] {
			if i%10 == 0 {
				kept = append(kept, r)
			} else {
				rest = append(rest, r)
			}
		}
		w, err := train.Train(ctx, rest, o)
		if err != nil {
			return err
		}
		m, err := sequence.OpenModel(w.Encode(o.NodeRows))
		if err != nil {
			return err
		}
		if o.Perceptron {
			m.Balance = sequence.Balance{}
		}
		for _, c := range []train.Corpus{kept, corpora[1]} {
			fmt.Fprint(out, train.Evaluate(m, c))
		}
		return nil
	}
	w, err := train.Train(ctx, corpora[0], o)
	if err != nil {
		return err
	}
	if *sweep {
		m, err := sequence.OpenModel(w.Encode(o.NodeRows))
		if err != nil {
			return err
		}
		for _, outside := range []float64{0, 1, 0.75} {
			m.Balance = sequence.Balance{Role: 1, Outside: outside}
			if outside == 0 {
				m.Balance.Role = 0
			}
			s := train.Evaluate(m, corpora[1])
			fmt.Fprintf(out, "%v F1u %.3f macro %.3f content %.3f/%.3f (P %.3f R %.3f) source %.3f cue %.3f right source %.3f hearsay %.3f\n",
				m.Balance, s.Unattributed.F1(), s.Macro(), s.Exact[0].F1(), s.Overlap[0].F1(), s.Overlap[0].Precision(), s.Overlap[0].Recall(), s.Exact[1].F1(), s.Exact[2].F1(), s.RightSource.Recall(), s.Hearsay.Recall())
		}
		return nil
	}
	b := w.Encode(o.NodeRows)
	m, err := sequence.OpenModel(b)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d bytes\n%s", len(b), train.Evaluate(m, corpora[1]))
	fmt.Fprintf(out, "with the marked labels\n%s", train.EvaluateGold(m, corpora[1]))
	if *show != "" {
		f, err := os.Create(*show)
		if err != nil {
			return err
		}
		train.Show(f, m, corpora[1])
		if err := f.Close(); err != nil {
			return err
		}
	}
	if *model != "" {
		return os.WriteFile(*model, b, 0o644)
	}
	return nil
}
