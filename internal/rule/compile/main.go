// Command compile turns a folder of rule files into the texts that the program embeds, the reference of the rules and
// the JSON Schemas: go generate ./rules.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"gainsay/internal/rule"
)

func main() {
	if err := run(os.Args[1:], os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "compile: error:", err)
		os.Exit(1)
	}
}

func run(args []string, stderr io.Writer) error {
	flags := flag.NewFlagSet("compile", flag.ContinueOnError)
	flags.SetOutput(stderr)
	out := flags.String("o", "compiled", "folder to write the texts to")
	docs := flags.String("docs", "", "file to write the reference of the rules to")
	schemas := flags.String("schemas", "", "folder to write the JSON Schemas to")
	if err := flags.Parse(args); err != nil {
		return err
	}
	pack, problems, err := rule.Load(os.DirFS(flags.Arg(0)))
	for _, p := range problems {
		if !p.Fatal {
			fmt.Fprintln(stderr, p.Error())
		}
	}
	if err != nil {
		return err
	}
	for _, k := range rule.Kinds() {
		data, err := pack.Compiled(k)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(*out, string(k)+".txt"), data, 0o644); err != nil {
			return err
		}
		if *schemas == "" {
			continue
		}
		if data, err = rule.Schema(k); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(*schemas, "rule-"+string(k)+".schema.json"), data, 0o644); err != nil {
			return err
		}
	}
	if *docs == "" {
		return nil
	}
	return os.WriteFile(*docs, pack.Markdown(), 0o644)
}
