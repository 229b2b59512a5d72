// Command gainsay-beam finds copies and divergences in a corpus that one machine cannot hold, on an engine that Apache Beam
// knows: Prism in the process, Flink, Dataflow. docs/scaling.md tells how.
package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"gainsay/beam/pipeline"
)

func main() { os.Exit(run()) }

func run() int {
	o := pipeline.Defaults()
	flag.StringVar(&o.Input, "input", "", "glob of `files` to read: JSON lines, WARC or any format that gainsay reads")
	flag.StringVar(&o.Output, "output", "", "`folder` for findings, passages, events, documents and the summary")
	flag.StringVar(&o.Readings, "readings", "", "`folder` between two jobs: with --input, what was read is written there; with --output, it is compared")
	flag.IntVar(&o.MaxConnected, "max-connected", o.MaxConnected, "how many `documents` that likenesses join are parted into stories at once at most")
	flag.IntVar(&o.MaxBlock, "max-block", o.MaxBlock, "how many `documents` are compared with each other at most")
	flag.IntVar(&o.MaxLinks, "max-links", o.MaxLinks, "how many `likenesses` to others are kept of a document")
	flag.IntVar(&o.MaxSentences, "max-sentences", o.MaxSentences, "how many different `sentences` may meet under one word")
	flag.IntVar(&o.MaxKey, "max-key", o.MaxKey, "how many `documents` may meet under any other key")
	flag.IntVar(&o.Rounds, "rounds", o.Rounds, "how many `links` apart documents of one block may be")
	flag.IntVar(&o.Shards, "shards", o.Shards, "into how many `files` each kind of result is written")
	provisionEndpoint := flag.String("provision_endpoint", "", "`address` given by an engine that starts this program as a worker")
	flag.Parse()
	if *provisionEndpoint != "" {
		err := becomeWorker(context.Background(), *provisionEndpoint)
		fmt.Fprintf(os.Stderr, "gainsay-beam: error: start the worker: %v\n", err)
		return 1
	}
	pipeline.Register()
	beam.Init() // does not return on a worker
	o.Program = program()
	if err := o.Check(); err != nil {
		fmt.Fprintf(os.Stderr, "gainsay-beam: error: %v\ngainsay-beam: hint: --input 'articles/*.jsonl' --output results\n", err)
		return 2
	}
	p := beam.NewPipeline()
	pipeline.Build(p.Root(), o)
	if err := beamx.Run(context.Background(), p); err != nil {
		fmt.Fprintf(os.Stderr, "gainsay-beam: error: %v\n", err)
		return 1
	}
	return 0
}

// program identifies this build by the bytes of its file, "" where that cannot be read.
func program() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}
