package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"gainsay/internal/analysis"
	"gainsay/internal/analysis/planted"
	"gainsay/internal/cache"
	"gainsay/internal/rule"
)

// measurePlanted counts how many changes, planted one at a time into real stories, a run finds.
func measurePlanted(ctx context.Context, args []string, out, log io.Writer) error {
	flags := flag.NewFlagSet("planted", flag.ContinueOnError)
	stories := flags.String("stories", "", "folders with one folder a story, with commas between")
	only := flags.String("only", "", "kinds of changes, with commas between; empty for all")
	least := flags.Int("least", 3, "documents that a story must have")
	show := flags.String("show", "", "what to print of each change: missed, found, elsewhere or all, with commas between")
	part := flags.String("part", "", "letters that the name of a story must hold")
	keep := flags.String("cache", "", "folder to keep what was read in, between runs")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *stories == "" {
		return errors.New("name the folders of stories with -stories")
	}
	pack, err := rule.Builtin()
	if err != nil {
		return err
	}
	o := analysis.Options{Jobs: 1}
	if *keep != "" {
		if o.Cache, err = cache.Open(*keep); err != nil {
			return err
		}
		program, err := os.Executable()
		if err != nil {
			return err
		}
		info, err := os.Stat(program)
		if err != nil {
			return err
		}
		o.Program = fmt.Appendf(nil, "%s %d", info.ModTime(), info.Size())
	}
	engine, err := analysis.New(pack, o)
	if err != nil {
		return err
	}
	bench, err := planted.NewBench(pack, engine)
	if err != nil {
		return err
	}
	for _, k := range strings.Split(*only, ",") {
		if k != "" {
			bench.Only = append(bench.Only, planted.Kind(k))
		}
	}
	var plants []planted.Plant
	var unchanged planted.Unchanged
	folders, err := storiesBelow(*stories)
	if err != nil {
		return err
	}
	for _, f := range folders {
		if texts, err := filepath.Glob(filepath.Join(f.path, "*.txt")); err != nil || len(texts) < *least || !strings.Contains(f.path, *part) {
			continue
		}
		found, alarms, err := bench.Measure(ctx, f.path)
		if err != nil {
			return fmt.Errorf("story %s: %w", f.path, err)
		}
		plants = append(plants, found...)
		unchanged.Stories++
		unchanged.Alarms += len(alarms)
		planted.Show(out, found, strings.Split(*show, ","))
		fmt.Fprintf(log, "%s: %d changes\n", filepath.Base(f.path), len(found))
	}
	planted.Table(out, plants, unchanged)
	return nil
}
