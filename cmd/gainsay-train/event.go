package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"gainsay/internal/corpus"
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
	stories := fs.String("stories", storyFolders, "folders with one folder a story, with commas between")
	marks := fs.String("marks", "internal/event/testdata/marks.tsv", "claims of stories that readers grouped; empty for none")
	held := fs.String("held", "internal/event/testdata/held-marks.tsv", "marked claims of other stories to score on; empty for none")
	o := eventtrain.Options{Log: log}
	fs.Float64Var(&o.OfStories, "of-stories", 2, "weight of a pair of a story where one of the collection weighs 1")
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
	all, err := c.Lessons(ctx, pack)
	if err != nil {
		return err
	}
	lessons := []*eventtrain.Lessons{all}
	told, err := ofStories(ctx, *stories, *marks, pack)
	if err != nil {
		return err
	}
	marked := 0
	for _, s := range told {
		marked += s.Marked()
		l, err := s.Lessons(ctx, pack, o.OfStories)
		if err != nil {
			return err
		}
		lessons = append(lessons, l)
	}
	w, err := eventtrain.Fit(ctx, lessons[:1], o)
	if err != nil {
		return err
	}
	sure, err := eventtrain.FitSure(ctx, lessons, w, o)
	if err != nil {
		return err
	}
	card := train.Card{
		Title: "Weights of the alignment of events",
		Purpose: "What each feature of a pair of claims says for (+) or against (-) their being about one event: a logistic regression over the " +
			"features of internal/event, as a table of name and weight. A feature that begins with a relation of the two predicates (\"synonym\") counts only where that relation holds.",
		Data: []string{fmt.Sprintf("%d claims of stories of the press (BASIL; Giveme5W1H), which readers who saw the sentences alone grouped by the event that they tell; "+
			"the marks are kept as offsets, without text; for the weights of the sure alone", marked),
			"ECB+ (Cybulska and Vossen 2014), training topics as converted, validated mentions alone; CC BY 3.0"},
		Licence: "Apache-2.0",
		Command: strings.TrimSpace("go run ./cmd/gainsay-train event " + strings.Join(args, " ")),
	}
	if *dev != "" {
		if card.Scores, err = scoreEvent(ctx, *dev, pack, w, sure); err != nil {
			return err
		}
	}
	if *held != "" {
		if told, err = ofStories(ctx, *stories, *held, pack); err != nil {
			return err
		}
		lines, err := eventtrain.ScoreStories(ctx, told, pack, w, sure, sureHeights)
		if err != nil {
			return err
		}
		card.Scores = append(card.Scores, lines...)
	}
	fmt.Fprintln(out, strings.Join(card.Scores, "\n"))
	var b strings.Builder
	b.WriteString("# feature\tweight\tweight of the sure; made by gainsay-train event\n")
	for i, name := range event.FeatureNames() {
		fmt.Fprintf(&b, "%s\t%.3f\t%.3f\n", name, w[i], sure[i])
	}
	return train.WriteModel(*file, []byte(b.String()), card)
}

// sureHeights are those at which the groups that are surely one event are scored.
var sureHeights = []float64{.2, .25, .3, .35, .4}

// scoreEvent gives precision, recall and F1 over pairs of mentions of different documents where the tree of groups is
// cut at different heights.
func scoreEvent(ctx context.Context, folder string, pack *rule.Pack, w, surely []float64) ([]string, error) {
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
	if cuts, err = pairs.SureGroups(ctx, w, surely, sureHeights); err != nil {
		return nil, err
	}
	for i, groups := range cuts {
		s := c.Score(groups, func(string) bool { return true })
		out = append(out, fmt.Sprintf("dev, surely one event at %.2f: precision %.3f, recall %.3f, F1 %.3f", sureHeights[i], s.Precision, s.Recall, s.F1))
	}
	return out, nil
}

// ofStories reads the stories in which a file of marks says which claims are one event, each below one of the parents.
func ofStories(ctx context.Context, parents, path string, pack *rule.Pack) (out []*eventtrain.Story, err error) {
	if path == "" {
		return nil, nil
	}
	marks, err := eventtrain.ReadMarks(path)
	if err != nil {
		return nil, err
	}
	of := map[string][]eventtrain.Mark{}
	for _, m := range marks {
		of[m.Story] = append(of[m.Story], m)
	}
	reader, err := eventtrain.NewStoryReader(pack)
	if err != nil {
		return nil, err
	}
	folders, err := storiesBelow(parents)
	if err != nil {
		return nil, err
	}
	for _, f := range folders {
		if of[f.name] == nil {
			continue
		}
		docs, _, err := corpus.Read(ctx, corpus.Options{}, []string{f.path}, nil)
		if err != nil {
			return nil, err
		}
		var articles []eventtrain.Article
		for i := range docs {
			d := &docs[i]
			articles = append(articles, eventtrain.Article{ID: d.ID, File: filepath.Base(d.Path), Text: d.Readable(), Published: d.Published})
		}
		story, err := reader.Read(ctx, articles, of[f.name])
		if err != nil {
			return nil, fmt.Errorf("story %s: %w", f.path, err)
		}
		out = append(out, story)
		delete(of, f.name)
	}
	for _, name := range slices.Sorted(maps.Keys(of)) {
		return nil, fmt.Errorf("%s: story %s stands in none of the folders %s", path, name, parents)
	}
	return out, nil
}
