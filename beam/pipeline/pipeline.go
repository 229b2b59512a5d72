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
	// Readings is a folder between two jobs: with Input, the documents are read and their readings are written there; with
	// Output, these are compared. A job that fails then costs its own part alone.
	Readings string
	// Program identifies the build. Readings of another build are refused.
	Program string
	// MaxConnected is how many documents, which chains of likenesses join, are parted into stories at once at most, and
	// MaxBlock how many are compared with each other. What is larger is divided around those that have most in common with
	// others, and the links that are cut are counted.
	MaxConnected, MaxBlock int
	// MaxLinks is how many likenesses to others are kept of a document; weaker ones are counted.
	MaxLinks int
	// MaxSentences is how many different sentences may meet under one word, MaxKey how many documents under any other key; what is
	// beyond it is left out and counted.
	MaxSentences, MaxKey int
	// Rounds bounds how far documents reach each other through links; the links that are cut are counted.
	Rounds int
	// Shards is into how many files each kind of result is written.
	Shards int
}

// Defaults of Options, without input, readings and output.
func Defaults() Options {
	return Options{MaxConnected: 5000, MaxBlock: 1000, MaxLinks: 50, MaxSentences: 20000, MaxKey: 2000, Rounds: 10, Shards: 4}
}

// Check says which option is out of its range.
func (o Options) Check() error {
	named := 0
	for _, s := range []string{o.Input, o.Readings, o.Output} {
		if s != "" {
			named++
		}
	}
	switch {
	case named != 2:
		return fmt.Errorf("two of input, readings and output must be named, not %d", named)
	case o.MaxConnected < 2:
		return fmt.Errorf("stories of %d documents compare nothing", o.MaxConnected)
	case o.MaxBlock < 2:
		return fmt.Errorf("a block of %d documents compares nothing", o.MaxBlock)
	case o.MaxLinks < 1:
		return fmt.Errorf("%d links connect nothing", o.MaxLinks)
	case o.MaxSentences < 2:
		return fmt.Errorf("a word with %d sentences joins nothing", o.MaxSentences)
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
	var readings, skipped beam.PCollection
	var tallies []beam.PCollection
	if o.Input != "" {
		documents, unread, found := readDocuments(s.Scope("read"), o)
		done, failed, read := analyse(s.Scope("analyse"), o, documents)
		readings, skipped, tallies = done, beam.Flatten(s, unread, failed), append(tallies, found, read)
	} else {
		readings, skipped, tallies = openReadings(s.Scope("readings"), o)
	}
	if o.Output != "" {
		tallies = append(tallies, compareReadings(s, o, readings)...)
		write(s.Scope("skipped"), o.Output, "skipped", o.Shards, skipped)
		writeSummary(s.Scope("summary"), o.Output, tallies)
		return
	}
	writeReadings(s.Scope("readings"), o, readings)
	write(s.Scope("skipped"), o.Readings, "skipped", o.Shards, skipped)
	writeSummary(s.Scope("summary"), o.Readings, tallies)
}

// compareReadings writes what is found in readings, KV<int64, []byte>.
func compareReadings(s beam.Scope, o Options, readings beam.PCollection) (tallies []beam.PCollection) {
	r := sketch(s.Scope("sketch"), readings)
	common := commonLemmas(s.Scope("count"), r.bags)
	forms, formLinks := countForms(s.Scope("forms"), r.forms)
	near, cutNear := storyLinks(s.Scope("near"), o, r.bags, common)
	stories, parted := partStories(s.Scope("stories"), o, r, near)
	copied, cutCopies := copyLinks(s.Scope("copies"), o, r.runs)
	joined, cutJoins := joinLinks(s.Scope("joins"), o, r.joins)
	links := betweenStories(s.Scope("links"), stories.of, beam.Flatten(s, copied, joined, formLinks))
	tallies = append(parted, cutNear, cutCopies, cutJoins)

	parts := division{Rounds: o.Rounds, Most: o.MaxBlock, Links: "links between stories", Cut: "links cut between blocks"}
	blocks, cut := divide(s.Scope("blocks"), parts, stories.sizes, links)
	results, compared := compare(s.Scope("compare"), o, blocksOfDocuments(s.Scope("members"), stories.of, blocks), readings, forms)
	findings, numbered := number(s.Scope("number"), o, results.findings)

	write(s.Scope("findings"), o.Output, "findings", o.Shards, findings)
	write(s.Scope("passages"), o.Output, "passages", o.Shards, results.passages)
	write(s.Scope("events"), o.Output, "events", o.Shards, results.events)
	write(s.Scope("documents"), o.Output, "documents", o.Shards, results.documents)
	write(s.Scope("notes"), o.Output, "notes", o.Shards, results.notes)
	return append(tallies, cut, compared, numbered)
}
