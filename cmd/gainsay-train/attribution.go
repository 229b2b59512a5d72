package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"

	"gainsay/internal/attribution/sequence"
	"gainsay/internal/attribution/train"
	"gainsay/internal/attribution/wordlists"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
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
	show := flags.String("show", "", "write the marked and the found runs of the scored articles to this file")
	holdout := flags.Bool("holdout", false, "keep every tenth article of the training set apart and score on these too")
	sweep := flags.Int("sweep", 0, "score with this many leanings, each -step further")
	lean := flags.Float64("lean", float64(o.Lean), "how far to lean towards finding more")
	step := flags.Float64("step", 15, "how much further to lean at each step of -sweep")
	cache := flags.String("cache", "", "keep the sentences that were read in files of this name")
	cross := flags.Bool("outlets", false, "learn from all outlets but one and score on that one, for each")
	margin := flags.Float64("margin", float64(o.Margin), "by how much the marked labels must beat others, for each label")
	miss := flags.Float64("miss", float64(o.Miss), "how many times more it costs to miss a label than to find one too many")
	part := flags.Int("part", 1, "learn from every so many articles only, to try things out")
	flags.IntVar(&o.Epochs, "epochs", o.Epochs, "passes over the sentences")
	flags.IntVar(&o.Rounds, "rounds", o.Rounds, "times to learn, to average")
	flags.IntVar(&o.Cutoff, "cutoff", o.Cutoff, "least count of a feature")
	flags.IntVar(&o.NodeRows, "rows", o.NodeRows, "features kept in the model")
	flags.Uint64Var(&o.Seed, "seed", o.Seed, "seed of the order of sentences")
	if err := flags.Parse(args); err != nil {
		return err
	}
	o.Lean, o.Margin, o.Miss = float32(*lean), float32(*margin), float32(*miss)
	pack, err := rule.Builtin()
	if err != nil {
		return err
	}
	o.Words = wordlists.New(pack)
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
	if *part > 1 {
		var some train.Corpus
		for i := 0; i < len(corpora[0]); i += *part {
			some = append(some, corpora[0][i])
		}
		corpora[0] = some
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
		m, err := sequence.OpenModel(w.Encode(o.NodeRows), o.Words)
		if err != nil {
			return err
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
	b := w.Encode(o.NodeRows)
	for range *sweep {
		m, err := sequence.OpenModel(w.Encode(o.NodeRows), o.Words)
		if err != nil {
			return err
		}
		s := train.Evaluate(m, corpora[1])
		fmt.Fprintf(out, "F1u %.3f macro %.3f content %.3f/%.3f (P %.3f R %.3f) source %.3f cue %.3f right source %.3f hearsay %.3f\n",
			s.Unattributed.F1(), s.Macro(), s.Exact[0].F1(), s.Overlap[0].F1(), s.Overlap[0].Precision(), s.Overlap[0].Recall(), s.Exact[1].F1(), s.Exact[2].F1(), s.RightSource.Recall(), s.Hearsay.Recall())
		w.Lean(float32(*step))
	}
	m, err := sequence.OpenModel(b, o.Words)
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
