package main

import (
	"context"
	"encoding/gob"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"gainsay/internal/compare"
	"gainsay/internal/compare/train"
	"gainsay/internal/rule"
)

// trainVerdict fits the deciders of sentence pairs on labelled pairs, measures them by cross-validation, and writes
// their tables.
func trainVerdict(ctx context.Context, args []string, out, log io.Writer) error {
	flags := flag.NewFlagSet("verdict", flag.ContinueOnError)
	pairs := flags.String("pairs", "", "folder of labelled pairs: *.jsonl.gz with id, a, b, label")
	models := flags.String("models", "", "folder to write the tables to; empty to measure alone")
	keep := flags.String("readings", "", "file to keep the tagged sentences in between experiments")
	penalty := flags.Float64("penalty", 3, "quadratic penalty on the weights")
	least := flags.Int("least", 12, "observations that a feature must stand in")
	folds := flags.Int("folds", 5, "folds of the cross-validation")
	only := flags.String("only", "", "names of deciders to train, with commas between; empty for all")
	sets := flags.String("sets", "", "beginnings of the names of sets to use, with commas between; empty for all")
	show := flags.String("show", "", "print false alarms (false) or misses (missed) of sets that begin with these letters: KIND:SET")
	at := flags.Float64("at", 0, "confidence from which the alarms count that are shown")
	stance := flags.Bool("stance", false, "train the stance of a headline to a claim instead")
	accuracy := flags.String("accuracy", "", "file to write the page of measured accuracy to, by the models as they are built in")
	read := flags.String("read", "", "file with the table of the findings that were read in real stories, for the page of accuracy")
	planted := flags.String("planted", "", "file with what the command planted printed, for the page of accuracy")
	precision := flags.Float64("precision", .8, "least precision of a decider's alarms over all sets")
	falseAlarms := flags.Int("false-alarms", 3, "most false alarms of one decider on the sets at natural rates")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *pairs == "" {
		return errors.New("name the folder of labelled pairs with -pairs")
	}
	pack, err := rule.Builtin()
	if err != nil {
		return err
	}
	comparer, err := compare.New(pack)
	if err != nil {
		return err
	}
	readings, err := train.NewReadings()
	if err != nil {
		return err
	}
	if f, err := os.Open(*keep); err == nil {
		err = gob.NewDecoder(f).Decode(&readings.Texts)
		f.Close()
		if err != nil {
			return fmt.Errorf("read %s: %w", *keep, err)
		}
	}
	known := len(readings.Texts)
	files, err := filepath.Glob(filepath.Join(*pairs, "*.jsonl.gz"))
	if err != nil {
		return err
	}
	var rows []train.Row
	for _, f := range files {
		if *sets != "" && !begins(filepath.Base(f), strings.Split(*sets, ",")) {
			continue
		}
		r, err := train.ReadRows(f)
		if err != nil {
			return err
		}
		rows = append(rows, r...)
	}
	if *stance {
		o := train.Options{Penalty: *penalty, Least: *least, Folds: 10}
		m, err := train.FitStance(ctx, out, comparer, readings, rows, o)
		if err != nil || *models == "" {
			return err
		}
		for id, model := range m {
			if err := writeModel(*models, id, model); err != nil {
				return err
			}
		}
		return nil
	}
	if err := train.Observe(ctx, comparer, readings, rows); err != nil {
		return err
	}
	if *keep != "" && len(readings.Texts) > known {
		f, err := os.Create(*keep)
		if err != nil {
			return err
		}
		if err := gob.NewEncoder(f).Encode(readings.Texts); err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	fmt.Fprintf(log, "%d pairs\n", len(rows))
	o := train.Options{Penalty: *penalty, Least: *least, Folds: *folds, Weight: train.SetWeights(rows), Precision: *precision, FalseAlarms: *falseAlarms}
	if *only != "" {
		o.Only = strings.Split(*only, ",")
	}
	deciders, err := train.Fit(ctx, rows, o)
	if err != nil {
		return err
	}
	train.Report(out, rows, deciders, []float64{.6, .7, .8, .85, .9})
	train.ReportDeciders(out, rows, deciders, 0)
	if kind, set, ok := strings.Cut(*show, ":"); ok {
		train.Show(out, rows, deciders, kind, set, *at)
	}
	if *accuracy != "" {
		var emergent []train.Row
		for _, r := range rows {
			if strings.HasPrefix(r.Set, "emergent") {
				emergent = append(emergent, r)
			}
		}
		var stance strings.Builder
		if len(emergent) > 0 {
			if _, err := train.FitStance(ctx, &stance, comparer, readings, emergent, train.Options{Penalty: *penalty, Least: 5, Folds: 10}); err != nil {
				return err
			}
		}
		var tables [2]string
		for i, name := range []string{*planted, *read} {
			if name == "" {
				continue
			}
			table, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			tables[i] = string(table)
		}
		var page strings.Builder
		if err := train.Accuracy(ctx, &page, comparer, rows, deciders, stance.String(), tables[0], tables[1]); err != nil {
			return err
		}
		if err := os.WriteFile(*accuracy, []byte(page.String()), 0o644); err != nil {
			return err
		}
	}
	if *models == "" {
		return nil
	}
	for _, d := range deciders {
		if err := writeModel(*models, d.ID, d.Model); err != nil {
			return err
		}
	}
	return nil
}

func begins(s string, with []string) bool {
	for _, w := range with {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func writeModel(folder, id string, m *compare.Model) error {
	name := filepath.Join(folder, strings.ReplaceAll(id, "/", "-")+".tsv")
	return os.WriteFile(name, []byte(m.Text(train.Header(id))), 0o644)
}
