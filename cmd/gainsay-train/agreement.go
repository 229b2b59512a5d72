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

// labelled is a pair of claims of two documents of a story, and whether they say the same.
type labelled struct {
	// key is the story, and of both sides the document and the byte at which the predicate begins.
	key string
	// story without the folder that it stands in, for the same story stands in two.
	story string
	logistic.Example
}

// trainAgreement learns from labelled pairs of claims which say the same. It reads all stories of the folders, and prints the
// precision and recall that the other folds of the stories teach at each bound.
func trainAgreement(ctx context.Context, args []string, out, log io.Writer) error {
	flags := flag.NewFlagSet("agreement", flag.ContinueOnError)
	flags.SetOutput(log)
	stories := flags.String("stories", storyFolders, "folders with one folder a story, with commas between")
	labels := flags.String("labels", "internal/analysis/testdata/agreement-labels.tsv", "pairs and labels to learn from: story, document, byte, document, byte, and y, h or n")
	file := flags.String("out", "internal/analysis/agreement.tsv", "file to write")
	list := flags.Bool("list", false, "print all pairs, to be labelled, and learn nothing")
	ridge := flags.Float64("ridge", 3, "pull of the weights towards 0")
	folds := flags.Int("folds", 5, "parts of the stories, each scored by what the others teach")
	if err := flags.Parse(args); err != nil {
		return err
	}
	pack, err := rule.Builtin()
	if err != nil {
		return err
	}
	known := map[string]string{}
	if !*list {
		if known, err = readLabels(*labels, "yhn"); err != nil {
			return err
		}
	}
	labelledStories := map[string]bool{}
	for key := range known {
		story, _, _ := strings.Cut(key, "\t")
		labelledStories[story] = true
	}
	var examples []labelled
	folders, err := storiesBelow(*stories)
	if err != nil {
		return err
	}
	for _, f := range folders {
		if !*list && !labelledStories[f.name] {
			continue
		}
		pairs, err := pairsOf(ctx, f.path, pack)
		if err != nil {
			return fmt.Errorf("story %s: %w", f.path, err)
		}
		for _, p := range pairs {
			key := f.name + "\t" + p.key
			label, ok := known[key]
			switch {
			case *list:
				fmt.Fprintf(out, "%s\n\t%s\n\t%s\n", key, p.a, p.b)
			case ok:
				delete(known, key) // one pair may be linked as an event and as a statement
				x := labelled{key: key, story: filepath.Base(f.path), Example: logistic.Example{Features: p.signs, Weight: 1}}
				if label != "n" {
					x.Label = 1
				}
				examples = append(examples, x)
			}
		}
	}
	if *list {
		return nil
	}
	fmt.Fprintf(log, "%d pairs to learn from; %d labelled pairs are no longer considered\n", len(examples), len(known))
	if len(examples) == 0 {
		return errors.New("no labelled pair was found in the stories")
	}
	names := analysis.AgreementSigns()
	card := train.Card{
		Title:   "Weights of the signs of agreement",
		Purpose: "What each sign says for (+) or against (-) two claims that were aligned saying the same, a logistic regression as a table of name and weight.",
		Data: []string{fmt.Sprintf("%d pairs of claims of news stories (BASIL; Giveme5W1H), drawn from those that rules took for agreements, from those that were near it and from the rest, "+
			"and labelled by readers who saw the two sentences alone; the labels are kept as offsets, without text", len(examples))},
		Licence: "Apache-2.0",
		Command: strings.TrimSpace("go run ./cmd/gainsay-train agreement " + strings.Join(args, " ")),
		Scores:  crossed(examples, examples, len(names), *ridge, *folds),
	}
	fmt.Fprintln(out, strings.Join(card.Scores, "\n"))
	all := make([]logistic.Example, len(examples))
	for i := range examples {
		all[i] = examples[i].Example
	}
	weights := logistic.Fit(all, len(names), *ridge, io.Discard)
	return train.WriteModel(*file, []byte(odds.Format("sign\tweight; made by gainsay-train agreement", names, weights)), card)
}

// readLabels reads the labels of pairs, a letter each, by their keys.
func readLabels(path, labels string) (map[string]string, error) {
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
		if i < 0 || strings.Count(line, "\t") != 5 || !slices.Contains(strings.Split(labels, ""), line[i+1:]) {
			return nil, fmt.Errorf("%s:%d: want a story, a document, a byte, a document, a byte and one of %q", path, n+1, labels)
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
		w := logistic.Fit(learn, n, ridge, io.Discard)
		for i := range told {
			if held(&told[i]) {
				said[i] = logistic.Probability(w, told[i].Features)
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

// candidate is a pair of claims that may say the same: its key within the story, both sentences with their claims marked, and
// the signs.
type candidate struct {
	key, a, b string
	signs     []float64
}

// pairsOf lists the pairs of claims of a story that may be agreements.
func pairsOf(ctx context.Context, folder string, pack *rule.Pack) ([]candidate, error) {
	docs, _, err := corpus.Read(ctx, corpus.Options{}, []string{folder}, nil)
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, d := range docs {
		texts[d.ID] = d.Text
	}
	var mu sync.Mutex
	var pairs []candidate
	engine, err := analysis.New(pack, analysis.Options{Observe: func(p analysis.AgreementPair) {
		a, b := p.A, p.B
		if a.Document > b.Document || a.Document == b.Document && a.Predicate.Start > b.Predicate.Start {
			a, b = b, a
		}
		mu.Lock()
		defer mu.Unlock()
		pairs = append(pairs, candidate{fmt.Sprintf("%s\t%d\t%s\t%d", a.Document, a.Predicate.Start, b.Document, b.Predicate.Start),
			marked(texts[a.Document], a), marked(texts[b.Document], b), p.Signs})
	}})
	if err != nil {
		return nil, err
	}
	if _, err := engine.Check(ctx, docs, nil); err != nil {
		return nil, err
	}
	slices.SortFunc(pairs, func(x, y candidate) int {
		return cmp.Or(strings.Compare(x.key, y.key), slices.Compare(x.signs, y.signs))
	})
	return pairs, nil
}

// marked is the sentence of a claim, the claim between <> and its predicate between **.
func marked(text string, p analysis.AgreementPlace) string {
	var out strings.Builder
	for i := p.Sentence.Start; i <= p.Sentence.End; i++ {
		if i == p.Predicate.End {
			out.WriteString("**")
		}
		if i == p.Claim.End {
			out.WriteByte('>')
		}
		if i == p.Claim.Start {
			out.WriteByte('<')
		}
		if i == p.Predicate.Start {
			out.WriteString("**")
		}
		if i < p.Sentence.End {
			out.WriteByte(text[i])
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}
