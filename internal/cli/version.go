package cli

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"gainsay/internal/analysis"
	"gainsay/internal/report"
	"gainsay/internal/rule"
)

func newVersionCommand(env *environment) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Show the version of the program, its rules and its report format",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			pack, err := rule.Builtin()
			if err != nil {
				return err
			}
			v := struct {
				Version  string `json:"version"`
				Commit   string `json:"commit"`
				Modified bool   `json:"modified"`
				Go       string `json:"go"`
				Platform string `json:"platform"`
				Rules    string `json:"rules"`
				Schema   string `json:"schema"`
			}{Version: analysis.Version, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH, Rules: pack.Hash(), Schema: report.Schema}
			if info, ok := debug.ReadBuildInfo(); ok {
				for _, s := range info.Settings {
					switch s.Key {
					case "vcs.revision":
						v.Commit = s.Value
					case "vcs.modified":
						v.Modified = s.Value == "true"
					}
				}
			}
			if asJSON {
				e := json.NewEncoder(env.out)
				e.SetIndent("", " ")
				return e.Encode(v)
			}
			commit := v.Commit
			if commit == "" {
				commit = "unknown"
			} else if v.Modified {
				commit += ", modified"
			}
			fmt.Fprintf(env.out, "gainsay %s\ncommit %s\n%s %s\nrules %s\nreport %s\n", v.Version, commit, v.Go, v.Platform, v.Rules, v.Schema)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return cmd
}
