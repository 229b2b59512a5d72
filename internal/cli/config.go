package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gainsay/internal/config"
	"gainsay/internal/report"
)

func newConfigCommand(env *environment) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show the settings in force, or verify a configuration file",
		Example: `  gainsay config show
  gainsay config verify .gainsay.yaml`,
		Args: noSubcommand("show and verify"),
		RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newConfigShow(env), newConfigVerify(env))
	return cmd
}

func newConfigShow(env *environment) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "show",
		Short: "Show every setting, its value, and where the value comes from",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			path, err := cmd.Flags().GetString("config")
			if err != nil {
				return err
			}
			s, err := env.loadSettings(path)
			if err != nil {
				return err
			}
			var values []config.Value
			for _, setting := range config.Settings() {
				values = append(values, s.values[setting.Name])
			}
			if format == "json" {
				type shown struct {
					Name   string   `json:"name"`
					Values []string `json:"values"`
					Origin string   `json:"origin"`
				}
				var out []shown
				for _, v := range values {
					out = append(out, shown{v.Setting.Name, append([]string{}, v.Values...), v.Origin})
				}
				e := json.NewEncoder(env.out)
				e.SetIndent("", " ")
				return e.Encode(out)
			}
			if format != "text" {
				return withHint(fmt.Errorf("unknown format %q", format), "the formats are text and json")
			}
			for _, v := range values {
				origin := ""
				if v.Origin != "default" {
					origin = "  (" + v.Origin + ")"
				}
				fmt.Fprintf(env.out, "%-14s %s%s\n%14s   # %s\n", v.Setting.Name+":", report.Plain(strings.Join(v.Values, ", ")), origin, "", v.Setting.About)
			}
			return nil
		},
	}
	registerConfig(cmd)
	cmd.Flags().StringVarP(&format, "format", "f", "text", "`format`: text or json")
	return cmd
}

func newConfigVerify(env *environment) *cobra.Command {
	return &cobra.Command{
		Use:   "verify [FILE...]",
		Short: "Verify configuration files: names, types and values",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				path, err := config.Find(env.files, ".")
				if err != nil {
					return err
				}
				if path == "" {
					return withHint(fmt.Errorf("there is no %s here or above", config.FileName), "run 'gainsay init' to write one, or name a file")
				}
				args = []string{relative(path)}
			}
			for _, path := range args {
				f, err := config.Read(env.files, path)
				if errors.Is(err, fs.ErrNotExist) {
					return withHint(fmt.Errorf("there is no configuration file %s", path), "run 'gainsay init' to write one")
				} else if err != nil {
					return hintOf(err)
				}
				names := make([]string, 0, len(report.Formats()))
				for _, known := range report.Formats() {
					names = append(names, known.Name)
				}
				if f.Format != nil && !slices.Contains(names, *f.Format) {
					return withHint(fmt.Errorf("%s: unknown format %q", path, *f.Format), "the formats are %s", strings.Join(names, ", "))
				}
				for _, o := range f.Output {
					if _, _, err := report.ParseOutput(o); err != nil {
						return hintOf(fmt.Errorf("%s: %w", path, err))
					}
				}
				if err := env.verifySeverities(f, path); err != nil {
					return err
				}
				fmt.Fprintf(env.out, "%s: valid\n", path)
			}
			return nil
		},
	}
}

// verifySeverities refuses severities of rules that are neither built in nor in the packs that the file names.
func (env *environment) verifySeverities(f *config.File, path string) error {
	if len(f.Severity) == 0 {
		return nil
	}
	values, err := config.Resolve(f, path, func(string) string { return "" })
	if err != nil {
		return hintOf(err)
	}
	var packs []string
	for _, v := range values {
		if v.Setting.Name == "rules" {
			packs = v.Values
		}
	}
	pack, err := env.pack(packs)
	if err != nil {
		return err
	}
	ids := alarmIDs(pack)
	for _, id := range slices.Sorted(maps.Keys(f.Severity)) {
		if !slices.Contains(ids, id) {
			return unknownAlarm(pack, path+": severity", id)
		}
	}
	return nil
}
