// Command gainsay-beam finds copies and divergences in a corpus that one machine cannot hold, on an engine that Apache Beam
// knows: Prism in the process, Flink, Dataflow. docs/scaling.md tells how.
package main

import (
	"context"
	"flag"
	"fmt"
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
	flag.IntVar(&o.MaxBlock, "max-block", o.MaxBlock, "how many `documents` are compared with each other at most")
	flag.IntVar(&o.MaxKey, "max-key", o.MaxKey, "how many `values` may meet under one key")
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
