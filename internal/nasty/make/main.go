// Command make writes the nasty files to a folder: go run ./internal/nasty/make FOLDER.
package main

import (
	"fmt"
	"io"
	"os"

	"gainsay/internal/nasty"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(arguments []string, out, errors io.Writer) int {
	if len(arguments) != 1 {
		fmt.Fprintln(errors, "gainsay: error: name the folder to write to")
		return 2
	}
	written, err := nasty.Write(arguments[0])
	if err != nil {
		fmt.Fprintln(errors, "gainsay: error:", err)
		return 2
	}
	fmt.Fprintf(out, "%d files written to %s\n", len(written), arguments[0])
	return 0
}
