package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"

	"gainsay/internal/event"
	eventtrain "gainsay/internal/event/train"
	"gainsay/internal/nlp/train"
	"gainsay/internal/rule"
)

// trainEvent learns internal/event/weights.tsv from documents with marked events and scores it on others.
func trainEvent(ctx context.Context, args []string, out, log io.Writer) error {
	fs := flag.NewFlagSet("event", flag.ContinueOnError)
	fs.SetOutput(log)
	file := fs.String("out", "internal/event/weights.tsv", "file to write")
	folder := fs.String("train", "../shared/data/events/ecb-train", "folder with docs/ and claims.jsonl to learn from")
	folds := fs.Int("folds", 0, "score by so many folds of the training topics first, 0 for not")
	dev := fs.String("dev", "../shared/data/events/ecb-dev", "folder to score on; empty for none")
	o := eventtrain.Options{Log: log}
	fs.Float64Var(&o.Negative, "negative", 2.5, "weight of a pair of different events where one of one event weighs 1")
	fs.Float64Var(&o.Ridge, "ridge", 5, "pull of the weights towards 0")
	if err := fs.Parse(args); err != nil {
		return err
	}
	pack, err := rule.Builtin()
	if err != nil {
		return err
	}
	c, err := eventtrain.Read(ctx, *folder, pack)
	if err != nil {
		return err
	}
	if *folds > 1 {
		lines, err := eventtrain.Crossed(ctx, c, pack, o, *folds, []float64{.1, .15, .2, .25, .3, .35})
		if err != nil {
			return err
		}
		fmt.Fprintln(out, strings.Join(lines, "\n"))
	}
	w, err := eventtrain.Fit(ctx, c, pack, o)
	if err != nil {
		return err
	}
	card := train.Card{
		Title: "Weights of the alignment of events",
		Purpose: "What each feature of a pair of claims says for (+) or against (-) their being about one event: a logistic regression over the " +
			"features of internal/event, as a table of name and weight. A feature that begins with a relation of the two predicates (\"synonym\") counts only where that relation holds.",
		Data:    []string{"ECB+ (Cybulska and Vossen 2014), training topics as converted, validated mentions alone; CC BY 3.0"},
		Licence: "Apache-2.0",
		Command: strings.TrimSpace("go run ./cmd/gainsay-train event " + strings.Join(args, " ")),
	}
	if *dev != "" {
		if card.Scores, err = scoreEvent(ctx, *dev, pack, w); err != nil {
			return err
		}
		fmt.Fprintln(out, strings.Join(card.Scores, "\n"))
	}
	var b strings.Builder
	b.WriteString("# feature\tweight; made by gainsay-train event\n")
	for i, name := range event.FeatureNames() {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, w[i])
	}
	return train.WriteModel(*file, []byte(b.String()), card)
}

// scoreEvent gives precision, recall and F1 over pairs of mentions of different documents where the tree of groups is
// cut at different heights.
func scoreEvent(ctx context.Context, folder string, pack *rule.Pack, w []float64) ([]string, error) {
	c, err := eventtrain.Read(ctx, folder, pack)
	if err != nil {
		return nil, err
	}
	pairs, err := event.Compare(ctx, c.Sources, pack)
	if err != nil {
		return nil, err
	}
	compared, all := c.Compared(pairs)
	out := []string{fmt.Sprintf("dev, candidates: %d of %d pairs of claims of one event", compared, all)}
	var heights []float64
	for h := .05; h < .925; h += .05 {
		heights = append(heights, h)
	}
	cuts, err := pairs.Groups(ctx, w, heights)
	if err != nil {
		return nil, err
	}
	for i, groups := range cuts {
		s := c.Score(groups, func(string) bool { return true })
		out = append(out, fmt.Sprintf("dev, cut at %.2f: precision %.3f, recall %.3f, F1 %.3f", heights[i], s.Precision, s.Recall, s.F1))
	}
	sure := []float64{.2, .25, .3, .35, .4}
	if cuts, err = pairs.SureGroups(ctx, w, sure); err != nil {
		return nil, err
	}
	for i, groups := range cuts {
		s := c.Score(groups, func(string) bool { return true })
		out = append(out, fmt.Sprintf("dev, surely one event at %.2f: precision %.3f, recall %.3f, F1 %.3f", sure[i], s.Precision, s.Recall, s.F1))
	}
	return out, nil
}
