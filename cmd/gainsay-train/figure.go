package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"gainsay/internal/analysis"
	"gainsay/internal/corpus"
	"gainsay/internal/logistic"
	"gainsay/internal/nlp/train"
	"gainsay/internal/odds"
	"gainsay/internal/rule"
	"gainsay/internal/text"
	"gainsay/internal/value"
)

// figures are two figures of a story that may be of one thing: their key within the story, both sentences with the figures marked,
// how the numbers compare, and the signs.
type figures struct {
	key, a, b string
	numbers   value.Relation
	signs     []float64
}

// trainFigure learns from labelled pairs of figures which are of one thing.
func trainFigure(ctx context.Context, args []string, out, log io.Writer) error {
	flags := flag.NewFlagSet("figure", flag.ContinueOnError)
	flags.SetOutput(log)
	stories := flags.String("stories", storyFolders, "folders with one folder a story, with commas between")
	labels := flags.String("labels", "internal/value/testdata/figure-labels.tsv", "pairs and labels to learn from: story, document, byte, document, byte, and s, p or n")
	file := flags.String("out", "internal/value/figure.tsv", "file to write")
	list := flags.Bool("list", false, "print all pairs, to be labelled, and learn nothing")
	ridge := flags.Float64("ridge", 3, "pull of the weights towards 0")
	folds := flags.Int("folds", 6, "parts of the stories, each scored by what the others teach")
	if err := flags.Parse(args); err != nil {
		return err
	}
	pack, err := rule.Builtin()
	if err != nil {
		return err
	}
	known := map[string]string{}
	if !*list {
		if known, err = readLabels(*labels, "spn"); err != nil {
			return err
		}
	}
	folders, err := storiesBelow(*stories)
	if err != nil {
		return err
	}
	by := map[value.Relation][]labelled{}
	var all []logistic.Example
	for _, f := range folders {
		pairs, err := figuresOf(ctx, f.path, pack)
		if err != nil {
			return fmt.Errorf("story %s: %w", f.path, err)
		}
		for _, p := range pairs {
			key := f.name + "\t" + p.key
			if *list {
				fmt.Fprintf(out, "%s\t%s\n\t%s\n\t%s\n", key, p.numbers, p.a, p.b)
				continue
			}
			label, ok := known[key]
			if !ok {
				continue
			}
			delete(known, key)
			x := labelled{key: key, story: filepath.Base(f.path), Example: logistic.Example{Features: p.signs, Weight: 1}}
			if label == "s" {
				x.Label = 1
			}
			by[p.numbers] = append(by[p.numbers], x)
			all = append(all, x.Example)
		}
	}
	if *list {
		return nil
	}
	fmt.Fprintf(log, "%d pairs to learn from; %d labelled pairs are no longer considered\n", len(all), len(known))
	if len(all) == 0 {
		return errors.New("no labelled pair was found in the stories")
	}
	names := analysis.FigureSigns()
	card := train.Card{
		Title:   "Weights of the signs that two figures are of one thing",
		Purpose: "What each sign says for (+) or against (-) two figures of two documents of a story answering one question, a logistic regression as a table of name and weight.",
		Data: []string{fmt.Sprintf("%d pairs of figures of news stories (BASIL; Giveme5W1H): all that exclude each other, and a part of those that are equal or nearly so; "+
			"labelled by readers who saw the sentences and those before them alone; the labels are kept as offsets, without text", len(all))},
		Licence: "Apache-2.0",
		Command: strings.TrimSpace("go run ./cmd/gainsay-train figure " + strings.Join(args, " ")),
	}
	for _, numbers := range []value.Relation{value.Same, value.Within, value.Apart} {
		card.Scores = append(card.Scores, fmt.Sprintf("numbers that are %s:", numbers))
		card.Scores = append(card.Scores, crossed(slices.Concat(by[value.Same], by[value.Within], by[value.Apart]), by[numbers], len(names), *ridge, *folds)...)
	}
	fmt.Fprintln(out, strings.Join(card.Scores, "\n"))
	weights := logistic.Fit(all, len(names), *ridge, io.Discard)
	return train.WriteModel(*file, []byte(odds.Format("sign\tweight; made by gainsay-train figure", names, weights)), card)
}

// figuresOf lists the pairs of figures of a story that may be of one thing.
func figuresOf(ctx context.Context, folder string, pack *rule.Pack) ([]figures, error) {
	docs, _, err := corpus.Read(ctx, corpus.Options{}, []string{folder}, nil)
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, d := range docs {
		texts[d.ID] = d.Text
	}
	var mu sync.Mutex
	var pairs []figures
	engine, err := analysis.New(pack, analysis.Options{ObserveFigures: func(p analysis.FigurePair) {
		a, b := p.A, p.B
		if a.Document > b.Document {
			a, b = b, a
		}
		mu.Lock()
		defer mu.Unlock()
		pairs = append(pairs, figures{fmt.Sprintf("%s\t%d\t%s\t%d", a.Document, a.Figure.Start, b.Document, b.Figure.Start),
			figureIn(texts[a.Document], a), figureIn(texts[b.Document], b), p.Numbers, p.Signs})
	}})
	if err != nil {
		return nil, err
	}
	if _, err := engine.Check(ctx, docs, nil); err != nil {
		return nil, err
	}
	slices.SortFunc(pairs, func(x, y figures) int {
		return cmp.Or(strings.Compare(x.key, y.key), slices.Compare(x.signs, y.signs))
	})
	return pairs, nil
}

// figureIn is the sentence of a figure, the figure between <>.
func figureIn(doc string, p analysis.FigurePlace) string {
	before, behind := text.Span{Start: p.Sentence.Start, End: p.Figure.Start}, text.Span{Start: p.Figure.End, End: p.Sentence.End}
	return strings.Join(strings.Fields(before.Cut(doc)+"<"+p.Figure.Cut(doc)+">"+behind.Cut(doc)), " ")
}
