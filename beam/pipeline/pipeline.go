// Package pipeline runs the stages of gainsay over a corpus that one machine cannot hold, as a pipeline of Apache Beam:
// each step is a function of gainsay's own packages, and nothing about language or judgement lives here. What must meet to
// be compared is found by keys; documents that can have to do with each other become blocks, and each block goes through the
// function that `gainsay check` runs on a folder.
package pipeline

import (
	"fmt"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

// Options of a run. They travel to the workers inside the pipeline. The zero value is not valid; see Defaults.
type Options struct {
	// Input is a glob of files, JSON lines or any format that gainsay reads. Output is the folder of the results.
	Input, Output string
	// MaxBlock is how many documents are compared with each other at most. What is larger is divided around the documents
	// that have most in common with others, and the links that are cut are counted.
	MaxBlock int
	// MaxKey is how many runs of words, or documents, may meet under one key; what is beyond it is left out and counted.
	MaxKey int
	// Rounds bounds how far documents reach each other through links; the links that are cut are counted.
	Rounds int
	// Shards is into how many files each kind of result is written.
	Shards int
}

// Defaults of Options, without input and output.
func Defaults() Options { return Options{MaxBlock: 1000, MaxKey: 2000, Rounds: 10, Shards: 4} }

// Check says which option is out of its range.
func (o Options) Check() error {
	switch {
	case o.Input == "":
		return fmt.Errorf("no input is named")
	case o.Output == "":
		return fmt.Errorf("no output is named")
	case o.MaxBlock < 2:
		return fmt.Errorf("a block of %d documents compares nothing", o.MaxBlock)
	case o.MaxKey < 2:
		return fmt.Errorf("a key of %d documents joins nothing", o.MaxKey)
	case o.Rounds < 1:
		return fmt.Errorf("%d rounds are not positive", o.Rounds)
	case o.Shards < 1:
		return fmt.Errorf("%d shards are not positive", o.Shards)
	}
	return nil
}

// Build adds the whole run to a pipeline. Register must have been called, and the options checked.
func Build(s beam.Scope, o Options) {
	var tallies []beam.PCollection
	tally := func(t beam.PCollection) { tallies = append(tallies, t) }

	documents, skipped, unread := readDocuments(s.Scope("read"), o)
	tally(unread)
	r := analyse(s.Scope("analyse"), documents)
	tally(r.tallies)
	skipped = beam.Flatten(s, skipped, r.skipped)

	common := commonLemmas(s.Scope("count"), r.bags)
	forms, formLinks := countForms(s.Scope("forms"), r.forms)
	near, cutNear := storyLinks(s.Scope("stories"), r.bags, common)
	copied, cutCopies := copyLinks(s.Scope("copies"), o, r.runs)
	joined, cutJoins := joinLinks(s.Scope("joins"), o, r.joins)
	tally(cutNear)
	tally(cutCopies)
	tally(cutJoins)
	links := beam.Flatten(s, near, copied, joined, formLinks)

	blocks, cutLinks := divide(s.Scope("blocks"), o, r.keys, links)
	tally(cutLinks)
	results, compared := compare(s.Scope("compare"), o, blocks, r.readings, forms)
	tally(compared)
	findings, numbered := number(s.Scope("number"), o, results.findings)
	tally(numbered)

	write(s.Scope("findings"), o, "findings", findings)
	write(s.Scope("passages"), o, "passages", results.passages)
	write(s.Scope("events"), o, "events", results.events)
	write(s.Scope("documents"), o, "documents", results.documents)
	write(s.Scope("skipped"), o, "skipped", skipped)
	writeSummary(s.Scope("summary"), o, beam.Flatten(s, tallies...))
}
