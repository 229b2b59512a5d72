package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"gainsay/internal/compare/train"
)

// fillPrecision copies the measured precision of the deciders from the page of accuracy into the rules that explain them, so
// that "gainsay explain ID" says what was measured and nobody types a figure.
func fillPrecision(_ context.Context, args []string, out, _ io.Writer) error {
	flags := flag.NewFlagSet("precision", flag.ContinueOnError)
	page := flags.String("page", "docs/accuracy.md", "page of measured accuracy")
	rules := flags.String("rules", "rules/alarms.yaml", "file of the rules of kind alarms to fill in")
	if err := flags.Parse(args); err != nil {
		return err
	}
	text, err := os.ReadFile(*page)
	if err != nil {
		return err
	}
	measured, err := train.ReadMeasured(string(text))
	if err != nil {
		return fmt.Errorf("read %s: %w", *page, err)
	}
	before, err := os.ReadFile(*rules)
	if err != nil {
		return err
	}
	after, found := train.WriteMeasured(string(before), measured)
	for id := range measured {
		if !slices.Contains(found, id) {
			return errors.New("no rule " + id + " in " + *rules)
		}
	}
	for _, id := range found {
		fmt.Fprintf(out, "%s: %.2f, %s\n", id, measured[id].Precision(), measured[id])
	}
	return os.WriteFile(*rules, []byte(after), 0o644)
}
