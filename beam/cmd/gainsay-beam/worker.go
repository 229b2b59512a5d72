package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"syscall"

	"github.com/apache/beam/sdks/v2/go/container/tools"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/util/grpcx"
)

// becomeWorker makes this process a worker of the engine that started it, with the flags of a container: it asks where the
// engine is to be reached and begins anew with that. Where the binary is on every machine (--environment_type PROCESS) no
// container is needed.
func becomeWorker(ctx context.Context, provisionEndpoint string) error {
	id := flag.Lookup("id").Value.String()
	info, err := tools.ProvisionInfo(grpcx.WriteWorkerID(ctx, id), provisionEndpoint)
	if err != nil {
		return fmt.Errorf("ask where the engine is: %w", err)
	}
	if e := info.GetStatusEndpoint(); e != nil {
		os.Setenv("STATUS_ENDPOINT", e.GetUrl())
	}
	if c := info.GetRunnerCapabilities(); len(c) > 0 {
		os.Setenv("RUNNER_CAPABILITIES", strings.Join(c, " "))
	}
	options, err := tools.ProtoToJSON(info.GetPipelineOptions())
	if err != nil {
		return fmt.Errorf("read the options of the pipeline: %w", err)
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	return syscall.Exec(program, []string{program, "--worker=true", "--id=" + id,
		"--logging_endpoint=" + info.GetLoggingEndpoint().GetUrl(), "--control_endpoint=" + info.GetControlEndpoint().GetUrl(),
		"--options=" + options}, os.Environ())
}
