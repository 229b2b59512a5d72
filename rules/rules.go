// Package rules holds the built-in packs of rules: the YAML files that are their source, and the compiled form of
// them that the program reads when it starts, because parsing the YAML would take longer than the whole of a small
// run. Run "go generate ./rules" after a change to a YAML file; a test says when it was forgotten.
package rules

import "embed"

//go:generate go run gainsay/internal/rule/compile -o compiled -docs ../docs/rules.md -schemas ../schema .

// FS holds the YAML files.
//
//go:embed *.yaml
var FS embed.FS

// Compiled holds one text a kind, made from the YAML files.
//
//go:embed compiled/*.txt
var Compiled embed.FS
