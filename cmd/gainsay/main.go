// Command gainsay reads news documents from several outlets and reports where they copy each other, where they
// agree, where they diverge, and what is asserted in nobody's name.
package main

import (
	"os"

	"gainsay/internal/cli"
)

func main() { os.Exit(cli.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
