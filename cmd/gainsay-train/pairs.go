package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
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
)

// pairTask is what is learned from labelled pairs of two documents of a story: which of them are what they may be.
type pairTask struct {
	// name of the command.
	name string
	// labels is the file of labels, letters those it may have, wrong those of pairs that are not.
	labels, letters, wrong string
	// out is the file of weights.
	out string
	// folds are the parts of the stories, each scored by what the others teach.
	folds int
	signs []string
	// pairs lists those of a story.
	pairs func(ctx context.Context, folder string, pack *rule.Pack) ([]candidate, error)
	// kinds of pairs whose scores are told apart, none where all are of one.
	kinds []string
	// title, purpose and data are for the card; data is what the pairs are and how they were labelled.
	title, purpose, data string
}

// candidate is a pair that may be what is looked for: its key within the story (of both sides the document and the byte at which it
// begins), its kind, both sentences with the sides marked, and the signs.
type candidate struct {
	key, kind, a, b string
	signs           []float64
}

// labelled is a candidate with its label.
type labelled struct {
	kind string
	// story without the folder that it stands in, for the same story stands in two.
	story string
	logistic.Example
}

// run learns. It reads all stories of the folders, and prints the precision and recall that the other folds of the stories teach at
// each bound.
func (t *pairTask) run(ctx context.Context, args []string, out, log io.Writer) error {
	flags := flag.NewFlagSet(t.name, flag.ContinueOnError)
	flags.SetOutput(log)
	stories := flags.String("stories", storyFolders, "folders with one folder a story, with commas between")
	labels := flags.String("labels", t.labels, "pairs and labels to learn from: story, document, byte, document, byte, and one of the letters "+t.letters)
	file := flags.String("out", t.out, "file to write")
	list := flags.Bool("list", false, "print all pairs, to be labelled, and learn nothing")
	ridge := flags.Float64("ridge", 3, "pull of the weights towards 0")
	folds := flags.Int("folds", t.folds, "parts of the stories, each scored by what the others teach")
	if err := flags.Parse(args); err != nil {
		return err
	}
	pack, err := rule.Builtin()
	if err != nil {
		return err
	}
	folders, err := storiesBelow(*stories)
	if err != nil {
		return err
	}
	if *list {
		return t.list(ctx, folders, pack, out)
	}
	known, err := readLabels(*labels, t.letters)
	if err != nil {
		return err
	}
	examples, err := t.examples(ctx, folders, pack, known)
	if err != nil {
		return err
	}
	fmt.Fprintf(log, "%d pairs to learn from; %d labelled pairs are no longer considered\n", len(examples), len(known))
	if len(examples) == 0 {
		return errors.New("no labelled pair was found in the stories")
	}
	card := train.Card{
		Title:   t.title,
		Purpose: t.purpose + ", a logistic regression as a table of name and weight.",
		Data:    []string{fmt.Sprintf("%d %s; the labels are kept as offsets, without text", len(examples), t.data)},
		Licence: "Apache-2.0",
		Command: strings.TrimSpace("go run ./cmd/gainsay-train " + t.name + " " + strings.Join(args, " ")),
	}
	if len(t.kinds) == 0 {
		card.Scores = crossed(examples, examples, len(t.signs), *ridge, *folds)
	}
	for _, kind := range t.kinds {
		told := slices.DeleteFunc(slices.Clone(examples), func(x labelled) bool { return x.kind != kind })
		card.Scores = append(card.Scores, kind+":")
		card.Scores = append(card.Scores, crossed(examples, told, len(t.signs), *ridge, *folds)...)
	}
	fmt.Fprintln(out, strings.Join(card.Scores, "\n"))
	all := make([]logistic.Example, len(examples))
	for i := range examples {
		all[i] = examples[i].Example
	}
	weights := logistic.Fit(all, len(t.signs), *ridge, io.Discard)
	return train.WriteModel(*file, []byte(odds.Format("sign\tweight; made by gainsay-train "+t.name, t.signs, weights)), card)
}

// list prints all pairs of some stories.
func (t *pairTask) list(ctx context.Context, folders []storyFolder, pack *rule.Pack, out io.Writer) error {
	for _, f := range folders {
		pairs, err := t.pairs(ctx, f.path, pack)
		if err != nil {
			return fmt.Errorf("story %s: %w", f.path, err)
		}
		for _, p := range pairs {
			fmt.Fprintf(out, "%s\n\t%s\n\t%s\n", strings.TrimSpace(f.name+"\t"+p.key+"\t"+p.kind), p.a, p.b)
		}
	}
	return nil
}

// examples are the pairs of some stories that have a label, which it takes out of the known ones.
func (t *pairTask) examples(ctx context.Context, folders []storyFolder, pack *rule.Pack, known map[string]string) ([]labelled, error) {
	stories := map[string]bool{}
	for key := range known {
		story, _, _ := strings.Cut(key, "\t")
		stories[story] = true
	}
	var out []labelled
	for _, f := range folders {
		if !stories[f.name] {
			continue
		}
		pairs, err := t.pairs(ctx, f.path, pack)
		if err != nil {
			return nil, fmt.Errorf("story %s: %w", f.path, err)
		}
		for _, p := range pairs {
			key := f.name + "\t" + p.key
			label, ok := known[key]
			if !ok {
				continue
			}
			delete(known, key) // one pair of claims may be linked as an event and as a statement
			x := labelled{kind: p.kind, story: filepath.Base(f.path), Example: logistic.Example{Features: p.signs, Weight: 1}}
			if !strings.Contains(t.wrong, label) {
				x.Label = 1
			}
			out = append(out, x)
		}
	}
	return out, nil
}

// observed lists the candidates that an engine tells when it checks a story. options makes those of the engine, given the texts of the
// documents and whom to tell.
func observed(ctx context.Context, folder string, pack *rule.Pack, options func(texts map[string]string, tell func(candidate)) analysis.Options) ([]candidate, error) {
	docs, _, err := corpus.Read(ctx, corpus.Options{}, []string{folder}, nil)
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, d := range docs {
		texts[d.ID] = d.Text
	}
	var mu sync.Mutex
	var out []candidate
	engine, err := analysis.New(pack, options(texts, func(c candidate) {
		mu.Lock()
		defer mu.Unlock()
		out = append(out, c)
	}))
	if err != nil {
		return nil, err
	}
	if _, err := engine.Check(ctx, docs, nil); err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(x, y candidate) int {
		return cmp.Or(strings.Compare(x.key, y.key), slices.Compare(x.signs, y.signs))
	})
	return out, nil
}

// readLabels reads the labels of pairs, a letter each, by their keys.
func readLabels(path, letters string) (map[string]string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for n, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		i := strings.LastIndexByte(line, '\t')
		if i < 0 || strings.Count(line, "\t") != 5 || !slices.Contains(strings.Split(letters, ""), line[i+1:]) {
			return nil, fmt.Errorf("%s:%d: want a story, a document, a byte, a document, a byte and one of the letters %s", path, n+1, letters)
		}
		out[line[:i]] = line[i+1:]
	}
	return out, nil
}

// crossed scores of each part of the stories what is to be told, by what the examples of the others teach, at bounds of the
// probability.
func crossed(examples, told []labelled, n int, ridge float64, folds int) []string {
	var stories []string
	for _, x := range examples {
		stories = append(stories, x.story)
	}
	slices.Sort(stories)
	stories = slices.Compact(stories)
	said := make([]float64, len(told))
	for fold := range folds {
		held := func(x *labelled) bool { i, _ := slices.BinarySearch(stories, x.story); return i%folds == fold }
		var learn []logistic.Example
		for i := range examples {
			if !held(&examples[i]) {
				learn = append(learn, examples[i].Example)
			}
		}
		w := odds.Weights(logistic.Fit(learn, n, ridge, io.Discard))
		for i := range told {
			if held(&told[i]) {
				said[i] = w.Probability(told[i].Features)
			}
		}
	}
	var out []string
	for _, bound := range []float64{.3, .4, .5, .55, .6, .65, .7, .75, .8, .85, .9} {
		right, taken, all := 0, 0, 0
		for i := range told {
			all += int(told[i].Label)
			if said[i] >= bound {
				taken++
				right += int(told[i].Label)
			}
		}
		out = append(out, fmt.Sprintf("%d folds of stories, at %.2f: precision %.3f, recall %.3f (%d of %d taken, %d right)", folds, bound, float64(right)/float64(max(1, taken)), float64(right)/float64(max(1, all)), taken, len(told), all))
	}
	return out
}
